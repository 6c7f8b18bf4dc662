"""What was spent against the budget of the same year: 决算数比年初预算数减少47.20万元.

A sentence of final accounts says the budget, what was spent of it, the share, the difference and
which of both is larger. Shares are those of `fulfilled`; here the difference and the direction
must follow from what is said beside them. This module knows nothing of tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.prose.claims import Claim, Figure, claims
from generator.checks.prose.fulfilled import noun_of
from generator.checks.prose.ranges import Range
from generator.checks.prose.wording import figure_at, wan
from generator.findings import HOLDS, VIOLATED
from generator.standards.check_rules import claim_words
from generator.standards.vocabulary import squash

_FINAL = "executed"
_WHOLE = Decimal(100)


@dataclass(slots=True)
class _Outcome:
    """An amount spent, with what its sentence says of it and of the budget."""

    claim: Claim
    spent: Figure
    budgets: list[Figure]
    share: Figure | None = None  # of the budget
    change: Claim | None = None
    behind: str = ""  # the words behind its last figure, to the next one

    def direction(self) -> int:
        """1 where more than the budget was spent, −1 where less was; 0 where it is not known."""
        signs = {_sign(self.spent.range - budget.range) for budget in self.budgets}
        if not self.budgets and self.share:
            share = self.share.range
            signs = {(share.low > _WHOLE) - (share.high < _WHOLE)}
        return signs.pop() if len(signs) == 1 else 0


@check(
    "PROSE-OUTCOME",
    title="决算与预算的比较与金额相符",
    title_en="What is said of spending against the budget follows from the amounts",
    group="prose",
    severity="warning",
)
def outcomes_follow(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字中“年初预算 a 万元，支出决算 b 万元，决算数比预算数增加（减少）c 万元”，b 应等于 a 加
    （减）c；没有说预算数而说“完成预算的 x%”的，b ÷ (b ∓ c) 应等于 x%。“决算数大于（小于）预算数
    的主要原因是”所说的大小，应与同一段的两数或完成比例一致。

    只在决算中核对，按各数印出的位数取区间计算。一段说了几项的，有一项与所说的大小一致即可；两数
    相等而说大于、小于的，不作判断。
    """
    for said in claims(disclosure.reading) if disclosure.phase == _FINAL else ():
        outcomes = list(_outcomes(said))
        for at, outcome in enumerate(outcomes):
            if outcome.change and (told := _of_change(outcome, outcome.change)):
                yield told
            if told := _of_direction(outcome, outcomes[:at]):
                yield told


def _outcomes(said: Sequence[Claim]) -> Iterator[_Outcome]:
    """The amounts spent that a paragraph says, each with the budget said right before it."""
    words = claim_words()
    budgets: list[Figure] = []
    now: _Outcome | None = None
    for claim in said:
        level = claim.level
        if level and words.budgeted.fullmatch(level.before):
            budgets.append(level)
            continue
        if level:
            if now:
                yield now
            near = [budget for budget in budgets if _is_same(budget, level)]
            now, budgets = _Outcome(claim, level, near), []
        if now is None:
            continue
        if claim.share and words.fulfilled.fullmatch(claim.share.before):
            now.share = claim.share
        if claim.change and words.own_budget_change.fullmatch(claim.change.before):
            now.change = now.change or claim
        now.behind = _behind(claim, said)
    if now:
        yield now


def _behind(claim: Claim, said: Sequence[Claim]) -> str:
    """The words between the last figure of a claim and the next one of the paragraph."""
    following = min((other.at for other in said if other.at >= claim.end), default=None)
    return squash(claim.block.text[claim.end : following])


def _is_same(budget: Figure, spent: Figure) -> bool:
    years = {budget.statement.fiscal_year, spent.statement.fiscal_year}
    return len(years) == 1 and noun_of(budget) == noun_of(spent)


def _sign(range_: Range) -> int:
    """1 above zero, −1 below; 0 for what may be nothing."""
    return (range_.low > 0) - (range_.high < 0)


def _of_change(outcome: _Outcome, claim: Claim) -> Evaluation | None:
    """The difference from the budget, against the budget or the share of it."""
    change = claim.signed_change
    if change is None or claim.change is None or not claim.sign or claim.change.range.high < 0:
        return None
    spent = outcome.spent.range
    if outcome.budgets:
        made = [spent - budget.range for budget in outcome.budgets]
        holds = any(change.meets(one) for one in made)
        if not holds and len(made) > 1:
            return None
        expected = _way(made[0])
        beside = f"预算{outcome.budgets[-1].text}"
    elif outcome.share:
        share = spent.percent_of(spent - change)
        if share is None:
            return None
        holds = share.meets(outcome.share.range)
        expected, beside = "", f"完成预算的{outcome.share.text}"
    else:
        return None
    noun = noun_of(outcome.spent)
    told = f"“{noun}”决算{outcome.spent.text}，{beside}，"
    computed = f"按两数计算应为{expected}。" if expected else "三者不能同时成立。"
    return Evaluation(
        verdict=HOLDS if holds else VIOLATED,
        exactness="within-rounding" if holds else "",
        subject=f"“{noun}”决算比预算的增减",
        subject_en="difference between spending and budget",
        expected=expected,
        found=_way(change),
        operands=f"{figure_at(outcome.spent, outcome.claim)}；{beside}",
        message=f"{told}文字说比预算{_way(change)}；{computed}",
        message_en="" if holds else "The difference does not follow from spending and budget.",
        advice=""
        if holds
        else "核对预算数、决算数、完成比例与增减数，更正有误的一项（人工复核）。",
        source=outcome.claim.block.source,
    )


def _way(change: Range) -> str:
    """A difference in words: 减少43.2万元."""
    return f"{'增加' if change.value > 0 else '减少'}{wan(abs(change).value)}"


def _of_direction(outcome: _Outcome, before: Sequence[_Outcome]) -> Evaluation | None:
    """Which of both is larger, as the words say that give the reason for it."""
    found = claim_words().outcome.search(outcome.behind)
    direction = outcome.direction()
    if not found or not direction:
        return None
    said = 1 if found["more"] else -1
    holds = said == direction
    if not holds and any(other.direction() == said for other in before):
        return None
    beside = [f"预算{budget.text}" for budget in outcome.budgets]
    if outcome.share:
        beside.append(f"完成预算的{outcome.share.text}")
    noun, others = noun_of(outcome.spent), "、".join(beside)
    return Evaluation(
        verdict=HOLDS if holds else VIOLATED,
        exactness="exact" if holds else "",
        subject=f"“{noun}”决算数与预算数的大小",
        subject_en="which of spending and budget is larger",
        expected="大于" if direction > 0 else "小于",
        found="大于" if said > 0 else "小于",
        operands=f"{figure_at(outcome.spent, outcome.claim)}；{others}",
        message=f"“{noun}”决算{outcome.spent.text}，{others}，文字却说“{found[0]}”。",
        message_en="" if holds else "The words say the opposite of what the amounts are.",
        advice="" if holds else "核对预算数、决算数与所说的大小，更正有误的一项。",
        source=outcome.claim.block.source,
    )


CHECKS: tuple[Check, ...] = (outcomes_follow,)
