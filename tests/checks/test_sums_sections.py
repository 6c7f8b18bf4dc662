"""Numbered lines below headings without amounts: 四、政府采购支出信息 over （一） and 1."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import outcome

HEAD = """# 某市某局2024年部门决算

## {title}

单位：万元

| 项目 | 行次 | 决算数 |
| --- | --- | --- |
| 一、机关运行经费 | 1 | 231.50 |
"""
PARTS = """| （一）行政单位 | 2 | 201.50 |
| （二）参照公务员法管理事业单位 | 3 | 30.00 |
"""
PURCHASES = """| 三、政府采购支出信息 | 12 | — |
| （一）政府采购支出合计 | 13 | 160.00 |
| 1.政府采购货物支出 | 14 | 60.00 |
| 2.政府采购工程支出 | 15 | 70.00 |
| 3.政府采购服务支出 | 16 | 30.00 |
| （二）政府采购授予中小企业合同金额 | 17 | 90.00 |
"""


def verdicts(rows: str, directory: Path, title: str) -> list[str]:
    checks = outcome(HEAD.format(title=title) + rows, directory).checks
    return sorted(c.verdict for c in checks if c.code == "SUM-OUTLINE")


@pytest.mark.parametrize("title", ["机构运行信息表", "某某情况明细表", "机关运行经费支出表"])
def test_a_new_section_is_no_part_of_the_one_before(title: str, tmp_path: Path) -> None:
    assert verdicts(PARTS + PURCHASES, tmp_path, title) == ["holds", "holds"]


@pytest.mark.parametrize("title", ["机构运行信息表", "机关运行经费支出表"])
def test_nor_where_the_one_before_has_no_parts(title: str, tmp_path: Path) -> None:
    blank = "| 二、国有资产占用情况 | 4 | — |\n"
    assert verdicts(blank + PURCHASES, tmp_path, title) == ["holds"]


def test_purchases_that_do_not_add_up_are_seen(tmp_path: Path) -> None:
    wrong = PURCHASES.replace("| 60.00", "| 66.00")
    assert "holds" not in verdicts(wrong, tmp_path, "机关运行经费支出表")


PROJECTS = """# 某县财政局2022年部门预算

## 专项业务经费支出表

单位：万元

| 单位（项目）名称 | 项目金额 | 项目简介 |
| --- | --- | --- |
| 合计 | 158.00 | |
| 某县财政局 | 158.00 | |
| 通用项目 | 30.00 | |
| 办公用房维修 | 30.00 | {} |
| 专用项目 | 128.00 | |
| 信息化建设 | 100.00 | {} |
| 宣传经费 | 28.00 | {} |
"""


@pytest.mark.parametrize(
    ("said", "verdict"), [(("修", "建", "宣"), {"holds"}), (("", "", ""), {"undetermined"})]
)
def test_units_and_projects_in_one_column_are_not_added_twice(
    said: tuple[str, ...], verdict: set[str], tmp_path: Path
) -> None:
    checks = outcome(PROJECTS.format(*said), tmp_path).checks
    assert {c.verdict for c in checks if c.code.startswith("SUM-")} == verdict


BALANCES = """# 某县财政局2023年度部门决算

## 收入支出决算总表

单位：万元

| 收入 | | 支出 | |
| --- | --- | --- | --- |
| 项目 | 决算数 | 项目 | 决算数 |
| 一、一般公共预算财政拨款收入 | 100.00 | 一、一般公共服务支出 | 95.00 |
| 本年收入合计 | 100.00 | 本年支出合计 | 95.00 |
| 使用非财政拨款结余 | 0.00 | 结余分配 | 0.00 |
| 年初结转和结余 | {} | 年末结转和结余 | {} |
| {}基本支出结转 | 4.00 | {}基本支出结转 | 6.00 |
| 项目支出结转和结余 | 10.00 | 项目支出结转和结余 | 13.00 |
| 经营结余 | 1.00 | 经营结余 | 1.00 |
| 总计 | 115.00 | 总计 | 115.00 |
"""


@pytest.mark.parametrize("word", ["", "其中："])
@pytest.mark.parametrize(
    ("balances", "verdict"),
    [(("15.00", "20.00"), {"holds"}), (("", ""), {"holds", "undetermined"})],
)
def test_a_balance_is_summed_once(
    word: str, balances: tuple[str, str], verdict: set[str], tmp_path: Path
) -> None:
    checks = outcome(BALANCES.format(*balances, word, word), tmp_path).checks
    assert {c.verdict for c in checks if c.code.startswith("SUM-")} <= verdict


def test_kinds_that_do_not_make_up_their_balance_are_seen(tmp_path: Path) -> None:
    wrong = BALANCES.format("15.00", "20.00", "", "").replace("| 10.00 |", "| 11.00 |")
    checks = outcome(wrong, tmp_path).checks
    assert "violated" in {c.verdict for c in checks if c.code == "SUM-OUTLINE"}


TWO_FUNDS = """# 某县河口镇人民政府2023年部门预算

## 部门收入总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 一般公共预算拨款收入 | 政府性基金预算拨款收入 |
| --- | --- | --- | --- | --- |
| | 合计 | 300.00 | 200.00 | 100.00 |

## 部门支出总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| | 合计 | 300.00 | 150.00 | 150.00 |

## 一般公共预算支出表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| | 合计 | 200.00 | 150.00 | 50.00 |

## 项目支出表

单位：万元

