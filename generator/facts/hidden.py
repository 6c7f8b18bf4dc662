"""Amounts in hidden rows and columns of a table, or in white letters; yet part of its sums.

A hidden row is money where the columns of facts are; a hidden column where it prints a
header word of money, or decimals. Knows where cells are, no format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.documents.model import Cell, Hidden
from generator.facts.model import Fact, UnreadToken
from generator.facts.table_reading import TableReading
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_integer, parse_amount
from generator.tables.model import RawTable

_REASON = "在隐藏的行或列中，公开时看不见"
_WHITE = "数字是白色的，公开时看不见"


def with_hidden(reading: TableReading, raw: RawTable) -> TableReading:
    """The reading with the amounts nobody sees as unread: sums may count them."""
    table, hidden = reading.table, _hidden_amounts(raw.hidden, reading.facts)
    white = frozenset[str]().union(*(part.white for part in raw.hidden))
    told = [
        UnreadToken(table.table_id, c.raw, _WHITE if c.source in white else _REASON, c.source)
        for c in hidden
    ]
    return replace(
        reading,
        table=replace(table, amount_cells=table.amount_cells + len(hidden)),
        unread=(*reading.unread, *told),
    )


def _hidden_amounts(hidden: Sequence[Hidden], facts: Sequence[Fact]) -> tuple[Cell, ...]:
    """The hidden cells that hold money, in their order."""
    if not hidden or not facts:
        return ()
    places = {fact.source for fact in facts}
    seen = {(part.table, *at) for part in hidden for s, at in part.shown.items() if s in places}
    rows = {(table, row) for table, row, _ in seen}
    columns = {(table, column) for table, _, column in seen}
    unseen = [(part.table, *entry) for part in hidden for entry in part.cells]
    money = {(table, column) for table, _, column, cell in unseen if _says_money(cell)}
    return tuple(
        cell
        for table, row, column, cell in unseen
        if parse_amount(cell.text) is not None
        and ((table, column) in columns or ((table, column) in money and (table, row) in rows))
    )


def _says_money(cell: Cell) -> bool:
    """True for a header word of money, and for an amount that is written as one."""
    if parse_amount(cell.text):
        return not is_integer(cell.text)
    return vocabulary.columns().amount(squash(cell.text)) is not None
