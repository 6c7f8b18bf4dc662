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
