"""Parts of a list against the column their head restates; money of several funds at once."""

from __future__ import annotations

import pytest
from said_statements import fact, said

from generator.facts.model import Fact

GENERAL = {
    "table_id": "general",
    "table_kind": "general-public-expenditure",
    "fund_source": "general-public-budget",
}
SUMMARY = {
    "table_id": "summary",
    "table_kind": "revenue-expenditure-summary",
    "direction": "revenue",
    "row_role": "item",
}


def row(fact_id: str, amount: str, name: str, **changes: object) -> Fact:
    return fact(
        fact_id,
        amount,
        label=name,
        function_name=name,
        **{"row_role": "item", **GENERAL, **changes},
    )


TOTAL = fact("total", "100.00", **GENERAL)
HEALTH = row("health", "64.72", "基本公共卫生服务")
PATH = "卫生健康支出（类）公共卫生（款）基本公共卫生服务（项）"


@pytest.mark.parametrize(("amount", "verdict"), [("64.72", "agrees"), ("67.42", "differs")])
def test_a_part_is_the_row_of_the_column_its_head_restates(amount: str, verdict: str) -> None:
    text = f"2023年财政拨款支出100.00万元，其中：{PATH}{amount}万元。"
    part = said(text, facts=(TOTAL, HEALTH))[1]
    assert (part.verdict, part.fact_ids) == (verdict, ("health",))


def test_a_part_is_not_judged_where_its_head_is_of_another_amount() -> None:
    text = f"2023年财政拨款支出120.00万元，其中：{PATH}67.42万元。"
    assert said(text, facts=(TOTAL, HEALTH))[1].verdict == "not-in-tables"


def test_a_part_is_not_judged_where_another_table_knows_its_amount() -> None:
    project = row(
        "part", "67.42", "基本公共卫生服务", table_id="fund", fund_source="government-fund"
    )
    text = f"2023年财政拨款支出100.00万元，其中：{PATH}67.42万元。"
    assert said(text, facts=(TOTAL, HEALTH, project))[1].verdict == "not-in-tables"


def test_a_part_is_not_judged_where_its_head_has_two_such_rows() -> None:
    other = row("other", "2.70", "基本公共卫生服务", row=7)
    text = f"2023年财政拨款支出100.00万元，其中：{PATH}67.42万元。"
    assert said(text, facts=(TOTAL, HEALTH, other))[1].verdict == "not-in-tables"


@pytest.mark.parametrize(("amount", "verdict"), [("118.62", "agrees"), ("181.62", "differs")])
def test_parts_of_basic_expenditure_are_rows_of_the_basic_table(amount: str, verdict: str) -> None:
    basic = {
        **GENERAL,
        "table_id": "basic",
        "table_kind": "general-public-basic-expenditure",
        "expenditure_type": "basic",
    }
    facts = (
        fact("all", "2472.74", column="基本支出", column_role="part", expenditure_type="basic"),
        fact("total", "2472.74", **basic),
        fact("goods", "118.62", **{**basic, "label": "商品和服务支出", "row_role": "subtotal",
             "economic_name": "商品和服务支出"}),
    )  # fmt: skip
    text = f"2023年基本支出2472.74万元，其中：商品和服务支出{amount}万元。"
    part = said(text, facts=facts)[1]
    assert (part.verdict, part.fact_ids) == (verdict, ("goods",))


def test_money_of_several_funds_is_no_other_revenue() -> None:
    units = fact(
        "units", "12.00", direction="revenue", column="本年收入 / 单位资金", column_role="part",
        table_id="revenue", table_kind="revenue-summary", fund_source="other-revenue",
    )  # fmt: skip
    assert said("2023年其他收入0万元。", facts=(units,))[0].verdict == "not-in-tables"
    own = fact(
        "own", "12.00", **{**SUMMARY, "label": "六、其他收入", "fund_source": "other-revenue",
        "item": "revenue/other-revenue"},
    )  # fmt: skip
    assert said("2023年其他收入0万元。", facts=(units, own))[0].fact_ids == ("own",)


@pytest.mark.parametrize(("amount", "verdict"), [("12.00", "agrees"), ("21.00", "differs")])
def test_a_kind_of_revenue_below_another_one_is_found(amount: str, verdict: str) -> None:
    line = fact(
        "line", "12.00", **{**SUMMARY, "label": "其中：事业收入", "row_role": "subtotal",
        "fund_source": "institution-revenue"},
    )  # fmt: skip
    statement = said(f"2023年事业收入{amount}万元。", facts=(line,))[0]
    assert (statement.verdict, statement.fact_ids) == (verdict, ("line",))


def test_revenue_of_a_fund_may_be_said_with_what_is_carried_over() -> None:
    facts = (
        fact("fund", "2924.24", **{**SUMMARY, "label": "一、一般公共预算拨款收入",
             "fund_source": "general-public-budget", "item": "revenue/general-public-budget"}),
        fact("carried", "58.75", **{**SUMMARY, "label": "上年结转", "fund_source": "carryover",
             "item": "revenue/carryover", "row": 5}),
    )  # fmt: skip
    with_carried, wrong = (
        "2023年一般公共预算收入2982.99万元。",
        "2023年一般公共预算收入2942.42万元。",
    )
    assert said(with_carried, facts=facts)[0].verdict == "not-in-tables"
    assert said(wrong, facts=facts)[0].verdict == "differs"


