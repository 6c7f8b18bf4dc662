"""Shares of the budget that was carried out: 决算 divided by 预算, as one paragraph says them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.checks.model import Evaluation
from generator.checks.prose.budgets import Budgets
from generator.checks.prose.claims import Claim, Figure
from generator.checks.prose.ranges import Range, printed
from generator.checks.prose.wording import figure_at, percent, wan
from generator.facts.model import Fact
from generator.findings import HOLDS, VIOLATED
from generator.standards.check_rules import claim_words
from generator.standards.vocabulary import squash

# A share has one budget, or a few of stages; more amounts in a row are of something else.
_AMOUNTS_BEFORE = 20


@dataclass(frozen=True, slots=True)
class _Budget:
    """A budget, as a sentence says it or a table prints it."""

    range: Range
    text: str
    fact: Fact | None = None


def fulfilled(said: Sequence[Claim], tables: Budgets) -> Iterator[Evaluation]:
    """Every “完成预算的 x%” of a paragraph whose amount is said right before it.

    The budget is said there, too, or printed in the tables beside that amount. With several
    budgets (年初, 全年) none of which gives the share, nothing is decided.
    """
    levels: deque[Figure] = deque(maxlen=_AMOUNTS_BEFORE)
    shared = False
    for claim in said:
        if claim.level is None and claim.share:
            shared = True
            spent, budgets = _amounts(claim.share, list(levels), tables) if levels else (None, [])
            evaluation = _evaluation(claim, claim.share, spent, budgets) if spent else None
            if evaluation:
                yield evaluation
            continue
        if claim.level is None and levels and list(_own_budget(claim.against, levels[-1])):
            levels.insert(len(levels) - 1, *_own_budget(claim.against, levels[-1]))
            continue
        # Other shares of the same may follow the amounts; an amount behind them begins anew.
        if shared or claim.level is None:
            levels.clear()
        shared = False
        if claim.level:
            levels.extend((*_own_budget(claim.against, claim.level), claim.level))


def _own_budget(against: Figure | None, level: Figure) -> Iterator[Figure]:
    """The budget that an amount is compared with (与年初预算9万元相比): it was said before."""
    if against and _is_same(against, level) and claim_words().budgeted.fullmatch(against.before):
        yield against


def _amounts(
    share: Figure, levels: list[Figure], tables: Budgets
) -> tuple[Figure | None, list[_Budget]]:
    """What was spent, and the budgets it may be a share of."""
    says, last = claim_words(), levels.pop()
    if share.before == "的" and levels and says.fulfilled_amount.fullmatch(last.before):
        spent = levels[-1]
        own = _is_same(spent, last) and noun_of(spent) == noun_of(share)
        return (
            (spent, [_Budget(last.range, last.text)])
            if own and not says.budgeted.fullmatch(spent.before)
            else (None, [])
        )
    words = says.fulfilled.fullmatch(share.before)
    if words and says.compared_behind.match(share.before) and levels:  # 与年初预算9万元相比，完成
        is_budget = says.budgeted.fullmatch(last.before) and _is_same(levels[-1], last)
        return (levels[-1], [_Budget(last.range, last.text)]) if is_budget else (None, [])
    of_last = words is not None and noun_of(last) == noun_of(share)
    of_last = of_last or says.carried_out.fullmatch(share.before) is not None
    if not of_last or says.budgeted.fullmatch(last.before):
        return None, []
    budgets: list[Figure] = []
    while levels and _is_same(levels[-1], last) and says.budgeted.fullmatch(levels[-1].before):
        budgets.append(levels.pop())
    which = (words["which"] or "") if words else ""
    named = [one for one in budgets if which and which in one.before]
    said = [_Budget(one.range, one.text) for one in named or budgets]
    return last, said or [_printed(fact) for fact in tables.of(last, which)]


def _printed(fact: Fact) -> _Budget:
    text = f"{fact.published}{fact.published_unit}（{fact.source}）"
    return _Budget(printed(fact.amount, fact.precision), text, fact)


def _is_same(one: Figure, other: Figure) -> bool:
    """True for two amounts of one thing and one year."""
    years = {one.statement.fiscal_year, other.statement.fiscal_year}
    return len(years) == 1 and noun_of(one) == noun_of(other)


def noun_of(figure: Figure) -> str:
    """What a figure is about, without the stage of the money."""
    return claim_words().stage.sub("", squash(figure.statement.subject)).removesuffix("支出")


def _evaluation(
    claim: Claim, share: Figure, spent: Figure, budgets: Sequence[_Budget]
) -> Evaluation | None:
    shares = [(one, spent.range.percent_of(one.range)) for one in budgets]
    known = [(budget, computed) for budget, computed in shares if computed]
    fitting = [one for one in known if one[1].meets(share.range)]
    if not fitting and len(known) != 1:
        return None
    budget, computed = (fitting or known)[0]
    noun, expected = noun_of(spent), percent(computed.value)
    return Evaluation(
        verdict=HOLDS if fitting else VIOLATED,
        exactness="within-rounding" if fitting else "",
        subject=f"“{noun}”完成预算的比例",
        subject_en="share of the budget carried out",
        expected=expected,
        found=share.text,
        operands=f"{figure_at(spent, claim)} ÷ {wan(budget.range.value)}",
        message=f"“{noun}”预算{budget.text}，决算{spent.text}，文字说完成预算的{share.text}；"
        f"按金额计算为{expected}。",
        message_en="The share of the budget does not follow from the amounts said.",
        advice="" if fitting else f"核对预算数、决算数与完成比例，按金额应为{expected}。",
        source=claim.block.source,
        facts=(budget.fact,) if budget.fact else (),
    )
