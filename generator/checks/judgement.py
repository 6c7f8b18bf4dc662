"""One identity judged: the reading of it that was taken, the gap, the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.checks.identity import Identity, Terms
from generator.checks.intervals import Comparison
from generator.facts.model import Fact


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found of one identity; `reason` says why a broken one is undetermined."""

    code: str
    identity: Identity
    terms: Terms
    comparison: Comparison
    verdict: str
    reason: str = ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Parts, then wholes."""
        return (*self.terms[0], *self.terms[1])

    def agrees_if(self, change: Decimal, tolerance: Decimal = Decimal(0)) -> bool:
        """True when the sum would hold with its gap changed by `change`."""
        moved = Comparison(
            self.comparison.gap + change,
            self.comparison.slack + tolerance,
            self.comparison.relation,
        )
        return moved.agrees
