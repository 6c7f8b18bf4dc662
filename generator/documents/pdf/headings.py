"""A table whose first row has no lines around it gets that row back.

Words that stand close above the upper line of a ruled table, three or more of them, each
over another column, are its header; a line with a colon (编制单位：…) is none, nor is one in
larger print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.documents.pdf.model import (
    Box,
    Piece,
    PrintedCell,
    PrintedGrid,
    PrintedLine,
    box_around,
)

_CLOSE = 1.2  # in heights of print
_LARGER = 1.2
_FEWEST = 3


def with_row_above(
    grid: PrintedGrid, lines: Sequence[PrintedLine]
) -> tuple[PrintedGrid, list[PrintedLine]]:
    """The grid with the row printed right above it, and the lines without it."""
    rest = list(lines)
    for line in sorted(lines, key=lambda x: -x.box.bottom):
        gap = grid.box.top - line.box.bottom
        if gap < -0.5 * line.size or gap > _CLOSE * line.size or _is_larger(line, grid):
            continue
        columns = _columns(grid, line.pieces)
        if not columns:
            continue
        row = tuple(
            PrintedCell(
                columns.get(c),
                Box(grid.bounds[c], line.box.top, grid.bounds[c + 1], line.box.bottom),
            )
            for c in range(len(grid.bounds) - 1)
        )
        rest.remove(line)
        box = box_around([grid.box, line.box])
        return replace(grid, rows=(row, *grid.rows), box=box), rest
    return grid, rest


def _is_larger(line: PrintedLine, grid: PrintedGrid) -> bool:
    """True for print larger than the table's: a title, its words apart."""
    sizes = [c.piece.glyphs[0].size for row in grid.rows for c in row if c.piece]
    return bool(sizes) and line.size > _LARGER * max(sizes)


def _columns(grid: PrintedGrid, pieces: Sequence[Piece]) -> dict[int, Piece]:
    """The column of each piece, when the line can be a row of the grid."""
    width = len(grid.bounds) - 1
    if len(pieces) < max(_FEWEST, width / 2):
        return {}
    found: dict[int, Piece] = {}
    for piece in pieces:
        if "：" in piece.text or ":" in piece.text:
            return {}
        at = [c for c in range(width) if grid.bounds[c] <= piece.box.x <= grid.bounds[c + 1]]
        if not at or at[0] in found:
            return {}
        found[at[0]] = piece
    return found
