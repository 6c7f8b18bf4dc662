"""Amounts of rows without a name: which of them are known all the same."""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.model import Fact

NAMELESS = "本行没有名称，不能确定数字说的是什么"


def named_facts(facts: Sequence[Fact]) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The facts of a table whose row is known, and the others.

    A row without a name is known when it is the only kind there is (one row of amounts
    below their items), or the first, which sums the others.
    """
    named = _says_twice(facts) or any(_is_named(fact) for fact in facts)
    nameless = {
        fact.fact_id
        for fact in facts
        if named and not _is_named(fact) and fact.row_role != "total" and not fact.item
    }
    known = tuple(fact for fact in facts if fact.fact_id not in nameless)
    return known, tuple(fact for fact in facts if fact.fact_id in nameless)


def _says_twice(facts: Sequence[Fact]) -> bool:
    """True where two rows say the same of one column, so that only names tell them apart."""
    said = [(f.column, f.direction, f.phase, f.fiscal_year, f.fund_source) for f in facts]
    return len(set(said)) < len(said)


def _is_named(fact: Fact) -> bool:
    codes = fact.function_code_published or fact.economic_code or fact.government_economic_code
    return bool(fact.label or codes or fact.project_name or fact.unit_name or fact.unit_code)
