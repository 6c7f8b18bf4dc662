"""The declared rules of what must add up, read once from YAML into typed objects.

`checks/sums.yml` speaks of one table, `checks/across.yml` of several, `checks/claims.yml` of
what sentences say of their amounts, `checks/kinds.yml` of parts that exclude each other,
`checks/fields.yml` of what the fields of the data cannot tell. An unknown key or a broken
expression is a StandardsError. The algorithms that use the rules are in `checks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.standards.declared import Pattern, read

_HERE = Path(__file__).parent / "checks"


@dataclass(frozen=True, slots=True)
class FormSum:
    """A key of a performance form and the keys it sums."""

    id: str
    whole: Pattern
    parts: Pattern


@dataclass(frozen=True, slots=True)
class SumRules:
    """What adds up inside a table."""

    appropriation_funds: tuple[str, ...]
    sum_words: Pattern
    loose_tables: tuple[str, ...]
    row_asides: Pattern
    opening: Pattern
    left_over: Pattern
    remarks: Pattern
    closing: Pattern
    side: Pattern
    current_year: Pattern
    carryover: Pattern
    forms: tuple[FormSum, ...]
    three_public: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SameMoney:
    """An economic class and the functional item that is the same money."""

    economic: str
    function: str
    strict: bool


@dataclass(frozen=True, slots=True)
class AcrossRules:
    """What one table says again of another."""

    fund_tables: Mapping[str, str]
    economic_columns: Mapping[str, str]
    same_money: tuple[SameMoney, ...]
    three_public: Mapping[str, str]
    three_public_besides: Mapping[str, str]
    department_form: Mapping[str, Pattern]


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """How a sentence says something of an amount; the fields are explained in the YAML."""

    change: Pattern
    rate: Pattern
    rate_in_bracket: Pattern
    share: Pattern
    share_of_other: Pattern
    share_of_each: Pattern
    of_several: Pattern
    no_subject: Pattern
    than: Pattern
    compares: Pattern
    own_year_budget: Pattern
    against: Pattern
    against_with: Pattern
    compared_behind: Pattern
    against_earlier: Pattern
    measured: Pattern
    earlier: Pattern
    came_from: Pattern
    against_last_year: Pattern
    may_be_negative: Pattern
    reached: Pattern
    other_basis: Pattern
    cut: Pattern
    lead: Pattern
    tail: Pattern
    code_behind: Pattern
    fulfilled: Pattern
    carried_out: Pattern
    own_budget_change: Pattern
    outcome: Pattern
    another_stage: Pattern
    stage_said: Pattern
    fulfilled_amount: Pattern
    budgeted: Pattern
    stage: Pattern
    spent_stage: Pattern
    spent: Pattern
    both_sides: Pattern
    of_total: Pattern
    stage_inside: Pattern
    total_behind: Pattern
    of_which: Pattern
    of_pieces: Pattern
    of_whole: Pattern
    used_for: Pattern


@dataclass(frozen=True, slots=True)
class FieldLimit:
    """What the fields cannot tell of some amounts; the fields are explained in the YAML."""

    id: str
    kinds: tuple[str, ...]
    titles: Pattern
    unless: Pattern
    words: Pattern
    last: bool
    fund: str
    other_year: bool
    projects: tuple[str, ...]
    said: str  # zh
    said_en: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A part of a whole, and all that it is called."""

    key: str
    words: Pattern


@dataclass(frozen=True, slots=True)
class Kinds:
    """Parts of one whole that exclude each other; the fields are explained in the YAML."""

    whole: Pattern
    parts: tuple[Kind, ...]
    complete: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindRules:
    """The entries of `kinds.yml`."""

    spending: Pattern
    kinds: tuple[Kinds, ...]


@cache
def kind_rules() -> KindRules:
    """The rules of `kinds.yml`."""
    return read(_HERE / "kinds.yml", KindRules)


@cache
def sum_rules() -> SumRules:
    """The rules of `sums.yml`."""
    return read(_HERE / "sums.yml", SumRules)


@cache
def across_rules() -> AcrossRules:
    """The rules of `across.yml`."""
    return read(_HERE / "across.yml", AcrossRules)


@cache
def claim_words() -> ClaimWords:
    """The words of `claims.yml`."""
    return read(_HERE / "claims.yml", ClaimWords)


@cache
def field_limits() -> tuple[FieldLimit, ...]:
    """The entries of `fields.yml`."""
    return read(_HERE / "fields.yml", tuple[FieldLimit, ...])
