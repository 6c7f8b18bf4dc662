"""Summaries that print 收入 and, below it, 支出 in the same columns."""

from __future__ import annotations

import pytest
from made_tables import fact, read, table

from generator.facts.model import Reading

REVENUE = ("一、财政拨款收入|80.00", "二、其他收入|2.00", "本年收入合计|82.00")
EXPENDITURE = ("一、教育支出|79.00", "二、住房保障支出|3.00", "本年支出合计|82.00")


def summary(*rows: str, header: str = "项目|决算数") -> Reading:
    return read(table("部门收支总表", header, *rows), phase="executed")


def sides(reading: Reading) -> dict[str, str]:
    return {f.label: f.direction for f in reading.facts}


def test_a_heading_says_the_side_of_the_rows_below_it() -> None:
    rows = ("收入|", "一、财政拨款|80.00", "收入总计|80.00", "支出|", "一、一般公共服务|80.00")
    reading = summary(*rows, "支出总计|80.00")
    assert sides(reading) == {
        "一、财政拨款": "revenue", "收入总计": "revenue",
        "一、一般公共服务": "expenditure", "支出总计": "expenditure",
    }  # fmt: skip
    assert fact(reading, "一、财政拨款", "收入 / 决算数").item == "revenue/fiscal-appropriation"
    assert fact(reading, "一、一般公共服务", "支出 / 决算数").amount == 800000


def test_without_headings_the_words_of_the_rows_say_it() -> None:
    carried = ("年初结转和结余|1.00", "收入总计|83.00")
    left = ("年末结转和结余|1.00", "支出总计|83.00")
    found = sides(summary(*REVENUE, *carried, *EXPENDITURE, *left))
    assert list(found.values()) == ["revenue"] * 5 + ["expenditure"] * 5


def test_sums_above_their_lines_are_totals_of_their_side() -> None:
    rows = ("一、收入合计|9.00", "1.财政拨款|8.00", "2.事业收入|1.00", "3.单位资金|0.00")
    reading = summary(*rows, "二、支出合计|9.00", "1.基本支出|6.00", "2.项目支出|3.00")
    assert sides(reading)["3.单位资金"] == "revenue"
    assert fact(reading, "一、收入合计", "收入 / 决算数").row_role == "total"
    assert fact(reading, "二、支出合计", "支出 / 决算数").row_role == "total"
    assert fact(reading, "1.基本支出", "支出 / 决算数").expenditure_type == "basic"


def test_a_row_between_both_sides_is_unread_with_the_reason() -> None:
    reading = summary("财政拨款收入|9.00", "一般公共服务|8.00", "公共安全支出|1.00")
    assert sides(reading) == {"财政拨款收入": "revenue", "公共安全支出": "expenditure"}
    assert [(u.text, "没有标明" in u.reason) for u in reading.unread] == [("8.00", True)]


def test_nothing_is_guessed_where_no_row_says_a_side() -> None:
    reading = summary("某局机关|9.00", "某中心|8.00")
    assert not reading.facts
    assert [u.text for u in reading.unread] == ["9.00", "8.00"]


def test_the_header_opens_the_first_side() -> None:
    reading = summary("财政拨款|9.00", "支出|", "人员经费|9.00", header="收入项目|决算数")
    assert sides(reading) == {"财政拨款": "revenue", "人员经费": "expenditure"}


def test_a_heading_with_an_amount_is_no_line_of_its_side() -> None:
    rows = ("收入|83.00", *REVENUE, "年初结转和结余|1.00", "收入总计|83.00")
    reading = summary(*rows, "支出|82.00", *EXPENDITURE, "支出总计|82.00")
    assert fact(reading, "收入", "收入 / 决算数").row_role == "subtotal"
    assert fact(reading, "支出", "支出 / 决算数").row_role == "subtotal"
    assert fact(reading, "一、财政拨款收入", "收入 / 决算数").row_role == "item"


def test_amounts_of_both_sides_in_one_row_are_of_their_own_side() -> None:
    reading = summary(
        "50.00|48.00|2.00|50.00|30.00", header="总收入|财政拨款|其他收入|总支出|基本支出"
    )
    found = {f.column: f.direction for f in reading.facts}
    assert found == {
        "收入 / 总收入": "revenue", "收入 / 财政拨款": "revenue", "收入 / 其他收入": "revenue",
        "支出 / 总支出": "expenditure", "支出 / 基本支出": "expenditure",
    }  # fmt: skip


FUND = ("政府性基金收入|5.00|229 其他支出|4.00", "上年结转|2.00|结转下年|3.00")


def test_the_table_of_one_fund_has_two_sides_where_its_header_says_so() -> None:
    text = table(
        "政府性基金预算收支表", "收入|收入|支出|支出", "项目|金额|项目|金额", *FUND,
        "收入总计|7.00|支出总计|7.00",
    )  # fmt: skip
    reading = read(text)
    assert {f.label: (f.direction, f.fund_source) for f in reading.facts} == {
        "政府性基金收入": ("revenue", "government-fund"),
        "上年结转": ("revenue", "carryover"),
        "收入总计": ("revenue", "government-fund"),
        "229 其他支出": ("expenditure", "government-fund"),
        "结转下年": ("expenditure", "government-fund"),
        "支出总计": ("expenditure", "government-fund"),
    }
    assert {f.table_kind for f in reading.facts} == {"government-fund-expenditure"}
    assert {f.amount for f in reading.facts if f.label == "229 其他支出"} == {40000}


