"""An increase that is more than all of the amount, and a part that is more than its whole."""

from __future__ import annotations

import pytest
from prose_cases import CHECK, with_nouns
from sample_disclosure import evaluations, verdicts


@pytest.mark.parametrize(
    "text",
    [
        "2024年部门收入总预算100.00万元，比2023年增加{}万元。",
        "2024年收支总预算100.00万元，比上年预算增加{}万元，增长11.49%。",
        "公务接待费100.00万元，同比增加{}万元。",
        "收入80.00万元。支出100.00万元，比上年增加{}万元。",
    ],
)
def test_no_increase_is_more_than_the_amount(text: str) -> None:
    assert verdicts(CHECK["PROSE-BASE"], with_nouns(text.format("100.00"))) == []
    case = with_nouns(text.format("150.00"))
    (told,) = [one for one in evaluations(CHECK["PROSE-BASE"], case) if one.verdict == "violated"]
    assert "上年数将为-50万元" in told.message


@pytest.mark.parametrize(
    "text",
    [
        "基本支出80.00万元（人员60.00万元，公用20.00万元），比上年增加30.00万元。",
        "基本支出80.00万元，其中：人员经费60.00万元，公用经费20.00万元，比上年增加30.00万元。",
        "基本支出80.00万元。其中：人员经费60.00万元，公用经费20.00万元，比上年增加65.00万元。",
        "甲事务30.00万元，乙事务20.00万元，比上年增加45.00万元。",
        "结转下年10.00万元，比上年增加15.00万元。",
        "年初预算10.00万元，增加15.00万元，调整后预算25.00万元。",
        "由上年的10.00万元，比上年增加15.00万元。",
        "2023年决算10.00万元，2024年预算比上年增加15.00万元。",
        "公务接待费预算10.00万元，决算数大于预算数15.00万元。",
        "公务接待费10.00万元，比上年增加（减少）15.00万元。",
        "公务接待费10.00万元，比上年减少15.00万元。",
        "公务接待费10万元，比上年增加2000元。",
    ],
)
def test_an_increase_that_may_be_of_another_amount_is_none(text: str) -> None:
    assert verdicts(CHECK["PROSE-BASE"], with_nouns(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公务接待费支出4.57万元。其中：国内接待费5.47万元，共52批次。", ["violated"]),
        ("公务接待费支出4.57万元，比上年减少1.00万元。其中：国内接待费5.47万元。", ["violated"]),
        ("公务接待费支出4.57万元。其中：国内接待费4.57万元，共52批次。", []),
        ("公务接待费支出4.57万元。其中：国内接待费上年5.47万元。", []),
        ("公务接待费预算4.57万元。其中：国内接待费决算5.47万元。", []),
        ("三公经费10.00万元。公务接待费4.57万元。其中：公务用车运行费5.43万元。", []),
    ],
)
def test_a_part_behind_a_full_stop_is_no_more_than_its_whole(
    text: str, expected: list[str]
) -> None:
    assert verdicts(CHECK["PROSE-PARTS"], with_nouns(text)) == expected
