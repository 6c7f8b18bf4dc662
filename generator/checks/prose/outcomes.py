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
_STAGES = ("年初", "全年", "调整")


@dataclass(frozen=True, slots=True)
class _Budget:
    """What is known of a budget: itself, or the share of it that was spent; of which stage."""

    stage: str  # 年初 | 全年 | 调整; empty where the words do not say
    figure: Figure

    def is_of(self, stage: str) -> bool:
        """True where the words may mean the same budget."""
        return not (self.stage and stage) or self.stage == stage


@dataclass(slots=True)
class _Outcome:
    """An amount spent, with what its sentence says of it and of the budget."""

    claim: Claim
    spent: Figure
    budgets: list[_Budget]
    share: _Budget | None = None
    change: Claim | None = None
    behind: str = ""  # the words behind its last figure, to the next one

    def budget(self, stage: str) -> Figure | None:
        """The one budget of a stage that is said."""
        found = [budget.figure for budget in self.budgets if budget.is_of(stage)]
        return found[0] if len(found) == 1 else None

    def share_of(self, stage: str) -> Figure | None:
        """The share of the budget of a stage; one of no stage is of the budget that is said."""
        if self.share is None:
            return None
        is_own = self.share.stage == stage or (self.share.is_of(stage) and not self.budgets)
        return self.share.figure if is_own else None

    def direction(self, stage: str) -> int:
        """1 where more than the budget was spent, −1 where less was; 0 where it is not known."""
        if budget := self.budget(stage):
            return _sign(self.spent.range - budget.range)
        share = self.share_of(stage)
        return (share.range.low > _WHOLE) - (share.range.high < _WHOLE) if share else 0


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
    budgets: list[_Budget] = []
    now: _Outcome | None = None
    for claim in said:
        level = claim.level
        if level and (found := words.budgeted.fullmatch(level.before)):
            budgets.append(_Budget(_stage(found["which"]), level))
            continue
        if level:
            if now:
                yield now
            near = [budget for budget in budgets if _is_same(budget.figure, level)]
            now, budgets = _Outcome(claim, level, near), []
        if now is None:
            continue
        if claim.share and (found := words.fulfilled.fullmatch(claim.share.before)):
            now.share = _Budget(_stage(found["which"]), claim.share)
        if claim.change and words.own_budget_change.fullmatch(claim.change.before):
            now.change = now.change or claim
        now.behind = _behind(claim, said)
    if now:
        yield now


def _stage(words: str | None) -> str:
    """The stage of a budget; 本年预算 and 当年预算 may be any."""
    return next((stage for stage in _STAGES if words and words.startswith(stage)), "")


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
    found = claim_words().own_budget_change.fullmatch(claim.change.before)
    stage = _stage(found["which"] or found["than_which"]) if found else ""
    spent, budget, said = outcome.spent.range, outcome.budget(stage), outcome.share_of(stage)
    if budget:
        made = spent - budget.range
        holds, expected, beside = change.meets(made), _way(made), f"预算{budget.text}"
    elif said and not outcome.budgets and (share := spent.percent_of(spent - change)):
        holds, expected, beside = share.meets(said.range), "", f"完成预算的{said.text}"
    else:
        return None
    noun = noun_of(outcome.spent)
    computed = f"按两数计算应为{expected}。" if expected else "三者不能同时成立。"
    return Evaluation(
        verdict=HOLDS if holds else VIOLATED,
        exactness="within-rounding" if holds else "",
        subject=f"“{noun}”决算比预算的增减",
        subject_en="difference between spending and budget",
        expected=expected,
        found=_way(change),
        operands=f"{figure_at(outcome.spent, outcome.claim)}；{beside}",
        message=f"“{noun}”决算{outcome.spent.text}，{beside}，文字说比预算{_way(change)}；{computed}",
        message_en="" if holds else "The difference does not follow from spending and budget.",
        advice="" if holds else "核对预算数、决算数、完成比例与增减数，更正有误的一项。",
        source=outcome.claim.block.source,
    )


def _way(change: Range) -> str:
    """A difference in words: 减少43.2万元."""
    return f"{'增加' if change.value > 0 else '减少'}{wan(abs(change).value)}"


def _of_direction(outcome: _Outcome, before: Sequence[_Outcome]) -> Evaluation | None:
    """Which of both is larger, as the words say that give the reason for it."""
    found = claim_words().outcome.search(outcome.behind)
    if not found or not _is_of_noun(found["noun"], outcome.spent):
        return None
    stage = _stage(found["which"] or found["than_which"])
    direction, said = outcome.direction(stage), 1 if found["more"] or found["rise"] else -1
    holds = said == direction
    if not direction or (not holds and any(one.direction(stage) == said for one in before)):
        return None
    budget, share = outcome.budget(stage), outcome.share_of(stage)
    beside = [f"预算{budget.text}"] if budget else []
    beside += [f"完成预算的{share.text}"] if share else []
    noun, others = noun_of(outcome.spent), "、".join(beside)
    return Evaluation(
        verdict=HOLDS if holds else VIOLATED,
        exactness="exact" if holds else "",
        subject=f"“{noun}”决算数与预算数的大小",
        subject_en="which of spending and budget is larger",
        expected="大于" if direction > 0 else "小于",
        found="大于" if said > 0 else "小于",
        operands=f"{figure_at(outcome.spent, outcome.claim)}；{others}",
        message=f"“{noun}”决算{outcome.spent.text}，{others}，文字却说“{found['said']}”。",
        message_en="" if holds else "The words say the opposite of what the amounts are.",
        advice="" if holds else "核对预算数、决算数与所说的大小，更正有误的一项。",
        source=outcome.claim.block.source,
    )


def _is_of_noun(words: str, spent: Figure) -> bool:
    """True where the words before 决算数 name nothing, or what the amount is of."""
    said = claim_words().lead.sub("", words).removesuffix("支出")
    return not said or said in noun_of(spent)


CHECKS: tuple[Check, ...] = (outcomes_follow,)
