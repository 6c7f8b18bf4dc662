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
