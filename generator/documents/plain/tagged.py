"""HTML tables written in a text file become grids, every cell with its place in its line.

Converters put them into Markdown. A table around other tables lays them out. One that
breaks off inside a cell, or holds numbers beside an inner table, is told as unread: which
number belongs to which column is not known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lxml import etree

from generator import locator
from generator.documents.limits import Meter
from generator.documents.markup import clean_cell, clean_words
from generator.documents.model import Block, Cell, Grid, Hidden, Paragraph, Row
from generator.documents.plain.fields import CELL_TAG, split_fields, tag_fields
from generator.documents.plain.tags import TagTable, read_tags
from generator.documents.spans import blocks_of_table
from generator.documents.web.flow import NESTED, cells_of, hidden_rows

BROKEN = "表格的标记没有写完，无法确定各个数字属于哪一栏，表中的数字没有读取"
_OPENS = re.compile(r"<table\b", re.I)
_DIGIT = re.compile(r"\d")


def opens_table(line: str) -> bool:
    """True for a line in which a table begins."""
    return "<" in line and _OPENS.search(line) is not None


class TaggedText:
    """The lines of a text as one, with its tables."""

    def __init__(self, lines: Sequence[str], meter: Meter) -> None:
        self._lines, self._meter = lines, meter
        self._text = "\n".join(lines)
        self._split: tuple[int, list[int], list[str]] = (-1, [], [])  # the last line asked for
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def blocks_from(self, index: int) -> tuple[list[Block], int]:
        """What stands in a line in which tables begin, to the line where they end.

        With the index of the line after it.
        """
        at, blocks = self._starts[index], list[Block]()
        end = self._end_of_line(at)
        while (begin := _OPENS.search(self._text, at, end)) is not None:
            blocks += self._words(at, begin.start())
            table = read_tags(self._text, begin.start(), self._meter)
            blocks += self._blocks(table)
            at = max(table.end, begin.end())
            end = self._end_of_line(at)
        blocks += self._words(at, end)
        return blocks, self._line_of(at) + 1

    def _line_of(self, at: int) -> int:
        """The index of the line that a place is in."""
        return bisect_right(self._starts, at) - 1

    def _end_of_line(self, at: int) -> int:
        line = self._line_of(at)
        return self._starts[line] + len(self._lines[line])

    def _words(self, start: int, end: int) -> Iterator[Paragraph]:
        """What is printed outside of cells, line by line."""
        while start < end:
            stop = min(end, self._end_of_line(start))
            if said := clean_words(self._text[start:stop]):
                self._meter.count("paragraphs")
                yield Paragraph(said, 0, locator.line(self._line_of(start) + 1))
            start = stop + 1

    def _blocks(self, table: TagTable) -> Iterator[Block]:
        if table.hidden:
            return
        for start, end in table.beside:
            yield from self._words(start, end)
        if table.broken:
            yield from self._unread(table, BROKEN)
        elif table.inner:
            yield from self._around(table)
        else:
            yield from self._grids(table)

    def _grids(self, table: TagTable) -> Iterator[Block]:
        """The table with its spans walked."""
        tree, seen, unseen = etree.Element("table"), list[Cell](), list[Cell]()
        for row in table.rows:
            line = etree.SubElement(tree, "tr", {"hidden": ""} if row.hidden else {})
            for tag_cell in row.cells:
                cell = self._cell(tag_cell.start, tag_cell.end)
                (unseen if row.hidden or tag_cell.hidden else seen).append(cell)
                looks = {"hidden": ""} if tag_cell.hidden else {}
                etree.SubElement(line, "td", tag_cell.spans | looks).text = cell.text or None
        printed, width, hidden = cells_of(tree, self._meter)
        places = [_key(p.row, p.column) for p in (*printed, *hidden)]
        known = dict(zip(places, (*seen, *unseen), strict=True))
        source, out = self._source(table), hidden_rows(tree)
        for block in blocks_of_table(printed, width, source, _key, self._meter, out, hidden):
            if isinstance(block, Paragraph):
                yield replace(block, source=known[block.source].source)
            else:
                rows = tuple(_named(row, known, source) for row in block.rows)
                yield replace(block, rows=rows, hidden=_named_hidden(block.hidden, known))

    def _around(self, table: TagTable) -> Iterator[Block]:
        """A table that lays out others: its words and the inner tables, in their order."""
        bounds = [(table.start, table.start), *table.inner, (table.end, table.end)]
        outside = [(left[1], right[0]) for left, right in pairwise(bounds)]
        if any(_DIGIT.search(clean_cell(self._text[a:b])) for a, b in outside):
            yield from self._unread(table, NESTED)
            return
        for at, (start, end) in enumerate(outside):
            yield from self._words(start, end)
            if at < len(table.inner):
                inner = read_tags(self._text, table.inner[at][0], self._meter)
                yield from self._blocks(inner)

    def _unread(self, table: TagTable, reason: str) -> Iterator[Grid]:
        """All that is printed in a table, row by row, in no columns."""
        rows: list[list[Cell]] = [[]]
        tags = list(CELL_TAG.finditer(self._text, table.start, table.end))
        for tag, after in zip(tags, [*(t.start() for t in tags[1:]), table.end], strict=True):
            if tag["name"].lower() == "tr":
                rows.append([])
            if (cell := self._cell(tag.end(), after)).text:
                rows[-1].append(cell)
        printed = tuple(Row(tuple(row), row[0].source) for row in rows if row)
        if printed:
            yield Grid(printed, self._source(table), unread=reason)

    def _source(self, table: TagTable) -> str:
        last = self._line_of(max(table.start, table.end - 1))
        return locator.lines(self._line_of(table.start) + 1, last + 1)

    def _cell(self, start: int, end: int) -> Cell:
        """What is printed between two places; in one line, it is a cell of that line."""
        printed = self._text[start:end]
        text = " ".join(clean_cell(printed).split())
        first = start + len(printed) - len(printed.lstrip())
        number = self._line_of(first if text else start)
        if not text:
            return Cell("", "", locator.line(number + 1))
        last = self._line_of(max(first, start + len(printed.rstrip()) - 1))
        if number != last:
            return Cell(text, printed.strip(), locator.lines(number + 1, last + 1))
        at, raw = self._field(number, first - self._starts[number])
        return Cell(text, raw, locator.line(number + 1, at + 1))

    def _field(self, number: int, offset: int) -> tuple[int, str]:
        """The place, from 0, of what stands at an offset of a line, and the cell there."""
        line = self._lines[number]
        if self._split[0] != number:
            starts = [start for start, _ in tag_fields(line)] if CELL_TAG.search(line) else []
            self._split = (number, starts, split_fields(line))
        _, starts, fields = self._split
        at = max(0, bisect_right(starts, offset) - 1) if starts else line.count("\t", 0, offset)
        return at, fields[at].strip() if at < len(fields) else line.strip()


def _key(row: int, column: int) -> str:
    return f"{row},{column}"


def _named_hidden(hidden: Hidden | None, known: dict[str, Cell]) -> Hidden | None:
    """What is hidden, with its own places and those of what is shown."""
    if hidden is None:
        return None
    cells = tuple((row, column, known[cell.source]) for row, column, cell in hidden.cells)
    shown = {known[place].source: at for place, at in hidden.shown.items()}
    return Hidden(hidden.table, cells, shown)


def _named(row: Row, known: dict[str, Cell], source: str) -> Row:
    """A row whose cells have their own places; those a merged one covers have its line's."""
    own = [known.get(cell.source) for cell in row.cells]
    first = next((cell.source for cell in own if cell), source)
    address = locator.parse_line(first)
    line = locator.line(address.first) if address else source
    cells = tuple(
        cell if cell and cell.text else Cell("", "", line, hangs=place.hangs)
        for cell, place in zip(own, row.cells, strict=True)
    )
    return Row(cells, next((cell.source for cell in cells if cell.text), line))
