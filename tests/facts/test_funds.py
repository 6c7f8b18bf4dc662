"""Which money an amount is of, where the kind of the table alone would say it wrongly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_tables import read, table

from generator.documents.text import parse_text
from generator.facts.read import read_disclosure


def test_a_table_that_shows_its_own_fund_as_a_part_is_of_others_too() -> None:
    text = """“三公”经费情况表

单位：万元

| 项目 | 本年预算数 | 其中：公共预算财政拨款 |
| --- | --- | --- |
| 合计 | 34.35 | 32.65 |
| 1.因公出国（境）费用 | 1.70 | 0 |
| 2.公务接待费 | 32.65 | 32.65 |
"""
    reading = read_disclosure(parse_text(text, "a.md", "md"), fiscal_year=2015, phase="approved")
    assert [(fact.published, fact.fund_source) for fact in reading.facts][:2] == [
        ("34.35", ""),
        ("32.65", "general-public-budget"),
    ]


def test_what_is_used_of_earlier_surpluses_is_of_the_fund_of_institutions() -> None:
    """使用非财政拨款结余 is what 用事业基金弥补收支差额 is called since 2019."""
    text = """收入支出决算总表

单位：万元

| 收入 | | 支出 | |
| --- | --- | --- | --- |
| 项目 | 决算数 | 项目 | 决算数 |
| 一、一般公共预算财政拨款收入 | 90.00 | 一、一般公共服务支出 | 95.00 |
| 本年收入合计 | 90.00 | 本年支出合计 | 95.00 |
| 使用非财政拨款结余（含专用结余） | 5.00 | 结余分配 | 0.00 |
| 总计 | 95.00 | 总计 | 95.00 |
"""
    reading = read_disclosure(parse_text(text, "a.md", "md"), fiscal_year=2023, phase="executed")
    used = next(fact for fact in reading.facts if fact.published == "5.00")
    assert (used.item, used.fund_source) == ("revenue/institution-fund", "institution-fund")


def test_a_sum_of_several_sources_of_own_money_is_of_none() -> None:
    header = ("单位名称|一般公共预算|单位资金|单位资金|单位资金", "||小计|事业收入|其他收入")
    reading = read(table("部门收入总表", *header, "合计|60.00|40.00|30.00|10.00"))
    assert {f.column: f.fund_source for f in reading.facts} == {
        "一般公共预算": "general-public-budget",
        "单位资金 / 小计": "",
        "单位资金 / 事业收入": "institution-revenue",
        "单位资金 / 其他收入": "other-revenue",
    }


SOURCES = ("合计|70.00|50.00|20.00", "一般公共预算|45.00|45.00|", "事业收入|25.00|5.00|20.00")


def test_spending_divided_by_its_sources_is_all_expenditure() -> None:
    header = "资金来源|2023年预算|其中：基本支出|其中：项目支出"
    reading = read(table("部门预算资金来源结构表", header, *SOURCES))
    assert {f.direction for f in reading.facts} == {"expenditure"}
    assert [f.fund_source for f in reading.facts if f.row == 3] == ["institution-revenue"] * 3


def test_revenue_beside_spending_by_source_stays_revenue() -> None:
    header = "资金来源|合计|收入数|支出数"
    reading = read(table("资金来源情况表", header, "事业收入|25.00|25.00|20.00"))
    found = {f.column: f.direction for f in reading.facts}
    assert found["收入数"] == "revenue"
    assert found["支出数"] == "expenditure"


def test_a_part_of_the_money_of_a_fund_is_of_that_fund() -> None:
    """其中：中央转移支付 below 一般公共预算拨款 was of 财政拨款, as the table is."""
    rows = (
        "收入||支出||||".removesuffix("|"),
        "项目|金额|项目|合计|一般公共预算|政府性基金预算",
        "一、一般公共预算拨款|90.00|（一）农林水支出|90.00|90.00|",
        "其中：中央转移支付|55.00|（二）城乡社区支出|10.00||10.00",
        "省级财力安排|35.00||||",
        "二、政府性基金预算拨款|10.00||||",
        "收入总计|100.00|支出总计|100.00|90.00|10.00",
    )
    facts = read(table("财政拨款收支总表", *rows)).facts
    funds = {f.label: f.fund_source for f in facts if f.direction == "revenue"}
    assert funds == {
        "一、一般公共预算拨款": "general-public-budget",
        "其中：中央转移支付": "general-public-budget",
        "省级财力安排": "general-public-budget",
        "二、政府性基金预算拨款": "government-fund",
        "收入总计": "fiscal-appropriation",
    }


def test_a_part_that_names_its_own_fund_keeps_it() -> None:
    rows = (
        "项目|金额",
        "一、财政拨款|90.00",
        "其中：一般公共预算|80.00",
        "政府性基金预算|10.00",
        "二、事业收入|20.00",
        "其中：财政专户管理资金|15.00",
        "收入总计|110.00",
    )
    facts = read(table("部门收入总表", *rows)).facts
    assert [f.fund_source for f in facts] == [
        "fiscal-appropriation",
        "general-public-budget",
        "government-fund",
        "institution-revenue",
        "fiscal-account",
        "",
    ]


@pytest.mark.parametrize("fund", ["5.00", ""])
def test_what_is_more_than_the_line_above_it_is_no_part_of_its_fund(fund: str) -> None:
    rows = (
        "一般公共预算拨款收入|100.00",
        f"政府性基金预算拨款收入|{fund}",
        "其中：上级转移支付|30.00",
    )
    facts = read(table("部门收入总表", "项目|预算数", *rows)).facts
    assert (facts[-1].label, facts[-1].fund_source) == ("其中：上级转移支付", "")


def test_three_public_expenses_by_source_are_not_all_of_the_general_budget() -> None:
    rows = ("一般公共预算拨款|5.00", "单位资金|3.00", "合计|8.00")
    facts = read(table("“三公”经费资金来源情况表", "资金来源|公务接待费", *rows)).facts
    assert [f.fund_source for f in facts] == ["general-public-budget", "other-revenue", ""]


@pytest.mark.parametrize("word", ["一般公共预算财政拨款", "公共预算财政拨款", "公共财政预算拨款"])
def test_the_general_public_budget_by_its_names_of_all_years(word: str) -> None:
    reading = read(
        table(
            "财政拨款收入支出决算总表",
            "收入|收入|支出|支出",
            "项目|金额|项目（按功能分类）|合计",
            f"一、{word}|100.00|一、一般公共服务支出|115.00",
            "二、政府性基金预算财政拨款|0.00||",
            "本年收入合计|100.00|本年支出合计|115.00",
            "年初财政拨款结转和结余|20.00|年末财政拨款结转和结余|5.00",
            f"{word}|20.00||",
            "政府性基金预算财政拨款|0.00||",
            "总计|120.00|总计|120.00",
        ),
        year=2017,
        phase="executed",
    )
    named = [(f.amount, f.item, f.fund_source) for f in reading.facts if word in f.label]
    assert named == [
        (Decimal(1_000_000), "revenue/general-public-budget", "general-public-budget"),
        (Decimal(200_000), "revenue/carryover/general-public-budget", "carryover"),
    ]


@pytest.mark.parametrize("word", ["公共财政预算财政拨款", "一般公共财政预算财政拨款收入"])
def test_a_column_of_the_general_public_budget_by_its_early_names(word: str) -> None:
    row = "2011701|行政运行|110.00|100.00|10.00"
    header = f"科目编码|科目名称|本年收入合计|{word}|事业收入"
    facts = read(table("收入决算表", header, row), year=2014, phase="executed").facts
    assert [f.fund_source for f in facts] == ["", "general-public-budget", "institution-revenue"]


def _sources(*rows: str) -> list[str]:
    reading = read(table("收入预算表", "项目|预算数", *rows))
    return [fact.fund_source for fact in reading.facts]


def test_lines_that_make_the_amount_of_a_source_are_of_its_fund() -> None:
    rows = ("一、一般公共预算拨款|90.00", "1.经费拨款|{}", "2.非税收入安排的资金|20.00")
    other = ("二、事业收入|10.00", "收入总计|100.00")
    fund = "general-public-budget"
    sound = [row.format("70.00") for row in rows]
    assert _sources(*sound, *other) == [fund, fund, fund, "institution-revenue", ""]
    wrong = [row.format("60.00") for row in rows]
    assert _sources(*wrong, *other)[1:3] == ["", ""]


def test_a_column_of_remittances_is_of_that_source() -> None:
    text = table("收入预算表", "科目名称|合计|附属单位缴款", "教育支出|9.00|9.00")
    found = {fact.column: fact.fund_source for fact in read(text).facts}
    assert found["附属单位缴款"] == "subordinate-remittance"


def test_the_appropriation_of_a_table_of_one_fund_is_of_that_fund() -> None:
    header = "科目编码|科目名称|总计|本年财政拨款|上年结转"
    row = "201|一般公共服务支出|9.00|8.00|1.00"
    found = [f.fund_source for f in read(table("一般公共预算支出表", header, row)).facts]
    assert found == ["general-public-budget", "general-public-budget", "carryover"]
    wide = [f.fund_source for f in read(table("部门支出总表", header, row)).facts]
    assert wide == ["", "fiscal-appropriation", "carryover"]
