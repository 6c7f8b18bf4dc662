"""When a broken sum is no proof: the verdict is `undetermined`, with the reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from arithmetic_documents import DOCUMENT, YEAR, outcome

from generator.build import load_document, read_disclosure
from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.facts.model import UnreadToken
from generator.findings import CheckRecord
from generator.standards.check_rules import across_rules, sum_rules

HEAD = "# 某市某局2024年部门预算\n\n表3\n\n## 部门支出总表\n\n单位：万元\n\n"


def broken(text: str, directory: Path, code: str) -> list[CheckRecord]:
    checks = outcome(text, directory).checks
    return [c for c in checks if c.code == code and c.verdict != "holds"]


def test_a_header_that_most_rows_contradict_is_doubted(tmp_path: Path) -> None:
    rows = "".join(f"| 201010{n} | 某项 | 5.00 | 4.00 | 3.00 |\n" for n in range(1, 5))
    text = HEAD + "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n"
    text += "| --- | --- | --- | --- | --- |\n" + rows
    found = broken(text, tmp_path, "SUM-ROW")
    assert [c.verdict for c in found] == ["undetermined"]  # told once for the table
    assert "多数加总关系不成立" in found[0].reason


def test_an_unmarked_subtotal_is_no_error(tmp_path: Path) -> None:
    text = DOCUMENT[: DOCUMENT.index("表1")] + (
        "表9\n\n## 政府采购预算表\n\n单位：万元\n\n| 项目 | 合计 |\n| --- | --- |\n"
        "| 合计 | 10.00 |\n| 某项目 | 10.00 |\n| 办公设备 | 6.00 |\n| 物业 | 4.00 |\n"
    )
    found = broken(text, tmp_path, "SUM-OUTLINE")
    assert [c.verdict for c in found] == ["undetermined"]
    assert "小计行" in found[0].reason


def test_a_rounded_total_is_no_error(tmp_path: Path) -> None:
    head = "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| --- | --- | --- | --- | --- |\n"
    row = "| 2010101 | 行政运行 | {} | 8.50 | 4.20 |\n"
    rest = "".join(f"| 201010{n} | 某项 | 5.00 | 3.00 | 2.00 |\n" for n in range(2, 5))
    found = broken(HEAD + head + row.format("13") + rest, tmp_path, "SUM-ROW")
    assert [c.verdict for c in found] == ["undetermined"]
    assert "四舍五入" in found[0].reason
    wrong = broken(HEAD + head + row.format("14") + rest, tmp_path, "SUM-ROW")
    assert [c.verdict for c in wrong] == ["violated"]


def test_columns_of_other_stages_are_not_added(tmp_path: Path) -> None:
    text = HEAD + (
        "| 科目编码 | 科目名称 | 年初预算数 | 决算数 |\n| --- | --- | --- | --- |\n"
        "| 2010101 | 行政运行 | 5.00 | 4.00 |\n| | 合计 | 5.00 | 4.00 |\n"
    )
    assert broken(text, tmp_path, "SUM-ROW") == []


def test_an_unread_number_makes_a_broken_sum_undetermined(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = DOCUMENT.replace("| 30201 | 办公费 | 38.00 | | 38.00 |\n", "")
    path.write_text(text, encoding="utf-8")
    reading = read_disclosure(load_document([path]), fiscal_year=YEAR, phase="approved")
    table = next(t for t in reading.tables if t.table_kind == "general-public-basic-expenditure")
    token = UnreadToken(table.table_id, "3 8.00 1", "two numbers", "line:1")
    disclosure = Disclosure(replace(reading, unread=(token,)), "某局", "500000", YEAR, "approved")
    found = run_checks(disclosure, [c for c in CATALOGUE if c.code == "SUM-HIERARCHY"]).checks
    assert {c.verdict for c in found if c.verdict != "holds"} == {"undetermined"}


def test_a_table_whose_end_was_not_read_is_not_judged(tmp_path: Path) -> None:
    """What stands right below it without a title cannot be read: it may be its other rows."""
    text = (
        "某局2024年部门预算\n\n专项业务经费支出表\n单位：万元\n"
        "项目名称                 项目金额    项目简介\n合计                     9.00\n"
        "河道整治经费             5.00        整治河道，\n清淤。\n"
        "水闸维修项目             4.00        维修水闸。\n"
    )
    verdicts = {check.verdict for check in broken(text, tmp_path, "SUM-HIERARCHY")}
    assert verdicts == {"undetermined"}


def test_totals_beside_each_other_share_the_parts_of_a_form(tmp_path: Path) -> None:
    """Whole term and year in two columns: each total has its own parts."""
    text = DOCUMENT[: DOCUMENT.index("表1")] + (
        "表14\n\n## 项目支出绩效目标表\n\n单位：万元\n\n"
        "| 项目名称 | 某专项 | 资金总额 | 60.00 | 资金总额 | 25.00 |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 项目资金 | | 其中：财政拨款 | 50.00 | 其中：财政拨款 | 20.00 |\n"
        "| | | 其他资金 | 10.00 | 其他资金 | 5.00 |\n"
        "| 一级指标 | 二级指标 | 三级指标 | 指标值 | | |\n"
        "| 产出指标 | 数量指标 | 活动次数 | ≥4次 | | |\n"
    )
    checks = outcome(text, tmp_path).checks
    assert [c.verdict for c in checks if c.code == "SUM-FORM"] == ["holds", "holds"]


def test_the_funds_of_a_form_sum_to_its_total_beside_or_below_the_appropriation(
    tmp_path: Path,
) -> None:
    """总额 30 = 一般公共预算 28 + 其他资金 2 = 基本支出 13 + 项目支出 17."""
    form = (
        "表14\n\n## 部门整体支出绩效目标表\n\n单位：万元\n\n"
        "| 部门名称 | 某局 | |\n| --- | --- | --- |\n"
        "| 预算（万元） | 资金总额：30.00 | |\n"
        "| | 其中：一般公共预算：28.00 | 其中：基本支出：13.00 |\n"
        "| | 其他资金：2.00 | 项目支出：17.00 |\n"
    )
    head = DOCUMENT[: DOCUMENT.index("表1")]
    below = form.replace("| | 其中：一般公共", "| | 财政拨款：28.00 | |\n| | 其中：一般公共")
    for text in (form, below):
        checks = outcome(head + text, tmp_path).checks
        assert [c.verdict for c in checks if c.code == "SUM-FORM"] == ["holds", "holds"]


def test_declared_rules_load() -> None:
    assert sum_rules().forms
    assert across_rules().same_money
