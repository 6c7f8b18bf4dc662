"""Tables alike in two parts of a document, of all units and of one alone, are no repetition."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import load_document, read_disclosure
from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.facts.model import Reading
from generator.findings import VIOLATED

_TITLE = "某市水利局2023年部门预算"
_WHOLE, _OWN = "第三部分 部门汇总预算公开表", "第四部分 部门本级预算公开表"


def _table(number: int, title: str, amount: str, line: str) -> str:
    head = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
    rows = (f"{code}\t{name}\t{amount}\t\t{amount}" for code, name in _ROWS)
    return "\n".join((f"表{number}", title, "", line, "单位：万元", "", head, *rows, ""))


_ROWS = (("", "合计"), ("212", "城乡社区支出"))


def _part(heading: str, general: str, line: str = "") -> str:
    tables = (
        _table(7, "一般公共预算支出表", general, line),
        _table(8, "政府性基金预算支出表", "409.30", line),
        _table(9, "国有资本经营预算支出表", "2.00", line),
    )
    return "\n".join((heading, "", *tables))


def _read(text: str, directory: Path) -> tuple[Reading, list[str]]:
    """The reading, and what is said of the numbers of its tables."""
    path = directory / "parts.txt"
    path.write_text(f"{_TITLE}\n\n{text}", encoding="utf-8")
    reading = read_disclosure(load_document([path]), fiscal_year=2023, phase="approved")
    case = Disclosure(reading, "某市水利局", "420500", 2023, "approved")
    checks = [check for check in CATALOGUE if check.code == "COMP-NUMBERING"]
    found = run_checks(case, checks).findings
    return reading, [f.message for f in found if f.verdict == VIOLATED and f.audience == "reader"]


@pytest.mark.parametrize(
    ("headings", "lines"),
    [
        ((_WHOLE, _OWN), ("部门名称：某市水利局", "单位名称：某市水利局机关")),
        ((_WHOLE, _OWN), ("", "")),
        (("", ""), ("部门名称：某市水利局", "单位名称：某市水利局机关")),
        (("第三部分 附表一", "第四部分 附表二"), ("", "")),
        (("某市水利局（汇总）", "某市水利局机关"), ("", "")),
    ],
)
def test_a_table_alike_in_the_part_of_another_office_is_not_printed_twice(
    headings: tuple[str, str], lines: tuple[str, str], tmp_path: Path
) -> None:
    parts = map(_part, headings, ("30.00", "18.00"), lines)
    assert _read("\n".join(parts), tmp_path)[1] == []


def test_a_table_printed_again_in_its_own_part_is_printed_twice(tmp_path: Path) -> None:
    again = _table(8, "政府性基金预算支出表", "409.30", "部门名称：某市水利局")
    whole = _part(_WHOLE, "30.00", "部门名称：某市水利局")
    said = ["表8《政府性基金预算支出表》印了两次，内容完全相同。"]
    assert _read(f"{whole}\n{again}", tmp_path)[1] == said


@pytest.mark.parametrize("own_first", [False, True])
def test_the_tables_of_the_office_alone_are_not_those_of_all_its_units(
    own_first: bool, tmp_path: Path
) -> None:
    parts = [_part(_WHOLE, "30.00"), _part(_OWN, "18.00")]
    reading, _ = _read("\n".join(reversed(parts) if own_first else parts), tmp_path)
    levels = {f.published: f.reporting_level for f in reading.facts if f.published != "409.30"}
    assert (levels["30.00"], levels["18.00"]) == ("department", "unit")


def test_the_only_tables_are_the_departments_though_they_be_called_its_own(tmp_path: Path) -> None:
    reading, _ = _read(_part(_OWN, "18.00"), tmp_path)
    assert {fact.reporting_level for fact in reading.facts} == {"department"}
