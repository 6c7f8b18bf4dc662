"""A pipe after every cell: how many cells a row has is told by where all rows end."""

from __future__ import annotations

import pytest
from read_blocks import grids, texts

from generator.documents.model import Grid
from generator.documents.plain.closed_pipes import UNKNOWN_ROWS
from generator.documents.text import parse_text

THREE_PUBLIC = """单位:万元
“三公”经费合计 |
因公出国(境)费 |
公务用车购置及运行费 |
公务
接待费 |
||
小计 |
公务用车购置费 |
公务用车运行费 |
|||
79 |
0 |
75 |
50 |
25 |
4 |
二、2022年一般公共预算“三公”经费支出预算情况说明
"""


def tables_in(text: str) -> list[Grid]:
    return grids(parse_text(text, "a.txt"))


def test_pipes_at_the_end_of_a_row_stand_for_missing_cells() -> None:
    (grid,) = tables_in(THREE_PUBLIC)
    assert grid.merged_cells_missing
    assert texts(grid) == [
        ["“三公”经费合计", "因公出国(境)费", "公务用车购置及运行费", "公务 接待费"],
        ["小计", "公务用车购置费", "公务用车运行费"],
        ["79", "0", "75", "50", "25", "4"],
    ]
    assert grid.rows[0].cells[3].source == "line:5-6"
    assert grid.rows[2].cells[0].source == "line:12#1"


def test_a_title_over_all_columns_is_a_row_of_one_cell() -> None:
    title = "2015年“三公”经费情况表 | ||\n? | 单位:万元 | |\n"
    (grid,) = tables_in(f"{title}项 目 | 本年预算数 | 其中:拨款 |\n合 计 | 34.35 | 34.35 |\n")
    assert texts(grid) == [
        ["2015年“三公”经费情况表"],
        ["?", "单位:万元"],
        ["项 目", "本年预算数", "其中:拨款"],
        ["合 计", "34.35", "34.35"],
    ]


def test_two_blocks_beside_each_other_are_not_rows_below_each_other() -> None:
    cells = ["收入项目", "金额", "支出项目", "金额", "财政拨款", "10.00", "基本支出", "6.00"]
    (grid,) = tables_in("".join(f"{cell} |\n" for cell in cells))
    assert texts(grid) == [cells[:4], cells[4:]]


@pytest.mark.parametrize(
    "cells",
    [
        ["项目", "预算数", "合计", "10.00", "基本支出", "项目支出", "6.00", "4.00"],  # one lost
        ["项目", "预算数", "合计", "10.00", "基本支出", "6.00", "项目支出"],
        ["10.00", "6.00", "4.00", "3.00"],
    ],
)
def test_rows_that_do_not_end_together_are_not_read(cells: list[str]) -> None:
    (grid,) = tables_in("".join(f"{cell} |\n" for cell in cells))
    assert "无法确定每行有几格" in grid.unread
    assert [row[0] for row in texts(grid)] == cells


def test_links_of_a_page_are_no_table() -> None:
    assert not tables_in("首页 | 新闻 |\n政务公开 | 2024 |\n浏览量:1 | | | |\n")


TWO_TABLES = """标题: | 中庄镇2020年部门预算 | ||
---|---|---|---|
索引号: | 1137 | 文号: | |
表1 | |||
2020年部门收入总表 | |||
单位:万元 | |||
项 目 | 合计 | 其中 | |
基本支出 | 项目支出 | ||
一、税收收入 | 401 | 300 | 101 |
资源税 | |||
二、其他收入 | 10.5 | | 10.5 |
表2 | |||
单位:万元 | |||
项 目 | 合计 | 基本支出 | 项目支出 |
一、一般公共服务支出 | 946 | 900 | 46 |
"""


def test_each_of_several_tables_below_each_other_has_its_own_header() -> None:
    document = parse_text(TWO_TABLES, "a.txt")
    (grid,) = grids(document)
    assert texts(grid)[3:8] == [
        ["项 目", "合计", "其中"],
        ["基本支出", "项目支出"],
        ["一、税收收入", "401", "300", "101"],
        ["资源税", "", "", ""],
        ["二、其他收入", "10.5", "", "10.5"],
    ]
    assert texts(grid)[8:11] == [["表2"], ["单位:万元"], ["项 目", "合计", "基本支出", "项目支出"]]
    said = [block.text for block in document.blocks if not isinstance(block, Grid)]
    assert said == ["标题:", "中庄镇2020年部门预算", "索引号:", "1137", "文号:"]


