"""Totals of the prose that name no fund, beside a table that its title limits to one fund.

政府购买服务预算总额 may be of more than the 政府购买服务预算财政拨款明细表 holds, never of less.
Totals of the same fund are compared by `amounts`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.layout import called
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.prose.ranges import Range, printed
from generator.checks.prose.wording import wan
from generator.checks.wording import cell_called
from generator.facts.model import Fact, NarrativeBlock, PublishedTable, Reading, Statement
from generator.facts.statements.scope import funds_said
from generator.facts.statements.titled import titled
from generator.findings import UNDETERMINED, VIOLATED
from generator.standards.statement_words import phrase_words
from generator.standards.vocabulary import squash


@check(
    "PROSE-OF-FUND",
    title="总额不少于只列财政拨款的表",
    title_en="A total is no less than what one fund pays of it",
    group="prose",
    severity="warning",
)
def totals_hold_the_table_of_one_fund(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字所述政府购买服务、政府采购总额，不应少于标题注明只列财政拨款的同名表的合计。

    文字没有说明资金范围的，总额可含其他资金：多于表中合计的不能判断，只作提示；少于的，判为不符。
    文字或其标题说到某种资金、某一单位的，也不能判断。两数一致的，或文中另有数与该合计一致的，
    由文字与表格的核对记录。
    """
    reading = disclosure.reading
    blocks = {block.block: block for block in reading.narrative}
    restated = {
        key for one in reading.statements if one.verdict == "agrees" for key in one.fact_ids
    }
    levels = {table.reporting_level for table in reading.tables if table.status == "parsed"}
    for statement in reading.statements:
        if statement.kind != "level" or statement.verdict != "not-in-tables":
            continue
        if statement.fiscal_year == disclosure.fiscal_year and statement.block in blocks:
            for table in reading.tables:
                total = _total_of(table, statement, disclosure)
                if total and total.fact_id not in restated:
                    sure = len(levels) == 1 and _is_plain(blocks[statement.block], statement)
                    yield _evaluation(statement, total, table, sure=sure)


def _total_of(table: PublishedTable, statement: Statement, disclosure: Disclosure) -> Fact | None:
    """The total of a table that its title limits to a fund, where a statement says all of it."""
    title = titled(table.title)
    if title is None or not title.fund or not title.is_all(statement.subject):
        return None
    return _one_total(disclosure.reading, table, (disclosure.fiscal_year, disclosure.phase))


def _one_total(reading: Reading, table: PublishedTable, when: tuple[int, str]) -> Fact | None:
    roles = {"row_role": "total", "column_role": "total"}
    found = [
        fact
        for fact in reading.facts
        if fact.table_id == table.table_id and (fact.fiscal_year, fact.phase) == when
        if all(getattr(fact, role) == value for role, value in roles.items())
    ]
    return found[0] if len({fact.amount for fact in found}) == 1 else None


def _is_plain(block: NarrativeBlock, statement: Statement) -> bool:
    """True where neither the heading nor the words before a figure name a fund or an office."""
    before = squash(block.text[: statement.start])
    words = block.section.rpartition(" / ")[2] + before
    return not (funds_said(words) or phrase_words().part_office.search(before))


def _evaluation(
    statement: Statement, total: Fact, table: PublishedTable, *, sure: bool
) -> Evaluation:
    said = printed(statement.amount, statement.precision)
    less = _is_less(said, total) and sure
    text = f"{statement.published}{statement.published_unit}"
    held = f"{total.published}{total.published_unit}"
    where = cell_called(total, {table.table_id: called(table)})
    reason = "" if less else "该表只列一种资金，文字没有说明资金范围，口径可能不同"
    return Evaluation(
        verdict=VIOLATED if less else UNDETERMINED,
        subject=f"文字所述“{statement.subject}”与只列一种资金的表",
        subject_en=f"total in the prose against a table of one fund: {statement.subject}",
        expected=f"不少于{held}" if less else "",
        found=text,
        difference=wan(statement.amount - total.amount) if less else "",
        operands=f"{text}（{statement.source}）；{held}（{total.source}）",
        reason=reason,
        message=f"文字说“{statement.subject}”为{text}，而{where}为{held}，"
        + (f"{reason}。" if reason else "总额少于其中一种资金的数额。"),
        message_en="The total of the prose and a table limited to one fund are of two amounts.",
        advice="核对文字说明与表格，以批复数为准更正其一（人工复核）。"
        if less
        else "文字写明资金范围；口径相同的，更正有误的一处。",
        facts=(total,),
        table_ids=(table.table_id,),
        source=statement.source,
    )


def _is_less(said: Range, total: Fact) -> bool:
    return said.high < printed(total.amount, total.precision).low


CHECKS: tuple[Check, ...] = (totals_hold_the_table_of_one_fund,)
