"""The unit of one row: printed behind its name or in a cell of its own.

A row that counts 元 in a table of 万元 is in 元. Where the header of a column says another
unit than the row, nobody can say which holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.documents.model import Cell
from generator.facts.labels import unnumbered
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.columns import blocks
from generator.tables.model import BodyRow, BoundTable, Column

AMONG_NUMBERS = "行名写明是金额，栏名却是数量、比率等，不能确定"
IN_TWO_UNITS = "行名与栏名所印计量单位不同，无法换算"
_NUMBERS = frozenset({"amount", "ignored", "none"})  # uses of columns without words


def row_unit(row: BodyRow, block: Sequence[Column]) -> str:
    """The unit a row prints among its labels; empty where it prints none or several."""
    lines = vocabulary.lines()
    said = set()
    for column in block:
        cell = row.cells.get(column.index)
        if cell is None or column.use in _NUMBERS:
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
    """Numbers below 数量 whose row says that they are money, and has no amount.

    It says a unit of money (原值（万元）), or it is called as money is (资产总额) and its number
    has decimals, where no measure of things stands beside it.
    """
    for block in blocks(bound.columns):
        counts = [c.index for c in block if c.use == "ignored"]
        money = [c.index for c in block if c.use == "amount"]
        for row in bound.rows if counts else ():
            if not any(row.amount(index) for index in money):
                said = bool(row_unit(row, block))
                called = [] if said else list(_called_money(row, block))
                yield from (row.cells[i] for i in counts if row.amount(i) and (said or i in called))


def _called_money(row: BodyRow, block: Sequence[Column]) -> Iterator[int]:
    """The columns 数量 in which a row called as money is has decimals."""
    beside = vocabulary.columns().measures.beside
    for column in block if _is_called_money(row, block) else ():
        amount = row.amount(column.index)
        if amount and amount.decimals and column.path and beside.fullmatch(squash(column.path[-1])):
            yield column.index


def _is_called_money(row: BodyRow, block: Sequence[Column]) -> bool:
    """True for a row whose words name money and no measure: 固定资产, but not 房屋（平方米）."""
    columns = vocabulary.columns()
    words = [
        unnumbered(squash(cell.text))
        for column in block
        if column.use not in _NUMBERS and (cell := row.cells.get(column.index))
    ]
    named = any(columns.amount(word) or columns.money.fullmatch(word) for word in words)
    return named and not any(map(columns.measures.words.fullmatch, words))


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
