"""The status of a table once it is read: parsed, blank, declared empty or unreadable.

What was not published at all is told by `absent`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.facts.absent import empty_statement
from generator.facts.listed import said_empty
from generator.facts.model import PublishedTable
from generator.facts.table_reading import TableReading
from generator.standards.vocabulary import TableKind
from generator.tables.amounts import has_digit
from generator.tables.assemble import Assembly
from generator.tables.model import RawTable

_BELOW = "表中没有数字，其下未能读取的无题表格可能就是它的数据"
_BLANK = "表中没有数字，文件也没有说明为空表"
_NO_COLUMN = "表中的数字都不能确定属于哪一栏"


def with_status(
    reading: TableReading, raw: RawTable, kind: TableKind, assembly: Assembly
) -> TableReading:
    """The final status: an empty money table is declared empty or published blank."""
    table = replace(reading.table, facts=len(reading.facts))
    is_money_table = kind.layout == "rows" and not reading.indicators
    told = table.status_reason if kind.kind != "other" else ""  # of counts
    blank = not table.amount_cells and not told
    if table.status == "parsed" and is_money_table and blank:
        said = empty_statement(kind.kind, raw, assembly.prose, reading.notes)
        listed = said_empty(assembly.tables).get(kind.kind, "")
        said = said or (f"报表目录说明：{listed}" if listed else "")
        status = "declared-empty" if said else "published-blank"
        if said or kind.kind != "other":  # which may be a list of words
            table = replace(table, status=status, status_reason=said or _BLANK)
    if table.status == "unreadable" and _has_no_digit(raw):
        if said := empty_statement(kind.kind, raw, (), reading.notes):
            table = replace(table, status="declared-empty", status_reason=said)
    if table.status == "parsed" and table.amount_cells and not table.facts:
        table = replace(table, status="unreadable", status_reason=_NO_COLUMN)
    return replace(reading, table=table)


def _has_no_digit(raw: RawTable) -> bool:
    """True where no row prints a digit: however its header is merged, there is nothing to read."""
    texts = [cell.text for row in raw.rows for cell in row.cells]
    return not raw.unread and not any(map(has_digit, texts))


def above_their_rows(readings: Sequence[TableReading]) -> list[TableReading]:
    """The tables; a blank one above a table without a title that was not read may be its header."""
    below = [*(reading.table for reading in readings[1:]), None]
    return [
        replace(above, table=replace(above.table, status="unreadable", status_reason=_BELOW))
        if above.table.status == "published-blank" and _is_rest(rest)
        else above
        for above, rest in zip(readings, below, strict=False)
    ]


def _is_rest(table: PublishedTable | None) -> bool:
    return bool(
        table and table.status == "unreadable" and not table.title and table.amount_cells > 0
    )
