"""Amounts of one thing in one row: what was spent beside its budget, and those of other years."""

from __future__ import annotations

from collections.abc import Iterable

from generator.facts.model import Fact


class Lines:
    """Facts by the row they stand in."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Any facts, of any tables."""
        self._rows: dict[tuple[str, int], list[Fact]] = {}
        for fact in facts:
            self._rows.setdefault((fact.table_id, fact.row), []).append(fact)

    def of(self, fact: Fact) -> list[Fact]:
        """The facts of a row that differ from one of it in year, stage and amount only; itself."""
        row = self._rows.get((fact.table_id, fact.row), [])
        return [other for other in row if _thing(other) == _thing(fact)]


def _thing(fact: Fact) -> tuple[str, ...]:
    return (
        fact.direction,
        fact.item,
        fact.fund_source,
        fact.expenditure_type,
        fact.economic_code,
        fact.function_code,
        fact.column_role,
    )
