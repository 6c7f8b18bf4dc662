"""Rows torn by a page break: which words of a page are the rest of a row of the page before.

Lines say it where they can: a row that ends its page without a line below it, and begins
the next one without a line above it, is one row, unless that would put two numbers or two
items into one cell. So do the cells merged over several rows. Where every page closes its
lines, only words that go on below a full line are the rest of a row, and a row in which a
number is cut (`torn_numbers`). Below a header that is printed again, a rest stands
closer to the line above it than a row can.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.documents.layout import layout_words
from generator.documents.numbers import OPENS_ITEM, is_finished, is_number, is_part_of_number
from generator.documents.pdf.model import PrintedCell, PrintedGrid
from generator.documents.pdf.torn_numbers import (
    Halves,
    halves,
    is_full,
    lacks_start,
    last_line,
)
from generator.documents.pdf.unruled_torn import Tear, tear
from generator.documents.pdf.words import glyphs_to_lines

_PADDING = 1.1  # what a full line leaves free, in sizes of its print
_CENTRED = 0.3  # what the middles of centred lines may differ by, in sizes of print
_LEAST_INDENT, _MOST_INDENT = 0.8, 8.0  # likewise, of a line that is none, and of a paragraph
_LESS_ROOM = 0.05  # likewise, what a rest stands closer to the line above it
_TITLES = 4  # rows that may stand above a header and are not printed again

Row = Sequence[PrintedCell]


@dataclass(frozen=True, slots=True)
class Rest:
    """What goes on from the page before: cells of the row `at`, by column.

    `upwards` is the row of the page before that a cell goes on, counted from its end: -1
    is the last. A `whole` row is nothing but a rest. Where it is not known whether two numbers
    are one, they are put `apart`.
    """

    at: int
    upwards: dict[int, int]
    whole: bool
    apart: bool = False


def rest_of_row(before: PrintedGrid, after: PrintedGrid) -> Rest | None:
    """The rest of a row of `before` in `after`, its next page; None when there is none."""
    if len(before.bounds) != len(after.bounds) or not before.rows or not after.rows:
        return None
    if not before.ruled:
        return _by_width(before, after)
    return (
        _by_lines(before, after)
        or _by_place(before, after)
        or _by_numbers(before, after)
        or _by_words(before, after)
        or _blank(before, after)
    )


def rest_below_title(before: PrintedGrid, after: PrintedGrid) -> Rest | None:
    """Likewise where `after` has the title and the header of `before` above it once more.

    Only a row that lacks what every row begins with is no row of its own there.
    """
    if len(before.bounds) != len(after.bounds) or not (before.ruled and repeated(before, after)):
        return None
    rest = _by_numbers(before, after) or _by_words(before, after)
    if rest is None:
        return None
    filled = [c for c, cell in enumerate(after.rows[rest.at]) if cell.text]
    return rest if lacks_start(before, after, rest.at, filled[0]) else None


def _by_width(before: PrintedGrid, after: PrintedGrid) -> Rest | None:
    """Without rules: words below a line that is full."""
    at = repeated(before, after)
    if at >= len(after.rows) or tear(before, after, at) is not Tear.YES:
        return None
    return Rest(at, {c: -1 for c, cell in enumerate(after.rows[at]) if cell.text}, True)


def _by_lines(before: PrintedGrid, after: PrintedGrid) -> Rest | None:
    """Cells that are open at the end of their page and hang at the top of the next."""
    last, first = before.rows[-1], after.rows[0]
    hanging = [c for c, cell in enumerate(first) if cell.hangs and last[c].open]
    upwards = {c: _upwards(before, c) for c in hanging if first[c].text}
    if not hanging or _collide(halves(before, after, 0, upwards)):
        return None
    whole = len(hanging) == len(first)
    return Rest(0, upwards, whole) if upwards or whole else None


def _upwards(grid: PrintedGrid, column: int) -> int:
    """The row where the last cell of a column begins, merged ones followed up."""
    at = -1
    while grid.rows[at][column].hangs and at > -len(grid.rows):
        at -= 1
    return at


def _start(grid: PrintedGrid, column: int) -> PrintedCell:
    return grid.rows[_upwards(grid, column)][column]


def _collide(columns: Sequence[Halves]) -> bool:
    """Whether texts cannot be one: two numbers, or a new item below a line not full.

    Where two numbers are one, words go on below full lines only.
    """
    both = [column for column in columns if column.above.text and column.below.text]
    if any(column.are_whole for column in both):
        return not all(map(_may_be_one, both))
    return any(OPENS_ITEM.match(c.below.text) and not is_full(c.above) for c in both)


def _by_place(before: PrintedGrid, after: PrintedGrid) -> Rest | None:
    """A row right below a header printed again, with less room above it than rows have."""
    at, last = repeated(before, after), before.rows[-1]
    if not 0 < at < len(after.rows) or not all(cell.open for cell in last):
        return None
    rest = after.rows[at]
    rooms = [_room_above(row) for row in after.rows[:at] + after.rows[at + 1 :]]
    filled = [c for c, cell in enumerate(rest) if cell.text]
    if not filled or _room_above(rest) > min(rooms) - _LESS_ROOM * _size(rest[filled[0]]):
        return None
    upwards = {c: _upwards(before, c) for c in filled}
    return None if _collide(halves(before, after, at, upwards)) else Rest(at, upwards, True)


def _room_above(row: Row) -> float:
    """How far the highest words of a row stand below the line above it."""
    words = [(c.box.top, c.piece.glyphs[0]) for c in row if c.piece and not c.hangs]
    return min((g.baseline - 0.8 * g.size - top for top, g in words), default=float("inf"))


def _by_numbers(before: PrintedGrid, after: PrintedGrid) -> Rest | None:
    """A row in which a number is cut: everything else in the rest must go on, too.

    A row without the words or the first cell that all others have may be a rest: then its
    numbers are put beside those above them, and are not read.
    """
    at = repeated(before, after)
    if at >= len(after.rows) or at >= len(before.rows):
        return None
    upwards = {c: _upwards(before, c) for c, cell in enumerate(after.rows[at]) if cell.text}
    columns = halves(before, after, at, upwards)
    if any(column.are_cut for column in columns) and all(map(_may_be_one, columns)):
        return Rest(at, upwards, True)
    may_be = any(column.may_be_cut for column in columns) and lacks_start(before, after, at)
    if may_be and all(column.may_be_cut or _may_be_one(column) for column in columns):
        return Rest(at, upwards, True, apart=True)
    return None


def _may_be_one(column: Halves) -> bool:
    """Whether two texts can be one: parts of one number, or words below a full line."""
    above, below = column.above, column.below
    if not above.text:
        return not is_part_of_number(below.text)
    if is_part_of_number(above.text) or is_part_of_number(below.text):
        return column.are_one
    return is_full(above) and not OPENS_ITEM.match(below.text)


def _by_words(before: PrintedGrid, after: PrintedGrid) -> Rest | None:
    """Words only, each at the left side of its cell and below a cell whose last line is full.

    Only where lines have not said it: the page before closed its last row, or the header is
    printed again between the two.
    """
    at = repeated(before, after)
    if not at and all(cell.open for cell in before.rows[-1]):
        return None
    if at >= len(after.rows) or at >= len(before.rows):
        return None
    filled = [c for c, cell in enumerate(after.rows[at]) if cell.text]
    goes_on = _goes_on_in_header if _is_header(before) else _goes_on
    lacks = bool(filled) and lacks_start(before, after, at, filled[0])
    if lacks:
        goes_on = _goes_on_without_start
    elif filled and not _is_header(before) and _ends_label(_start(before, filled[0])):
        return None
    if not filled or not all(goes_on(_start(before, c), after.rows[at][c]) for c in filled):
        return None
    labels = all(_two_labels(_start(before, c), after.rows[at][c]) for c in filled)
    if labels and (0 in filled or not _begin_alike([*before.rows, *after.rows[at + 1 :]])):
        return None
    return Rest(at, {c: _upwards(before, c) for c in filled}, True)


def _begin_alike(rows: Sequence[Row]) -> bool:
    """Whether every row between the first and the last amount has words in the first column."""
    amounts = [any(is_finished(cell.text) for cell in row) for row in rows]
    if not any(amounts):
        return False
    body = rows[amounts.index(True) : len(rows) - amounts[::-1].index(True)]
    return all(row[0].text and sum(bool(cell.text) for cell in row) > 2 for row in body[1:])


def _two_labels(above: PrintedCell, below: PrintedCell) -> bool:
    """Two lone lines of one length (货物类, 工程类), in a column made for them."""
    return _is_lone(above) and _is_lone(below) and len(above.text) == len(below.text)


def _beside(above: Row, below: Row) -> list[tuple[PrintedCell, PrintedCell]]:
    return list(zip(above, below, strict=True))


def repeated(before: PrintedGrid, after: PrintedGrid) -> int:
    """How many rows at the top of a page are printed at the top of the page before, too."""
    return max(_alike(before.rows[top:], after.rows) for top in range(_TITLES))


def _alike(before: Sequence[Row], after: Sequence[Row]) -> int:
    count = 0
    for a, b in zip(before, after, strict=False):
        if [cell.text for cell in a] != [cell.text for cell in b] or not any(c.text for c in a):
            break
        count += 1
    return count


def _goes_on(above: PrintedCell, below: PrintedCell, most: float = _LEAST_INDENT) -> bool:
    """Whether words go on below a full line, indented by no more than `most` sizes of print."""
    if not above.piece or not below.piece or OPENS_ITEM.match(below.text):
        return False
    if re.search(r"\d", below.text) or is_number(above.text):
        return False
    line, size = last_line(above), _size(above)
    indent, first = below.piece.box.x0 - below.box.x0, line[0].box.x0 - above.box.x0
    padding = min(indent, max(0.0, first), _LEAST_INDENT * size)
    room = above.box.x1 - line[-1].box.x1 - padding
    at_left = line[0].box.x0 - above.piece.box.x0 < 0.2 * size and indent < most * size
    is_in_line = indent < _LEAST_INDENT * size or abs(indent - first) < 0.2 * size
    return at_left and is_in_line and room < _PADDING * size


def _goes_on_without_start(above: PrintedCell, below: PrintedCell) -> bool:
    """Likewise for words of a row that lacks what all rows begin with: their lines are indented."""
    return _goes_on(above, below, _MOST_INDENT)


def _ends_label(cell: PrintedCell) -> bool:
    return layout_words().whole_label.search(cell.text) is not None


def _is_header(grid: PrintedGrid) -> bool:
    """Whether a page ends before the first amount of a table."""
    return not any(is_number(cell.text) for row in grid.rows for cell in row)


def _goes_on_in_header(above: PrintedCell, below: PrintedCell) -> bool:
    """Whether a word of a header goes on below its full line, its lines centred or not."""
    if not above.piece or not below.piece or re.search(r"\d", below.text):
        return False
    return is_full(above) and (
        _goes_on(above, below)
        or abs(above.piece.box.x - below.piece.box.x) < _CENTRED * _size(above)
    )


def _is_lone(cell: PrintedCell) -> bool:
    return cell.piece is not None and len(glyphs_to_lines(cell.piece.glyphs)) == 1


def _size(cell: PrintedCell) -> float:
    return last_line(cell)[-1].size


def _blank(before: PrintedGrid, after: PrintedGrid) -> Rest | None:
    """An empty row at the top of a further page: the end of a row torn below its last line.

    Not where the page before ended without a line, or with an empty row: then it is one.
    """
    first, last = after.rows[0], before.rows[-1]
    is_blank = len(after.rows) > 1 and not any(cell.text for cell in first)
    is_row = all(a.open and not b.hangs for a, b in _beside(last, first))
    had_words = any(cell.text for cell in last)
    return Rest(0, {}, True) if is_blank and had_words and not is_row else None
