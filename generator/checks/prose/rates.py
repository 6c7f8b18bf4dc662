"""Rates of change said in the prose: whether they follow from the amounts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.prose.bases import base_of, told_of_base
from generator.checks.prose.claims import Claim, Figure, claims
from generator.checks.prose.ranges import ZERO, Range
from generator.checks.prose.restated import Blame, Restated, restated
from generator.checks.prose.wording import figure_at, name, percent, signed, wan
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards.check_rules import claim_words
from generator.standards.disclosure_rules import rules
from generator.standards.statement_words import phrase_words
from generator.standards.vocabulary import squash

_ABOVE = 40  # amounts of a section that a change in a later paragraph may be of
_SIDES = re.compile("收入|支出|收支")
_STOP = re.compile("[。；;]")


@check(
    "PROSE-CHANGE",
    title="增减额与增减率相符",
    title_en="Rates of change follow from the amounts",
    group="prose",
    severity="warning",
)
def rates_follow(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字中“本年 a 万元，比上年增加 b 万元，增长 c%”，c 应等于 b ÷ (a − b)。

    按各数印出的位数取区间计算。金额在同一段前文的（“收、支总计均为 a 万元。……收、支总计各增加b
     万元”），取前文同一事项的金额；前文不止一个数的不作比较。同一段没有的，取同一标题下上一段或
    前面各段所说、与本年表中相符的同一事项的金额。增加额等于全部金额时基数为零，增长率无从计算，写
    成 0% 的判为不符，写成其他数的不能判断，两年都为零的 0% 视为相符。“收入总计 a 万元，其中年初
    结转 d 万元，较上年增加……”的增减可指总数，也可指其中一项，一种说法相符即可；分号之后的增减
    也是。印出了对比基数而增减率与之相符的，错的是增减额，由 PROSE-BASE 说明，不重复计。
    """
    above: list[Claim] = []
    phases = {fact.fact_id: fact.phase for fact in disclosure.reading.facts}
    for said in claims(disclosure.reading):
        near = [one for one in above if one.block.section == said[0].block.section] if said else []
        above = [*near, *(one for one in said if one.level)][-_ABOVE:]
        for claim in said:
            if claim.change and claim.rate:
                levelled = claim if claim.level else _with_level_before(claim, said)
                sure = [
                    one
                    for one in near
                    if one.block.block == claim.block.block - 1
                    or _is_printed(one, phases, disclosure.phase)
                ]
                levelled = levelled or _with_level_above(claim, said, sure)
                if levelled:
                    tables = restated(disclosure.reading)
                    others = (
                        *_of_wholes(levelled, said),
                        *_of_list(claim, said),
                        *_of_any(levelled, said),
                    )
                    readings = [_rate(one, tables) for one in (levelled, *others)]
                    found = min(readings, key=lambda one: one.verdict != HOLDS)
                    is_told = _is_told(levelled, said, tables, disclosure.phase)
                    if found.verdict != VIOLATED or not is_told:
                        yield found


def _is_told(claim: Claim, said: Sequence[Claim], tables: Restated, phase: str) -> bool:
    """True where no rate of the year before is said, or another check tells what is wrong.

    A rate that follows from the amount and its base is right: the change is told by PROSE-BASE.
    """
    if claim.of_own_budget or _is_base(claim, phase):
        return True
    base = base_of(claim, [one for one in said if one.at <= claim.at])
    if base is None or claim.level is None or claim.rate is None:
        return False
    rate = (claim.level.range - base.range).percent_of(base.range)
    fits = rate is not None and _in_order(abs(rate)).meets(abs(claim.rate.range))
    own = next((one for one in said if one.at == claim.at), claim)
    return fits and any(one.verdict == VIOLATED for one in told_of_base(own, base, said, tables))


def _is_base(claim: Claim, phase: str) -> bool:
    """True for what the change is against: 支出决算9万元，年初预算8万元，增加1万元."""
    words, level = claim_words(), claim.level
    if level is None:
        return False
    behind = squash(claim.block.text[level.end :][:8])
    clause = words.cut.split(level.before)[-1]
    if words.against_with.fullmatch(clause) and words.compared_behind.match(behind):
        return True
    is_own = words.own_budget_change.fullmatch(claim.base) is not None
    is_open = phase == "executed" and not words.compares.search(claim.base)
    if is_own and words.own_year_budget.search(clause):
        return True
    return (is_own or is_open) and words.budgeted.fullmatch(level.before) is not None


def _of_any(claim: Claim, said: Sequence[Claim]) -> Iterator[Claim]:
    """A change of a thing called by less than the amount before: of any amount before it."""
    if claim.level and claim.change and _thing(claim.level)[1] != _thing(claim.change)[1]:
        for other in said:
            if other.level and other.at < claim.change.statement.start:
                yield replace(claim, level=other.level)


