"""A total printed in one of several blocks side by side may sum them all.

Tables of basic expenditure print 人员经费 and 公用经费 beside each other and the 合计 of both
once, under one of them. What the header over that block says of its other amounts is then
not true of the total: it has the kind of spending, and the fund, of the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from generator.facts.model import Fact
from generator.standards.vocabulary import TableKind


def with_common_totals(blocks: Sequence[Sequence[Fact]], kind: TableKind) -> list[list[Fact]]:
    """The facts block by block, a total that is not its block's own as the table's."""
    if len(blocks) == 1:
        return [list(blocks[0])]
    return [_of_table(own, _Beside(blocks, at), kind) for at, own in enumerate(blocks)]


class _Beside:
    """What the blocks beside one print in each direction: rows of totals, kinds and funds."""

    def __init__(self, blocks: Sequence[Sequence[Fact]], at: int) -> None:
        self.totals: set[tuple[str, int]] = set()
        self.types: dict[str, set[str]] = defaultdict(set)
        self.funds: dict[str, set[str]] = defaultdict(set)
        for other in chain.from_iterable((*blocks[:at], *blocks[at + 1 :])):
            self.types[other.direction].add(other.expenditure_type)
            self.funds[other.direction].add(other.fund_source)
            if other.row_role == "total":
                self.totals.add((other.direction, other.row))


def _of_table(own: Sequence[Fact], beside: _Beside, kind: TableKind) -> list[Fact]:
    found = []
    items = _items(own)
    for fact in own:
        types, funds = beside.types[fact.direction], beside.funds[fact.direction]
        is_common = fact.row_role == "total" and types and not _sums_own(fact, items)
        if is_common and (fact.direction, fact.row) not in beside.totals:
            fact = replace(
                fact,
                expenditure_type=_common(fact.expenditure_type, types, kind.expenditure_type),
                fund_source=_common(fact.fund_source, funds, kind.fund_source),
            )
        found.append(fact)
    return found


def _common(own: str, theirs: set[str], whole: str) -> str:
    return own if theirs <= {own} else whole


def _items(block: Sequence[Fact]) -> dict[str, tuple[Decimal, Decimal]]:
    """By column, the sum of the items and of their last printed digits."""
    sums: dict[str, tuple[Decimal, Decimal]] = defaultdict(lambda: (Decimal(0), Decimal(0)))
    for fact in block:
        if fact.row_role == "item":
            amount, precision = sums[fact.column]
            sums[fact.column] = amount + fact.amount, precision + fact.precision
    return sums


def _sums_own(fact: Fact, items: Mapping[str, tuple[Decimal, Decimal]]) -> bool:
    """True when the items of its block sum to the amount, to the rounding of what is printed."""
    amount, precision = items[fact.column]
    return abs(amount - fact.amount) <= (precision + fact.precision) / 2
