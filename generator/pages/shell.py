"""What all pages of a disclosure share: head, breadcrumb, title, the way between them.

Knows the manifest of a package, not what the pages say.
"""

from __future__ import annotations

from generator.package.manifest import Manifest
from generator.pages import words
from generator.pages.html import front_matter, link, raw, text

_TABS = (
    ("", "概览"),
    ("tables", "表格"),
    ("narrative", "文字说明"),
    ("performance", "绩效目标"),
    ("source", "原文"),
)


def short(manifest: Manifest) -> str:
    """The publisher's short name where there is one."""
    return manifest.publisher_short or manifest.publisher


def heading(manifest: Manifest) -> str:
    """`某某局 2024 年部门预算`: the disclosure in one line."""
    return f"{short(manifest)} {manifest.fiscal_year} 年部门{words.phase(manifest.phase)}"


def page(
    title: str, body: str, description: str = "", *, indexed: bool = True, toc: bool = False
) -> str:
    """A whole Markdown page with its head."""
    head: dict[str, object] = {"title": title}
    if description:
        head["description"] = description
    head["hide"] = ["navigation"] if toc else ["navigation", "toc"]
    if not indexed:
        head["search"] = {"exclude": True}
    return front_matter(head) + "\n" + body.strip() + "\n"


def disclosure_page(
    manifest: Manifest, part: str, body: str, *, indexed: bool = True, toc: bool = False
) -> str:
    """One of the pages of a disclosure; `part` is its folder, empty for the overview."""
    name = dict(_TABS)[part]
    title = heading(manifest) if not part else f"{name} · {heading(manifest)}"
    shown = text(heading(manifest)) if not part else text(f"{name}：{heading(manifest)}")
    top = f"{_path(manifest, part)}\n\n# {shown}\n\n{_tabs(part)}"
    description = f"{manifest.publisher} {manifest.fiscal_year} 年部门预算公开：{name}"
    return page(title, f"{top}\n\n{body}", description, indexed=indexed, toc=toc)


def _path(manifest: Manifest, part: str) -> str:
    up = "../../../" if part else "../../"
    steps = [link(up, "首页"), link(f"{up}disclosures/", "公开")]
    steps.append(raw(manifest.division_name))
    here = f"{short(manifest)} {manifest.fiscal_year}"
    if part:
        steps += [link("../", raw(here)), raw(dict(_TABS)[part])]
    else:
        steps.append(raw(here))
    items = "".join(f"<li>{step}</li>" for step in steps)
    return f'<nav class="mz-path" aria-label="所在位置"><ol>{items}</ol></nav>'


def _tabs(part: str) -> str:
    up = "../" if part else ""
    items = []
    for folder, name in _TABS:
        current = "page" if folder == part else None
        href = f"{up}{folder}/" if folder else (up or "./")
        items.append(f"<li>{link(href, name, aria_current=current)}</li>")
    items.append(f'<li><a href="{"../../../" if part else "../../"}downloads/">下载</a></li>')
    return f'<nav class="mz-tabs" aria-label="本份公开"><ul>{"".join(items)}</ul></nav>'
