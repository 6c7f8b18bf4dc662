"""What a figure of the prose is about where other words and numbers stand beside its noun."""

from __future__ import annotations

import pytest
from said_statements import YEAR, brief, fact, said

from generator.facts.model import Fact


def test_the_year_of_a_reason_is_not_that_of_what_follows_its_semicolon() -> None:
    text = (
        "2023年公车运行费46万元，较上年下降21%，主要是2021年开展公车改革，车辆减少；"
        "公务接待费43万元，与上年持平。"
    )
    assert [(s.subject, s.fiscal_year) for s in said(text)] == [
        ("公车运行费", YEAR),
        ("公车运行费", YEAR),
        ("公务接待费", YEAR),
    ]


def test_a_year_said_before_a_semicolon_is_that_of_what_follows() -> None:
    assert said("2021年执行情况良好；支出合计90万元。")[0].fiscal_year == 2021
    assert said("因2021年人员减少，收入减少；支出合计90万元。")[0].fiscal_year == YEAR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收、支总计各是4125.49，4143.91万元。",
            [("收入总计", "4125.49"), ("支出总计", "4143.91")],
        ),
        ("收、支总计各是4125.49,4143.91万元。", [("收入总计", "4125.49"), ("支出总计", "4143.91")]),
        (
            "与2022年相比，收、支总计各减少1267.86，2570.97万元，各下降23.51%、38.28%。",
            [("收入总计", "1267.86"), ("支出总计", "2570.97")],
        ),
        (
            "基本支出、项目支出分别为10.00万元、20.00万元。",
            [("基本支出", "10.00"), ("项目支出", "20.00")],
        ),
        (
            "商品和服务支出、其他支出分别为10.00元、20.00元。",
            [("商品和服务支出", "10.00"), ("其他支出", "20.00")],
        ),
        (
            "财政拨款收入和支出总计分别为10.00万元和12.00万元。",
            [("财政拨款收入总计", "10.00"), ("财政拨款支出总计", "12.00")],
        ),
        (
            "基本支出和项目支出分别比上年增加1.00万元、2.00万元。",
            [("基本支出", "1.00"), ("项目支出", "2.00")],
        ),
    ],
)
def test_each_of_several_amounts_is_of_its_own_noun(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(one.subject, one.published) for one in said(text)] == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021年收入决算100万元，支出决算90万元。", [2021, 2021]),
        ("2021年，收入总计10万元，支出总计9万元，结转下年1万元。", [2021, 2021, 2021]),
        ("2021年收入100万元（2020年收入90万元），支出80万元。", [2021, 2020, 2021]),
        ("2021年收入100万元，比上年增加1万元，支出90万元。", [2021, 2021, YEAR]),
        ("公务接待费2021年执行数5万元，预算安排6万元。", [2021, YEAR]),
        ("2021年收入100万元。支出90万元。", [2021, YEAR]),
    ],
)
def test_a_sentence_stays_in_the_year_it_began_with(text: str, years: list[int]) -> None:
    assert [one.fiscal_year for one in said(text)] == years


def test_two_years_of_one_noun_and_what_is_between_them() -> None:
    found = said(f"“三公”经费支出{YEAR}年12万元，{YEAR - 1}年13万元，减少1万元。")
    assert {one.subject for one in found} == {"“三公”经费支出"}
    assert [one.fiscal_year for one in found] == [YEAR, YEAR - 1, YEAR]


def test_what_it_was_at_the_end_of_the_year_is_not_what_it_was_at_the_beginning() -> None:
    found = said("结转结余资金年初数为12.00元，年末数为10.00元。")
    assert [one.subject for one in found] == ["结转结余资金年初数", "结转结余资金年末数"]


def test_a_choice_left_open_and_a_count_in_brackets_are_no_nouns() -> None:
    found = said("出国费0万元，较上年预算减少（增加）0万元。")
    assert [(one.subject, one.kind) for one in found] == [
        ("出国费", "level"),
        ("出国费", "decrease"),
    ]
    found = said("公务用车运行维护费10万元（保有5辆），较上年预算减少1万元。")
    assert {one.subject for one in found} == {"公务用车运行维护费"}


