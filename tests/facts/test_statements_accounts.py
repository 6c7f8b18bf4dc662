"""Sentences of final accounts as provinces write them: what each figure is about, and its kind."""

from __future__ import annotations

from decimal import Decimal

import pytest
import said_statements
from said_statements import fact

from generator.facts.model import Fact, Statement

RUN = "一般公共服务支出（类）财政事务（款）行政运行（项）"
FUND = "住房保障支出（类）住房改革支出（款）住房公积金（项）"
HEALTH = "卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）"
CARS = "公务用车购置及运行维护费"
WAN = 10000


def said(text: str, *facts: Fact) -> tuple[Statement, ...]:
    return said_statements.said(text, facts=facts, section="财政拨款支出决算情况说明")


def brief(text: str) -> list[tuple[str, str, Decimal]]:
    return [
        (s.subject, s.kind, s.amount if s.published_unit == "%" else s.amount / WAN)
        for s in said(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"1.{RUN}。年初预算为60.00万元，支出决算为70.00万元，完成年初预算的116.67%。"
            "决算数大于预算数的主要原因：年中追加人员经费10.00万元。",
            [(RUN, "level", "60"), (RUN, "level", "70"), (RUN, "share", "116.67"),
             ("人员经费", "increase", "10")],
        ),
        (
            "2.一般公共服务（类）财政事务（款）行政运行（项）：支出决算为30.00万元，完成预算100%，"
            "决算数等于预算数。",
            [("一般公共服务（类）财政事务（款）行政运行（项）", "level", "30"),
             ("一般公共服务（类）财政事务（款）行政运行（项）", "share", "100")],
        ),
        (
            "“财政事务”（款）2023年度决算70.00万元，比2023年年初预算增加10.00万元，增长16.67%。",
            [("“财政事务”（款）", "level", "70"), ("“财政事务”（款）", "increase", "10"),
             ("“财政事务”（款）", "increase", "16.67")],
        ),
        (
            f"5.{HEALTH}。年初预算4.00万元，支出决算4.20万元，完成年初预算的105%，决算数大于年初"
            "预算数的主要原因是基数调整。较上年决算数增加0.20万元，增长5.00%。",
            [(HEALTH, "level", "4"), (HEALTH, "level", "4.2"), (HEALTH, "share", "105"),
             (HEALTH, "increase", "0.2"), (HEALTH, "increase", "5.00")],
        ),
        (
            f"6.{FUND}年初预算为6.00万元，全年预算为6.30万元，支出决算为6.30万元，完成年初预算的"
            "105.00%，完成全年预算的100.00%。",
            [(FUND, "level", "6"), (FUND, "level", "6.3"), (FUND, "level", "6.3"),
             (FUND, "share", "105.00"), (FUND, "share", "100.00")],
        ),
        (
            "7.节能环保支出5.00万元，占5.00%，较年初预算数增加1.00万元，增长25.00%，主要原因是追加。",
            [("节能环保支出", "level", "5"), ("节能环保支出", "share", "5.00"),
             ("节能环保支出", "increase", "1"), ("节能环保支出", "increase", "25.00")],
        ),
        (
            "公务接待费2.00万元，主要用于接待检查，费用支出较年初预算数减少1.00万元，下降33.33%。",
            [("公务接待费", "level", "2"), ("公务接待费", "decrease", "1"),
             ("公务接待费", "decrease", "33.33")],
        ),
        (
            "因公出国（境）费用全年预算数为0.00万元，决算数为0.00万元，完成预算的0%，与预算持平。",
            [("因公出国（境）费用", "level", "0"), ("因公出国（境）费用", "level", "0"),
             ("因公出国（境）费用", "share", "0")],
        ),
        (
            f"{CARS}年初预算为7.00万元，支出决算为6.00万元，完成年初预算的85.71%，决算数小于年初预算数"
            "的主要原因是压减用车；与上年相比减少0.60万元，下降9.09%。",
            [(CARS, "level", "7"), (CARS, "level", "6"), (CARS, "share", "85.71"),
             (CARS, "decrease", "0.6"), (CARS, "decrease", "9.09")],
        ),
        (
            f"{CARS}预算为7.00万元，支出决算为6.00万元，完成预算的85.71%；决算数较预算数减少1.00万元，"
            "下降14.29%。",
            [(f"{CARS}预算", "level", "7"), (CARS, "level", "6"), (CARS, "share", "85.71"),
             (CARS, "decrease", "1"), (CARS, "decrease", "14.29")],
        ),
        (
            "2023年度一般公共预算财政拨款支出年初预算为90.00万元，支出决算为100.00万元，完成年初预算的"
            "111.11%。决算数大于年初预算数的主要原因：一是年中追加人员经费6.00万元；二是追加项目经费"
            "4.00万元。",
            [("一般公共预算财政拨款支出", "level", "90"),
             ("一般公共预算财政拨款支出", "level", "100"),
             ("一般公共预算财政拨款支出", "share", "111.11"),
             ("人员经费", "increase", "6"), ("项目经费", "increase", "4")],
        ),
        (
            "2023年度“三公”经费财政拨款支出预算为10.00万元，支出决算为8.00万元，完成预算的80.00%。",
            [("“三公”经费财政拨款支出预算", "level", "10"),
             ("“三公”经费财政拨款支出", "level", "8"),
             ("“三公”经费财政拨款支出", "share", "80.00")],
        ),
        (
            "行政运行（项）支出决算70.00万元，比年初预算数增加10.00万元，主要是追加人员经费；比上年决算数"
            "减少2.00万元，下降2.78%。",
            [("行政运行（项）支出决算", "level", "70"),
             ("行政运行（项）支出决算", "increase", "10"),
             ("行政运行（项）支出决算", "decrease", "2"),
             ("行政运行（项）支出决算", "decrease", "2.78")],
        ),
        (
            "2.教育支出年初预算8.00万元，决算支出9.00万元，完成年初预算的112.50%。",
            [("教育支出", "level", "8"), ("教育支出", "level", "9"),
             ("教育支出", "share", "112.50")],
        ),
        (
            "公务接待费支出决算为5.00万元，比预算数6.00万元减少1.00万元，降低16.67%。",
            [("公务接待费支出决算", "level", "5"), ("公务接待费支出", "level", "6"),
             ("公务接待费支出", "decrease", "1"), ("公务接待费支出", "decrease", "16.67")],
        ),
    ],
)  # fmt: skip
def test_every_figure_of_a_sentence_has_its_subject_and_kind(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert brief(text) == [(subject, kind, Decimal(n)) for subject, kind, n in expected]


def reception(fact_id: str, amount: str, phase: str, column: str) -> Fact:
    return fact(
        fact_id, amount, phase=phase, column=column, table_id="three",
        table_kind="three-public-expenses", label="公务接待费", row_role="item",
        item="three-public/reception", fund_source="general-public-budget",
    )  # fmt: skip


def test_budget_and_accounts_of_a_sentence_are_held_against_their_own_columns() -> None:
    facts = (
        reception("b", "3.00", "approved", "预算数"),
        reception("e", "2.00", "executed", "决算数"),
    )
    text = (
        "公务接待费年初预算为3.00万元，支出决算为2.00万元，决算数较预算数减少1.00万元，下降33.33%。"
    )
    found = [(s.kind, s.verdict, s.fact_ids) for s in said(text, *facts)]
    assert found == [
        ("level", "agrees", ("b",)),
        ("level", "agrees", ("e",)),
        ("decrease", "agrees", ("e", "b")),
        ("decrease", "agrees", ("e", "b")),
    ]


def test_a_change_against_the_budget_is_not_held_against_the_year_before() -> None:
    facts = (reception("e", "2.00", "executed", "决算数"),)
    (_, change) = said("公务接待费支出决算2.00万元，较年初预算数减少1.00万元。", *facts)
    assert (change.kind, change.verdict) == ("decrease", "not-in-tables")


def test_a_budget_that_accounts_are_compared_with_is_no_figure_of_the_accounts() -> None:
    facts = (reception("e", "5.00", "executed", "决算数"),)
    text = "公务接待费支出决算为5.00万元，比预算数6.00万元减少1.00万元，降低16.67%。"
    found = [(s.published, s.verdict) for s in said(text, *facts)]
    assert found[:2] == [("5.00", "agrees"), ("6.00", "not-in-tables")]


@pytest.mark.parametrize(
    ("revenue", "mark", "spent", "subject"),
    [
        ("财政拨款收入总计", "、", "支出总计", "财政拨款支出总计"),
        ("一般公共预算拨款收入合计", "，", "支出合计", "一般公共预算拨款支出合计"),
        ("财政拨款收入总计", "；", "支出总计", "支出总计"),
        ("财政拨款收入总计", "，", "支出合计", "支出合计"),
        ("收入总计", "、", "支出总计", "支出总计"),
    ],
)
def test_the_expenditure_said_right_after_a_funds_revenue_is_of_that_fund(
    revenue: str, mark: str, spent: str, subject: str
) -> None:
    found = said_statements.said(f"2023年度{revenue}12万元{mark}{spent}12万元。")
    assert [s.subject for s in found] == [revenue, subject]
