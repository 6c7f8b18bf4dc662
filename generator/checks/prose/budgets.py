"""What the tables print as the budget of an amount that was carried out: 预算数 beside 决算数."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.checks.prose.claims import Figure
from generator.facts.model import Fact, Reading
from generator.facts.remembered import remembered
from generator.standards.vocabulary import squash

_SPENT = "executed"


@dataclass(frozen=True, slots=True)
class Budgets:
    """The facts by their ids, and those of budgets by table and row."""

    facts: Mapping[str, Fact]
    beside: Mapping[tuple[str, int], tuple[Fact, ...]]

    def of(self, spent: Figure, which: str) -> list[Fact]:
        """The budgets in the rows where an amount stands, each amount once; those called `which`.

        None of an amount that no table prints as spent.
        """
        said = spent.statement
        if said.verdict != "agrees":
            return []
        own = [self.facts[fact_id] for fact_id in said.fact_ids if fact_id in self.facts]
        if not all(fact.phase == _SPENT for fact in own):
            return []
        found = {one.amount: one for fact in own for one in self._beside(fact, which)}
        return list(found.values())

    def _beside(self, fact: Fact, which: str) -> Iterator[Fact]:
        for one in self.beside.get((fact.table_id, fact.row), ()):
            if which in squash(one.column) and _kind(one) == _kind(fact):
                yield one


@remembered()
def budgets_of(reading: Reading) -> Budgets:
    """The budgets that the tables of a reading print."""
    beside: dict[tuple[str, int], list[Fact]] = {}
    for fact in reading.facts:
        if fact.phase != _SPENT:
            beside.setdefault((fact.table_id, fact.row), []).append(fact)
    by_id = {fact.fact_id: fact for fact in reading.facts}
    return Budgets(by_id, {place: tuple(facts) for place, facts in beside.items()})


def _kind(fact: Fact) -> tuple[object, ...]:
    """What two stages of one amount have in common."""
    return (
        fact.fiscal_year,
        fact.direction,
        fact.item,
        fact.fund_source,
        fact.expenditure_type,
        fact.economic_code,
        fact.function_code,
    )