def test_what_is_spent_is_not_of_the_noun_of_what_is_received() -> None:
    found = said("2021年收入决算100万元，支出决算90万元。")
    assert [one.subject for one in found] == ["收入决算", "支出决算"]


def test_several_amounts_are_of_the_year_said_once() -> None:
    found = said(f"{YEAR - 1}年度收、支总计分别为10.00万元、12.00万元。")
    assert [s.fiscal_year for s in found] == [YEAR - 1, YEAR - 1]
    assert [s.kind for s in said("收、支总计各减少1.00，2.00万元。")] == ["decrease", "decrease"]


@pytest.mark.parametrize(
    "text",
    [
        "一般公共预算基本支出和项目支出分别为10.00万元、20.00万元。",  # the fund of both, or of one
        "基本支出、项目支出2022年、2023年分别为10.00万元、20.00万元。",
        "社会保障和就业支出和教育支出分别为10.00万元、20.00万元。",
        "基本支出（含公用经费）、项目支出分别为10.00万元、20.00万元。",
        "支出预算1234,567.00元。",
    ],
)
def test_of_numbers_in_a_row_none_is_said_of_the_wrong_noun(text: str) -> None:
    assert brief(text) == []


def test_one_number_for_both_nouns_is_said_of_both() -> None:
    assert brief("收、支总计各增加10.00万元。") == [("收、支总计", "increase", "100000.00", "万元")]
    assert [b[2] for b in brief("支出合计1,234.50元。")] == ["1234.50"]
    assert len(brief("各部门支出合计100万元，2022年支出合计90万元。")) == 2
    assert len(brief("各部门支出合计100万元，3个项目支出90万元。")) == 2
    assert [b[0] for b in brief("1.2023年度收入100万元。")] == ["收入"]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "2023年支出预算1853.75万元。其中：社会保障支出206.53万元11.14%、卫生健康支出57.22万元。",
            ["支出预算", "社会保障支出", "卫生健康支出"],
        ),
        (
            "公务用车费76.00万元（其中：购置费23.00万元，运行费53.00万元），比上年增加18.00万元。",
            ["公务用车费", "购置费", "运行费", "公务用车费"],
        ),
        ("（二）公务接待费。2023年预算支出11.77万元，比2022年减少0.13万元。", ["公务接待费"] * 2),
        ("（三）公务接待费。2023年支出预算1万元，2022年支出预算2万元。", ["公务接待费"] * 2),
        ("1.总体情况。2023年支出11.77万元。", ["支出"]),
        ("较2022年预算数90万元，增加10万元。", ["", ""]),
        ("“三公”经费决算数相较于上年增加275.76万元。", ["“三公”经费决算数"]),
        ("公务接待费支出决算比预算无增减变化，比去年增加0.50万元。", ["公务接待费"]),
        (
            "“三公”经费支出431万元，比上年累计支出433万元减少2万元，下降0.46%。",
            ["“三公”经费支出"] * 4,
        ),
        (
            "一般公共预算收入完成36.82亿元，为预算调整数的102.3%，同比下降9.7%。",
            ["一般公共预算收入"] * 3,
        ),
        ("加上上级补助收入49.82亿元。", ["上级补助收入"]),
        ("相比2022年的总收入6871.82减少243.10万元，下降3.54%。", ["总收入", "总收入"]),
        (
            "一般公共预算拨款支出2339.68万元，占本年支出合计的30.08%。与上年对比减少660.26万元。",
            ["一般公共预算拨款支出"] * 3,
        ),
        ("2023年度收入合计4697.76万元，2022年度相比，减少956.31万元。", ["收入合计"] * 2),
        (
            "支出总计1515.03万元，减少10.28主要原因是基本支出减少203.33万元。",
            ["支出总计", "基本支出"],
        ),
        (
            "上级收入1万元，事业收入（不含专户资金0万元，其他收入0万元。",
            ["上级收入", "事业收入", "其他收入"],
        ),
        ("公车购置费，公车运行费（“三公”经费）决算总额2771万元。", ["“三公”经费决算总额"]),
        ("支出总预算的95.57%，同比减少43506.06元。", [""]),
        (
            "支出300万元，由基本支出200万元、项目支出100万元组成。",
            ["支出", "基本支出", "项目支出"],
        ),
        ("本年收入全部为财政拨款收入300万元。", ["财政拨款收入"]),
        ("项目支出由市财政承担的资金60万元。", ["项目支出由市财政承担的资金"]),
    ],
)
def test_a_noun_holds_no_number_comparison_or_other_words(text: str, subjects: list[str]) -> None:
    assert [s.subject for s in said(text)] == subjects


