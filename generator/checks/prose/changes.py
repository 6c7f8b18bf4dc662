"""Increases and decreases said in the prose: their rates, their parts, their bases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.prose.claims import Claim, Figure, claims
from generator.checks.prose.lists import change_sets, said_changes
from generator.checks.prose.ranges import ZERO, Range, exactness, total
from generator.checks.prose.restated import Blame, Restated, restated
from generator.checks.prose.wording import figure_at, name, percent, signed, wan
from generator.facts.model import Fact, Reading
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

_SIDES = re.compile("收入|支出|收支")


@check(
    "PROSE-CHANGE",
    title="增减额与增减率相符",
    title_en="Rates of change follow from the amounts",
    group="prose",
    severity="warning",
)
def rates_follow(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字中“本年 a 万元，比上年增加 b 万元，增长 c%”，c 应等于 b ÷ (a − b)。

    按各数印出的位数取区间计算。金额在同一段前文的（“收、支总计均为 a 万元。……收、支总计各
    增加 b 万元”），取前文同一事项的金额；前文不止一个数的不作比较。增加额等于全部金额时
    基数为零，增长率无从计算，写成 0% 的判为不符，写成其他数的不能判断。“收入总计 a 万元，其中
    年初结转 d 万元，较上年增加……”的增减可指总数，也可指其中一项，一种说法相符即可。
    """
    for said in claims(disclosure.reading):
        for claim in said:
            if claim.change and claim.rate:
                levelled = claim if claim.level else _with_level_before(claim, said)
                if levelled:
                    tables = restated(disclosure.reading)
                    readings = [
                        _rate(one, tables) for one in (levelled, *_of_wholes(levelled, said))
                    ]
                    yield min(readings, key=lambda found: found.verdict != HOLDS)


def _of_wholes(claim: Claim, said: Sequence[Claim]) -> Iterator[Claim]:
    """The claim said of the amounts before it in its sentence that it is a part of (其中)."""
    opens_list = rules().prose.opens_list
    for at, whole in enumerate(said):
        between = claim.block.text[whole.at : claim.at]
        inner = [other.level for other in said[at + 1 :] if other.at <= claim.at and other.level]
        if whole.at >= claim.at or not whole.level or re.search("[。；;]", between):
            continue
        if not whole.change and any(opens_list.search(level.before) for level in inner):
            yield replace(claim, level=whole.level, subject=whole.subject, key=whole.key)


def _with_level_before(claim: Claim, said: Sequence[Claim]) -> Claim | None:
    """The claim with the one amount its paragraph said before of the same thing, if one."""
    assert claim.change
    year = claim.change.statement.fiscal_year
    thing, sides = _thing(claim.change)
    levels = [
        other.level
        for other in said
        if other.at < claim.at and other.level and other.level.statement.fiscal_year == year
        if _thing(other.level)[0] == thing and _thing(other.level)[1] <= sides
    ]
    if (
        not (thing or sides)
        or not levels
        or not all(one.range.meets(levels[0].range) for one in levels)
    ):
        return None
    return replace(claim, level=levels[-1], subject=squash(claim.change.statement.subject))


def _thing(figure: Figure) -> tuple[str, frozenset[str]]:
    """What a figure is about: its noun without the sides of the account, and the sides."""
    noun = re.sub(r"(?<=收)、(?=支)", "", squash(figure.statement.subject))
    said = "".join(_SIDES.findall(noun))
    return _SIDES.sub("", noun), frozenset(side for side in "收支" if side in said)


def _rate(claim: Claim, tables: Restated) -> Evaluation:
    assert claim.level
    assert claim.change
    assert claim.rate
    change = claim.signed_change or ZERO
    base = claim.level.range - change
    said = claim.rate.range
    operands = (
        f"{figure_at(claim.level, claim)}，{signed(change)}，{claim.rate.text}；"
        f"基数 {wan(base.value)}"
    )
    if base.low <= 0 <= base.high:
        return _rate_without_base(claim, change, operands)
    rate = Range(abs(change.low), abs(change.value), abs(change.high)).percent_of(base)
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


def _blamed(claim: Claim, change: Range, tables: Restated) -> Blame:
    """The amount, where it differs from its table and the rate holds with the table's."""
    assert claim.level
    assert claim.rate
    base = tables.range(claim.level) - change
    rate = Range(abs(change.low), abs(change.value), abs(change.high)).percent_of(base)
    holds = rate is not None and _in_order(rate).meets(claim.rate.range)
    return tables.blame([claim.level]) if holds else ()


def _turned(claim: Claim, change: Range, spread: Range) -> str:
    """What is said where the rate fits, but for a direction that the words say wrong."""
    assert claim.level
    assert claim.rate
    said, other = ("增加", "减少") if claim.sign > 0 else ("减少", "增加")
    if spread.meets(claim.rate.range):
        return f"金额说“{said}”，增减率却说相反的方向，两者不一致"
    rate = Range(abs(change.low), abs(change.value), abs(change.high)).percent_of(
        claim.level.range + change
    )
    if rate is None or not _in_order(rate).meets(claim.rate.range):
        return ""
    return f"“{said}”若为“{other}”，增减率恰为{claim.rate.text}，疑为增减方向写反"


