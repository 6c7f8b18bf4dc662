"""△ and ▲ before a number: the minus of accounts, where the sums say so.

Elsewhere the same mark is an arrow that points up, or a note. So it is read as a minus only
where the sums of a row, or a column of changes, hold with it and not without it, and nothing
in the table speaks against it; else the number stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from generator.tables.identities import row_identities, tally
from generator.tables.model import BodyRow, BoundTable, Column

_MARKED = re.compile(r"\s*[△▲]\s*(?=[\d.])")
_OTHER_WAY = re.compile(r"\s*[▽▼]")
_NOTE = "“△”“▲”为负号（加总关系成立）"


def with_signs(bound: BoundTable) -> BoundTable:
    """The table with its triangles as minus, where its sums prove them."""
    amounts = [column for column in bound.columns if column.use == "amount"]
    cells = [row.cells[c.index] for row in bound.rows for c in amounts if c.index in row.cells]
    marked = any(_MARKED.match(cell.text) for cell in cells)
    if not marked or any(_OTHER_WAY.match(cell.text) for cell in cells):
        return bound
    minus, plus = (tuple(_read(row, sign) for row in bound.rows) for sign in ("-", ""))
    if not (_sums_say(bound, minus, plus) or _changes_say(amounts, bound.rows, minus)):
        return bound
    noted = (
        row if row is before else replace(row, note="；".join(n for n in (row.note, _NOTE) if n))
        for before, row in zip(bound.rows, minus, strict=True)
    )
    return replace(bound, rows=tuple(noted))


def _read(row: BodyRow, sign: str) -> BodyRow:
    """The row with another sign for its triangles; itself where it has none."""
    if not any(_MARKED.match(cell.text) for cell in row.cells.values()):
        return row
    cells = {i: replace(c, text=_MARKED.sub(sign, c.text, 1)) for i, c in row.cells.items()}
    return replace(row, cells=cells)


def _sums_say(bound: BoundTable, minus: Sequence[BodyRow], plus: Sequence[BodyRow]) -> bool:
    """True where the sums of the marked rows hold with a minus, and some not without."""
    identities = row_identities(bound.columns)
    marked = [at for at, row in enumerate(bound.rows) if row is not minus[at]]
    with_minus = tally(identities, [minus[at] for at in marked])
    without = tally(identities, [plus[at] for at in marked])
    return bool(with_minus.held and not with_minus.broken and without.broken)


def _changes_say(
    amounts: Sequence[Column], rows: Sequence[BodyRow], minus: Sequence[BodyRow]
) -> bool:
    """True where every marked column is the difference of the same two others in every row.

    Both signs must be met: of a fall alone nobody can tell which of the two is subtracted.
    """
    marked = [c.index for c in amounts if any(_is_marked(row, c.index) for row in rows)]
    return bool(marked) and all(_is_difference(at, amounts, minus) for at in marked)


def _is_marked(row: BodyRow, index: int) -> bool:
    return index in row.cells and _MARKED.match(row.cells[index].text) is not None


def _is_difference(at: int, amounts: Sequence[Column], rows: Sequence[BodyRow]) -> bool:
    changes = [(row, value) for row in rows if (value := _value(row, at)) is not None]
    if {value > 0 for _, value in changes if value} != {True, False}:
        return False
    others = [c.index for c in amounts if c.index != at]
    return any(
        all((_value(row, a) or 0) - (_value(row, b) or 0) == value for row, value in changes)
        for a, b in permutations(others, 2)
    )


def _value(row: BodyRow, index: int) -> Decimal | None:
    amount = row.amount(index)
    return amount.value if amount else None
