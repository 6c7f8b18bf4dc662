"""Words that stand below the last line of a table, but belong to a cell that is open there.

Where a page breaks a cell merged over several rows, the lines end with the last whole row
and the words of the cell go on below them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.documents.numbers import is_finished
from generator.documents.pdf.model import (
    Piece,
    PrintedCell,
    PrintedGrid,
    PrintedLine,
    box_around,
)
from generator.documents.pdf.words import glyphs_to_piece

_CLOSE = 1.6  # the most between two lines of a cell, in heights of print
_MARGIN = 2.0


def with_overhang(
    grid: PrintedGrid, lines: Sequence[PrintedLine]
) -> tuple[PrintedGrid, list[PrintedLine]]:
    """The grid with the words that hang out of its open cells, and the lines without them."""
    rest = list(lines)
    for line in sorted(lines, key=lambda x: x.box.top):
        if line.box.y < grid.box.bottom or not any(cell.open for cell in grid.rows[-1]):
            continue
        if all(cell.open for cell in grid.rows[-1]):
            break  # no line shows that a cell is merged
        if any(is_finished(piece.text) for piece in line.pieces):
            break  # a row of its own
        placed = {_place(grid, piece): piece for piece in line.pieces}
        if None in placed or len(placed) < len(line.pieces):
            break
        grid = _extended(grid, {at: p for at, p in placed.items() if at}, line)
        rest.remove(line)
    return grid, rest


def _place(grid: PrintedGrid, piece: Piece) -> tuple[int, int] | None:
    """Row and column of the open cell whose words go on with a piece."""
    for column, cell in enumerate(grid.rows[-1]):
        inside = cell.box.x0 - _MARGIN <= piece.box.x0 and piece.box.x1 <= cell.box.x1 + _MARGIN
        if not (cell.open and inside):
            continue
        row = len(grid.rows) - 1
        while row and grid.rows[row][column].hangs:
            row -= 1
        words = grid.rows[row][column].piece
        size = piece.glyphs[0].size
        if words and piece.box.top - words.box.bottom <= _CLOSE * size:
            return row, column
    return None


def _extended(
    grid: PrintedGrid, pieces: dict[tuple[int, int], Piece], line: PrintedLine
) -> PrintedGrid:
    rows = [list(row) for row in grid.rows]
    for (row, column), piece in pieces.items():
        rows[row][column] = _joined(rows[row][column], piece)
    box = box_around([grid.box, line.box])
    bottom = replace(grid.box, bottom=box.bottom)
    return replace(grid, rows=tuple(tuple(row) for row in rows), box=bottom)


def _joined(cell: PrintedCell, piece: Piece) -> PrintedCell:
    glyphs = [*(cell.piece.glyphs if cell.piece else ()), *piece.glyphs]
    return replace(cell, piece=glyphs_to_piece(glyphs))
