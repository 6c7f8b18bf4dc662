"""Other templates of the country, invented figures: what adds up must never be `violated`.

Each document adds up exactly; each is shaped as a province or a final account shapes it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from template_documents import (
    CARRIED_IN_A_COLUMN,
    CARRIED_TO_NEXT_YEAR,
    FINAL_ACCOUNTS,
    FUND_WITHOUT_TABLE,
    NAMES_ONLY,
    NAMES_SIDE_BY_SIDE,
    ONE_BELOW_THE_OTHER,
    ONE_LEVEL_AND_CARRYOVER,
    OPERATION_ONLY,
    PROJECTS_NOT_SAID,
    SUBTOTALS_ABOVE,
    THREE_BLOCKS,
    UNITS_AND_YUAN,
)

from generator.build import load_document, read_disclosure
from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.run import run_checks
from generator.findings import HOLDS, VIOLATED, CheckRecord

CASES = {
    "carried-in-a-column": (CARRIED_IN_A_COLUMN, 2022, "approved"),
    "projects-not-said": (PROJECTS_NOT_SAID, 2017, "approved"),
    "one-below-the-other": (ONE_BELOW_THE_OTHER, 2023, "executed"),
    "subtotals-above": (SUBTOTALS_ABOVE, 2022, "approved"),
    "names-side-by-side": (NAMES_SIDE_BY_SIDE, 2022, "approved"),
    "carried-to-next-year": (CARRIED_TO_NEXT_YEAR, 2022, "approved"),
    "carryover": (ONE_LEVEL_AND_CARRYOVER, 2024, "approved"),
    "three-blocks": (THREE_BLOCKS, 2017, "approved"),
    "final-accounts": (FINAL_ACCOUNTS, 2023, "executed"),
    "units-in-yuan": (UNITS_AND_YUAN, 2025, "approved"),
    "names-only": (NAMES_ONLY, 2019, "approved"),
}


def checked(text: str, year: int, phase: str, directory: Path) -> tuple[CheckRecord, ...]:
    """The arithmetic records of a document given as text."""
    path = directory / "disclosure.txt"
    path.write_text(text, encoding="utf-8")
    reading = read_disclosure(load_document([path]), fiscal_year=year, phase=phase)
    sums = [check for check in CATALOGUE if check.group in ("inside", "across")]
    return run_checks(Disclosure(reading, "某局", "500000", year, phase), sums).checks


@pytest.mark.parametrize("name", CASES)
def test_what_adds_up_is_not_violated(name: str, tmp_path: Path) -> None:
    text, year, phase = CASES[name]
    records = checked(text, year, phase, tmp_path)
    assert [r for r in records if r.verdict == VIOLATED] == []
    assert sum(r.verdict == HOLDS for r in records) > 5


def test_the_tables_of_the_funds_are_no_sum_where_one_of_them_is_not_there(tmp_path: Path) -> None:
    records = checked(FUND_WITHOUT_TABLE, 2022, "approved", tmp_path)
    assert [r.verdict for r in records if r.code == "CROSS-FUNDS"] == ["undetermined"]
    alone = FUND_WITHOUT_TABLE.replace("| 12.00 |", "| 0.00 |").replace("112.00", "100.00")
    for total, verdict in (("100.00", HOLDS), ("99.00", VIOLATED)):
        text = alone.replace("| 合计 | 100.00 |", f"| 合计 | {total} |")
        records = checked(text, 2022, "approved", tmp_path)
        assert [r.verdict for r in records if r.code == "CROSS-FUNDS"] == [verdict]


def test_lines_without_any_total_are_no_fault_of_the_program(tmp_path: Path) -> None:
    text = SUBTOTALS_ABOVE.split("| 水利建设")[0] + "| | 水库加固 | 150.00 | 130.00 |\n"
    assert [r for r in checked(text, 2022, "approved", tmp_path) if r.verdict == VIOLATED] == []


@pytest.mark.parametrize(
    ("name", "printed", "wrong"),
    [
        ("carryover", "| 二、社会保障和就业支出 | 15.00 |", "| 二、社会保障和就业支出 | 51.00 |"),
        ("carryover", "| 二、结转下年 | 2.00 | 2.00 |", "| 二、结转下年 | 3.00 | 3.00 |"),
        ("three-blocks", "| 二、项目支出 | 45.00 |", "| 二、项目支出 | 54.00 |"),
        (
            "final-accounts",
            "| 政府性基金预算财政拨款 | 4.00 |",
            "| 政府性基金预算财政拨款 | 40.00 |",
        ),
        ("final-accounts", "| 30229 | 福利费 | 2.00 |", "| 30229 | 福利费 | 20.00 |"),
        ("names-only", "| 住房改革支出 | 40.00 |", "| 住房改革支出 | 44.00 |"),
        (
            "names-only",
            "| 行政运行 | 50.00 | 50.00 | 40.00 |",
            "| 行政运行 | 50.00 | 50.00 | 30.00 |",
        ),
        ("units-in-yuan", "| 某中心 | 600,000 |", "| 某中心 | 60,000 |"),
        ("subtotals-above", "| 防汛物资 | 50.00 |", "| 防汛物资 | 58.00 |"),
        ("subtotals-above", "| 小计 | 200.00 |", "| 小计 | 210.00 |"),
        ("names-side-by-side", "公用经费合计 | 900000", "公用经费合计 | 90000"),
        ("one-below-the-other", "二、住房保障支出 | 30.00 |", "二、住房保障支出 | 36.00 |"),
        ("one-below-the-other", "| 支出 | 830.00 |", "| 支出 | 803.00 |"),
        ("carried-to-next-year", "结转下年 | 20.00 |", "结转下年 | 25.00 |"),
    ],
)
def test_an_error_in_them_is_seen(name: str, printed: str, wrong: str, tmp_path: Path) -> None:
    text, year, phase = CASES[name]
    assert printed in text
    records = checked(text.replace(printed, wrong), year, phase, tmp_path)
    assert any(r.verdict == VIOLATED for r in records)


@pytest.mark.parametrize(("project", "verdict"), [("20.00", HOLDS), ("25.00", VIOLATED)])
def test_subtotals_called_by_what_they_sum_are_added_and_their_parts_are_not(
    project: str, verdict: str, tmp_path: Path
) -> None:
    """100.00 = 80.00 + 20.00, of the 80.00 are 70.00 and 10.00."""
    text = f"""# 某市某局2024年部门预算

