"""Functional classes named in the prose that no table prints, with the amount of another one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.across.codes import classes_by_name
from generator.checks.across.scope import plain_name
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.prose.ranges import printed
from generator.facts.model import Fact, Statement
from generator.findings import HOLDS, VIOLATED
from generator.standards.template_words import prose_words
from generator.standards.vocabulary import squash

_CLASS = 3  # digits


@check(
    "PROSE-CLASS",
    title="文字所说的支出功能类在表中",
    title_en="Functional classes named in the prose are in the tables",
    group="prose",
    severity="warning",
)
def classes_said_are_in_the_tables(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“教育支出（类）52.37万元”，而各表都没有这一类，金额又正是表中另一类的，疑写错了类名。

    类名按历年名称对应编码；金额不是表中任何一类、或是几类共有的，以及有表未能读取的，不作判断。
    """
    if any(table.status == "unreadable" for table in disclosure.reading.tables):
        return
    facts = [fact for fact in disclosure.reading.facts if len(fact.function_code) == _CLASS]
    known = {fact.function_code for fact in disclosure.reading.facts if fact.function_code}
    classes = {code[:_CLASS] for code in known}
    for statement in disclosure.reading.statements:
        if statement.kind != "level" or not statement.amount or not classes:
            continue
        found = prose_words().class_said.fullmatch(squash(statement.subject))
        code = classes_by_name().get(plain_name(found["name"]), "") if found else ""
        if not found or not code or statement.fiscal_year != disclosure.fiscal_year:
            continue
        meant = None if code in classes else _of_amount(statement, facts)
        if code in classes or meant:
            yield _evaluation(statement, found["name"], meant)


def _of_amount(statement: Statement, facts: list[Fact]) -> Fact | None:
    """A fact of the one class that has the amount of a statement in its year."""
    said = printed(statement.amount, statement.precision)
    same = [
        fact
        for fact in facts
        if fact.fiscal_year == statement.fiscal_year
        and fact.amount
        and said.meets(printed(fact.amount, fact.precision))
    ]
    return same[0] if len({fact.function_code for fact in same}) == 1 else None


def _evaluation(statement: Statement, name: str, meant: Fact | None) -> Evaluation:
    if meant is None:
        return Evaluation(HOLDS, f"“{name}”类", "a functional class", source=statement.source)
    amount, right = f"{statement.published}{statement.published_unit}", plain_name(meant.label)
    return Evaluation(
        verdict=VIOLATED,
        subject=f"“{name}”类",
        subject_en="a functional class",
        expected=f"{right}支出",
        found=name,
        operands=f"{amount}（{statement.source}）；表中{meant.published}（{meant.source}）",
        message=f"文字说“{name}（类）”{amount}，各表都没有这一类；{amount}是“{right}支出”的金额。",
        message_en="The prose names a class that no table prints, with the amount of another one.",
        advice=f"核对类名，应为“{right}支出”的，予以更正。",
        facts=(meant,),
        table_ids=(meant.table_id,),
        source=statement.source,
    )


CHECKS: tuple[Check, ...] = (classes_said_are_in_the_tables,)
