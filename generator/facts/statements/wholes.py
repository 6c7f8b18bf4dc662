"""The facts that stand under the whole a part is said of, whatever the words call its money.

In 财政拨款支出100万元，其中：教育支出60万元 the head restates one column of a table: the part is a
row of that column. It contradicts the part only where no table knows the amount by that name.
"""

from __future__ import annotations

from generator.facts.model import Fact
from generator.facts.statements.candidates import COMPATIBLE, EXACT, Candidate, FactIndex
from generator.facts.statements.plain import squash
from generator.facts.statements.said import Said
from generator.facts.statements.scope import Scope
from generator.standards.statement_words import subject_words


def rows_below(said: Said, found: list[Candidate], whole: list[Candidate]) -> list[Fact]:
    """The facts of a named part in the columns whose total its head restates.

    本年收入合计 that is of no list is the row so called, of the fund that is said.
    """
    if not said.heads and _is_own_of_year(said):
        return [c.fact for c in found if c.rank <= COMPATIBLE and _is_called(c.fact, said)]
    of_year = is_of_year(said)
    if not (of_year or is_part(said)):
        return []
    places = {(c.fact.table_id, c.fact.column) for c in whole if c.rank <= COMPATIBLE}
    likely = (c.fact for c in found if c.rank <= COMPATIBLE and c.fact.binding == "printed")
    return [
        fact
        for fact in likely
        if fact.row_role != "total" and (fact.table_id, fact.column) in places
        if not of_year or squash(fact.label).startswith(squash(said.subject))
    ]


def is_of_year(said: Said) -> bool:
    """True for 本年收入 in the list of 收入总计: it has a row of its own in the summary."""
    head = said.heads[-1] if said.heads else None
    if head is None or head.figure is None or not head.figure.amount or head.doubtful:
        return False
    return _is_own_of_year(said) and head.scope == said.scope and head.year == said.year


def _is_own_of_year(said: Said) -> bool:
    return subject_words().own_of_year.fullmatch(squash(said.subject)) is not None


def _is_called(fact: Fact, said: Said) -> bool:
    """True for a printed sum of the fund that is said, in a row of the very words."""
    same = squash(fact.label) == squash(said.subject) and fact.fund_source == said.scope.fund
    return same and fact.column_role == "total" and fact.binding == "printed"


def is_part(said: Said) -> bool:
    """True for a thing with a name in the list of a sum that is not itself such a thing."""
    head = said.heads[-1] if said.heads else None
    if head is None or head.figure is None or not head.figure.amount or head.doubtful:
        return False
    of_sum = not (head.scope.is_named or head.scope.item or head.scope.topic or head.scope.soft)
    of_same = head.year == said.year and said.scope.type == head.scope.type
    return of_sum and of_same and said.scope.is_named and not said.scope.soft


def is_of_another_total(
    index: FactIndex, said: Said, facts: list[Fact], level: str, whole: list[Candidate]
) -> bool:
    """True where a summary gives the fund another total than the other tables do.

    It holds what is carried over, so that its classes are not those of the others; they may be
    meant where no head of the summary is there to say so.
    """
    two_sided = all(fact.table_kind in subject_words().two_sided for fact in facts)
    if not (facts and two_sided and said.scope.is_named and said.scope.fund):
        return False
    scope = Scope(side="expenditure", fund=said.scope.fund, type=said.scope.type)
    found = index.candidates(scope, said.year, level, said.phase)
    totals = [c.fact for c in found if c.rank == EXACT and c.fact.row_role == "total"]
    own = {fact.table_id for fact in facts}
    if own & {candidate.fact.table_id for candidate in whole}:
        return False
    ours = {fact.amount for fact in totals if fact.table_id in own}
    others = {fact.amount for fact in totals if fact.table_id not in own}
    return bool(ours) and bool(others) and not ours & others
