"""Totals said in the prose against those of the tables: which of several totals is meant."""

from __future__ import annotations

import pytest
from said_statements import YEAR, fact, said

from generator.facts.model import Fact, NarrativeBlock, PublishedTable, Reading
from generator.facts.statements import read_statements


def total(
    key: str, amount: str, kind: str, direction: str, label: str = "合计", **changes: object
) -> Fact:
    """A total of a table in 万元 with two decimals."""
    of_table: dict[str, object] = {
        "table_id": kind, "table_kind": kind, "row": 9, "label": label, "column": "金额",
        "direction": direction, "phase": "executed", "source": "table:1!r9c2",
    }  # fmt: skip
    return fact(key, amount, **(of_table | changes))


def verdicts(text: str, *facts: Fact, levels: tuple[str, ...] = ()) -> list[str]:
    """The verdicts on a sentence of a Word file, which has no lines."""
    tables = tuple(
        PublishedTable(f"t-{n}", n, "", "总表", "other", level, "万元", "parsed", "", f"table:{n}")
        for n, level in enumerate(levels, 1)
    )
    block = NarrativeBlock(1, "", 0, text, "paragraph:1")
    reading = Reading(tables, facts, (), (block,), (), ())
    return [statement.verdict for statement in read_statements(reading, YEAR)]


@pytest.mark.parametrize(
    ("levels", "expected"), [(("unit",), "differs"), (("department", "unit"), "not-in-tables")]
)
def test_prose_speaks_of_the_unit_where_all_tables_do(
    levels: tuple[str, ...], expected: str
) -> None:
    fact = total("f-1", "630.48", "revenue-summary", "revenue", reporting_level="unit")
    assert verdicts("收入总预算603.48万元。", fact, levels=levels) == [expected]


def accounts() -> tuple[Fact, ...]:
    """The totals of final accounts: 总计 holds what is carried over, 合计 the year alone."""
    summary, fiscal = "revenue-expenditure-summary", "fiscal-appropriation-summary"
    appropriated = {"fund_source": "fiscal-appropriation"}
    public = {"fund_source": "general-public-budget"}
    return (
        total("f-1", "4156.00", summary, "revenue", "总计"),
        total("f-2", "4156.00", summary, "expenditure", "总计"),
        total("f-3", "4097.78", "revenue-summary", "revenue"),
        total("f-4", "4106.00", "expenditure-summary", "expenditure"),
        total("f-5", "4120.40", fiscal, "revenue", "总计", **appropriated),
        total("f-6", "4120.40", fiscal, "expenditure", "总计", **appropriated),
        total("f-7", "3800.40", fiscal, "expenditure", "总计", column_role="part", **public),
        total("f-8", "3750.40", "general-public-expenditure", "expenditure", **public),
        total("f-9", "4062.18", "revenue-summary", "revenue", column_role="part", **appropriated),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年度收、支总计均为4156.00万元。", "agrees"),
        ("2023年度收、支总计均为4165.00万元。", "differs"),
        ("本年收入合计4097.78万元。", "agrees"),
        ("本年收入合计4079.78万元。", "differs"),
        ("本年支出合计4160.00万元。", "differs"),
        ("2023年度财政拨款收、支总计均为4210.40万元。", "differs"),
        ("2023年度一般公共预算财政拨款支出3570.40万元。", "differs"),
        ("2023年度一般公共预算财政拨款支出总额3570.40万元。", "not-in-tables"),
        ("2023年度一般公共预算财政拨款支出3800.40万元。", "agrees"),
    ],
)
def test_the_total_of_the_year_and_that_with_what_is_carried_over(text: str, expected: str) -> None:
    assert verdicts(text, *accounts()) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年度支出总计1000.00万元。", "not-in-tables"),
        ("2023年度财政拨款支出总计1000.00万元。", "not-in-tables"),
        ("2023年度支出总计950.00万元。", "agrees"),
        ("本年支出合计1000.00万元。", "differs"),
    ],
)
def test_a_sum_of_what_was_spent_contradicts_no_total_with_what_is_carried_over(
    text: str, expected: str
) -> None:
    spent = total("f-1", "950.00", "expenditure-summary", "expenditure", column="本年支出合计")
    assert verdicts(text, spent) == [expected]


def test_a_table_of_both_sides_contradicts_a_total_whatever_its_row_is_called() -> None:
    both = total("f-1", "950.00", "revenue-expenditure-summary", "expenditure", "合计")
    assert verdicts("2023年度支出总计1000.00万元。", both) == ["differs"]


