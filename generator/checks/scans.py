"""Figures recognised in a scan: undetermined until a sum proves them.

Recognition may take 3 for 8 with full confidence; arithmetic does not. A figure counts as
proved when it takes part in a sum that holds to the digit with another figure that is not
zero.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import across, sums
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.facts.model import Fact
from generator.findings import HOLDS, UNDETERMINED


@check(
    "READ-SCAN",
    title="扫描件中识别的数字由加总关系证实",
    title_en="Figures recognised in a scan are proved by sums",
    group="completeness",
    severity="notice",
)
def recognised_figures_are_proved(disclosure: Disclosure) -> Iterator[Evaluation]:
    """Every figure recognised in a picture takes part in a sum that holds.

    A figure in no such sum stays undetermined, whatever confidence the recognition gives.
    It says nothing about the publisher: the reading is ours.
    """
    recognised = [f for f in disclosure.reading.facts if f.confidence is not None]
    if not recognised:
        return
    proved = _in_sums_that_hold(disclosure)
    for table_id in dict.fromkeys(fact.table_id for fact in recognised):
        facts = [fact for fact in recognised if fact.table_id == table_id]
        yield _evaluation(table_id, facts, [f for f in facts if f.fact_id not in proved])


def _in_sums_that_hold(disclosure: Disclosure) -> set[str]:
    """The facts that take part in a sum that holds to the digit."""
    return {
        fact.fact_id
        for rule in (*sums.CHECKS, *across.CHECKS)
        for evaluation in rule.function(disclosure)
        if evaluation.verdict == HOLDS and evaluation.exactness == "exact"
        for fact in evaluation.facts
    }


def _evaluation(table_id: str, facts: list[Fact], unproved: list[Fact]) -> Evaluation:
    """One table: how many of its recognised figures no sum proves."""
    subject = f"{table_id}：识别出的 {len(facts)} 个数字"
    if not unproved:
        return Evaluation(HOLDS, subject, facts=tuple(facts), table_ids=(table_id,))
    reason = f"{len(unproved)} 个识别出的数字没有加总关系可以证实，请对照原件"
    return Evaluation(
        UNDETERMINED,
        subject,
        expected=str(len(facts)),
        found=str(len(facts) - len(unproved)),
        reason=reason,
        message=reason,
        message_en=f"{len(unproved)} recognised figures are proved by no sum",
        facts=tuple(unproved),
        table_ids=(table_id,),
        source=unproved[0].source,
    )


CHECKS: tuple[Check, ...] = (recognised_figures_are_proved,)
