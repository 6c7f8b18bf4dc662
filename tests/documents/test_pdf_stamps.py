"""Page numbers printed over a table are no part of it, and numbers in cells are no page's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_bands import tables
from pdf_samples import HEIGHT, WIDTH, Page, table, width_of

XS = [60.0, 250.0, 400.0, 535.0]
HEADER = ["科目名称", "合计", "基本支出"]
LOW = HEIGHT - 45  # the baseline of a footer
TOP = HEIGHT - 110  # the table ends 30 points from the end of the page


def _page(rows: Sequence[Sequence[str]]) -> Page:
    page = Page()
    table(page, XS, TOP, [HEADER, *rows])
    return page


def _stamped(rows: Sequence[Sequence[str]], word: str) -> Page:
    page = _page(rows)
    page.text((WIDTH - width_of(word, 9)) / 2, LOW, word, 9)
    return page


ROWS = [
    [["教育支出", "12.50", "3.00"], ["卫生健康支出", "7.25", "1.00"], ["住房支出", "1.00", "1.00"]],
    [["农林水支出", "2.50", "2.00"], ["交通支出", "5.25", "4.00"], ["其他支出", "6.00", "6.00"]],
]


@pytest.mark.parametrize("form", ["{}", "- {} -", "—{}—", "第{}页", "第 {} 页 共 20 页", "{}/20"])
@pytest.mark.parametrize("first", [1, 13])
def test_a_page_number_over_a_table_is_no_part_of_it(tmp_path: Path, form: str, first: int) -> None:
    """In the cell 合计 of the last row of each page it would be a digit of an amount, or one."""
    pages = [_stamped(rows, form.format(first + at)) for at, rows in enumerate(ROWS)]
    assert tables(tmp_path, *pages) == [[HEADER, *rows] for rows in ROWS]


@pytest.mark.parametrize("numbers", [("7", "7"), ("7", "9"), ("7", "")])
def test_a_number_that_does_not_count_pages_stays(tmp_path: Path, numbers: tuple[str, str]) -> None:
    pages = [
        _stamped(rows[:2], word) if word else _page(rows[:2])
        for rows, word in zip(ROWS, numbers, strict=True)
    ]
    found = [word for grid in tables(tmp_path, *pages) for row in grid for word in row]
    assert sum("7" in word for word in found) == 1 + sum(word == "7" for word in numbers)


def test_an_amount_beside_its_name_counts_no_page(tmp_path: Path) -> None:
    """18 and 19 stand in the middle of their pages, at the same place."""
    pages = []
    for rows, word in zip(ROWS, ("18", "19"), strict=True):
        page = _stamped(rows[:2], word)
        page.text(63, LOW, "其中")
        pages.append(page)
    found = [word for grid in tables(tmp_path, *pages) for row in grid for word in row]
    assert all(any(number in word for word in found) for number in ("18", "19"))
