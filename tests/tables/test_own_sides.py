"""Tables of no known kind whose header says 收入 and 支出 side by side."""

from __future__ import annotations

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure


def _read(title: str, *rows: str, year: int = 2017) -> Reading:
    lines = "\n".join(row.replace("|", "\t") for row in rows)
    text = f"{title}\n\n单位：万元\n\n{lines}\n"
    return read_disclosure(parse_text(text, "t"), fiscal_year=year, phase="approved")


_UNION = (
    "收入|||支出||",
    "科目编码|科目名称|预算数|科目编码|科目名称|预算数",
    "401|会费收入|3.00|501|职工活动支出|5.00",
    "402|拨缴经费收入|9.00|502|维权支出|6.00",
    "408|其他收入|1.00|508|其他支出|2.00",
    "|收入合计|13.00||支出合计|13.00",
)


def test_what_stands_under_revenue_is_revenue_whatever_the_title() -> None:
    reading = _read("2017年工会经费收支预算表", *_UNION)
    sides = {fact.label: fact.direction for fact in reading.facts}
    assert sides == {
        "会费收入": "revenue",
        "拨缴经费收入": "revenue",
        "其他收入": "revenue",
        "收入合计": "revenue",
        "职工活动支出": "expenditure",
        "维权支出": "expenditure",
        "其他支出": "expenditure",
        "支出合计": "expenditure",
    }


def test_accounts_of_a_trade_union_are_no_economic_classes_of_the_government() -> None:
    reading = _read("2017年工会经费收支预算表", *_UNION)
    assert {fact.government_economic_code for fact in reading.facts} == {""}


def test_classes_of_the_government_stay_so_where_names_are_theirs() -> None:
    reading = _read(
        "支出情况表",
        "科目编码|科目名称|预算数",
        "501|机关工资福利支出|5.00",
        "502|机关商品和服务支出|6.00",
        "509|对个人和家庭补助|2.00",
        year=2023,
    )
    codes = {fact.government_economic_code for fact in reading.facts}
    assert codes == {"501", "502", "509"}


def test_revenue_and_expenditure_over_money_alone_are_no_sides() -> None:
    reading = _read("资金收付情况表", "项目名称|收入|支出", "食堂改造|5.00|3.00", "合计|5.00|3.00")
    assert {(fact.column, fact.direction) for fact in reading.facts} <= {
        ("收入", "revenue"),
        ("支出", "expenditure"),
    }


def test_sums_of_revenue_and_expenditure_one_below_the_other_divide_a_table() -> None:
    reading = _read(
        "部门决算收支简表",
        "项目|年初预算|决算",
        "总收入|1.25|1.37",
        "一般公共预算财政拨款|1.20|1.30",
        "其他收入|0.05|0.07",
        "总支出|1.25|1.33",
        "基本支出|0.85|0.90",
    )
    sides = {fact.label: fact.direction for fact in reading.facts}
    revenue = {label for label, side in sides.items() if side == "revenue"}
    assert revenue == {"总收入", "一般公共预算财政拨款", "其他收入"}
    funds = {fact.label: fact.fund_source for fact in reading.facts}
    assert funds["其他收入"] == "other-revenue"


def test_a_row_named_after_revenue_is_revenue_in_a_table_of_no_known_kind() -> None:
    reading = _read(
        "增值收益分配表",
        "项目|上年数|本年数",
        "一、业务收入|30.00|40.00",
        "其中：利息收入|20.00|25.00",
        "二、业务支出|10.00|15.00",
        "三、增值收益|20.00|25.00",
    )
    sides = {fact.label: fact.direction for fact in reading.facts}
    assert sides == {
        "一、业务收入": "revenue",
        "其中：利息收入": "revenue",
        "二、业务支出": "expenditure",
        "三、增值收益": "expenditure",
    }


def test_names_of_revenue_and_of_expenditure_head_the_two_sides() -> None:
    reading = _read(
        "资金平衡简况表",
        "收入项目|预算数|支出项目|预算数",
        "一、本年财政拨款|9.00|一、自然资源海洋气象等支出|9.00",
        "二、上年财政拨款结转|2.00|二、结转下年|2.00",
        "合计|11.00|合计|11.00",
    )
    sides = {(fact.label, fact.direction) for fact in reading.facts}
    assert sides == {
        ("一、本年财政拨款", "revenue"),
        ("二、上年财政拨款结转", "revenue"),
        ("合计", "revenue"),
        ("一、自然资源海洋气象等支出", "expenditure"),
        ("二、结转下年", "expenditure"),
        ("合计", "expenditure"),
    }


def test_a_short_summary_is_a_summary() -> None:
    reading = _read(
        "2023年部门财政拨款收支预算简表", "收入|预算数|支出|预算数", "拨款|9.00|支出|9.00"
    )
    kinds = [t.table_kind for t in reading.tables if t.status == "parsed"]
    assert kinds == ["fiscal-appropriation-summary"]


def test_lists_of_revenue_and_of_expenditure_below_words_that_say_neither() -> None:
    reading = _read(
        "2017年一般公共预算平衡表",
        "科目名称|执行数|科目名称|执行数",
        "收入总量|12.00|支出总量|12.00",
        "税收收入|9.00|教育支出|8.00",
        "转移性收入|3.00|转移性支出|4.00",
    )
    found = {fact.label: (fact.direction, fact.column) for fact in reading.facts}
    assert found["收入总量"] == ("revenue", "收入 / 执行数")
    assert found["教育支出"] == ("expenditure", "支出 / 执行数")
