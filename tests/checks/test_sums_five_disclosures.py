"""The five committed disclosures: what must hold holds, and the one list that breaks off."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.run import Outcome, run_checks
from generator.findings import HOLDS, VIOLATED
from generator.package.read import package_directories, read_package

ROOT = Path(__file__).resolve().parents[2]
ARITHMETIC = [check for check in CATALOGUE if check.group in ("inside", "across")]


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    found = {}
    for path in package_directories(ROOT / "datapackages"):
        package = read_package(path)
        m = package.manifest
        disclosure = Disclosure(
            package.reading, m.publisher, m.division, m.fiscal_year, m.facts_phase
        )
        found[path.name] = run_checks(disclosure, ARITHMETIC)
    return found


def test_nothing_that_holds_is_violated(outcomes: dict[str, Outcome]) -> None:
    broken = {
        (name, check.code, check.expected, check.found)
        for name, outcome in outcomes.items()
        for check in outcome.checks
        if check.verdict == VIOLATED
    }
    assert broken == {("410500-wangxin-2024-budget", "SUM-HIERARCHY", "237.06万元", "691.05万元")}


def test_enough_is_evaluated(outcomes: dict[str, Outcome]) -> None:
    for name, outcome in outcomes.items():
        assert sum(check.verdict == HOLDS for check in outcome.checks) > 100, name


def test_the_three_sums_of_2019_that_hold_within_rounding(outcomes: dict[str, Outcome]) -> None:
    near = [
        (check.expected, check.found)
        for check in outcomes["650202-wangxin-2019-budget"].checks
        if check.exactness == "within-rounding"
    ]
    assert sorted(near) == [
        ("131.23万元", "131.21万元"),
        ("3.53万元", "3.54万元"),
        ("3.92万元", "3.93万元"),
    ]


def test_a_missing_table_is_undetermined(outcomes: dict[str, Outcome]) -> None:
    undetermined = {
        check.code
        for check in outcomes["500000-wangxin-2021-budget"].checks
        if check.verdict == "undetermined"
    }
    assert undetermined == {"CROSS-REVENUE", "CROSS-EXPENDITURE"}


def test_keys_of_records_are_unique(outcomes: dict[str, Outcome]) -> None:
    for outcome in outcomes.values():
        keys = [check.check_id for check in outcome.checks]
        assert len(keys) == len(set(keys))
