"""Tables of PDF files: ruled, half ruled and without rules, over pages, turned, torn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_reading import read
from pdf_samples import Page, table, width_of, words
from read_blocks import grids, said, texts

from generator.documents.model import Grid, Paragraph

XS = [60, 150, 300, 380, 460, 540]
ROWS = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["", "合计", "58.00", "40.00", "18.00"],
    ["201", "一般公共服务支出", "58.00", "40.00", "18.00"],
    ["2010601", "行政运行", "40.00", "40.00", ""],
    ["2010602", "一般行政管理事务", "18.00", "", "18.00"],
]


def only_table(tmp_path: Path, page: Page) -> list[list[str]]:
    (grid,) = grids(read(tmp_path, page))
    return texts(grid)


def test_ruled_table_with_title_and_unit_above(tmp_path: Path) -> None:
    page = Page()
    page.text(200, 60, "部门支出总表", 16)
    page.text(60, 90, "编制单位：某局")
    page.right(540, 90, "单位：万元")
    table(page, XS, 100, ROWS)
    page.text(290, 820, "- 3 -")
    document = read(tmp_path, page)
    assert said(document) == ["部门支出总表", "编制单位：某局", "单位：万元"]
    assert texts(grids(document)[0]) == ROWS


@pytest.mark.parametrize(
    ("across", "along"),
    [
        ([100, 120, 140, 160, 180, 200], (120, 200)),  # the first row has a line above it only
        ([120, 140, 160, 180, 200], (100, 200)),  # no line above the first row
        ([120, 140, 160, 180, 200], (120, 200)),  # no line around the first row at all
        ([100, 120, 140, 160, 180], (100, 200)),  # no line below the last row
        ([100, 120, 200], (100, 200)),  # no lines between the rows
        ([100, 120, 200], (0, 0)),  # three lines across, none upright
        ([], (0, 0)),  # no line at all
    ],
)
def test_lines_may_be_missing(
    tmp_path: Path, across: Sequence[float], along: tuple[float, float]
) -> None:
    page = Page()
    words(page, XS, 100, ROWS)
    for y in across:
        page.line(XS[0], y, XS[-1], y)
    if along[1]:
        for x in XS:
            page.line(x, along[0], x, along[1])
    assert only_table(tmp_path, page) == ROWS


def test_merged_header_words_stand_in_their_first_column(tmp_path: Path) -> None:
    page = Page()
    xs, ys = [60, 160, 240, 320, 400], [100, 120, 140, 160]
    for y in (100, 140, 160):
        page.line(60, y, 400, y)
    page.line(160, 120, 400, 120)
    page.line(60, 100, 60, 160)
    page.line(160, 100, 160, 160)
    page.line(400, 100, 400, 160)
    for x in (240, 320):
        page.line(x, 120, x, 160)
    page.text(90, 124, "项目")
    page.text(260, 114, "预算支出")
    words(page, xs, 120, [["", "合计", "基本", "项目"], ["办公费", "3.00", "2.00", "1.00"]])
    assert only_table(tmp_path, page) == [
        ["项目", "预算支出", "", ""],
        ["", "合计", "基本", "项目"],
        ["办公费", "3.00", "2.00", "1.00"],
    ]
    assert ys[0] == 100


def test_words_wrapped_in_a_cell_are_one_text(tmp_path: Path) -> None:
    page = Page()
    page.grid([60, 160, 240], [100, 130, 160])
    page.text(63, 112, "机关事业单位基本")
    page.text(63, 126, "养老保险缴费")
    page.right(237, 119, "12.00")
    page.text(63, 149, "购房补贴")
    page.right(237, 149, "3.00")
    assert only_table(tmp_path, page) == [
        ["机关事业单位基本养老保险缴费", "12.00"],
        ["购房补贴", "3.00"],
    ]


def test_amount_wider_than_its_cell_is_not_torn(tmp_path: Path) -> None:
    page = Page()
    page.grid([60, 160, 210, 260], [100, 120, 140])
    page.text(63, 114, "合计")
    page.right(258, 114, "12,345,678.90")  # begins in the column before
    page.text(63, 134, "其他")
    page.right(209, 134, "1.00")
    page.right(258, 134, "2.00")
    assert only_table(tmp_path, page) == [["合计", "", "12,345,678.90"], ["其他", "1.00", "2.00"]]


def test_amounts_that_touch_are_two(tmp_path: Path) -> None:
    page = Page()
    page.grid([60, 160, 160 + 45, 160 + 90], [100, 120])
    page.text(63, 114, "合计")
    page.text(160, 114, "12,345.67")
    page.text(205, 114, "89,012.34")
    assert only_table(tmp_path, page) == [["合计", "12,345.67", "89,012.34"]]


def test_numbers_in_lines_that_nearly_touch_those_beside_them_are_two(tmp_path: Path) -> None:
    """Cells without padding: 1,058.3,422. became one word, and 47 was read for 3,422.47."""
    page = Page()
    page.grid([60, 160, 191, 222], [100, 130])
    page.text(63, 118, "合计")
    for y, left, right in ((112, "1,058.", "3,422."), (124, "95", "47")):
        page.right(190.5, y, left)
        page.text(191.5, y, right)
    assert only_table(tmp_path, page) == [["合计", "1,058.95", "3,422.47"]]


def test_a_row_whose_numbers_go_on_in_the_next_line_is_not_split(tmp_path: Path) -> None:
    """Beside a cell of round numbers: 700206 and 14.82 came out as two amounts."""
    page = Page()
    page.grid([60, 130, 165, 225], [100, 130])
    page.text(63, 118, "合计")
    for y, left, right in ((112, "700206", "63"), (124, "14.82", "2")):
        page.text(132, y, left)
        page.text(170, y, right)
    assert only_table(tmp_path, page)[0][:2] == ["合计", "70020614.82"]


def test_text_printed_twice_to_look_bold_is_read_once(tmp_path: Path) -> None:
    page = Page()
    table(page, [60, 160, 240], 100, [["项目", "金额"], ["合计", "58.00"]])
    words(page, [60.4, 160.4, 240.4], 100, [["项目", "金额"], ["合计", "58.00"]])
    assert only_table(tmp_path, page) == [["项目", "金额"], ["合计", "58.00"]]


def test_header_words_that_share_a_row_with_the_total(tmp_path: Path) -> None:
    page = Page()
    rows = [
        ["科目编码", "", "科目名称", "合计"],
        ["类", "款", "合计", "58.00"],
        ["201", "", "一般公共服务支出", "58.00"],
        ["201", "06", "财政事务", "58.00"],
        ["201", "07", "税收事务", "0.00"],
    ]
    table(page, [60, 110, 160, 300, 380], 100, rows)
    assert only_table(tmp_path, page) == [
        rows[0],
        ["类", "款", "", ""],
        ["", "", "合计", "58.00"],
        *rows[2:],
    ]


@pytest.mark.parametrize("nothing", ["-", "—", "0.00"])
def test_a_total_over_code_and_name_is_no_header_word(tmp_path: Path, nothing: str) -> None:
    """Beside dashes for nothing it was parted from its amounts, which had no label then."""
    page = Page()
    rows = [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出", "经营支出"],
        ["合计", "", "58.00", "40.00", "18.00", nothing],
        ["201", "一般公共服务支出", "58.00", "40.00", "18.00", nothing],
        ["20106", "财政事务", "58.00", "40.00", "18.00", nothing],
        ["2010601", "行政运行", "58.00", "40.00", "18.00", nothing],
    ]
    table(page, [60, 110, 220, 280, 340, 400, 460], 100, rows)
    assert only_table(tmp_path, page) == rows


FILLED = [
    ["编码", "名称", "合计", "拨款", "基金", "事业", "其他"],
    ["", "合计", "600.00", "520.00", "", "80.00", ""],
    ["208", "社会保障", "120.00", "120.00", "", "", ""],
    ["20805", "养老支出", "120.00", "120.00", "", "", ""],
    ["212", "城乡社区", "480.00", "400.00", "", "80.00", ""],
]


@pytest.mark.parametrize("bare", [set(), {(1, 5), (4, 5)}, {(4, 5)}])
def test_an_amount_stands_where_it_is_printed_though_empty_cells_have_no_lines(
    tmp_path: Path, bare: set[tuple[int, int]]
) -> None:
    """The hole was one merged cell: 80.00 of one class became an amount of another one."""
    page = Page()
    xs = [60, 110, 200, 260, 320, 380, 440, 500]
    words(page, xs, 100, FILLED)
    for r, row in enumerate(FILLED):
        for c, word in enumerate(row):
            if word and (r, c) not in bare:
                page.grid([xs[c], xs[c + 1]], [100 + 20 * r, 120 + 20 * r])
    assert only_table(tmp_path, page) == FILLED


@pytest.mark.parametrize("turn", [0, 90])
def test_page_printed_sideways(tmp_path: Path, turn: int) -> None:
    page = Page(turn=turn)
    for r, row in enumerate(ROWS):
        for c, word in enumerate(row):
            page.upwards(114 + 20 * r, 780 - XS[c], word)
    for r in range(len(ROWS) + 1):
        page.line(100 + 20 * r, 783 - XS[0], 100 + 20 * r, 783 - XS[-1])
    for x in XS:
        page.line(100, 783 - x, 200, 783 - x)
    assert only_table(tmp_path, page) == ROWS


def test_page_without_a_header_gets_the_columns_of_the_page_before(tmp_path: Path) -> None:
    first, second = Page(), Page()
    table(first, XS, 700, ROWS[:3])
    second.grid([60, 300, 380, 540], [60, 80, 100])
    second.text(63, 74, "其他")
    second.right(377, 74, "5.00")
    second.text(63, 94, "合计")
    second.right(377, 94, "5.00")
    second.right(537, 94, "9.00")
    before, after = grids(read(tmp_path, first, second))
    assert texts(before) == ROWS[:3]
    assert texts(after) == [["其他", "", "5.00", "", ""], ["合计", "", "5.00", "9.00", ""]]


def test_table_without_rules_over_pages_with_an_empty_column(tmp_path: Path) -> None:
    xs = [60, 200, 280, 360, 440, 520]
    header = ["科目名称", "合计", "财政拨款", "事业收入", "其他收入"]
    first, second = Page(), Page()
    rows = [["行政运行", "58.00", "40.00", "", "18.00"], ["事业运行", "8.00", "4.00", "", "4.00"]]
    words(first, xs, 700, [header, *rows])
    more = [["住房公积金", "5.00", "", "5.00", ""], ["提租补贴", "6.00", "", "6.00", ""]]
    words(second, xs, 60, [[""] * 5, *more])
    before, after = grids(read(tmp_path, first, second))
    assert texts(before) == [header, *rows]
    assert texts(after) == more


def test_tables_with_other_columns_are_kept_apart(tmp_path: Path) -> None:
    first, second = Page(), Page()
    table(first, XS, 700, ROWS[:3])
    table(second, [60, 200, 270, 540], 60, [["其他", "5.00", "6.00"], ["合计", "5.00", "6.00"]])
    document = read(tmp_path, first, second)
    assert [type(block) for block in document.blocks] == [Grid, Paragraph, Grid]
    assert document.notes == ("第 2 页：本页表格的栏与上一页的不同，没有与上一页的表合并",)


def test_row_torn_by_a_page_break_is_mended(tmp_path: Path) -> None:
    first, second = Page(), Page()
    table(first, [60, 145, 240], 780, [["八、社会保障和就", "5.00"]])
    table(second, [60, 145, 240], 60, [["", ""], ["九、卫生", "6.00"]])
    second.text(63, 74, "业支出")
    before, after = grids(read(tmp_path, first, second))
    assert texts(before) == [["八、社会保障和就业支出", "5.00"]]
    assert texts(after) == [["九、卫生", "6.00"]]
    assert before.rows[0].cells[0].source.count("page:") == 2


def test_centred_words_below_a_full_cell_are_a_row(tmp_path: Path) -> None:
    first, second = Page(), Page()
    table(first, [60, 145, 240], 780, [["专户管理教育收费", "5.00"]])
    table(second, [60, 145, 240], 60, [["", ""], ["经营收入", "6.00"]])
    second.text(75, 74, "其他收入")
    before, after = grids(read(tmp_path, first, second))
    assert texts(before) == [["专户管理教育收费", "5.00"]]
    assert texts(after)[0] == ["其他收入", ""]


def test_group_words_over_columns_without_rules(tmp_path: Path) -> None:
    page = Page()
    xs = [60, 200, 300, 380, 460, 540]
    page.text(110, 119, "项目")
    page.text(400, 108, "支出")
    for at, word in ((1, "合计"), (2, "基本支出"), (3, "项目支出"), (4, "其他")):
        high = 119 if at == 1 else 130  # words alone in their column have its whole height
        page.text((xs[at] + xs[at + 1] - width_of(word, 10)) / 2, high, word)
    body = [
        ["合计", "58.00", "40.00", "18.00", "7.00"],
        ["其中：办公费", "8.00", "4.00", "", "4.00"],
    ]
    words(page, xs, 120, [[""] * 5, *body])
    assert only_table(tmp_path, page) == [
        ["项目", "合计", "支出", "", ""],
        ["", "", "基本支出", "项目支出", "其他"],
        *body,
    ]


def test_header_that_fits_no_columns_is_not_guessed(tmp_path: Path) -> None:
    page = Page()
    page.text(80, 108, "名称")
    for x, word in ((200, "甲项支出合"), (275, "乙项支出合"), (350, "丙项支出合")):
        page.text(x, 108, word)
    words(page, [60, 255, 370], 100, [["", ""], ["办公费", "1,234.50"], ["水费", "4.00"]])
    (table,) = grids(read(tmp_path, page))
    assert table.unread == "表格没有框线，无法确定各栏的表头，表中的数字没有读取"
    assert {"1,234.50", "4.00"} <= {cell.text for row in table.rows for cell in row.cells}


def test_drawings_and_frames_are_no_tables(tmp_path: Path) -> None:
    page = Page()
    page.grid([50, 545], [50, 790])
    page.text(70, 100, "一段说明文字。")
    page.grid([100, 130, 160], [300, 330, 360])
    document = read(tmp_path, page)
    assert grids(document) == []
    assert said(document) == ["一段说明文字。"]


def test_a_closing_bracket_over_a_line_is_not_glued_to_a_number(tmp_path: Path) -> None:
    """Its place reaches over the line, its ink does not."""
    page = Page()
    page.grid([56, 86, 150, 220], [100, 120, 140])
    for at in range(2):
        page.text(60, 114 + 20 * at, "（室）")
        page.text(90.5, 114 + 20 * at, "1,384.32")
        page.text(160, 114 + 20 * at, "20.00")
    assert only_table(tmp_path, page) == [["（室）", "1,384.32", "20.00"]] * 2


def test_a_line_of_small_print_above_a_table_is_no_part_of_it(tmp_path: Path) -> None:
    """A wide sheet made to fit its page is printed so small that all stands close together."""
    page = Page()
    page.text(60, 99.1, "单位：万元", size=2.3)
    page.grid([60, 100, 140], [100, 104, 108])
    for y, row in ((103, ["科目名称", "合计"]), (107, ["公用经费", "3.00"])):
        for x, word in zip((61, 101), row, strict=True):
            page.text(x, y, word, size=2.3)
    document = read(tmp_path, page)
    (grid,) = grids(document)
    assert texts(grid) == [["科目名称", "合计"], ["公用经费", "3.00"]]


def test_a_title_in_large_print_whose_words_stand_apart_is_no_first_row(tmp_path: Path) -> None:
    """The quotation marks of “三公” part it into three pieces, each over another column."""
    page = Page()
    xs = [60, 200, 300, 400]
    for x, word in ((64, "2017年"), (204, "三公"), (304, "经费支出表")):
        page.text(x, 88, word, size=16)
    table(page, xs, 100, [["合计", "出国费", "接待费"], ["7.00", "0.00", "7.00"]])
    document = read(tmp_path, page)
    (grid,) = grids(document)
    assert texts(grid) == [["合计", "出国费", "接待费"], ["7.00", "0.00", "7.00"]]
