"""Amounts said with what they are compared with: base and change make the amount.

比2023年预算97.30万元减少70.00万元, 由97.30万元减少到27.00万元，减少70.00万元. Rates are those of
`rates`, parts those of `changes`. This module knows nothing of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.prose.claims import Claim, Figure, claims
from generator.checks.prose.larger_changes import more_than_all
from generator.checks.prose.ranges import ZERO, Range, exactness
from generator.checks.prose.restated import Blame, Restated, restated
from generator.checks.prose.wording import figure_at, like, percent
from generator.facts.statements.scope import scope_of
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards.check_rules import claim_words
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

_MOST = 200  # claims before a base that are looked through


@check(
    "PROSE-BASE",
    title="对比基数加减增减额等于本年数",
    title_en="The base and the change make the amount",
    group="prose",
    severity="warning",
)
def bases_and_changes_make_amounts(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字中“本年 a 万元，比上年 b 万元增加（减少）c 万元”，a 应等于 b 加（减）c。

    只说增减率的，应等于 (a − b) ÷ b。按各数印出的位数取区间计算。“由 b 万元减少到 a 万元，减少 c
    万元”也是如此。同一句前文的其他金额（如“其中”各项所属的总数）加减相符的，以该数为本年数；
    与基数说的不是同一事项的、注明口径不同的，不能判断。没有印出基数的，不作比较，
    但比上年的增加额大于全部金额的，上年数将为负数，两数必有一误。
    """
    tables = restated(disclosure.reading)
    for said in claims(disclosure.reading):
        for place, claim in enumerate(said):
            base = base_of(claim, said[: place + 1])
            if base and _is_changed(claim):
                yield from told_of_base(claim, base, said, tables)
        yield from more_than_all(said, disclosure.fiscal_year)


def base_of(claim: Claim, said: Sequence[Claim]) -> Figure | None:
    """The amount that a claim is compared with, where it is printed."""
    return claim.against or _came_from(said, len(said) - 1)


def _is_changed(claim: Claim) -> bool:
    """True where a change or a rate is said of more than the budget of the same year."""
    if claim.change:
        return bool(claim.sign) and not claim.of_own_budget
    return claim.rate is not None and bool(claim.rate_sign) and not _is_of_points(claim.rate, claim)


def _is_of_points(rate: Figure, claim: Claim) -> bool:
    return squash(claim.block.text[rate.end :][:8]).startswith("个百分点")


def _came_from(said: Sequence[Claim], place: int) -> Figure | None:
    """The amount that a claim's came from: 由97.30万元减少到, or that of the year before."""
    level, before = said[place].level, said[place - 1].level if place else None
    if level is None or before is None or not _are_plain(said[place - 1]):
        return None
    words = claim_words()
    if words.reached.fullmatch(level.before) and words.came_from.search(before.before):
        return before
    earlier = before.statement.fiscal_year < level.statement.fiscal_year
    return before if earlier and words.earlier.fullmatch(level.before) else None


def _are_plain(claim: Claim) -> bool:
    """True for an amount of which nothing more is said."""
    return claim.figures == (claim.level,)


def told_of_base(
    claim: Claim, base: Figure, said: Sequence[Claim], tables: Restated
) -> Iterator[Evaluation]:
    """What is told of a base: nothing where no amount before it is surely of the same thing."""
    levels = _levels(claim, base, said)
    fitting = next((one for one in levels if _holds(claim, one.range, base.range)), None)
    open_ = [level for level in levels if not _is_enclosed(claim, level, base)]
    own = [level for level in open_ if _is_same(level, base)]
    if fitting:
        yield _evaluation(claim, fitting, base, HOLDS)
    elif not own or (open_[0] is claim.level and claim.level not in own):
        if claim.level and open_:
            yield _evaluation(claim, open_[0], base, UNDETERMINED, "本年数与对比基数所述事项不同")
    elif _is_without_part(claim, base, own[0], levels) or _is_of_other_basis(claim, base):
        yield _evaluation(claim, own[0], base, UNDETERMINED, "对比口径不同或不明")
    elif own[0] is claim.level or all(level.range.meets(own[0].range) for level in own):
        yield _evaluation(claim, own[0], base, VIOLATED, blame=_blamed(claim, own[0], base, tables))


def _levels(claim: Claim, base: Figure, said: Sequence[Claim]) -> list[Figure]:
    """What the amount of a claim may be: its own, then those before in its sentence.

    Where none is there, those of the sentences before.
    """
    found = [claim.level] if claim.level else []
    year = _changed(claim).statement.fiscal_year
    start = base.statement.start
    for other in reversed([one for one in said if one.at < start][-_MOST:]):
        level = other.level
        if found and "。" in claim.block.text[other.at : start]:
            break
        if level and level not in (base, claim.level) and level.statement.fiscal_year == year:
            found += [] if claim_words().fulfilled_amount.fullmatch(level.before) else [level]
    return found


