"""The declared rules of what must add up, read once from YAML into typed objects.

`checks/sums.yml` speaks of one table, `checks/across.yml` of several. An unknown key or a
broken expression is a StandardsError. The algorithms that use the rules are in `checks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.standards.entries import Entry, Pattern, load

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
    department_form: Mapping[str, Pattern]


@cache
def sum_rules() -> SumRules:
    """The rules of `sums.yml`."""
    raw = Entry("sums.yml", load(_HERE / "sums.yml"))
    rules = SumRules(
        appropriation_funds=tuple(raw.take("appropriation_funds")),
        sum_words=raw.pattern("sum_words"),
        loose_tables=tuple(raw.take("loose_tables")),
        row_asides=raw.pattern("row_asides"),
        opening=raw.pattern("opening"),
        left_over=raw.pattern("left_over"),
        closing=raw.pattern("closing"),
        side=raw.pattern("side"),
        current_year=raw.pattern("current_year"),
        carryover=raw.pattern("carryover"),
        forms=tuple(_form(entry) for entry in raw.entries("forms")),
        three_public={key: tuple(parts) for key, parts in raw.take("three_public").items()},
    )
    raw.finish()
    return rules


@cache
def across_rules() -> AcrossRules:
    """The rules of `across.yml`."""
    raw = Entry("across.yml", load(_HERE / "across.yml"))
    rules = AcrossRules(
        fund_tables=dict(raw.take("fund_tables")),
        economic_columns=dict(raw.take("economic_columns")),
        same_money=tuple(_same_money(entry) for entry in raw.entries("same_money")),
        three_public=dict(raw.take("three_public")),
        department_form={k: raw.compile(v) for k, v in raw.take("department_form").items()},
    )
    raw.finish()
    return rules


def _form(entry: Entry) -> FormSum:
    form = FormSum(entry.take("id"), entry.pattern("whole"), entry.pattern("parts"))
    entry.finish()
    return form


def _same_money(entry: Entry) -> SameMoney:
    same = SameMoney(entry.take("economic"), entry.take("function"), entry.take("strict"))
    entry.finish()
    return same
