"""Sentences as departments of many provinces write them: noun, year and kind of every figure."""

from __future__ import annotations

import pytest
from said_statements import YEAR, said


def nouns(text: str) -> list[tuple[str, str]]:
    return [(one.subject, one.published) for one in said(text)]


def years(text: str) -> list[tuple[int, str]]:
    return [(one.fiscal_year, one.published) for one in said(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("门诊收入100万元，住院收入200万元。", [("门诊收入", "100"), ("住院收入", "200")]),
        ("收入12万元，支出11万元，共计23万元。", [("收入", "12"), ("支出", "11"), ("共计", "23")]),
        ("接待35批次，共计支出2万元。", [("接待", "2")]),
        (
            "2023年安排预算资金1.2亿元，累计安排资金3.8亿元。",
            [("预算资金", "1.2"), ("累计安排资金", "3.8")],
        ),
        ("没有政府性基金预算安排的支出，减少50万元。", [("政府性基金预算安排的支出", "50")]),
        ("公务接待费无预算安排，较上年减少6万元。", [("公务接待费", "6")]),
        (
            "年初预算安排“三公”经费12万元，实际支出8万元。",
            [("“三公”经费", "12"), ("“三公”经费", "8")],
        ),
        (
            "年初预算13万元，调整预算14万元，决算12万元。",
            [("年初预算", "13"), ("调整预算", "14"), ("决算", "12")],
        ),
        ("2023年支出比2022年支出减少20万元。", [("支出", "20")]),
        ("今年收入总计12万元，去年收入总计11万元。", [("收入总计", "12"), ("收入总计", "11")]),
    ],
)
def test_a_noun_is_neither_cut_nor_that_of_another_figure(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert nouns(text) == expected


def test_what_one_person_costs_is_no_statement() -> None:
    assert nouns("接待费1.2万元，接待150人次，人均80元，公用经费按人均2.5万元安排。") == [
        ("接待费", "1.2")
    ]


@pytest.mark.parametrize("to", ["增加到2023年的", "增加到", "提高至"])
def test_what_a_change_came_to_is_of_the_noun_and_not_of_the_year_before(to: str) -> None:
    text = f"基本支出由2022年的950万元{to}1000万元，增加50万元。"
    assert [(s.subject, s.fiscal_year, s.published) for s in said(text)] == [
        ("基本支出", YEAR - 1, "950"),
        ("基本支出", YEAR, "1000"),
        ("基本支出", YEAR, "50"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2023年预算收入12万元，2022年预算收入11万元，增加1万元。",
        "2023年预算收入12万元，较2022年预算（11万元）增加1万元。",
        "今年预算收入12万元，去年预算收入11万元，今年比去年多1万元。",
    ],
)
def test_the_change_behind_the_amount_of_the_year_before_is_of_the_year(text: str) -> None:
    assert years(text) == [(YEAR, "12"), (YEAR - 1, "11"), (YEAR, "1")]
    assert [one.kind for one in said(text)] == ["level", "level", "increase"]


def test_a_change_against_a_year_still_earlier_is_of_the_amount_before_it() -> None:
    text = "2023年预算收入12万元，2022年预算收入11万元，比2021年增加1万元。"
    assert years(text) == [(YEAR, "12"), (YEAR - 1, "11"), (YEAR - 1, "1")]


def test_an_amount_that_another_equals_is_of_its_own_year() -> None:
    assert years("2023年预算45万元，与2022年预算44万元持平。") == [(YEAR, "45"), (YEAR - 1, "44")]


@pytest.mark.parametrize("rate", ["增幅为3.7%", "增幅达3.7%", "增长率达到3.7%"])
def test_a_rate_that_is_or_reaches_is_not_lost(rate: str) -> None:
    found = said(f"支出预算1400万元，比上年增加50万元，{rate}。")
    assert [(one.kind, one.published) for one in found][1:] == [
        ("increase", "50"),
        ("increase", "3.7"),
    ]


@pytest.mark.parametrize("joint", ["、", "和"])
def test_each_of_several_years_has_its_own_amount(joint: str) -> None:
    text = f"2021年、2022年{joint}2023年“三公”经费预算分别为10万元、9万元和8万元，比上年减少1万元。"
    assert years(text) == [(2021, "10"), (2022, "9"), (YEAR, "8"), (YEAR, "1")]
    assert {one.subject for one in said(text)} == {"“三公”经费预算"}


def test_a_unit_in_brackets_before_its_number_is_not_lost() -> None:
    found = said("本年收入（万元）1200.00，支出总计（单位：元）：1150。")
    assert [(one.subject, one.published, one.published_unit) for one in found] == [
        ("收入", "1200.00", "万元"),
        ("支出总计", "1150", "元"),
    ]


def test_assets_are_of_the_end_of_the_year_at_which_they_are_counted() -> None:
    text = (
        "截至2022年12月31日，资产总额56万元。房屋1200平方米，账面价值50万元；"
        "车辆5辆，账面原值12万元。2023年拟购置车辆1辆，价值20万元。"
    )
    assert years(text) == [(2022, "56"), (2022, "50"), (2022, "12"), (YEAR, "20")]


def test_what_stands_behind_a_bracket_of_parts_is_said_of_the_whole() -> None:
    text = "财政拨款支出12万元（基本支出10万元，项目支出2万元），占总支出的80%，比上年减少1万元。"
    assert nouns(text)[3:] == [("财政拨款支出", "80"), ("财政拨款支出", "1")]


def test_digits_grouped_by_full_width_commas_are_one_number() -> None:
    found = said("决算支出1，480.30万元，结余1，234，567元，收、支总计各是25.49，43.91万元。")
    assert [(one.published, int(one.amount)) for one in found] == [
        ("1，480.30", 14803000),
        ("1，234，567", 1234567),
        ("25.49", 254900),
        ("43.91", 439100),
    ]


def test_the_publisher_before_nouns_in_a_row_is_of_all_of_them() -> None:
    text = "2023年度本部门公务用车运行维护费、公务接待费支出分别为8万元、2万元。"
    assert nouns(text) == [("公务用车运行维护费", "8"), ("公务接待费支出", "2")]


def test_a_change_behind_what_money_was_spent_on_is_of_all_of_it() -> None:
    text = (
        "机关运行经费支出100万元，机关运行经费主要用于开支办公费20万元、邮电费3万元。"
        "较上年支出数增加5.00万元，增长5.26%。"
    )
    assert nouns(text) == [
        ("机关运行经费支出", "100"),
        ("办公费", "20"),
        ("邮电费", "3"),
        ("机关运行经费支出", "5.00"),
        ("机关运行经费支出", "5.26"),
    ]


def test_changes_in_a_row_are_not_all_of_the_last_noun() -> None:
    text = "资产25万元，负债3万元，较上年末分别增加1万元、减少2万元。"
    assert nouns(text) == [("资产", "25"), ("负债", "3")]


def test_an_amount_compared_with_is_of_its_year_with_a_particle_too() -> None:
    text = "公务接待费0.8万元，与2022年的1.2万元相比，下降了33.33%。"
    assert years(text) == [(YEAR, "0.8"), (YEAR - 1, "1.2"), (YEAR, "33.33")]


def test_a_form_left_open_between_more_and_less_has_its_noun() -> None:
    text = "公务接待费决算数3万元，比上年决算数增加/减少（+/-）1万元，增长/下降5%。"
    assert {one.subject for one in said(text)} == {"公务接待费决算数"}
    assert "level" not in [one.kind for one in said(text)][1:]


def test_a_rate_behind_the_change_of_another_noun_is_of_that_noun() -> None:
    text = "收入总计比上年增加8万元，增长5%；支出总计比上年增加9万元，增长6%。"
    assert nouns(text) == [
        ("收入总计", "8"),
        ("收入总计", "5"),
        ("支出总计", "9"),
        ("支出总计", "6"),
    ]


def test_the_budgets_of_two_years_side_by_side_are_of_one_noun() -> None:
    text = "公务接待费本年预算2.00万元，上年预算3.00万元，减少1.00万元，减少33.33%。"
    assert {one.subject for one in said(text)} == {"公务接待费"}
    assert [year for year, _ in years(text)] == [YEAR, YEAR - 1, YEAR, YEAR]


def test_a_change_is_told_by_its_sign_and_about_so_much() -> None:
    found = said("收入预算15万元，较上年+8万元，增长+5.6%；单位收入下降5%左右，约减少7万元。")
    assert [(one.kind, one.published) for one in found[1:]] == [
        ("increase", "8"),
        ("increase", "5.6"),
        ("decrease", "5"),
        ("decrease", "7"),
    ]
    assert [one.subject for one in found[1:]] == ["收入预算", "收入预算", "单位收入", "单位收入"]


def test_the_share_of_the_budget_of_the_year_is_not_lost_and_a_price_is_no_statement() -> None:
    text = "2023年上半年支出750万元，完成年度预算的50%；运转经费每村5万元。"
    assert [(one.kind, one.published) for one in said(text)] == [("level", "750"), ("share", "50")]


@pytest.mark.parametrize("base", ["2022年调整后预算", "2022年批复的预算", "2022年人大批准的预算"])
def test_a_changed_budget_of_the_year_before_is_of_that_year(base: str) -> None:
    text = f"2023年支出预算总额15万元，与{base}16万元相比减少1万元，下降6.25%。"
    assert years(text) == [(YEAR, "15"), (YEAR - 1, "16"), (YEAR, "1"), (YEAR, "6.25")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("初中教育（2050203）4万元，增加1万元。", [("初中教育（2050203）", "4")] * 2),
        ("共青团事务3万元，和平社区经费2万元。", [("共青团事务", "3"), ("和平社区经费", "2")]),
        ("公务用车购置费5万元（2022年为6万元）。", [("公务用车购置费", "5")] * 2),
        ("公务接待费2万元。用于接待。2023年接待30批次，支出2万元。", [("公务接待费", "2")] * 2),
        ("因公出国（境）费支出3万元，支出预算4万元。", [("因公出国（境）费支出", "3")] * 2),
        ("公务接待费支出3万元，完成支出预算的75%。", [("公务接待费支出", "3")] * 2),
        ("收入预算3万元，支出预算4万元。", [("收入预算", "3"), ("支出预算", "4")]),
        ("2023年支出决算比上年增加9万元。", [("支出决算", "9")]),
        ("年末结转和结余2万元，比年初减少3万元。", [("年末结转和结余", "2")] * 2),
    ],
)
def test_a_name_keeps_its_first_character_and_a_figure_its_item(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [noun for noun, _ in nouns(text)] == [noun for noun, _ in expected]


@pytest.mark.parametrize(
    "text",
    [
        "支出100.00万元，其中：基本支出80.00万元、项目支出20.00万元，分别占总支出的80%和20%。",
        "2023年支出100.00万元。基本支出80.00万元，项目支出20.00万元，两项各占80%、20%。",
        "支出100.00万元，其中：基本支出、项目支出分别为80.00万元、20.00万元，占80%、20%。",
    ],
)
def test_shares_in_a_row_are_each_of_its_own_amount(text: str) -> None:
    shares = {s.subject: s.published for s in said(text) if s.kind == "share"}
    assert shares == {"基本支出": "80", "项目支出": "20"}


@pytest.mark.parametrize(
    "text",
    [
        "基本支出80.00万元、项目支出20.00万元、经营支出0.00万元，分别占80%和20%。",
        "支出合计100.00万元，基本支出80.00万元、项目支出20.00万元，分别占80%和20%。",
        "基本支出80.00万元。项目支出20.00万元，分别占80%和20%。",
    ],
)
def test_shares_in_a_row_without_an_amount_each_are_said_of_none(text: str) -> None:
    assert [s for s in said(text) if s.kind == "share"] == []


def test_a_second_division_of_a_whole_is_no_part_of_the_last_part_of_the_first() -> None:
    text = (
        "2023年支出预算100.00万元，按支出功能分类，包括教育支出60.00万元、住房保障支出40.00万元；"
        "按支出用途分类，包括人员经费支出70.00万元，占70%；项目支出30.00万元，占30%。"
    )
    levels = [s.subject for s in said(text) if s.kind == "level"]
    assert levels == ["支出预算", "教育支出", "住房保障支出", "人员经费支出", "项目支出"]


def test_what_a_bracket_contains_is_a_part_and_no_base_of_its_own() -> None:
    """比2023年预算 was the 上年结转 of the bracket before."""
    text = "2023年收入预算27.00万元（含上年结转5.00万元），比2022年预算97.30万元减少70.30万元。"
    assert [one.subject for one in said(text)] == ["收入预算", "上年结转", "收入预算", "收入预算"]


def test_a_change_behind_the_year_before_without_a_comparison_is_of_the_later_year() -> None:
    text = "2023年公务接待费预算数3.00万元，2022年预算数5.00万元，减少2.00万元。"
    assert [one.fiscal_year for one in said(text)] == [2023, 2022, 2023]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("基本支出130万元，超出年初预算10万元。", "increase"),
        ("基本支出130万元，年初预算120万元，超支10万元。", "increase"),
        ("基本支出130万元，比上年增支10万元。", "increase"),
        ("基本支出130万元，比上年节支10万元。", "decrease"),
    ],
)
def test_words_of_offices_for_more_and_less_are_changes(text: str, kind: str) -> None:
    last = said(text)[-1]
    assert (last.subject, last.kind, last.published) == ("基本支出", kind, "10")


def test_the_reason_of_a_change_is_no_part_of_the_noun() -> None:
    text = "一般公共预算财政拨款支出减少的主要原因是人员经费减少10万元。"
    assert nouns(text) == [("人员经费", "10")]


@pytest.mark.parametrize("opener", ["包括", "主要包括", "主要包括：", "主要包含"])
def test_what_opens_a_list_is_no_part_of_its_first_noun(opener: str) -> None:
    found = said(f"公用经费100.00万元，{opener}办公费97.00万元、公务接待费3.00万元。")
    assert [one.subject for one in found] == ["公用经费", "办公费", "公务接待费"]
