"""Blocks side by side that divide the same money twice, so that nobody counts both.

Summaries of revenue and expenditure may print the expenditure by function and, in the next
block, by economic class or by kind of spending. Each block sums to the table's own total.
The amounts of the first stay the totals of their rows; those of the others become parts.
Lists that only go on in the next block do not each sum to the total, and stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.facts.model import Fact
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash

_Key = tuple[str, int, str]  # direction, year, phase


def counted_once(blocks: Sequence[Sequence[Fact]]) -> list[Fact]:
    """The facts of all blocks, those of a block that divides again as parts."""
    found: list[Fact] = []
    closings = _closings(blocks)
    seen: set[_Key] = set()
    for block in blocks:
        whole = {key for key, items in _items(block).items() if _closes(items, closings, key)}
        again = whole & seen
        found += [
            replace(fact, column_role="part") if _key(fact) in again else fact for fact in block
        ]
        seen |= whole
    return found


def _closes(items: Sequence[Fact], closings: Mapping[_Key, Collection[Decimal]], key: _Key) -> bool:
    """True when the items sum to the table or its year, to the rounding of what is printed."""
    total = sum((fact.amount for fact in items), Decimal(0))
    slack = sum((fact.precision for fact in items), Decimal(0)) / 2
    return any(abs(total - closing) <= slack for closing in closings.get(key, ()))


def _closings(blocks: Sequence[Sequence[Fact]]) -> dict[_Key, set[Decimal]]:
    """The amounts of the rows that sum the table, or its year."""
    found: dict[_Key, set[Decimal]] = {}
    for block in blocks:
        for fact in block:
            year_total = table_words().year_total.fullmatch(squash(fact.label))
            if fact.amount and (fact.row_role == "total" or year_total):
                found.setdefault(_key(fact), set()).add(fact.amount)
    return found


def _items(block: Sequence[Fact]) -> dict[_Key, list[Fact]]:
    """The items of a block, in the columns that sum their rows."""
    found: dict[_Key, list[Fact]] = {}
    for fact in block:
        if fact.row_role == "item" and fact.column_role == "total":
            found.setdefault(_key(fact), []).append(fact)
    return found


def _key(fact: Fact) -> _Key:
    return fact.direction, fact.fiscal_year, fact.phase
