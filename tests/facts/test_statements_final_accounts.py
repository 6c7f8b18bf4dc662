"""Sentences of final accounts against tables that print more than what they speak of."""

from __future__ import annotations

import pytest
from said_statements import fact, said

CARS = {"item": "three-public/vehicle/operation", "table_kind": "three-public-expenses"}
BOTH = (
    fact("budget", "30.00", **CARS),
    fact("spent", "27.00", phase="executed", column="决算数", **CARS),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公务用车运行维护费支出57.00万元，用于燃料费。", ("differs", ("spent",))),
        ("公务用车运行维护费支出27.00万元，用于燃料费。", ("agrees", ("spent",))),
        ("公务用车运行维护费57.00万元。", ("not-in-tables", ())),
        ("公务用车运行维护费支出预算57.00万元。", ("differs", ("budget",))),
        ("预算安排：公务用车运行维护费支出57.00万元。", ("not-in-tables", ())),
        ("比上年公务用车运行维护费支出57.00万元减少30.00万元。", ("not-in-tables", ())),
    ],
)
def test_what_was_spent_is_not_held_against_the_budget_beside_it(
    text: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    found = said(f"2023年{text}", facts=BOTH)[0]
    assert (found.verdict, found.fact_ids) == expected


@pytest.mark.parametrize(
    ("head", "verdict"),
    [("支出决算为60.00万元", "differs"), ("预算为60.00万元", "not-in-tables")],
)
def test_a_part_is_spent_where_its_whole_is(head: str, verdict: str) -> None:
    text = f"公务用车购置及运行维护费{head}。其中：公务用车运行维护费支出57.00万元。"
    assert said(text, facts=BOTH)[-1].verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("公务用车运行维护费0万元，占“三公”经费的0%。", "not-in-tables"),
        ("公务用车运行维护费预算0万元。", "differs"),
        ("“三公”经费预算30.00万元，其中：公务用车运行维护费0万元。", "differs"),
    ],
)
def test_the_budget_alone_contradicts_nothing_that_may_have_been_spent(
    sentence: str, verdict: str
) -> None:
    """Nothing was spent: the cell beside the budget is blank."""
    other = fact("reception", "5.00", phase="executed", item="three-public/reception")
    assert (
        said(sentence, facts=(BOTH[0], other))[-1 if "其中" in sentence else 0].verdict == verdict
    )


FUND = {"table_id": "fund", "table_kind": "government-fund-expenditure", "phase": "executed"}
ACCOUNT = (
    fact(
        "opening",
        "34.94",
        column="年初结转和结余",
        column_role="part",
        direction="revenue",
        fund_source="carryover",
        **FUND,
    ),
    fact(
        "income",
        "100.00",
        column="本年收入",
        direction="revenue",
        fund_source="government-fund",
        **FUND,
    ),
    fact("spending", "120.00", column="本年支出 / 小计", fund_source="government-fund", **FUND),
    fact(
        "closing",
        "14.94",
        column="年末结转和结余",
        column_role="part",
        fund_source="government-fund",
        **FUND,
    ),
)
SENTENCE = (
    "2023年度政府性基金预算财政拨款年初结转和结余{}万元，本年收入{}万元，本年支出{}万元，"
    "年末结转和结余{}万元。"
)
AMOUNTS = ["34.94", "100.00", "120.00", "14.94"]


def test_the_account_of_a_fund_agrees_with_its_table() -> None:
    found = said(SENTENCE.format(*AMOUNTS), facts=ACCOUNT)
    assert [one.fact_ids for one in found] == [(fact.fact_id,) for fact in ACCOUNT]
    assert {one.verdict for one in found} == {"agrees"}


@pytest.mark.parametrize("place", range(4))
def test_each_figure_of_the_account_of_a_fund_is_held_against_its_own_column(place: int) -> None:
    amounts = [*AMOUNTS[:place], "77.77", *AMOUNTS[place + 1 :]]
    found = said(SENTENCE.format(*amounts), facts=ACCOUNT)[place]
    assert (found.verdict, found.fact_ids) == ("differs", (ACCOUNT[place].fact_id,))


def test_what_is_not_the_account_of_a_fund_is_not_held_against_its_columns() -> None:
    text = SENTENCE.format(*AMOUNTS[:3], "77.77").replace("政府性基金预算财政拨款", "")
    assert said(text, facts=ACCOUNT[3:])[3].verdict == "not-in-tables"


OFFICE_ITEM = (
    "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）"
    "其他政府办公厅（室）及相关机构事务支出（项）"
)


def test_the_office_in_the_name_of_a_class_is_no_publisher() -> None:
    assert [s.subject for s in said(f"3.{OFFICE_ITEM}：支出决算为50.00万元。")] == [OFFICE_ITEM]
    after_heading = said(f"3.{OFFICE_ITEM}。", "年初预算为86.31万元，支出决算为50.00万元。")
    assert {s.subject for s in after_heading} == {OFFICE_ITEM}


def test_the_carryover_of_a_fund_is_not_that_of_all_funds() -> None:
    carried = {"label": "年初结转和结余", "row_role": "item", "direction": "revenue"}
    facts = (fact("all", "12.00", item="revenue/carryover", fund_source="carryover", **carried),)
    text = "政府性基金预算财政拨款收入50.00万元；年初结转和结余0万元；支出50.00万元。"
    assert [s.verdict for s in said(text, facts=facts)][1] == "not-in-tables"
    assert said("年初结转和结余11.00万元。", facts=facts)[0].verdict == "differs"


def test_what_was_appropriated_in_the_year_is_no_grand_total() -> None:
    facts = (
        fact("t", "100.00", label="支出总计", table_kind="fiscal-appropriation-summary",
             fund_source="general-public-budget", column="一般公共预算"),
    )  # fmt: skip
    text = "一般公共预算{0}支出95.00万元。"
    assert said(text.format("当年拨款"), facts=facts)[0].verdict == "not-in-tables"
    assert said(text.format("财政拨款"), facts=facts)[0].verdict == "differs"


def test_a_share_of_what_was_spent_is_not_held_against_the_budget() -> None:
    total = {"item": "three-public/total", "table_kind": "three-public-expenses"}
    facts = (
        fact("b", "27.00", **total),
        fact("s", "20.00", phase="executed", column="决算数", **total),
        fact("c", "15.00", phase="executed", column="决算数",
             item="three-public/vehicle", table_kind="three-public-expenses"),
    )  # fmt: skip
    found = said(
        "“三公”经费财政拨款决算数20.00万元，比“三公”经费财政拨款年初预算27.00万元减少7.00万元。其中：",
        "公务用车购置及运行维护费支出15.00万元，占“三公”经费支出的75.00%。",
        facts=facts,
    )
    assert (found[-1].kind, found[-1].verdict) == ("share", "not-in-tables")


def test_a_share_is_of_the_year_its_sentence_says() -> None:
    found = said(
        "截至2021年12月31日，固定资产总额20万元。",
        "（四）预算绩效情况。2023年填报绩效目标的预算项目7个，占全部预算项目的100%。",
    )
    assert [s.fiscal_year for s in found] == [2021, 2023]


def test_fiscal_appropriation_behind_a_year_is_no_comparison() -> None:
    text = "与2023年度财政拨款支出年初预算150.00万元相比，完成年初预算的60.00%。"
    assert said(text)[0].subject == "财政拨款支出"
