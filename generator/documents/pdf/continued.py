"""Tables over pages get the same columns; their torn rows are found by `torn`.

A table goes on when the next page begins with one of the same width and no words stand
between; its title or header may be printed again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from generator.documents.numbers import is_finished
from generator.documents.pdf.model import PrintedCell, PrintedGrid, box_around
from generator.documents.pdf.words import glyphs_to_piece

_NEAR = 4.0
_IN_LINE = 1.0
_LONG = 5  # digits of a number that is no year and counts no column


def goes_on(before: PrintedGrid, after: PrintedGrid) -> bool:
    """Whether `after` can be the next page of `before`: sides and columns agree."""
    if after.page != before.page + 1 or before.ruled is not after.ruled:
        return False
    if before.unread or after.unread:
        return False
    if not before.ruled:
        return under_columns(after, before) is not None
    a, b = before.bounds, after.bounds
    if abs(a[0] - b[0]) > _NEAR or abs(a[-1] - b[-1]) > _NEAR:
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return all(any(abs(x - y) <= _NEAR for y in long) for x in short)


def with_columns(grid: PrintedGrid, bounds: Sequence[float]) -> PrintedGrid:
    """The grid on finer columns: cells keep their left side, blanks fill the rest."""
    if len(bounds) <= len(grid.bounds):
        return grid
    starts = [min(range(len(bounds)), key=lambda i: abs(bounds[i] - x)) for x in grid.bounds[:-1]]
    rows = []
    for row in grid.rows:
        cells = [replace(row[_over(starts, c)], piece=None) for c in range(len(bounds) - 1)]
        for start, cell in zip(starts, row, strict=True):
            cells[start] = cell
        rows.append(tuple(cells))
    return replace(grid, bounds=tuple(bounds), rows=tuple(rows))


def _over(starts: Sequence[int], column: int) -> int:
    """The cell that goes over a column, when cells begin in the columns `starts`."""
    return max((at for at, start in enumerate(starts) if start <= column), default=0)


def under_columns(grid: PrintedGrid, above: PrintedGrid) -> PrintedGrid | None:
    """A grid without rules under the columns of another; None when it does not fit there."""
    if grid.stretches == above.stretches:
        return grid
    if len(grid.bounds) == len(above.bounds) and _has_header_of(grid, above):
        return replace(grid, bounds=above.bounds, stretches=above.stretches)
    rows = []
    for row in grid.rows:
        cells = [PrintedCell(None, row[0].box)] * len(above.stretches)
        for cell in row:
            at = _under(cell, above) if cell.piece else None
            if at is None:
                if cell.piece:
                    return None
            elif cells[at].piece:
                if is_finished(cells[at].text) or is_finished(cell.text):
                    return None
                cells[at] = _one(cells[at], cell)
            else:
                cells[at] = cell
        rows.append(tuple(cells))
    return replace(grid, bounds=above.bounds, stretches=above.stretches, rows=tuple(rows))


def under_bounds(grid: PrintedGrid, above: PrintedGrid) -> PrintedGrid | None:
    """A grid without rules, or a header, between the lines of the columns on the page before.

    None where something in it stands over such a line, or two things stand in one column.
    """
    if grid.page != above.page + 1 or grid.unread or above.unread or not begins_with_figures(grid):
        return None
    rows = []
    for row in grid.rows:
        cells = [PrintedCell(None, row[0].box)] * (len(above.bounds) - 1)
        for cell in row:
            if cell.piece:
                box = cell.piece.box
                at = bisect_right(above.bounds, box.x) - 1
                if not 0 <= at < len(cells) or cells[at].piece:
                    return None
                if box.x0 < above.bounds[at] - _IN_LINE or box.x1 > above.bounds[at + 1] + _IN_LINE:
                    return None
                cells[at] = cell
        rows.append(tuple(cells))
    return replace(grid, bounds=above.bounds, rows=tuple(rows))


def begins_with_figures(grid: PrintedGrid) -> bool:
    """Whether the first row is one of figures, so that the grid has no header of its own."""
    texts = [cell.text for cell in grid.rows[0] if cell.text]
    is_long = any(text.isdecimal() and len(text) >= _LONG for text in texts)
    return is_long or any(map(is_finished, texts))


def _one(left: PrintedCell, right: PrintedCell) -> PrintedCell:
    """The words of two cells in one."""
    glyphs = [g for cell in (left, right) if cell.piece for g in cell.piece.glyphs]
    return replace(left, piece=glyphs_to_piece(glyphs), box=box_around([left.box, right.box]))


def _has_header_of(grid: PrintedGrid, above: PrintedGrid) -> bool:
    """Whether the words above the first amount are those of another table, in its columns."""
    mine, other = (_header(part) for part in (grid, above))
    return bool(mine) and mine == other[len(other) - len(mine) :]


def _header(grid: PrintedGrid) -> list[list[str]]:
    texts = [[cell.text for cell in row] for row in grid.rows]
    first = next((at for at, row in enumerate(texts) if any(map(is_finished, row))), 0)
    return [row for row in texts[:first] if sum(map(bool, row)) > 1]


def _under(cell: PrintedCell, above: PrintedGrid) -> int | None:
    """The one column that a cell stands under: over what fills it there, or in line with it."""
    box = cell.piece.box if cell.piece else cell.box
    over = [c for c, (x0, x1) in enumerate(above.stretches) if min(x1, box.x1) > max(x0, box.x0)]
    if not over:
        over = [
            c
            for c, (x0, x1) in enumerate(above.stretches)
            if abs(x0 - box.x0) <= _IN_LINE or abs(x1 - box.x1) <= _IN_LINE
        ]
    return over[0] if len(over) == 1 else None
