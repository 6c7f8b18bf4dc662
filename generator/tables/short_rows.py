"""Rows with fewer cells than the table has columns: which of their cells is missing?

As printed, a short row lacks its last cells. Where a sum over the rows does not hold so, but
does when another cell is the missing one, the row is moved if there is but one such way, and
refused if there are several. Sums of the rows are told by the codes alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from math import prod

from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank, is_integer, parse_amount
from generator.tables.columns import blocks
from generator.tables.identities import Identity, row_identities, tally
from generator.tables.model import BodyRow, Column

_MOST_WAYS = 256
_MOST_ROWS = 400
_SHORT = frozenset({"function-code", "economic-code", "government-economic-code"})
Sum = tuple[int, tuple[int, ...]]  # a row, and the rows it sums


def settle_short_rows(
    columns: Sequence[Column], rows: Sequence[BodyRow]
) -> tuple[tuple[BodyRow, ...], int]:
    """The rows, short ones moved where only that makes the sums hold; how many were."""
    if len(rows) > _MOST_ROWS or all(len(columns) - 1 in row.cells for row in rows):
        return tuple(rows), 0
    identities = row_identities(columns)
    ways = [_ways(columns, row, identities) for row in rows]
    if not 1 < prod(map(len, ways)) <= _MOST_WAYS or len(blocks(columns)) > 1:
        return tuple(rows), 0
    sums = tuple(_sums(columns, rows))
    if not sums or _hold(columns, rows, sums):
        return tuple(rows), 0
    found = [chosen for chosen in product(*ways) if _hold(columns, chosen, sums)]
    if not found:
        return tuple(rows), 0
    settled = tuple(
        held[0] if all(way is held[0] for way in held) else replace(row, refused=True)
        for row, held in zip(rows, zip(*found, strict=True), strict=True)
    )
    return settled, sum(a.note != b.note for a, b in zip(settled, rows, strict=True))


def _ways(columns: Sequence[Column], row: BodyRow, identities: Sequence[Identity]) -> list[BodyRow]:
    """The row as printed, and with the cells it lacks left out before its last amounts."""
    found = [row]
    short = len(columns) - 1 - max(row.cells, default=0)
    amounts = {column.index for column in columns if column.use == "amount"}
    printed = [i for i, cell in row.cells.items() if i in amounts and parse_amount(cell.text)]
    if (
        short < 1
        or len(printed) < 2
        or not any(i in amounts for i in range(len(columns) - short, len(columns)))
    ):
        return found
    for start in printed[1:]:
        cells = {i + (short if i >= start else 0): cell for i, cell in row.cells.items()}
        moved = replace(row, cells=cells, note=f"缺格的行，自第{start + 1}格起右移{short}格归位")
        held = tally(identities, [moved])
        if held.held and not held.broken and set(cells) - set(row.cells) <= amounts:
            found.append(moved)
    return found


def _hold(columns: Sequence[Column], rows: Sequence[BodyRow], sums: Sequence[Sum]) -> bool:
    amounts = [column.index for column in columns if column.use == "amount"]
    return all(
        _value(rows[whole], at) == sum((_value(rows[part], at) for part in parts), Decimal(0))
        for whole, parts in sums
        for at in amounts
    )


def _value(row: BodyRow, index: int) -> Decimal:
    amount = row.amount(index)
    return amount.value if amount else Decimal(0)


def _sums(columns: Sequence[Column], rows: Sequence[BodyRow]) -> Iterator[Sum]:
    """The total and the rows with longer codes below them, each with the last rows it sums."""
    codes = [_code(columns, row) for row in rows]
    last = [
        at
        for at, code in enumerate(codes)
        if code and not any(c != code and c.startswith(code) for c in codes)
    ]
    for at, code in enumerate(codes):
        parts = [part for part in last if code and part != at and codes[part].startswith(code)]
        if parts:
            yield at, tuple(parts)
        elif not code and last and _is_total(rows[at]):
            yield at, tuple(last)


def _code(columns: Sequence[Column], row: BodyRow) -> str:
    """The code of a row, from the one column of whole codes."""
    for column in columns:
        cell = row.cells.get(column.index)
        if column.use in _SHORT and cell and is_integer(cell.text):
            return squash(cell.text)
    return ""


def _is_total(row: BodyRow) -> bool:
    words = [squash(cell.text) for cell in row.cells.values() if not is_blank(cell.text)]
    return bool(words) and vocabulary.lines().totals.fullmatch(words[0]) is not None