def _of_wholes(claim: Claim, said: Sequence[Claim]) -> Iterator[Claim]:
    """The claim said of the amounts before it in its sentence that it is a part of (其中)."""
    opens_list = rules().prose.opens_list
    sentence = _STOP.split(claim.block.text[: claim.at])[-1]
    begin = claim.at - len(sentence)
    here = [one for one in said if begin <= one.at <= claim.at]
    for at, whole in enumerate(here):
        inner = [other.level for other in here[at + 1 :] if other.level]
        if whole.at >= claim.at or not whole.level:
            continue
        if (not whole.change or whole.of_own_budget) and any(
            opens_list.search(level.before) for level in inner
        ):
            yield replace(claim, level=whole.level, subject=whole.subject, key=whole.key)


def _of_list(claim: Claim, said: Sequence[Claim]) -> Iterator[Claim]:
    """The claim behind a semicolon said of the last amount before, or of a list's whole."""
    if claim.level or not claim.change or "；" not in claim.change.before.replace(";", "；"):
        return
    opens_list = rules().prose.opens_list
    before = [one for one in said if one.level and one.at < claim.at]
    here = [one for one in before if "。" not in claim.block.text[one.at : claim.at]]
    for whole, part in pairwise([*here, None]):
        opened = part is None or (part.level and opens_list.search(part.level.before))
        if whole and opened and not whole.change:
            yield replace(claim, level=whole.level, subject=whole.subject, key=whole.key)


def _with_level_before(claim: Claim, said: Sequence[Claim]) -> Claim | None:
    """The claim with the one amount its paragraph said before of the same thing, if one."""
    assert claim.change
    year = claim.change.statement.fiscal_year
    thing, sides = _thing(claim.change)
    totals = ("总计",) if len(sides) > 1 and not thing else ()  # 收、支总计各为…。收支比上年增加
    levels = [
        other.level
        for other in said
        if other.at < claim.at and other.level and other.level.statement.fiscal_year == year
        if not claim_words().fulfilled_amount.fullmatch(other.level.before)
        if _thing(other.level)[0] in {thing, *totals}
        if _thing(other.level)[1] <= sides or (thing and not sides)
    ]
    budgeted = claim_words().budgeted.fullmatch
    if not phrase_words().budget.search(claim.base):  # 预算为27万元，决算为20万元，比上年减少
        levels = [one for one in levels if not budgeted(one.before)] or levels
    if (
        not (thing or sides)
        or not levels
        or not all(one.range.meets(levels[0].range) for one in levels)
    ):
        return None
    return replace(claim, level=levels[-1], subject=squash(claim.change.statement.subject))


def _with_level_above(claim: Claim, said: Sequence[Claim], near: Sequence[Claim]) -> Claim | None:
    """The claim with the one amount said above its paragraph of the very same thing, there only."""
    assert claim.change
    thing, year = _thing(claim.change), claim.change.statement.fiscal_year
    if claim.of_own_budget or not any(thing):
        return None
    own, same = (
        [one.level for one in claims_ if one.level and _thing(one.level) == thing]
        for claims_ in (said, near)
    )
    same = [one for one in same if one.statement.fiscal_year == year]
    if own or not same or not all(one.range.meets(same[0].range) for one in same):
        return None
    return replace(claim, level=same[-1], subject=squash(claim.change.statement.subject))


def _is_printed(claim: Claim, phases: Mapping[str, str], phase: str) -> bool:
    """True for an amount that the tables of the disclosure's own stage print."""
    said = claim.level.statement if claim.level else None
    if said is None or said.verdict != "agrees":
        return False
    return {phases.get(fact_id, "") for fact_id in said.fact_ids} == {phase}


def _thing(figure: Figure) -> tuple[str, frozenset[str]]:
    """What a figure is about: its noun without the sides of the account, and the sides."""
    words = claim_words()
    said_of = words.spent_stage.sub("", squash(figure.statement.subject))
    said_of = words.stage_inside.sub("", said_of)
    noun = words.of_total.sub("总计", words.both_sides.sub("收支", said_of))
    said = "".join(_SIDES.findall(noun))
    return _SIDES.sub("", noun), frozenset(side for side in "收支" if side in said)


