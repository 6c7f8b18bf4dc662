"""The simple form of a web page becomes blocks: paragraphs and grids in printed order.

A table with a table in it lays out the page and is read as prose around the inner one; all
others are data. Tables are numbered as they open in the page, rows and columns as printed,
spans walked. Knows the simple form only (`canonical`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from generator.documents.limits import Meter
from generator.documents.limits_xml import Element
from generator.documents.model import Block, Cell, Grid, Paragraph, Row
from generator.documents.pieces import Tape, plain, raised, struck
from generator.documents.spans import Printed, blocks_of_table, paragraph_place, table_place
from generator.documents.web.canonical import HEADINGS, INLINE

NESTED = "表格的单元格里还有表格，无法确定各个数字属于哪一栏，表中的数字没有读取"
_AMOUNT = re.compile(r"-?\d[\d,]*\.\d+")


class Flow:
    """One walk through a page: text gathers into a line until a block or break ends it."""

    def __init__(self, body: Element, meter: Meter) -> None:
        self._body = body
        self._meter = meter
        self._numbers = {table: n for n, table in enumerate(body.iter("table"), 1)}
        self._paragraphs = 0
        self._line: list[str] = []

    def blocks(self) -> Iterator[Block]:
        """Paragraphs that print something, and tables."""
        yield from self._inside(self._body, 0)
        yield from self._end_line(0)

    def _inside(self, element: Element, level: int) -> Iterator[Block]:
        self._line.append(element.text or "")
        for inner in element:
            if inner.tag == "br":
                yield from self._end_line(level)
            elif inner.tag in INLINE:
                self._line.append(_looked(inner, "".join(self._line[-2:])[-1:]))
            elif inner.tag == "table":
                yield from self._end_line(level)
                yield from self._table(inner)
            else:
                yield from self._end_line(level)
                own = HEADINGS.get(inner.tag, level)
                yield from self._inside(inner, own)
                yield from self._end_line(own)
            self._line.append(inner.tail or "")

    def _end_line(self, level: int) -> Iterator[Paragraph]:
        raw, self._line = "".join(self._line), []
        if raw.strip():
            self._paragraphs += 1
            if text := plain(raw):
                self._meter.count("paragraphs")
                yield Paragraph(text, level, paragraph_place(self._paragraphs))

    def _table(self, table: Element) -> Iterator[Block]:
        if next(table.iterdescendants("table"), None) is not None:
            if _holds_amounts(table):
                yield self._untold(table)
                return
            for cell in table.iterchildren("caption", "tr"):
                yield from self._layout(cell)
            return
        for caption in table.iterchildren("caption"):
            yield from self._inside(caption, 0)
            yield from self._end_line(0)
        number = self._numbers[table]
        printed, width, unseen = cells_of(table, self._meter)
        rows = hidden_rows(table)
        place = table_place(number)
        source = f"table:{number}"
        yield from blocks_of_table(printed, width, source, place, self._meter, rows, unseen)

    def _untold(self, table: Element) -> Grid:
        """A table with amounts beside another table: what belongs to what is not known."""
        rows = []
        for inner in table.iter("table"):
            place = table_place(self._numbers[inner])
            printed = cells_of(inner, self._meter)[0]
            for _, row in groupby(printed, lambda cell: cell.row):
                cells = [Cell(plain(c.raw), c.raw.strip(), place(c.row, c.column)) for c in row]
                rows.append(Row(tuple(cells), cells[0].source))
        return Grid(tuple(rows), f"table:{self._numbers[table]}", unread=NESTED)

    def _layout(self, row: Element) -> Iterator[Block]:
        for cell in [row] if row.tag == "caption" else row:
            yield from self._inside(cell, 0)
            yield from self._end_line(0)


def _holds_amounts(table: Element) -> bool:
    """Whether a table around others has amounts in several cells of its own."""
    own = (
        cell for row in table.iterchildren("tr") for cell in row if cell.find(".//table") is None
    )
    return sum(_AMOUNT.fullmatch(cell_text(cell)) is not None for cell in own) > 1


def cells_of(table: Element, meter: Meter) -> tuple[list[Printed], int, list[Printed]]:
    """The cells of a table where a browser would put them, its width, and the hidden cells.

    Merged cells reach over visible rows only. Hidden cells beside visible ones stand behind
    the last column, in the order of their row, so that those of one column are below another.
    """
    printed: list[Printed] = []
    hidden: list[Printed] = []
    taken: dict[int, int] = {}  # column → last row that a cell from above covers
    width = 0
    rows = list(table.iterchildren("tr"))
    out = hidden_rows(table)
    shown = [number for number in range(1, len(rows) + 1) if number not in out]
    for at, number in enumerate(shown):
        column = 1
        for cell in rows[number - 1]:
            if cell.get("hidden") is not None:
                continue
            while taken.get(column, 0) >= number:
                column += 1
            across = _across(cell, meter)
            down = int(cell.get("rowspan", "1")) or len(rows)
            meter.count("cells", across if down > 1 else 1)
            meter.check("columns", column)
            last = shown[min(at + down, len(shown)) - 1]
            white = cell.get("style") is not None
            text = cell_text(cell)
            printed.append(Printed(number, column, text, across, last - number + 1, white))
            for covered in range(column, column + across) if down > 1 else ():
                taken[covered] = last
            column += across
        width = max(width, column - 1)
    for number, row in enumerate(rows, 1):
        first = 1 if number in out else width + 1
        cells = [c for c in row if number in out or c.get("hidden") is not None]
        hidden += _in_a_row(cells, number, first, meter)
    hidden += [cell for cell in printed if cell.white]
    return [cell for cell in printed if not cell.white], width, hidden


def _in_a_row(cells: list[Element], number: int, column: int, meter: Meter) -> Iterator[Printed]:
    """Hidden cells of a row one beside another, from a column on."""
    for cell in cells:
        meter.count("cells")
        yield Printed(number, column, cell_text(cell))
        column += _across(cell, meter)


def _across(cell: Element, meter: Meter) -> int:
    return min(int(cell.get("colspan", "1")) or 1, meter.limits.columns)


def hidden_rows(table: Element) -> frozenset[int]:
    """The numbers of the rows that nobody sees."""
    rows = enumerate(table.iterchildren("tr"), 1)
    return frozenset(number for number, row in rows if row.get("hidden") is not None)


def cell_text(cell: Element) -> str:
    """What a cell prints: its blocks and breaks on lines of their own."""
    pieces: list[str] = []
    _gather(cell, pieces)
    lines = "".join(pieces).split("\n")
    return "\n".join(line for line in (line.strip(" ") for line in lines) if line)


def _gather(element: Element, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for inner in element:
        if inner.tag == "br":
            pieces.append("\n")
        elif inner.tag in INLINE:
            pieces.append(_looked(inner, "".join(pieces[-2:])[-1:]))
        else:
            pieces.append("\n")
            _gather(inner, pieces)
            pieces.append("\n")
        pieces.append(inner.tail or "")


def _looked(element: Element, before: str) -> str:
    """The text in a link, or in what is raised or crossed out, as it looks after other text."""
    said = element.text or ""
    for inner in element:
        said += "\n" if inner.tag == "br" else _looked(inner, (before + said)[-1:])
        said += inner.tail or ""
    if element.tag == "sup":
        return raised(before, said)
    return struck(said) if element.tag == "del" else said


def tape_of(body: Element, meter: Meter) -> Tape:
    """All text nodes in reading order, for masking."""
    tape = Tape(meter)
    _record(body, tape, "\n")
    return tape


_AFTER = {"td": "\t", "th": "\t", "tr": "\n", "table": "\n", "caption": "\n"}
_AFTER |= dict.fromkeys(INLINE, "")


def _record(element: Element, tape: Tape, line_end: str) -> None:
    tape.add(element.text or "", partial(_write_text, element))
    for inner in element:
        in_cell = inner.tag in {"td", "th"}
        if inner.tag not in _AFTER:
            tape.mark(line_end)
        if inner.tag != "br":
            _record(inner, tape, " " if in_cell else line_end)
            tape.mark(_AFTER.get(inner.tag, line_end))
        tape.add(inner.tail or "", partial(_write_tail, inner))


def _write_text(node: Element, text: str) -> None:
    node.text = text


def _write_tail(node: Element, text: str) -> None:
    node.tail = text