@pytest.mark.parametrize(
    "text",
    [
        "2023年“三公”经费合计31.23万元。较2022年度部门决算“三公”经费合计16.08万元增加15.15万元。",
        "2023年“三公”经费支出431万元，比上年累计支出433万元减少2万元。",
    ],
)
def test_the_amount_that_another_is_compared_with_is_of_its_own_year(text: str) -> None:
    assert [(s.kind, s.fiscal_year) for s in said(text)] in (
        [("level", YEAR), ("level", YEAR - 1), ("increase", YEAR)],
        [("level", YEAR), ("level", YEAR - 1), ("decrease", YEAR)],
    )


def test_a_rate_right_behind_an_amount_is_a_share_among_shares() -> None:
    parts = "社会保障支出206.53万元11.14%、卫生支出57.22万元"
    assert ("社会保障支出", "share", "11.14", "%") in brief(f"其中：{parts}占3.09%。")
    assert all(kind == "level" for _, kind, _, _ in brief(f"其中：{parts}。"))


def test_a_fall_right_behind_an_amount_is_no_share() -> None:
    found = brief("公务接待费5.00万元16.67%降幅，公务用车运行费2.00万元，占40%。")
    assert [b[1] for b in found if b[3] == "%"] == ["share"]
    assert [b[2] for b in found if b[3] == "%"] == ["40"]


def test_the_year_before_a_comparison_is_not_the_year_of_the_change() -> None:
    (one,) = said(f"{YEAR}年相比{YEAR - 1}年，公务接待费支出增加1.00万元。")
    assert (one.fiscal_year, one.subject) == (YEAR, "公务接待费支出")
    (one,) = said(f"{YEAR}年公务接待费支出同比{YEAR - 1}年增加1.00万元。")
    assert (one.fiscal_year, one.subject) == (YEAR, "公务接待费支出")
    (one,) = said(f"{YEAR}年相比上年公务接待费支出增加1.00万元。")
    assert (one.fiscal_year, one.subject) == (YEAR, "公务接待费支出")


def test_the_share_of_a_changed_budget_is_no_share_of_a_list() -> None:
    found = said("收入100万元，其中：税收收入60万元，为预算调整数的102.3%。")
    assert [(s.kind, s.verdict) for s in found][2] == ("share", "not-in-tables")


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (
            ("（二）按支出结构划分。", "1.基本支出预算144元。"),
            "基本支出预算",
        ),  # a numbered paragraph
        (
            ("基本支出100元，项目支出50元。", "1.基本支出预算144元。"),
            "基本支出预算",
        ),  # told in full
        (("1.基本支出预算1440元。",), "基本支出预算"),  # more than the head
        (("基本支出100元。", "项目支出50元。"), "养老保险缴费支出：项目支出"),
        (("基本支出150元，公用支出0元。", "项目支出0元。"), "养老保险缴费支出：项目支出"),
    ],
)
def test_a_list_begun_in_a_paragraph_before_ends_where_it_is_told(
    lines: tuple[str, ...], subject: str
) -> None:
    assert said("养老保险缴费支出150元，其中：", *lines)[-1].subject == subject


