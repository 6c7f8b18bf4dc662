"""The unit of one row: printed behind its name or in a cell of its own.

A row that counts 元 in a table of 万元 is in 元. Where the header of a column says another
unit than the row, nobody can say which holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.documents.model import Cell
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.columns import blocks
from generator.tables.model import BodyRow, BoundTable, Column

AMONG_NUMBERS = "行名写明是金额，栏名却是数量、比率等，不能确定"
IN_TWO_UNITS = "行名与栏名所印计量单位不同，无法换算"


def row_unit(row: BodyRow, block: Sequence[Column]) -> str:
    """The unit a row prints among its labels; empty where it prints none or several."""
    lines = vocabulary.lines()
    said = set()
    for column in block:
        cell = row.cells.get(column.index)
        if cell is None or column.use in {"amount", "ignored", "none"}:
            continue
        words = squash(cell.text)
        if found := lines.unit_cell.fullmatch(words) or lines.unit_in_label.search(words):
            said.add(found["unit"])
    return said.pop() if len(said) == 1 else ""


def unit_at(row: BodyRow, column: Column, block: Sequence[Column]) -> str:
    """The unit printed for one cell, by its row or its column."""
    return row_unit(row, block) or column.unit


def without_unit(bound: BoundTable) -> Iterator[Cell]:
    """The amounts for which neither cell, row nor column says a unit."""
    for row, column, block, cell in _amounts(bound):
        amount = parse_amount(cell.text)
        if amount and not amount.unit and not unit_at(row, column, block):
            yield cell


def unit_of_cells(bound: BoundTable) -> str:
    """The one unit every amount but zero prints itself; empty where there is none such."""
    printed = [amount for *_, cell in _amounts(bound) if (amount := parse_amount(cell.text))]
    said = {amount.unit for amount in printed if amount.value or amount.unit}
    return said.pop() if len(said) == 1 else ""


def money_among_numbers(bound: BoundTable) -> Iterator[Cell]:
    """Numbers below 数量 whose row says a unit of money (原值（万元）) and has no amount."""
    for block in blocks(bound.columns):
        counts = [c.index for c in block if c.use == "ignored"]
        money = [c.index for c in block if c.use == "amount"]
        for row in bound.rows if counts else ():
            if row_unit(row, block) and not any(row.amount(index) for index in money):
                yield from (row.cells[i] for i in counts if row.amount(i))


def in_two_units(bound: BoundTable) -> Iterator[Cell]:
    """The amounts whose row and column say different units."""
    if not any(column.unit for column in bound.columns):
        return
    for row, column, block, cell in _amounts(bound):
        own = row_unit(row, block) if column.unit else ""
        amount = parse_amount(cell.text)
        if own and own != column.unit and amount and not amount.unit:
            yield cell


def _amounts(
    bound: BoundTable,
) -> Iterator[tuple[BodyRow, Column, Sequence[Column], Cell]]:
    """The cells under money, each with its row, its column and the block of that column."""
    amounts = [(c, block) for block in blocks(bound.columns) for c in block if c.use == "amount"]
    for row in bound.rows:
        for column, block in () if row.refused else amounts:
            if cell := row.cells.get(column.index):
                yield row, column, block, cell
