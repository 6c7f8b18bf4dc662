"""What a cause of a broken sum is, and what changing several cells would do.

A cause is a guess: one change, how many broken sums it would mend and how many sound ones
it would spoil. Which changes are guessed is the matter of `explain` and `wider`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.checks.judged import Judged
from generator.checks.judgement import Judgement
from generator.checks.slips import Slip
from generator.facts.model import Fact
from generator.findings import HOLDS, VIOLATED

CELL, SHIFTED, EXCHANGED = "cell", "shifted", "exchanged"
MISSING_ROW, CARRYOVER = "missing-row", "carry-over"
REPEATED_ROW, TABLE_UNIT = "repeated-row", "table-unit"


@dataclass(frozen=True, slots=True)
class Cause:
    """One guess: the cell, what it would have to be, and what else that would mend."""

    kind: str
    fact: Fact | None
    # what the cell would be; the missing or repeated row's amount; the other scope's; of a
    # table's unit the factor to the unit meant
    amount: Decimal
    mended: int  # broken sums it would mend, the one explained included
    spoiled: int  # sums that hold and would not
    slip: Slip | None = None
    column: str = ""  # where a shifted number would belong
    partner: Fact | None = None  # the cell it may have been exchanged with

    @property
    def rank(self) -> tuple[float, ...]:
        """Larger is likelier."""
        known = self.slip.weight if self.slip else 0.0
        return (self.mended - self.spoiled + known, known, -self.spoiled)


def joint_effect(change: dict[str, Decimal], broken: Judgement, judged: Judged) -> tuple[int, int]:
    """What changing several cells at once mends and spoils; nothing if not the sum asked of."""
    moved: dict[int, Decimal] = {}
    for fact_id, amount in change.items():
        for number, sign in judged.around(fact_id):
            moved[number] = moved.get(number, Decimal(0)) + sign * amount
    mended = spoiled = 0
    for number, amount in moved.items():
        judgement = judged.sums[number]
        agrees = judgement.agrees_if(amount)
        if judgement is broken and not agrees:
            return 0, 0
        if judgement.verdict == HOLDS:
            spoiled += not agrees
        elif judgement.verdict == VIOLATED:
            mended += agrees
    return mended, spoiled
