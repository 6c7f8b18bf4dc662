"""The source page: the document as disclosed, one numbered, addressable line each.

Personal contact details are masked before a package is written; this page shows the
package's copy. Plain HTML without nesting keeps long documents light.
"""

from __future__ import annotations

from pathlib import Path

from generator.documents.encoding import decode
from generator.package.read import Package
from generator.pages.html import raw
from generator.pages.shell import disclosure_page


def source_page(package: Package) -> str:
    """Markdown of `source/`."""
    sections = []
    for number, source in enumerate(package.manifest.source):
        lines = _lines(package.path / "source" / source.file)
        origin = [f"原件 SHA-256：<code>{raw(source.sha256)}</code>"]
        if source.url:
            origin.append(f'<a href="{raw(source.url)}" rel="external">发布页面</a>')
        if source.published:
            origin.append(f"发布于 {source.published}")
        if source.retrieved:
            origin.append(f"取得于 {source.retrieved}")
        sections.append(
            f'<p class="mz-facts">{raw(source.file)} · {" · ".join(origin)}</p>\n\n'
            + listing(lines, "" if number == 0 else f"f{number + 1}-")
        )
    lead = (
        "以下为公开文本的逐行原文，行号即数据中“出处”所指的行。"
        "联系人姓名和电话已用 █ 遮盖，其余一字未动。"
    )
    body = "\n\n".join((lead, *sections))
    return disclosure_page(package.manifest, "source", body, indexed=False)


def listing(lines: list[str], prefix: str = "") -> str:
    """Numbered lines; an empty one is there too, so that numbers stay right."""
    items = "".join(
        f'<li id="{prefix}L{number}">{raw(line)}</li>\n' for number, line in enumerate(lines, 1)
    )
    return f'<ol class="mz-source">\n{items}</ol>'


def _lines(path: Path) -> list[str]:
    """Lines as locators count them."""
    return decode(path.read_bytes(), path.name).split("\n")
