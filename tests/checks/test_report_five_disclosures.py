"""The warnings on the five published disclosures: all that are expected, and no other.

The lists beside it (`tests/golden/*findings.md`) were made by reading the documents; this
is their part about prose, codes, completeness, indicators and text. Notices are left out.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.build import load_document, read_disclosure
from generator.checks import codes, completeness, indicators, prose, text, titles, years
from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.findings import PUBLISHER, VIOLATED, WARNING

CATALOGUE = (
    *prose.CHECKS, *codes.CHECKS, *titles.CHECKS, *completeness.CHECKS,
    *indicators.CHECKS, *text.CHECKS,
    *years.CHECKS,
)  # fmt: skip
EXPECTED = {
    "130184-wangxin-2021-budget": {
        "PROSE-CHANGE-PARTS 1382", "PROSE-CHANGE-PARTS 3146",
        "PROSE-YEAR 1374", "PROSE-YEAR 1378", "PROSE-YEAR 1382",
        "PROSE-YEAR 3138", "PROSE-YEAR 3142", "PROSE-YEAR 3146",
    },
    "410500-wangxin-2024-budget": {
        "COMP-TABLE state-capital-expenditure", "IND-DIRECTION 497", "IND-COST 525",
    },
    "500000-wangxin-2021-budget": {
        "COMP-TABLE revenue-expenditure-summary", "COMP-TABLE state-capital-expenditure",
    },
    "500152-wangxin-2023-budget": {
        "COMP-TABLE state-capital-expenditure", "TITLE-ORG 65", "TITLE-ORG 132", "TITLE-ORG 263",
        "TITLE-ORG 310", "IND-DIRECTION 424",
    },
    "650202-wangxin-2019-budget": {
        "PROSE-CHANGE 334", "PROSE-CHANGE 336", "PROSE-ITEM-CHANGES 325", "PROSE-STAFF 76",
        "PROSE-CAR-COST 437", "CODE-FORM 132", "CODE-FORM 148", "CODE-FORM 206",
        "CODE-FORM 264", "COMP-TABLE 24", "IND-DIRECTION 461", "IND-DIRECTION 462",
        "IND-SAME 482", "TEXT-TEMPLATE 445",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_warnings_are_the_expected_ones(root: Path, name: str) -> None:
    package = root / "datapackages" / name
    manifest = yaml.safe_load((package / "disclosure.yml").read_text("utf-8"))
    year = int(manifest["fiscal_year"])
    document = load_document([package / "source" / f"{name}.txt"])
    reading = read_disclosure(document, fiscal_year=year, phase="approved")
    case = Disclosure(reading, manifest["publisher"], str(manifest["division"]), year, "approved")
    found = {
        f"{f.code} {_place(f.source, f.table_ids)}"
        for f in run_checks(case, CATALOGUE).findings
        if f.audience != PUBLISHER and f.verdict == VIOLATED and f.severity == WARNING
    }
    assert found == EXPECTED[name]


def _place(source: str, tables: tuple[str, ...]) -> str:
    """The line of a finding, or the kind of a table that stands nowhere."""
    line = re.match(r"line:(\d+)", source)
    return line[1] if line else tables[0].removesuffix("-absent")
