"""Two grids under 收入 and 支出, each word alone above its own: the halves of one table.

Web pages lay the sides of a table out beside each other, as tables of their own. They are one
where their headers are the same words; anything else is left as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from generator.documents.model import Block, Cell, Grid, Paragraph, Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount

_SIDES = 2


def with_halves_joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, two halves of a table as one grid with the sides above its header."""
    at = 0
    while at < len(blocks):
        joined = _joined(blocks[at : at + 2 * _SIDES])
        yield joined or blocks[at]
        at += 2 * _SIDES if joined else 1


def _joined(blocks: Sequence[Block]) -> Grid | None:
    """One grid of 收入, a grid, 支出 and a grid; None where they are anything else."""
    if len(blocks) < 2 * _SIDES:
        return None
    first, left, second, right = blocks
    if not (isinstance(first, Paragraph) and isinstance(second, Paragraph)):
        return None
    if not (isinstance(left, Grid) and isinstance(right, Grid)):
        return None
    sides = [squash(first.text), squash(second.text)]
    if {*sides} != {*vocabulary.columns().sides} or not _are_alike(left, right):
        return None
    return _beside(first, left, second, right)


def _are_alike(left: Grid, right: Grid) -> bool:
    """True for two grids read whole, of one header, that both print amounts below it."""
    for grid in (left, right):
        if grid.unread or grid.hidden or grid.merged_cells_missing or not grid.places:
            return False
        if not any(parse_amount(cell.text) for row in grid.rows[1:] for cell in row.cells):
            return False
    heads = [[squash(cell.text) for cell in grid.rows[0].cells] for grid in (left, right)]
    return heads[0] == heads[1] and all(heads[0])


def _beside(first: Paragraph, left: Grid, second: Paragraph, right: Grid) -> Grid:
    """The rows of both beside each other, below a row of the two sides."""
    width = len(left.rows[0].cells)
    above = (*_over(first, width), *_over(second, width))
    rows = [Row(above, left.rows[0].source)]
    for ours, theirs in zip_longest(left.rows, right.rows):
        source = ours.source if ours else theirs.source
        cells = (*_cells(ours, width, source), *_cells(theirs, width, source))
        rows.append(Row(cells, source))
    return Grid(tuple(rows), left.source, places=tuple(range(1, 2 * width + 1)))


def _over(side: Paragraph, width: int) -> tuple[Cell, ...]:
    blank = Cell("", "", side.source)
    return (Cell(side.text, side.text, side.source), *[blank] * (width - 1))


def _cells(row: Row | None, width: int, source: str) -> tuple[Cell, ...]:
    return row.cells if row else (Cell("", "", source),) * width
