"""Plain text and Markdown become paragraphs and grids of addressed cells.

Three ways of writing a table are known, and told apart line by line:

* pipe tables: `| a | b |`, the dashed line under the header left out;
* tab-separated rows: `a<TAB>b<TAB>c`, one printed row a line;
* cell dumps (as word processors print them): a tab opens a cell, every cell stands on
  its own line or lines, a blank line ends the row, cells covered by a merge are missing.

Rows with nothing but blank lines between them are one grid. The reader does not know
what a budget table is; titles and units between tables come out as paragraphs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from generator import locator
from generator.documents.contacts import mask_text
from generator.documents.encoding import decode
from generator.documents.limits import Meter
from generator.documents.markup import clean, heading
from generator.documents.model import Block, Cell, Document, Grid, Paragraph, Row

_OPEN_RULE = re.compile(r"^\s*:?-{2,}:?(\s*\|\s*:?-{2,}:?)+\s*$")
_RULE = re.compile(r"^(?=[^-]*+(?:-[^-]++)*+--)[\s|:+\-–—=]++$")


def read_text(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in a text or Markdown file, personal contact details masked.

    Raises UnusableInput when the file is empty, binary or in no known encoding.
    """
    data = path.read_bytes()
    form = "md" if path.suffix.lower() in {".md", ".markdown"} else "txt"
    text, _ = mask_text(decode(data, path.name), keep_public_landline=keep_public_landline)
    return parse_text(text, path.name, form, hashlib.sha256(data).hexdigest())


def parse_text(text: str, name: str, form: str = "txt", sha256: str = "") -> Document:
    """The document in `text`; line numbers count `\\n`, from 1."""
    lines = tuple(text.split("\n"))
    meter = Meter(name)
    for line in lines:
        meter.check("columns", max(line.count("|"), line.count("\t")))
    return Document(name, form, tuple(_blocks(_closed_pipes(lines))), sha256, lines)


def open_line(lines: tuple[str, ...], place: str) -> str | None:
    """What stands at a text locator: the cell, line or lines, as written; None if nowhere."""
    address = locator.parse_line(place)
    if address is None or not 1 <= address.first <= address.last <= len(lines):
        return None
    if not address.field:
        return "\n".join(lines[address.first - 1 : address.last])
    fields = split_fields(lines[address.first - 1])
    return fields[address.field - 1].strip() if address.field <= len(fields) else None


def split_fields(line: str) -> list[str]:
    """The cells of one line: between pipes in a pipe table, else between tabs."""
    stripped = line.strip()
    if _is_pipe_row(stripped):
        return (
            stripped[1:-1]
            .replace("\\|", "\x00")
            .replace("|", "\x01")
            .replace("\x00", "|")
            .split("\x01")
        )
    return line.split("\t")


def _blocks(lines: tuple[str, ...]) -> Iterator[Block]:
    """Paragraphs and grids in order."""
    dump = _has_cell_dump(lines)
    rows: list[Row] = []
    index = 0
    while index < len(lines):
        row, after = _row_at(lines, index, dump)
        if row is not None:
            rows.append(row)
        elif lines[index].strip() and not _RULE.match(lines[index]):
            if rows:
                yield _grid(rows, dump)
                rows = []
            paragraph, after = _paragraph_at(lines, index)
            yield paragraph
        index = after
    if rows:
        yield _grid(rows, dump)


def _grid(rows: list[Row], dump: bool) -> Grid:
    ragged = dump and len({len(row.cells) for row in rows}) > 1
    return Grid(tuple(rows), locator.span(rows[0].source, rows[-1].source), ragged)


def _has_cell_dump(lines: tuple[str, ...]) -> bool:
    """True when cells stand one a line: two neighbouring lines that open one cell each."""
    return any(_opens_cell(a) and _opens_cell(b) for a, b in zip(lines, lines[1:], strict=False))


def _opens_cell(line: str) -> bool:
    return line.startswith("\t") and line.count("\t") == 1


def _is_pipe_row(stripped: str) -> bool:
    return len(stripped) > 2 and stripped.startswith("|") and stripped.endswith("|")


def _closed_pipes(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Pipe tables written without outer pipes get them: `a | b` under a dashed line.

    Cells keep their order, so that a locator opens the same text in the line as written.
    """
    closed = list(lines)
    for at, line in enumerate(lines):
        if not _OPEN_RULE.match(line) or at == 0 or "|" not in lines[at - 1]:
            continue
        row = at - 1
        while row < len(lines) and (row == at or "|" in lines[row]) and lines[row].strip():
            stripped = closed[row].strip()
            if row != at and not _is_pipe_row(stripped):
                closed[row] = "|" + stripped.removeprefix("|").removesuffix("|") + "|"
            row += 1
    return tuple(closed)


def _row_at(lines: tuple[str, ...], index: int, dump: bool) -> tuple[Row | None, int]:
    """The table row that begins at `index`, if one does, and the index after it."""
    line = lines[index]
    if dump and _opens_cell(line):
        return _dumped_row(lines, index)
    if _RULE.match(line):
        return None, index + 1
    if _is_pipe_row(line.strip()) or "\t" in line:
        fields = split_fields(line)
        cells = tuple(_cell(raw, index + 1, field) for field, raw in enumerate(fields, 1))
        return Row(cells, locator.line(index + 1)), index + 1
    return None, index + 1


def _dumped_row(lines: tuple[str, ...], index: int) -> tuple[Row, int]:
    """One row of a cell dump: up to the next blank line; a cell may go on over lines."""
    start, cells = index, []
    while index < len(lines) and lines[index] != "":
        if _opens_cell(lines[index]):
            cells.append(_cell(lines[index][1:], index + 1, 2))
        else:
            last = cells[-1]
            raw = f"{last.raw}\n{lines[index].strip()}"
            first = locator.parse_line(last.source)
            place = locator.lines(first.first if first else index, index + 1)
            cells[-1] = Cell(f"{last.text} {clean(lines[index])}", raw, place)
        index += 1
    return Row(tuple(cells), locator.lines(start + 1, max(index, start + 1))), index


def _cell(raw: str, line: int, field: int) -> Cell:
    return Cell(clean(raw), raw.strip(), locator.line(line, field))


def _paragraph_at(lines: tuple[str, ...], index: int) -> tuple[Paragraph, int]:
    """The paragraph at `index`; a line that ends in a hard break goes on in the next."""
    start = index
    text, level = heading(lines[index])
    while (
        lines[index].endswith("  ")
        and index + 1 < len(lines)
        and lines[index + 1].strip()
        and "\t" not in lines[index + 1]
        and not lines[index + 1].lstrip().startswith(("#", "|"))
    ):
        index += 1
        text += clean(lines[index])
    return Paragraph(text, level, locator.lines(start + 1, index + 1)), index + 1
