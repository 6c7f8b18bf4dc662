"""Where below each row the rows are the same or others."""

from __future__ import annotations

from generator.facts.following import ends_of_runs, next_other, next_same


def test_rows_below_are_found_for_every_row() -> None:
    keys = ["a", "a", "", "b", "a"]
    assert ends_of_runs(keys) == [2, 2, 3, 4, 5]
    assert next_same(keys) == [1, 4, 5, 5, 5]
    assert next_other(keys) == [3, 3, 5, 4, 5]
    assert ends_of_runs([]) == next_same([]) == next_other([]) == []
