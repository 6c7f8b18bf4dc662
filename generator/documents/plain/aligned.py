"""Columns made of blanks: lines whose words stand below each other become grids.

A line is taken as printed with characters of one width, and read as a page without rules
is read (`pdf.unruled`). Chinese characters are as wide as two others, or as one: programs
differ, and the one in which the numbers stand straight below each other is right. What
cannot be placed with certainty is told with the reason, number by number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import locator
from generator.documents.markup import clean
from generator.documents.model import Cell, Grid, Row
from generator.documents.numbers import is_number
from generator.documents.pdf.model import (
    Box,
    Glyph,
    PrintedCell,
    PrintedGrid,
    PrintedLine,
    box_around,
)
from generator.documents.pdf.unread import UNKNOWN_HEADER
from generator.documents.pdf.unruled import lines_to_blocks
from generator.documents.pdf.words import glyphs_to_piece
from generator.documents.plain.captions import is_caption
from generator.documents.plain.fields import GAP, split_fields
from generator.documents.plain.gutters import Word, is_title, table_of
from generator.documents.plain.worded_rows import (
    has_lone_amount,
    has_sentence_cell,
    marked,
    sentence_rows,
    unmarked,
)

UNKNOWN_WIDTH = "表格用空格对齐，无法确定各个数字属于哪一栏，表中的数字没有读取"
# The page that the lines are thought to be printed on.
_HALF, _SIZE, _PITCH = 5.0, 10.0, 14.0
_LONGEST_LINE = 1500
_MOST_SAID = 160  # characters of a row of few cells
_MOST_OF_A_CELL = 16  # on average, where there are more
_WIDE_GAP = re.compile(r"\s{2,}|\u3000")
_MOST_WORDS = 3  # of a cell
_MOST_LINES = 400
_FARTHEST = 3  # lines from a row to the next one
_NO_HEADER = re.compile(r"[。；：:]|^\s*#")
_LARGE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|(?!(?:19|20)\d\d$)\d{4,})")
_FEWEST_AMOUNTS = 2
_SENTENCE = re.compile(r"[。；]")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A grid, and the lines it takes, by their index."""

    first: int
    last: int
    grid: Grid


def is_aligned(lines: Sequence[str], at: int) -> bool:
    """True for a line with a number and something else apart from it."""
    line = lines[at]
    if _is_pressed(line) or not GAP.search(line.strip()):
        return False
    if _SENTENCE.search(line):
        return has_sentence_cell(lines, at)
    return any(is_number(part) for part in GAP.split(line.strip()))


def _is_pressed(line: str) -> bool:
    """True for more than a row of a table says: prose, or a whole table pressed into a line."""
    said = sum(map(len, line.split()))
    apart = len(_WIDE_GAP.split(line.strip()))
    return len(line) > _LONGEST_LINE or (said > _MOST_SAID and said > _MOST_OF_A_CELL * apart)


def aligned_grids(lines: Sequence[str], first: int, end: int) -> Iterator[Aligned]:
    """The tables among the lines from one index to another, page by page."""
    for part in _parts(lines, first, end):
        if any(is_aligned(lines, at) for at in part):
            yield from _grids(lines, part)


def _parts(lines: Sequence[str], first: int, end: int) -> Iterator[range]:
    """The lines in parts: a new one where a caption follows rows, and before there are too many."""
    start, has_rows = first, False
    for at in range(first, end):
        if at - start >= _MOST_LINES or (has_rows and is_caption(lines, at)):
            yield range(start, at)
            start, has_rows = at, False
        has_rows = has_rows or is_aligned(lines, at)
    yield range(start, end)


def untold_rows(lines: Sequence[str], index: int, table: int) -> Aligned | None:
    """Names with amounts apart from them, in no columns: their header does not say which.

    A list of contents has numbers of pages apart from names; none of them is an amount. Right
    below a table, whose last line is `table`, one amount is enough.
    """
    is_below = table >= 0 and index - table <= _FARTHEST and has_lone_amount(lines[index])
    last, amounts = index, 0
    for at in range(index, min(index + _MOST_LINES, len(lines))):
        line = lines[at]
        if is_caption(lines, at):
            break
        if is_aligned(lines, at):
            last = at
            amounts += any(_LARGE.fullmatch(part) for part in GAP.split(line.strip()))
        elif at - last >= _FARTHEST or _SENTENCE.search(line) or "|" in line or "\t" in line:
            break
    if amounts < (1 if is_below else _FEWEST_AMOUNTS):
        return None
    inside = [at for at in range(index, last + 1) if lines[at].strip()]
    source = locator.lines(index + 1, last + 1)
    return Aligned(index, last, _told_as_cells(lines, inside, source, UNKNOWN_HEADER))


