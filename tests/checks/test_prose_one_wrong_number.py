"""One wrong number in a sentence of the usual wording is told, and once."""

from __future__ import annotations

import pytest
from prose_cases import CHECK, with_nouns
from sample_disclosure import verdicts


def _told(text: str) -> dict[str, list[str]]:
    """The verdicts on a text of all that changes, rates and shares are checked by."""
    codes = ("PROSE-CHANGE", "PROSE-BASE", "PROSE-SHARE", "PROSE-PARTS", "PROSE-CHANGE-PARTS")
    found = {code: verdicts(CHECK[code], with_nouns(text)) for code in codes}
    return {code: said for code, said in found.items() if said}


@pytest.mark.parametrize(
    ("rate", "expected"),
    [("20.00%", "holds"), ("-20.00%", "holds"), ("16.00%", "violated"), ("-16.00%", "violated")],
)
def test_a_rate_alone_in_the_bracket_behind_a_change(rate: str, expected: str) -> None:
    text = f"2024年会议费预算支出12.00万元，较上年减少3.00万元（{rate}）。"  # 3 ÷ 15
    assert _told(text) == {"PROSE-CHANGE": [expected]}


def test_another_rate_in_a_bracket_behind_a_change_is_not_its_own() -> None:
    text = "2024年会议费预算支出12.00万元，较上年减少3.00万元（占16.00%）。"
    assert "PROSE-CHANGE" not in _told(text)


@pytest.mark.parametrize(
    ("change", "share", "base_", "share_"),
    [
        ("155.00", "117.22", "holds", "holds"),  # 1055 ÷ 900
        ("155.00", "112.22", "holds", "violated"),
        ("185.00", "117.22", "violated", "holds"),
    ],
)
def test_the_budget_that_an_amount_is_compared_with(
    change: str, share: str, base_: str, share_: str
) -> None:
    text = (
        "2024年度财政拨款支出1055.00万元，与年初预算900.00万元相比，"
        f"增加{change}万元，完成年初预算的{share}%。"
    )
    assert _told(text) == {"PROSE-BASE": [base_], "PROSE-SHARE": [share_]}


@pytest.mark.parametrize(
    ("change", "rate", "expected"),
    [
        ("155.00", "17.22", {"PROSE-CHANGE": ["holds", "holds"], "PROSE-BASE": ["holds"]}),
        ("155.00", "12.22", {"PROSE-CHANGE": ["holds", "violated"], "PROSE-BASE": ["holds"]}),
        ("185.00", "17.22", {"PROSE-CHANGE": ["holds"], "PROSE-BASE": ["violated"]}),
    ],
)
def test_a_second_comparison_is_of_the_amount_and_not_of_its_base(
    change: str, rate: str, expected: dict[str, list[str]]
) -> None:
    text = (
        "2024年财政拨款支出1055.00万元，与2023年相比，增加55.00万元，增长5.50%，"
        f"与年初预算900.00万元相比，增加{change}万元，增长{rate}%。"
    )
    assert _told(text) == expected


@pytest.mark.parametrize(("rate", "expected"), [("2.73", "holds"), ("2.37", "violated")])
def test_a_final_account_of_both_sides_is_their_total(rate: str, expected: str) -> None:
    text = "财政拨款收、支总决算1070.00万元。与2023年相比，财政拨款收、支总计各减少30.00万元，"
    assert _told(f"{text}降低{rate}%。") == {"PROSE-CHANGE": [expected]}  # 30 ÷ 1100


@pytest.mark.parametrize(
    ("change", "rate", "expected"),
    [
        ("10.00", "10.00", {"PROSE-BASE": ["holds"], "PROSE-CHANGE": ["holds"]}),
        # The rate follows from amount and base: the change alone is wrong, told once.
        ("19.00", "10.00", {"PROSE-BASE": ["violated"]}),
        ("10.00", "19.00", {"PROSE-BASE": ["holds"], "PROSE-CHANGE": ["violated"]}),
        ("19.00", "15.00", {"PROSE-BASE": ["violated"], "PROSE-CHANGE": ["violated"]}),
    ],
)
def test_a_wrong_change_with_its_rate_is_one_matter(
    change: str, rate: str, expected: dict[str, list[str]]
) -> None:
    text = f"2024年收入预算110.00万元，比2023年收入预算100.00万元增加{change}万元，增长{rate}%。"
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # The sources of revenue exclude each other: 500 + 6 is more than 500.
        ("2024年本部门预算收入500.00万元，其中一般公共预算拨款收入490.00万元、政府性基金拨款收入0.00万元、"
         "上级补助收入{}万元、事业收入0.00万元、其他收入4.00万元，2024年本部门预算收入较上年增加50.00万元。",
         "6.00", "60.00"),
        ("收入总计1185.00万元，其中本年收入{}万元，使用非财政拨款结余5.00万元，年初结转和结余30.00万元。",
         "1150.00", "1152.00"),
        ("收入总计1185.00万元，其中本年收入{}万元，使用非财政拨款结余5.00万元，年初结转和结余30.00万元。",
         "1150.00", "1105.00"),
        ("支出总计1185.00万元，其中本年支出{}万元，结余分配5.00万元，年末结转和结余30.00万元。",
         "1150.00", "1152.00"),
        ("年初结转和结余30.00万元，其中：财政拨款结转和结余{}万元，非财政拨款结转10.00万元。",
         "20.00", "22.00"),
        ("公务接待费支出决算4.00万元，其中：国内接待费3.20万元，外宾接待费{}万元。",
         "0.80", "8.00"),
        # Parts first, then their total.
        ("其中：一般公共预算财政拨款项目支出355.00万元，政府性基金预算项目支出{}万元，"
         "其他资金项目支出55.00万元，合计460.00万元。", "50.00", "54.00"),
        ("基本支出中，工资福利支出540.00万元，商品和服务支出{}万元，资本性支出2.00万元，合计630.00万元。",
         "88.00", "80.00"),
        ("一般公共预算10.00万元，其他资金2.00万元，合计12.00万元；"
         "政府性基金预算5.00万元，财政专户资金{}万元，合计11.00万元。", "6.00", "7.00"),
    ],
)  # fmt: skip
def test_parts_that_exclude_each_other_are_not_more_than_their_whole(
    text: str, right: str, wrong: str
) -> None:
    assert "violated" not in _told(text.format(right)).get("PROSE-PARTS", [])
    assert _told(text.format(wrong))["PROSE-PARTS"][-1] == "violated"


