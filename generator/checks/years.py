"""Checks between disclosures of one publisher: the year before, and revisions of one year.

They run only when the other disclosure is there (`Disclosure.siblings`). A figure that
differs from last year's own disclosure is no error: the prior-year column may hold the
adjusted budget, and codes change. It is told, with its kind: matched, restated, recoded,
or without counterpart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.facts.model import Fact
from generator.findings import HOLDS, UNDETERMINED
from generator.standards.vocabulary import squash

_Key = tuple[str, ...]


def _key(fact: Fact) -> _Key:
    """What makes two facts of two documents the same line and column."""
    line = fact.function_code or fact.economic_code or fact.item or squash(fact.label)
    part = "" if fact.row_role != "total" else "total"
    return (
        fact.table_kind, fact.reporting_level, fact.direction, part or line, fact.project_name,
        fact.fund_source, fact.expenditure_type, fact.item, fact.government_economic_code,
        fact.column_role,
    )  # fmt: skip


def _name_key(fact: Fact) -> _Key:
    """The same without codes: by name and amount."""
    return (
        fact.table_kind, fact.reporting_level, squash(fact.label), fact.expenditure_type,
        fact.fund_source, str(fact.amount),
    )  # fmt: skip


def _index(facts: Sequence[Fact]) -> dict[_Key, Fact]:
    """Facts by key; a key that is not unique tells nothing and is left out."""
    found: dict[_Key, Fact] = {}
    twice: set[_Key] = set()
    for fact in facts:
        if found.setdefault(_key(fact), fact) is not fact:
            twice.add(_key(fact))
    return {key: fact for key, fact in found.items() if key not in twice}


@check(
    "YEAR-PRIOR",
    title="上年数与上年公开的预算一致",
    title_en="Prior-year figures match last year's disclosure",
    group="years",
    severity="notice",
)
def prior_year_matches(disclosure: Disclosure) -> Iterator[Evaluation]:
    """本年表中的上年数，与同一部门上年公开的预算逐项对照：一致、重述、改码、无对应。

    上年数可以是调整后的预算数，科目也会调整：不一致的只作提示，不判为错误。
    """
    year = disclosure.fiscal_year - 1
    before = next(
        (s for s in disclosure.siblings if s.fiscal_year == year and s.phase == disclosure.phase),
        None,
    )
    mine = [f for f in disclosure.reading.facts if f.fiscal_year == year]
    if before is None or not mine:
        return
    theirs = [f for f in before.reading.facts if f.fiscal_year == year]
    index, names = _index(theirs), {_name_key(f): f for f in theirs}
    for fact in _index(mine).values():
        yield _prior(fact, index, names, year)


def _prior(
    fact: Fact, index: Mapping[_Key, Fact], names: Mapping[_Key, Fact], year: int
) -> Evaluation:
    other = index.get(_key(fact))
    if other is not None and _meet(fact, other):
        return _compared(fact, other, "一致", year)
    recoded = names.get(_name_key(fact))
    if other is None and recoded is not None:
        return _compared(fact, recoded, "改码", year)
    return _compared(fact, other, "重述" if other else "无对应", year)


def _meet(a: Fact, b: Fact) -> bool:
    """True when two printed amounts may be one."""
    return abs(a.amount - b.amount) * 2 <= a.precision + b.precision


def _compared(fact: Fact, other: Fact | None, kind: str, year: int) -> Evaluation:
    holds = kind in {"一致", "改码"}
    said = f"{fact.published}{fact.published_unit}"
    then = f"{other.published}{other.published_unit}" if other else "没有"
    reasons = {
        "重述": f"{year}年公开的预算为{then}，可能是调整后的预算数",
        "无对应": f"{year}年公开的预算中没有对应的项",
    }
    return Evaluation(
        verdict=HOLDS if holds else UNDETERMINED,
        exactness="exact" if other and fact.amount == other.amount else "",
        subject=f"“{fact.label or fact.column}”的{year}年数（{kind}）",
        subject_en="prior-year figure against last year's disclosure",
        expected=then if other else "",
        found=said,
        operands=f"{said}（{fact.source}）；{year}年公开 {then}",
        reason=reasons.get(kind, ""),
        message=f"表中“{fact.label or fact.column}”的{year}年数为{said}，{reasons.get(kind, '')}。",
        message_en="The prior-year figure differs from last year's own disclosure.",
        facts=(fact,),
        table_ids=(fact.table_id,),
        source=fact.source,
    )


@check(
    "YEAR-REVISION",
    title="同一年度的修订",
    title_en="Revisions of one year's disclosure",
    group="years",
    severity="notice",
)
def revisions_are_told(disclosure: Disclosure) -> Iterator[Evaluation]:
    """同一部门同一年度、同一阶段有两份公开文件时，逐项对照金额，列出改动的项。

    修订是允许的，只告诉读者改了什么。
    """
    for other in disclosure.siblings:
        if (other.fiscal_year, other.phase) != (disclosure.fiscal_year, disclosure.phase):
            continue
        theirs = _index(other.reading.facts)
        changed = [
            (fact, theirs[key])
            for key, fact in _index(disclosure.reading.facts).items()
            if key in theirs and not _meet(fact, theirs[key])
        ]
        if not changed:
            yield Evaluation(
                HOLDS, f"{disclosure.fiscal_year}年的另一份公开文件",
                "another version of this year", found="同名各项金额相同",
            )  # fmt: skip
        for fact, then in changed:
            yield _revised(fact, then)


def _revised(fact: Fact, then: Fact) -> Evaluation:
    now, was = (f"{f.published}{f.published_unit}" for f in (fact, then))
    return Evaluation(
        verdict=UNDETERMINED,
        subject=f"“{fact.label or fact.column}”的修订",
        subject_en="revised amount",
        found=now,
        operands=f"{now}（{fact.source}）；另一份 {was}",
        reason=f"同一年度的另一份公开文件为{was}",
        message=f"“{fact.label or fact.column}”为{now}，同一年度的另一份公开文件为{was}。",
        message_en="Two disclosures of one year give different amounts.",
        facts=(fact,),
        table_ids=(fact.table_id,),
        source=fact.source,
    )


CHECKS: tuple[Check, ...] = (prior_year_matches, revisions_are_told)
