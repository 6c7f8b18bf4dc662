"""A further page of a table brought under the columns of the pages before it.

A reader leaves out columns in which nothing is printed. On a page without a header that may
be a column of the table: what follows would stand one column too far left.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.model import Cell, Grid, Row
from generator.tables.model import RawTable


def joined_rows(last: RawTable, grid: Grid) -> tuple[tuple[Row, ...], tuple[int, ...]]:
    """The rows of the table and of its further page under the columns of both."""
    before, after = last.places, grid.places
    if before == after or not before or not after or not _is_part(before, after):
        return last.rows + grid.rows, before
    places = tuple(sorted({*before, *after}))
    return _under(places, last.rows, before) + _under(places, grid.rows, after), places


def _is_part(before: Sequence[int], after: Sequence[int]) -> bool:
    """True where one page prints nothing but columns that the other prints, too."""
    return set(before) <= set(after) or set(after) <= set(before)


def _under(places: Sequence[int], rows: Sequence[Row], own: Sequence[int]) -> tuple[Row, ...]:
    if tuple(own) == tuple(places):
        return tuple(rows)
    at = {place: index for index, place in enumerate(own)}
    return tuple(
        Row(tuple(_cell(row, at.get(place)) for place in places), row.source) for row in rows
    )


def _cell(row: Row, index: int | None) -> Cell:
    return Cell("", "", row.source) if index is None else row.cells[index]