def test_a_header_may_begin_with_a_blank_cell() -> None:
    (grid,) = tables_in("| 2019年 | 2020年 |\n一、收入 | 401 | 431 |\n二、支出 | 10 | 12 |\n")
    assert texts(grid)[0] == ["", "2019年", "2020年"]
    assert grid.rows[0].cells[1].source == "line:1#1"


def test_a_row_of_another_length_ends_the_table() -> None:
    head, body = "项目 | 合计 | 基本支出 |\n", "一、教育支出 | 401 | 431 |\n"
    first, second = tables_in(
        f"{head}{body}{body}二、外交支出 | 10 | 12 | 7 |\n三、国防支出 | 1.0 | 2 |\n"
    )
    assert not first.unread
    assert len(first.rows) == 3
    assert second.unread
    assert [row[0] for row in texts(second)][:4] == ["二、外交支出", "10", "12", "7"]


def test_a_row_that_lost_its_first_pipe_stays_in_its_table() -> None:
    (grid,) = tables_in(
        "| 编码 | 名称 | 合计 |\n|---|---|---|\n| 205 | 教育支出 | 30.00 |\n"
        "20502 | 普通教育 | 30.00 |\n2050201 | 学前教育 | 10.00 |\n| | 合计 | 30.00 |\n"
    )
    assert texts(grid)[2:] == [
        ["20502", "普通教育", "30.00"],
        ["2050201", "学前教育", "10.00"],
        ["", "合计", "30.00"],
    ]
    assert grid.rows[2].cells[1].source == "line:4#2"


def test_an_escaped_pipe_ends_no_cell() -> None:
    (grid,) = tables_in("项目 | 合计 |\n甲\\|乙 | 1.00 |\n丙 | 2.00 |\n丁 | 1\\|3.00 |\n")
    assert [row[0] for row in texts(grid)][1].endswith("乙")
    assert not grid.unread
    assert len(texts(grid)) == 4


def test_blank_lines_after_rows_tell_them_even_where_cells_are_blank() -> None:
    table = [["预算数", "", ""], ["合计", "接待费", "用车费"], ["7.50", "", "7.50"]]
    text = "\n\n".join("\n".join(f"{cell} |" for cell in row) for row in table)
    (grid,) = tables_in(f"单位：万元\n{text}\n\n注：无。\n")
    assert texts(grid) == table


FORM = """2023年预算项目绩效目标表

项目名称 | 网络宣传专项 | ||||
主管部门 | 某委办 | 实施单位 | 某委办（本级） | | |
资金总额（万元） | 18.00 | 项目属性 | 新增 | | |
| 一级指标 | 三级指标 | 指标值 | 度量单位 | 权重 |
绩效指标 | 产出指标 | 宣传场次 | 2 | 场次 | 5 |
| 产出指标 | 培训人次 | 300 | 人次 | 10 |
| 效益指标 | 宣传效果 | 好 | | 15 |
"""


def test_keys_and_values_above_a_list_whose_rows_lack_no_cell_are_read() -> None:
    (grid,) = tables_in(FORM)
    assert not grid.unread
    assert [row[:4] for row in texts(grid)[1:3]] == [
        ["主管部门", "某委办", "实施单位", "某委办（本级）"],
        ["资金总额（万元）", "18.00", "项目属性", "新增"],
    ]
    assert texts(grid)[5] == ["", "产出指标", "培训人次", "300", "人次", "10"]
    assert grid.rows[2].cells[1].source == "line:5#2"


def test_a_row_of_the_list_that_may_lack_its_first_cells_is_not_read() -> None:
    """产出指标 was merged down, and blanks stand at the end of the row for it."""
    moved = FORM.replace(
        "| 产出指标 | 培训人次 | 300 | 人次 | 10 |", "培训人次 | 300 | 人次 | 10 | | |"
    )
    assert [grid.unread != "" for grid in tables_in(moved)] == [True]


