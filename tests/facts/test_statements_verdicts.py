"""Statements in prose against the tables: which fact is meant, and whether it agrees."""

from __future__ import annotations

from decimal import Decimal

import pytest
from said_statements import fact, said

from generator.facts.model import Fact

BASIC = fact("basic", "189.00", column="基本支出", column_role="part", expenditure_type="basic")
TOTAL = fact("total", "291.00")


def test_a_level_agrees_within_rounding_or_differs() -> None:
    text = "2023年支出预算291万元，其中：基本支出189.004万元。"
    first, second = said(text, facts=(TOTAL, BASIC))
    assert (first.verdict, first.fact_ids) == ("agrees", ("total",))
    assert (second.verdict, second.fact_ids) == ("agrees", ("basic",))
    wrong = said("2023年基本支出198.00万元。", facts=(TOTAL, BASIC))[0]
    assert (wrong.verdict, wrong.fact_ids) == ("differs", ("basic",))


@pytest.mark.parametrize(
    "text",
    [
        "2022年基本支出198.00万元。",  # another year
        "机关运行经费198.00万元。",  # another scope than public-use funds
        "网络宣传基本支出198.00万元。",  # a part of it
        "政府性基金预算支出198.00万元。",
        "实行绩效管理的项目预算金额198.00万元。",
        "基本支出决算198.00万元。",
    ],
)
def test_differs_is_not_said_of_another_scope(text: str) -> None:
    public = fact("public", "40.60", expenditure_type="basic-public-use", column="公用经费")
    project = fact("project", "102.00", expenditure_type="project", column="项目支出")
    assert said(text, facts=(TOTAL, BASIC, public, project))[0].verdict == "not-in-tables"


def test_functions_are_found_by_their_path() -> None:
    def row(fact_id: str, amount: str, code: str, name: str) -> Fact:
        return fact(
            fact_id, amount, label=name, function_code=code, function_name=name, row_role="item"
        )

    facts = (
        row("class", "9.00", "201", "一般公共服务支出"),
        row("other", "4.00", "2013101", "行政运行"),
        row("group", "5.00", "20137", "网信事务"),
        row("ours", "5.00", "2013701", "行政运行"),
    )
    text = "一般公共服务支出（类）网信事务（款）行政运行（项）2023年预算数为5.00万元。"
    assert said(text, facts=facts)[0].fact_ids == ("ours",)
    dashed = "“一般公共服务支出-网信事务-行政运行”科目4.00万元"
    assert said(dashed, facts=facts)[0].verdict == "differs"


def test_shares_are_computed_from_their_list() -> None:
    text = "支出合计291万元，其中：基本支出189万元，占{}%。"
    assert said(text.format("64.95"), facts=(TOTAL, BASIC))[2].verdict == "agrees"
    wrong = said(text.format("46.95"), facts=(TOTAL, BASIC))[2]
    assert (wrong.verdict, wrong.fact_ids) == ("differs", ("basic", "total"))


def test_changes_are_computed_where_both_years_are_printed() -> None:
    prior = fact("prior", "312.49", column="2022年预算数", fiscal_year=2022)
    text = "支出预算291万元，比{}减少{}万元。"
    agrees = said(text.format("2022年", "21.49"), facts=(TOTAL, prior))[1]
    assert (agrees.verdict, agrees.fact_ids) == ("agrees", ("total", "prior"))
    assert said(text.format("上年", "12.49"), facts=(TOTAL, prior))[1].verdict == "differs"
    executed = said(text.format("上年执行数", "12.49"), facts=(TOTAL, prior))[1]
    assert executed.verdict == "not-in-tables"
    spent = fact("spent", "300.00", column="2022年执行数", fiscal_year=2022, phase="executed")
    changes = [
        said(text.format("上年执行数", change), facts=(TOTAL, spent))[1].verdict
        for change in ("9.00", "8.00")  # of another day it may be another amount
    ]
    assert changes == ["agrees", "not-in-tables"]


def test_a_named_line_agrees_whatever_fund_its_table_is_of() -> None:
    line = fact(
        "line", "9.00", label="农村基础设施建设支出", function_name="农村基础设施建设支出",
        function_code="2120804", row_role="item", fund_source="government-fund",
    )  # fmt: skip
    text = "主要用于农村基础设施建设支出{}万元。"
    assert said(text.format("9.00"), facts=(line,))[0].verdict == "agrees"
    assert said(text.format("8.00"), facts=(line,))[0].verdict == "not-in-tables"


