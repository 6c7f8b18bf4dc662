"""Every arithmetic check: one error that triggers it; the sound document that must not."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import DOCUMENT, changed, outcome

from generator.checks.catalogue import CATALOGUE
from generator.findings import HOLDS, VIOLATED

ARITHMETIC = [check for check in CATALOGUE if check.group in ("inside", "across")]

UNIT = """# 某市某局2024年部门预算

## 第一部分 部门预算

表3

## 部门支出总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| | 合计 | 160.00 | 145.00 | 15.00 |
| 2010101 | 行政运行 | 145.00 | 145.00 | |
| 2010102 | 一般行政管理事务 | 15.00 | | 15.00 |

## 第二部分 单位预算

表3

## 单位支出总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| | 合计 | 160.00 | 145.00 | 15.00 |
| 2010101 | 行政运行 | 145.00 | 145.00 | |
| 2010102 | 一般行政管理事务 | 15.00 | | 15.00 |
"""
UNIT_WRONG = UNIT[: UNIT.rindex("| 145.00 | 145.00 |")] + (
    UNIT[UNIT.rindex("| 145.00 | 145.00 |") :].replace("| 145.00 | 145.00 |", "| 154.00 | 154.00 |")
)

# code: the printed row, and the row with one number wrong
TRIGGERS = {
    "SUM-ROW": (
        "| 30101 | 基本工资 | 100.00 | 100.00 | |",
        "| 30101 | 基本工资 | 100.00 | 10.00 | |",
    ),
    "SUM-BLANK": (
        "| 30101 | 基本工资 | 100.00 | 100.00 | |",
        "| 30101 | 基本工资 | | 100.00 | |",
    ),
    "SUM-OF-WHICH": (
        "| 2010101 | 行政运行 | 145.00 | 145.00 | 135.00 | |",
        "| 2010101 | 行政运行 | 145.00 | 145.00 | 153.00 | |",
    ),
    "SUM-CHANGE": ("| 二、公务接待费 | 3.00 | 5.00 |", "| 二、公务接待费 | 3.00 | 15.00 |"),
    "SUM-HIERARCHY": ("办公费 | 38.00 | | 38.00 |", "办公费 | 83.00 | | 83.00 |"),
    "SUM-OUTLINE": ("一、一般公共服务支出 | 185.00 |", "一、一般公共服务支出 | 158.00 |"),
    "SUM-SIDES": ("| 200.00 | 支出总计 | 200.00 |", "| 200.00 | 支出总计 | 20.00 |"),
    "SUM-FUND-SIDES": (
        "| 收入总计 | 200.00 | 支出总计 | 200.00 | 200.00 |",
        "| 收入总计 | 200.00 | 支出总计 | 200.00 | 20.00 |",
    ),
    "SUM-THREE-PUBLIC": ("| 二、公务接待费 | 3.00 |", "| 二、公务接待费 | 30.00 |"),
    "SUM-FORM": ("| | 其他资金 | 5.00 |", "| | 其他资金 | 50.00 |"),
    "CROSS-REVENUE": ("| 200.00 | 200.00 | 190.00 |", "| 210.00 | 210.00 | 190.00 |"),
    "CROSS-EXPENDITURE": ("| 200.00 | 160.00 | 40.00 |", "| 210.00 | 170.00 | 40.00 |"),
    "CROSS-APPROPRIATION": (
        "| 200.00 | 本年支出合计 | 200.00 |\n| 收入总计 | 200.00 | 支出总计 | 200.00 |",
        "| 210.00 | 本年支出合计 | 210.00 |\n| 收入总计 | 210.00 | 支出总计 | 210.00 |",
    ),
    "CROSS-FUND-REVENUE": (
        "| 一、一般公共预算拨款收入 | 200.00 |",
        "| 一、一般公共预算拨款收入 | 20.00 |",
    ),
    "CROSS-FUNDS": (
        "| | 合计 | 200.00 | 160.00 | 115.00 | 45.00 | 40.00 |",
        "| | 合计 | 210.00 | 170.00 | 115.00 | 45.00 | 40.00 |",
    ),
    "CROSS-CLASS": ("就业支出 | 15.00 | 15.00 | |\n| 收", "就业支出 | 51.00 | 51.00 | |\n| 收"),
    "CROSS-ITEM": ("管理事务 | 40.00 | | 40.00 |", "管理事务 | 4.00 | | 4.00 |"),
    "CROSS-BASIC": ("| | 合计 | 160.00 | 115.00 | 45.00 |", "| | 合计 | 106.00 | 61.00 | 45.00 |"),
    "CROSS-ECONOMIC-COLUMN": (
        "| 301 | 工资福利支出 | 115.00 | 115.00 | |",
        "| 301 | 工资福利支出 | 151.00 | 151.00 | |",
    ),
    "CROSS-SAME-MONEY": (
        "| 30108 | 机关事业单位基本养老保险缴费 | 15.00 | 15.00 | |",
        "| 30108 | 机关事业单位基本养老保险缴费 | 51.00 | 51.00 | |",
    ),
    "CROSS-THREE-PUBLIC": (
        "公务用车运行维护费 | 4.00 |\n\n表12",
        "公务用车运行维护费 | 40.00 |\n\n表12",
    ),
    "CROSS-ECONOMIC-SUMMARY": ("| | 合计 | 200.00 |\n| 30101", "| | 合计 | 20.00 |\n| 30101"),
    "CROSS-LINE-ITEMS": ("| 30101 | 基本工资 | 100.00 |\n", "| 30101 | 基本工资 | 10.00 |\n"),
    "CROSS-PROJECTS": ("| | 合计 | 40.00 |", "| | 合计 | 4.00 |"),
    "CROSS-PROJECT-FORM": ("| 2010102 | 宣传专项 | 25.00 |", "| 2010102 | 宣传专项 | 52.00 |"),
    "CROSS-DEPARTMENT-FORM": ("部门支出预算数 | 200.00 |", "部门支出预算数 | 20.00 |"),
}


def test_the_sound_documents_hold(tmp_path: Path) -> None:
    for text in (DOCUMENT, UNIT):
        assert [
            c for c in outcome(text, tmp_path).checks if c.verdict != HOLDS and c.expected
        ] == []


@pytest.mark.parametrize("check", ARITHMETIC, ids=lambda check: check.code)
def test_every_check_runs_on_a_sound_document_and_holds(check, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = UNIT if check.code == "CROSS-LEVELS" else DOCUMENT
    verdicts = {c.verdict for c in outcome(text, tmp_path).checks if c.code == check.code}
    assert verdicts == {HOLDS}


@pytest.mark.parametrize("check", ARITHMETIC, ids=lambda check: check.code)
def test_every_check_sees_an_error(check, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    if check.code == "CROSS-LEVELS":
        text = UNIT_WRONG
    else:
        text = changed(DOCUMENT, *TRIGGERS[check.code])
    found = outcome(text, tmp_path)
    broken = [c for c in found.checks if c.code == check.code and c.verdict == VIOLATED]
    assert broken
    assert all(c.expected and c.found and c.difference and "(line:" in c.operands for c in broken)
    told = [f for f in found.findings if f.code == check.code and f.verdict == VIOLATED]
    assert {f.audience for f in told} >= {"reader"}
    assert all(f.message and f.message_en and f.explanation and f.source for f in told)


def test_every_check_is_documented() -> None:
    codes = [check.code for check in CATALOGUE]
    assert len(codes) == len(set(codes))
    for check in ARITHMETIC:
        assert check.title, check.code
        assert check.title_en, check.code
        assert "依据" in check.rule, check.code


def test_income_outside_the_appropriation_is_another_scope(tmp_path: Path) -> None:
    """The best-known false alarm: all funds against the general public budget."""
    text = changed(
        DOCUMENT,
        "| | 合计 | 200.00 | 200.00 | 190.00 | |",
        "| | 合计 | 300.00 | 200.00 | 190.00 | 100.00 |",
    )
    found = [c for c in outcome(text, tmp_path).checks if c.code == "CROSS-APPROPRIATION"]
    assert {c.verdict for c in found} == {"undetermined"}
    assert all("口径不同" in c.reason for c in found)


def test_a_fund_table_declared_empty_contradicts_money_in_the_summary(tmp_path: Path) -> None:
    text = changed(
        DOCUMENT, "就业支出 | 15.00 | 15.00 | |\n| 收", "就业支出 | 15.00 | | 15.00 |\n| 收"
    ).replace("| 支出总计 | 200.00 | 200.00 | |", "| 支出总计 | 200.00 | 185.00 | 15.00 |")
    text += """
