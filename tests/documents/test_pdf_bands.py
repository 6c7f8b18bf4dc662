"""Tables of PDF files with lines between rows only: where their cells begin is seen elsewhere."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_bands import BODY, HEADER, XS, print_row, rule, tables
from pdf_samples import Page, pdf
from read_blocks import grids

from generator.documents.model import Grid
from generator.documents.pdf.dotted import dots_to_lines
from generator.documents.pdf.read import read_pdf


def test_pieces_of_rules_meet_where_columns_do(tmp_path: Path) -> None:
    page = Page()
    for at in range(4):
        rule(page, 100 + 20 * at, XS)
    for at, row in enumerate([HEADER, *BODY]):
        print_row(page, 114 + 20 * at, row)
    assert tables(tmp_path, page) == [[HEADER, *BODY]]


def test_columns_of_whole_rules_lie_where_rows_are_blank(tmp_path: Path) -> None:
    page = Page()
    for at in range(4):
        page.line(XS[0], 100 + 20 * at, XS[-1], 100 + 20 * at)
    for at, row in enumerate([HEADER, *BODY]):
        print_row(page, 114 + 20 * at, row)
    assert tables(tmp_path, page) == [[HEADER, *BODY]]


@pytest.mark.parametrize("x", [470, 497])
def test_a_word_at_the_right_of_columns_is_not_over_the_last_one_alone(
    tmp_path: Path, x: float
) -> None:
    page = Page()
    for y in (100, 120, 140, 160, 180):
        rule(page, y, XS)
    page.text(x, 114, "支出")
    for at, row in enumerate([HEADER, *BODY]):
        print_row(page, 134 + 20 * at, row)
    for grid in tables(tmp_path, page):
        assert ["", "", "", "", "支出"] not in grid


def test_a_word_in_the_middle_of_columns_is_over_all_of_them(tmp_path: Path) -> None:
    """支出 has its middle where that of the last three columns is, on the second of them."""
    page = Page()
    for y in (100, 140, 160, 180):
        rule(page, y, XS)
    rule(page, 120, XS[2:])
    middle = (XS[2] + XS[5]) / 2
    page.text(middle - 10, 114, "支出")
    for (x0, x1), word in zip(pairwise(XS[:3]), HEADER[:2], strict=True):
        page.text((x0 + x1) / 2 - 5 * len(word), 124, word)
    print_row(page, 134, ["", "", *HEADER[2:]], centred=True)
    for at, row in enumerate(BODY):
        print_row(page, 154 + 20 * at, row, centred=True)
    top = [*HEADER[:2], "支出", "", ""]
    assert tables(tmp_path, page) == [[top, ["", "", *HEADER[2:]], *BODY]]


def test_a_row_cut_by_a_page_has_its_columns(tmp_path: Path) -> None:
    """The last row of the page has no line below it."""
    first, second = Page(), Page()
    for at in range(3):
        rule(first, 700 + 20 * at, XS)
    for at, row in enumerate([HEADER, *BODY]):
        print_row(first, 714 + 20 * at, row)
    rule(second, 40, XS)
    rule(second, 60, XS)
    print_row(second, 54, ["210", "卫生健康支出", "4.00", "", "4.00"])
    last = ["210", "卫生健康支出", "4.00", "", "4.00"]
    assert tables(tmp_path, first, second) == [[HEADER, *BODY], [last]]


def test_words_between_two_tables_of_the_same_columns_are_in_neither(tmp_path: Path) -> None:
    page = Page()
    for top in (100, 220):
        for at in range(4):
            rule(page, top + 20 * at, XS)
        for at, row in enumerate([HEADER, *BODY]):
            print_row(page, top + 14 + 20 * at, row)
    page.text(XS[0], 190, "2024年部门支出总表")
    page.text(XS[0], 210, "单位：万元")
    assert tables(tmp_path, page) == [[HEADER, *BODY], [HEADER, *BODY]]


def test_lines_above_and_below_prose_make_no_table(tmp_path: Path) -> None:
    page = Page()
    for y in (60, 200, 340, 480):
        page.line(60, y, 520, y)
    for at in range(12):
        page.text(60, 80 + 30 * at, "本年支出 3.00 万元，比上年增加 1.00 万元。")
    assert tables(tmp_path, page) == []


def _with_group(page: Page, y: float, *, under: bool) -> None:
    """A header of two levels and two rows, every cell with a line at its lower or upper side.

    支出 is over the last three columns; below it, and beside all of it, are the others.
    """
    rows = [0, 20, 40, 60, 80] if under else [-20, 0, 20, 40, 60]
    top, below, *body = (y + at for at in rows[1:])
    if under:
        rule(page, top, [XS[2], XS[5]])
        rule(page, below, XS)
    else:
        rule(page, y, [*XS[:3], XS[5]])
        rule(page, y + 20, XS[2:])
        body = [y + 40, y + 60]
    for at in body:
        rule(page, at, XS)
    page.text(XS[2] + 4, y + 14, "支出")
    for x, word in zip(XS, HEADER[:2], strict=False):
        page.text(x + 4, y + 24, word)
    print_row(page, y + 34, ["", "", *HEADER[2:]])
    for at, row in enumerate(BODY):
        print_row(page, y + 54 + 20 * at, row)


def test_lines_under_cells_show_merged_ones(tmp_path: Path) -> None:
    """No line is above the first row; a caption stands over it."""
    page = Page()
    page.text(XS[0], 70, "表一：支出预算总表")
    _with_group(page, 100, under=True)
    top = [*HEADER[:2], "支出", "", ""]
    assert tables(tmp_path, page) == [[top, ["", "", *HEADER[2:]], *BODY]]


def test_lines_above_cells_show_merged_ones(tmp_path: Path) -> None:
    """No line is below the last row; a caption stands over the first, a note under the last."""
    page = Page()
    page.text(XS[0], 70, "表一：支出预算总表")
    _with_group(page, 100, under=False)
    page.text(XS[0], 210, "注：本表数据均为预算数。")
    top = [*HEADER[:2], "支出", "", ""]
    assert tables(tmp_path, page) == [[top, ["", "", *HEADER[2:]], *BODY]]


@pytest.mark.parametrize("under", [True, False])
def test_lines_above_cells_do_not_tell_where_a_row_ends(tmp_path: Path, *, under: bool) -> None:
    """Names of several lines are then not sure, in no table of the document."""
    first, second = Page(), Page()
    _with_group(first, 100, under=under)
    for at in range(4):
        rule(second, 100 + 20 * at, XS)
    for at, row in enumerate([HEADER, *BODY]):
        print_row(second, 114 + 20 * at, row)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([first, second]))
    assert {grid.rows_open for grid in grids(read_pdf(path))} == {not under}


def test_a_label_that_goes_on_above_the_first_line_of_its_page_is_one(tmp_path: Path) -> None:
    """Lines above cells: the label of 208 ends on the next page, above the lines of 210."""
    first, second = Page(), Page()
    _with_group(first, 730, under=False)
    second.text(XS[1] + 4, 54, "和补助支出")
    rest = [
        ["210", "卫生健康支出", "4.00", "", "4.00"],
        ["221", "住房保障支出", "1.00", "1.00", ""],
    ]
    for at, row in enumerate(rest):
        rule(second, 60 + 20 * at, XS)
        print_row(second, 74 + 20 * at, row)
    before, after = tables(tmp_path, first, second)
    assert before[2:] == [BODY[0], ["208", "社会保障和就业支出和补助支出", "5.00", "5.00", ""]]
    assert after == rest


def test_lines_of_which_it_is_not_told_where_they_are_give_no_columns(tmp_path: Path) -> None:
    """Two words stand beside each other below the line over three columns: it is under a cell."""
    page = Page()
    page.text(XS[2] + 4, 96, "支出")
    rule(page, 100, [*XS[:3], XS[5]])
    print_row(page, 114, HEADER)
    for at, row in enumerate(BODY):
        rule(page, 120 + 20 * at, XS)
        print_row(page, 134 + 20 * at, row)
    for table in tables(tmp_path, page):
        words = {word: at for row in table for at, word in enumerate(row)}
        assert words["基本支出"] != words["项目支出"]


def test_a_row_without_a_line_above_it_ends_what_stands_between_two_tables(
    tmp_path: Path,
) -> None:
    page = Page()
    for y in (80, 300):
        print_row(page, y + 14, HEADER)
        rule(page, y + 20, XS)
        for at, row in enumerate(BODY):
            print_row(page, y + 34 + 20 * at, row)
            rule(page, y + 40 + 20 * at, XS)
    page.text(XS[0], 260, "表二")
    assert tables(tmp_path, page) == [[HEADER, *BODY], [HEADER, *BODY]]


def test_dots_in_a_row_are_a_line() -> None:
    level = [(60 + 1.5 * at, 100, 60.75 + 1.5 * at, 100.75) for at in range(20)]
    upright = [(60, 100 + 1.5 * at, 60.75, 100.75 + 1.5 * at) for at in range(1, 20)]
    apart = [(200, 300, 200.75, 300.75), (210, 300, 210.75, 300.75)]
    lines = list(dots_to_lines([*level, *upright, *apart]))
    assert lines == [(60, 100.375, 89.25, 100.375), (60.375, 100, 60.375, 129.25)]


def test_the_last_row_stands_below_the_last_line(tmp_path: Path) -> None:
    """Lines above cells: the row has one amount, and no line is below it."""
    page = Page()
    for at, row in enumerate([HEADER, *BODY]):
        rule(page, 100 + 20 * at, XS)
        print_row(page, 114 + 20 * at, row)
    rule(page, 160, XS)
    print_row(page, 174, ["", "", "1.00", "", ""])
    page.text(XS[0], 200, "注：本表数据均为预算数。")
    assert tables(tmp_path, page) == [[HEADER, *BODY, ["", "", "1.00", "", ""]]]


def test_a_row_in_the_middle_of_its_columns_is_no_caption(tmp_path: Path) -> None:
    """It begins further to the left than the rows above it."""
    rows = [["科目", "名称"], ["工资", "3.00"], ["对个人和家庭的补助支出", "无"], ["合计", "3.00"]]
    page, xs = Page(), [60.0, 260.0, 400.0]
    for at, row in enumerate(rows):
        rule(page, 100 + 20 * at, xs)
        for x0, x1, word in zip(xs, xs[1:], row, strict=False):
            wide = sum(5 if char.isascii() else 10 for char in word)
            page.text((x0 + x1 - wide) / 2, 114 + 20 * at, word)
    rule(page, 180, xs)
    assert tables(tmp_path, page) == [rows]


def test_two_rows_at_the_top_of_a_page_are_not_made_one(tmp_path: Path) -> None:
    """No line is above them, or between them: a label of the first has no amounts."""
    page = Page()
    page.text(XS[1] + 4, 50, "年终结转结余")
    print_row(page, 68, ["", "支出合计", "3.00", "2.00", "1.00"])
    rule(page, 74, XS)
    print_row(page, 88, BODY[0])
    rule(page, 94, XS)
    assert not any(
        "年终结转结余支出合计" in row for table in tables(tmp_path, page) for row in table
    )


def test_a_header_that_begins_on_the_page_before_is_not_read(tmp_path: Path) -> None:
    """Lines below rows: the words over the last three columns are on the page before."""
    first, second = Page(), Page()
    first.text(XS[0], 780, "表一：支出预算总表")
    first.text(XS[0] + 4, 800, HEADER[0])
    first.text(XS[3] + 4, 800, "2024年预算数")
    rule(first, 806, XS[2:])
    print_row(second, 54, ["", "", *HEADER[2:]])
    for at, row in enumerate(BODY):
        rule(second, 60 + 20 * at, XS)
        print_row(second, 74 + 20 * at, row)
    rule(second, 100, XS)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([first, second]))
    (grid,) = [b for b in read_pdf(path).blocks if isinstance(b, Grid) and len(b.rows) > 1]
    assert grid.unread


def test_a_narrow_gap_where_columns_meet_parts_two_cells(tmp_path: Path) -> None:
    """A code at the right of its column, its name at the left of the next: four points apart."""
    rows = [HEADER, ["2080505", "养老保险缴费", "3.00", "2.00", "1.00"], *BODY]
    page = Page()
    for at, row in enumerate(rows):
        y = 114 + 20 * at
        page.right(XS[1] - 2, y, row[0])
        for x, word in zip(XS[1:], row[1:], strict=False):
            page.text(x + 2, y, word)
    for at in range(5):
        rule(page, 100 + 20 * at, XS)
    assert tables(tmp_path, page) == [rows]


def test_rows_below_the_last_line_are_not_put_into_the_row_above_them(tmp_path: Path) -> None:
    """A header between two lines, and rows without any: no label gets that of the next."""
    page = Page()
    rows = [*BODY, ["210", "卫生健康支出", "4.00", "", "4.00"]]
    for at, row in enumerate([HEADER, *rows]):
        print_row(page, 114 + 17 * at, row)
    rule(page, 100, XS)
    rule(page, 118, XS)
    labels = [row[1] for table in tables(tmp_path, page) for row in table if len(row) > 1]
    assert set(labels) <= {"科目名称", *(row[1] for row in rows)}


def test_numbered_labels_below_each_other_beside_one_amount_are_no_row(tmp_path: Path) -> None:
    page = Page()
    for at, word in enumerate(["三、国防支出", "四、公共安全支出", "五、教育支出"]):
        page.text(XS[1] + 4, 54 + 16 * at, word)
    page.text(XS[2] + 4, 86, "3.00")
    rule(page, 40, XS)
    rule(page, 90, XS)
    words = [word for table in tables(tmp_path, page) for row in table for word in row]
    assert not any("支出四、" in word for word in words)


def test_a_header_torn_above_its_lowest_words_keeps_them_apart(tmp_path: Path) -> None:
    """类 款 项 have a line above them on their page: they are no lines of the words before."""
    xs = [60.0, 80.0, 100.0, 120.0, 260.0, 340.0]
    first, second = Page(), Page()
    rule(first, 780, [xs[0], *xs[3:]])
    for x, word in zip([xs[0], *xs[3:]], ["科目编码", "科目名称", "合计"], strict=False):
        first.text(x + 4, 796, word)
    rule(second, 40, xs[:4])
    for x, word in zip(xs, ["类", "款", "项"], strict=False):
        second.text(x + 4, 54, word)
    for at, row in enumerate(
        [["201", "37", "01", "行政运行", "3.00"], ["201", "37", "99", "其他", "4.00"]]
    ):
        rule(second, 60 + 20 * at, xs)
        for x, word in zip(xs, row, strict=False):
            second.text(x + 2, 74 + 20 * at, word)
    words = {w for table in tables(tmp_path, first, second) for row in table for w in row}
    assert "科目编码类" not in words


def test_a_caption_right_below_the_last_row_is_no_word_of_it(tmp_path: Path) -> None:
    """Lines above cells: the caption of the next table stands as close as rows do."""
    page = Page()
    rows = [
        ["31", "本年收入", "3.00", "", ""],
        ["32", "上年结转", "1.00", "", ""],
        ["33", "总计", "4.00", "", ""],
    ]
    for at, row in enumerate([HEADER, *rows]):
        rule(page, 100 + 14 * at, XS)
        print_row(page, 110 + 14 * at, row)
    page.text(XS[0], 166, "表二收入")
    (table,) = tables(tmp_path, page)
    assert [row[0] for row in table] == [HEADER[0], "31", "32", "33"]
