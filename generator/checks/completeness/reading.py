"""What our own reading could not make out or had to restore: never the publisher's fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.wording import table_called
from generator.facts.model import PublishedTable, UnreadToken
from generator.findings import NOTED, UNDETERMINED
from generator.tables.offices import is_other
from generator.tables.publishers import organ_of_title_page


@check(
    "READ-TABLE",
    title="读取：表都能识别",
    title_en="Reader: every table is bound",
    group="completeness",
    severity="notice",
)
def tables_are_bound(disclosure: Disclosure) -> Iterator[Evaluation]:
    """读取程序应识别每一张公开的表。识别不出是程序的不足或文件的损坏，不是公开单位的错误。"""
    for table in disclosure.reading.tables:
        if table.status == "unreadable":
            yield _reader_side(table, f"未能识别：{table.status_reason}", "table not bound")


@check(
    "READ-UNREAD",
    title="读取：数字都已读出",
    title_en="Reader: every number is read",
    group="completeness",
    severity="notice",
)
def numbers_are_read(disclosure: Disclosure) -> Iterator[Evaluation]:
    """表中每个金额单元格都应读成一条数据。没有读出的逐个列明，不影响对公开单位的判断。"""
    tables = {table.table_id: table for table in disclosure.reading.tables}
    by_table: dict[str, list[UnreadToken]] = {}
    for token in disclosure.reading.unread:
        by_table.setdefault(token.table_id, []).append(token)
    for table_id, tokens in by_table.items():
        if table_id in tables:
            listed = "、".join(f"{token.text}（{token.source}）" for token in tokens[:20])
            told = f"有{len(tokens)}个数字未读出：{listed}"
            found = _reader_side(tables[table_id], told, "numbers not read")
            yield replace(found, source=tokens[0].source) if len(tokens) == 1 else found


@check(
    "READ-RESTORED",
    title="读取：表头完好",
    title_en="Reader: headers are whole",
    group="completeness",
    severity="notice",
)
def headers_are_whole(disclosure: Disclosure) -> Iterator[Evaluation]:
    """表头缺损的表，各栏由读取程序按加总关系认定；读者应知道这是推定，可回原文核对。"""
    for table in disclosure.reading.tables:
        if table.status == "parsed" and table.binding == "restored":
            yield _reader_side(table, table.binding_note, "header restored by its sums")


@check(
    "READ-NAME",
    title="读取：每行都有名称",
    title_en="Reader: every row has a name",
    group="completeness",
    severity="notice",
)
def rows_have_names(disclosure: Disclosure) -> Iterator[Evaluation]:
    """合计行没有印出名称的，按其位置认定为合计；读者应知道这是推定，可回原文核对。"""
    nameless = {
        fact.table_id
        for fact in disclosure.reading.facts
        if fact.row_role == "total" and not fact.label and not fact.item
    }
    for table in disclosure.reading.tables:
        if table.table_id in nameless:
            yield _reader_side(table, "首行没有名称，按合计行认定", "a total without a name")


@check(
    "READ-PUBLISHERS",
    title="读取：一份文件一个公开单位",
    title_en="Reader: one publisher in one file",
    group="completeness",
    severity="notice",
)
def file_has_one_publisher(disclosure: Disclosure) -> Iterator[Evaluation]:
    """一份文件中有两份公开（封面写明的单位不同，同样的表又从头列起）的，后一份的表按单位列示，
    不与前一份的表相加或对照；应分成两个文件分别读取。
    """
    reading = disclosure.reading
    pages = [
        (block, organ) for block in reading.narrative if (organ := organ_of_title_page(block.text))
    ]
    others = [(block, organ) for block, organ in pages if is_other(organ, pages[0][1])]
    apart = [t for t in reading.tables if t.reporting_level == "unit" and not t.is_absent]
    if others and apart:
        block, organ = others[0]
        reason = f"文件中另有“{organ}”的公开，其各表按单位列示，不与“{pages[0][1]}”的表相加或对照"
        yield Evaluation(
            verdict=UNDETERMINED,
            subject="文件中的公开单位",
            subject_en="publishers in one file",
            found=f"{pages[0][1]}；{organ}",
            reason=reason,
            message=f"{reason}。请把两份公开分成两个文件分别读取。",
            message_en="The file holds the disclosures of two publishers; their tables are apart.",
            table_ids=tuple(t.table_id for t in apart),
            source=block.source,
        )


@check(
    NOTED,
    title="读取：文件各部分都已读取",
    title_en="Reader: every part of the file is read",
    group="completeness",
    severity="notice",
)
def parts_are_read(disclosure: Disclosure) -> Iterator[Evaluation]:
    """图片、隐藏的行列和工作表、嵌入的文件没有读取；由图片识别的页须另行核对。逐项列明，
    不影响对公开单位的判断。
    """
    for note in disclosure.reading.notes:
        yield Evaluation(
            verdict=UNDETERMINED,
            subject="文件的读取",
            subject_en="parts of the file that are not read",
            reason=note,
            message=f"{note}。",
            message_en="About our reading, not the publisher: a part of the file is not read.",
        )


def _reader_side(table: PublishedTable, reason: str, english: str) -> Evaluation:
    return Evaluation(
        verdict=UNDETERMINED,
        subject=f"“{table_called(table)}”的读取",
        subject_en=english,
        found=table.binding or table.status,
        reason=reason,
        message=f"“{table_called(table)}”：{reason}。",
        message_en=f"About our reading, not the publisher: {english}.",
        table_ids=(table.table_id,),
        source=table.source,
    )


CHECKS: tuple[Check, ...] = (
    tables_are_bound,
    numbers_are_read,
    headers_are_whole,
    rows_have_names,
    file_has_one_publisher,
    parts_are_read,
)
