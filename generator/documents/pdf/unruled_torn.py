"""Rows of tables without rules that a page break tears: seen by lines that are full.

A cell goes on below its line only when no further character had room in it. How wide a
column is, is seen where other cells of it take several lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from generator.documents.numbers import OPENS_ITEM, is_finished, is_number
from generator.documents.pdf.model import Box, Glyph, PrintedCell, PrintedGrid
from generator.documents.pdf.words import glyphs_to_lines

_ROOM = 1.3  # what a full line leaves free, in sizes of print

Row = Sequence[PrintedCell]


class Tear(Enum):
    """Whether a page break tears a row."""

    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"


def tear(before: PrintedGrid, after: PrintedGrid, at: int) -> Tear:
    """Whether the row `at` of a page goes on the last row of the page before."""
    last, rest = before.rows[-1], after.rows[at]
    if any(_collide(a, b) for a, b in zip(last, rest, strict=True)):
        return Tear.NO
    if all(any(is_finished(cell.text) for cell in row) for row in (last, rest)):
        return Tear.NO
    shared = [c for c, cell in enumerate(rest) if cell.text and last[c].text]
    if not shared:
        return Tear.NO
    full = [_is_full(last[c], [*_column(before, c), *_column(after, c)[at + 1 :]]) for c in shared]
    if Tear.NO in full:
        return Tear.NO
    return Tear.YES if Tear.YES in full else Tear.UNKNOWN


def may_wrap(rows: Sequence[Row]) -> bool:
    """Whether a row of words can be the second line of the cells of the row above it.

    It stands below a row with a number, under words whose line is full.
    """
    return any(
        any(is_number(cell.text) for cell in above)
        and any(cell.text for cell in below)
        and all(
            _may_follow(cell, above[c], [row[c] for row in rows])
            for c, cell in enumerate(below)
            if cell.text
        )
        for above, below in pairwise(rows)
    )


def _may_follow(below: PrintedCell, above: PrintedCell, column: Sequence[PrintedCell]) -> bool:
    """Whether words can go on those of the cell above them."""
    if not above.text or is_number(above.text) or is_number(below.text):
        return False
    if OPENS_ITEM.match(below.text) or above.piece is None or below.piece is None:
        return False
    at_left = abs(above.piece.box.x0 - below.piece.box.x0) <= _ROOM
    return at_left and _is_full(above, column) is not Tear.NO


def may_go_on(grid: PrintedGrid, boxes: Sequence[Box], page: int, text: str) -> bool:
    """Whether words at the top of a page can go on the last row of a table before it."""
    if page != grid.page + 1 or OPENS_ITEM.match(text):
        return False
    return all(any(_holds(grid, c, box) for c in range(len(grid.stretches))) for box in boxes)


def _holds(grid: PrintedGrid, c: int, box: Box) -> bool:
    """Whether words can go on the last cell of a column."""
    (x0, x1), cell = grid.stretches[c], grid.rows[-1][c]
    inside = x0 - 1.0 <= box.x0 and box.x1 <= x1 + 1.0
    if not inside or not cell.text or is_number(cell.text):
        return False
    return _is_full(cell, _column(grid, c)) is not Tear.NO


def _collide(above: PrintedCell, below: PrintedCell) -> bool:
    """Whether two texts are of two rows: two numbers, or an item below words."""
    if not above.text or not below.text:
        return False
    numbers = is_number(above.text) or is_number(below.text)
    return numbers or OPENS_ITEM.match(below.text) is not None


def _column(grid: PrintedGrid, column: int) -> list[PrintedCell]:
    return [row[column] for row in grid.rows]


def _is_full(cell: PrintedCell, column: Sequence[PrintedCell]) -> Tear:
    """Whether the last line of a cell is full; unknown where no cell has several lines."""
    last = _lines(cell)[-1]
    wrapped = list(_wrapped(column))
    widest = max(map(_width, (line for other in column for line in _lines(other))), default=0.0)
    width = max(wrapped, default=widest)
    if _width(last) < width - _ROOM * last[-1].size:
        return Tear.NO
    return Tear.YES if wrapped else Tear.UNKNOWN


def _wrapped(column: Sequence[PrintedCell]) -> Iterator[float]:
    """How wide the lines are that go on in a next one."""
    for cell in column:
        yield from (_width(line) for line in _lines(cell)[:-1])


def _lines(cell: PrintedCell) -> list[list[Glyph]]:
    return glyphs_to_lines(cell.piece.glyphs) if cell.piece else []


def _width(line: Sequence[Glyph]) -> float:
    return line[-1].box.x1 - line[0].box.x0
