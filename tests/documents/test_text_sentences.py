"""Sentences in the cells of a table of blanks, and long rows: nothing is lost as prose."""

from __future__ import annotations

from read_blocks import grids, tables, texts

from generator.documents.text import open_line, parse_text

HEAD = "项目名称                 项目金额    项目简介\n合计                     9.00\n"


def test_a_row_whose_last_cell_is_a_sentence_is_no_prose() -> None:
    text = HEAD + (
        "河道整治经费             5.00        整治河道。\n"
        "水闸维修项目             4.00        维修水闸，清淤；加固。\n"
    )
    document = parse_text(text, "a.txt")
    assert tables(document) == [
        [
            ["项目名称", "项目金额", "项目简介"],
            ["合计", "9.00", ""],
            ["河道整治经费", "5.00", "整治河道。"],
            ["水闸维修项目", "4.00", "维修水闸，清淤；加固。"],
        ]
    ]
    (grid,) = grids(document)
    for row in grid.rows:
        for cell in filter(lambda cell: cell.text, row.cells):
            assert open_line(document.lines, cell.source) == cell.raw == cell.text


def test_a_sentence_between_a_name_and_its_amount_is_no_prose() -> None:
    text = (
        "项目名称                 项目简介           项目金额\n"
        "河道整治经费             整治河道；修复。   5.00\n"
        "水闸维修项目             维修水闸。         4.00\n"
    )
    (grid,) = grids(parse_text(text, "a.txt"))
    assert [row[2] for row in texts(grid)] == ["项目金额", "5.00", "4.00"]


def test_a_sentence_of_two_lines_cuts_no_table() -> None:
    text = HEAD + (
        "河道整治经费             5.00        整治河道，\n"
        "                                     清理淤泥。\n"
        "水闸维修项目             4.00        维修水闸。\n"
    )
    (grid,) = grids(parse_text(text, "a.txt"))
    assert grid.unread
    assert {"9.00", "5.00", "4.00"} <= {cell.text for row in grid.rows for cell in row.cells}


def test_one_amount_right_below_a_table_is_not_lost() -> None:
    text = HEAD + (
        "河道整治经费             5.00        整治河道。\n水闸\n清淤。\n"
        "水文监测经费             4.00        监测水文。\n"
    )
    told = [
        cell.text
        for grid in grids(parse_text(text, "a.txt"))
        for r in grid.rows
        for cell in r.cells
    ]
    assert told.count("4.00") == 1


def test_numbers_that_stand_apart_in_prose_make_no_table() -> None:
    text = (
        "2024年收入合计    9.00    万元。\n"
        "本年收入    14705.59    ，比上年增加   957.99   ，主要原因是项目增加。\n"
        "本年支出  14705.59  较上年增加  957.99  主要原因是增加。\n"
        "共有车辆   12.00   辆，其中一般公务用车   2.00   辆。\n"
    )
    assert not grids(parse_text(text, "a.txt"))


def test_rows_of_many_columns_are_not_taken_for_prose() -> None:
    count = 27
    header = "单位名称      " + "      ".join(f"第{at:02}栏金额" for at in range(count))
    rows = [
        f"{name}        " + "    ".join(f"{9000 + at}.00" for at in range(count)) for name in "甲乙"
    ]
    document = parse_text("\n".join([header, *rows, ""]), "a.txt")
    told = [cell.text for grid in grids(document) for row in grid.rows for cell in row.cells]
    assert all(told.count(f"{9000 + at}.00") == 2 for at in range(count))
