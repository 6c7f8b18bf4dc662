"""Recognised figures that may have lost their point, or had a comma taken for one.

A point is the smallest thing printed and the first that a faint or coarse picture loses. Where
all of a table lose theirs, every sum holds at a hundred times the amount; so no sum tells. What
tells is how figures are printed: with as many decimals as those around them, or, where nobody
prints any, with commas at the thousands. Commas show that 1,234 lost nothing, and that a 567 in
the same table is no 5.67: its 12.34 would stand there as a 1234 without a comma.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from generator.facts.model import Fact

_OF_COMMA = 3  # digits after a comma that was read as a point
_USUAL = Decimal("0.9")  # of the figures of a table, for the decimals it prints
_GROUPED = re.compile(r"\d{1,3}(?:[,，]\d{3})+")
_UNGROUPED = re.compile(r"\d{4}|\b0\d|\d\s+\d")  # or with a gap, where a point may have been

_Table = tuple[str, str]  # its id and the unit its figures are printed in


def may_have_lost_their_points(facts: Sequence[Fact]) -> frozenset[str]:
    """The recognised figures whose point no other print vouches for, by their ids."""
    by_table: dict[_Table, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.confidence is not None:
            by_table[fact.table_id, fact.published_unit].append(fact)
    usual = _usual_decimals(by_table)
    return frozenset(
        fact.fact_id
        for (_, unit), printed in by_table.items()
        for fact in _doubtful(printed, usual.get(unit, 0))
    )


def _doubtful(printed: Sequence[Fact], usual: int) -> Iterator[Fact]:
    """Figures of a table with fewer decimals than usual; whole ones need commas if none is."""
    are_whole = not usual and _are_printed_whole(printed)
    for fact in printed:
        decimals = decimals_of(fact)
        if decimals < usual or decimals == _OF_COMMA or not (decimals or are_whole):
            yield fact


def _usual_decimals(by_table: dict[_Table, list[Fact]]) -> dict[str, int]:
    """How many decimals most figures of a unit have, in tables that print as many throughout."""
    usual: dict[str, Counter[int]] = defaultdict(Counter)
    for (_, unit), printed in by_table.items():
        decimals, times = Counter(map(decimals_of, printed)).most_common(1)[0]
        if decimals not in (0, _OF_COMMA) and times >= _USUAL * len(printed):
            usual[unit][decimals] += times
    return {unit: max(counts, key=lambda d: (counts[d], d)) for unit, counts in usual.items()}


def _are_printed_whole(printed: Iterable[Fact]) -> bool:
    """Whether commas show that a table prints no decimals."""
    texts = [fact.published for fact in printed]
    if any("." in text for text in texts):
        return False
    return any(map(_GROUPED.search, texts)) and not any(map(_UNGROUPED.search, texts))


def decimals_of(fact: Fact) -> int:
    """How many digits stand behind the point of a figure."""
    return len(fact.published.partition(".")[2].rstrip("）) 元万亿%"))
