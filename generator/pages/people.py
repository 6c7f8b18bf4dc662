"""People or things: how basic expenditure is split into personnel and public use.

From the columns of a table, from the rows that sum both (人员经费合计 in a side-by-side
table), or, where no table divides it, from the prose, when both are said and make up the
basic expenditure that is known. Nothing is added up here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.facts.model import Fact, PublishedTable, Reading, Statement
from generator.facts.statements.scope import scope_of
from generator.pages import selection, stated
from generator.standards.vocabulary import squash

Figure = Fact | Statement
_KINDS = ("basic-personnel", "basic-public-use")
_SUBJECTS = ("personnel", "public-use")


@dataclass(frozen=True, slots=True)
class Split:
    """Both parts as printed, and the table that prints them; None: the prose says them."""

    people: Figure | None
    office: Figure | None
    table: PublishedTable | None = None


def split(reading: Reading, year: int) -> Split | None:
    """The split of basic expenditure, a table before the prose."""
    for kind in selection.BY_ECONOMY:
        for table in selection.tables_of(reading, kind):
            pair = in_table(reading, table, year)
            if all(pair) and any(fact and fact.amount for fact in pair):
                return Split(*pair, table)
    return _in_prose(reading, year)


def in_table(reading: Reading, table: PublishedTable, year: int) -> tuple[Fact | None, Fact | None]:
    """Both parts as one table prints them: over columns, else in rows that sum them."""
    columns = [selection.column_total(reading, table.table_id, year, kind) for kind in _KINDS]
    if not any(columns):
        facts = [f for f in reading.facts if f.table_id == table.table_id]
        columns = [_row(facts, year, kind) for kind in _KINDS]
    return columns[0], columns[1]


def _row(facts: Sequence[Fact], year: int, kind: str) -> Fact | None:
    """The row named after a kind of spending; None where two such rows differ."""
    found = [
        f for f in facts
        if f.row_role != "item" and selection.spent(f, year, kind) and _is_named(f.label, kind)
    ]  # fmt: skip
    return found[0] if len({f.amount for f in found}) == 1 else None


def _is_named(label: str, kind: str) -> bool:
    scope = scope_of(squash(label))
    return scope.type == kind and not scope.is_named


def _in_prose(reading: Reading, year: int) -> Split | None:
    people, office = (stated.level_of(reading, year, subject) for subject in _SUBJECTS)
    if people is None or office is None or not people.amount + office.amount:
        return None
    basic = selection.basic_and_project(reading, year)[0]
    whole: Figure | None = basic or stated.level_of(reading, year, "basic")
    if whole is None:
        return Split(people, office)
    spread = people.precision + office.precision + whole.precision
    if abs(people.amount + office.amount - whole.amount) * 2 > spread:
        return None
    return Split(people, office)