def test_classes_of_a_summary_with_another_total_contradict_nothing() -> None:
    both = {
        "table_id": "both",
        "table_kind": "fiscal-appropriation-summary",
        "fund_source": "general-public-budget",
        "column": "支出 / 一般公共预算",
        "column_role": "part",
    }
    facts = (
        fact("whole", "3702.37", **GENERAL),
        fact("grand", "4432.92", **{**both, "label": "支出总计"}),
        row("class", "3532.99", "农林水支出", **both),
    )
    of_fund = "2023年一般公共预算农林水支出2802.44万元。"
    text = "2023年一般公共预算支出{}万元，其中：农林水支出2802.44万元。"
    assert said(text.format("3702.37"), facts=facts)[1].verdict == "not-in-tables"
    assert said(text.format("4432.92"), facts=facts)[1].verdict == "differs"
    assert said(of_fund, facts=facts)[0].verdict == "not-in-tables"


@pytest.mark.parametrize(
    ("noun", "label"),
    [("“卫生健康支出”科目", "卫生健康支出"), ("对个人和家庭补助支出", "对个人和家庭的补助")],
)
def test_names_are_the_same_without_what_calls_them_a_subject(noun: str, label: str) -> None:
    text = f"2023年一般公共预算支出100.00万元，其中：{noun}64.72万元。"
    assert said(text, facts=(TOTAL, row("row", "64.72", label)))[1].fact_ids == ("row",)


@pytest.mark.parametrize(
    "changes",
    [
        "。比年初预算增加120万元，增长13.33%；比上年增加20万元，增长2.00%。",
        "。与年初预算相比，增加120万元，增长13.33%；与上年相比，增加20万元，增长2.00%。",
        "。比上年增加20万元，增长2.00%，比年初预算增加120万元，增长13.33%。",
    ],
)
def test_all_changes_behind_a_list_are_of_its_head(changes: str) -> None:
    found = said(f"支出合计1020万元，其中：基本支出570万元，项目支出450万元{changes}")
    assert [one.subject for one in found[3:]] == ["支出合计"] * 4


def test_a_share_behind_the_change_that_closes_a_list_is_of_its_head() -> None:
    found = said(
        "支出900万元，其中：基本支出570万元，占63.33%，项目支出330万元，占36.67%；比上年减少100万元，"
        "下降10.00%，完成年初预算的112.50%。"
    )
    assert [one.subject for one in found[5:]] == ["支出"] * 3


@pytest.mark.parametrize("noun", ["因公出国（境）费", "公务接待费"])
@pytest.mark.parametrize("joint", ["、", "和", "以及"])
def test_a_verb_of_change_before_a_noun_holds_for_the_next_noun(noun: str, joint: str) -> None:
    found = said(f"支出减少16万元，主要原因是压减{noun}10万元{joint}公务用车运行维护费6万元。")
    nouns = [("支出", "decrease"), (noun.replace("（", "(").replace("）", ")"), "decrease")]
    got = [(one.subject.replace("（", "(").replace("）", ")"), one.kind) for one in found]
    assert got == [*nouns, ("公务用车运行维护费", "decrease")]


def test_a_verb_of_change_behind_its_noun_does_not_hold_for_the_next_noun() -> None:
    found = said("经费增加16万元、公务用车运行维护费6万元。")
    assert [one.kind for one in found] == ["increase", "level"]


def test_a_bracket_that_is_part_of_a_name_does_not_hide_whose_numbers_are() -> None:
    found = said("其中：因公出国（境）费、公务接待费分别为40.00万元和6.50万元。")
    assert [str(one.amount) for one in found] == ["400000.00", "65000.00"]


def test_what_was_carried_out_behind_a_list_is_of_its_head() -> None:
    found = said(
        "某项目全年预算数100万元，其中：财政拨款90万元，其他资金10万元；全年执行数85万元。"
    )
    assert [one.subject for one in found] == [
        "某项目",
        "财政拨款",
        "其他资金",
        "某项目",
    ]


@pytest.mark.parametrize(("amount", "verdict"), [("44.00", "agrees"), ("64.00", "differs")])
def test_a_functional_code_is_of_expenditure(amount: str, verdict: str) -> None:
    code = {"function_code": "2136903", "function_name": "地方重大水利工程建设", "label": "工程"}
    row = {**code, "row_role": "item", "row": 4, "fund_source": "government-fund"}
    facts = (
        fact("income", "50.00", direction="revenue", column="本年收入", **row),
        fact("spent", "44.00", column="本年支出", **row),
    )
    (found,) = said(
        f"2136903 地方重大水利工程建设{amount}万元，主要用于移民项目。",
        facts=facts,
        section="三、政府性基金预算财政拨款支出情况说明",
    )
    assert (found.verdict, found.fact_ids) == (verdict, ("spent",))
