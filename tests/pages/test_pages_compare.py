"""What may stand side by side: seeded pairs that must be refused, and pairs that must not."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.pages.comparable import Measure, comparable, quartiles

SEED = 20240302
_KEYS = ("project-share", "people-share", "three-public-share", "people-per-post")
_FUNDS = ("", "fiscal-appropriation", "general-public-budget", "government-fund")
# What is changed in one of the two, and the word the reason must hold.
_FAULTS = (
    ("key", "所指不同"),
    ("unit", "单位"),
    ("fund_scope", "资金口径"),
    ("phase", "阶段"),
    ("reporting_level", "填报口径"),
    ("fiscal_year", "年度"),
)


def _measure(rng: random.Random) -> Measure:
    return Measure(
        key=rng.choice(_KEYS),
        label="某项",
        value=Decimal(rng.randrange(10_000)) / 100,
        unit=rng.choice(("percent", "yuan-per-post")),
        fund_scope=rng.choice(_FUNDS),
        phase=rng.choice(("approved", "executed")),
        fiscal_year=rng.randrange(2016, 2026),
        reporting_level=rng.choice(("department", "unit")),
        department=f"{rng.randrange(110000, 660000)}-a",
    )


def _other(rng: random.Random, field: str, value: object) -> object:
    """Another value of the same field."""
    choices: dict[str, tuple[object, ...]] = {
        "key": _KEYS,
        "unit": ("percent", "yuan-per-post", "yuan"),
        "fund_scope": _FUNDS,
        "phase": ("approved", "executed"),
        "reporting_level": ("department", "unit"),
        "fiscal_year": tuple(range(2016, 2026)),
    }
    return rng.choice([choice for choice in choices[field] if choice != value])


def _pairs() -> list[tuple[Measure, Measure, str]]:
    rng = random.Random(SEED)
    pairs = []
    for number in range(30):
        field, word = _FAULTS[number % len(_FAULTS)]
        one = _measure(rng)
        other = replace(_measure(rng), **{f: getattr(one, f) for f, _ in _FAULTS})
        changed = _other(rng, field, getattr(one, field))
        pairs.append((one, replace(other, **{field: changed}), word))  # type: ignore[arg-type]
    return pairs


@pytest.mark.parametrize(("one", "other", "word"), _pairs())
def test_incommensurable_pairs_are_refused(one: Measure, other: Measure, word: str) -> None:
    reason = comparable(one, other)
    assert reason is not None
    assert word in reason
    assert comparable(other, one) is not None


@pytest.mark.parametrize("number", range(30))
def test_legitimate_pairs_are_shown(number: int) -> None:
    rng = random.Random(SEED + 1 + number)
    one = _measure(rng)
    same = {field: getattr(one, field) for field, _ in _FAULTS}
    if number % 3 == 0:  # one department over the years
        same |= {"department": one.department, "fiscal_year": one.fiscal_year + 1}
    other = replace(_measure(rng), **same)
    assert comparable(one, other) is None
    assert comparable(other, one) is None


def test_totals_of_different_departments_are_not_set_side_by_side() -> None:
    one = replace(_measure(random.Random(1)), unit="yuan", department="a")
    assert "总额" in (comparable(one, replace(one, department="b")) or "")
    assert comparable(one, replace(one, fiscal_year=one.fiscal_year + 1)) is None


def test_quartiles_of_five() -> None:
    values = [Decimal(n) for n in (50, 10, 30, 20, 40)]
    assert quartiles(values) == (Decimal(20), Decimal(30), Decimal(40))
    assert quartiles([Decimal(n) for n in (1, 2, 3, 4, 5, 6)]) == (
        Decimal("2.25"),
        Decimal("3.5"),
        Decimal("4.75"),
    )
