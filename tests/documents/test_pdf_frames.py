"""Tables of PDF files with lines around header and body only, drawn cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_bands import BODY, HEADER, XS, print_row, rule, tables
from pdf_samples import Page, pdf
from read_blocks import grids

from generator.documents.pdf.read import read_pdf

MORE = [
    *BODY,
    ["210", "卫生健康支出", "4.00", "", "4.00"],
    ["221", "住房保障支出", "1.50", "1.50", ""],
]


def _print_body(page: Page, top: float, rows: Sequence[Sequence[str]]) -> None:
    for at, row in enumerate(rows):
        print_row(page, top + 14 + 20 * at, row)


def _centred(page: Page, x0: float, x1: float, y: float, word: str) -> None:
    page.text((x0 + x1) / 2 - 5 * len(word), y, word)


def _header_of_two_levels(page: Page, top: float) -> None:
    """本年预算 in the middle over the last three columns, 40 points high."""
    rule(page, top, XS)
    _centred(page, XS[2], XS[5], top + 14, "本年预算")
    for at, word in enumerate(HEADER):
        _centred(page, XS[at], XS[at + 1], top + (24 if at < 2 else 34), word)
    rule(page, top + 40, XS)


def test_three_lines_show_columns_and_levels(tmp_path: Path) -> None:
    """No line is in the body; amounts at the left of their columns stand under no word."""
    page = Page()
    page.text(XS[0], 90, "表一 支出预算总表")
    _header_of_two_levels(page, 100)
    _print_body(page, 140, MORE)
    rule(page, 226, XS)
    page.text(XS[0], 250, "表二")
    top = [*HEADER[:2], "本年预算", "", ""]
    assert tables(tmp_path, page) == [[top, ["", "", *HEADER[2:]], *MORE]]


def test_a_page_goes_on_with_the_columns_of_three_lines(tmp_path: Path) -> None:
    """Above the last line of the table no line stands on its page."""
    first, second = Page(), Page()
    _header_of_two_levels(first, 700)
    _print_body(first, 740, MORE[:3])
    _print_body(second, 40, MORE[3:])
    rule(second, 66, XS)
    second.text(XS[0], 90, "表二")
    before, after = tables(tmp_path, first, second)
    assert (before[2:], after) == (MORE[:3], MORE[3:])


def test_a_title_and_an_office_above_the_header_of_three_lines_are_rows(tmp_path: Path) -> None:
    page = Page()
    rule(page, 60, XS)
    _centred(page, XS[0], XS[-1], 74, "支出预算总表")
    page.text(XS[0] + 4, 94, "编制单位：某办公室")
    _header_of_two_levels(page, 100)
    _print_body(page, 140, MORE)
    rule(page, 226, XS)
    rows = tables(tmp_path, page)[0]
    assert [[cell for cell in row if cell] for row in rows[:2]] == [
        ["支出预算总表"],
        ["编制单位：某办公室"],
    ]
    assert rows[2:] == [[*HEADER[:2], "本年预算", "", ""], ["", "", *HEADER[2:]], *MORE]


def test_a_word_over_two_columns_of_three_lines_heads_neither(tmp_path: Path) -> None:
    """预算 stands between 合计 and 基本支出 with nothing below: it may be over both."""
    page = Page()
    rule(page, 100, XS)
    for at, word in ((0, "编码"), (1, "科目名称"), (4, "项目支出")):
        _centred(page, XS[at], XS[at + 1], 114, word)
    page.text(XS[3] - 8, 114, "预算")
    rule(page, 120, XS)
    _print_body(page, 120, MORE)
    rule(page, 206, XS)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([page]))
    (grid,) = grids(read_pdf(path))
    assert grid.unread


def test_a_header_of_plain_rows_is_read_where_all_words_stand_at_the_left(tmp_path: Path) -> None:
    """合计 has nothing below it and stands in the first row: no cell goes over two rows."""
    page = Page()
    rows = [["科目编码", "单位名称", "合计", "本年预算", ""], ["", "", "", "基本支出", "项目支出"]]
    rule(page, 100, XS)
    for at, row in enumerate(rows):
        print_row(page, 114 + 20 * at, row)
    rule(page, 140, XS)
    _print_body(page, 140, MORE)
    rule(page, 226, XS)
    assert tables(tmp_path, page) == [[*rows, *MORE]]


def test_a_word_alone_in_the_middle_of_a_header_is_over_its_own_column(tmp_path: Path) -> None:
    """合计 is the third of five columns, half as high as the header: no title, and no group."""
    page, xs = Page(), [60.0, 152.0, 244.0, 336.0, 428.0, 520.0]
    rule(page, 100, xs)
    for first, last, word in ((0, 2, "功能分类科目"), (3, 5, "本年预算数")):
        _centred(page, xs[first], xs[last], 114, word)
    _centred(page, xs[2], xs[3], 124, "合计")
    for at, word in ((0, "编码"), (1, "科目名称"), (3, "基本支出"), (4, "项目支出")):
        _centred(page, xs[at], xs[at + 1], 134, word)
    rule(page, 140, xs)
    for at, row in enumerate(MORE):
        for x, word in zip(xs, row, strict=False):
            page.text(x + 2, 154 + 20 * at, word)
    rule(page, 226, xs)
    (table,) = tables(tmp_path, page)
    assert table[:2] == [
        ["功能分类科目", "", "合计", "本年预算数", ""],
        ["编码", "科目名称", "", "基本支出", "项目支出"],
    ]


def test_a_title_unit_and_one_row_between_lines_do_not_become_one_cell(tmp_path: Path) -> None:
    """A line is under the lower words of the header only, none under 公务接待费."""
    page = Page()
    rule(page, 100, XS)
    page.text(XS[3], 114, "三公经费预算表")
    page.text(XS[4] + 4, 134, "单位：万元")
    _centred(page, XS[2], XS[4], 154, "公务用车")
    for at, word in ((0, "合计"), (1, "因公出国费"), (4, "公务接待费")):
        _centred(page, XS[at], XS[at + 1], 164, word)
    for at, word in ((2, "购置费"), (3, "运行费")):
        _centred(page, XS[at], XS[at + 1], 174, word)
    rule(page, 180, XS[2:5])
    print_row(page, 194, ["16.00", "1.00", "5.00", "9.00", "1.00"])
    rule(page, 200, XS)
    (table,) = tables(tmp_path, page)
    assert table[-3:] == [
        ["合计", "因公出国费", "公务用车", "", "公务接待费"],
        ["", "", "购置费", "运行费", ""],
        ["16.00", "1.00", "5.00", "9.00", "1.00"],
    ]
