"""Units, contents and numbering of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.meters import demanded_kinds, table_of
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.wording import table_called
from generator.documents.model import Paragraph
from generator.facts.absent import contents
from generator.facts.model import PublishedTable
from generator.facts.numbering import missing_between, number_of
from generator.facts.units import is_said_of_all
from generator.findings import HOLDS, NOTICE, UNDETERMINED, VIOLATED


@check(
    "COMP-UNIT",
    title="每张表印有计量单位",
    title_en="Every table prints its unit",
    group="completeness",
    severity="notice",
)
def tables_print_their_unit(disclosure: Disclosure) -> Iterator[Evaluation]:
    """有金额的表应印计量单位（万元或元）；没有印的，读者只能按同一文件其余各表推断。

    文件统一注明各表单位的，视为印有。
    """
    for_all = {f.table_id: f for f in disclosure.reading.facts if is_said_of_all(f.note)}
    for table in disclosure.reading.tables:
        if table.status != "parsed" or not table.amount_cells:
            continue
        once = for_all.get(table.table_id)
        there = bool(table.unit_published or once)
        yield Evaluation(
            verdict=HOLDS if there else VIOLATED,
            subject=f"“{table_called(table)}”的计量单位",
            subject_en="unit of a table",
            expected="印有计量单位",
            found=f"文件统一注明{once.published_unit}" if once else table.unit_published or "未印",
            operands=table.table_id,
            message=f"“{table_called(table)}”没有印计量单位。",
            message_en="The table prints no unit.",
            advice="在表头注明“单位：万元”或“单位：元”。",
            severity=NOTICE,
            table_ids=(table.table_id,),
            source=table.source,
        )


@check(
    "COMP-CONTENTS",
    title="目录所列的表正文都有",
    title_en="The tables of the contents are in the body",
    group="completeness",
    severity="warning",
)
def contents_agree_with_body(disclosure: Disclosure) -> Iterator[Evaluation]:
    """目录列出的表，正文中应有；用语略有不同的视为同一张表（按表的种类对应）。

    应公开而未公开的表由 COMP-TABLE 说明，这里不重复；没有目录的文件不作此项。
    """
    blocks = disclosure.reading.narrative
    demanded = {kind.kind for kind in demanded_kinds(disclosure.fiscal_year)}
    for entry in contents([Paragraph(b.text, b.level, b.source) for b in blocks]):
        table = table_of(disclosure.reading, entry.kind)
        there = table is not None and table.status != "not-published"
        if not there and entry.kind in demanded:
            continue
        general = entry.kind == "line-item-budget"  # “部门预算表” may mean all the tables
        yield Evaluation(
            verdict=HOLDS if there else UNDETERMINED if general else VIOLATED,
            reason="“部门预算表”可能是各表的总称" if general and not there else "",
            subject=f"目录所列“{entry.title}”",
            subject_en="table listed in the contents",
            expected="正文中有",
            found=f"“{table.title}”" if there and table else "没有",
            operands=f"{entry.title}（{entry.source}）",
            message=f"目录列有“{entry.title}”，正文中没有这张表。",
            message_en="A table of the contents is not in the body.",
            advice="补充这张表，或更正目录。",
            table_ids=(table.table_id,) if table else (),
            source=entry.source,
        )


@check(
    "COMP-NUMBERING",
    title="表的编号连续",
    title_en="Tables are numbered without a gap",
    group="completeness",
    severity="warning",
)
def tables_are_numbered_without_gap(disclosure: Disclosure) -> Iterator[Evaluation]:
    """印有编号（表1、附件2……）的表，编号应连续。

    跳过的编号已归为某张应公开而未公开的表的，由 COMP-TABLE 一并说明，不重复计。
    """
    tables = disclosure.reading.tables
    told = {t.number for t in tables if _is_told(t)}
    numbered = [t for t in tables if not t.is_absent and number_of(t.number)]
    for before, after in pairwise(numbered):
        between = missing_between(before.number, after.number)
        if between is None:
            continue
        missing = [number for number in between if number not in told]
        first, last = number_of(before.number), number_of(after.number)
        gap = bool(first and last and last.value > first.value + 1)
        if missing or not gap:
            yield _numbering(before, after, missing)


def _is_told(table: PublishedTable) -> bool:
    """True for a missing number that COMP-TABLE or READ-TABLE tells of."""
    return table.status == "unreadable" or (table.is_absent and table.table_kind != "other")


def _numbering(before: PublishedTable, after: PublishedTable, missing: list[str]) -> Evaluation:
    listed = "、".join(missing)
    return Evaluation(
        verdict=VIOLATED if missing else HOLDS,
        subject=f"{before.number}之后的编号",
        subject_en="numbering of tables",
        expected="编号连续",
        found=f"{before.number}之后为{after.number}",
        operands=f"{before.number}（{before.source}）；{after.number}（{after.source}）",
        message=f"{before.number}之后是{after.number}，没有{listed}。",
        message_en="The numbering of tables has a gap.",
        advice="补充缺的表，或重新编号。",
        table_ids=(before.table_id, after.table_id),
        source=after.source,
    )


CHECKS: tuple[Check, ...] = (
    tables_print_their_unit,
    contents_agree_with_body,
    tables_are_numbered_without_gap,
)