def _in_order(range_: Range) -> Range:
    return Range(min(range_.low, range_.high), range_.value, max(range_.low, range_.high))


def _rate_without_base(claim: Claim, change: Range, operands: str) -> Evaluation:
    """The rate of something that was nothing the year before."""
    assert claim.rate
    if change.value != 0 and claim.rate.statement.amount == 0:
        return _rate_evaluation(
            claim, VIOLATED, operands, expected="不可计算（基数为零）",
            reason_zh="增加额等于全部金额，即上年为零，增长率无从计算，文字却写",
        )  # fmt: skip
    return _rate_evaluation(claim, UNDETERMINED, operands, reason="基数为零，增减率无从计算")


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


@check(
    "PROSE-CHANGE-PARTS",
    title="总增减等于各项增减之和",
    title_en="The change in all is the sum of the changes",
    group="prose",
    severity="warning",
)
def changes_add_up(disclosure: Disclosure) -> Iterator[Evaluation]:
    """总数的增减额应等于构成全部的各项增减额之和（“持平”“无增减变化”计为零）。

    只在同一段文字说明了按定义构成全部的各项（如基本支出与项目支出）的增减时比较。
    """
    for said in claims(disclosure.reading):
        head = next((c for c in said if c.change), None)
        if head is None or _is_part(head):
            continue
        known = said_changes(head, said)
        known.pop(head.key, None)
        whole = change_sets(known)
        if whole:
            keys = [key for key in (*whole.parts, *whole.plus) if key in known]
            yield _changes(head, {key: known[key] for key in keys})


def _is_part(claim: Claim) -> bool:
    """True for a claim about a part, which is no whole of the other parts."""
    return claim.key in {"basic", "project", "abroad", "reception", "vehicle-operation"}


def _changes(head: Claim, parts: Mapping[str, tuple[Range | None, str]]) -> Evaluation:
    assert head.change
    said = head.signed_change or ZERO
    sum_ = total([range_ or ZERO for range_, _ in parts.values()])
    holds = said.meets(sum_)
    listed = "；".join(f"{_title(key)} {word}" for key, (_, word) in parts.items())
    return Evaluation(
        verdict=HOLDS if holds else VIOLATED,
        exactness=exactness(said, sum_) if holds else "",
        subject=f"“{name(head)}”的增减额与各项增减之和",
        subject_en="change in all against the changes of its parts",
        expected=signed(sum_),
        found=signed(said),
        difference="" if holds else signed(said - sum_),
        operands=f"{signed(said)}（{head.block.source}）：{listed}",
        message=f"文字说“{name(head)}”增减{signed(said)}，而各项为：{listed}，合计{signed(sum_)}"
        + ("，疑为增减方向写反。" if said.meets(-sum_) else "。"),
        message_en="The changes of the parts do not sum to the change in all.",
        advice="核对总增减额与各项增减额，更正有误的一项（人工复核）。",
        source=head.block.source,
    )


_TITLES = {
    "basic": "基本支出", "project": "项目支出", "other-expenditure": "其他支出",
    "personnel": "人员经费", "public-use": "公用经费", "abroad": "因公出国（境）费",
    "vehicles": "公务用车购置及运行费", "vehicle-purchase": "公务用车购置费",
    "vehicle-operation": "公务用车运行维护费", "reception": "公务接待费",
    "three-public": "“三公”经费", "operating-expenses": "机关运行经费",
    "procurement": "政府采购", "procurement-goods": "采购货物",
    "procurement-works": "采购工程", "procurement-services": "采购服务",
}  # fmt: skip


def _title(key: str) -> str:
    return _TITLES.get(key, key)


