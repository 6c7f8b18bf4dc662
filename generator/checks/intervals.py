"""How exact a printed number is, and whether two sums of printed numbers can be equal.

A printed number stands for every value that rounds to it: an interval around it whose
half-width is half a unit of its last digit. A sum of parts agrees with a sum of wholes
when their intervals meet; no tolerance is set by hand. Some publishers drop trailing
zeros (63 for 63.00): a number is taken to be as exact as its table prints elsewhere.
This module knows numbers and digits, not what is added to what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.facts.model import Fact

EXACT, WITHIN_ROUNDING = "exact", "within-rounding"
EQUAL, AT_MOST = "=", "<="
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Parts against wholes: `gap` = Σ parts − Σ wholes, `slack` = what rounding explains."""

    gap: Decimal
    slack: Decimal
    relation: str = EQUAL

    @property
    def agrees(self) -> bool:
        """True when the intervals meet (or the parts may be at most the whole)."""
        distance = self.gap if self.relation == AT_MOST else abs(self.gap)
        return distance <= self.slack

    @property
    def exactness(self) -> str:
        """How a sum that holds holds."""
        if self.relation == AT_MOST:
            return ""
        return EXACT if self.gap == 0 else WITHIN_ROUNDING


class Precision:
    """Half-widths in yuan of the facts of one disclosure, by fact id."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._half: dict[str, Decimal] = {}
        self._coarse: set[str] = set()
        by_table: dict[str, list[Fact]] = {}
        for fact in facts:
            by_table.setdefault(fact.table_id, []).append(fact)
        dropping = [group for group in by_table.values() if _drops_zeros(group)]
        finest = min((f.precision for group in dropping for f in group), default=None)
        for group in by_table.values():
            step = _step(group, finest)
            prints_zeros = any("." in f.published for f in group) and not _drops_zeros(group)
            for fact in group:
                self._half[fact.fact_id] = min(fact.precision, step) / 2
                if prints_zeros and fact.precision > step and fact.amount:
                    self._coarse.add(fact.fact_id)

    def half(self, fact: Fact) -> Decimal:
        """Half the width of the interval a printed number stands for."""
        return self._half.get(fact.fact_id, fact.precision / 2)

    def may_be_rounded(self, comparison: Comparison, facts: Iterable[Fact]) -> bool:
        """True when figures printed with fewer digits than their table explain the gap.

        In a table that prints its zeros (12.50) a bare 12 may have been rounded to it.
        """
        coarse = [fact for fact in facts if fact.fact_id in self._coarse]
        more = sum((fact.precision / 2 - self.half(fact) for fact in coarse), _ZERO)
        wider = Comparison(comparison.gap, comparison.slack + more, comparison.relation)
        return wider.agrees

    def compare(
        self, parts: Sequence[Fact], wholes: Sequence[Fact], relation: str = EQUAL
    ) -> Comparison:
        """The parts' sum against the wholes' sum."""
        gap = sum((f.amount for f in parts), _ZERO) - sum((f.amount for f in wholes), _ZERO)
        slack = sum((self.half(f) for f in parts), _ZERO)
        slack += sum((self.half(f) for f in wholes), _ZERO)
        return Comparison(gap, slack, relation)


def _drops_zeros(facts: Sequence[Fact]) -> bool:
    """True for a table that prints different decimals and never a trailing zero."""
    if any("." in f.published and f.published.rstrip(" 元万亿").endswith("0") for f in facts):
        return False
    return len({f.precision for f in facts}) > 1


def _step(facts: Sequence[Fact], finest: Decimal | None) -> Decimal:
    """One unit of the last digit that the table prints, zeros it drops included.

    A table that drops zeros is as exact as its longest number. A table of whole numbers
    in a document that drops zeros is as exact as the document. Any other table is as
    exact as most of its numbers are.
    """
    if _drops_zeros(facts):
        return min(fact.precision for fact in facts)
    whole = all("." not in fact.published for fact in facts)
    if whole and finest is not None and len({f.published_unit for f in facts}) == 1:
        return min(finest, facts[0].precision)
    counted = Counter(fact.precision for fact in facts)
    return min(counted, key=lambda precision: (-counted[precision], precision))