def test_the_words_of_the_sides_may_head_the_names_themselves() -> None:
    reading = read(table("政府性基金预算收支表", "收入|预算数|支出|预算数", *FUND))
    assert sides(reading) == {
        "政府性基金收入": "revenue", "上年结转": "revenue",
        "229 其他支出": "expenditure", "结转下年": "expenditure",
    }  # fmt: skip


def test_sides_that_are_money_beside_names_do_not_name_rows() -> None:
    header = "项目|收入|其中：财政拨款|支出|其中：财政拨款"
    reading = read(table("政府性基金预算收支表", header, "其他支出|5.00|4.00|3.00|2.00"))
    assert {f.published for f in reading.facts} | {u.text for u in reading.unread} == {
        "5.00", "4.00", "3.00", "2.00",
    }  # fmt: skip
    assert {f.direction for f in reading.facts if f.column == "支出"} <= {"expenditure"}


def test_a_list_of_sources_is_of_one_direction() -> None:
    sources = ("一般公共预算拨款|100.00", "上年结转|20.00", "单位资金|30.00", "合计|150.00")
    mixed = read(table("部门资金情况表", "资金来源|金额", *sources))
    assert {f.direction for f in mixed.facts} == {"revenue"}
    plain = read(table("部门资金来源表", "资金来源|金额", sources[0], sources[2]))
    assert {f.direction for f in plain.facts} == {"revenue"}
    spent = read(table("采购资金来源表", "资金来源|金额", sources[0], sources[2]))
    assert {f.direction for f in spent.facts} == {"expenditure"}


def test_balances_above_and_below_the_money_of_the_year_have_sides() -> None:
    rows = (
        "一、上年结转结余|10.00",
        "二、本年收入|100.00",
        "三、本年支出|95.00",
        "四、结转下年|15.00",
    )
    facts = read(table("结转结余资金情况表", "项目|金额", *rows)).facts
    assert [(f.direction, f.fund_source, f.row_role) for f in facts] == [
        ("revenue", "carryover", "item"), ("revenue", "", "item"),
        ("expenditure", "", "item"), ("expenditure", "", "item"),
    ]  # fmt: skip


def test_in_columns_of_balances_the_money_of_the_year_is_not_carried_over() -> None:
    header = "科目编码|科目名称|年初结转结余|本年收入|本年支出|年末结转结余"
    reading = read(table("结转结余资金情况表", header, "2010301|行政运行|1.00|9.00|8.00|2.00"))
    assert {f.column: (f.direction, f.fund_source) for f in reading.facts} == {
        "年初结转结余": ("revenue", "carryover"), "本年收入": ("revenue", ""),
        "本年支出": ("expenditure", ""), "年末结转结余": ("expenditure", ""),
    }  # fmt: skip


@pytest.mark.parametrize("title", ["会议费安排情况表", "购买服务资金来源表", "基本支出资金来源表"])
def test_an_expense_by_its_sources_is_no_list_of_revenue(title: str) -> None:
    sources = ("财政拨款|5.00", "事业收入|3.00", "其他收入|2.00", "合计|10.00")
    facts = read(table(title, "资金来源|预算数", *sources)).facts
    assert {(f.direction, f.item) for f in facts} == {("expenditure", "")}
    assert [f.fund_source for f in facts] == [
        "fiscal-appropriation", "institution-revenue", "other-revenue", "",
    ]  # fmt: skip


def test_expenses_in_the_header_of_their_sources_are_no_revenue() -> None:
    rows = ("一般公共预算拨款|5.00|6.00", "事业收入|3.00|2.00")
    facts = read(table("资金情况表", "项目|会议费|培训费", *rows)).facts
    assert {f.direction for f in facts} == {"expenditure"}


def test_what_is_spent_of_the_money_carried_over_alone_is_of_it() -> None:
    header, sides = "收入|预算数|支出|预算数", ("上年结转|9.00|基本支出|9.00",)
    both = read(table("上年结转资金情况表", header, *sides, "收入总计|9.00|支出总计|9.00"))
    columns = read(table("上年结转资金表", "科目名称|本年支出|基本支出", "行政运行|9.00|9.00"))
    assert {f.fund_source for f in (*both.facts, *columns.facts)} == {"carryover"}
    assert len(both.facts) == 4
    assert len(columns.facts) == 2


def test_where_money_comes_from_is_revenue_whatever_else_the_title_says() -> None:
    for title in ("部门经费来源情况表", "资金来源及使用情况表", "经费拨款表", "非教育收费资金表"):
        facts = read(table(title, "资金来源|金额", "财政拨款|5.00", "上年结转|3.00")).facts
        assert {f.direction for f in facts} == {"revenue"}, title