def test_what_the_year_began_with_is_found_in_a_list_below_the_expenditure() -> None:
    opening = fact(
        "opening", "7.00", label="年初结转和结余", direction="revenue", row_role="item",
        item="revenue/carryover", fund_source="carryover",
    )  # fmt: skip
    text = "收入总计107万元，支出总计107万元。其中：收入合计100万元，年初结转和结余7.00万元。"
    assert said(text, facts=(TOTAL, opening))[-1].fact_ids == ("opening",)


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        ("291万元", "agrees"),  # whole 万元, of 291.40
        ("291.4万元", "agrees"),
        ("292万元", "differs"),
        ("约300万元", "agrees"),
        ("近300万元", "agrees"),
        ("290余万元", "agrees"),
        ("约400万元", "differs"),
        ("290万元", "differs"),  # nothing says that it is not exact
    ],
)
def test_rounding_is_no_difference(figure: str, verdict: str) -> None:
    (one,) = said(f"2023年支出合计{figure}。", facts=(fact("total", "291.40"),))
    assert one.verdict == verdict


def test_a_figure_cut_off_at_its_digits_is_no_difference() -> None:
    exact = fact("total", "291.477535", precision=Decimal("0.01"))
    assert said("2023年支出合计291.47万元。", facts=(exact,))[0].verdict == "agrees"
    assert said("2023年支出合计291.48万元。", facts=(exact,))[0].verdict == "agrees"
    assert said("2023年支出合计291.46万元。", facts=(exact,))[0].verdict == "differs"
    assert said("节约10万元。")[0].precision == Decimal(10000)


def test_a_share_with_its_last_digit_moved_does_not_differ() -> None:
    parts = [fact(t, "1000.00", expenditure_type=t) for t in ("basic", "project")]
    text = "支出合计3000.00万元，其中：基本支出1000.00万元，占{}%；项目支出1000.00万元。"

    def verdict(share: str) -> str:
        found = said(text.format(share), facts=(fact("total", "3000.00"), *parts))
        return next(s.verdict for s in found if s.kind == "share")

    assert [verdict(s) for s in ("33.33", "33.34", "33.36")] == [
        "agrees", "not-in-tables", "differs",
    ]  # fmt: skip


def test_a_slip_of_the_year_is_still_this_years_figure() -> None:
    (one,) = said("2022年部门支出预算为291.00万元。", facts=(TOTAL,))
    assert (one.fiscal_year, one.verdict) == (2022, "agrees")


def housing(fact_id: str, amount: str, fund: str, kind: str) -> Fact:
    """The line 住房保障支出 of a table of one fund, or of all."""
    return fact(
        fact_id, amount, label="住房保障支出", function_name="住房保障支出", function_code="221",
        row_role="item", fund_source=fund, table_kind=kind, table_id=kind,
    )  # fmt: skip


ALL_FUNDS = housing("f-all", "150.00", "", "expenditure-summary")
PUBLIC = housing("f-public", "140.00", "general-public-budget", "general-public-expenditure")


@pytest.mark.parametrize(
    ("section", "amount", "verdict", "restated"),
    [
        ("", "140.00", "differs", ("f-all",)),
        ("四、财政拨款支出", "140.00", "not-in-tables", ()),
        ("四、财政拨款支出", "150.00", "agrees", ("f-all",)),
        ("说明 / 四、财政拨款支出 / （二）结构情况", "140.00", "not-in-tables", ()),
    ],
)
def test_the_heading_says_of_which_money_its_sentences_are(
    section: str, amount: str, verdict: str, restated: tuple[str, ...]
) -> None:
    found = said(f"住房保障支出{amount}万元。", facts=(ALL_FUNDS,), section=section)
    assert [(s.verdict, s.fact_ids) for s in found] == [(verdict, restated)]


@pytest.mark.parametrize(
    ("section", "amount", "verdict", "restated"),
    [
        ("五、一般公共预算支出情况", "140.00", "agrees", ("f-public",)),
        ("五、一般公共预算支出情况", "145.00", "differs", ("f-public",)),
        ("三、支出总体情况", "150.00", "agrees", ("f-all",)),
        ("六、一般公共预算和政府性基金预算支出情况", "145.00", "differs", ("f-all",)),
    ],
)
def test_of_two_tables_the_one_of_the_headings_money_is_meant(
    section: str, amount: str, verdict: str, restated: tuple[str, ...]
) -> None:
    found = said(f"住房保障支出{amount}万元。", facts=(ALL_FUNDS, PUBLIC), section=section)
    assert [(s.verdict, s.fact_ids[:1]) for s in found] == [(verdict, restated)]