一般公共预算支出表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出小计 | 人员经费 | 公用经费 | 项目支出小计 |
| --- | --- | --- | --- | --- | --- | --- |
| 2130301 | 水利 | 100.00 | 80.00 | 70.00 | 10.00 | {project} |
"""
    rows = [r for r in checked(text, 2024, "approved", tmp_path) if r.code == "SUM-ROW"]
    assert sorted(r.verdict for r in rows) == sorted([HOLDS, verdict])


@pytest.mark.parametrize(
    ("amounts", "verdict"), [(("40.00", "60.00"), HOLDS), (("60.00", "40.00"), VIOLATED)]
)
def test_classes_of_a_summary_with_one_column_are_those_of_the_general_budget(
    amounts: tuple[str, str], verdict: str, tmp_path: Path
) -> None:
    first, second = amounts
    text = f"""# 某市某局2023年部门预算

财政拨款收支总表

单位：万元

| 收入 | | 支出 | |
| --- | --- | --- | --- |
| 项目 | 预算数 | 项目 | 预算数 |
| （一）一般公共预算拨款 | 100.00 | （一）教育支出 | {first} |
| （二）政府性基金预算拨款 | | （二）卫生健康支出 | {second} |
| 收入总计 | 100.00 | 支出总计 | 100.00 |

一般公共预算支出表

单位：万元

| 科目编码 | 科目名称 | 合计 |
| --- | --- | --- |
| | 合计 | 100.00 |
| 205 | 教育支出 | 40.00 |
| 210 | 卫生健康支出 | 60.00 |
"""
    records = checked(text, 2023, "approved", tmp_path)
    assert [r.verdict for r in records if r.code == "CROSS-CLASS"] == [verdict] * 2


@pytest.mark.parametrize(("operation", "holds"), [("8.00", True), ("7.00", False)])
def test_a_line_that_is_not_printed_is_what_it_would_sum(
    operation: str, holds: bool, tmp_path: Path
) -> None:
    """12 = 4 for reception and 8 for cars, whose line 购置及运行费 is left out."""
    text = OPERATION_ONLY.replace("8.00", operation)
    (record,) = [
        r for r in checked(text, 2022, "approved", tmp_path) if r.code == "SUM-THREE-PUBLIC"
    ]
    assert record.verdict == (HOLDS if holds else VIOLATED)


def test_an_expense_without_a_line_is_added_by_its_parts_and_cars_are_no_money(
    tmp_path: Path,
) -> None:
    """12.00 = 4.00 + 8.00; the five cars below are neither of them."""
    text = """# 某市某局2022年部门预算

表5

## “三公”经费预算表

单位：万元

