"""Performance targets: operator, number and unit, as printed.

`≥10 年` is ≥, 10, 年; `3-4次` is 3-4, 次; `稳步提高` is a target in words. An operator that
is not printed stays empty: “100%” may mean at least or exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.facts.ids import KeyMaker
from generator.facts.labels import squash_words
from generator.facts.model import Indicator
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.model import PrintedIndicator

_TARGET = re.compile(
    r"(?P<operator>[<>＜＞]=|[≥≤=<>＝＞＜]|大于等于|小于等于|大于|小于|不低于|不少于|不超过|不高于)?"
    r"(?P<number>\d[\d,]*(?:\.\d+)?(?:[-~～—至]\d[\d,]*(?:\.\d+)?)?)(?P<unit>[^\d≥≤=<>]{0,12})"
)
_WORDS = {"不低于": "≥", "不少于": "≥", "不超过": "≤", "不高于": "≤"}


@dataclass(frozen=True, slots=True)
class Target:
    """A target split into its parts."""

    operator: str
    value: str
    unit: str


def split_target(text: str) -> Target:
    """Operator, number and unit of a target printed in one cell; words stay whole."""
    found = _TARGET.fullmatch(squash_words(text).replace("，", ","))
    if not found:
        return Target("", squash_words(text), "")
    printed = found["operator"] or ""
    operator = _WORDS.get(printed) or vocabulary.forms().operators.get(printed, "")
    return Target(operator, found["number"], found["unit"])


def _beside(operator: str, text: str, unit: str) -> Target:
    """A target whose operator or unit has a cell of its own; `≥12` beside it says its own sign.

    What the cells beside it contradict stays as printed.
    """
    own = split_target(text)
    agrees = (
        own.operator and operator in {"", own.operator} and (not unit or own.unit in {"", unit})
    )
    return (
        Target(own.operator, own.value, unit)
        if agrees
        else Target(operator, squash_words(text), unit)
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose targets these are."""

    table_id: str
    scope: str
    project_code: str
    project_name: str
    reporting_level: str


def read_indicator(printed: PrintedIndicator, scope: Scope, keys: KeyMaker) -> Indicator:
    """The record of one printed indicator."""
    forms = vocabulary.forms()
    text = printed.target.text if printed.target else ""
    if "operator" in printed.cells or "unit" in printed.cells:
        sign = squash(printed.cells["operator"].text) if "operator" in printed.cells else ""
        unit = squash_words(printed.cells["unit"].text) if "unit" in printed.cells else ""
        target = _beside(forms.operators.get(sign, ""), text, unit)
    else:
        target = split_target(text)
    name = squash_words(printed.name.text)
    core = squash(printed.cells["core"].text) if "core" in printed.cells else ""
    key = keys.key(
        (
            scope.scope,
            scope.reporting_level,
            scope.project_name,
            printed.level1,
            printed.level2,
            name,
        )
    )
    return Indicator(
        indicator_id=key,
        table_id=scope.table_id,
        scope=scope.scope,
        project_code=scope.project_code,
        project_name=scope.project_name,
        level1=squash_words(printed.level1),
        level2=squash_words(printed.level2),
        indicator=name,
        operator=target.operator,
        target=target.value,
        unit=target.unit,
        weight=_weight(printed),
        core=forms.core_words.get(core),
        description=_words(printed, "description"),
        basis=_words(printed, "basis"),
        published=printed.target.raw if printed.target else "",
        source=printed.name.source,
    )


def _words(printed: PrintedIndicator, use: str) -> str:
    return printed.cells[use].text if use in printed.cells else ""


def _weight(printed: PrintedIndicator) -> Decimal | None:
    """The weight as a percentage; None when none is printed."""
    if "weight" not in printed.cells:
        return None
    amount = parse_amount(squash(printed.cells["weight"].text).rstrip("%"))
    return amount.value if amount else None
