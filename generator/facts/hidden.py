"""Amounts in hidden rows and columns of a sheet: not published, and yet part of its sums.

A hidden row is money where the columns of facts are; a hidden column where it prints a
header word of money, or decimals. Knows addresses of sheets only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.documents.model import Cell
from generator.facts.model import Fact
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_integer, parse_amount

HIDDEN = "在隐藏的行或列中，公开时看不见"
_ADDRESS = re.compile(r"sheet:(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})")


def hidden_amounts(hidden: Sequence[Cell], facts: Sequence[Fact]) -> tuple[Cell, ...]:
    """The hidden cells that hold money, in their order."""
    if not hidden or not facts:
        return ()
    seen = [found for fact in facts if (found := _ADDRESS.fullmatch(fact.source))]
    columns = {(at["sheet"], at["column"]) for at in seen}
    rows = {(at["sheet"], at["row"]) for at in seen}
    money = {_column(cell) for cell in hidden if _says_money(cell)} - columns
    amounts = []
    for cell in hidden:
        at = _ADDRESS.fullmatch(cell.source)
        if at is None or parse_amount(cell.text) is None:
            continue
        in_row = (at["sheet"], at["column"]) in columns
        in_column = (at["sheet"], at["column"]) in money and (at["sheet"], at["row"]) in rows
        if in_row or in_column:
            amounts.append(cell)
    return tuple(amounts)


def _column(cell: Cell) -> tuple[str, str]:
    at = _ADDRESS.fullmatch(cell.source)
    return (at["sheet"], at["column"]) if at else ("", "")


def _says_money(cell: Cell) -> bool:
    """True for a header word of money, and for an amount that is written as one."""
    if parse_amount(cell.text):
        return not is_integer(cell.text)
    return vocabulary.columns().amount(squash(cell.text)) is not None
