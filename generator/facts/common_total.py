"""A total printed in one of several blocks side by side may sum them all.

Tables of basic expenditure print 人员经费 and 公用经费 beside each other and the 合计 of both
once, under one of them. What the header over that block says of its other amounts is then
not true of the total: it has the kind of spending, and the fund, of the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from generator.facts.model import Fact
from generator.standards.vocabulary import TableKind


def with_common_totals(blocks: Sequence[Sequence[Fact]], kind: TableKind) -> list[list[Fact]]:
    """The facts block by block, a total that is not its block's own as the table's."""
    return [[_of_table(fact, blocks, at, kind) for fact in own] for at, own in enumerate(blocks)]


def _of_table(fact: Fact, blocks: Sequence[Sequence[Fact]], at: int, kind: TableKind) -> Fact:
    if fact.row_role != "total":
        return fact
    beside = [
        other
        for place, block in enumerate(blocks)
        for other in block
        if place != at and other.direction == fact.direction
    ]
    other_own = any(other.row == fact.row and other.row_role == "total" for other in beside)
    if not beside or other_own or _sums_own(fact, blocks[at]):
        return fact
    types = {other.expenditure_type for other in beside}
    funds = {other.fund_source for other in beside}
    return replace(
        fact,
        expenditure_type=_common(fact.expenditure_type, types, kind.expenditure_type),
        fund_source=_common(fact.fund_source, funds, kind.fund_source),
    )


def _common(own: str, theirs: set[str], whole: str) -> str:
    return own if theirs <= {own} else whole


def _sums_own(fact: Fact, block: Sequence[Fact]) -> bool:
    """True when the items above sum to the amount, to the rounding of what is printed."""
    items = [f for f in block if f.row_role == "item" and f.column == fact.column]
    slack = sum((f.precision for f in items), fact.precision) / 2
    return abs(sum((f.amount for f in items), Decimal(0)) - fact.amount) <= slack