| 项目名称 | 合计 | 一般公共预算 | 政府性基金预算 |
| --- | --- | --- | --- |
| 合计 | {} | {} | 100.00 |
| 道路硬化 | {} | {} | 100.00 |
"""


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (("150.00", "50.00"), ["holds", "holds"]),  # 150 with the fund, 50 of the general budget
        (("190.00", "90.00"), ["violated", "violated"]),
    ],
)
def test_projects_of_two_funds_are_compared_fund_by_fund(
    said: tuple[str, str], verdicts: list[str], tmp_path: Path
) -> None:
    checks = outcome(TWO_FUNDS.format(*said, *said), tmp_path).checks
    assert [c.verdict for c in checks if c.code == "CROSS-PROJECTS"] == verdicts


ONE_FUND_DIVIDED = """\
# 某市某局2024年部门预算

## 部门支出总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 一般公共预算 |||单位资金 |
| --- | --- | --- | --- | --- | --- | --- |
| | | | 小计 | 基本支出 | 项目支出 | |
| 2040601 | 行政运行 | 150.00 | 150.00 | 150.00 | | |
| 2040604 | 基层司法业务 | 52.00 | 50.00 | | 50.00 | 2.00 |
| | 合计 | 202.00 | 200.00 | 150.00 | 50.00 | 2.00 |

## 项目支出表

单位：万元

| 项目名称 | 科目编码 | 科目名称 | 合计 | 一般公共预算 | 单位资金 |
| --- | --- | --- | --- | --- | --- |
| 普法 | 2040604 | 基层司法业务 | {} | {} | 2.00 |
| 合计 | | | {} | {} | 2.00 |
"""


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (("52.00", "50.00"), ["holds", "holds"]),  # the total and the class
        (("62.00", "60.00"), ["violated", "undetermined"]),
    ],
)
def test_projects_are_compared_with_those_of_the_fund_whose_projects_are_told(
    said: tuple[str, str], verdicts: list[str], tmp_path: Path
) -> None:
    checks = outcome(ONE_FUND_DIVIDED.format(*said, *said), tmp_path).checks
    assert [c.verdict for c in checks if c.code == "CROSS-PROJECTS"] == verdicts


CENTRAL = """\
# 某市某局2024年部门预算

## 一般公共预算支出表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| 2012604 | 档案馆 | 200.00 | 80.00 | 120.00 |
| | 合计 | 200.00 | 80.00 | 120.00 |

## 项目支出表

单位：万元

| 项目名称 | 合计 | 本年拨款 | {} | 单位资金 |
| --- | --- | --- | --- | --- |
| | | 一般公共预算 | 一般公共预算 | |
| 档案保护 | 127.00 | 120.00 | 5.00 | 2.00 |
| 合计 | 127.00 | 120.00 | 5.00 | 2.00 |
"""


@pytest.mark.parametrize(
    ("word", "verdicts"),
    [("财政拨款结转", ["holds"]), ("另行安排", [])],  # two columns of one fund: not compared
)
def test_projects_with_money_carried_over_are_not_those_of_the_general_budget(
    word: str, verdicts: list[str], tmp_path: Path
) -> None:
    checks = outcome(CENTRAL.format(word), tmp_path).checks
    assert [c.verdict for c in checks if c.code == "CROSS-PROJECTS"] == verdicts


UNKNOWN_FUNDS = """\
# 某市某局2024年部门预算

## 一般公共预算支出表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| 2130305 | 水利工程建设 | 100.00 | 60.00 | 40.00 |
| | 合计 | 100.00 | 60.00 | 40.00 |

## 项目支出表

单位：万元

| 项目名称 | 项目金额 |
| --- | --- |
| 合计 | 55.00 |
| 河道整治 | 40.00 |
| 移民扶持 | 15.00 |
"""


def test_projects_of_no_named_fund_are_not_held_against_the_general_budget(tmp_path: Path) -> None:
    checks = outcome(UNKNOWN_FUNDS, tmp_path).checks
    assert [c.verdict for c in checks if c.code == "CROSS-PROJECTS"] == ["undetermined"]


YEAR_ON_TOP = """# 某县财政局2024年部门预算

## 部门收支总表

单位：万元

| 收入 | 预算数 | 支出 | 预算数 |
| --- | --- | --- | --- |
| 本年收入合计 | 100.00 | 本年支出合计 | 110.00 |
| 上年结转 | 10.00 | | |
| 收入总计 | {} | 支出总计 | 110.00 |
"""


@pytest.mark.parametrize(("total", "wrong"), [("110.00", False), ("120.00", True)])
def test_what_was_carried_over_is_no_part_of_the_year_above_it(
    total: str, wrong: bool, tmp_path: Path
) -> None:
    checks = outcome(YEAR_ON_TOP.format(total), tmp_path).checks
    said = {c.verdict for c in checks if c.code == "SUM-OUTLINE"}
    assert ("violated" in said) == wrong
    assert "holds" in said


def test_classes_without_codes_below_their_offices_are_no_offices(tmp_path: Path) -> None:
    text = """\
# 某市某局2018年部门预算

## 部门预算基本支出预算表

单位：万元

| 支出项目类别（资金使用单位） | 总计 | 财政拨款 |
| --- | --- | --- |
| 合计 | 300.00 | 300.00 |
| 某市人力资源和社会保障局 | 200.00 | 200.00 |
| 工资和福利支出 | 150.00 | 150.00 |
| 商品和服务支出 | 50.00 | 50.00 |
| 某市技师学院 | 100.00 | 100.00 |
| 工资和福利支出 | 90.00 | 90.00 |
| 商品和服务支出 | 10.00 | 10.00 |
"""
    checks = outcome(text, tmp_path).checks
    assert {c.verdict for c in checks if c.code == "SUM-HIERARCHY"} == {"holds"}
