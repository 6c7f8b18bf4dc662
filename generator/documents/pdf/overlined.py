"""Lines above cells: every cell has its own line at its upper side, and no other.

The mirror of lines under cells: the page is turned upside down in thought, where the same
rules are under the same cells. What is above and below is proved the other way round: a word
over several columns has its own line above it, and below it the words of those columns; the
last row has no line below it. A row that the page before began has none above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.documents.numbers import is_finished
from generator.documents.pdf.model import Box, Edge, Piece
from generator.documents.pdf.rules import NEAR, Rule
from generator.documents.pdf.underlined import (
    FEWEST_CELLS,
    MARGIN,
    DrawnTable,
    PieceCell,
    Underlined,
    cells_of,
    cells_over,
    columns_of,
    drawn_tables,
    is_placed,
    is_whole,
    spanned,
)

_AS_CLOSE = 0.75  # in points: what a row may stand further from the line below it than others


def overlined(rules: Sequence[Rule], words: Sequence[Piece]) -> Iterator[Underlined]:
    """The tables among rules that surely have them above their cells."""
    turned = sorted((replace(rule, at=-rule.at) for rule in rules), key=lambda r: (r.at, r.start))
    for table in drawn_tables(turned, [_turned(word) for word in words]):
        cells = _proved(table)
        if cells:
            yield Underlined(
                tuple(replace(rule, at=-rule.at) for rule in table.rules),
                tuple(
                    Edge(False, x, -cell.bottom, -cell.top)
                    for cell in cells
                    for x in (cell.x0, cell.x1)
                ),
            )


def _turned(word: Piece) -> Piece:
    """A word where it stands on the page upside down; its characters are left as they are."""
    box = word.box
    return replace(word, box=Box(box.x0, -box.bottom, box.x1, -box.top))


def _proved(table: DrawnTable) -> list[PieceCell]:
    """The cells of a table upside down; none when the lines may not be above them."""
    cells = cells_of(table.levels, table.top)
    last = table.levels[-1]
    if not is_whole(last, table.whole):
        return []  # the first row has no line above all of it
    inside = [word for word in table.words if any(cell.holds(word) for cell in cells)]
    rest = _rest(table, cells, inside)
    if rest is None or not _are_above(cells, inside) or not _has_last_row(cells, inside):
        return []
    inside += [word for word in table.words if any(cell.holds(word) for cell in rest)]
    cells += rest
    return cells if all(is_placed(word, cells) for word in inside) else []


def _has_last_row(cells: Sequence[PieceCell], words: Sequence[Piece]) -> bool:
    """Whether a row stands beyond the last line of the page."""
    end = min(cell.top for cell in cells)
    row = [cell for cell in cells if cell.top == end and any(map(cell.holds, words))]
    return len(row) >= FEWEST_CELLS


def _are_above(cells: Sequence[PieceCell], words: Sequence[Piece]) -> bool:
    """Whether every word over several columns has its own line, and words in those below it."""
    columns = columns_of(cells)
    first = max((w.box.bottom for w in words if is_finished(w.text)), default=float("-inf"))
    wide = [c for c in cells if 1 < len(spanned(c, columns)) < len(columns) and c.top > first]
    if not wide:
        return False
    for cell in wide:
        own = [word for word in words if cell.holds(word)]
        filled = [c for c in _next(cell, cells) if any(map(c.holds, words))]
        if not own or _are_beside(own, columns) or len(filled) < FEWEST_CELLS:
            return False
    return True


def _next(cell: PieceCell, cells: Sequence[PieceCell]) -> list[PieceCell]:
    """The cells that, on the page, are right below a cell."""
    return [c for c in cells_over(cells, cell.x0, cell.x1) if abs(c.bottom - cell.top) <= NEAR]


def _are_beside(words: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether words of one cell stand beside each other in different columns."""
    boxes = sorted((word.box for word in words), key=lambda box: box.x0)
    reached = boxes[0].x1
    for box in boxes[1:]:
        if any(reached - NEAR <= x1 <= box.x0 + NEAR for _, x1 in columns):
            return True
        reached = max(reached, box.x1)
    return False


def _rest(
    table: DrawnTable, cells: Sequence[PieceCell], inside: Sequence[Piece]
) -> list[PieceCell] | None:
    """The cells of a row that the page before began, above the first line of the page.

    There are none where another table stands above, or words that are further from the line
    than those of rows are; None where words are as close that are in no columns.
    """
    far = table.levels[-1][0].at
    beyond = sorted((w for w in table.words if w.box.y > far), key=lambda w: w.box.top)
    if table.end is not None or not beyond or beyond[0].box.top - far > _margin(table, inside):
        return []
    bottom = max(word.box.bottom for word in beyond) + MARGIN
    row = [PieceCell(x0, x1, far, bottom) for x0, x1 in columns_of(cells)]
    is_named = any("：" in word.text or ":" in word.text for word in beyond)
    return None if is_named or not all(is_placed(word, row) for word in beyond) else row


def _margin(table: DrawnTable, words: Sequence[Piece]) -> float:
    """How far rows of words stand from the line below them, at most."""
    ys = [level[0].at for level in table.levels if is_whole(level, table.whole)]
    gaps = [
        min(tops) - y
        for y, beyond in pairwise(ys)
        if (tops := [word.box.top for word in words if y < word.box.y < beyond])
    ]
    return min(gaps, default=0.0) + _AS_CLOSE
