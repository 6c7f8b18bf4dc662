"""The judged sums of one disclosure, found by a cell, by a list of rows, or by their gap.

A cell stands in a handful of sums; one that stands in very many (rows of a list with a total
after every row) says nothing about which cell is wrong, and is in none here. Knows nothing
of causes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.judgement import Judgement
from generator.findings import VIOLATED

_MOST_SUMS = 40  # that one cell stands in
_MOST_ALIKE = 200  # broken sums that are out by the same
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Judged:
    """All sums in the order they were judged, with what leads to them."""

    sums: tuple[Judgement, ...]
    places: dict[str, list[tuple[int, int]]]  # fact id -> (number of the sum, sign)
    groups: dict[str, list[Judgement]]
    gaps: list[tuple[Decimal, int]]  # of the violated ones, in order of the gap
    widest: Decimal  # slack of a violated one
    filled: frozenset[tuple[str, int, str]]  # table, row and column of amounts other than 0

    def around(self, fact_id: str) -> Sequence[tuple[int, int]]:
        """In which sums a cell stands, and on which side; none when in very many."""
        return self.places.get(fact_id, ())

    def violated(self, gap: Decimal, slack: Decimal) -> list[int]:
        """Violated sums that may be out by `gap` within both slacks, in their order."""
        reach = slack + self.widest
        first = bisect_left(self.gaps, gap - reach, key=lambda entry: entry[0])
        last = bisect_right(self.gaps, gap + reach, key=lambda entry: entry[0])
        return sorted(number for _, number in self.gaps[first:last])[:_MOST_ALIKE]


def judged_sums(sums: tuple[Judgement, ...]) -> Judged:
    """The sums, looked through once."""
    places: dict[str, list[tuple[int, int]]] = {}
    filled: set[tuple[str, int, str]] = set()
    groups: dict[str, list[Judgement]] = {}
    for number, judgement in enumerate(sums):
        if judgement.identity.group:
            groups.setdefault(judgement.identity.group, []).append(judgement)
        for sign, side in ((1, judgement.terms[0]), (-1, judgement.terms[1])):
            for fact in side:
                places.setdefault(fact.fact_id, []).append((number, sign))
                if fact.amount:
                    filled.add((fact.table_id, fact.row, fact.column))
    few = {key: found for key, found in places.items() if len(found) <= _MOST_SUMS}
    broken = [(n, j.comparison) for n, j in enumerate(sums) if j.verdict == VIOLATED]
    gaps = sorted((comparison.gap, number) for number, comparison in broken)
    widest = max((comparison.slack for _, comparison in broken), default=_ZERO)
    return Judged(sums, few, groups, gaps, widest, frozenset(filled))
