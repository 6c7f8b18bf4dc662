"""Columns of numbers whose header word is not known: money only where something says so.

A word tells by how it ends that money stands below it (专项资金, 账面净值), it is the name of
an economic class, or it stands in a group of money. Where no word says it, the sums may: a
column without which 合计 would not be reached holds money. The numbers of any other column
are unread; 起始年度, 优先级 or 得分 are no amounts only because they are digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.documents.model import Cell
from generator.standards import classifications, vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import Amount, has_digit, parse_amount
from generator.tables.identities import Identity, row_identities, tally
from generator.tables.model import BoundTable, Column

_CODE = re.compile(r"(?<=\D)\d{3}$")  # 对企业补助507


def without_guesses(bound: BoundTable) -> BoundTable:
    """The table with the columns of which nothing says that they are money set aside."""
    asked = [c for c in bound.columns if c.use == "amount" and not says_money(c)]
    asked = [c for c in asked if any(has_digit(cell.text) for cell in _cells(c, bound))]
    if not asked:
        return bound
    aside = {c.index for c in asked if not _is_witnessed(c, bound)}
    columns = tuple(replace(c, use="unknown") if c.index in aside else c for c in bound.columns)
    return replace(bound, columns=columns)


def says_money(column: Column) -> bool:
    """True where a header word says it, or no header word is there to ask."""
    if not column.path or column.restored or column.unit:
        return True
    words = [squash(word) for word in column.path]
    columns = vocabulary.columns()
    if columns.only_below.fullmatch(words[-1]):
        return bool(columns.money.fullmatch(words[-1])) or len(columns.amounts_of(words)) > 1
    ends = ("".join(words[-length:]) for length in range(1, len(words) + 1))
    return any(map(_is_money, ends))


def _is_money(word: str) -> bool:
    word = _CODE.sub("", word)
    columns = vocabulary.columns()
    known = columns.amount(word) is not None or columns.money.fullmatch(word) is not None
    return known or classifications.is_economic_name(word)


def _is_witnessed(column: Column, bound: BoundTable) -> bool:
    """True in a group of money that is printed alike, or where the sums need the column."""
    return _is_of_group(column, bound) or _is_summed(column, bound)


def _is_of_group(column: Column, bound: BoundTable) -> bool:
    """True below a word for one kind of money, where its numbers have decimals as money has."""
    known = (vocabulary.columns().amount(squash(word)) for word in column.path[:-1])
    group = any(not (word.total or word.year or word.is_change) for word in known if word)
    others = [c for c in bound.columns if c.use == "amount" and says_money(c)]
    plain = not any(_decimals(c, bound) for c in others)
    return group and (plain or _decimals(column, bound))


def _decimals(column: Column, bound: BoundTable) -> bool:
    amounts = (parse_amount(cell.text) for cell in _cells(column, bound))
    return any(amount is not None and amount.decimals for amount in amounts)


def _is_summed(column: Column, bound: BoundTable) -> bool:
    """True where sums with the column hold, all of them, and would not hold without it.

    A column of nothing but zeros, printed as money is, changes no sum.
    """
    own = [i for i in row_identities(bound.columns) if column.index in i.parts]
    without = [Identity(i.total, tuple(p for p in i.parts if p != column.index)) for i in own]
    rows = [row for row in bound.rows if _counts(row.amount(column.index))]
    said = tally(own, rows)
    if not rows and own:
        return _decimals(column, bound)
    return said.held > 0 and not said.broken and not tally(without, rows).held


def _counts(amount: Amount | None) -> bool:
    return amount is not None and bool(amount.value)


def _cells(column: Column, bound: BoundTable) -> Sequence[Cell]:
    return [row.cells[column.index] for row in bound.rows if column.index in row.cells]


def unknown_numbers(bound: BoundTable) -> dict[str, list[Cell]]:
    """The cells with digits in the columns set aside, by the reason they are not read."""
    found: dict[str, list[Cell]] = {}
    for column in bound.columns:
        if column.use == "unknown":
            reason = f"表头“{column.path[-1]}”不是已知的栏名，不能确定其下的数字是不是金额"
            cells = [cell for cell in _cells(column, bound) if has_digit(cell.text)]
            found.setdefault(reason, []).extend(cells)
    return found
