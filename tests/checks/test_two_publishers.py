"""Two disclosures in one file: said, and never added to or compared with each other."""

from __future__ import annotations

import re

import pytest
from arithmetic_documents import DOCUMENT, YEAR

from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.run import Outcome, run_checks
from generator.documents.text import parse_text
from generator.facts.read import read_disclosure
from generator.findings import VIOLATED
from generator.tables.offices import is_other
from generator.tables.publishers import organ_of_title_page

OTHER = re.sub(
    r"\d+\.\d\d",
    lambda found: f"{float(found[0]) * 3:.2f}",
    DOCUMENT.replace("某市某局", "某市乙委员会"),
)
ARITHMETIC = ("SUM-", "CROSS-", "PROSE-")


def outcome(text: str) -> Outcome:
    reading = read_disclosure(parse_text(text, "t"), fiscal_year=YEAR, phase="approved")
    return run_checks(Disclosure(reading, "某市某局", "500000", YEAR, "approved"), CATALOGUE)


def levels(text: str) -> list[str]:
    reading = read_disclosure(parse_text(text, "t"), fiscal_year=YEAR, phase="approved")
    return [t.reporting_level for t in reading.tables if t.status == "parsed"]


def test_the_tables_of_a_second_publisher_are_apart_and_said_to_be() -> None:
    found = outcome(f"{DOCUMENT}\n\n{OTHER}")
    wrong = [c for c in found.checks if c.verdict == VIOLATED and c.code.startswith(ARITHMETIC)]
    assert wrong == []
    (told,) = [f for f in found.findings if f.code == "READ-PUBLISHERS"]
    assert "某市乙委员会" in told.message
    assert set(levels(f"{DOCUMENT}\n\n{OTHER}")) == {"department", "unit"}


def test_one_publisher_is_not_told_apart() -> None:
    again = DOCUMENT + "\n\n# 某局2024年部门预算编制说明\n\n本部门没有其他说明。\n"
    assert set(levels(again)) == {"department"}
    assert [f for f in outcome(again).findings if f.code == "READ-PUBLISHERS"] == []
    # Another publisher is named, but its tables are not repeated: an annex, no disclosure.
    annex = DOCUMENT + "\n\n# 某市乙委员会2024年部门预算\n\n见另一文件。\n"
    assert set(levels(annex)) == {"department"}


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("某市某局2024年部门预算", "某市某局"),
        ("2024年某市某局（本级）部门预算公开", "某市某局"),
        ("关于某市某局2023年度部门决算的说明", "某市某局"),
        ("某市某局信息中心2024年单位预算", "某市某局信息中心"),
        ("2024年部门预算", ""),
        ("本部门2024年预算", ""),
        ("一般公共预算", ""),
        ("某市某局2024年部门预算收支总表", ""),
        ("第二部分  某市某局2024年部门预算安排情况及说明如下", ""),
    ],
)
def test_the_publisher_of_a_title_page(text: str, organ: str) -> None:
    assert organ_of_title_page(text) == organ


def test_a_publisher_without_its_place_is_the_same() -> None:
    assert not is_other("某局", "某市某局")
    assert is_other("某市某局信息中心", "某市某局")
    assert is_other("某市乙局", "某市甲局")
