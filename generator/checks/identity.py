"""A sum that must add up, as a record: parts on one side, the whole on the other.

Builders (`sums`, `across`) yield these; `network` judges all of a disclosure together.
`NotComparable` is what a builder yields when it would have compared but cannot, with the
reason in Chinese. Neither knows how a verdict is reached.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.checks.intervals import EQUAL
from generator.facts.model import Fact

Terms = tuple[tuple[Fact, ...], tuple[Fact, ...]]  # parts, wholes


@dataclass(frozen=True, slots=True)
class Identity:
    """Σ `parts` = Σ `wholes` (or at most, by `relation`)."""

    subject: str
    subject_en: str
    parts: tuple[Fact, ...]
    wholes: tuple[Fact, ...]
    relation: str = EQUAL
    parts_called: str = "各部分相加"
    wholes_called: str = "表列合计"
    alternatives: tuple[Terms, ...] = ()  # other readings that would satisfy the rule too
    family: str = ""  # sums that stand on the same reading of a table
    group: str = ""  # sums of one family broken by the same missing row
    unsure: str = ""  # zh; why a broken sum would be no proof
    short: str = ""  # zh; why parts that fall short would be no proof
    table_ids: tuple[str, ...] = ()  # where they are not those of the facts

    @property
    def readings(self) -> tuple[Terms, ...]:
        """Parts and wholes, the first reading first."""
        return ((self.parts, self.wholes), *self.alternatives)


@dataclass(frozen=True, slots=True)
class NotComparable:
    """A comparison that the rule asks for and the document does not allow."""

    subject: str
    subject_en: str
    reason: str
    table_ids: tuple[str, ...] = ()
