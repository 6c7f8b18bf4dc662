"""Increases and decreases said in the prose: their parts and their bases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.prose.claims import Claim, claims
from generator.checks.prose.lists import key_of
from generator.checks.prose.part_changes import change_sets, is_made_up, said_changes
from generator.checks.prose.ranges import ZERO, Range, exactness, total
from generator.checks.prose.wording import name, signed
from generator.facts.model import Fact, Reading
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards.disclosure_rules import rules
from generator.standards.statement_words import subject_words
from generator.standards.vocabulary import squash


@check(
    "PROSE-CHANGE-PARTS",
    title="总增减等于各项增减之和",
    title_en="The change in all is the sum of the changes",
    group="prose",
    severity="warning",
)
def changes_add_up(disclosure: Disclosure) -> Iterator[Evaluation]:
    """总数的增减额应等于构成全部的各项增减额之和（“持平”“无增减变化”计为零）。

    只在同一段文字说明了按定义构成全部的各项（如基本支出与项目支出）的增减时比较；分号之后另有所述增减的，
    各项不归分号之前的总数。
    """
    for said in claims(disclosure.reading):
        changed = [claim for claim in said if claim.change and not claim.of_own_budget]
        of_all = bool(changed) and not _is_part(changed[0])
        yield from _of_heads([c for c in changed if of_all and not _is_part(c)], said)
        inner = (c for c in changed if _is_part(c) and is_made_up(key_of(c)))
        for head in inner:
            yield from _of_heads([head], said)


def _of_heads(heads: Sequence[Claim], said: Sequence[Claim]) -> Iterator[Evaluation]:
    """One evaluation for the head, of several, that the changes of its parts are of."""
    found = [_of_parts(head, said) for head in heads]
    ways = [(head, parts) for head, parts in found if parts]
    fitting = [way for way in ways if _add_up(*way)]
    near = [way for way in ways if not (_ended(*way, said) or _leaves_out(*way, said))]
    if fitting or near:
        head, parts = (fitting[-1:] or near[:1])[0]
        yield _changes(head, parts)


_Parts = Mapping[str, tuple[Range | None, str]]


def _of_parts(head: Claim, said: Sequence[Claim]) -> tuple[Claim, _Parts]:
    """The changes said behind a head of all that makes up a whole by definition; else none."""
    known = said_changes(head, said)
    known.pop(key_of(head), None)
    whole = change_sets(key_of(head), known)
    keys = (*whole.parts, *whole.plus) if whole else ()
    return head, {key: known[key] for key in keys if key in known}


def _add_up(head: Claim, parts: _Parts) -> bool:
    sum_ = total([range_ or ZERO for range_, _ in parts.values()])
    return (head.signed_change or ZERO).meets(sum_)


def _ended(head: Claim, parts: _Parts, said: Sequence[Claim]) -> bool:
    """True where a semicolon and another change stand between a head and the first part."""
    between = []
    for claim in said:
        if claim.at > head.at and claim.change:
            between.append(claim)
            if key_of(claim) in parts:
                break
    words = head.block.text[head.end : between[-1].at] if between else ""
    return len(between) > 1 and "；" in squash(words).replace(";", "；")


def _leaves_out(head: Claim, parts: _Parts, said: Sequence[Claim]) -> bool:
    """True where more may have changed the head: 支出总计, or 年末结转 beside the parts."""
    nouns = [head.subject, *(figure.statement.subject for figure in head.figures)]
    if any(subject_words().balanced.search(squash(noun)) for noun in nouns):
        return True
    sentence = head.block.text[head.at :].partition("。")[0]
    among = (claim for claim in said if head.at < claim.at < head.at + len(sentence))
    return any(claim.change and claim.subject and not key_of(claim) for claim in among)


def _is_part(claim: Claim) -> bool:
    """True for a claim about a part, which is no whole of the other parts."""
    return key_of(claim) in {"basic", "project", "abroad", "reception", "vehicle-operation"}


def _changes(head: Claim, parts: Mapping[str, tuple[Range | None, str]]) -> Evaluation:
    assert head.change
    said = head.signed_change or ZERO
    sum_ = total([range_ or ZERO for range_, _ in parts.values()])
    holds = _add_up(head, parts)
    listed = "；".join(f"{rules().subject_title(key)} {word}" for key, (_, word) in parts.items())
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
    for head in (c for c in every if c.key == "basic" and not c.whole):
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
    if claim.of_own_budget:
        return "本年预算数"
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
    by_subject: dict[tuple[str, str], list[Claim]] = {}
    for claim in (claim for said in claims(disclosure.reading) for claim in said):
        if claim.key and claim.level and claim.change:
            by_subject.setdefault((claim.key, claim.whole), []).append(claim)
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
        subject=f"“{rules().subject_title(a.key)}”的两处增减说法",
        subject_en="two changes said of one subject",
        expected="" if verdict == UNDETERMINED else signed(one),
        found=signed(two),
        operands="；".join(words),
        reason=reason,
        message=f"“{rules().subject_title(a.key)}”的增减，文中一处为{words[0]}，另一处为{words[1]}。"
        + (f"{reason}。" if reason else ""),
        message_en="Two changes are said of one subject, against different bases or contradicting.",
        advice="" if agree
        else "两处写明各自的对比基数（上年预算数或上年执行数）；基数相同的，更正其一。",
        source=b.block.source,
    )  # fmt: skip


def _base_words(claim: Claim) -> str:
    base = _base(claim)
    year = "" if claim.of_own_budget else "上年"
    return f"与{year}{base}比" if base else "未说明与何数比"


CHECKS: tuple[Check, ...] = (
    changes_add_up,
    item_changes_add_up,
    changes_of_one_subject_agree,
)
