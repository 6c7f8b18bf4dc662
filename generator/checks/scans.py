"""Figures recognised in a scan: undetermined until a sum proves them.

Recognition may take 3 for 8 with full confidence; arithmetic does not. Which figures count as
proved is said in `recognised`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.lost_points import may_have_lost_their_points
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.recognised import proved_facts
from generator.facts.model import Fact
from generator.findings import HOLDS, UNDETERMINED

_POINTS = "，其中 {} 个没有小数点可凭，可能丢了小数点（如 12.34 识别成 1234）"


@check(
    "READ-SCAN",
    title="扫描件中识别的数字由加总关系证实",
    title_en="Figures recognised in a scan are proved by sums",
    group="completeness",
    severity="notice",
)
def recognised_figures_are_proved(disclosure: Disclosure) -> Iterator[Evaluation]:
    """图片中识别出的数字，须在精确成立的加总关系中出现，才算证实。

    加总关系须有两个以上的加数：同一个数在两处都可能识别错。不在这样的关系中的数字，无论识别的把握
    多大，都不能判断。可能丢了小数点的也是：比其他数字少印小数位的，或全表没有小数、也没有千分位逗号
    的（全表都丢了小数点，加总照样成立）。这是对读取的说明，不涉及公开单位。
    """
    recognised = [f for f in disclosure.reading.facts if f.confidence is not None]
    if not recognised:
        return
    proved, pointless = proved_facts(disclosure), may_have_lost_their_points(recognised)
    for table_id in dict.fromkeys(fact.table_id for fact in recognised):
        facts = [fact for fact in recognised if fact.table_id == table_id]
        unproved = [f for f in facts if f.fact_id not in proved]
        lost = sum(f.fact_id in pointless for f in unproved)
        yield _evaluation(table_id, facts, unproved, lost)


def _evaluation(table_id: str, facts: list[Fact], unproved: list[Fact], lost: int) -> Evaluation:
    """One table: how many of its recognised figures no sum proves."""
    subject = f"{table_id}：识别出的 {len(facts)} 个数字"
    if not unproved:
        return Evaluation(HOLDS, subject, facts=tuple(facts), table_ids=(table_id,))
    reason = (
        f"{len(unproved)} 个识别出的数字没有加总关系可以证实{_POINTS.format(lost) if lost else ''}"
    )
    return Evaluation(
        UNDETERMINED,
        subject,
        expected=str(len(facts)),
        found=str(len(facts) - len(unproved)),
        reason=f"{reason}，请对照原件",
        message=f"{reason}，请对照原件",
        message_en=f"{len(unproved)} recognised figures are proved by no sum",
        facts=tuple(unproved),
        table_ids=(table_id,),
        source=unproved[0].source,
    )


CHECKS: tuple[Check, ...] = (recognised_figures_are_proved,)
