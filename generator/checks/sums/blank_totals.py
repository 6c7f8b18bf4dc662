"""A total left out: a row prints its parts, and nothing under 合计 where the other rows do.

A blank makes no fact, so no sum breaks by it; this module looks for the blank itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.checks.layout import Line, TableView
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.network import network_of
from generator.checks.sums.rows import row_of
from generator.checks.wording import money, operands
from generator.facts.model import Fact
from generator.findings import HOLDS, VIOLATED
from generator.standards.check_rules import sum_rules
from generator.standards.vocabulary import squash
from generator.tables.identities import row_identities
from generator.tables.model import Column

_FEW = 4  # one blank total to so many printed ones is left out by mistake


@check(
    "SUM-BLANK",
    title="合计栏没有漏填",
    title_en="No total is left out",
    group="inside",
    severity="warning",
)
def totals_are_printed(disclosure: Disclosure) -> Iterator[Evaluation]:
    """一行印有各组成栏的金额，其合计（小计）栏也应印出；多数行都印出、个别行空白的，疑为漏填。

    各行的合计栏多数空白的，是本表的印法，不作判断；有未读出数字的表不作判断。依据：表头的加总
    关系（算术）。
    """
    looked: list[TableView] = []
    found: list[Evaluation] = []
    for view in network_of(disclosure).tables.views:
        identities = () if view.is_form or view.doubt else row_identities(view.columns)
        for identity in identities:
            found += _left_blank(view, identity.total, identity.parts)
        looked += [view] if identities else []
    yield from found
    if looked and not found:
        yield _holds(looked)


def _left_blank(view: TableView, total: int, parts: Sequence[int]) -> Iterator[Evaluation]:
    """The totals of one column that are blank, where nearly all others are printed."""
    by_index = {column.index: column for block in view.blocks for column in block.columns}
    whole = by_index.get(total)
    known = all(by_index[part].concepts for part in parts if part in by_index)
    if whole is None or not known or not sum_rules().sum_words.search(squash(whole.path[-1])):
        return
    lines = [(line, _printed(line, parts)) for block in view.blocks for line in block.lines]
    lines = [(line, facts) for line, facts in lines if any(fact.amount for fact in facts)]
    blank = [(line, facts) for line, facts in lines if total not in line.amounts]
    if not lines or len(blank) * _FEW > len(lines) - len(blank):
        return
    for line, facts in blank:
        yield _left_out(view, line, whole, facts)


def _printed(line: Line, parts: Sequence[int]) -> tuple[Fact, ...]:
    return tuple(line.amounts[part] for part in parts if part in line.amounts)


def _holds(views: Sequence[TableView]) -> Evaluation:
    return Evaluation(
        verdict=HOLDS,
        exactness="exact",
        subject="各表合计栏没有漏填",
        subject_en="totals of rows",
        table_ids=tuple(view.id for view in views),
    )


def _left_out(view: TableView, line: Line, whole: Column, facts: tuple[Fact, ...]) -> Evaluation:
    unit = facts[0].published_unit
    sum_ = money(sum((fact.amount for fact in facts), Decimal(0)), unit, facts)
    return Evaluation(
        verdict=VIOLATED,
        subject=f"{view.called}{row_of(line)}：“{whole.name}”栏",
        subject_en=f"Table {view.called_en}: a total left out",
        expected=sum_,
        found="空白",
        difference=sum_,
        operands=operands(facts, (), ""),
        message=f"{view.called}{row_of(line)}：“{whole.name}”栏空白，而各栏相加为{sum_}，"
        "其他各行都印有合计。",
        message_en="A row prints its parts and no total, unlike the other rows.",
        advice=f"补填{view.called}{row_of(line)}“{whole.name}”栏（各栏相加为{sum_}）。",
        explanations=(f"“{whole.name}”栏可能漏填，或填在了别处",),
        facts=facts,
        table_ids=(view.id,),
        source=facts[0].source,
    )


CHECKS: tuple[Check, ...] = (totals_are_printed,)
