"""Final accounts: what was spent against the budget of the same year."""

from __future__ import annotations

from dataclasses import replace

import pytest
from prose_cases import with_nouns
from sample_disclosure import verdicts

from generator.checks.prose import CHECKS

CHECK = {check.code: check for check in CHECKS}
ITEM = "1.教育支出（类）教育管理事务（款）行政运行（项）。"


def judged(*texts: str, phase: str = "executed") -> list[str]:
    return verdicts(CHECK["PROSE-OUTCOME"], replace(with_nouns(*texts), phase=phase))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("年初预算为90.00万元，支出决算为80.00万元，决算数比年初预算数减少10.00万元", "holds"),
        ("年初预算为90.00万元，支出决算为80.00万元，决算数比年初预算数减少12.00万元", "violated"),
        ("年初预算为90.00万元，支出决算为80.00万元，决算数比年初预算数增加10.00万元", "violated"),
        (
            "支出预算为90.00万元，支出决算为80.00万元，完成预算的88.89%，比预算减少10.00万元",
            "holds",
        ),
        ("支出决算为80.00万元，完成年初预算88.89%，较年初预算减少10.00万元", "holds"),
        ("支出决算为80.00万元，完成年初预算82.89%，较年初预算减少10.00万元", "violated"),
        ("支出决算为80.00万元，完成年初预算88.89%，较年初预算增加10.00万元", "violated"),
    ],
)
def test_the_difference_follows_from_both(text: str, verdict: str) -> None:
    assert judged(f"{ITEM}{text}，主要原因是人员减少。") == [verdict]


REASON = "决算数{}年初预算数的主要原因是人员变动。"


@pytest.mark.parametrize(
    ("text", "larger", "verdict"),
    [
        ("年初预算为90.00万元，支出决算为80.00万元", "小于", "holds"),
        ("年初预算为90.00万元，支出决算为80.00万元", "大于", "violated"),
        ("年初预算为80.00万元，支出决算为90.00万元，完成年初预算的112.50%", "大于", "holds"),
        ("年初预算为80.00万元，支出决算为90.00万元，完成年初预算的112.50%", "小于", "violated"),
        ("支出决算为80.00万元，完成年初预算的88.89%", "高于", "violated"),
    ],
)
def test_the_larger_of_both_is_the_one_a_reason_is_given_for(
    text: str, larger: str, verdict: str
) -> None:
    assert judged(f"{ITEM}{text}。{REASON.format(larger)}") == [verdict]


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [
        ("。决算数较年初预算数减少的主要原因是人员变动。", "holds"),
        ("。决算数较年初预算数增加的主要原因是人员变动。", "violated"),
        ("，小于年初预算数的主要原因是人员变动。", "holds"),
        ("，大于年初预算数的主要原因是人员变动。", "violated"),
        ("。决算数高于预算数，主要是人员增加。", "violated"),
    ],
)
def test_the_reason_is_worded_in_many_ways(reason: str, verdict: str) -> None:
    text = "年初预算为90.00万元，支出决算为80.00万元，完成年初预算的88.89%"
    assert judged(f"{ITEM}{text}{reason}") == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        # the reason is that of the whole, said behind a part
        "“三公”经费支出预算10.00万元，支出决算8.00万元，完成预算的80.00%，其中：公务接待费预算1.00万元，"
        "支出决算2.00万元，完成预算的200.00%。决算数小于预算数的主要原因是厉行节约。",
        # nothing says what the budget was, or both are alike
        "支出决算为80.00万元。决算数大于预算数的主要原因是人员变动。",
        "年初预算为80.00万元，支出决算为80.00万元。决算数大于预算数的主要原因是尾数。",
        # a difference from the year before
        "年初预算为90.00万元，支出决算为80.00万元，比上年预算数减少2.00万元。",
    ],
)
def test_nothing_is_said_of_what_is_not_known(text: str) -> None:
    assert judged(text) == []


def test_a_budget_has_no_outcome() -> None:
    text = "年初预算为90.00万元，支出决算为80.00万元，决算数比年初预算数减少12.00万元。"
    assert judged(text, phase="approved") == []


@pytest.mark.parametrize(
    "text",
    [
        # another stage of the budget than the one that is said
        "全年预算为100.00万元，支出决算为95.00万元，完成全年预算的95.00%。"
        "决算数大于年初预算数的主要原因是追加。",
        "全年预算数120.00万元，全年执行数118.00万元，完成预算的98.33%，执行数大于年初预算数的原因是追加。",
        "支出决算为95.00万元，完成调整预算的95.00%，比年初预算增加15.00万元。",
        "调整预算数100.00万元，支出决算95.00万元，较年初预算增加15.00万元。",
        # the reason of another thing
        "年初预算为500.00万元，支出决算为530.00万元。其中：项目支出决算数小于预算数的主要原因是节约。",
        "公务接待费支出决算为2.04万元，完成预算的102.00%。2024年度“三公”经费支出决算数小于预算数的"
        "主要原因是节约。",
    ],
)
def test_another_stage_and_another_thing_are_not_compared(text: str) -> None:
    assert judged(text) == []


def test_a_rate_against_the_budget_behind_the_outcome_is_of_the_budget() -> None:
    text = "支出决算数为290.00万元，年初预算数为270.00万元，{}增加20.00万元，增长7.41%。"
    for against in ("", "比年初预算", "较年初预算"):
        case = replace(with_nouns(text.format(against)), phase="executed")
        assert "violated" not in verdicts(CHECK["PROSE-CHANGE"], case)
    text = "支出决算950.00万元。年初预算支出900.00万元，支出比年初预算增加50.00万元，增长5.56%。"
    case = replace(with_nouns(text), phase="executed")
    assert "violated" not in verdicts(CHECK["PROSE-CHANGE"], case)


def test_the_stage_of_a_part_is_that_of_its_list() -> None:
    budget = "支出年初预算743.47万元，其中：基本支出500.00万元，项目支出243.47万元；"
    spent = "支出决算743.47万元，其中：基本支出520.00万元，项目支出223.47万元。"
    for texts in ((budget + spent,), (budget, spent)):
        case = replace(with_nouns(*texts), phase="executed")
        assert "violated" not in verdicts(CHECK["PROSE-TWICE"], case)
    again = replace(with_nouns(spent, spent.replace("520", "530")), phase="executed")
    assert "violated" in verdicts(CHECK["PROSE-TWICE"], again)
