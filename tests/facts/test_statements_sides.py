"""Lists of what is received and of what is spent, each of its own side of the whole."""

from __future__ import annotations

import pytest
from said_statements import fact, said

from generator.facts.model import Fact

SUMMARY = {"table_id": "summary", "table_kind": "fiscal-appropriation-summary"}
WHOLE = "2023年财政拨款收支总预算100.00万元。"
REVENUE = "收入包括：一般公共预算拨款收入80.00万元、政府性基金预算拨款收入20.00万元"
CARRIED = "收入包括：一般公共预算拨款收入80.00万元、上年结转20.00万元"


def cell(fact_id: str, amount: str, fund: str, name: str = "", **changes: object) -> Fact:
    row = {"label": name, "function_name": name, "row_role": "item"} if name else {}
    return fact(fact_id, amount, fund_source=fund, **{**SUMMARY, **row, **changes})


FACTS = (
    cell("total", "100.00", "fiscal-appropriation"),
    cell("city", "60.00", "fiscal-appropriation", "城乡社区支出"),
    cell("city-fund", "20.00", "government-fund", "城乡社区支出"),
    cell("school", "40.00", "fiscal-appropriation", "教育支出"),
    cell("school-fund", "0.00", "government-fund", "教育支出"),
)


@pytest.mark.parametrize("revenue", [REVENUE, CARRIED])
@pytest.mark.parametrize("mark", ["；", "。"])
@pytest.mark.parametrize(
    "opener", ["支出包括：", "支出主要包括：", "本年支出包括：", "支出构成具体包括："]
)
def test_the_fund_of_the_last_revenue_is_not_that_of_the_expenditure_listed_next(
    revenue: str, mark: str, opener: str
) -> None:
    spent = f"{opener}城乡社区支出60.00万元、教育支出40.00万元。"
    *_, city, school = said(f"{WHOLE}{revenue}{mark}{spent}", facts=FACTS)
    assert (city.verdict, city.fact_ids) == ("agrees", ("city",))
    assert (school.verdict, school.fact_ids) == ("agrees", ("school",))


def test_a_wrong_amount_in_a_list_of_expenditure_is_held_against_the_whole() -> None:
    text = f"{WHOLE}{REVENUE}；支出包括：城乡社区支出61.00万元、教育支出40.00万元。"
    *_, city, school = said(text, facts=FACTS)
    assert [(city.verdict, city.fact_ids), (school.verdict, school.fact_ids)] == [
        ("differs", ("city",)),
        ("agrees", ("school",)),
    ]


def test_the_whole_of_both_lists_may_stand_in_the_paragraph_before() -> None:
    text = f"{REVENUE}；支出包括：城乡社区支出60.00万元、教育支出40.00万元。"
    *_, city, school = said(WHOLE, text, facts=FACTS)
    assert [city.fact_ids, school.fact_ids] == [("city",), ("school",)]


def test_lists_without_a_whole_are_of_no_fund() -> None:
    text = f"{REVENUE}；支出包括：城乡社区支出60.00万元、教育支出40.00万元。"
    *_, city, school = said(text, facts=FACTS)
    assert [city.fact_ids, school.fact_ids] == [("city",), ("school",)]


def test_expenditure_of_a_fund_that_is_said_is_of_that_fund() -> None:
    text = f"{WHOLE}{REVENUE}；政府性基金支出包括：城乡社区支出20.00万元。"
    assert said(text, facts=FACTS)[-1].fact_ids == ("city-fund",)


def test_a_list_behind_the_fund_it_is_part_of_keeps_it() -> None:
    text = "政府性基金预算支出20.00万元，包括：城乡社区支出20.00万元。"
    assert said(text, facts=FACTS)[-1].fact_ids == ("city-fund",)


def test_the_fund_of_revenue_that_is_no_total_contradicts_no_expenditure() -> None:
    text = "一般公共预算收入80.00万元，政府性基金收入20.00万元。支出包括：城乡社区支出{}万元。"
    assert said(text.format("60.00"), facts=FACTS)[-1].fact_ids == ("city",)
    assert said(text.format("61.00"), facts=FACTS)[-1].verdict == "not-in-tables"


def test_expenditure_behind_a_kind_of_it_is_of_that_kind() -> None:
    basic = {"expenditure_type": "basic", "fund_source": "general-public-budget"}
    whole = fact("basic", "80.00", **basic)
    staff = fact("staff", "70.00", **{**basic, "expenditure_type": "basic-personnel"})
    text = "一般公共预算基本支出80.00万元。支出包括：人员经费70.00万元。"
    assert said(text, facts=(whole, staff))[-1].fact_ids == ("staff",)


def test_expenditure_behind_all_that_was_appropriated_is_of_it() -> None:
    text = "财政拨款收入100.00万元。支出包括：城乡社区支出61.00万元。"
    found = said(text, facts=FACTS)[-1]
    assert (found.verdict, found.fact_ids) == ("differs", ("city",))


@pytest.mark.parametrize("noun", ["收入、支出预算总计", "收支预算总计", "收入和支出预算总计"])
@pytest.mark.parametrize(("amount", "verdict"), [("60.00", "agrees"), ("61.00", "differs")])
def test_a_list_behind_the_total_of_both_sides_is_held_against_its_rows(
    noun: str, amount: str, verdict: str
) -> None:
    row = {"label": "教育支出", "function_name": "教育支出", "row_role": "item"}
    facts = (
        fact("all", "100.00", table_id="spent"),
        fact("school", "60.00", table_id="spent", **row),
    )
    whole = f"2023年{noun}100.00万元，与上年持平。其中：（一）支出预算总计100.00万元。"
    assert (
        said(f"{whole}包括：教育支出（类）支出{amount}万元。", facts=facts)[-1].verdict == verdict
    )
