"""The declared rules of what must add up, read once from YAML into typed objects.

`checks/sums.yml` speaks of one table, `checks/across.yml` of several. An unknown key or a
broken expression is a StandardsError. The algorithms that use the rules are in `checks`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.errors import StandardsError
from generator.standards.vocabulary import Pattern

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
    raw = _load("sums.yml")
    rules = SumRules(
        appropriation_funds=tuple(_take(raw, "appropriation_funds")),
        sum_words=_pattern(_take(raw, "sum_words")),
        loose_tables=tuple(_take(raw, "loose_tables")),
        closing=_pattern(_take(raw, "closing")),
        side=_pattern(_take(raw, "side")),
        current_year=_pattern(_take(raw, "current_year")),
        carryover=_pattern(_take(raw, "carryover")),
        forms=tuple(_form(entry) for entry in _take(raw, "forms")),
        three_public={key: tuple(parts) for key, parts in _take(raw, "three_public").items()},
    )
    _finish("sums.yml", raw)
    return rules


@cache
def across_rules() -> AcrossRules:
    """The rules of `across.yml`."""
    raw = _load("across.yml")
    rules = AcrossRules(
        fund_tables=dict(_take(raw, "fund_tables")),
        economic_columns=dict(_take(raw, "economic_columns")),
        same_money=tuple(_same_money(entry) for entry in _take(raw, "same_money")),
        three_public=dict(_take(raw, "three_public")),
        department_form={k: _pattern(v) for k, v in _take(raw, "department_form").items()},
    )
    _finish("across.yml", raw)
    return rules


def _load(name: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loaded = yaml.load((_HERE / name).read_text("utf-8"), loader)
    except (OSError, yaml.YAMLError) as error:
        raise StandardsError(f"checks/{name}: {error}") from error
    if not isinstance(loaded, dict):
        raise StandardsError(f"checks/{name}: must hold a mapping")
    return loaded


def _take(raw: dict[str, Any], key: str) -> Any:
    if key not in raw:
        raise StandardsError(f"checks: missing key {key!r}")
    return raw.pop(key)


def _finish(place: str, raw: dict[str, Any]) -> None:
    if raw:
        raise StandardsError(f"checks/{place}: unknown keys {sorted(raw)}")


def _pattern(words: str) -> Pattern:
    try:
        return re.compile(words)
    except re.error as error:
        raise StandardsError(f"checks: {words!r}: {error}") from error


def _form(entry: dict[str, Any]) -> FormSum:
    raw = dict(entry)
    form = FormSum(_take(raw, "id"), _pattern(_take(raw, "whole")), _pattern(_take(raw, "parts")))
    _finish("sums.yml: forms", raw)
    return form


def _same_money(entry: dict[str, Any]) -> SameMoney:
    raw = dict(entry)
    same = SameMoney(_take(raw, "economic"), _take(raw, "function"), _take(raw, "strict"))
    _finish("across.yml: same_money", raw)
    return same