def _rate(claim: Claim, tables: Restated) -> Evaluation:
    assert claim.level
    assert claim.change
    assert claim.rate
    change = claim.signed_change or ZERO
    base = claim.level.range - change
    said = _said(claim)
    operands = (
        f"{figure_at(claim.level, claim)}，{signed(change)}，{claim.rate.text}；"
        f"基数 {wan(base.value)}"
    )
    if base.low <= 0 <= base.high:
        return _rate_without_base(claim, change, base, operands)
    rate = abs(change).percent_of(base)
    if rate is None:
        return _rate_evaluation(claim, UNDETERMINED, operands, reason="基数为负，增减率无从计算")
    spread = _in_order(rate)
    same_way = claim.rate_sign in {0, claim.sign} or change.value == 0
    verdict = HOLDS if same_way and spread.meets(said) else VIOLATED
    blame = () if verdict == HOLDS else _blamed(claim, change, tables)
    turned = "" if verdict == HOLDS or blame else _turned(claim, change, spread)
    made = _rate_evaluation(claim, verdict, operands, expected=percent(rate.value), turned=turned)
    if not blame:
        return made
    told = tuple(told for told, _ in blame)
    return replace(made, advice="", explanations=told, suspects=tuple(key for _, key in blame))


def _said(claim: Claim) -> Range:
    """The rate as said; below zero beside a change below zero, it has the sign of that.

    增加-8.00万元，增长-16.72% is a fall.
    """
    assert claim.change
    assert claim.rate
    bare = claim_words().rate_in_bracket.fullmatch(claim.rate.before)
    falls = bool(bare and claim.sign < 0)  # 减少3.00万元（-6.00%）
    below = (falls or claim.change.range.high < 0) and claim.rate.range.high < 0
    return abs(claim.rate.range) if below else claim.rate.range


def _blamed(claim: Claim, change: Range, tables: Restated) -> Blame:
    """The amount, where it differs from its table and the rate holds with the table's."""
    assert claim.level
    assert claim.rate
    base = tables.range(claim.level) - change
    rate = abs(change).percent_of(base)
    holds = rate is not None and _in_order(rate).meets(_said(claim))
    return tables.blame([claim.level]) if holds else ()


def _turned(claim: Claim, change: Range, spread: Range) -> str:
    """What is said where the rate fits, but for a direction that the words say wrong."""
    assert claim.level
    assert claim.rate
    said, other = ("增加", "减少") if claim.sign > 0 else ("减少", "增加")
    if spread.meets(_said(claim)):
        return f"金额说“{said}”，增减率却说相反的方向，两者不一致"
    rate = abs(change).percent_of(claim.level.range + change)
    if rate is None or not _in_order(rate).meets(_said(claim)):
        return ""
    return f"“{said}”若为“{other}”，增减率恰为{claim.rate.text}，疑为增减方向写反"


def _in_order(range_: Range) -> Range:
    return Range(min(range_.low, range_.high), range_.value, max(range_.low, range_.high))


def _rate_without_base(claim: Claim, change: Range, base: Range, operands: str) -> Evaluation:
    """The rate of something that was nothing the year before; of nothing that stayed so, none."""
    assert claim.rate
    if change.value == base.value == claim.rate.statement.amount == 0:
        return _rate_evaluation(claim, HOLDS, operands)
    if change.value != 0 and claim.rate.statement.amount == 0:
        return _rate_evaluation(
            claim, VIOLATED, operands, expected="不可计算（基数为零）",
            reason_zh="增加额等于全部金额，即上年为零，增长率无从计算，文字却写",
        )  # fmt: skip
    what = "基数为零" if base.value == 0 else "基数印出的位数不足，可能为零"
    return _rate_evaluation(claim, UNDETERMINED, operands, reason=f"{what}，增减率无从计算")


def _rate_evaluation(
    claim: Claim,
    verdict: str,
    operands: str,
    *,
    expected: str = "",
    reason: str = "",
    reason_zh: str = "",
    turned: str = "",
) -> Evaluation:
    assert claim.level
    assert claim.change
    assert claim.rate
    word = "增长" if claim.sign > 0 else "减少"
    told = f"{reason_zh}“{word}{claim.rate.text}”。" if reason_zh else ""
    computed = f"按金额计算增减率应为{expected}，文字写{claim.rate.text}。"
    way = "增加" if claim.sign > 0 else "减少"
    return Evaluation(
        verdict=verdict,
        exactness="within-rounding" if verdict == HOLDS else "",
        subject=f"“{name(claim)}”的增减率",
        subject_en="rate of change said in the prose",
        expected=expected,
        found=claim.rate.text,
        operands=operands,
        reason=reason,
        message=reason or f"“{name(claim)}”{claim.level.text}，{way}{claim.change.text}；"
        + (told or (f"文字写{claim.rate.text}：{turned}。" if turned else computed)),
        message_en="The rate of change does not follow from the amounts said.",
        advice="" if verdict != VIOLATED
        else "核对上年数：确为零的，删去增长率；不为零的，更正增减额和增减率（人工复核）。"
        if reason_zh
        else f"核对增减的方向：{turned}；方向无误的，增减率应为{expected}。"
        if turned
        else f"按金额重算增减率，应为{expected}。",
        explanations=(turned,) if turned else (),
        source=claim.block.source,
    )  # fmt: skip


CHECKS: tuple[Check, ...] = (rates_follow,)
