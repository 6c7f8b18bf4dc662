"""The fields of the data and the kinds of tables, in Chinese and English.

Generated from the schema packages are written with and from the vocabulary of tables.
"""

from __future__ import annotations

from generator.package.resources import FieldSpec, ResourceSpec, package_schema
from generator.pages.html import SCROLL, raw, text
from generator.pages.shell import page
from generator.standards.vocabulary import kinds


def schema_page() -> str:
    """Markdown of `downloads/schema/`."""
    sections = [_resource(resource) for resource in package_schema().resources]
    body = "\n\n".join(
        (
            "# 字段 / Fields",
            "数据包里每个 CSV 的字段，以及表的种类。Field names are English; "
            "titles and descriptions are given in both languages where it helps.",
            "## 表的种类 / Kinds of tables { #kinds }",
            _kinds(),
            *sections,
        )
    )
    return page("字段 / Fields", body, "数据包的字段和表的种类，中英文对照", toc=True)


def _kinds() -> str:
    rows = "".join(
        f'<tr><td><code>{raw(kind.kind)}</code></td><th scope="row">{raw(kind.title)}</th>'
        f'<td lang="en">{raw(kind.title_en)}</td>'
        f"<td>{raw(kind.demand.basis) if kind.demand else '—'}</td></tr>"
        for kind in kinds()
    )
    return _table("表的种类", ("table_kind", "名称", "English", "应公开的依据"), rows)


def _resource(resource: ResourceSpec) -> str:
    rows = "".join(_field(spec) for spec in resource.fields)
    return (
        f"## {text(resource.title)} {text(resource.name)} {{ #{resource.name} }}\n\n"
        f"<p>{raw(resource.description)}</p>\n\n"
        + _table(resource.title, ("字段 Field", "名称", "类型", "说明", "English"), rows)
    )


def _field(spec: FieldSpec) -> str:
    said = raw(spec.description)
    if spec.enum:
        values = "；".join(f"{value} {word}" for value, word in spec.enum)
        said += f'<br><small class="mz-note">{raw(values)}</small>'
    return (
        f'<tr><th scope="row"><code>{raw(spec.name)}</code></th><td>{raw(spec.title)}</td>'
        f"<td>{raw(spec.type)}</td><td>{said}</td>"
        f'<td lang="en">{raw(spec.description_en)}</td></tr>'
    )


def _table(label: str, heads: tuple[str, ...], rows: str) -> str:
    head = "".join(f'<th scope="col">{raw(h)}</th>' for h in heads)
    return (
        f'{SCROLL} aria-label="{raw(label)}">'
        f'<table class="mz-twin mz-wide"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