def _is_enclosed(claim: Claim, level: Figure, base: Figure) -> bool:
    """True for an amount in brackets that end before the base."""
    between = squash(claim.block.text[level.end : base.statement.start])
    return between.count(")") > between.count("(")


def _changed(claim: Claim) -> Figure:
    """The change that is said, or the rate where it is said alone."""
    figure = claim.change or claim.rate
    assert figure
    return figure


def _holds(claim: Claim, level: Range, base: Range) -> bool:
    """True where an amount follows from a base and what is said of them."""
    if claim.change:
        return level.meets(_made(claim, base))
    rate = (level - base).percent_of(base)
    said = claim.rate.range if claim.rate else ZERO
    falls = claim.rate_sign < 0 and said.high >= 0
    return rate is None or _in_order(rate).meets(-said if falls else said)


def _in_order(range_: Range) -> Range:
    return Range(min(range_.low, range_.high), range_.value, max(range_.low, range_.high))


def _made(claim: Claim, base: Range) -> Range:
    """What base and change come to; a fall printed below zero is a fall all the same."""
    change = claim.signed_change or ZERO
    below = claim.change is not None and claim.sign < 0 and claim.change.range.high < 0
    return base - change if below else base + change


def _is_same(level: Figure, base: Figure) -> bool:
    """True for two amounts of one thing."""
    one, other = level.statement.subject, base.statement.subject
    return squash(one) == squash(other) or scope_of(one) == scope_of(other)


def _is_without_part(claim: Claim, base: Figure, whole: Figure, levels: Sequence[Figure]) -> bool:
    """True where it holds for an amount without one of the parts said of it (含上年结转5万元)."""
    parts = (level.range for level in levels if level is not whole)
    return any(_holds(claim, whole.range - part, base.range) for part in parts)


def _is_of_other_basis(claim: Claim, base: Figure) -> bool:
    words = (claim.level.before if claim.level else "") + base.before + claim.base
    opens = rules().prose.opens_list.search(claim.base)
    return bool(opens or claim_words().other_basis.search(words))


def _blamed(claim: Claim, level: Figure, base: Figure, tables: Restated) -> Blame:
    """The figures that differ from their tables, where it holds with those of the tables."""
    holds = _holds(claim, tables.range(level), tables.range(base))
    return tables.blame([level, base]) if holds else ()


def _name(level: Figure) -> str:
    """What an amount is of; of a path of classes the last one."""
    said = squash(level.statement.subject)
    item = re.search(r"([^()]{2,40}\(项\))$", said)
    return item[1] if item else said


def _evaluation(
    claim: Claim,
    level: Figure,
    base: Figure,
    verdict: str,
    reason: str = "",
    blame: Blame = (),
) -> Evaluation:
    violated, holds = verdict == VIOLATED, verdict == HOLDS
    changed, rises = _changed(claim), (claim.sign if claim.change else claim.rate_sign) > 0
    way = "增加" if rises else "减少"
    expected, difference = _expected(claim, level, base)
    told = f"“{_name(level)}”{level.text}，文字说比{base.text}{way}{changed.text}；"
    return Evaluation(
        verdict=verdict,
        exactness=_exactness(claim, level, base) if holds else "",
        subject=f"“{_name(level)}”的对比基数与增减",
        subject_en="amount against its base and change",
        expected="" if reason else expected,
        found=level.text if claim.change else changed.text,
        difference=difference if violated else "",
        operands=f"{figure_at(level, claim)}；{base.text}，{way}{changed.text}",
        reason=reason,
        message=told + (f"{reason}，不能判断。" if reason else f"按基数计算应为{expected}。")
        + (_turned(claim, level, base) if violated else ""),
        message_en="" if holds else "Base and change do not make the amount said.",
        advice="核对本年数、对比基数和增减数，更正有误的一项（人工复核）。"
        if violated and not blame
        else "",
        explanations=tuple(told for told, _ in blame),
        suspects=tuple(fact_id for _, fact_id in blame),
        source=base.statement.source,
    )  # fmt: skip


def _expected(claim: Claim, level: Figure, base: Figure) -> tuple[str, str]:
    """What follows from the base, and how far what is said is from that."""
    if claim.change:
        made = _made(claim, base.range).value
        return like(made, level), like(level.range.value - made, level)
    rate = (level.range - base.range).percent_of(base.range)
    return (percent(rate.value) if rate else "", "")


def _exactness(claim: Claim, level: Figure, base: Figure) -> str:
    made = _made(claim, base.range)
    return exactness(level.range, made) if claim.change else "within-rounding"


def _turned(claim: Claim, level: Figure, base: Figure) -> str:
    """What is said where it holds but for the direction of the change."""
    other = replace(claim, sign=-claim.sign, rate_sign=-claim.rate_sign)
    return "疑为增减方向写反。" if _holds(other, level.range, base.range) else ""


CHECKS: tuple[Check, ...] = (bases_and_changes_make_amounts,)