| 项目 | 2021年预算数 | 2022年预算数 |
| --- | --- | --- |
| 合计 | 12.00 | 10.00 |
| 公务接待费 | 4.00 | 3.00 |
| 公务用车运行费 | 8.00 | 7.00 |
| 公务用车数量 | 5 | 5 |
"""
    records = checked(text, 2022, "approved", tmp_path)
    found = [r.verdict for r in records if r.code == "SUM-THREE-PUBLIC"]
    assert found == [HOLDS, HOLDS]


def test_codes_on_two_lines_of_narrow_cells_are_whole(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{code}</td><td>{name}</td><td>9.00</td></tr>"
        for code, name in (
            ("201", "一般公共服务支出"),
            ("20137", "网信事务"),
            ("20137<br>01", "行政运行"),
        )
    )
    head = "<tr><td>科目编码</td><td>科目名称</td><td>合计</td></tr>"
    text = f"## 一般公共预算支出表\n\n单位：万元\n\n<table>{head}{rows}</table>\n"
    path = tmp_path / "disclosure.md"
    path.write_text(text, encoding="utf-8")
    reading = read_disclosure(load_document([path]), fiscal_year=2022, phase="approved")
    codes = [check for check in CATALOGUE if check.code in ("CODE-FORM", "COMP-DEPTH")]
    assert [fact.function_code for fact in reading.facts] == ["201", "20137", "2013701"]
    records = run_checks(Disclosure(reading, "某局", "500000", 2022, "approved"), codes).checks
    assert {record.verdict for record in records} == {HOLDS}


def test_a_table_of_final_accounts_is_called_as_it_is_printed(tmp_path: Path) -> None:
    text, year, phase = CASES["final-accounts"]
    records = checked(text, year, phase, tmp_path)
    named = [r.subject for r in records if "支出决算表》" in r.subject]
    assert named
    assert not [r.subject for r in records if "《部门支出总表》" in r.subject]


@pytest.mark.parametrize(
    ("education", "total", "verdict"),
    [("80.00", "100.00", HOLDS), ("85.00", "105.00", VIOLATED), ("90.00", "110.00", VIOLATED)],
)
def test_what_a_fund_spent_is_what_the_summary_says_was_spent_in_the_year(
    education: str, total: str, verdict: str, tmp_path: Path
) -> None:
    """110.00 is 总计, with what is carried over: the table of the fund has 本年支出 only."""
    text = f"""财政拨款收入支出决算总表

单位：万元

| 收入 | | 支出 | | | |
| --- | --- | --- | --- | --- | --- |
| 项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 |
| 一、一般公共预算财政拨款 | 95.00 | 一、教育支出 | 80.00 | 80.00 | 0.00 |
| 二、政府性基金预算财政拨款 | 0.00 | 二、社会保障和就业支出 | 20.00 | 20.00 | 0.00 |
| 本年收入合计 | 95.00 | 本年支出合计 | 100.00 | 100.00 | 0.00 |
| 年初财政拨款结转和结余 | 15.00 | 年末财政拨款结转和结余 | 10.00 | 10.00 | 0.00 |
| 总计 | 110.00 | 总计 | 110.00 | 110.00 | 0.00 |

一般公共预算财政拨款支出决算表

单位：万元

| 科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| 205 | 教育支出 | {education} | 60.00 | {float(education) - 60:.2f} |
| 208 | 社会保障和就业支出 | 20.00 | 20.00 | 0.00 |
| | 合计 | {total} | 80.00 | {float(total) - 80:.2f} |
"""
    records = checked(text, 2022, "executed", tmp_path)
    assert [r.verdict for r in records if r.code == "CROSS-FUNDS"] == [verdict]


@pytest.mark.parametrize(("own", "verdict"), [("0.00", VIOLATED), ("1..00", "undetermined")])
def test_a_row_that_another_table_lacks_may_be_among_what_was_not_read(
    own: str, verdict: str, tmp_path: Path
) -> None:
    head = "单位：万元\n\n| 科目编码 | 科目名称 | 合计 | 财政拨款收入 | 事业收入 |\n| --- | --- |"
    rows = "| 2050201 | 学前教育 | 60.00 | 60.00 | |\n| 2050202 | 小学教育 | 40.00 | 40.00 | |"
    text = (
        f"部门收入总表\n\n{head}\n{rows}\n| | 合计 | 100.00 | 100.00 | |\n\n"
        "部门支出总表\n\n单位：万元\n\n"
        "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| --- | --- |\n"
        f"| 2050201 | 学前教育 | 60.00 | 60.00 | {own} |\n| | 合计 | 100.00 | 60.00 | 40.00 |\n"
    )
    records = checked(text, 2022, "approved", tmp_path)
    lacking = [r for r in records if r.code == "CROSS-ITEM" and "2050202" in r.subject]
    assert [r.verdict for r in lacking] == [verdict]


@pytest.mark.parametrize(("allowance", "verdict"), [("100.00", HOLDS), ("190.00", VIOLATED)])
def test_classes_of_both_kinds_are_summed_by_those_of_the_government(
    allowance: str, verdict: str, tmp_path: Path
) -> None:
    """501 has no class of the department: the total was held against sums and items together."""
    head = (
        "| 政府经济科目编码 | 政府经济科目名称 | 部门经济科目编码 | 部门经济科目名称 | 预算金额 |"
    )
    text = f"""一般公共预算基本支出表

单位：万元

{head}
| --- | --- | --- | --- | --- |
| 合计 | | | | 350.00 |
| 501 | 机关工资福利支出 | | | 350.00 |
| 50101 | 工资奖金津补贴 | 30101 | 基本工资 | 200.00 |
| 50101 | 工资奖金津补贴 | 30102 | 津贴补贴 | {allowance} |
| 50103 | 住房公积金 | 30113 | 住房公积金 | 50.00 |
"""
    records = checked(text, 2020, "approved", tmp_path)
    assert {r.verdict for r in records if r.code == "SUM-HIERARCHY"} >= {verdict}
    assert (VIOLATED in {r.verdict for r in records}) is (verdict == VIOLATED)
    assert "undetermined" not in {r.verdict for r in records if r.code == "SUM-HIERARCHY"}
