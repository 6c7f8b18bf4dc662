"""The source page: the document as disclosed, every place of it addressable.

A text is shown line by line, each line an anchor. Of other formats the page shows what was
read, cell by cell and paragraph by paragraph, each under its own locator. Personal contact
details are masked before a package is written; this page shows the package's copy. Plain
HTML without nesting keeps long documents light.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator import locator
from generator.documents.encoding import decode
from generator.facts.model import PublishedCell, Reading
from generator.package.read import Package
from generator.pages.desk import Desk
from generator.pages.html import SCROLL, raw
from generator.pages.places import anchor, file_prefix
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
    for number, source in enumerate(package.manifest.source, 1):
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
            sections.append(listing(lines, number, printed_numbers(package.reading, number)))
        else:
            lead = _LEAD_OTHER if number == 1 else lead
            sections.append(as_read(package.reading, number))
    body = "\n\n".join((lead, *sections))
    return disclosure_page(package.manifest, "source", body, desk.shelf, indexed=False)


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell of a line of text; `is_number` when it became a fact and needs an anchor."""

    field: int
    text: str
    is_number: bool


def printed_numbers(reading: Reading, file: int = 1) -> dict[int, list[Printed]]:
    """The cells of every line of a file in their order, for finding its numbers."""
    facts = {fact.source for fact in reading.facts}
    texts = {cell.source: cell.text for cell in reading.cells}
    texts |= {fact.source: fact.published for fact in reading.facts if fact.source not in texts}
    found: dict[int, list[Printed]] = defaultdict(list)
    for source, text in texts.items():
        address = locator.parse_line(source)
        if address and address.field and address.file == file:
            found[address.first].append(Printed(address.field, text.strip(), source in facts))
    return {line: sorted(cells, key=lambda c: c.field) for line, cells in found.items()}


def listing(
    lines: list[str], file: int = 1, numbers: Mapping[int, Sequence[Printed]] | None = None
) -> str:
    """Numbered lines; an empty one is there too, so that counts stay right.

    A number that became a fact has an anchor of its own, so that a link marks it.
    """
    prefix = file_prefix(file)
    known = numbers or {}
    items = "".join(
        f'<li id="{prefix}L{n}">{_marked(line, f"{prefix}L{n}", known.get(n, ()))}</li>\n'
        for n, line in enumerate(lines, 1)
    )
    return f'<ol class="mz-source">\n{items}</ol>'


def _marked(line: str, anchor_of_line: str, cells: Sequence[Printed]) -> str:
    """A line with its numbers marked; one that is not found as printed marks the line's start."""
    shown, at = [], 0
    for cell in cells:
        place = line.find(cell.text, at) if cell.text else -1
        if cell.is_number:
            found = raw(cell.text) if place >= 0 else ""
            shown.append(raw(line[at:place]) if place >= 0 else "")
            shown.append(f'<b id="{anchor_of_line}-{cell.field}">{found}</b>')
            at = place + len(cell.text) if place >= 0 else at
        elif place >= 0:
            shown.append(raw(line[at : place + len(cell.text)]))
            at = place + len(cell.text)
    return "".join(shown) + raw(line[at:])


def as_read(reading: Reading, file: int = 1) -> str:
    """Paragraphs and tables of a file that is no text, each place with its anchor."""
    seen: set[str] = set()
    prose = "".join(
        f'<p class="mz-prose"{_once(block.source, seen)}>{raw(block.text)}</p>\n'
        for block in reading.narrative
        if locator.file_of(block.source) == file
    )
    sheets = []
    for table in reading.tables:
        cells = [
            c
            for c in reading.cells
            if c.table_id == table.table_id and locator.file_of(c.source) == file
        ]
        if cells:
            rows = "".join(_row(list(row), seen) for _, row in groupby(cells, lambda c: c.row))
            title = raw(name(table))
            whole = _once(table.source, seen)
            begins = _once(locator.beginning(table.source), seen)
            sheets.append(
                f"<h2{whole}>{title}</h2>"
                f'{SCROLL} aria-label="{title}">'
                f'<table class="mz-read"{begins}><tbody>{rows}</tbody></table></div>\n'
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
