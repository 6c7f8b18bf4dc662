"""Rows that name things: 车辆 5 is a count, 车辆 120.50 their value.

A table of money and things side by side (机关运行经费及资产情况表) prints both in one column.
Decimals, or a header that says money, tell the value; a whole number beside neither is told
of nobody, and is not read.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.model import Fact
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_integer

REASON = "行名是实物，表中没有说明数字是数量还是金额"
_KINDS = frozenset({"other", "state-assets", "agency-operating-expenses"})


def without_things(facts: Sequence[Fact]) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The facts that are money, and those that may be counts of things."""
    # Of a row with two lists side by side, the decimals of one say nothing of the other.
    lines = {(f.row, f.label) for f in facts if not is_integer(f.published)}
    unsure = {
        fact.fact_id
        for fact in facts
        if (fact.row, fact.label) not in lines and _is_thing(fact) and not _says_money(fact.column)
    }
    return (
        tuple(fact for fact in facts if fact.fact_id not in unsure),
        tuple(fact for fact in facts if fact.fact_id in unsure),
    )


def _is_thing(fact: Fact) -> bool:
    coded = fact.function_code or fact.economic_code or fact.project_name
    named = vocabulary.lines().things.fullmatch(squash(fact.label))
    return fact.table_kind in _KINDS and not coded and named is not None


def _says_money(column: str) -> bool:
    """True where a header word names a fund, a kind of spending, or value."""
    words = [squash(part) for part in column.split(" / ")]
    known = [word for part in words if (word := vocabulary.columns().amount(part))]
    said = any(word.fund_source or word.expenditure_type or word.item for word in known)
    return said or any(map(vocabulary.lines().money_columns.fullmatch, words))
