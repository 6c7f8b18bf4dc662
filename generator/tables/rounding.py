"""Whether printed amounts make a printed sum, to what rounding may have added to each.

Every amount may be off by half of its last digit, the sum as well. Knows amounts by column, not
what the rows and columns are called.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Context, Decimal
from itertools import accumulate
from typing import Generic, TypeVar

_NONE = Decimal(0)
_EXACT = Context(prec=100)
_Key = TypeVar("_Key", bound=Hashable)


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


class Sums(Generic[_Key]):
    """The sums of rows that stand right below each other, without adding them up again."""

    def __init__(self, rows: Sequence[Mapping[_Key, Decimal]]) -> None:
        columns = {column for row in rows for column in row}
        self._up_to = {
            column: list(
                accumulate((row.get(column, _NONE) for row in rows), _EXACT.add, initial=_NONE)
            )
            for column in columns
        }

    def make(self, parts: range, whole: Mapping[_Key, Decimal], half: Decimal) -> bool:
        """True where the rows, given by index, make another row of theirs; as `makes`."""
        sums = {
            column: _EXACT.subtract(
                self._up_to[column][parts.stop], self._up_to[column][parts.start]
            )
            for column in whole
        }
        return _is_made(sums, whole, half * (len(parts) + 1))


def rising(parts: Sequence[Mapping[_Key, Decimal]]) -> dict[_Key, int]:
    """The columns in which no part is less than nothing, with how many are nothing there."""
    columns = {column for part in parts for column in part}
    amounts = {column: [part.get(column, _NONE) for part in parts] for column in columns}
    return {column: own.count(_NONE) for column, own in amounts.items() if min(own) >= _NONE}


def first_that_make(
    parts: Iterable[Mapping[_Key, Decimal]],
    whole: Mapping[_Key, Decimal],
    halves: Iterable[Decimal],
    up: Mapping[_Key, int],
) -> int:
    """How many of the first parts make the whole; 0 where none do.

    `halves` are half of the last digit of the whole and so many parts, for every number of them,
    `up` what `rising` says of these parts, or of more. There a sum past the whole by more than
    rounding stays past it: each part adds its last digit at least, but for those that are nothing.
    """
    sums = dict.fromkeys(whole, _NONE)
    for end, (part, half) in enumerate(zip(parts, halves, strict=False), 1):
        for column in whole:
            sums[column] += part.get(column, _NONE)
        if whole and _is_made(sums, whole, half * (end + 1)):
            return end
        if any(sums[c] - whole[c] > half * (end + 1 + up[c]) for c in whole if c in up):
            return 0
    return 0


def _is_made(sums: Mapping[_Key, Decimal], whole: Mapping[_Key, Decimal], slack: Decimal) -> bool:
    return all(abs(sums[column] - amount) <= slack for column, amount in whole.items())