def _told_as_cells(lines: Sequence[str], at: Sequence[int], source: str, reason: str) -> Grid:
    """Lines as cells in no columns."""
    rows = []
    for number in at:
        parts = enumerate(split_fields(lines[number]), 1)
        cells = [
            Cell(clean(p), p.strip(), locator.line(number + 1, n)) for n, p in parts if p.strip()
        ]
        if cells:
            rows.append(Row(tuple(cells), locator.line(number + 1)))
    return Grid(tuple(rows), source, unread=reason)


def _grids(lines: Sequence[str], part: range) -> Iterator[Aligned]:
    found = [_Page(lines, part, width) for width in (2, 1)]
    straight = min(found, key=lambda page: page.crooked)
    if len({page.crooked for page in found}) > 1:
        yield from straight.grids()
        return
    wide, narrow = (list(page.grids()) for page in found)
    for one in wide:
        same = any(one.grid.rows == other.grid.rows for other in narrow)
        yield one if same or one.grid.unread else _untold(lines, one)


def _untold(lines: Sequence[str], found: Aligned, reason: str = UNKNOWN_WIDTH) -> Aligned:
    """The lines as cells in no columns, because these are not known."""
    inside = range(found.first, found.last + 1)
    return replace(found, grid=_told_as_cells(lines, inside, found.grid.source, reason))


def _without_words_below(told: Aligned, lines: Sequence[str]) -> Aligned:
    """Cells in no columns without the lines below the last number: the title of the next table."""
    inside = range(told.first, told.last + 1)
    last = max((at for at in inside if is_aligned(lines, at)), default=told.last)
    places = [(row, locator.parse_line(row.source)) for row in told.grid.rows]
    rows = tuple(row for row, place in places if place is None or place.first <= last + 1)
    source = locator.lines(told.first + 1, last + 1)
    return Aligned(told.first, last, replace(told.grid, rows=rows, source=source))


def _is_flattened(found: Aligned) -> bool:
    """True for one line with several words in a cell: a table that lost its lines."""
    words = max(len(cell.raw.split()) for row in found.grid.rows for cell in row.cells)
    return found.first == found.last and words > _MOST_WORDS


def _header_above(
    numbers: Sequence[int], body: int, done: int, lines: Sequence[str]
) -> Iterator[int]:
    """The lines above the first row that can be its header, upwards."""
    for at in range(body - 1, -1, -1):
        line, far = lines[numbers[at]], numbers[at + 1] - numbers[at]
        if numbers[at] <= done or far > _FARTHEST or _NO_HEADER.search(line) or len(line) > 400:
            return
        yield numbers[at]


def _body_end(numbers: Sequence[int], body: int, lines: Sequence[str]) -> int:
    """The last row that follows the first one closely."""
    last = body
    for at in range(body + 1, len(numbers)):
        number = numbers[at]
        ends = _NO_HEADER.search(lines[number]) and not has_sentence_cell(lines, number)
        if number - numbers[at - 1] > _FARTHEST or ends:
            break
        if is_aligned(lines, number):
            last = at
    return numbers[last]