def test_a_column_nothing_is_known_of_is_no_total() -> None:
    facts = (
        total("f-1", "3930.24", "revenue-expenditure-summary", "revenue", "收入总计"),
        total("f-2", "3930.24", "revenue-summary", "revenue"),
        total("f-3", "40.00", "revenue-summary", "revenue", column="本年", column_role="part"),
    )
    assert verdicts("2023年收入总预算3903.24万元。", *facts) == ["differs"]
    assert verdicts("2023年收入预算40.00万元。", *facts) == ["agrees"]
    assert verdicts("2023年单位资金收入45.00万元。", *facts) == ["not-in-tables"]


def test_the_adjusted_budget_is_a_column_of_its_own() -> None:
    kind, fund = "general-public-expenditure", {"fund_source": "general-public-budget"}
    columns = (
        total("f-1", "694.57", kind, "expenditure", column="年初预算数", phase="approved", **fund),
        total("f-2", "732.52", kind, "expenditure", column="调整预算数", phase="approved", **fund),
        total("f-3", "705.82", kind, "expenditure", column="决算数", **fund),
    )
    text = (
        "一般公共预算财政拨款支出年初预算为694.57万元，调整预算为732.52万元，支出决算为705.82万元。"
    )
    assert verdicts(text, *columns) == ["agrees", "agrees", "agrees"]


def test_a_table_of_no_known_kind_contradicts_no_total() -> None:
    transfers = total("f-1", "600.00", "other", "expenditure", phase="approved")
    assert verdicts("部门预算支出4080.23万元。", transfers) == ["not-in-tables"]
    assert verdicts("部门预算支出600.00万元。", transfers) == ["agrees"]


def test_a_column_of_an_expense_is_no_smaller_than_that_expense() -> None:
    column = "公务用车购置及运行费 / 运行费"
    of_cars = total(
        "f-1", "8.00", "three-public-expenses", "expenditure", "2023年", phase="approved",
        column=column, item="three-public/vehicle/operation", row_role="item",
    )  # fmt: skip
    assert verdicts("公务用车运行维护费8万元。", of_cars) == ["agrees"]
    bought = total(
        "f-1", "180.50", "procurement", "expenditure", phase="approved", column="采购金额 / 合计"
    )
    assert verdicts("政府采购预算总额为180.5万元。", bought) == ["agrees"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年政府性基金预算支出4.00万元。", "not-in-tables"),
        ("2023年政府性基金预算支出5.00万元。", "differs"),
        ("2023年政府性基金预算支出7.00万元。", "agrees"),
        ("2023年政府性基金预算支出总计4.00万元。", "differs"),
    ],
)
def test_a_total_less_what_is_carried_over_contradicts_nothing(text: str, expected: str) -> None:
    kind = "government-fund-expenditure"
    fund: dict[str, object] = {"fund_source": "government-fund", "phase": "approved"}
    left: dict[str, object] = {"row_role": "item", "row": 2, **fund}
    facts = (
        total("f-1", "3.00", kind, "expenditure", "结转下年", **left),
        total("f-2", "7.00", kind, "expenditure", "支出总计", **fund),
    )
    assert verdicts(text, *facts) == [expected]


@pytest.mark.parametrize(
    ("text", "subjects", "years"),
    [
        ("机关运行经费52.30万元，较上年压减2.70万元（上年55.00万元）。", "机关运行经费", [0, 0, 1]),
        (
            "公务接待费3.00万元，上年为5.00万元，减少2.00万元，下降40.00%。",
            "公务接待费",
            [0, 1, 0, 0],
        ),
        ("政府性基金收入由上年的150.00万元增加。", "政府性基金收入", [1]),
        ("公务接待费从2022年的3.00万元减少。", "公务接待费", [1]),
        ("上年结转5.00万元。", "上年结转", [0]),
    ],
)
def test_what_it_was_the_year_before_is_of_that_year(
    text: str, subjects: str, years: list[int]
) -> None:
    read = said(text)
    assert {statement.subject for statement in read} == {subjects}
    assert [YEAR - statement.fiscal_year for statement in read] == years


def test_what_one_fund_carried_over_or_received_does_not_differ_from_all_of_it() -> None:
    balance = {"item": "revenue/carryover", "fund_source": "carryover", "label": "上年结转"}
    carried = fact("carried", "50.00", direction="revenue", **balance)
    income = fact("income", "1500.00", direction="revenue")
    text = "2023年政府性基金预算财政拨款年初结转和结余0.00万元。本年收入100.00万元。"
    found = said(text, facts=(carried, income))
    assert [one.verdict for one in found] == ["not-in-tables", "not-in-tables"]
    assert said("本年收入100.00万元。", facts=(income,))[0].verdict == "differs"


def test_a_part_whose_noun_says_no_more_than_its_head_does_not_differ_from_the_total() -> None:
    income = fact("income", "1500.00", direction="revenue")
    text = "收入预算总额1500.00万元，其中：经费拨款1200.00万元，事业收入300.00万元。"
    assert [one.verdict for one in said(text, facts=(income,))][:2] == ["agrees", "not-in-tables"]
