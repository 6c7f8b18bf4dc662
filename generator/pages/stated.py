"""The change of the whole against the year before, as the prose states it.

A figure counts as said of the whole only when that is proven: the changes said of its parts
add up to it, or the sentence that says it names the printed total.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice, product

from generator.facts.model import Fact, Reading, Statement
from generator.facts.statements import phrases, plain
from generator.facts.statements.scope import scope_of
from generator.pages import selection
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

PARTS = ("basic", "project")
_NEAR = 10  # characters before a figure that say which stage it is of
_SIGNS = {"increase": 1, "decrease": -1}


@dataclass(frozen=True, slots=True)
class Proven:
    """A change in all and the changes of basic and project expenditure that make it up."""

    whole: Statement
    basic: Statement
    project: Statement


def said_changes(reading: Reading, year: int) -> list[Statement]:
    """Changes of money said for a year, in the order of the prose.

    A sentence that compares the year before with itself (2020年…较2020年增加) can only mean
    this year's change: last year was printed for ours. What was spent beyond the year's own
    budget (决算数大于预算数5.00万元) is no change against the year before.
    """
    slipped = _slipped(reading, year)
    texts = {block.block: block.text for block in reading.narrative}
    return [
        s
        for s in reading.statements
        if s.kind in _SIGNS
        and s.published_unit != "%"
        and not _is_of_budget(texts[s.block], s.start)
        and (s.fiscal_year == year or (s.fiscal_year == year - 1 and s.block in slipped))
    ]


def _is_of_budget(printed: str, at: int) -> bool:
    """True where the words before a change compare it with the budget of its own year."""
    text = _plain(printed)
    nearest = islice(phrases.clauses(text.text, 0, bisect_left(text.at, at)), 2)
    found = next((c for c in map(phrases.compared, nearest) if c), None)
    return bool(found and found.own_budget)


@lru_cache(maxsize=8)
def _plain(printed: str) -> plain.PlainText:
    return plain.plain_text(printed)


def _slipped(reading: Reading, year: int) -> set[int]:
    """Blocks whose first comparison of a change said for the year before is with that year."""
    texts = {block.block: block.text for block in reading.narrative}
    found = set()
    for s in reading.statements:
        if s.kind in _SIGNS and s.fiscal_year == year - 1:
            before = squash(texts[s.block][: s.start].rpartition("。")[2])
            compared = rules().prose.against_year.search(before)
            if compared and int(compared["year"]) == year - 1:
                found.add(s.block)
    return found


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
    spending = rules().prose.spending
    wholes = sorted((s for s in said if not key(s)), key=lambda s: not spending.search(s.subject))
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
    named = _naming(reading, total)
    balanced = named | _naming(reading, total and selection.largest_total(reading, total))
    found_said = [
        statement
        for statement in said_changes(reading, year)
        if statement.block in (balanced if _is_balanced(statement) else named)
        and rules().prose.whole.search(squash(statement.subject))
        and not key(statement)
    ]
    return min(found_said, key=lambda s: bool(fund_said(s)), default=None)


def _naming(reading: Reading, total: Fact | None) -> set[int]:
    """The blocks that name a printed total."""
    return {s.block for s in reading.statements if total and _restates(s, total)}


def _is_balanced(statement: Statement) -> bool:
    """True of the 总计 of both sides of an account, which may hold what is carried over."""
    return rules().prose.balanced.search(squash(statement.subject)) is not None


def _restates(statement: Statement, total: Fact) -> bool:
    """True for a level that is the printed total, within what both leave out by rounding."""
    spread = statement.precision + total.precision
    return statement.kind == "level" and abs(statement.amount - total.amount) * 2 <= spread


def fund_said(statement: Statement) -> str:
    """The fund a figure is said of; empty when it is said of all."""
    return scope_of(squash(statement.subject)).fund


def of_whom(statement: Statement, total: Fact | None) -> str:
    """What a stated change must be told of: its own words where it is of one fund only.

    Likewise where it is of the 总计, and the total that is shown is of the year alone.
    """
    fund = fund_said(statement)
    narrow = bool(fund) and (total is None or total.fund_source != fund)
    of_year = bool(total and rules().prose.year_spent.search(squash(total.label)))
    return statement.subject if narrow or (of_year and _is_balanced(statement)) else ""


def level_of(
    reading: Reading, year: int, subject: str, *, executed: bool = False
) -> Statement | None:
    """The amount said of a subject for a year; None when it is said with several values.

    Final accounts say what was budgeted beside what was spent (年初预算为…，支出决算为…): of them,
    `executed`, only what is said to be spent is taken where the values differ.
    """
    found = [
        s
        for s in reading.statements
        if s.kind == "level" and s.fiscal_year == year and key(s) == subject
    ]
    if executed and len({s.amount for s in found}) > 1:
        texts = {block.block: block.text for block in reading.narrative}
        words = rules().prose.base_execution
        found = [s for s in found if words.search(texts[s.block][: s.start][-_NEAR:])]
    return found[0] if len({s.amount for s in found}) == 1 else None