@pytest.mark.parametrize(
    "text",
    [
        # A list may leave something out.
        "收入总计1185.00万元，其中本年收入1150.00万元，年初结转和结余30.00万元。",
        "2024年收入预算500.00万元，其中：一般公共预算拨款收入400.00万元，事业收入50.00万元。",
        # What is said in brackets, of a change or of other years is no further part.
        "2024年收入预算500.00万元，其中：一般公共预算拨款收入450.00万元（含上年结转20.00万元），事业收入50.00万元。",
        "2024年收入预算500.00万元，比2023年增加90.00万元，其中：一般公共预算拨款收入470.00万元，"
        "事业收入50.00万元。",
        # As printed: 1.2亿元 may be 1.25亿元.
        "2024年收入预算1.2亿元，其中：一般公共预算拨款收入1.15亿元、事业收入900万元。",
        # 财政拨款 is all of the funds: one of them beside it is said twice.
        "2024年收入预算500.00万元，其中：财政拨款收入500.00万元，政府性基金拨款收入20.00万元。",
        # A total behind amounts that are not its parts, or not all in one row.
        "购置电脑10台，每台0.50万元，打印机单价1.00万元，合计7.00万元。",
        "人员经费60.00万元，公用经费20.00万元，基本支出80.00万元，甲项目5.00万元，乙项目15.00万元，"
        "项目支出20.00万元，合计100.00万元。",
        "项目支出20.00万元，基本支出80.00万元，其中人员经费60.00万元，公用经费20.00万元，合计100.00万元。",
        "甲项目预算10.00万元，决算9.00万元，乙项目预算20.00万元，决算18.00万元，合计27.00万元。",
        "甲项目10.00万元，乙项目20.00万元（含上年结转5.00万元），合计30.00万元。",
        "甲项目10.00万元。乙项目20.00万元，丙项目5.00万元，合计35.00万元。",
    ],
)  # fmt: skip
def test_parts_that_need_not_make_their_whole(text: str) -> None:
    assert "violated" not in _told(text).get("PROSE-PARTS", [])


@pytest.mark.parametrize(("all_", "expected"), [("1.00", "holds"), ("7.00", "violated")])
def test_changes_of_what_was_spent_on_each_part(all_: str, expected: str) -> None:
    text = (
        f"“三公”经费财政拨款支出决算数比2023年减少{all_}万元，其中：因公出国（境）支出决算与上年持平；"
        "公务用车购置及运行费支出决算增加0.50万元；公务接待费支出决算减少1.50万元。"
    )
    assert _told(text) == {"PROSE-CHANGE-PARTS": [expected]}


def test_changes_against_the_budget_are_no_parts_of_one_against_the_year_before() -> None:
    text = (
        "“三公”经费支出决算数比年初预算减少7.00万元，其中：因公出国（境）支出决算比上年减少1.00万元；"
        "公务用车购置及运行费支出决算比上年增加0.50万元；公务接待费支出决算比上年减少1.50万元。"
    )
    assert _told(text) == {}


@pytest.mark.parametrize(("personnel", "expected"), [("15.00", "holds"), ("16.00", "violated")])
def test_project_expenditure_behind_the_parts_of_basic_expenditure_is_none_of_them(
    personnel: str, expected: str
) -> None:
    text = (
        f"2024年基本支出20.00万元，其中：人员经费{personnel}万元，公用经费5.00万元；"
        "项目支出100.00万元。"
    )
    assert _told(text) == {"PROSE-PARTS": [expected]}