@pytest.mark.parametrize(
    "text",
    [
        "“三公”经费支出决算为15.76万元，完成年初预算19.00万元的82.95%。",
        "“三公”经费支出15.76万元，完成了2023年度预算数19.00万元的82.95%。",
        "“三公”经费支出决算为15.76万元，完成预算19.00万元。",
    ],
)
def test_the_budget_that_was_fulfilled_is_not_what_was_spent(text: str) -> None:
    """Held against the accounts it was called wrong: 19.00 differs from 15.76."""
    place = {"item": "three-public/total", "fund_source": "general-public-budget"}
    facts = (fact("b", "19.00", **place), fact("x", "15.76", phase="executed", **place))
    levels = [s for s in said(text, facts=facts) if s.kind == "level"]
    assert [(s.published, s.verdict, s.fact_ids) for s in levels] == [
        ("15.76", "agrees", ("x",)),
        ("19.00", "agrees", ("b",)),
    ]


def test_a_share_of_an_amount_said_before_it_is_a_share() -> None:
    """完成预算19.00万元的82.95%: the percentage was passed over."""
    shares = [s for s in said("支出15.76万元，完成预算19.00万元的82.95%。") if s.kind == "share"]
    assert [s.published for s in shares] == ["82.95"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("公务用车购置和运行维护费7.05万元。", "agrees"),
        ("公务用车购置和运行维护费7.50万元。", "differs"),
        ("公务用车运行维护费中：公务用车加油2.00万元。", "not-in-tables"),
        ("公务用车维修1.00万元，公务用车保险0.50万元。", "not-in-tables"),
    ],
)
def test_what_cars_cost_by_purpose_is_not_all_they_cost(text: str, verdict: str) -> None:
    cars = fact("cars", "7.05", item="three-public/vehicle", table_kind="three-public-expenses")
    assert {s.verdict for s in said(f"2023年{text}", facts=(cars,))} == {verdict}


def test_the_part_of_an_item_that_one_fund_pays_does_not_differ_from_the_item() -> None:
    whole = fact(
        "three",
        "10.00",
        table_kind="three-public-expenses",
        item="three-public/total",
        label="合计",
    )
    text = "2023年“三公”经费预算10.00万元，其中：财政拨款安排9.00万元。"
    assert [one.verdict for one in said(text, facts=(whole,))] == ["agrees", "not-in-tables"]


def test_a_class_behind_the_total_of_one_fund_does_not_differ_from_that_of_all_funds() -> None:
    row = {"label": "教育支出", "function_name": "教育支出", "row_role": "item"}
    line = fact("line", "12.00", function_code="205", **row)
    text = (
        "2023年财政拨款支出总额10.00万元。支出科目情况：科技支出1.00万元，占10%；教育支出9.00万元。"
    )
    assert said(text, facts=(line,))[3].verdict == "not-in-tables"
    assert said("2023年教育支出9.00万元。", facts=(line,))[0].verdict == "differs"


@pytest.mark.parametrize(("amount", "verdict"), [("40.00", "agrees"), ("99.00", "differs")])
def test_a_path_is_its_row_though_a_summary_prints_its_class_without_a_code(
    amount: str, verdict: str
) -> None:
    run = fact("run", "40.00", function_code="2080201", function_name="行政运行", row_role="item")
    summary = {"table_id": "summary", "table_kind": "revenue-expenditure-summary"}
    of_class = fact("class", "50.00", label="社会保障和就业支出", row_role="item", **summary)
    text = f"社会保障和就业支出（类）民政管理事务（款）行政运行（项）：2023年预算数为{amount}万元。"
    (found,) = said(text, facts=(run, of_class))
    assert (found.verdict, found.fact_ids) == (verdict, ("run",))


@pytest.mark.parametrize(
    ("noun", "label", "changes"),
    [
        (
            "使用非财政拨款结余",
            "九、使用非财政拨款结余",
            {"item": "revenue/institution-fund", "fund_source": "institution-fund"},
        ),
        ("教育收费", "其中：教育收费", {"fund_source": "fiscal-account", "row_role": "subtotal"}),
    ],
)
@pytest.mark.parametrize(("amount", "verdict"), [("10.00", "agrees"), ("77.00", "differs")])
def test_a_line_of_revenue_is_found_by_its_own_words(
    noun: str, label: str, changes: dict[str, object], amount: str, verdict: str
) -> None:
    summary = {"table_id": "summary", "table_kind": "revenue-expenditure-summary"}
    line = fact(
        "line",
        "10.00",
        label=label,
        direction="revenue",
        **{"row_role": "item", **summary, **changes},
    )
    text = f"2023年收入预算100.00万元，其中：事业收入50.00万元（{noun}{amount}万元）。"
    *_, found = said(text, facts=(line,))
    assert (found.subject, found.verdict) == (noun, verdict)