def test_a_paragraph_that_is_a_classification_path_is_the_noun_of_the_next_alone() -> None:
    path = "一般公共服务支出（类）审计事务（款）行政运行（项）"
    lines = ("2023年财政拨款支出年初预算为452.06万元，支出决算为462.06万元。", "其中：")
    subjects = [s.subject for s in said(*lines, f"1.{path}。", "支出决算为311.62万元。")]
    assert subjects == ["财政拨款支出", "财政拨款支出", path]
    *_, other = said(f"{path}。", "主要用于发放工资。", "支出决算为311.62万元。")
    assert other.subject != path


@pytest.mark.parametrize(
    "noun", ["会议费预算支出", "会议费支出", "会议费", "当年一般公共预算会议费预算支出"]
)
def test_a_column_in_the_row_of_the_whole_table_may_be_meant_by_its_name(noun: str) -> None:
    meetings = fact("meetings", "16.56", column="会议费", table_kind="three-public-expenses")
    (agrees,) = said(f"2023年{noun}16.56万元。", facts=(meetings,))
    assert (agrees.verdict, agrees.fact_ids) == ("agrees", ("meetings",))
    (other,) = said(f"2023年{noun}17.56万元。", facts=(meetings,))
    assert other.verdict == "not-in-tables"


def test_the_column_of_one_row_among_others_is_not_meant_by_its_name() -> None:
    row = fact("row", "16.56", column="会议费", row_role="item", label="某中心", row=2)
    (said_of_all,) = said("2023年会议费16.56万元。", facts=(fact("total", "20.00"), row))
    assert said_of_all.verdict == "not-in-tables"


@pytest.mark.parametrize("number", ["", "（二）", "二、", "2.", "（2）"])
def test_the_number_of_a_row_is_no_part_of_its_name(number: str) -> None:
    row = {"item": "three-public/vehicle/operation", "table_kind": "three-public-expenses"}
    label = f"{number}公务用车运行维护费"
    facts = (fact("all", "4.00"), fact("cars", "2.20", label=label, row_role="item", row=2, **row))
    (found,) = said("2023年公务用车运行维护费2.70万元。", facts=facts)
    assert (found.verdict, found.fact_ids) == ("differs", ("cars",))


@pytest.mark.parametrize("office", ["某区某街道办事处", "某县某镇人民政府", "某市水务局"])
def test_the_name_of_the_office_before_what_it_receives_is_taken_off(office: str) -> None:
    facts = (fact("all", "100.00", direction="revenue", table_kind="revenue-summary"),)
    (found,) = said(f"2023年{office}部门预算收入103.00万元。", facts=facts)
    assert (found.subject, found.verdict) == ("预算收入", "differs")


@pytest.mark.parametrize(("role", "verdict"), [("item", "not-in-tables"), ("subtotal", "differs")])
def test_a_class_that_another_office_prints_in_a_wider_one_is_not_contradicted(
    role: str, verdict: str
) -> None:
    def row(fact_id: str, amount: str, code: str, name: str, at: int, **changes: str) -> Fact:
        names = {"label": name, "function_code": code, "function_name": name, "row": at}
        return fact(fact_id, amount, **{"row_role": "item", **names, **changes})

    facts = (
        row("one", "16.57", "2070109", "群众文化", 2, unit_name="某馆"),
        row("other", "459.18", "207", "文化旅游支出", 3, row_role=role, unit_name="某团"),
    )
    (found,) = said("2023年群众文化475.75万元。", facts=facts)
    assert found.verdict == verdict


@pytest.mark.parametrize("change", ["", "，比上年增加10.00万元"])
def test_what_a_share_is_said_of_is_no_second_amount_of_its_part(change: str) -> None:
    spent = fact("spent", "500.00", fund_source="general-public-budget")
    text = f"2023年一般公共预算支出500.00万元，占本年支出合计520.00万元的96.15%{change}。"
    first, whole, *rest = said(text, facts=(spent,))
    assert (first.subject, first.verdict) == ("一般公共预算支出", "agrees")
    assert (whole.subject, whole.verdict) == ("本年支出合计", "not-in-tables")
    assert {one.subject for one in rest} == {"一般公共预算支出"}


