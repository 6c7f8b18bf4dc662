"""Which amount a figure restates: its stage, its path of names, its row of the year."""

from __future__ import annotations

import pytest
from said_statements import YEAR, fact, said

MEALS = {"item": "three-public/reception", "table_kind": "three-public-expenses"}
MEALS_OF_BOTH = (
    fact("budget", "10.00", column="预算数", **MEALS),
    fact("spent", "4.00", phase="executed", column="决算数", **MEALS),
)


def verdicts(
    text: str, *facts: object, section: str = ""
) -> list[tuple[str, str, tuple[str, ...]]]:
    found = said(text, facts=facts, section=section)  # type: ignore[arg-type]
    return [(one.subject, one.verdict, one.fact_ids) for one in found]


@pytest.mark.parametrize(
    ("budget", "verdict", "fact_id"),
    [("10.00", "agrees", "budget"), ("15.00", "differs", "budget"), ("4.00", "differs", "budget")],
)
def test_a_budget_beside_what_was_spent_is_held_against_the_column_of_the_budget(
    budget: str, verdict: str, fact_id: str
) -> None:
    found = verdicts(f"公务接待费预算{budget}万元，支出决算4.00万元。", *MEALS_OF_BOTH)
    assert found == [
        ("公务接待费预算", verdict, (fact_id,)),
        ("公务接待费", "agrees", ("spent",)),
    ]


@pytest.mark.parametrize(
    "said_so", ["公务接待费调整后预算15.00万元", "公务接待费一般公共预算15.00万元"]
)
def test_a_budget_that_was_changed_or_a_fund_is_not_the_column_of_the_budget(said_so: str) -> None:
    assert verdicts(f"{said_so}。", *MEALS_OF_BOTH)[0][1] == "not-in-tables"


def test_a_budget_of_nothing_is_not_what_was_spent() -> None:
    spent = MEALS_OF_BOTH[1]
    assert verdicts("公务接待费预算0万元，支出决算4.00万元。", spent)[0][1] == "not-in-tables"


def test_a_column_of_changes_is_no_other_amount_of_the_year() -> None:
    facts = (
        fact("now", "43.00", **MEALS),
        fact("change", "-2.00", column="增减变化情况 / 公务接待费", column_role="part", **MEALS),
    )
    assert verdicts("公务接待费34.00万元。", *facts) == [("公务接待费", "differs", ("now",))]


def test_the_row_of_an_item_is_all_of_it_but_that_of_an_office_is_not() -> None:
    row = {**MEALS, "row_role": "item"}
    other = fact("other", "9.00", **{**row, "item": "three-public/abroad", "row": 2})
    own = fact("own", "4.00", label="2.公务接待费", **row)
    office = fact("own", "4.00", label="某局机关", unit_name="某局机关", **row)
    assert verdicts("公务接待费5.00万元。", own, other)[0][1] == "differs"
    assert verdicts("公务接待费5.00万元。", office, other)[0][1] == "not-in-tables"


def row(fact_id: str, code: str, name: str, amount: str = "4780.65") -> object:
    role = "item" if len(code) == len("2011301") else "subtotal"
    return fact(fact_id, amount, label=name, row_role=role, function_code=code, function_name=name)


PATH = (
    row("class", "201", "一般公共服务支出"),
    row("group", "20113", "商贸事务"),
    row("item", "2011301", "行政运行"),
    row("elsewhere", "2140101", "行政运行", "9.00"),
)


