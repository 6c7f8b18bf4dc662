"""Rows of a column of several sorts of names that nothing shows to be projects are told."""

from __future__ import annotations

from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.documents.text import parse_text
from generator.facts.read import read_disclosure

HEAD = "类|款|项|单位代码|单位名称（科目、项目）|金额"
ROWS = ("||||合计|600.00", "||||某县民政局|600.00", "208|02|08|314301|社区工作经费|600.00")
TITLE = "一般公共预算项目支出预算表"
BEFORE = ("一般公共预算支出预算表", "类|款|项|科目名称|合计", "|||合计|600.00")
CHECK = [check for check in CATALOGUE if check.code == "READ-FIELDS"]


def _told(*tables: tuple[str, ...]) -> list[str]:
    grids = ("\n".join(row.replace("|", "\t") for row in rows) for _, *rows in tables)
    texts = (
        f"{rows[0]}\n\n单位：万元\n\n{grid}\n" for rows, grid in zip(tables, grids, strict=True)
    )
    reading = read_disclosure(parse_text("\n".join(texts), "t"), fiscal_year=2022, phase="approved")
    found = run_checks(Disclosure(reading, "某局", "500000", 2022, "approved"), CHECK).findings
    return [finding.message for finding in found]


def test_a_row_that_may_be_class_or_project_is_told() -> None:
    (message,) = _told((TITLE, HEAD, *ROWS))
    assert "社区工作经费" in message
    assert "不能证明" in message


def test_a_row_that_another_table_shows_to_be_class_or_project_is_not() -> None:
    assert _told((*BEFORE, "208|02|08|社区工作经费|600.00"), (TITLE, HEAD, *ROWS)) == []
    named = (*BEFORE, "208|02|08|基层政权建设和社区治理|600.00")
    assert _told(named, (TITLE, HEAD, *ROWS)) == []


def test_classes_in_a_column_of_units_and_classes_are_not_doubted() -> None:
    assert _told((TITLE, HEAD.replace("、项目", ""), *ROWS)) == []