@pytest.mark.parametrize(
    ("text", "amounts", "verdict"),
    [
        ("公务用车运行维护费支出214.97万元。", ("265.00", "214.97"), "agrees"),
        ("公务用车运行维护费支出714.97万元。", ("265.00", "214.97"), "differs"),
        ("公务用车运行维护费一般公共预算714.97万元。", ("265.00", "214.97"), "not-in-tables"),
    ],
)
def test_an_amount_of_no_stage_that_is_neither_budget_nor_spent_differs_from_what_was_spent(
    text: str, amounts: tuple[str, str], verdict: str
) -> None:
    line = {"item": "three-public/vehicle/operation", "table_kind": "three-public-expenses"}
    facts = tuple(
        fact(phase, amount, phase=phase, **line)
        for phase, amount in zip(("approved", "executed"), amounts, strict=True)
    )
    (found,) = said(text, facts=facts)
    assert found.verdict == verdict
    assert found.fact_ids == (() if verdict == "not-in-tables" else ("executed",))


def test_a_name_is_the_same_before_the_word_budget() -> None:
    line = fact("line", "7.45", label="会议费", economic_name="会议费", row_role="item")
    (found,) = said("2023年会议费预算7.45万元。", facts=(line,))
    assert found.fact_ids == ("line",)


@pytest.mark.parametrize(
    ("base", "column", "verdict"),
    [
        ("“三公”经费财政拨款预算97.00", "“三公”经费预算总额", "agrees"),
        ("“三公”经费财政拨款预算97.30", "“三公”经费预算总额", "differs"),
        ("“三公”经费决算97.30", "“三公”经费预算总额", "not-in-tables"),
        ("97.30", "“三公”经费预算总额", "not-in-tables"),
        ("“三公”经费预算97.30", "“三公”经费", "not-in-tables"),
    ],
)
def test_the_budget_of_the_year_before_is_that_of_its_row(
    base: str, column: str, verdict: str
) -> None:
    """A row of a year was taken for a part of the three; its budget was never held."""
    line = {"item": "three-public/total", "table_kind": "three-public-expenses", "column": column}
    facts = tuple(
        fact(
            str(year),
            amount,
            label=f"{year}年",
            fiscal_year=year,
            row=year,
            row_role="item",
            **line,
        )
        for year, amount in ((2022, "97.00"), (2023, "27.00"))
    )
    text = f"2023年“三公”经费预算27.00万元，比2022年{base}万元减少70.00万元。"
    assert said(text, facts=facts)[1].verdict == verdict
    assert said("2023年“三公”经费预算28.00万元。", facts=facts)[0].verdict == "differs"


@pytest.mark.parametrize(
    ("base", "change", "expected"),
    [
        ("2022年预算", "20.00", ("agrees", "planned")),
        ("2022年执行数", "30.00", ("agrees", "spent")),
        ("2022年", "30.00", ("agrees", "spent")),
        ("2022年预算", "30.00", ("differs", "planned")),
        ("2022年", "25.00", ("not-in-tables", "")),
    ],
)
def test_a_change_is_against_the_stage_of_the_year_before_that_it_names(
    base: str, change: str, expected: tuple[str, str]
) -> None:
    """120.00 now, 100.00 planned and 90.00 spent the year before."""
    facts = (
        fact("spent", "90.00", fiscal_year=2022, phase="executed", column="2022年执行数"),
        fact("planned", "100.00", fiscal_year=2022, column="2022年预算数"),
        fact("now", "120.00", column="2023年预算数"),
    )
    found = said(f"2023年支出预算120.00万元，与{base}相比增加{change}万元。", facts=facts)[1]
    verdict, prior = expected
    assert (found.verdict, found.fact_ids) == (verdict, ("now", prior) if prior else ())


@pytest.mark.parametrize(("base", "verdict"), [("执行数", "not-in-tables"), ("预算数", "agrees")])
def test_a_change_behind_the_amount_it_is_against_is_of_the_stage_said_of_that(
    base: str, verdict: str
) -> None:
    """100.00 was planned for the year before, 95.00 of it was spent, which no table prints."""
    facts = (
        fact("planned", "100.00", fiscal_year=2022, column="2022年预算数"),
        fact("now", "120.00", column="2023年预算数"),
    )
    amount, change = ("95.00", "25.00") if base == "执行数" else ("100.00", "20.00")
    text = f"2023年支出预算120.00万元，比2022年{base}{amount}万元增加{change}万元。"
    assert said(text, facts=facts)[2].verdict == verdict


@pytest.mark.parametrize(("amount", "verdict"), [("60.00", "agrees"), ("63.00", "differs")])
def test_a_line_of_a_summary_that_says_a_kind_of_spending_is_meant(
    amount: str, verdict: str
) -> None:
    line = {"table_kind": "revenue-expenditure-summary", "row_role": "item", "row": 2}
    staff = fact("staff", "60.00", label="一、人员支出", expenditure_type="basic-personnel", **line)
    (found,) = said(f"2023年人员支出{amount}万元。", facts=(TOTAL, staff))
    assert found.verdict == verdict