@pytest.mark.parametrize(
    ("noun", "amount", "expected"),
    [
        ("一般公共服务支出商贸事务行政运行", "4780.65", ("agrees", ("item",))),
        ("一般公共服务支出商贸事务行政运行", "4786.05", ("differs", ("item",))),
        ("一般公共服务支出商贸事务", "4786.05", ("differs", ("group",))),
        ("一般公共服务支出商贸事务行政", "4786.05", ("not-in-tables", ())),
        ("交通运输支出商贸事务行政运行", "4786.05", ("not-in-tables", ())),
    ],
)
def test_names_of_the_classification_one_after_the_other_are_a_path(
    noun: str, amount: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    [(_, *found)] = verdicts(f"1.{noun}{amount}万元。", *PATH)
    assert tuple(found) == expected


def test_a_path_is_known_by_the_rows_of_the_document_too() -> None:
    facts = (*PATH, row("invented", "2011308", "某种招引", "7.00"))
    text = "一般公共服务支出商贸事务某种招引8.00万元。"
    assert [(v, f) for _, v, f in verdicts(text, *facts)] == [("differs", ("invented",))]


SUMMARY = {
    "table_id": "summary",
    "table_kind": "revenue-expenditure-summary",
    "direction": "revenue",
    "phase": "executed",
    "column": "收入 / 决算数",
}
ALL = fact("all", "1185.00", label="总计", **SUMMARY)
OF_YEAR = fact("of-year", "1150.00", label="本年收入合计", row_role="subtotal", **SUMMARY)
WITH_CARRIED = fact("with", "1185.00", **{**SUMMARY, "table_id": "revenue", "column": "合计"})


@pytest.mark.parametrize(
    ("amount", "facts", "expected"),
    [
        ("1150.00", (ALL, OF_YEAR), ("agrees", ("of-year",))),
        ("1152.00", (ALL, OF_YEAR), ("differs", ("of-year",))),
        ("1152.00", (ALL,), ("not-in-tables", ())),
        ("1152.00", (ALL, WITH_CARRIED), ("not-in-tables", ())),
    ],
)
def test_the_income_of_the_year_in_the_list_of_all_has_a_row_of_its_own(
    amount: str, facts: tuple[object, ...], expected: tuple[str, tuple[str, ...]]
) -> None:
    text = f"收入总计1185.00万元，其中本年收入{amount}万元，使用非财政拨款结余5.00万元。"
    found = verdicts(text, *facts)[1]
    assert found == ("本年收入", *expected)


CARRIED = {"row_role": "item", "fund_source": "carryover", "item": "revenue/carryover"}
OF_APPROPRIATION = {**SUMMARY, "table_id": "a", "table_kind": "fiscal-appropriation-summary"}
BOTH_CARRIED = (
    fact("all", "30.00", label="年初结转和结余", **SUMMARY, **CARRIED),
    fact("own", "20.00", label="年初财政拨款结转和结余", **OF_APPROPRIATION, **CARRIED),
)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("财政拨款结转和结余20.00万元", ("agrees", ("own",))),
        ("财政拨款结转和结余22.00万元", ("differs", ("own",))),
        ("财政拨款结转12.00万元", ("not-in-tables", ())),
        ("非财政拨款结转和结余10.00万元", ("not-in-tables", ())),
    ],
)
def test_what_is_carried_over_of_a_fund_is_a_row_of_its_own_summary(
    part: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    found = verdicts(f"年初结转和结余30.00万元，其中：{part}。", *BOTH_CARRIED)[1]
    assert found[1:] == expected


@pytest.mark.parametrize("noun", ["固定资产原值", "固定资产总额"])
def test_the_net_value_behind_a_price_is_not_the_price(noun: str) -> None:
    assets = fact("assets", "4120.00", table_id="assets", table_kind="state-assets")
    found = verdicts(f"{noun}4120.00万元，净值2130.50万元。", assets)
    assert found == [(noun, "agrees", ("assets",)), ("固定资产净值", "not-in-tables", ())]


def test_a_code_of_many_names_is_in_no_path() -> None:
    """Three codes of 300 names each would be 27 million paths."""
    levels = ("201", "20101", "2010101")
    facts = tuple(
        fact(f"{code}-{n}", "3.00", row=n, function_code=code, function_name=f"名{n}")
        for code in levels
        for n in range(300)
    )
    assert said("2023年名1名2名3为3.00万元。", facts=facts)[0].verdict != "differs"


@pytest.mark.parametrize(
    "texts",
    [
        ("1.公路提质改造工程项目。", "2023年预算安排260.00万元，其中本年财政拨款240.00万元。"),
        ("公路提质改造项目2023年预算安排260.00万元，其中：财政拨款240.00万元。",),
        ("就业补助项目，2023年预算安排财政拨款88.00万元，主要用于新增就业。",),
        ("项目名称：就业补助。年度预算安排88.00万元，其中财政拨款80.00万元。",),
        ("项目名称：就业补助；财政拨款80.00万元，上年结转8.00万元。",),
        ("（1）公路项目。立项依据：规划。2023年安排资金26.00万元，财政拨款24.00万元。",),
        ("主要项目有：公路提质项目，财政拨款24.00万元；桥梁项目，财政拨款10.00万元。",),
        (
            "1.“公路提质”项目。项目概述：改造。年度预算安排：2023年安排26.00万元，其中财政拨款24.00万元。",
        ),
        ("（一）公路提质项目。立项依据：规划。年度预算26.00万元，其中财政拨款24.00万元。",),
    ],
)
def test_the_money_of_one_project_is_not_held_against_all_of_its_fund(
    texts: tuple[str, ...],
) -> None:
    revenue = fact(
        "all", "500.00", direction="revenue", fund_source="fiscal-appropriation",
        table_kind="fiscal-appropriation-summary", label="收入总计",
    )  # fmt: skip
    assert {one.verdict for one in said(*texts, facts=(revenue,))} == {"not-in-tables"}


@pytest.mark.parametrize(
    "text",
    [
        "项目名称：就业补助。年度预算安排{}万元。",
        "1.“就业补助”项目。项目概述：补助。年度预算安排：2023年预算安排{}万元。",
    ],
)
def test_the_money_of_a_project_is_held_against_its_row(text: str) -> None:
    row = fact("one", "88.00", label="就业补助", project_name="就业补助")
    assert verdicts(text.format("88.00"), row)[0][1] == "agrees"
    assert verdicts(text.format("98.00"), row)[0][1] == "differs"


def test_revenue_said_behind_a_project_is_of_the_office() -> None:
    row = fact("all", "500.00", direction="revenue", label="收入总计", row_role="total")
    texts = ("1.公路提质改造工程项目。", "2023年收入总计{}万元。")
    found = [said(texts[0], texts[1].format(n), facts=(row,))[0] for n in ("500.00", "50.00")]
    assert [one.verdict for one in found] == ["agrees", "differs"]


def test_all_revenue_as_the_books_have_it_is_all_revenue() -> None:
    row = fact("all", "500.00", direction="revenue", label="收入总计", row_role="total")
    for amount, verdict in (("500.00", "agrees"), ("50.00", "differs")):
        found = verdicts(f"2023年部门财务总收入{amount}万元。", row)
        assert [one[1] for one in found] == [verdict]


def test_money_below_the_words_for_its_sources_is_that_of_its_row() -> None:
    row = fact("one", "54.00", label="厕所奖补", project_name="厕所奖补", column="资金来源 / 合计")
    assert verdicts("厕所奖补54.00万元。", row)[0][1] == "agrees"
    assert verdicts("厕所奖补14.00万元。", row)[0][1] == "differs"


@pytest.mark.parametrize(
    "noun",
    [
        "收入总计与支出总计均为",
        "收入总计、支出总计均为",
        "收、支总计各",
        "收入总预算和支出总预算均为",
    ],
)
def test_one_amount_of_both_sides_is_held_against_both(noun: str) -> None:
    summary = {"table_kind": "revenue-expenditure-summary", "row_role": "total"}
    revenue = fact("in", "120.00", direction="revenue", label="收入总计", **summary)
    for spent, verdict, ids in (
        ("120.00", "agrees", ("in", "out")),
        ("130.00", "differs", ("out",)),
    ):
        both = (revenue, fact("out", spent, label="支出总计", **summary))
        assert [one[1:] for one in verdicts(f"2023年{noun}120.00万元。", *both)] == [(verdict, ids)]


def test_a_side_without_its_grand_total_contradicts_nothing() -> None:
    summary = {"table_kind": "revenue-expenditure-summary", "row_role": "total"}
    revenue = fact("in", "120.00", direction="revenue", label="收入总计", **summary)
    spent = fact("out", "110.00", label="本年支出合计", **summary)
    for noun in ("收支总计", "收支预算", "收入、支出预算均为"):
        assert verdicts(f"2023年{noun}120.00万元。", revenue, spent)[0][1:] == ("agrees", ("in",))


def test_the_year_before_may_stand_right_before_its_noun() -> None:
    found = said("去年基本支出871.30万元，今年基本支出902.00万元。", "上年度收入预算1246.30万元。")
    assert [one.fiscal_year for one in found] == [YEAR - 1, YEAR, YEAR - 1]
    (carried,) = said("上年结转收入12.00万元。")
    assert carried.fiscal_year == YEAR
    *_, later = said("购置费17.98万元，比上年增加17.98万元，上年无此项支出；运行费5.38万元。")
    assert later.fiscal_year == YEAR
