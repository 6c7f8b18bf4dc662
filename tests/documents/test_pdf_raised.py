"""Footnote marks printed small above the line, behind an amount or a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_reading import read
from pdf_samples import Page, table
from read_blocks import tables

_XS = (60, 240, 340, 440)
_HEADER = ["项目", "2023年", "2024年"]


def _page(mark: str, higher: float, size: float = 6) -> Page:
    """Two rows of amounts, the first with a mark at its end, so much above its line."""
    page = Page()
    table(page, _XS, 100, [_HEADER, ["基本支出", "", "80.00"], ["项目支出", "20.00", "30.00"]])
    page.right(330, 134, "3634.36")
    page.text(330.3, 134 - higher, mark, size)
    return page


@pytest.mark.parametrize("higher", [1.5, 3.3, 5.0, -1.5])
def test_a_raised_digit_is_none_of_the_amount_before_it(tmp_path: Path, higher: float) -> None:
    rows = tables(read(tmp_path, _page("1", higher)))[0]
    assert rows == [_HEADER, ["基本支出", "3634.36^1", "80.00"], ["项目支出", "20.00", "30.00"]]


def test_a_raised_sign_stands_behind_its_amount(tmp_path: Path) -> None:
    assert tables(read(tmp_path, _page("*", 3.3)))[0][1] == ["基本支出", "3634.36*", "80.00"]


def test_a_small_number_of_the_next_row_is_no_mark(tmp_path: Path) -> None:
    page = Page()
    table(page, _XS, 100, [_HEADER, ["基本支出", "70.00", "80.00"]], high=9)
    page.text(60, 140, "注：", 10)
    page.text(80.5, 145, "12.50", 6)
    assert tables(read(tmp_path, page))[0][1] == ["基本支出", "70.00", "80.00"]
