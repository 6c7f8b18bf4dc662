"""The five committed disclosures give exactly the facts and indicators of their truth.

The truths stand beside this file. They were made by hand, without the program; nothing
in them is copied from its output. Overwriting one is a decision, not a run of a script.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import build
from generator.facts.model import Fact, Indicator, Reading
from generator.locator import parse_line
from generator.package.manifest import load_manifest

HERE = Path(__file__).parent
PACKAGES = HERE.parents[1] / "datapackages"
IDS = sorted(path.name.removesuffix(".facts.csv") for path in HERE.glob("*.facts.csv"))


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module", params=IDS)
def case(request: pytest.FixtureRequest) -> tuple[str, Reading]:
    """A disclosure read from its committed source, not from its package."""
    identifier = str(request.param)
    package = PACKAGES / identifier
    manifest = load_manifest(package / "disclosure.yml")
    document = build.load_document([package / "source" / manifest.source[0].file])
    reading = build.read_disclosure(
        document, fiscal_year=manifest.fiscal_year, phase=manifest.facts_phase
    )
    return identifier, reading


def test_there_is_a_truth_for_every_package() -> None:
    assert sorted(path.name for path in PACKAGES.iterdir() if path.is_dir()) == IDS
    assert len(IDS) == 5


def line_of(source: str) -> int:
    address = parse_line(source)
    assert address is not None
    return address.first


def fact_key(fact: Fact) -> tuple[object, ...]:
    return (
        fact.table_kind,
        fact.reporting_level,
        fact.row,
        fact.label,
        fact.function_code,
        fact.function_code_published,
        fact.economic_code,
        fact.project_name,
        fact.column,
        fact.fiscal_year,
        f"{fact.amount:.2f}",
        fact.published,
        line_of(fact.source),
    )


FACT_FIELDS: dict[str, Callable[[str], object]] = {
    "table_kind": str,
    "reporting_level": str,
    "row": int,
    "label": str,
    "function_code": str,
    "function_code_published": str,
    "economic_code": str,
    "project_name": str,
    "column": str,
    "fiscal_year": int,
    "amount": str,
    "published": str,
    "source_line": int,
}


def test_facts_are_exactly_the_truth(case: tuple[str, Reading]) -> None:
    identifier, reading = case
    truth = Counter(
        tuple(kind(row[name]) for name, kind in FACT_FIELDS.items())
        for row in rows(f"{identifier}.facts.csv")
    )
    found = Counter(fact_key(fact) for fact in reading.facts)
    assert sorted(map(str, (truth - found).elements())) == []
    assert sorted(map(str, (found - truth).elements())) == []


def indicator_key(indicator: Indicator) -> tuple[str, ...]:
    return (
        indicator.scope,
        indicator.project_name,
        indicator.level1,
        indicator.level2,
        indicator.indicator,
        indicator.operator,
        indicator.target,
        indicator.unit,
        "" if indicator.weight is None else str(indicator.weight),
        str(line_of(indicator.source)),
    )


INDICATOR_FIELDS = (
    "scope",
    "project_name",
    "level1",
    "level2",
    "indicator",
    "operator",
    "target",
    "unit",
    "weight",
    "source_line",
)


def test_indicators_are_exactly_the_truth(case: tuple[str, Reading]) -> None:
    identifier, reading = case
    truth = Counter(
        tuple(row[name] for name in INDICATOR_FIELDS)
        for row in rows(f"{identifier}.indicators.csv")
    )
    found = Counter(indicator_key(indicator) for indicator in reading.indicators)
    assert sorted((truth - found).elements()) == []
    assert sorted((found - truth).elements()) == []


def test_statuses_are_those_of_the_truth(case: tuple[str, Reading]) -> None:
    identifier, reading = case
    truth = Counter(
        (row["table_kind"], row["reporting_level"], row["status"], int(row["amount_cells"] or 0))
        for row in rows(f"{identifier}.tables.csv")
    )
    found = Counter(
        (t.table_kind, t.reporting_level, t.status, t.amount_cells) for t in reading.tables
    )
    assert sorted((truth - found).elements()) == []
    assert sorted((found - truth).elements()) == []


def test_every_amount_cell_is_a_fact(case: tuple[str, Reading]) -> None:
    _, reading = case
    assert reading.unread == ()
    for table in reading.tables:
        assert table.amount_cells == table.facts, table.table_id


def test_the_source_at_the_locator_gives_back_what_was_printed(
    case: tuple[str, Reading],
) -> None:
    """Independent of the program's own opener: plain splitting of the stored lines."""
    identifier, reading = case
    (source,) = (PACKAGES / identifier / "source").iterdir()
    lines = source.read_text("utf-8").split("\n")
    for fact in reading.facts:
        address = parse_line(fact.source)
        assert address is not None
        line = lines[address.first - 1]
        fields = line.strip()[1:-1].split("|") if line.startswith("|") else line.split("\t")
        assert fields[address.field - 1].strip() == fact.published