def test_a_number_without_a_key_before_it_makes_no_form() -> None:
    moved = FORM.replace("资金总额（万元） | 18.00 |", "18.00 | 资金总额（万元） |")
    assert [grid.unread != "" for grid in tables_in(moved)] == [True]


def test_a_pipe_alone_opens_every_row() -> None:
    text = """“三公”经费支出决算表
单位:万元
|
项 目 |
预 算 数 |
决 算 数 |
|
合 计 |
24 |
16.37 |
|
公务接待费 |
4 |
|
|
公务用车购置及运行维护费 |
20 |
16.37 |
二、“三公”经费支出情况说明
"""
    (grid,) = tables_in(text)
    assert texts(grid) == [
        ["", "项 目", "预 算 数", "决 算 数"],
        ["", "合 计", "24", "16.37"],
        ["", "公务接待费", "4", ""],
        ["", "公务用车购置及运行维护费", "20", "16.37"],
    ]


ALONE = """行政经费及“三公”经费预算公开情况
|
|
|
|
单位:万元
|
|
项 目
|
合计
|
一般公共
预算
|
政府性基金预算
|
|
“三公”经费
|
29.00
|
29.00
|
0.00
|
|
其中:(一)公务用车购置及运行维护支出
|
28.00
|
28.00
|
0.00
|
|
(二)公务接待费支出
|
1.00
|
1
|
0.00
|
一、“三公”经费预算情况:
2019年本部门安排“三公”经费29万元。
"""


def test_pipes_with_a_line_of_their_own_close_the_words_above_them() -> None:
    """The numbers of such a table were taken for prose, and told nowhere."""
    document = parse_text(ALONE, "a.txt")
    (grid,) = grids(document)
    assert texts(grid) == [
        ["", "", "", "", "单位:万元"],
        ["", "项 目", "合计", "一般公共 预算", "政府性基金预算"],
        ["", "“三公”经费", "29.00", "29.00", "0.00"],
        ["", "其中:(一)公务用车购置及运行维护支出", "28.00", "28.00", "0.00"],
        ["", "(二)公务接待费支出", "1.00", "1", "0.00"],
    ]
    cell = grid.rows[2].cells[2]
    assert (cell.raw, cell.source) == ("29.00", "line:21")
    assert ALONE.splitlines()[20] == "29.00"
    assert grid.rows[1].cells[3].source == "line:13-14"


def test_pipes_of_their_own_in_rows_of_unknown_length_are_told() -> None:
    """合计 | 购置 | 运行 stand below a merged word: six cells below seven words."""
    words = ["年度", "合计", "公务接待费", "车辆", "合计", "购置", "运行"]
    numbers = ["2015年", "284", "14", "270", "73", "197", "2016年", "236", "16", "220", "37", "183"]
    (grid,) = tables_in("\n|\n".join([*words, *numbers]) + "\n|\n")
    assert grid.unread == UNKNOWN_ROWS
    assert [row.cells[0].text for row in grid.rows if row.cells[0].text[:3] == "284"] == ["284"]


@pytest.mark.parametrize("text", ["项目\n\n\n|\n金额\n|\n合计\n|\n12.50\n|\n", "--|--|\n--|--|\n"])
def test_pipes_without_a_cell_above_them_make_no_table(text: str) -> None:
    """Blank lines between a word and its pipe, and rules alone, ended the reader."""
    assert all(grid.unread for grid in tables_in(text))


def test_a_list_with_a_pipe_alone_between_words_is_no_table() -> None:
    assert not tables_in("首页\n|\n公开\n|\n统计\n|\n关于\n|\n联系\n|\n")


def test_amounts_with_units_in_columns_of_lines_that_lack_cells_are_told() -> None:
    text = "项目 | 金额 |\n甲 | 乙 | 10.00万元 | 9.00万元 |\n丙 | 丁 | 8.00万元 | 7.00万元 |\n"
    told = [
        c.text for grid in tables_in(text) for row in grid.rows for c in row.cells if grid.unread
    ]
    assert {"10.00万元", "9.00万元", "8.00万元", "7.00万元"} <= set(told)
