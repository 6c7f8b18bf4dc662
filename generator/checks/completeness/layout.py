"""Units, contents and numbering of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.checks.meters import demanded_kinds, table_of
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.wording import table_called
from generator.documents.model import Paragraph
from generator.facts.absent import contents
from generator.facts.model import PublishedTable, Reading
from generator.facts.numbering import in_series, missing_between, number_of
from generator.facts.units import is_said_of_all
from generator.findings import HOLDS, NOTICE, UNDETERMINED, VIOLATED
from generator.standards import vocabulary
from generator.standards.vocabulary import squash


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
        general = vocabulary.kind(entry.kind).of_all
        yield Evaluation(
            verdict=HOLDS if there else UNDETERMINED if general else VIOLATED,
            reason=f"“{entry.title}”可能是各表的总称" if general and not there else "",
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
    """印有编号（表1、附件2……）的表，编号应连续；同一编号、同一表题、内容完全相同的表只应印一次；
    另一部分（部门汇总、部门本级）或另一单位的表不是重复。

    跳过的编号已归为某张应公开而未公开的表的，由 COMP-TABLE 一并说明，不重复计；排在别处的，
    说明次序与编号不符。
    """
    tables = disclosure.reading.tables
    told = {t.number for t in tables if _is_told(t)}
    numbered = [t for t in tables if not t.is_absent and number_of(t.number)]
    copies = _copies(numbered, disclosure.reading)
    for copy, original in copies.items():
        yield _printed_twice(copy, original)
    numbered = [t for t in numbered if t not in copies]
    series = in_series([table.number for table in numbered])
    moved = set[str]()
    for (before, there), (after, _) in pairwise(zip(numbered, series, strict=True)):
        between = missing_between(before.number, after.number)
        if between is None:
            continue
        missing = [number for number in between if number not in told]
        first, last = number_of(before.number), number_of(after.number)
        gap = bool(first and last and last.value > first.value + 1)
        if missing or not gap:
            lacking = [number for number in missing if number not in there]
            elsewhere = bool(missing) and not lacking
            if not (elsewhere and moved):  # one table moved leaves two gaps
                unread = _unread_between(before, after, tables) if lacking else ""
                yield _numbering(before, after, lacking or missing, elsewhere, unread)
            moved.update(missing if elsewhere else ())


def _copies(
    tables: Sequence[PublishedTable], reading: Reading
) -> dict[PublishedTable, PublishedTable]:
    """The tables that repeat another one word for word, number and title too, with that one.

    One of another office, or in another part of the document, repeats nothing. Of two the one
    that does not follow its number is the copy, else the second.
    """
    parts = {table_id: tuple(part) for table_id, *part in reading.parts}
    said: dict[str, list[tuple[str, str, str]]] = {}
    for fact in reading.facts:
        said.setdefault(fact.table_id, []).append((fact.label, fact.column, fact.published))
    found: dict[PublishedTable, PublishedTable] = {}
    first: dict[object, tuple[PublishedTable, bool]] = {}
    for before, table in pairwise([None, *tables]):
        assert table is not None
        own, last = number_of(table.number), number_of(before.number) if before else None
        follows = bool(own and last and own.value == last.value + 1)
        rows = tuple(said.get(table.table_id, ()))
        if not rows:
            continue
        key = table.number, table.title, rows, _whose(table), parts.get(table.table_id)
        other, placed = first.setdefault(key, (table, follows))
        if other is not table:
            copy = other if follows and not placed else table
            found[copy] = table if copy is other else other
    return found


def _whose(table: PublishedTable) -> tuple[str, str]:
    """For whom a table stands."""
    return table.reporting_level, squash(table.office)


def _printed_twice(copy: PublishedTable, first: PublishedTable) -> Evaluation:
    called = f"{copy.number}《{copy.title}》"
    return Evaluation(
        verdict=VIOLATED,
        subject=f"{called}只印一次",
        subject_en="a table printed twice",
        expected="印一次",
        found="印两次",
        operands=f"{copy.source}；{first.source}",
        message=f"{called}印了两次，内容完全相同。",
        message_en="A table is printed twice.",
        advice="删去重复的一张；本应是另一张表的，补上那张表。",
        table_ids=(copy.table_id, first.table_id),
        source=copy.source,
    )


def _is_told(table: PublishedTable) -> bool:
    """True for a missing number that COMP-TABLE or READ-TABLE tells of."""
    return table.status == "unreadable" or (table.is_absent and table.table_kind != "other")


def _unread_between(
    before: PublishedTable, after: PublishedTable, tables: Sequence[PublishedTable]
) -> str:
    """Why a number may be there all the same: a table between two was not read, nor its number."""
    at, to = tables.index(before), tables.index(after)
    unread = [t for t in tables[at:to] if t.status == "unreadable" and not t.number]
    return "其间有表未能读出，编号可能在其中" if unread else ""


def _numbering(
    before: PublishedTable,
    after: PublishedTable,
    missing: list[str],
    elsewhere: bool,
    unread: str = "",
) -> Evaluation:
    """`elsewhere` for numbers that stand in another place."""
    listed = "、".join(missing)
    told = f"{listed}排在别处，次序与编号不符" if elsewhere else f"没有{listed}"
    return Evaluation(
        verdict=UNDETERMINED if unread else VIOLATED if missing else HOLDS,
        reason=unread,
        subject=f"{before.number}之后的编号",
        subject_en="numbering of tables",
        expected="编号连续",
        found=f"{before.number}之后为{after.number}",
        operands=f"{before.number}（{before.source}）；{after.number}（{after.source}）",
        message=f"{before.number}之后是{after.number}，{told}。"
        + (f"{unread}。" if unread else ""),
        message_en="The numbering of tables has a gap.",
        advice=""
        if unread
        else "按编号调整各表的次序，或重新编号。"
        if elsewhere
        else "补充缺的表，或重新编号。",
        table_ids=(before.table_id, after.table_id),
        source=after.source,
    )


CHECKS: tuple[Check, ...] = (
    tables_print_their_unit,
    contents_agree_with_body,
    tables_are_numbered_without_gap,
)
