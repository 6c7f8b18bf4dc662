"""What the tables print as the budget of an amount that was carried out: 预算数 beside 决算数."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.checks.prose.claims import Figure
from generator.facts.model import Fact, Reading
from generator.facts.remembered import remembered
from generator.facts.same_line import Lines
from generator.standards.vocabulary import squash

_SPENT = "executed"


@dataclass(frozen=True, slots=True)
class Budgets:
    """The facts by their ids, and by the lines they stand in."""

    facts: Mapping[str, Fact]
    lines: Lines

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
        beside = ((fact, one) for fact in own for one in self.lines.of(fact))
        found = {one.amount: one for fact, one in beside if _is_budget(one, fact, which)}
        return list(found.values())


def _is_budget(one: Fact, spent: Fact, which: str) -> bool:
    is_of_year = one.fiscal_year == spent.fiscal_year
    return is_of_year and one.phase != _SPENT and which in squash(one.column)


@remembered()
def budgets_of(reading: Reading) -> Budgets:
    """The budgets that the tables of a reading print."""
    return Budgets({fact.fact_id: fact for fact in reading.facts}, Lines(reading.facts))
