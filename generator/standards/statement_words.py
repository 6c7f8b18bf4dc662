"""The declared words of figures in prose, read once from YAML into typed objects.

`statements/figures.yml` says how money, shares and changes are written, `phrases.yml` how
the noun they are about is found, `subjects.yml` what that noun means. An unknown or missing
key, or a broken expression, is a StandardsError. This module knows nothing of documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from generator.standards.declared import Pattern, read

_HERE = Path(__file__).parent / "statements"


@dataclass(frozen=True, slots=True)
class FigureWords:
    """How figures are written (`figures.yml`)."""

    units: dict[str, Decimal]
    not_after: Pattern
    unit_before: Pattern
    not_before: Pattern
    range_before: Pattern
    range_after: Pattern
    money_nouns: Pattern
    each: Pattern
    each_of: Pattern
    each_twins: Pattern
    each_sides: tuple[str, ...]
    each_years: Pattern
    each_mark: Pattern
    each_joint: Pattern
    each_unsure: Pattern
    each_office: Pattern
    each_shares: Pattern
    each_begins: Pattern
    each_stage: Pattern
    each_owned: Pattern
    excluded: Pattern
    about: Pattern
    more: Pattern
    increase: Pattern
    decrease: Pattern
    change_gap: Pattern
    change_of_noun: Pattern
    noun_gap: Pattern
    noun_goes_on: Pattern
    change_names: Pattern
    share: Pattern
    share_of_budget: Pattern
    share_named: Pattern
    money_words: Pattern
    glossary_section: Pattern
    definition: Pattern


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """How the noun of a figure is found (`phrases.yml`)."""

    year: Pattern
    year_before: Pattern
    comparison: Pattern
    compared_with: Pattern
    included: Pattern
    share_of: Pattern
    measures: Pattern
    made_of: Pattern
    and_also: Pattern
    reached: Pattern
    as_of: Pattern
    of_this_year: Pattern
    other_year: Pattern
    executed: Pattern
    approved: Pattern
    spent: Pattern
    budgeted: Pattern
    budget: Pattern
    reason: Pattern
    fulfilled: Pattern
    aside: Pattern
    aside_before: Pattern
    stage: Pattern
    twins: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]
    openers: Pattern
    side_words: Pattern
    divides: Pattern
    continued: Pattern
    numbered: Pattern
    named: Pattern
    project_opens: Pattern
    project_said: Pattern
    project_money: Pattern
    leading: tuple[Pattern, ...]
    trailing: tuple[Pattern, ...]
    publisher: Pattern
    part_office: Pattern
    institution: Pattern
    kind_said: Pattern
    own_kind: Pattern
    office_seat: Pattern
    with_parts: Pattern
    own_said: Pattern
    own_office: Pattern
    generic: Pattern
    generic_of_item: Pattern
    generic_behind_counts: Pattern
    counted: Pattern
    generic_of_change: Pattern
    joined: Pattern
    involves: Pattern
    money_words: Pattern
    heading_words: Pattern


@dataclass(frozen=True, slots=True)
class SubjectRule:
    """What one word says about the fact that is meant."""

    words: Pattern
    side: str = ""
    fund: str = ""
    type: str = ""
    item: str = ""
    topic: str = ""
    soft: bool = False


@dataclass(frozen=True, slots=True)
class TitledMoney:
    """Money whose tables are known by their titles, and the nouns that say all of it."""

    topic: str  # of tables of no kind of their own
    titles: Pattern
    nouns: Pattern


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """What nouns mean (`subjects.yml`)."""

    rules: tuple[SubjectRule, ...]
    neutral: Pattern
    called: Pattern
    fund_first: Pattern
    grand_total: Pattern
    balanced: Pattern
    two_sided: tuple[str, ...]
    total_of_year: Pattern
    own_of_year: Pattern
    appropriated_in_year: Pattern
    net: Pattern
    account: Pattern
    accounts: dict[str, str]
    account_columns: dict[str, Pattern]
    carried: Pattern
    carried_in: dict[str, str]
    topics: dict[str, tuple[str, ...]]
    narrow_funds: frozenset[str]
    summed_fund: str
    partial: frozenset[str]
    year_row: Pattern
    titled: tuple[TitledMoney, ...]
    limits: dict[str, Pattern]
    authority: tuple[str, ...]

    def __post_init__(self) -> None:
        """Raises ValueError, which the reader of the file makes a fault of the file."""
        if unknown := {rule.topic for rule in self.rules} - {"", *self.topics}:
            raise ValueError(f"topics without tables: {sorted(unknown)}")
        if unknown := {*self.narrow_funds, self.summed_fund} - {rule.fund for rule in self.rules}:
            raise ValueError(f"funds of no rule: {sorted(unknown)}")


@cache
def figure_words() -> FigureWords:
    """How figures are written."""
    return read(_HERE / "figures.yml", FigureWords)


@cache
def phrase_words() -> PhraseWords:
    """How the noun of a figure is found."""
    return read(_HERE / "phrases.yml", PhraseWords)


@cache
def subject_words() -> SubjectWords:
    """What nouns mean."""
    return read(_HERE / "subjects.yml", SubjectWords)