@pytest.mark.parametrize(
    "aside", ["（上年结转86.40万元）", "（不含上年结转86.40万元）", "，含上年结转86.40万元"]
)
def test_parts_behind_an_aside_are_not_of_it(aside: str) -> None:
    basic = fact("basic", "400.00", expenditure_type="basic", column="基本支出")
    text = f"2023年支出500.00万元{aside}，其中：基本支出400.00万元。"
    assert said(text, facts=(basic,))[-1].verdict == "agrees"


@pytest.mark.parametrize("noun", ["工资福利支出（301）", "工资福利支出(301)", "301工资福利支出"])
def test_a_class_is_found_by_its_name_with_the_code_beside_it(noun: str) -> None:
    of_class = {"economic_code": "301", "economic_name": "工资福利支出", "row_role": "item"}
    wages = fact("wages", "945.80", label="工资福利支出", row=2, **of_class)
    assert said(f"2023年{noun}945.80万元。", facts=(wages,))[0].verdict == "agrees"
    assert said(f"2023年{noun}954.80万元。", facts=(wages,))[0].verdict == "differs"


def test_what_the_whole_office_spends_is_no_part_of_the_list_before_it() -> None:
    found = said(
        "2023年本部门预算支出17.15万元，其中一般公共预算拨款支出17.15万元、国有资本经营预算支出"
        "0万元，2023年本部门预算支出较上年增加9.02万元，增长110.95%。"
    )
    assert [one.subject for one in found[-2:]] == ["预算支出"] * 2


@pytest.mark.parametrize("use", ["主要是开展相关业务支出", "主要用于开展业务支出"])
def test_what_is_said_behind_the_use_of_an_amount_is_of_the_amount(use: str) -> None:
    noun = "水利（款）行政运行（项）"
    found = said(f"（1）{noun}500.00万元，{use}，完成年初预算的119.30%，比上年增加3万元。")
    assert [one.subject for one in found] == [noun] * 3


def test_the_rate_of_a_change_without_an_amount_is_of_its_noun() -> None:
    found = said(
        "“三公”经费支出决算数比2022年增加5.00万元，增长25.00%。其中：公务用车购置及运行费支出决算增加"
        "6.00万元，增长16.00%；公务接待费支出决算减少1.00万元，下降10.00%。",
        section="七、“三公”经费支出决算情况说明",
    )
    nouns = ["“三公”经费支出决算数", "公务用车购置及运行费支出决算", "公务接待费支出决算"]
    assert [one.subject for one in found] == [noun for noun in nouns for _ in range(2)]


def test_a_sum_of_one_side_keeps_its_name_before_a_change() -> None:
    found = said("2023年度收入合计1000.00万元。", "与上年相比，收入合计增加100.00万元。")
    assert [one.subject for one in found] == ["收入合计"] * 2


@pytest.mark.parametrize(
    "noun",
    [
        "社会保障和就业支出（208类）养老支出（05款）养老保险缴费（05项）",
        "社会保障和就业支出（208）养老支出（05）养老保险缴费（05）",
        "208社会保障和就业支出类05养老支出款05养老保险缴费项",
        "社会保障和就业支出（208类05款05项）养老保险缴费",
    ],
)
def test_the_codes_of_the_levels_of_a_class_are_one_code(noun: str) -> None:
    rows = {"208": ("120.90", "社会保障和就业支出"), "2080505": ("80.60", "养老保险缴费")}
    facts = tuple(
        fact(code, amount, function_code=code, function_name=name, label=name, row_role="item")
        for code, (amount, name) in rows.items()
    )
    (found,) = said(f"{noun}80.60万元。", facts=facts)
    assert (found.verdict, found.fact_ids) == ("agrees", ("2080505",))


def test_a_name_behind_the_codes_of_the_levels_above_it_is_not_of_these() -> None:
    above = {"function_code": "20805", "function_name": "养老支出", "label": "养老支出"}
    facts = (fact("group", "120.90", row_role="subtotal", **above),)
    (found,) = said("社会保障支出208类养老支出05款职业年金01项40.30万元。", facts=facts)
    assert found.verdict == "not-in-tables"
