"""Wordings of web pages: what counts stand before, marks inside brackets, words of comparison."""

from __future__ import annotations

import pytest
from said_statements import fact, said

CARS = "公务用车购置及运行费"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年国内公务接待12批次，90人次，支出1.25万元。", ["国内公务接待"]),
        ("举办培训班2期，培训120人次，支出3万元。", ["培训"]),
        ("公务接待费2万元。2023年接待12批次，共计支出2万元。", ["公务接待费"] * 2),
        (
            "“三公”经费9万元。其中：公务用车购置及运行费8万元（购置费3万元；运行费5万元。）"
            "比上年增加1万元；公务接待费1万元。",
            ["“三公”经费", CARS, "购置费", "运行费", CARS, "公务接待费"],
        ),
        (
            "国内公务接待12批次（其中外事接待0批次），1210人次（其中外事接待0人次），支出1万元。"
            "慰问困难群众12户，支出0.6万元。",
            ["国内公务接待", "慰问困难群众"],
        ),
        (
            "财政拨款本年收入合计9万元，本年支出合计8万元。",
            ["财政拨款本年收入合计", "财政拨款本年支出合计"],
        ),
        ("没有使用政府性基金安排的支出，支出为0万元。", ["政府性基金安排的支出"]),
        ("专项资金收入9万元，支出8万元。", ["专项资金收入", "专项资金支出"]),
        ("“三公”经费9万元，按同口径同比减少1万元。", ["“三公”经费"] * 2),
        ("“三公”经费9万元，比上年预算数字下降10%。", ["“三公”经费"] * 2),
        ("“三公”经费9万元，比2019年（疫情前）决算数减少1万元。", ["“三公”经费"] * 2),
        ("“三公”经费9万元，与上年决算基本持平，略减0.5万元。", ["“三公”经费"] * 2),
        (
            "公务接待费0万元，完成预算0万元的--%（基数为0），比上年决算数增加0万元。",
            ["公务接待费"] * 3,
        ),
        ("教育支出9万元，用于教师工资，较2022年决算8万元，增加1万元。", ["教育支出"] * 3),
        ("因公出国（境）费、公务接待费预算分别为1万元、3万元。",
         ["因公出国（境）费", "公务接待费预算"]),
        ("公务用车购置及运维费8万元，与上年持平公务用车运行维护费8万元。",
         ["公务用车购置及运维费", "公务用车运行维护费"]),
    ],
)  # fmt: skip
def test_the_noun_of_every_figure(text: str, expected: list[str]) -> None:
    assert [one.subject for one in said(text)] == expected


def test_what_was_saved_is_a_change() -> None:
    kinds = [one.kind for one in said("“三公”经费9万元，比上年节省1万元，下降10%。")]
    assert kinds == ["level", "decrease", "decrease"]


def test_a_choice_left_open_is_a_change() -> None:
    kinds = [one.kind for one in said("公务接待费0元，比上年预算增（减）0元。")]
    assert kinds == ["level", "increase"]


@pytest.mark.parametrize(
    ("label", "item", "text"),
    [
        ("其中：（1）公务用车购置费", "purchase", "公务用车购置费支出{}万元。"),
        ("公务用车购置费", "purchase", "公务车购置费{}万元。"),
        ("公务用车运行费", "operation", "公务用车运行及维护支出{}万元。"),
    ],
)
@pytest.mark.parametrize(("amount", "told"), [("6.48", "agrees"), ("7.48", "differs")])
def test_a_row_of_the_three_expenses_is_known(
    label: str, item: str, text: str, amount: str, told: str
) -> None:
    row = fact(
        "row", "6.48", label=label, column="决算数（万元）", item=f"three-public/vehicle/{item}",
        row_role="item", table_kind="three-public-expenses", fund_source="general-public-budget",
    )  # fmt: skip
    assert [one.verdict for one in said(text.format(amount), facts=(row,))] == [told]


def test_the_budget_of_one_side_is_that_of_the_other() -> None:
    spent = fact("spent", "90.00", row_role="total", phase="executed")
    text = "年初预算收入80.00万元，支出80.00万元；决算收入90.00万元，支出90.00万元。"
    found = [s.verdict for s in said(text, facts=(spent,)) if s.subject == "支出"]
    assert found == ["not-in-tables", "agrees"]


@pytest.mark.parametrize(("amount", "told"), [("600.00", "agrees"), ("700.00", "differs")])
def test_the_row_of_the_year_of_a_summary_is_known(amount: str, told: str) -> None:
    place = {"table_kind": "revenue-expenditure-summary", "direction": "revenue"}
    total = fact("total", "650.00", label="总计", row_role="total", **place)
    year = fact("year", "600.00", label="本年收入合计", row_role="subtotal", **place)
    assert [s.verdict for s in said(f"本年收入合计{amount}万元。", facts=(total, year))] == [told]