@check(
    "PROSE-ITEM-CHANGES",
    title="基本支出的增减等于其各项的增减之和",
    title_en="The change of basic expenditure is the sum of its items' changes",
    group="prose",
    severity="warning",
)
def item_changes_add_up(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“基本支出比上年执行数增减”应等于文中逐项说明的、列入基本支出各科目增减额之和。

    只在其后逐项说明了一般公共预算支出表中全部有基本支出的科目、且对比基数用语相同时
    比较；各科目是否属于基本支出以表为准。
    """
    items = _basic_items(disclosure.reading)
    every = [
        claim for said in claims(disclosure.reading) for claim in said
        if claim.level and claim.change
    ]  # fmt: skip
    for head in (claim for claim in every if claim.key == "basic"):
        said: dict[str, Claim] = {}
        for claim in every:
            item = _item_name(claim)
            after = claim.block.block > head.block.block
            if after and item in items and _base(claim) == _base(head):
                said.setdefault(item, claim)
        if items and set(said) == set(items):
            yield _item_changes(head, said)


def _basic_items(reading: Reading) -> dict[str, Fact]:
    """The function items that are basic expenditure and nothing else, by name.

    Empty when an item is partly project expenditure: its change cannot be divided.
    """
    basic: dict[str, Fact] = {}
    project: set[str] = set()
    for fact in reading.facts:
        if fact.table_kind != "general-public-expenditure" or len(fact.function_code) != 7:
            continue
        if fact.expenditure_type.startswith("basic") and fact.amount:
            basic.setdefault(squash(fact.function_name), fact)
        if fact.expenditure_type.startswith("project") and fact.amount:
            project.add(squash(fact.function_name))
    return {} if project & set(basic) else basic


def _item_name(claim: Claim) -> str:
    """The 项 a paragraph is about: 行政运行（项）."""
    text = squash(claim.block.text)
    found = re.search(r"(?:\(款\)|\(类\))([^()]{2,40}?)\(项\)", text)
    return found[1] if found else ""


def _base(claim: Claim) -> str:
    """What a change is measured against: execution, budget, or unsaid."""
    if rules().prose.base_execution.search(claim.base):
        return "执行数"
    return "预算数" if rules().prose.base_budget.search(claim.base) else ""


def _item_changes(head: Claim, items: Mapping[str, Claim]) -> Evaluation:
    said = head.signed_change or ZERO
    sum_ = total([claim.signed_change or ZERO for claim in items.values()])
    holds = said.meets(sum_)
    listed = "；".join(
        f"{item} {signed(claim.signed_change or ZERO)}（{claim.block.source}）"
        for item, claim in items.items()
    )
    return Evaluation(
        verdict=HOLDS if holds else VIOLATED,
        exactness=exactness(said, sum_) if holds else "",
        subject="基本支出的增减额与各科目增减之和",
        subject_en="change of basic expenditure against its items",
        expected=signed(sum_),
        found=signed(said),
        difference="" if holds else signed(said - sum_),
        operands=f"{signed(said)}（{head.block.source}）：{listed}",
        message=f"文字说基本支出比上年{_base(head)}增减{signed(said)}，"
        f"而其各科目为：{listed}，合计{signed(sum_)}。",
        message_en="The items' changes do not sum to the change of basic expenditure.",
        advice="核对基本支出及各科目的上年执行数，更正增减额（人工复核）。",
        source=head.block.source,
    )


@check(
    "PROSE-BASES",
    title="同一事项的两处增减说法一致",
    title_en="Two changes said of one subject agree",
    group="prose",
    severity="warning",
)
def changes_of_one_subject_agree(disclosure: Disclosure) -> Iterator[Evaluation]:
    """同一事项、同一金额在文中两处说明增减时，对比基数相同的，增减额应一致。

    一处与上年预算比、一处与上年执行数比的，基数不同，增减自然不同：提示读者，不判为
    错误。基数没有说明的，不能判断。
    """
    by_subject: dict[str, list[Claim]] = {}
    for claim in (claim for said in claims(disclosure.reading) for claim in said):
        if claim.key and claim.level and claim.change:
            by_subject.setdefault(claim.key, []).append(claim)
    for said in by_subject.values():
        for other in said[1:]:
            if _same_amount(said[0], other):
                yield _two_changes(said[0], other)


def _same_amount(a: Claim, b: Claim) -> bool:
    return bool(a.level and b.level and a.level.range.meets(b.level.range))


def _two_changes(a: Claim, b: Claim) -> Evaluation:
    one, two = a.signed_change or ZERO, b.signed_change or ZERO
    agree = one.meets(two)
    same_base = bool(_base(a)) and _base(a) == _base(b)
    verdict = HOLDS if agree else VIOLATED if same_base else UNDETERMINED
    words = [
        f"{signed(c.signed_change or ZERO)}（{_base_words(c)}，{c.block.source}）" for c in (a, b)
    ]
    reason = "" if agree or same_base else "两处对比基数不同或未说明，不能比较"
    return Evaluation(
        verdict=verdict,
        exactness=exactness(one, two) if agree else "",
        subject=f"“{_title(a.key)}”的两处增减说法",
        subject_en="two changes said of one subject",
        expected="" if verdict == UNDETERMINED else signed(one),
        found=signed(two),
        operands="；".join(words),
        reason=reason,
        message=f"“{_title(a.key)}”的增减，文中一处为{words[0]}，另一处为{words[1]}。"
        + (f"{reason}。" if reason else ""),
        message_en="Two changes are said of one subject, against different bases or contradicting.",
        advice="" if agree
        else "两处写明各自的对比基数（上年预算数或上年执行数）；基数相同的，更正其一。",
        source=b.block.source,
    )  # fmt: skip


def _base_words(claim: Claim) -> str:
    base = _base(claim)
    return f"与上年{base}比" if base else "未说明与何数比"


CHECKS: tuple[Check, ...] = (
    rates_follow,
    changes_add_up,
    item_changes_add_up,
    changes_of_one_subject_agree,
)
