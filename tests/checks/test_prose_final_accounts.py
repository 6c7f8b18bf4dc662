"""Sentences that stand in nearly all final accounts: their shares, parts and rates are checked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from prose_cases import CHECK, said, with_nouns
from sample_disclosure import disclosure, fact, prose, verdicts

from generator.facts.model import Reading
from generator.facts.statements import read_statements

CLASSES = (
    "教育支出（类）700.00万元，占70.00%；卫生健康支出（类）{0}万元，占{1}%；"
    "住房保障（类）支出200.00万元，占20.00%。"
)
HEADS = (
    "一般公共预算财政拨款支出1000.00万元，主要用于以下方面：",
    "一般公共预算财政拨款支出1000.00万元，占本年支出的80.00%，主要用于以下几个方面：",
)


@pytest.mark.parametrize("head", HEADS)
def test_what_spending_is_used_for_is_a_list_of_it(head: str) -> None:
    sound, wrong = CLASSES.format("100.00", "10.00"), CLASSES.format("100.00", "50.00")
    assert "violated" not in verdicts(CHECK["PROSE-SHARE"], with_nouns(head + sound))
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns(head + wrong)).count("violated") == 1
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns(head, *wrong.split("；")))[1:] == [
        "violated",
        "holds",
    ]


@pytest.mark.parametrize(("amount", "expected"), [("100.00", "holds"), ("110.00", "violated")])
def test_classes_are_known_by_any_of_their_names_and_by_the_table_of_their_fund(
    amount: str, expected: str
) -> None:
    names = {"205": "教育支出", "210": "卫生健康支出", "221": "住房保障支出"}
    facts = tuple(
        fact(
            "1.00",
            label=name,
            table_kind="general-public-expenditure",
            function_code=code,
            function_name=name,
            column_role="total",
            row_role="subtotal",
        )
        for code, name in names.items()
    )
    blocks = prose(HEADS[0] + CLASSES.format(amount, "10.00"))
    statements = read_statements(Reading((), (), (), tuple(blocks), (), ()), 2024)
    case = disclosure(blocks=blocks, statements=statements, facts=facts)
    assert verdicts(CHECK["PROSE-PARTS"], case) == [expected]


CARS = (
    "公务用车购置及运行维护费预算为30.00万元，支出决算为27.00万元，完成预算的90.00%，占“三公”经费支出"
    "决算的77.14%。其中：公务用车购置费支出5.00万元，购置1辆；公务用车运行维护费支出{0}万元。"
)


@pytest.mark.parametrize(("amount", "expected"), [("22.00", "holds"), ("52.00", "violated")])
def test_a_second_share_does_not_part_a_list_from_its_whole(amount: str, expected: str) -> None:
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(CARS.format(amount))) == [expected]


def test_what_cars_cost_does_not_make_up_all_of_three_public() -> None:
    text = "“三公”经费35.00万元，其中：公务用车购置费5.00万元；公务用车运行维护费22.00万元。"
    assert said("PROSE-PARTS", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2024年财政拨款收入、支出决算总计3056.01万元。与上年相比，财政拨款收、支总计各增加312.00万元",
        "2024年收入总计3056.01万元，支出总计3056.01万元，与2023年相比，收入、支出总计各增加312.00万元",
        "2024年收、支总预算3056.01万元。与上年相比，收、支总计各增加312.00万元",
    ],
)
def test_both_sides_of_an_account_are_one_noun_however_joined(text: str) -> None:
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(f"{text}，增长11.37%。")) == ["holds"]
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(f"{text}，增长22.37%。")) == ["violated"]


def test_both_sides_are_not_measured_against_two_amounts() -> None:
    levels = "2024年收入总计3000.00万元，支出总计2900.00万元"
    text = f"{levels}，收入、支出总计各增加300.00万元，增长50.00%。"
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == []


@pytest.mark.parametrize(
    ("amount", "expected"), [("56.12", "holds"), ("66.12", "violated"), ("46.12", "violated")]
)
def test_the_funds_of_an_appropriation_in_brackets_make_it_up(amount: str, expected: str) -> None:
    text = (
        "财政拨款“三公”经费支出决算56.12万元（其中：一般公共预算支出{0}万元；政府性基金预算支出0万元；"
        "国有资本经营预算支出0万元）。"
    )
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text.format(amount))) == [expected]


def test_a_grand_total_of_appropriations_holds_more_than_their_funds() -> None:
    funds = "一般公共预算50.00万元；政府性基金预算0万元；国有资本经营预算0万元"
    text = f"财政拨款收入总计60.00万元（其中：{funds}）。"
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == []


@pytest.mark.parametrize(
    ("share", "expected"), [("77.14", "holds"), ("77.13", "holds"), ("87.14", "violated")]
)
def test_parts_of_what_a_sentence_begins_with_are_shares_of_the_table(
    share: str, expected: str
) -> None:
    whole = fact("35.00", item="three-public/total", table_kind="three-public-expenses")
    text = f"2024年“三公”经费财政拨款支出中，公务用车购置及运行维护费支出27.00万元，占{share}%。"
    assert said("PROSE-SHARE", text, facts=(whole,)) == [expected]


PURCHASES = (
    "2024年政府采购支出总额1955.05万元，其中：政府采购货物支出1955.05万元。授予中小企业合同金额1564.04万元，"
    "占政府采购支出总额的{0}%，其中：授予小微企业合同金额400.00万元，占授予中小企业合同金额的{1}%。"
)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (("80.00", "25.57"), []),
        (("85.00", "25.57"), ["violated"]),
        (("80.00", "35.57"), ["violated"]),
    ],
)
def test_a_share_of_an_amount_said_before_by_its_name_is_of_that(
    shares: tuple[str, str], expected: list[str]
) -> None:
    found = verdicts(CHECK["PROSE-SHARE"], with_nouns(PURCHASES.format(*shares)))
    assert [one for one in found if one != "holds"] == expected


@pytest.mark.parametrize(("share", "expected"), [("77.14", "holds"), ("87.14", "violated")])
def test_a_second_share_of_an_amount_is_of_what_it_names(share: str, expected: str) -> None:
    whole = fact("35.00", item="three-public/total", table_kind="three-public-expenses")
    text = (
        "2024年公务用车购置及运行维护费支出27.00万元，占年初安排的90.00%，"
        f"占“三公”经费支出的{share}%。"
    )
    assert said("PROSE-SHARE", text, facts=(whole,))[-1] == expected


@pytest.mark.parametrize(("amount", "expected"), [("8.00", "holds"), ("9.00", "violated")])
def test_receptions_here_and_abroad_are_all_receptions(amount: str, expected: str) -> None:
    parts = f"国内接待费{amount}万元，接待8批次；国（境）外接待费0.00万元"
    text = f"公务接待费支出8.00万元。其中：{parts}。"
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("基本支出600.00万元，项目支出400.00万元。财政拨款支出主要用于以下方面：", []),
        ("财政拨款支出1000.00万元，占80.00%。财政拨款支出主要用于以下方面：", ["holds"]),
    ],
)
def test_a_list_of_uses_is_of_what_its_sentence_names(text: str, expected: list[str]) -> None:
    classes = "教育支出（类）700.00万元，占70.00%；卫生健康支出（类）300.00万元，占30.00%。"
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text + classes)) == expected


@pytest.mark.parametrize(
    ("share", "amounts", "expected"),
    [
        ("90.00", ("100.00",), "holds"),
        ("91.00", ("100.00",), "violated"),
        ("91.00", ("100.00", "110.00"), "undetermined"),  # two rows of these words
        ("90.00", ("110.00", "100.00"), "holds"),
    ],
)
def test_a_share_may_name_a_row_of_the_tables(
    share: str, amounts: tuple[str, ...], expected: str
) -> None:
    rows = [fact(a, label="本年支出合计", row_role="total", row=n) for n, a in enumerate(amounts)]
    text = f"2024年一般公共预算财政拨款支出90.00万元，占本年支出合计的{share}%。"
    assert said("PROSE-SHARE", text, facts=tuple(rows)) == [expected]


def test_the_row_of_one_fund_is_not_that_of_all() -> None:
    fund = {"fund_source": "fiscal-appropriation", "label": "本年支出合计", "row_role": "total"}
    text = "2024年一般公共预算财政拨款支出90.00万元，占本年支出合计的91.00%。"
    assert said("PROSE-SHARE", text, facts=(fact("95.00", **fund),)) == ["undetermined"]


@pytest.mark.parametrize("noun", ["项目全年预算数", "该项目预算", "全年预算数"])
@pytest.mark.parametrize(("share", "expected"), [("97.61", "holds"), ("97.21", "violated")])
def test_the_budget_of_a_project_told_of_was_carried_out_by_what_it_spent(
    noun: str, share: str, expected: str
) -> None:
    text = (
        "水库运行维护项目绩效自评综述：项目自评得分为98.00分。"
        f"{noun}为28.48万元，执行数为27.80万元，完成预算的{share}%。"
    )
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns(text)) == [expected]


@pytest.mark.parametrize("noun", ["预算执行率为", "执行率", "资金执行率达到", "执行进度"])
@pytest.mark.parametrize(("rate", "expected"), [("85.00", "holds"), ("95.00", "violated")])
def test_a_rate_of_what_was_carried_out_follows_from_its_amounts(
    noun: str, rate: str, expected: str
) -> None:
    text = f"项目全年预算数为100.00万元，全年执行数为85.00万元，{noun}{rate}%。"
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns(text)) == [expected]


@pytest.mark.parametrize(("share", "expected"), [("7.78", "holds"), ("9.78", "violated")])
def test_a_share_that_differs_from_the_tables_of_its_list_is_wrong(
    share: str, expected: str
) -> None:
    facts = (
        fact("900.00", label="合计", row_role="total"),
        fact("830.00", label="农林水支出", row=2, function_code="213", function_name="农林水支出"),
        fact(
            "70.00", label="住房保障支出", row=3, function_code="221", function_name="住房保障支出"
        ),
    )
    blocks = prose(
        "支出900.00万元，主要用于以下方面：",
        f"农林水支出830.00万元，占92.22%；住房保障支出70.00万元，占{share}%。",
    )
    statements = read_statements(Reading((), facts, (), tuple(blocks), (), ()), 2024)
    case = disclosure(blocks=blocks, statements=statements, facts=facts)
    assert verdicts(CHECK["PROSE-SHARE"], case)[-1] == expected


@pytest.mark.parametrize(
    ("said_share", "expected"),
    [
        ("完成预算的83.33%", ["holds"]),
        ("完成预算的90.00%", ["violated"]),
        ("完成全年预算的83.33%", ["holds"]),
        ("完成年初预算的90.00%", []),
    ],
)
def test_the_budget_that_an_amount_carried_out_is_a_share_of_may_be_that_of_its_row(
    said_share: str, expected: list[str]
) -> None:
    """公开07表 prints 全年预算数 beside 决算数; 年初预算 is another one."""
    row = {"label": "公务接待费", "item": "three-public/reception", "row": 3}
    facts = (
        fact("6.00", fact_id="b", column="全年预算数", phase="approved", **row),
        fact("5.00", fact_id="s", column="决算数", phase="executed", **row),
    )
    blocks = prose(f"公务接待费支出决算为5.00万元，{said_share}。")
    read = read_statements(Reading((), facts, (), tuple(blocks), (), ()), 2024)
    agreed = [replace(s, verdict="agrees", fact_ids=("s",)) for s in read if s.kind == "level"]
    statements = (*agreed, *(s for s in read if s.kind != "level"))
    case = disclosure(blocks=blocks, statements=statements, facts=facts)
    assert verdicts(CHECK["PROSE-SHARE"], case) == expected


@pytest.mark.parametrize(("rate", "expected"), [("20.00", "holds"), ("30.00", "violated")])
def test_a_change_behind_budget_and_spending_is_of_what_was_spent(rate: str, expected: str) -> None:
    text = (
        "2024年度“三公”经费财政拨款支出全年预算为27.00万元，支出决算为20.00万元，完成全年预算的74.07%，"
        f"比上年减少5.00万元，下降{rate}%。"
    )
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == [expected]


@pytest.mark.parametrize(("goods", "expected"), [("26.63", "holds"), ("29.63", "violated")])
def test_what_is_to_be_purchased_are_parts_of_it(goods: str, expected: str) -> None:
    text = (
        f"2024年度政府采购支出预算总额61.98万元，其中：拟采购货物支出{goods}万元、"
        "拟采购工程支出11.75万元、拟采购服务支出23.60万元。"
    )
    assert said("PROSE-PARTS", text) == [expected]


@pytest.mark.parametrize(("share", "verdict"), [("101.85", "holds"), ("103.85", "violated")])
@pytest.mark.parametrize("noun", ["财政拨款支出年初预算", "年初预算"])
def test_a_budget_that_spending_is_compared_with_is_what_is_carried_out(
    noun: str, share: str, verdict: str
) -> None:
    texts = (
        "2024年度财政拨款支出决算1286.61万元。",
        f"与2024年度{noun}1263.24万元相比，完成年初预算的{share}%。",
    )
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns("".join(texts))) == [verdict]
