"""Final accounts: what was spent against the budget of the same year."""

from __future__ import annotations

import pytest
from prose_cases import with_nouns
from sample_disclosure import verdicts

from generator.checks.prose import CHECKS

CHECK = {check.code: check for check in CHECKS}
ITEM = "1.教育支出（类）教育管理事务（款）行政运行（项）。"


def judged(*texts: str, phase: str = "executed") -> list[str]:
    from dataclasses import replace

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
