"""The source page: the document as disclosed, every place of it addressable.

A text is shown line by line, each line an anchor. Of other formats the page shows what was
read, cell by cell and paragraph by paragraph, each under its own locator. Personal contact
details are masked before a package is written; this page shows the package's copy. Plain
HTML without nesting keeps long documents light.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from generator.documents.encoding import decode
from generator.facts.model import PublishedCell, Reading
from generator.package.read import Package
from generator.pages.desk import Desk
from generator.pages.html import SCROLL, raw
from generator.pages.places import anchor
from generator.pages.shell import disclosure_page
from generator.pages.tables import name

_TEXT = ("txt", "text", "md", "markdown")
_LEAD = (
    "以下为公开文本的逐行原文，行号即数据中“出处”所指的行。"
    "联系人姓名和电话已用 █ 遮盖，其余一字未动。"
)
_LEAD_OTHER = (
    "原件不是纯文本。以下按顺序列出从原件中读出的段落和表格，每一格都带着它在原件中的位置；"
    "原件可在下载页取得。"
)


def source_page(package: Package, desk: Desk) -> str:
    """Markdown of `source/`."""
    sections = []
    lead = _LEAD
    for number, source in enumerate(package.manifest.source):
        origin = [f"原件 SHA-256：<code>{raw(source.sha256)}</code>"]
        if source.url:
            origin.append(f'<a href="{raw(source.url)}" rel="external">发布页面</a>')
        if source.published:
            origin.append(f"发布于 {source.published}")
        if source.retrieved:
            origin.append(f"取得于 {source.retrieved}")
        sections.append(f'<p class="mz-facts">{raw(source.file)} · {" · ".join(origin)}</p>')
        if source.format in _TEXT:
            lines = _lines(package.path / "source" / source.file)
            sections.append(listing(lines, "" if number == 0 else f"f{number + 1}-"))
        elif number == 0:
            lead = _LEAD_OTHER
            sections.append(as_read(package.reading))
    body = "\n\n".join((lead, *sections))
    return disclosure_page(package.manifest, "source", body, desk.shelf, indexed=False)


def listing(lines: list[str], prefix: str = "") -> str:
    """Numbered lines; an empty one is there too, so that numbers stay right."""
    items = "".join(
        f'<li id="{prefix}L{number}">{raw(line)}</li>\n' for number, line in enumerate(lines, 1)
    )
    return f'<ol class="mz-source">\n{items}</ol>'


def as_read(reading: Reading) -> str:
    """Paragraphs and tables of a document that is no text, each place with its anchor."""
    seen: set[str] = set()
    prose = "".join(
        f'<p class="mz-prose"{_once(block.source, seen)}>{raw(block.text)}</p>\n'
        for block in reading.narrative
    )
    sheets = []
    for table in reading.tables:
        cells = [c for c in reading.cells if c.table_id == table.table_id]
        if cells:
            rows = "".join(_row(list(row), seen) for _, row in groupby(cells, lambda c: c.row))
            title = raw(name(table))
            sheets.append(
                f"<h2{_once(table.source, seen)}>{title}</h2>"
                f'{SCROLL} aria-label="{title}">'
                f'<table class="mz-read"><tbody>{rows}</tbody></table></div>\n'
            )
    return f'<div class="mz-as-read">\n{prose}{"".join(sheets)}</div>'


def _row(cells: list[PublishedCell], seen: set[str]) -> str:
    shown = "".join(f"<td{_once(c.source, seen)}>{raw(c.text.strip())}</td>" for c in cells)
    return f"<tr>{shown}</tr>\n"


def _once(source: str, seen: set[str]) -> str:
    """The id of a place, the first time it occurs."""
    place = anchor(source)
    if not place or place in seen:
        return ""
    seen.add(place)
    return f' id="{place}"'


def _lines(path: Path) -> list[str]:
    """Lines as locators count them."""
    return decode(path.read_bytes(), path.name).split("\n")
