"""Header words below others, in a format that drops merged cells: whose parts they are."""

from __future__ import annotations

import pytest

from generator.tables.merged_down import put_under

ABROAD, VEHICLES, RECEPTION = "因公出国（境）费", "公务用车购置及运行费", "公务接待费"
OF_VEHICLES = ["小计", "公务用车购置费", "公务用车运行费"]
INCOME = ["小计", "财政拨款收入", "事业收入", "其他收入"]
BUDGETS = ["一般公共预算", "政府性基金预算", "国有资本经营预算"]


@pytest.mark.parametrize(
    ("words", "above", "width", "starts"),
    [
        # parts of an item, once and twice; without the sum of them
        (OF_VEHICLES, ["合计", ABROAD, VEHICLES, RECEPTION], 6, (2, 3, 4)),
        (OF_VEHICLES * 2, ["合计", ABROAD, VEHICLES, RECEPTION] * 2, 12, (2, 3, 4, 8, 9, 10)),
        (OF_VEHICLES[1:], ["合计", ABROAD, RECEPTION, VEHICLES], 5, (3, 4)),
        # parts of a type of expenditure, of funds; of codes
        (["人员经费", "公用经费"], ["科目名称", "合计", "基本支出", "项目支出"], 5, (2, 3)),
        (
            BUDGETS * 2,
            ["项目名称", "本年拨款", "财政拨款结转结余", "单位资金"],
            8,
            (1, 2, 3, 4, 5, 6),
        ),
        (["类", "款", "项"], ["科目编码", "科目名称", "合计"], 5, (0, 1, 2)),
        (["科目编码", "科目名称"], ["序号", "功能分类科目", "合计"], 4, (1, 2)),
        # after the sum of them, and not earned in another year
        (
            ["科目编码", "科目名称", *INCOME],
            ["科目", "合计", "本年收入", "上年结转"],
            8,
            (0, 1, 3, 4, 5, 6),
        ),
        # sides of a table
        (["项目", "金额", "项目", "金额"], ["序号", "收入", "支出"], 5, (1, 2, 3, 4)),
    ],
)
def test_parts_stand_below_what_they_are_parts_of(
    words: list[str], above: list[str], width: int, starts: tuple[int, ...]
) -> None:
    assert put_under(words, above, width) == starts


@pytest.mark.parametrize(
    ("words", "above", "width"),
    [
        (["总计", "基本支出", "项目支出"], ["功能分类科目", "2022年预算数", "2023年预算数"], 5),
        (BUDGETS, ["合计", "本年财政拨款", "上年结转"], 5),  # either of the two
        (["甲", "乙"], ["合计", "基本支出", "项目支出"], 4),  # unknown words
        (OF_VEHICLES, ["合计", ABROAD, VEHICLES, RECEPTION], 7),  # no word above has parts
        (["基本支出"], ["合计", "支出"], 2),
    ],
)
def test_what_fits_in_two_ways_or_none_is_not_known(
    words: list[str], above: list[str], width: int
) -> None:
    assert put_under(words, above, width) is None
