"""Amounts said with their base and their change: which sentences are held to add up."""

from __future__ import annotations

import pytest
from prose_cases import CHECK, with_nouns
from sample_disclosure import evaluations, verdicts

BASE = CHECK["PROSE-BASE"]


@pytest.mark.parametrize(
    ("text", "holds", "violated"),
    [
        # 97.30 − 70.30 = 27.00
        ("2024年“三公”经费财政拨款预算27.00万元，比2023年“三公”经费财政拨款预算97.30万元减少{}万元。",
         "70.30", "70.00"),
        ("2024年收入预算27.00万元，比2023年预算97.30万元减少{}万元，主要原因是厉行节约。",
         "70.30", "70.00"),
        ("2024年收入预算27.00万元，与2023年收入预算97.30万元相比，减少{}万元。", "70.30", "70.00"),
        ("2024年收入预算27.00万元。比2023年收入预算97.30万元减少{}万元。", "70.30", "70.00"),
        ("2024年收入预算27.00万元（2023年97.30万元），减少{}万元。", "70.30", "70.00"),
        ("收入预算27.00万元，较上年减少{}万元（上年为97.30万元）。", "70.30", "70.00"),
        ("“三公”经费由2023年的97.30万元减少到27.00万元，减少{}万元。", "70.30", "70.00"),
        ("2024年公务接待费预算数3.00万元，2023年预算数5.00万元，减少{}万元。", "2.00", "2.50"),
        ("2023年公务接待费预算5.00万元，2024年预算3.00万元，减少{}万元。", "2.00", "2.50"),
        ("公务接待费支出决算为5.00万元，比预算数6.00万元减少{}万元。", "1.00", "2.00"),
        # … of the second base: 8.00 − 3.00 = 5.00
        ("公务接待费支出决算为5.00万元，比预算数6.00万元减少1.00万元，比2023年决算数8.00万元减少{}万元。",
         "3.00", "2.00"),
        # (27.00 − 97.30) ÷ 97.30 = −72.25 %
        ("2024年收入预算27.00万元，比2023年预算97.30万元下降{}%。", "72.25", "62.25"),
        # what is said in brackets is not compared
        ("2024年收入预算27.00万元（含上年结转5.00万元），比2023年预算97.30万元减少{}万元。",
         "70.30", "70.00"),
    ],
)  # fmt: skip
def test_a_base_and_its_change_do_not_make_the_amount(text: str, holds: str, violated: str) -> None:
    assert set(verdicts(BASE, with_nouns(text.format(holds)))) == {"holds"}
    assert verdicts(BASE, with_nouns(text.format(violated)))[-1] == "violated"


@pytest.mark.parametrize(
    "text",
    [
        "2024年收入预算1.2亿元，比2023年预算1.1亿元增加987.50万元。",  # rounded
        "2024年收入预算27万元，比2023年预算97.30万元减少70万元。",
        "2024年会议费约12万元，比上年预算14.34万元减少约2万元。",
        "2024年会议费预算12.34万元，比上年预算14.34万元减少-2.00万元。",  # a fall below zero
        "2024年收入预算27.00万元，其中：一般公共预算20.00万元，比2023年预算97.30万元减少70.30万元。",
        "2024年公务用车运行维护费18.18万元，其中：加油费8.00万元，维修费10.18万元，"
        "比2023年预算数68.18万元减少50.00万元。",
    ],
)
def test_a_sentence_that_adds_up_holds(text: str) -> None:
    assert verdicts(BASE, with_nouns(text)) == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        # a change of something else, of no amount, without a base
        "2024年收入预算27.00万元，比2023年预算97.30万元减少，主要原因是项目支出减少50.00万元。",
        "2024年收入预算27.00万元，比2023年预算97.30万元减少项目经费50.00万元。",
        "2024年会议费27.00万元，与2023年预算数27.00万元持平，培训费减少3.00万元。",
        "2024年预算27.00万元，2023年结转10.00万元，增加5.00万元。",
        "2024年收入预算27.00万元，比2023年减少70.00万元，下降72.16%。",
        "2024年收入预算27.00万元，按同口径比2023年预算97.30万元减少60.30万元。",
        "2024年满意度调查经费8.00万元，比2023年5.00万元提高3个百分点。",
    ],
)
def test_nothing_is_told_of_what_is_no_base_and_change(text: str) -> None:
    assert verdicts(BASE, with_nouns(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "2024年财政拨款支出27.00万元，比2023年支出总计97.30万元减少70.00万元。",
        # 97.30 − 75.30 = 22.00, the 27.00 without the 5.00
        "2024年收入预算27.00万元（含上年结转5.00万元），比2023年预算97.30万元减少75.30万元。",
        "2024年收入预算27.00万元，比2023年剔除一次性项目后的97.30万元减少60.00万元。",
    ],
)
def test_another_basis_is_not_judged(text: str) -> None:
    assert verdicts(BASE, with_nouns(text)) == ["undetermined"]


def test_a_direction_written_the_wrong_way_round_is_told() -> None:
    text = "2024年收入预算27.00万元，比2023年预算97.30万元增加70.30万元。"
    (found,) = evaluations(BASE, with_nouns(text))
    assert (found.expected, found.difference) == ("167.6万元", "-140.6万元")
    assert "方向写反" in found.message


@pytest.mark.parametrize(
    ("change", "rate", "verdict"),
    [("100.00", "7.14", "holds"), ("120.00", "7.14", "violated"), ("100.00", "8.14", "violated")],
)
@pytest.mark.parametrize("noun", ["上年预算", "上年", "2023年决算数"])
def test_a_change_against_an_amount_behind_a_list_is_of_its_head(
    change: str, rate: str, verdict: str, noun: str
) -> None:
    text = (
        "2024年收入预算1500.00万元，其中：一般公共预算拨款收入1200.00万元，占80.00%；政府性基金预算拨款收入"
        f"300.00万元，占20.00%。与{noun}1400.00万元相比，增加{change}万元，增长{rate}%。"
    )
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == [verdict]
