"""The other side of an account whose two sides are said to be one amount: 收支总计均为120万元.

A figure that restates one side of a table contradicts the other, where that is another amount.
This module compares no amounts but those it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.facts.model import Fact
from generator.facts.statements.candidates import EXACT, Candidate
from generator.facts.statements.plain import squash
from generator.facts.statements.said import Said
from generator.facts.statements.scope import BOTH
from generator.standards.statement_words import subject_words

_REVENUE, _EXPENDITURE = "revenue", "expenditure"


def other_side(
    said: Said,
    found: Sequence[Candidate],
    meant: Callable[[Said, list[Fact]], list[Fact]],
    meets: Callable[[Fact], bool],
) -> list[Fact]:
    """The totals of the side that a figure does not restate, where all tables of both have one.

    `meant` picks the totals that a noun means, `meets` tells which of them the figure restates.
    """
    if said.scope.side != BOTH or not said.scope.is_of_sides or said.scope.soft:
        return []
    tables: dict[tuple[str, str], list[Fact]] = {}
    for fact in (one.fact for one in found if one.rank == EXACT and _is_total(one.fact)):
        tables.setdefault((fact.table_id, fact.phase), []).append(fact)
    wrong: list[Fact] = []
    for facts in tables.values():
        totals = meant(said, facts)
        told = [fact for fact in totals if meets(fact)]
        sides = {fact.direction for fact in told}
        if sides == {_REVENUE, _EXPENDITURE}:
            return []
        alike = {_is_grand(fact) for fact in told}  # with what is carried over, or without
        wrong += [f for f in totals if f.direction not in sides and _is_grand(f) in alike]
    return wrong


def _is_grand(fact: Fact) -> bool:
    return subject_words().grand_total.search(squash(fact.label)) is not None


def _is_total(fact: Fact) -> bool:
    """True for the printed total of a side in a table of both."""
    of_both = fact.table_kind in subject_words().two_sided
    return of_both and fact.binding == "printed" and fact.column_role == "total"
