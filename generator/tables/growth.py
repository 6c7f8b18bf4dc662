"""Columns of change that say neither amount nor rate: 比上年增长 150.00, or 16.67.

The two columns it compares tell: where every row prints the change in per cent of one column
against another, and no row its amount, the column is a rate and no money.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import Amount
from generator.tables.model import BoundTable, Column

_FEWEST = 2
_Rule = Callable[[Amount, Decimal, Decimal], bool]


def without_rates(bound: BoundTable) -> BoundTable:
    """The table with the columns of growth in per cent classified as no money."""
    amounts = [c for c in bound.columns if c.use == "amount"]
    asked = [c for c in amounts if c.path and _is_unsaid(c.path[-1])]
    rates = {c.index for c in asked if _is_rate(c, [a for a in amounts if a not in asked], bound)}
    columns = tuple(replace(c, use="ignored") if c.index in rates else c for c in bound.columns)
    return replace(bound, columns=columns) if rates else bound


def _is_unsaid(word: str) -> bool:
    return table_words().unsaid_change.fullmatch(squash(word)) is not None


def _is_rate(column: Column, others: Sequence[Column], bound: BoundTable) -> bool:
    pairs = [p for p in itertools.permutations(others, 2) if p[0].side == p[1].side == column.side]
    if any(_holds(column, pair, bound, _amount) for pair in pairs):
        return False
    return any(_holds(column, pair, bound, _per_cent) for pair in pairs)


def _holds(column: Column, pair: tuple[Column, Column], bound: BoundTable, rule: _Rule) -> bool:
    """True where the rule holds in every row that prints all three, and they are not few."""
    told = 0
    for row in bound.rows:
        change, now, before = (row.amount(c.index) for c in (column, *pair))
        if not change or not now or not before or not before.value or now.value == before.value:
            continue
        if not rule(change, now.value, before.value):
            return False
        told += 1
    return told >= _FEWEST


def _amount(change: Amount, now: Decimal, before: Decimal) -> bool:
    return abs(change.value - (now - before)) <= Decimal(1).scaleb(-change.decimals)


def _per_cent(change: Amount, now: Decimal, before: Decimal) -> bool:
    share = (now - before) / before
    last = Decimal(1).scaleb(-change.decimals)
    scales = (100, 1) if change.decimals > 1 else (100,)  # 16.67, or 0.1667
    return any(abs(change.value - share * scale) <= last for scale in scales)
