"""The change of the whole against the year before, as the prose states it.

A figure counts as said of the whole only when that is proven: the changes said of its parts
add up to it, or the sentence that says it names the printed total.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from generator.facts.model import Fact, Reading, Statement
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

PARTS = ("basic", "project")
_SIGNS = {"increase": 1, "decrease": -1}
_WHOLE = re.compile(r"收支|支出|收、支")


@dataclass(frozen=True, slots=True)
class Proven:
    """A change in all and the changes of basic and project expenditure that make it up."""

    whole: Statement
    basic: Statement
    project: Statement


def said_changes(reading: Reading, year: int) -> list[Statement]:
    """Changes of money said for a year, in the order of the prose."""
    return [
        s
        for s in reading.statements
        if s.kind in _SIGNS and s.published_unit != "%" and s.fiscal_year == year
    ]


def key(statement: Statement) -> str:
    """What a figure is about, where the rules have a word for it."""
    return rules().subject(squash(statement.subject))


def signed(statement: Statement) -> Decimal:
    """An increase above zero, a decrease below."""
    return statement.amount * _SIGNS[statement.kind]


def proven(reading: Reading, year: int) -> Proven | None:
    """The first change in all that the changes of both parts add up to within rounding."""
    said = said_changes(reading, year)
    parts = [[s for s in said if key(s) == part] for part in PARTS]
    # The whole may be said of the revenue: what is spent comes first.
    wholes = sorted((s for s in said if not key(s)), key=lambda s: "支出" not in s.subject)
    for whole, basic, project in product(wholes, *parts):
        spread = sum((s.precision for s in (whole, basic, project)), Decimal(0))
        if abs(signed(basic) + signed(project) - signed(whole)) * 2 <= spread:
            return Proven(whole, basic, project)
    return None


def change_of(reading: Reading, year: int, total: Fact | None) -> Statement | None:
    """The change of a printed total, where the prose proves that it speaks of it."""
    found = proven(reading, year)
    if found:
        return found.whole
    named = {
        s.block
        for s in reading.statements
        if total and s.kind == "level" and s.amount == total.amount
    }
    for statement in said_changes(reading, year):
        whole = _WHOLE.search(squash(statement.subject)) and not key(statement)
        if whole and statement.block in named:
            return statement
    return None


def level_of(reading: Reading, year: int, subject: str) -> Statement | None:
    """The amount said of a subject for a year; None when it is said with several values."""
    found = [
        s
        for s in reading.statements
        if s.kind == "level" and s.fiscal_year == year and key(s) == subject
    ]
    return found[0] if len({s.amount for s in found}) == 1 else None
