"""Published tables as rectangles."""

from __future__ import annotations

from sample_package import make_cells

from generator.facts.model import PublishedCell
from generator.package.published_layout import rectangle


def _cell(
    row: int, column: int, text: str, role: str, rowspan: int = 1, colspan: int = 1
) -> PublishedCell:
    return PublishedCell("t", row, column, text, rowspan, colspan, role, f"line:{row}#{column}")


def test_merged_headers_become_paths() -> None:
    cells = [
        _cell(1, 1, "收支总表", "title", 1, 3),
        _cell(2, 1, "科 目", "header", 2, 1),
        _cell(2, 2, "2024年预算数", "header", 1, 2),
        _cell(3, 2, "基本支出", "header"),
        _cell(3, 3, "项目支出", "header"),
        *make_cells("t", [[], [], [], ["栏次", "1", "2"]], ["", "", "", "header"]),
        _cell(5, 1, "行政运行", "stub"),
        _cell(5, 2, "1.00", "amount"),
        _cell(5, 3, "2.00", "amount"),
        _cell(6, 1, "单位：万元", "note"),
    ]
    layout = rectangle(cells)
    assert layout is not None
    assert layout.header == ("科目", "2024年预算数 / 基本支出", "2024年预算数 / 项目支出")
    assert layout.rows == (("行政运行", "1.00", "2.00"),)


def test_a_header_that_names_no_column_alone_stays_as_a_row() -> None:
    cells = make_cells(
        "t", [["项目", "预算数", "项目", "预算数"], ["a", "1", "b", "2"]], ["header", "text"]
    )
    layout = rectangle(cells)
    assert layout is not None
    assert layout.header == ("c1", "c2", "c3", "c4")
    assert layout.rows == (("项目", "预算数", "项目", "预算数"), ("a", "1", "b", "2"))
    assert layout.paths == ("项目", "预算数", "项目", "预算数")


def test_a_header_repeated_on_the_next_page_is_left_out() -> None:
    lines = [["科目", "金额"], ["a", "1"], ["科 目", "金额"], ["b", "2"], ["甲", "乙"]]
    layout = rectangle(make_cells("t", lines, ["header", "text", "header", "text", "header"]))
    assert layout is not None
    assert layout.rows == (("a", "1"), ("b", "2"), ("甲", "乙"))


def test_a_merged_label_is_repeated_and_a_merged_amount_stands_once() -> None:
    cells = [
        _cell(1, 1, "科目", "header"),
        _cell(1, 2, "部门", "header"),
        _cell(1, 3, "金额", "header"),
        _cell(2, 1, "教育", "stub", 2, 1),
        _cell(2, 2, "甲", "text"),
        _cell(2, 3, "5", "amount", 2, 1),
        _cell(3, 1, "", "stub"),
        _cell(3, 2, "乙", "text"),
        _cell(3, 3, "", "amount"),
    ]
    layout = rectangle(cells)
    assert layout is not None
    assert layout.rows == (("教育", "甲", "5"), ("教育", "乙", ""))


def test_blank_rows_and_a_blank_right_edge_are_left_out() -> None:
    lines = [["科目", "金额", ""], ["", "", " "], ["a", "1", ""]]
    layout = rectangle(make_cells("t", lines, ["header", "text", "text"]))
    assert layout is not None
    assert layout.header == ("科目", "金额")
    assert layout.rows == (("a", "1"),)


def test_years_in_a_header_are_no_column_numbers() -> None:
    lines = [["科目", "预算", "预算"], ["", "2023", "2024"], ["a", "1", "2"]]
    layout = rectangle(make_cells("t", lines, ["header", "header", "text"]))
    assert layout is not None
    assert layout.header == ("科目", "预算 / 2023", "预算 / 2024")


def test_nothing_printed_gives_nothing() -> None:
    assert rectangle([]) is None
    assert rectangle([_cell(1, 1, "说明", "note"), _cell(2, 1, " ", "text")]) is None
