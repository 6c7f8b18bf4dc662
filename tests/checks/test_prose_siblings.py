"""Shares said behind a list inside a list: of its whole, or of what that is a share of."""

from __future__ import annotations

import pytest
from prose_cases import CHECK, with_nouns
from sample_disclosure import verdicts

EDUCATION = "教育支出10.00万元，占50.00%，其中：教育管理事务6.00万元"
FUND = "一般公共预算拨款收入100.00万元，占{}83.33%，其中：上年结转10.00万元"


def shares(text: str) -> list[str]:
    return verdicts(CHECK["PROSE-SHARE"], with_nouns(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{EDUCATION}，普通教育4.00万元；住房保障支出10.00万元，占{{}}%。", "50.00"),
        (f"{EDUCATION}，普通教育4.00万元，住房保障支出10.00万元，占{{}}%。", "50.00"),
        (f"{EDUCATION}；住房保障支出10.00万元，占{{}}%，其中：住房改革支出10.00万元。", "50.00"),
        (f"{FUND.format('')}；政府性基金预算拨款收入20.00万元，占{{}}%。", "16.67"),
        (f"{FUND.format('总收入的')}；乙项目拨款20.00万元，占{{}}%。", "16.67"),
        (f"{FUND.format('总收入的')}；政府性基金拨款收入20.00万元，占总收入的{{}}%。", "16.67"),
    ],
)
def test_a_sibling_behind_an_inner_list_is_a_share_of_the_same_whole(
    text: str, expected: str
) -> None:
    assert shares(text.format(expected)) == ["holds"]
    assert shares(text.format("37.00")) == ["violated"]


def test_a_part_of_a_head_with_a_share_is_held_against_the_head() -> None:
    text = EDUCATION + "，占60.00%；普通教育4.00万元，占{}%。"
    assert shares(text.format("40.00")) == ["holds", "holds"]
    assert shares(text.format("30.00")) == ["holds", "violated"]


@pytest.mark.parametrize(
    "text",
    [
        "教育支出10.00万元，其中：普通教育4.00万元；住房保障支出10.00万元，占50.00%。",
        "事务10.00万元，其中：管理事务6.00万元，普通事务3.00万元；机关事务3.00万元，占15.00%。",
        "事务10.00万元，其中：管理事务6.00万元，普通事务4.00万元，机关事务3.00万元，占15.00%。",
        "2024年教育支出9.00万元，占50.00%，其中：幼儿4.00万元；2023年教育支出8.00万元，占40.00%。",
        "教育支出9.00万元，占50.00%，其中：幼儿4.00万元；住房保障支出8.00万元，占总支出的40.00%。",
    ],
)
def test_a_share_behind_a_list_that_has_ended_has_no_whole(text: str) -> None:
    assert shares(text) == []
