"""Sums to the rounding of what is printed."""

from __future__ import annotations

from decimal import Decimal
from itertools import repeat

from generator.tables.rounding import Sums, first_that_make, makes, rising

HALF = Decimal("0.005")


def _rows(*amounts: str) -> list[dict[int, Decimal]]:
    return [{0: Decimal(amount)} for amount in amounts]


def _first(whole: str, *amounts: str) -> int:
    parts = _rows(*amounts)
    return first_that_make(parts, _rows(whole)[0], repeat(HALF), rising(parts))


def test_a_sum_that_was_passed_is_made_again_only_by_less_than_nothing_or_by_rounding() -> None:
    assert _first("1.00", "1.50", "-0.50") == 2
    assert _first("1.00", "1.02", "0.00", "0.00") == 3
    assert _first("1.00", "1.50", "0.50") == 0


def test_rows_right_below_each_other_are_summed_as_if_added_up() -> None:
    rows = _rows("3.00", "1.00", "2.01", "0.99")
    for parts in (range(1, stop) for stop in range(1, 5)):
        added = makes([rows[at] for at in parts], rows[0], HALF)
        assert Sums(rows).make(parts, rows[0], HALF) == added
