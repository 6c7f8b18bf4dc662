"""Header rows of Word dumps, which drop merged cells, are put over their columns or refused."""

from __future__ import annotations

import pytest

from generator.tables.spread import Unit, placed

BLOCK = ["科目编码", "科目名称", "金额"]
THREE = ["合计", "因公出国（境）费", "公务接待费"]


@pytest.mark.parametrize(
    ("words", "below", "starts"),
    [
        # one way only: a word over a blank takes its place, the other the run
        (["项目", "预算数"], ["", "合计", "基本支出", "项目支出"], (0, 1)),
        (["", "小计"], ["", "一般公共预算", "政府性基金预算"], (0, 1)),
        (["合计", "基本支出", "项目支出"], ["人员经费", "公用经费", "专项"], (0, 1, 2)),
        # a label begins the second side, though its word is another
        (["收入", "支出"], ["项目", "预算数", "支出科目", "合计", "一般公共预算"], (0, 2)),
        (["收入", "支出"], ["项目", "预算数", "占比（%）", "项目", "预算数", "备注"], (0, 3)),
        # the first word comes again
        (["2022年预算数", "2023年预算数"], [*THREE, *THREE], (0, 3)),
        # labels, then amounts; a sum in each of several groups of amounts
        (["科目", "2021年预算数"], ["科目编码", "科目名称", "小计", "基本支出"], (0, 2)),
        (
            ["科目", "2020年预算数", "2021年预算数"],
            ["科目编码", "科目名称", "小计", "基本支出", "小计", "基本支出"],
            (0, 2, 4),
        ),
        # amounts, then what they change by
        (["2015年预算数", "比2014年增减"], ["小计", "基本支出", "增减额", "增减（%）"], (0, 2)),
        (
            ["2021年预算数", "2022年预算数", "增减变化"],
            [*THREE, *THREE, "增减额", "增减率（%）"],
            (0, 3, 6),
        ),
        # 小计 opens a share though the first share has none
        (
            ["合计", "财政拨款", "事业收入"],
            ["", "一般公共预算", "政府性基金预算", "小计", "其中：教育收费"],
            (0, 1, 3),
        ),
        # a blank word is covered by one that spans several words below
        (["", "科目名称", ""], ["类", "款", "项", "", ""], (0, 3, 4)),
        # the form of final accounts says that the second word covers two blocks
        (["人员经费", "公用经费"], [*BLOCK, *BLOCK, *BLOCK], (0, 3)),
    ],
)
def test_the_words_below_show_where_a_share_begins(
    words: list[str], below: list[str], starts: tuple[int, ...]
) -> None:
    assert placed(words, [Unit(at, text) for at, text in enumerate(below)]) == starts


@pytest.mark.parametrize(
    ("words", "below"),
    [
        # nothing shows whether the first covers one, two or three
        (["甲部分", "乙部分"], ["一般公共预算", "事业收入", "经营收入", "其他收入"]),
        (["甲类", "乙类"], [*BLOCK, *BLOCK, *BLOCK]),
        # more words than places; a blank word beside another over words alone
        (["收入", "支出", "结余"], ["项目", "金额"]),
        (["", "支出"], ["项目", "金额"]),
    ],
)
def test_what_nothing_shows_is_not_known(words: list[str], below: list[str]) -> None:
    assert placed(words, [Unit(at, text) for at, text in enumerate(below)]) is None


@pytest.mark.parametrize("width", [200, 5000])
def test_a_wide_header_of_no_meaning_ends_soon(width: int) -> None:
    below = [Unit(at, "" if at % 7 == 6 else f"栏{at}") for at in range(width)]
    assert placed(["甲"] * (width // 2), below) is None
