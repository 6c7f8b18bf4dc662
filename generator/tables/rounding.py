"""Whether printed amounts make a printed sum, to what rounding may have added to each.

Every amount may be off by half of its last digit, the sum as well. Knows amounts by column, not
what the rows and columns are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

_NONE = Decimal(0)
_Key = TypeVar("_Key")


def half_step(rows: Iterable[Mapping[_Key, Decimal]]) -> Decimal:
    """Half of the last digit that is printed: what rounding may have added to an amount."""
    exponents = [int(a.as_tuple().exponent) for row in rows for a in row.values()]
    return Decimal(1).scaleb(min(exponents, default=0)) / 2


def makes(
    parts: Sequence[Mapping[_Key, Decimal]], whole: Mapping[_Key, Decimal], half: Decimal
) -> bool:
    """True where the parts sum to the whole in every column of it."""
    sums = {column: sum((part.get(column, _NONE) for part in parts), _NONE) for column in whole}
    return _is_made(sums, whole, half * (len(parts) + 1))


def first_that_make(
    parts: Sequence[Mapping[_Key, Decimal]],
    whole: Mapping[_Key, Decimal],
    halves: Iterable[Decimal],
) -> int:
    """How many of the first parts make the whole; 0 where none do.

    `halves` are half of the last digit of the whole and so many parts, for every number of them.
    """
    sums = dict.fromkeys(whole, _NONE)
    for end, (part, half) in enumerate(zip(parts, halves, strict=False), 1):
        for column in whole:
            sums[column] += part.get(column, _NONE)
        if whole and _is_made(sums, whole, half * (end + 1)):
            return end
    return 0


def _is_made(sums: Mapping[_Key, Decimal], whole: Mapping[_Key, Decimal], slack: Decimal) -> bool:
    return all(abs(sums[column] - amount) <= slack for column, amount in whole.items())
