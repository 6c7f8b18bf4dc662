"""There is none, says the text, and a table prints amounts; or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.layout import called
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.prose.claims import defines
from generator.facts.model import Fact, NarrativeBlock, PublishedTable, Statement
from generator.findings import HOLDS, VIOLATED
from generator.standards.template_words import prose_words
from generator.standards.vocabulary import squash

_CLAUSE = re.compile(r"[^，,。；;]+")
_EMPTY = {"declared-empty", "published-blank"}


@check(
    "PROSE-NONE",
    title="文字说没有的，表中没有金额；文字说有的，表不是空表",
    title_en="What the text says there is none of has no amounts in the tables",
    group="prose",
    severity="warning",
)
def what_is_denied_is_not_in_the_tables(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“本部门没有政府采购预算”“2025年无政府性基金预算支出”（包括表下的备注）与表中不为零的金额矛盾；
    文字写有“政府性基金预算支出50.00万元”，而该表是空表的，也是。

    只看整句说的是本年度、本部门的；部门和单位的表印在一起的，不作判断。
    """
    if len({table.reporting_level for table in disclosure.reading.tables}) > 1:
        return
    for block in disclosure.reading.narrative:
        if not defines(block):
            yield from _denials(block, disclosure)
    if disclosure.phase == "approved":
        yield from _unprinted(disclosure)


def _denials(block: NarrativeBlock, disclosure: Disclosure) -> Iterator[Evaluation]:
    words = prose_words()
    for clause in _CLAUSE.findall(squash(block.text)):
        found = words.denied.fullmatch(clause)
        if not found or int(found["year"] or disclosure.fiscal_year) != disclosure.fiscal_year:
            continue
        kind = words.kinds_denied[found["what"]]
        facts = [fact for fact in disclosure.reading.facts if fact.table_kind == kind]
        own = [fact for fact in facts if _is_of_this_year(fact, disclosure)]
        printed = max((fact for fact in own if fact.amount), key=lambda f: f.amount, default=None)
        if facts:
            yield _denial(block, clause, printed, disclosure)


def _is_of_this_year(fact: Fact, disclosure: Disclosure) -> bool:
    return (fact.fiscal_year, fact.phase) == (disclosure.fiscal_year, disclosure.phase)


def _denial(
    block: NarrativeBlock, clause: str, printed: Fact | None, disclosure: Disclosure
) -> Evaluation:
    if printed is None:
        return Evaluation(HOLDS, f"“{clause}”", "a denial", source=block.source)
    table = next(t for t in disclosure.reading.tables if t.table_id == printed.table_id)
    amount = f"{printed.published}{printed.published_unit}"
    return Evaluation(
        verdict=VIOLATED,
        subject=f"“{clause}”",
        subject_en="a denial",
        expected="0",
        found=amount,
        operands=f"{amount}（{printed.source}）",
        message=f"文字说“{clause}”，而{called(table)}有{amount}（{printed.source}）。",
        message_en="The text says there is none, a table prints amounts.",
        advice="核对表格与文字（或表下备注），更正其一。",
        facts=(printed,),
        table_ids=(table.table_id,),
        source=block.source,
    )


def _unprinted(disclosure: Disclosure) -> Iterator[Evaluation]:
    """Amounts said of a fund whose only table is an empty one."""
    words = prose_words()
    tables = disclosure.reading.tables
    for statement in disclosure.reading.statements:
        subject = squash(statement.subject)
        is_said = statement.kind == "level" and statement.verdict == "not-in-tables"
        if not (is_said and statement.amount and words.spent_of.fullmatch(subject)):
            continue
        kind = next((k for word, k in words.kinds_denied.items() if word in subject), "")
        own = [table for table in tables if table.table_kind == kind]
        if own and statement.fiscal_year == disclosure.fiscal_year:
            if all(table.status in _EMPTY for table in own):
                yield _empty(statement, own[0])


def _empty(statement: Statement, table: PublishedTable) -> Evaluation:
    amount = f"{statement.published}{statement.published_unit}"
    return Evaluation(
        verdict=VIOLATED,
        subject=f"“{statement.subject}”{amount}",
        subject_en="an amount of an empty table",
        expected="0",
        found=amount,
        operands=f"{amount}（{statement.source}）",
        message=f"文字说“{statement.subject}”{amount}，而{called(table)}是空表。",
        message_en="The text says an amount of a fund whose table is empty.",
        advice="核对表格与文字：有支出的补列于表，没有的改正文字。",
        table_ids=(table.table_id,),
        source=statement.source,
    )


CHECKS: tuple[Check, ...] = (what_is_denied_is_not_in_the_tables,)