class _Page:
    """Lines as if they were printed, a Chinese character so many others wide."""

    def __init__(self, lines: Sequence[str], part: range, width: int) -> None:
        self._lines, self._width = lines, width
        self._worded = sentence_rows(lines, part, width)
        self._printed = [p for at in part if (p := self._line(at)) is not None]

    @property
    def crooked(self) -> int:
        """At how many places numbers end: fewer where they stand below each other."""
        ends = {
            round(piece.box.x1)
            for line in self._printed
            for piece in line.pieces[1:]
            if is_number(piece.text)
        }
        return len(ends)

    def grids(self) -> Iterator[Aligned]:
        """The tables: where lines stand like one, and blanks part its columns."""
        done = -1
        for block in lines_to_blocks(self._printed):
            if not isinstance(block, PrintedGrid):
                continue
            found = self._aligned(block)
            if found.first <= done:
                continue
            found = self._parted(found, done) or self._told(found)
            done = found.last
            if not _is_flattened(found):
                yield found

    def _parted(self, unread: Aligned, done: int) -> Aligned | None:
        """The table around the rows that were not read, if blanks part its columns."""
        at = {_line_of(line.pieces[0].glyphs[0]): line for line in self._printed}
        rows = [n for n in at if unread.first <= n <= unread.last and is_aligned(self._lines, n)]
        if not rows:
            return None
        numbers = sorted(at)
        body = numbers.index(rows[0])
        head = list(_header_above(numbers, body, done, self._lines))
        last = max(unread.last, _body_end(numbers, body, self._lines))
        part = [n for n in numbers if head and head[-1] <= n <= last]
        words = [self._words(at[n]) for n in part]
        found = table_of(words)
        while found is None and words and len(words[0]) == 1 and is_title(words[0][0], words[1:]):
            part, words = part[1:], words[1:]
            found = table_of(words)
        if found is None:
            return None
        table, width = found
        made = tuple(
            self._row([self._printed_at(at, row.get(c)) for c in range(width)]) for row in table
        )
        source = locator.lines(part[0] + 1, part[-1] + 1)
        return Aligned(part[0], part[-1], Grid(made, source, columns_seen=True))

    def _told(self, found: Aligned) -> Aligned:
        told = found if found.grid.unread else _untold(self._lines, found, UNKNOWN_HEADER)
        return _without_words_below(told, self._lines)

    def _words(self, line: PrintedLine) -> list[Word]:
        number = _line_of(line.pieces[0].glyphs[0])
        return [
            Word(number, n, p.text, round(p.box.x0 / _HALF), round(p.box.x1 / _HALF))
            for n, p in enumerate(line.pieces, 1)
        ]

    def _printed_at(self, lines: dict[int, PrintedLine], word: Word | None) -> PrintedCell:
        if word is None:
            return PrintedCell(None, Box(0, 0, 0, 0))
        pieces = lines[word.line].pieces[word.field - 1 :][: word.fields]
        piece = glyphs_to_piece([glyph for piece in pieces for glyph in piece.glyphs])
        assert piece is not None
        return PrintedCell(replace(piece, text=word.text), piece.box)

    def _line(self, at: int) -> PrintedLine | None:
        """A line as printed, cut where cells may be; None for a blank or endless one."""
        line = self._lines[at]
        if not line.strip() or _is_pressed(line):
            return None
        cuts, x = _cuts(line), 0
        parts: list[list[Glyph]] = []
        for offset, char in enumerate(unmarked(line) if at in self._worded else line):
            wide = self._width if unicodedata.east_asian_width(line[offset]) in "WFA" else 1
            if not char.isspace():
                if not parts or offset in cuts:
                    parts.append([])
                foot = at * _PITCH
                box = Box(x * _HALF, foot - _SIZE, (x + wide) * _HALF, foot)
                parts[-1].append(Glyph(char, box, foot, _SIZE, offset))
            x += wide
        pieces = tuple(piece for glyphs in parts if (piece := glyphs_to_piece(glyphs)) is not None)
        return PrintedLine(1, box_around([p.box for p in pieces]), pieces, _SIZE)

    def _aligned(self, printed: PrintedGrid) -> Aligned:
        rows = [row for row in printed.rows if any(cell.piece for cell in row)]
        at = [_line_of(g) for row in rows for c in row if c.piece for g in c.piece.glyphs]
        first, last = min(at), max(at)
        headless = any(is_number(cell.text) for cell in rows[0])
        reason = printed.unread or (UNKNOWN_HEADER if headless else "")
        source = locator.lines(first + 1, last + 1)
        made = tuple(self._row(row) for row in rows)
        return Aligned(first, last, Grid(made, source, columns_seen=True, unread=reason))

    def _row(self, row: Sequence[PrintedCell]) -> Row:
        at = [_line_of(g) for cell in row if cell.piece for g in cell.piece.glyphs] or [0]
        source = locator.lines(min(at) + 1, max(at) + 1)
        return Row(tuple(self._cell(cell, source) for cell in row), source)

    def _cell(self, cell: PrintedCell, row: str) -> Cell:
        """A cell with its place among the cells of its line, as `split_fields` counts them."""
        if cell.piece is None:
            return Cell("", "", row)
        numbers = sorted({_line_of(glyph) for glyph in cell.piece.glyphs})
        text = clean(marked(cell.text))
        if len(numbers) > 1:
            said = "\n".join(self._lines[n].strip() for n in numbers)
            return Cell(text, said, locator.lines(numbers[0] + 1, numbers[-1] + 1))
        line = self._lines[numbers[0]]
        field = sum(cut <= cell.piece.glyphs[0].run for cut in _cuts(line))
        fields = split_fields(line)
        raw = fields[field - 1].strip() if field <= len(fields) else text
        return Cell(text, raw, locator.line(numbers[0] + 1, field))


def _cuts(line: str) -> list[int]:
    """Where the cells of a line begin, as `split_fields` tells them apart."""
    start = len(line) - len(line.lstrip())
    return [start, *(start + gap.end() for gap in GAP.finditer(line.strip()))]


def _line_of(glyph: Glyph) -> int:
    """The index of the line of a character."""
    return round(glyph.baseline / _PITCH)