表8

## 政府性基金预算支出表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| | | | | |

备注：本单位无政府性基金预算收支，故此表无数据。
"""
    found = [c for c in outcome(text, tmp_path).checks if c.code == "CROSS-FUNDS"]
    assert any(c.verdict == VIOLATED and "空表" in c.subject for c in found)


def test_project_forms_without_a_project_table_are_no_error(tmp_path: Path) -> None:
    start, end = DOCUMENT.index("表10"), DOCUMENT.index("表11")
    found = outcome(DOCUMENT[:start] + DOCUMENT[end:], tmp_path).checks
    forms = [c for c in found if c.code == "CROSS-PROJECT-FORM"]
    assert {c.verdict for c in forms} == {"undetermined"}


def test_a_list_that_breaks_off_is_one_finding(tmp_path: Path) -> None:
    """Named after the line-item table whose pages were missing: told once, not by column."""
    text = changed(DOCUMENT, "| 30201 | 办公费 | 38.00 | | 38.00 |\n", "")
    found = outcome(text, tmp_path)
    broken = [c for c in found.checks if c.code == "SUM-HIERARCHY" and c.verdict == VIOLATED]
    assert len(broken) == 1
    finding = next(f for f in found.findings if f.code == "SUM-HIERARCHY")
    assert finding.severity == "warning"
    assert finding.explanation.startswith("各行相加少38.00万元")
    assert "栏同样" in finding.message
    lists = [c for c in found.checks if c.code == "CROSS-LINE-ITEMS"]
    assert {c.verdict for c in lists} == {HOLDS}


def test_a_table_that_ends_at_the_group_lacks_no_item(tmp_path: Path) -> None:
    """The revenue table prints 人大事务 (款) without its items: only its amount is compared."""
    items = (
        "| 2010101 | 行政运行 | 145.00 | 145.00 | 135.00 | |\n"
        "| 2010102 | 一般行政管理事务 | 40.00 | 40.00 | 40.00 | |\n"
    )
    checks = outcome(changed(DOCUMENT, items, ""), tmp_path).checks
    assert [c for c in checks if c.code == "CROSS-ITEM" and c.verdict != HOLDS] == []
    one = items.splitlines(keepends=True)[0]
    checks = outcome(changed(DOCUMENT, one, ""), tmp_path).checks  # the other item is there
    assert [c for c in checks if c.code == "CROSS-ITEM" and c.verdict == VIOLATED]
