"""Printed numbers as intervals: what a rounded figure can really have been.

A figure printed with its last digit worth `precision` stands for every amount within half
of that digit. Two figures agree when their intervals meet; no tolerance is set by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_HALF, _NOTHING = Decimal("0.5"), Decimal(0)


@dataclass(frozen=True, slots=True)
class Range:
    """All amounts a figure may stand for, and the figure itself."""

    low: Decimal
    value: Decimal
    high: Decimal

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.value + other.value, self.high + other.high)

    def __sub__(self, other: Range) -> Range:
        return Range(self.low - other.high, self.value - other.value, self.high - other.low)

    def __neg__(self) -> Range:
        return Range(-self.high, -self.value, -self.low)

    def __abs__(self) -> Range:
        """Without sign; what may be zero is no less than zero."""
        ends = sorted((abs(self.low), abs(self.high)))
        low = ends[0] if self.low * self.high > 0 else Decimal(0)
        return Range(low, abs(self.value), ends[1])

    def meets(self, other: Range) -> bool:
        """True when both may stand for one amount."""
        return self.low <= other.high and other.low <= self.high

    def percent_of(self, whole: Range) -> Range | None:
        """This as a percentage of `whole`; None when the whole may be zero or negative."""
        if whole.low <= 0:
            return None
        ends = (self.low / whole.low, self.low / whole.high,
                self.high / whole.low, self.high / whole.high)  # fmt: skip
        return Range(min(ends) * 100, self.value / whole.value * 100, max(ends) * 100)


ZERO = Range(Decimal(0), Decimal(0), Decimal(0))


def printed(value: Decimal, precision: Decimal) -> Range:
    """The range of a printed figure; whole figures are rounded like any other."""
    half = abs(precision) * _HALF
    return Range(value - half, value, value + half)


def total(ranges: list[Range]) -> Range:
    """The sum of ranges; 0万元 beside 0.90万元 is as exact as that is."""
    finest = min((one.high - one.value for one in ranges), default=_NOTHING)
    result = ZERO
    for part in ranges:
        is_nothing = not part.value and part.high > finest
        result += Range(-finest, _NOTHING, finest) if is_nothing else part
    return result


def exactness(found: Range, expected: Range) -> str:
    """`exact` or `within-rounding`, for two ranges that meet."""
    return "exact" if found.value == expected.value else "within-rounding"
