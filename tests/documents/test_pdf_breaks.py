"""Tables of PDF files that a page break tears: rows, merged cells, pages with little on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_reading import read
from pdf_samples import Page, table
from read_blocks import grids, said, texts

XS = [60, 145, 240, 330]


def open_below(page: Page, top: float, bottom: float) -> None:
    """A last row whose page ends without a line below it."""
    for x in XS:
        page.line(x, top, x, bottom)


def open_above(page: Page, top: float, bottom: float) -> None:
    """A first row without a line above it."""
    open_below(page, top, bottom)
    page.line(XS[0], bottom, XS[-1], bottom)


def torn(above: Sequence[str], below: Sequence[str]) -> tuple[Page, Page]:
    """Two pages: the last row of the first and the first row of the second are open."""
    first, second = Page(), Page()
    table(first, XS, 740, [["项目", "合计", "基本支出"]])
    open_below(first, 760, 785)
    open_above(second, 50, 75)
    table(second, XS, 75, [["合计", "9.00", "9.00"]])
    for page, baseline, words in ((first, 776, above), (second, 64, below)):
        for x, word in zip(XS, words, strict=False):
            page.text(x + 3, baseline, word)
    return first, second


def test_a_row_open_at_both_sides_of_a_page_break_is_one(tmp_path: Path) -> None:
    pages = torn(["八、社会保障和就", "", "5.00"], ["业支出", "5.00", ""])
    before, after = grids(read(tmp_path, *pages))
    assert texts(before)[-1] == ["八、社会保障和就业支出", "5.00", "5.00"]
    assert texts(after) == [["合计", "9.00", "9.00"]]


def test_two_amounts_of_one_column_are_never_joined(tmp_path: Path) -> None:
    pages = torn(["办公费", "5.00", ""], ["水费", "6.00", ""])
    before, after = grids(read(tmp_path, *pages))
    assert texts(before)[-1] == ["办公费", "5.00", ""]
    assert texts(after)[0] == ["水费", "6.00", ""]


def test_a_new_item_is_never_joined(tmp_path: Path) -> None:
    pages = torn(["一、甲", "", ""], ["二、乙", "6.00", ""])
    before, after = grids(read(tmp_path, *pages))
    assert texts(before)[-1] == ["一、甲", "", ""]
    assert texts(after)[0] == ["二、乙", "6.00", ""]


def test_a_merged_cell_goes_on_over_the_page(tmp_path: Path) -> None:
    first, second = Page(), Page()
    for x in XS:
        first.line(x, 740, x, 780)
        second.line(x, 50, x, 90)
    first.line(XS[0], 740, XS[-1], 740)
    for y in (760, 780):
        first.line(XS[1], y, XS[-1], y)  # the first column is merged over both rows
    second.line(XS[1], 50, XS[-1], 50)
    for y in (70, 90):
        second.line(XS[0], y, XS[-1], y)
    for y, words in ((754, ["网信办机关本级", "甲", "1.00"]), (774, ["", "乙", "2.00"])):
        for x, word in zip(XS, words, strict=False):
            first.text(x + 3, y, word)
    for y, words in ((64, ["及所属单位", "丙", "3.00"]), (84, ["合计", "", "6.00"])):
        for x, word in zip(XS, words, strict=False):
            second.text(x + 3, y, word)
    before, after = grids(read(tmp_path, first, second))
    assert texts(before) == [["网信办机关本级及所属单位", "甲", "1.00"], ["", "乙", "2.00"]]
    assert texts(after) == [["", "丙", "3.00"], ["合计", "", "6.00"]]


def test_words_of_a_merged_cell_stand_below_the_last_line(tmp_path: Path) -> None:
    page = Page()
    for y in (740, 760):
        page.line(XS[0], y, XS[-1], y)
    for x in XS:
        page.line(x, 740, x, 780)
    page.line(XS[1], 780, XS[-1], 780)  # the first column is open
    for x, word in zip(XS, ["项目", "合计", "基本支出"], strict=False):
        page.text(x + 3, 754, word)
    for x, word in zip(XS, ["机关事业单位基本", "5.00", "5.00"], strict=False):
        page.text(x + 3, 774, word)
    page.text(XS[0] + 3, 787, "养老保险")
    document = read(tmp_path, page)
    assert texts(grids(document)[0])[-1] == ["机关事业单位基本养老保险", "5.00", "5.00"]
    assert said(document) == []


def test_a_page_with_words_in_one_column_is_part_of_its_table(tmp_path: Path) -> None:
    first, second, third = Page(), Page(), Page()
    table(first, XS, 760, [["项目", "合计", "基本支出"], ["甲", "1.00", "1.00"]])
    table(second, XS, 60, [["一、乙", "", ""], ["二、丙", "", ""]])
    table(third, XS, 60, [["丁", "2.00", "2.00"]])
    document = read(tmp_path, first, second, third)
    assert [len(texts(grid)) for grid in grids(document)] == [2, 2, 1]
    assert said(document) == []


def test_a_frame_of_its_own_stays_words(tmp_path: Path) -> None:
    first, second = Page(), Page()
    table(first, XS, 760, [["项目", "合计", "基本支出"], ["甲", "1.00", "1.00"]])
    second.text(60, 60, "第二部分")
    table(second, XS, 80, [["说明", "", ""]])
    document = read(tmp_path, first, second)
    assert len(grids(document)) == 1
    assert said(document) == ["第二部分", "说明"]


def test_the_rest_of_a_row_below_a_header_printed_again(tmp_path: Path) -> None:
    first, second = Page(), Page()
    header = ["项目", "合计", "基本支出"]
    table(first, XS, 740, [header])
    open_below(first, 760, 785)
    first.text(XS[0] + 20, 774, "保障网络")
    table(second, XS, 50, [header])
    second.grid(XS, [70, 84])
    second.text(XS[0] + 30, 79, "安全")  # centred, closer to the line than a row
    second.text(XS[1] + 20, 79, "7.00")
    table(second, XS, 84, [["合计", "7.00", "7.00"]])
    before, after = grids(read(tmp_path, first, second))
    assert texts(before)[-1] == ["保障网络安全", "7.00", ""]
    assert texts(after) == [header, ["合计", "7.00", "7.00"]]


def test_borders_apart_from_each_other_make_no_cells(tmp_path: Path) -> None:
    page = Page()
    page.grid([57, 243], [97, 143])
    rows = [["项目", "金额"], ["合计", "58.00"]]
    for y, row in zip((100, 121.2), rows, strict=True):
        for x, word in zip((60, 151.2), row, strict=True):
            page.grid([x, x + 89], [y, y + 19])
            page.text(x + 3, y + 13, word)
    assert [texts(grid) for grid in grids(read(tmp_path, page))] == [rows]


def test_total_in_a_column_of_codes_keeps_its_row(tmp_path: Path) -> None:
    rows = [
        ["科目编码", "科目名称", "金额"],
        ["合计", "", "58.00"],
        ["201", "一般公共服务支出", "50.00"],
        ["208", "社会保障支出", "8.00"],
    ]
    page = Page()
    table(page, XS, 100, rows)
    assert [texts(grid) for grid in grids(read(tmp_path, page))] == [rows]


def test_labels_as_wide_as_their_column_are_rows(tmp_path: Path) -> None:
    first, second = Page(), Page()
    xs = [60, 96, 200]
    table(first, xs, 760, [["货物类", "3.00"]])
    table(second, xs, 60, [["工程类", ""], ["服务类", "1.00"]])
    before, after = grids(read(tmp_path, first, second))
    assert texts(before) == [["货物类", "3.00"]]
    assert texts(after) == [["工程类", ""], ["服务类", "1.00"]]


def test_half_a_label_goes_on_where_every_row_begins_with_its_code(tmp_path: Path) -> None:
    """Both halves fill their line: they were taken for two labels, the second one lost."""
    first, second = Page(), Page()
    xs = [60, 110, 166, 230]
    table(first, xs, 740, [["212", "城乡社区", "3.00"], ["21208", "国有土地使", "3.00"]])
    table(second, xs, 60, [["", "用权出让的", ""], ["221", "住房保障", "1.00"]])
    before, after = grids(read(tmp_path, first, second))
    assert texts(before)[-1] == ["21208", "国有土地使用权出让的", "3.00"]
    assert texts(after) == [["221", "住房保障", "1.00"]]


def closed(above: Sequence[str], below: Sequence[str]) -> tuple[Page, Page]:
    """Two pages of a table of narrow columns; both close their rows with lines."""
    xs = [60, 108, 156, 204]
    first, second = Page(), Page()
    table(first, xs, 700, [["项目", "合计", "支出"], ["甲", "520,388.00", "1.00"], above])
    table(second, xs, 50, [below, ["合计", "9.00", "9.00"]])
    return first, second


def test_a_row_whose_amounts_a_closed_page_cuts_is_one(tmp_path: Path) -> None:
    pages = closed(["住房保", "520,38", "520,38"], ["障支出", "8.00", "8.00"])
    before, after = grids(read(tmp_path, *pages))
    assert texts(before)[-1] == ["住房保障支出", "520,388.00", "520,388.00"]
    assert texts(after) == [["合计", "9.00", "9.00"]]
    pages = closed(["住房保", "520,388", "1,234."], ["障支出", ".00", "50"])
    before, _ = grids(read(tmp_path, *pages))
    assert texts(before)[-1] == ["住房保障支出", "520,388.00", "1,234.50"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["住房保障", "520,388", ""], ["支出", "8.00", ""]),  # two numbers, each whole
        (["住房保障", "520,38", "1.00"], ["支出", "8.00", "2.00"]),  # the second are two
        (["水费", "520,38", ""], ["30205", "8.00", ""]),  # a new code
        (["住房保障", "520,38", ""], ["支出", "88.00", ""]),  # no number together
        (["住房保障", "520,38", ""], ["支出", "8.00", "2.00"]),  # nothing above the second
    ],
)
def test_rows_that_are_not_surely_one_stay_two(
    tmp_path: Path, above: list[str], below: list[str]
) -> None:
    before, after = grids(read(tmp_path, *closed(above, below)))
    assert texts(before)[-1] == above
    assert texts(after)[0] == below


def cut(
    above: Sequence[str], below: Sequence[str], body: Sequence[Sequence[str]], *, again: bool = True
) -> tuple[Page, Page]:
    """A row in two, as word processors print it: both pages close it with lines.

    Five digits fill a line of the columns of money; the header is printed `again`.
    """
    xs = [76, 110, 160, 195, 230]
    header = ["编码", "名称", "合计", "基本"]
    first, second = Page(), Page()
    table(first, xs, 600, [header, *body, above])
    table(second, xs, 50, [*([header] if again else []), below, *body[1:]])
    return first, second


TWO_DECIMALS = [
    ["", "合计", "86.50", "86.50"],
    ["20101", "人大事务", "2.50", "2.50"],
    ["20103", "信访事务", "84.00", "84.00"],
]


@pytest.mark.parametrize("again", [True, False])
def test_two_whole_numbers_are_one_where_all_others_have_decimals(
    tmp_path: Path, *, again: bool
) -> None:
    """12345 and 67.00 came out as two amounts, one of them of no row."""
    pages = cut(["20805", "离退休", "12345", ""], ["", "", "67.00", ""], TWO_DECIMALS, again=again)
    before, after = grids(read(tmp_path, *pages))
    assert texts(before)[-1] == ["20805", "离退休", "1234567.00", ""]
    assert texts(after)[again:] == TWO_DECIMALS[1:]
    pages = cut(["20805", "养老金支", "123.4", "12345"], ["", "出", "5", "6.70"], TWO_DECIMALS)
    before, _ = grids(read(tmp_path, *pages))
    assert texts(before)[-1] == ["20805", "养老金支出", "123.45", "123456.70"]


def test_the_rest_of_a_code_is_no_code(tmp_path: Path) -> None:
    body = [["", "合计", "9", "9"], *(["", "公用", "3", "3"] for _ in range(3))]
    above, below = ["20805", "职业年金", "12345", "54321"], ["06", "缴费", "67", "8"]
    pages = cut(above, below, body)
    for page, first in zip(pages, (640, 90), strict=True):
        for at in range(3):  # codes take two lines
            page.text(79, first + 20 * at + 8, "20805")
            page.text(79, first + 20 * at + 18, f"0{at + 1}")
    before, after = grids(read(tmp_path, *pages))
    body = [body[0], *([f"208050{n}", "公用", "3", "3"] for n in (1, 2, 3))]
    assert texts(before)[-1] == ["2080506", "职业年金缴费", "1234567", "543218"]
    assert texts(after)[1:] == body[1:]


@pytest.mark.parametrize("below", [["", "", "67", "8"], ["", "出", "67", "8"]])
def test_numbers_that_may_be_one_or_two_are_kept_apart(tmp_path: Path, below: list[str]) -> None:
    """A row with no name or no code may be a rest; nothing says what its numbers are."""
    body = [["", "合计", "9", "9"], *([f"2010{n}", "公用", "3.5", "3"] for n in (1, 3, 5))]
    above = ["20805", "养老金支", "12345", "54321"]
    before, after = grids(read(tmp_path, *cut(above, below, body)))
    assert texts(before)[-1] == ["20805", f"养老金支{below[1]}", "12345 / 67", "54321 / 8"]
    assert texts(after)[1:] == body[1:]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["20805", "养老金支", "123", ""], ["", "出", "5.00", ""]),  # a further digit had room
        (["20805", "养老金支", "12.50", ""], ["", "出", "5.00", ""]),  # whole as all others
        (["20805", "水费", "12345", ""], ["", "电费", "6.70", ""]),  # the label is not full
    ],
)
def test_whole_numbers_that_are_no_halves_stay_two(
    tmp_path: Path, above: list[str], below: list[str]
) -> None:
    body = [*TWO_DECIMALS, ["20104", "调研事务", "123.45", ""]]
    before, after = grids(read(tmp_path, *cut(above, below, body)))
    assert texts(before)[-1] == above
    assert texts(after)[1] == below


def test_half_a_label_goes_on_below_a_header_printed_again(tmp_path: Path) -> None:
    """The page before ends the row without a line; the header stands between the halves."""
    xs = [60, 110, 160, 210]
    header = ["编码", "名称", "合计"]
    first, second = Page(), Page()
    table(first, xs, 740, [header, ["20501", "教育管理", "1.00"]])
    for x in xs:
        first.line(x, 780, x, 800)
    for x, word in zip(xs, ["30212", "因公出国", "2.00"], strict=False):
        first.text(x + 3, 794, word)
    table(second, xs, 50, [header, ["", "费用", ""], ["30213", "维修", "3.00"]])
    before, after = grids(read(tmp_path, first, second))
    assert texts(before)[-1] == ["30212", "因公出国费用", "2.00"]
    assert texts(after) == [header, ["30213", "维修", "3.00"]]


def test_halves_that_make_no_amount_of_the_column_are_kept_apart(tmp_path: Path) -> None:
    pages = cut(["20805", "养老金支", "12345", ""], ["", "出", "6.7", ""], TWO_DECIMALS)
    before, _ = grids(read(tmp_path, *pages))
    assert texts(before)[-1] == ["20805", "养老金支出", "12345 / 6.7", ""]


def test_a_centred_header_torn_by_a_page_is_one_row(tmp_path: Path) -> None:
    xs = [60, 120, 164, 208]
    first, second = Page(), Page()
    first.text(60, 750, "支出表")
    table(first, xs, 780, [["项目", "一般公共", "政府性基"]])
    second.grid(xs, [50, 70])
    second.text(132, 64, "预算")
    second.text(171, 64, "金预算")
    table(second, xs, 70, [["教育支出", "1.00", "2.00"]])
    before, after = grids(read(tmp_path, first, second))
    assert texts(before) == [["项目", "一般公共预算", "政府性基金预算"]]
    assert texts(after) == [["教育支出", "1.00", "2.00"]]
