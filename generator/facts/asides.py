"""Numbers of a table that are no money of the disclosure, and are told as such.

What is counted, measured, rated or priced for one (数量, 单价, 人均费用, 公务用车保有量) is printed
beside amounts, and must not be added to them. It stays in the cells of the table; that it
became no fact is said once for the table, never passed over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.facts.labels import squash_words
from generator.tables.amounts import has_digit, is_blank, parse_amount
from generator.tables.columns import CODE_USES
from generator.tables.model import BodyRow, BoundTable

_MOST_NAMES = 5


def told_aside(bound: BoundTable, placed: Collection[str]) -> str:
    """The columns and rows of numbers that are no money; `placed` are facts and unread cells."""
    columns = [
        column.path[-1]
        for column in bound.columns
        if column.use == "ignored" and column.path and _has_numbers(column.index, bound.rows)
    ]
    rows = list(_counting(bound, placed))
    said = []
    if columns:
        said.append(f"{_named(columns, '栏')}是数量、单价、人均数、比率或日期等")
    if rows:
        said.append(f"{_named(rows, '行')}是数量、人均数或比率")
    return "；".join(said) + "，不是收支金额，只照列，未计入" if said else ""


def _has_numbers(index: int, rows: Sequence[BodyRow]) -> bool:
    return any(index in row.cells and has_digit(row.cells[index].text) for row in rows)


def _counting(bound: BoundTable, placed: Collection[str]) -> Iterator[str]:
    """The names of rows whose numbers in columns of money are neither facts nor unread."""
    amounts = {column.index for column in bound.columns if column.use == "amount"}
    for row in bound.rows:
        missing = [
            index
            for index, cell in row.cells.items()
            if index in amounts and parse_amount(cell.text) and cell.source not in placed
        ]
        if missing:
            yield _label(bound, row, missing[0])


def _label(bound: BoundTable, row: BodyRow, index: int) -> str:
    """The words nearest to the left of a number."""
    for column in reversed(bound.columns[:index]):
        text = row.cells[column.index].text if column.index in row.cells else ""
        if column.use not in {"amount", "ignored", "none", *CODE_USES} and not is_blank(text):
            return squash_words(text)
    return f"第{row.number}行"


def _named(names: Sequence[str], what: str) -> str:
    different = list(dict.fromkeys(names))
    listed = "".join(f"“{name}”" for name in different[:_MOST_NAMES])
    return f"{listed}等{len(different)}{what}" if len(different) > _MOST_NAMES else listed + what
