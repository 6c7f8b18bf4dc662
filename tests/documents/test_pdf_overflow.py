"""Numbers wider than their cells, and words printed twice: no number is cut or made of two."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_bands import tables
from pdf_reading import read
from pdf_samples import Page
from read_blocks import grids, texts

from generator.documents.pdf.overprint import OVERPRINTED

WIDE = [60.0, 160.0, 260.0]
NARROW = [60.0, 160.0, 200.0, 300.0]
HEADER = ["项目", "预算数", "科目名称"]


def _page(xs: list[float], *words: tuple[float, str]) -> Page:
    """A header and a row 合计 with words at these places; a digit is 5 points wide."""
    page = Page()
    for x, word in zip(xs, HEADER, strict=False):
        page.text(x + 3, 114, word)
    for x, word in ((63.0, "合计"), *words):
        page.text(x, 134, word)
    page.grid(xs, [100, 120, 140])
    return page


def test_a_number_over_the_words_beside_it_is_not_read(tmp_path: Path) -> None:
    """26,069,912.49 ends at 228, the words begin at 203."""
    (grid,) = grids(read(tmp_path, _page(NARROW, (163, "26,069,912.49"), (203, "教育支出"))))
    assert grid.unread == OVERPRINTED


def test_a_number_that_ends_before_the_words_of_the_next_cell_is_whole(tmp_path: Path) -> None:
    """6,069,912.49 ends at 223, the words begin at 225."""
    page = _page(NARROW, (163, "6,069,912.49"), (225, "教育支出"))
    assert tables(tmp_path, page) == [[HEADER, ["合计", "6,069,912.49", "教育支出"]]]


def test_the_last_decimal_behind_a_line_is_of_the_number(tmp_path: Path) -> None:
    """634,012.76 ends at 213; the line stands between its decimals 7 and 6 at 207."""
    page = _page([60.0, 160.0, 208.0, 300.0], (163, "634,012.76"))
    assert tables(tmp_path, page) == [[HEADER, ["合计", "634,012.76", ""]]]


def test_a_number_that_runs_out_of_the_table_is_whole(tmp_path: Path) -> None:
    page = _page([60.0, 160.0, 200.0], (163, "26,069,912.49"))
    assert tables(tmp_path, page) == [[HEADER[:2], ["合计", "26,069,912.49"]]]


@pytest.mark.parametrize(("right", "down"), [(0.4, 0.0), (0.4, 0.4), (3.0, 0.0), (4.0, 2.0)])
def test_words_printed_twice_to_look_bold_are_read_once(
    tmp_path: Path, right: float, down: float
) -> None:
    page = Page()
    for dx, dy in ((0.0, 0.0), (right, down)):
        for x, word in zip(WIDE, HEADER, strict=False):
            page.text(x + 3 + dx, 114 + dy, word)
        page.text(63 + dx, 134 + dy, "合计")
        page.text(170 + dx, 134 + dy, "6875.44")
    page.grid(WIDE, [100, 120, 140])
    assert tables(tmp_path, page) == [[HEADER[:2], ["合计", "6875.44"]]]


def test_digits_printed_over_others_make_no_number(tmp_path: Path) -> None:
    """12.50 and 34.75 three points further: nobody can tell them."""
    page = _page(WIDE, (170, "12.50"), (173, "34.75"))
    (grid,) = grids(read(tmp_path, page))
    assert grid.unread == OVERPRINTED
    assert not any(cell.replace(".", "").isdigit() for row in texts(grid) for cell in row)


@pytest.mark.parametrize("start", [188.5, 190.5, 192.0])
def test_whole_numbers_that_touch_those_of_the_next_cell_are_two(
    tmp_path: Path, start: float
) -> None:
    """38888 ends at 189.5, the line stands at 188.5: one over the other, or a blank between."""
    page, xs = Page(), [60.0, 160.0, 188.5, 300.0]
    for x, word in zip(xs, ["项目", "合计", "小计"], strict=False):
        page.text(x + 3, 114, word)
    page.text(63, 134, "合计")
    page.text(164.5, 134, "38888")
    page.text(start, 134, "38536")
    page.grid(xs, [100, 120, 140])
    assert tables(tmp_path, page)[0][1] == ["合计", "38888", "38536"]


def test_a_whole_number_printed_digit_by_digit_over_a_line_is_one(tmp_path: Path) -> None:
    page, xs = Page(), [60.0, 160.0, 188.5, 300.0]
    for x, word in zip(xs, ["项目", "合计", "小计"], strict=False):
        page.text(x + 3, 114, word)
    page.text(63, 134, "合计")
    for at, digit in enumerate("3888838"):
        page.text(163 + 5.4 * at, 134, digit)
    page.grid(xs, [100, 120, 140])
    assert tables(tmp_path, page)[0][1] == ["合计", "3888838", ""]


@pytest.mark.parametrize(("first", "second"), [("38888", "385"), ("12", "7"), ("1,250", "40")])
def test_whole_numbers_that_meet_at_the_line_are_two(
    tmp_path: Path, first: str, second: str
) -> None:
    """No blank between them, and none of them over the line."""
    page, xs = Page(), [60.0, 160.0, 200.0, 300.0]
    for x, word in zip(xs, ["项目", "合计", "小计"], strict=False):
        page.text(x + 3, 114, word)
    page.text(63, 134, "合计")
    page.text(200 - 5 * len(first), 134, first)
    page.text(200, 134, second)
    page.grid(xs, [100, 120, 140])
    assert tables(tmp_path, page)[0][1] == ["合计", first, second]


def test_the_end_of_a_number_at_the_line_is_of_it(tmp_path: Path) -> None:
    page, xs = Page(), [60.0, 160.0, 200.0, 300.0]
    for x, word in zip(xs, ["项目", "合计", "小计"], strict=False):
        page.text(x + 3, 114, word)
    page.text(63, 134, "合计")
    page.text(175, 134, "1,250")
    page.text(200, 134, ".40")
    page.grid(xs, [100, 120, 140])
    assert tables(tmp_path, page)[0][1] == ["合计", "1,250.40", ""]


def _spelled(page: Page, x: float, words: str) -> None:
    """Every character printed by itself, as browsers do; digits and points 5 points wide."""
    for at, char in enumerate(words):
        page.text(x + sum(10 if ord(c) > 255 else 5 for c in words[:at]), 134, char)


def _headed(xs: list[float], header: list[str]) -> Page:
    page = Page()
    for x, word in zip(xs, header, strict=False):
        page.text(x + 3, 114, word)
    page.grid(xs, [100, 120, 140])
    return page


@pytest.mark.parametrize("line", [216.5, 218.0, 219.5, 221.0])
def test_the_last_decimal_printed_by_itself_behind_a_line_is_of_the_number(
    tmp_path: Path, line: float
) -> None:
    """16625438.56 ends at 223, its last digit begins at 218; the next number at 222."""
    xs = [60.0, 160.0, line, 310.0]
    page = _headed(xs, ["项目", "合计", "人员经费"])
    _spelled(page, 63, "合计")
    _spelled(page, 168, "16625438.56")
    _spelled(page, 224.5, "15625438.52")
    assert tables(tmp_path, page)[0][1] == ["合计", "16625438.56", "15625438.52"]


def test_a_name_that_ends_in_digits_behind_a_line_keeps_them(tmp_path: Path) -> None:
    """The name ends at 153, the line stands at 135: its year is no part of the amount."""
    page = _headed([60.0, 135.0, 200.0], ["项目名称", "合计"])
    _spelled(page, 63, "甲项目结转（2023")
    _spelled(page, 170, "30.00")
    assert tables(tmp_path, page)[0][1] == ["甲项目结转（2023", "30.00"]


def test_a_closing_bracket_that_hangs_over_a_line_is_of_its_word(tmp_path: Path) -> None:
    page = _headed([60.0, 111.0, 200.0, 300.0], ["项目", "合计", "小计"])
    _spelled(page, 61, "出国（境）")
    _spelled(page, 170, "30.00")
    assert tables(tmp_path, page)[0][1] == ["出国（境）", "30.00", ""]


def test_a_note_behind_a_number_that_runs_over_the_line_is_no_part_of_it(tmp_path: Path) -> None:
    page = _headed([60.0, 160.0, 221.0, 310.0], ["项目", "合计", "备注"])
    _spelled(page, 63, "合计")
    _spelled(page, 168, "16625438.56")
    _spelled(page, 226, "含结转")
    assert tables(tmp_path, page)[0][1] == ["合计", "16625438.56", "含结转"]


def test_digits_behind_a_name_over_the_line_are_not_read_where_they_may_be_the_cells_own(
    tmp_path: Path,
) -> None:
    """The name ends at 135 behind the line at 130, right there the digits begin."""
    page = _headed([60.0, 130.0, 200.0], ["项目名称", "次数"])
    _spelled(page, 65, "甲项目甲项目甲97")
    (grid,) = grids(read(tmp_path, page))
    assert grid.unread == OVERPRINTED


def test_an_amount_right_behind_a_name_over_the_line_is_one(tmp_path: Path) -> None:
    page = _headed([60.0, 130.0, 200.0], ["项目名称", "合计"])
    _spelled(page, 65, "甲项目甲项目甲29.82")
    assert tables(tmp_path, page)[0][1] == ["甲项目甲项目甲", "29.82"]


def test_a_number_printed_by_digits_that_runs_out_of_the_table_is_whole(tmp_path: Path) -> None:
    page = _headed([60.0, 160.0, 200.0], ["项目", "合计"])
    _spelled(page, 63, "合计")
    _spelled(page, 163, "86693880")
    assert tables(tmp_path, page)[0][1] == ["合计", "86693880"]


def test_two_numbers_that_touch_at_a_line_are_not_made_one(tmp_path: Path) -> None:
    page = _headed([60.0, 160.0, 192.0, 300.0], ["项目", "次数", "合计"])
    _spelled(page, 63, "合计")
    _spelled(page, 169, "9838796497.0")
    (grid,) = grids(read(tmp_path, page))
    assert grid.unread == OVERPRINTED
