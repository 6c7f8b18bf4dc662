"""Tables of PDF files without lines: what the distances of their lines tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_bands import tables
from pdf_reading import read
from pdf_samples import Page, width_of
from read_blocks import grids

from generator.documents.pdf.unread import UNKNOWN_COLUMNS

XS = [60.0, 160.0, 260.0, 360.0]  # where columns begin


def _line(page: Page, y: float, words: Sequence[str], size: float = 9) -> None:
    for x, word in zip(XS, words, strict=False):
        if word[:1].isdigit():
            page.text(x + 70 - width_of(word, size), y, word, size)
        elif word:
            page.text(x, y, word, size)


def test_lines_of_a_cell_on_a_grid_of_pixels_are_one_label(tmp_path: Path) -> None:
    """Rounded to pixels, they stand 8.25 or 7.5 points apart; rows do 15 at least."""
    page = Page()
    _line(page, 100, ["项目", "预算数", "决算数"])
    rows = []
    y = 116.0
    for at, wrap in enumerate((8.25, 7.5, 8.25, 8.25, 7.5)):
        name = "一二三四五"[at] + "、一般公共预算"
        _line(page, y, [name])
        _line(page, y + wrap, ["拨款收入", f"{at + 1}25.00", f"{at + 2}3.50"])
        rows.append([name + "拨款收入", f"{at + 1}25.00", f"{at + 2}3.50"])
        y += wrap + 15.75
    assert tables(tmp_path, page) == [[["项目", "预算数", "决算数"], *rows]]


def test_a_table_of_one_row_has_the_distances_of_the_others(tmp_path: Path) -> None:
    """因公出国（境）费 is one word of two lines, 小计 one below 公务用车购置及运行费."""
    first, second = Page(), Page()
    for page, top in ((first, 100.0), (first, 300.0), (second, 300.0)):
        page.text(60, top - 30, "支出预算表", 14)
        _line(page, top, ["项目", "基本支出", "项目支出"])
        for at in range(3):
            y = top + 15 + 23 * at
            _line(page, y, ["一般公共服务支出和"])
            _line(page, y + 8, ["其他支出", f"{at + 3}12.40", f"{at + 1}.25"])
    page = second
    page.text(60, 70, "三公经费预算表", 14)
    page.text(XS[0], 85, "2021年预算数", 9)
    page.text(XS[1] + 14, 100, "公务用车购置及运行费", 9)
    _line(page, 104, ["因公出国"])
    _line(page, 112, ["（境）费"])
    _line(page, 115, ["", "小计", "运行费"])
    for x, amount in zip(XS, ("12.30", "4.50", "3.25"), strict=False):
        page.text(x, 150, amount, 9)
    table = tables(tmp_path, first, second)[2]
    assert table == [
        ["2021年预算数", "", ""],
        ["因公出国（境）费", "公务用车购置及运行费", ""],
        ["", "小计", "运行费"],
        ["12.30", "4.50", "3.25"],
    ]


def test_an_amount_without_decimals_below_items_is_told(tmp_path: Path) -> None:
    """Rows without numbers stand above it; a page number is shorter, and none is told."""
    page = Page()
    page.text(60, 70, "六、名词解释", 9)
    page.text(300, 70, "12", 9)
    for at, word in enumerate(("七、上级补助收入", "八、事业收入")):
        page.text(60, 100 + 30 * at, word, 9)
    page.text(60, 160, "九、其他收入", 9)
    page.text(300, 160, "634012", 9)
    found = [cell for table in tables(tmp_path, page) for row in table for cell in row]
    assert "634012" in found
    assert "12" not in found


def test_words_set_apart_to_fill_their_cells_are_not_cut_into_columns(tmp_path: Path) -> None:
    """The first and last characters stand in line; the others do not fill what is between."""
    page = Page()
    for x, word in ((60, "编码"), (160, "科目名称"), (310, "合计"), (400, "基本支出")):
        page.text(x, 100, word)
    rows = [("201", "合计", "9.00"), ("208", "教支出", "5.00"), ("210", "住房费", "4.00")]
    for at, (code, name, amount) in enumerate(rows):
        y = 120 + 20 * at
        page.text(60, y, code)
        for place, char in enumerate(name):
            page.text(120 + 120 * place / (len(name) - 1), y, char)
        page.right(330, y, amount)
        page.right(440, y, amount)
    (grid,) = grids(read(tmp_path, page))
    assert grid.unread == UNKNOWN_COLUMNS
