"""Wholes of the prose: what a share, a list, an amount said twice or a total is really of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from prose_cases import CHECK, said, with_nouns
from sample_disclosure import disclosure, evaluations, fact, prose, verdicts

from generator.checks.completeness import CHECKS as COMPLETENESS
from generator.checks.prose.wording import wan
from generator.checks.text import CHECKS as TEXT
from generator.facts.model import Reading
from generator.facts.statements import read_statements

HOUSING = "住房公积金19816.81元，其中：基本支出19816.81元，项目支出0元。"
PROJECTS = "2.项目支出469500元，同比增加70100元。"


def test_a_paragraph_that_lost_its_beginning_is_not_held_against_another() -> None:
    cut = "19816.81元，项目支出0元。主要用于人员经费保障。"
    assert verdicts(CHECK["PROSE-TWICE"], with_nouns(cut, PROJECTS)) == ["undetermined"]
    assert verdicts(CHECK["PROSE-TWICE"], with_nouns(HOUSING, PROJECTS)) == []
    whole = "项目支出0元。主要用于人员经费保障。"
    assert verdicts(CHECK["PROSE-TWICE"], with_nouns(whole, PROJECTS)) == ["violated"]


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("占一般公共预算支出的96.41%", []),  # a whole that is not said
        ("占支出总预算10.73%", []),
        ("占养老保险缴费支出的90.41%", ["violated"]),
        ("占90.41%", ["violated"]),
        ("占96%", ["holds"]),
    ],
)
def test_a_share_is_not_of_a_head_that_it_does_not_name(share: str, expected: list[str]) -> None:
    text = f"养老保险缴费支出15.00万元，其中：基本支出14.40万元，{share}。"
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预算总收入60.00万元，其中：经费拨款30.00万元，往年结余指标120.00万元。", ["violated"]),
        ("预算总收入60.00万元，其中：经费拨款30.00万元，往年结余指标12.00万元。", []),
        ("收入60.00万元（含结转5.00万元），其中：经费拨款30.00万元，结余指标20.00万元。", []),
        ("预算总收入60.00万元，其中：经费拨款30.00万元，资产总额120.00万元。", []),
        ("预算总收入60.00万元，其中：经费拨款30.00万元，支出合计120.00万元。", []),
        ("完成预算8.00万元的75%，其中：出国费用30.00万元，结余指标20.00万元。", []),
    ],
)
def test_no_part_is_more_than_its_whole(text: str, expected: list[str]) -> None:
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "项目支出50.00万元，其中：水库工程总投资300.00万元，本年安排30.00万元。",
        "项目支出50.00万元，其中：河道整治项目合同金额120.00万元，宣传经费20.00万元。",
        "项目支出200.00万元，其中：河道整治300.00万元（含上年结转120.00万元），宣传20.00万元。",
        "项目支出结余10.00万元，其中：河道整治项目支出95.00万元，宣传项目支出45.00万元。",
        "支出预算比上年多20.00万元，其中：人员经费支出115.00万元，公用经费支出30.00万元。",
        "一般公共预算支出超支20.00万元，其中：基本支出130.00万元，项目支出40.00万元。",
        "月均支出20.00万元，其中：基本支出130.00万元，项目支出110.00万元。",
        "本级支出50.00万元，其中：基本支出30.00万元，下属单位支出80.00万元。",
        "本级收入80.00万元，其中：财政拨款收入80.00万元，所属学校收入120.00万元。",
        "公用经费支出人均定额2.00万元，其中：办公费30.00万元，水费5.00万元。",
        "调增预算20.00万元，其中：人员经费调整为115.00万元，公用经费调整为30.00万元。",
    ],
)
def test_what_is_measured_otherwise_is_no_part_that_is_too_large(text: str) -> None:
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == []


def test_procurement_in_the_reason_of_a_change_is_no_total() -> None:
    check = next(check for check in COMPLETENESS if check.code == "COMP-PROCUREMENT")
    reason = "支出总计424.76万元，增加24.15万元，主要原因是文化建设工程结转政府采购20.44万元。"
    assert verdicts(check, with_nouns(reason)) == []
    assert verdicts(check, with_nouns(reason, "2024年政府采购预算20.44万元。")) == ["violated"]


def test_a_number_with_two_points_is_told() -> None:
    check = next(check for check in TEXT if check.code == "TEXT-TEMPLATE")
    assert verdicts(check, with_nouns("结余指标减少668.9.32万元。")) == ["violated"]
    assert verdicts(check, with_nouns("结余指标减少668.93万元。")) == []
    assert said("PROSE-TABLE", "1.1.5万元用于购置。") == []


def test_what_expenditure_includes_is_no_part_of_the_income_before_its_semicolon() -> None:
    text = (
        "2024年财政拨款收支总预算13万元。收入包括：一般公共预算拨款收入12万元、"
        "政府性基金收入1万元；支出包括：教育支出11万元、住房保障支出2万元。"
    )
    told = [e.verdict for e in CHECK["PROSE-PARTS"].function(with_nouns(text))]
    assert told
    assert set(told) == {"holds"}


def test_what_expenditure_includes_behind_income_without_a_total_is_no_list_of_it() -> None:
    text = "收入：一般公共预算12万元、政府性基金1万元；支出包括：教育支出11万元、住房支出2万元。"
    assert said("PROSE-PARTS", text) == []


def test_what_operating_expenses_list_as_their_parts_is_not_all_of_it() -> None:
    three_public = "“三公”经费预算38.50万元，其中：公务用车费27.00万元，公务接待费11.50万元。"
    operating = "机关运行经费安排208.90万元。其中：办公费85.00万元，公务接待费9.50万元。"
    again = "公务接待费9.50万元。"
    assert verdicts(CHECK["PROSE-TWICE"], with_nouns(three_public, operating)) == []
    assert verdicts(CHECK["PROSE-TWICE"], with_nouns(three_public, operating + again)) == [
        "violated"
    ]


@pytest.mark.parametrize(("last", "verdict"), [("20", "holds"), ("30", "violated")])
def test_shares_in_a_row_are_held_against_the_amounts_before(last: str, verdict: str) -> None:
    text = "支出100.00万元，其中：基本支出80.00万元、项目支出20.00万元，分别占80%和"
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns(f"{text}{last}%。")) == ["holds", verdict]


@pytest.mark.parametrize(
    ("last", "verdicts_"), [("30.00", ["holds", "holds"]), ("20.00", ["holds"])]
)
def test_two_divisions_of_a_whole_are_added_up_apart(last: str, verdicts_: list[str]) -> None:
    """The second need not be complete: it is told where a sum of the tables is not met."""
    text = (
        "支出预算100.00万元，按支出功能分类，包括教育支出60.00万元、住房保障支出40.00万元；"
        f"按支出用途分类，包括人员经费70.00万元，其他支出{last}万元。"
    )
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == verdicts_


def test_what_is_said_of_one_narrow_fund_is_not_held_against_the_whole() -> None:
    texts = (
        "本年支出 500.00 万元，其中：基本支出 400.00 万元。",
        "国有资本经营预算财政拨款支出 49.89 万元，其中：基本支出 0.00 万元。",
    )
    assert said("PROSE-TWICE", *texts) == []


@pytest.mark.parametrize("word", ["{}类采购预算", "{}采购", "{}类采购", "{}采购预算", "{}类"])
def test_the_kinds_of_procurement_add_up_however_they_are_called(word: str) -> None:
    for works, expected in (("22.28", ["holds"]), ("32.28", ["violated"])):
        kinds = zip(("货物", "工程", "服务"), ("14.95", works, "10.61"), strict=True)
        parts = "；".join(f"{word.format(kind)}{amount}万元" for kind, amount in kinds)
        found = verdicts(
            CHECK["PROSE-PARTS"], with_nouns(f"政府采购预算47.84万元，其中：{parts}。")
        )
        assert found == expected


def test_expenditure_of_all_kinds_adds_up() -> None:
    text = "支出{}万元，其中：基本支出80万元，项目支出15万元，经营支出4万元，上缴上级支出1万元。"
    assert said("PROSE-PARTS", text.format(100)) == ["holds"]
    assert said("PROSE-PARTS", text.format(110)) == ["violated"]


@pytest.mark.parametrize(("share", "expected"), [("52.37", ["holds"]), ("62.37", ["violated"])])
def test_a_share_of_a_whole_it_names_is_held_against_the_one_said_before(
    share: str, expected: list[str]
) -> None:
    texts = (
        "2024年度财政拨款“三公”经费支出决算56.12万元。",
        f"公务用车购置及运行维护费支出29.39万元，占“三公”经费的{share}%。",
    )
    assert verdicts(CHECK["PROSE-SHARE"], with_nouns(*texts)) == expected


def test_a_list_of_what_only_a_change_is_said_of_has_no_whole() -> None:
    text = "公务用车运行维护费增加40.00万元，增长5%。固定资产100万元；其中固定资产58万元。"
    more = "公务用车运行维护费包括：政府采购200万元，其他10万元。"
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text + more)) == []


def test_an_amount_of_many_digits_is_written_out() -> None:
    text = f"公务接待费{'9' * 41}万元。公务接待费{'8' * 41}万元。"
    (found,) = evaluations(CHECK["PROSE-TWICE"], with_nouns(text))
    assert "9" * 41 in found.message
    assert wan(Decimal("9" * 45)) == f"{'9' * 41}.9999万元"


@pytest.mark.parametrize(
    ("head", "farming", "expected"),
    [
        ("支出预算2024年年初预算数", "800.00", ["holds"]),
        ("支出预算2024年年初预算数", "830.00", ["violated"]),
        ("一般公共预算当年拨款", "830.00", ["violated"]),
    ],
)
def test_different_classes_are_together_no_more_than_all_that_is_spent(
    head: str, farming: str, expected: list[str]
) -> None:
    classes = f"农林水支出{farming}万元，教育支出120.00万元，住房保障支出80.00万元"
    text = f"{head}1000.00万元，其中：{classes}。"
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == expected


def test_classes_below_each_other_are_not_added() -> None:
    text = "支出预算100.00万元，其中：教育支出90.00万元，普通教育60.00万元，小学教育60.00万元。"
    assert "violated" not in verdicts(CHECK["PROSE-PARTS"], with_nouns(text))


@pytest.mark.parametrize(("basic", "expected"), [("900.00", "holds"), ("930.00", "violated")])
def test_changes_against_two_bases_do_not_part_a_list_from_its_whole(
    basic: str, expected: str
) -> None:
    text = (
        "2024年一般公共预算当年拨款1400.00万元，比上年执行数增加100.00万元，增长7.69%；比上年预算数减少50.00万元，"
        f"下降3.45%。其中：基本支出{basic}万元，项目支出500.00万元。"
    )
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == [expected]


@pytest.mark.parametrize(
    "between",
    [
        "（含上年结转86.40万元）",
        "（上年结转86.40万元）",
        "（其中上年结转86.40万元）",
        "（不含上年结转86.40万元）",
        "，含上年结转86.40万元",
        "，完成年初预算480.00万元的104.17%",
        "（年初预算480.00万元）",
        "，剔除一次性因素20.00万元后与上年持平",
        "，由本年拨款413.60万元和上年结转86.40万元组成",
        "，占本年支出合计520.00万元的96.15%",
    ],
)
@pytest.mark.parametrize(("basic", "expected"), [("400.00", "holds"), ("430.00", "violated")])
def test_an_amount_between_is_not_what_the_list_is_of(
    between: str, basic: str, expected: str
) -> None:
    parts = f"基本支出{basic}万元，项目支出100.00万元"
    text = f"2024年一般公共预算支出500.00万元{between}，其中：{parts}。"
    found = verdicts(CHECK["PROSE-PARTS"], with_nouns(text))
    assert [verdict for verdict in found if verdict != "undetermined"] == [expected]


def test_a_list_is_of_the_amount_that_its_parts_make() -> None:
    text = (
        "2024年收入包括财政拨款收入500.00万元、其他收入20.00万元，其中：一般公共预算财政拨款收入480.00万元，"
        "政府性基金预算财政拨款收入20.00万元。"
    )
    assert "violated" not in verdicts(CHECK["PROSE-PARTS"], with_nouns(text))


@pytest.mark.parametrize(("fixed", "expected"), [("800.00", "holds"), ("810.00", "violated")])
def test_kinds_of_assets_are_together_no_more_than_all(fixed: str, expected: str) -> None:
    text = f"资产总额1000.00万元，其中：流动资产200.00万元，固定资产{fixed}万元。"
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == [expected]


@pytest.mark.parametrize(("goods", "expected"), [("80.00", "holds"), ("85.00", "violated")])
def test_classes_said_as_expenditure_are_together_no_more_than_their_whole(
    goods: str, expected: str
) -> None:
    text = (
        f"基本支出600.00万元，其中：工资福利支出500.00万元，商品和服务支出{goods}万元，"
        "对个人和家庭的补助支出20.00万元。"
    )
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == [expected]


@pytest.mark.parametrize(
    "texts",
    [
        "收支总预算100万元。收入包括：一般公共预算收入90万元；其他收入10万元；支出包括：教育支出60万元；卫生健康支出40万元。",
        "收入总计100万元，包括：一般公共预算收入90万元；其他收入10万元；支出总计100万元，包括：教育支出60万元；卫生健康支出40万元。",
        "财政拨款收支总预算90万元，收入包括：一般公共预算拨款90万元，其中：当年拨款90万元，上年结转0万元；支出包括：教育支出50万元；卫生健康支出40万元。",
    ],
)
def test_the_lists_of_both_sides_in_one_sentence_are_two(texts: str) -> None:
    names = {"205": "教育支出", "210": "卫生健康支出"}
    facts = tuple(
        fact(
            "1.00", label=name, function_code=code, function_name=name, row_role="subtotal", row=at
        )
        for at, (code, name) in enumerate(names.items(), 2)
    )
    blocks = prose(texts)
    statements = read_statements(Reading((), (), (), tuple(blocks), (), ()), 2024)
    case = disclosure(blocks=blocks, statements=statements, facts=facts)
    assert "violated" not in verdicts(CHECK["PROSE-PARTS"], case)


def test_the_parts_of_a_budget_and_of_what_was_carried_out_are_not_one() -> None:
    budget = "全年预算数1374.92万元，其中：基本支出1132.74万元，项目支出242.18万元"
    spent = "全年执行数1364.92万元，其中：基本支出1128.74万元，项目支出236.18万元"
    assert verdicts(CHECK["PROSE-TWICE"], with_nouns(f"{budget}；{spent}。")) == []


@pytest.mark.parametrize("between", ["，", "；", "。"])
def test_the_parts_of_two_stages_are_not_one_without_their_totals_either(between: str) -> None:
    budget = "年初预算安排基本支出500.00万元、项目支出243.47万元"
    spent = "决算基本支出520.00万元、项目支出223.47万元"
    assert verdicts(CHECK["PROSE-TWICE"], with_nouns(f"{budget}{between}{spent}。")) == []


@pytest.mark.parametrize(
    ("whole", "expected"),
    [("财政拨款支出决算", []), ("财政拨款基本支出", ["violated"]), ("基本支出", ["violated"])],
)
def test_people_and_offices_are_all_that_basic_expenditure_is_and_nothing_else(
    whole: str, expected: list[str]
) -> None:
    text = f"{whole}799.20万元，其中人员经费400.00万元，公用经费120.00万元。"
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "支出130.00万元，全部为基本支出，其中人员经费100.00万元，公用经费{}万元。",
        "人员经费和公用经费合计130.00万元，其中人员经费100.00万元，公用经费{}万元。",
    ],
)
def test_what_is_said_to_be_basic_expenditure_is_people_and_offices(text: str) -> None:
    for offices, expected in (("30.00", "holds"), ("29.00", "violated")):
        found = verdicts(CHECK["PROSE-PARTS"], with_nouns(text.format(offices)))
        assert found == [expected]
