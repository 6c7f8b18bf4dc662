"""Tables of PDF files with lines around and between columns, but none between their rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_bands import tables
from pdf_samples import Page

XS = [60.0, 120.0, 200.0, 280.0, 360.0]
HEADER = [["编码", "科目名称", "本年预算", ""], ["", "", "合计", "其中基本支出"]]
BODY = [
    ["", "合计", "69386588", "46144347"],
    ["201", "一般公共服务支出", "26069907", "25388623"],
    ["20505", "进修及培训", "68754", "68754"],
    ["208", "社会保障和就业支出", "43249927", "20686970"],
]
# 科目名称 has room for seven characters.
LINES = [
    [(4, "", "合计", "69386588", "46144347")],
    [
        (-2, "", "一般公共服务支", "", ""),
        (4, "201", "", "26069907", "25388623"),
        (10, "", "出", "", ""),
    ],
    [(4, "20505", "进修及培训", "68754", "68754")],
    [
        (-2, "", "社会保障和就业", "", ""),
        (4, "208", "", "43249927", "20686970"),
        (10, "", "支出", "", ""),
    ],
]
TOPS = [160.0, 184.0, 208.0, 232.0]


def _print_body(page: Page, rows: Sequence[int], down: float = 0.0) -> None:
    for row in rows:
        for y, *words in LINES[row]:
            for c, word in enumerate(words):
                height = TOPS[row] + float(y) - down
                if word.isdigit() and c > 1:
                    page.right(XS[c + 1] - 4, height, word)
                elif word:
                    page.text(XS[c] + 4, height, word)


def _print_header(page: Page, top: float) -> None:
    """本年预算 over two columns: the line between these begins below it."""
    for c, word in enumerate(HEADER[0][:2]):
        page.text(XS[c] + 4, top + 20, word)
    page.text(XS[2] + 4, top + 12, "本年预算")
    for c, word in enumerate(HEADER[1][2:], 2):
        page.text(XS[c] + 4, top + 30, word)


def _sides(page: Page, top: float, bottom: float, inner: float) -> None:
    for x in XS:
        page.line(x, inner if x == XS[3] else top, x, bottom)


def _frame(page: Page, top: float, bottom: float) -> None:
    for y in (top, bottom):
        page.line(XS[0], y, XS[-1], y)


def test_rows_are_told_by_their_heights(tmp_path: Path) -> None:
    page = Page()
    _print_header(page, 110)
    _print_body(page, range(4))
    _sides(page, 110, 250, 126)
    _frame(page, 110, 250)
    assert tables(tmp_path, page) == [[*HEADER, *BODY]]


def test_without_lines_at_the_ends_it_is_the_same_table(tmp_path: Path) -> None:
    page = Page()
    page.text(60, 80, "支出预算表")
    _print_header(page, 110)
    _print_body(page, range(4))
    _sides(page, 110, 250, 126)
    page.text(60, 290, "本表反映本年支出")
    assert tables(tmp_path, page) == [[*HEADER, *BODY]]


def test_a_ruled_header_stays_above_rows_without_lines(tmp_path: Path) -> None:
    page = Page()
    words = ["编码", "科目名称", "合计", "基本支出"]
    for c, word in enumerate(words):
        page.text(XS[c] + 4, 130, word)
    _print_body(page, range(4))
    _sides(page, 110, 250, 110)
    _frame(page, 110, 250)
    page.line(XS[0], 146, XS[-1], 146)
    assert tables(tmp_path, page) == [[words, *BODY]]


def test_a_header_and_one_row_at_the_end_of_a_page_are_two_rows(tmp_path: Path) -> None:
    """The next page goes on in the same columns."""
    first, second = Page(), Page()
    down = -610.0
    _print_header(first, 720)
    _print_body(first, [0], down)
    _sides(first, 720, 782, 736)
    _frame(first, 720, 782)
    _print_body(second, [1, 2, 3], 130)
    _sides(second, 38, 120, 38)
    _frame(second, 38, 120)
    assert tables(tmp_path, first, second) == [[*HEADER, BODY[0]], BODY[1:]]


def test_a_header_word_of_two_lines_is_one_where_lines_are_drawn_row_by_row(
    tmp_path: Path,
) -> None:
    page = Page()
    page.text(XS[0] + 4, 130, "因公出国")
    page.text(XS[0] + 4, 144, "费")
    for c, word in enumerate(("公务接待费", "培训费", "会议费"), 1):
        page.text(XS[c] + 4, 137, word)
    for c, word in enumerate(("1200", "3400", "5600", "7800")):
        page.right(XS[c + 1] - 4, 163, word)
    for top, bottom in pairwise((116, 150, 170)):
        _sides(page, top, bottom, top)
    _frame(page, 116, 170)
    header = ["因公出国费", "公务接待费", "培训费", "会议费"]
    assert tables(tmp_path, page) == [[header, ["1200", "3400", "5600", "7800"]]]


def test_words_over_the_line_of_a_column_are_in_none(tmp_path: Path) -> None:
    """A number that runs over a line is not cut there, and its table is not read."""
    page = Page()
    _print_header(page, 110)
    _print_body(page, range(4))
    page.text(XS[3] - 20, 250, "1234567890")
    _sides(page, 110, 260, 126)
    _frame(page, 110, 260)
    (table,) = tables(tmp_path, page)
    assert ["1234567890"] in table


def test_numbers_that_go_on_in_the_next_line_of_ruled_rows_are_no_open_rows(tmp_path: Path) -> None:
    """69,386,6 is the beginning of a number, no word with the amount 02.06 below it."""
    page = Page()
    for y in (100, 124, 154, 184):
        page.line(XS[0], y, XS[-1], y)
    for x in XS:
        page.line(x, 100, x, 184)
    for c, word in enumerate(["编码", "科目名称", "合计", "基本支出"]):
        page.text(XS[c] + 4, 116, word)
    for top, code, name in ((138, "201", "教育支出"), (168, "202", "其他支出")):
        page.text(XS[0] + 4, top, code)
        page.text(XS[1] + 4, top, name)
        for c in (2, 3):
            page.text(XS[c] + 14, top, "69,386,6", size=12)
            page.text(XS[c] + 44, top + 12, "02.06", size=12)
    rows = [row for table in tables(tmp_path, page) for row in table]
    assert ["201", "教育支出", "69,386,602.06", "69,386,602.06"] in rows
    assert ["202", "其他支出", "69,386,602.06", "69,386,602.06"] in rows
