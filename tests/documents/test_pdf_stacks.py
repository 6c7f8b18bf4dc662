"""Words stacked upright, one character below the other, that are too tall for their cell."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_bands import tables
from pdf_reading import read
from pdf_samples import Page, pdf
from read_blocks import grids

from generator.documents.pdf.read import open_page

XS = [60.0, 160.0, 220.0, 280.0]
YS = [100.0, 140.0, 200.0, 220.0]
PITCH = 11.0


def _page() -> Page:
    """A header of two levels: 本年支出 over two columns, and a row of amounts."""
    page = Page()
    for y in YS:
        page.line(60 if y != 140 else 160, y, 280, y)
    for x in XS:
        page.line(x, 100 if x != 220 else 140, x, 220)
    page.text(90, 154, "科目")
    page.text(200, 124, "本年支出")
    page.text(63, 214, "合计")
    page.right(217, 214, "12.50")
    return page


def _stack(page: Page, x: float, first: float, word: str) -> None:
    for at, char in enumerate(word):
        page.text(x, first + at * PITCH, char)


def _rows(word: str, amount: str = "") -> list[list[list[str]]]:
    head = [["科目", "本年支出", ""], ["", "小计", word]]
    return [[*head, ["合计", "12.50", amount]]]


def test_a_stack_too_tall_for_its_cell_is_of_no_other(tmp_path: Path) -> None:
    """77 points in 60: most of its first character stands above the cell, its last below."""
    page = _page()
    _stack(page, 185, 165, "小计")
    _stack(page, 245, 140, "国有资本经营预")
    assert tables(tmp_path, page) == _rows("国有资本经营预")


def test_an_amount_below_a_stack_stays_in_its_row(tmp_path: Path) -> None:
    page = _page()
    _stack(page, 185, 165, "小计")
    _stack(page, 240, 140.5, "国有资本经营预")
    page.right(277, 214, "3.00")
    assert tables(tmp_path, page) == _rows("国有资本经营预", "3.00")


def test_a_word_over_a_line_beside_another_column_stays(tmp_path: Path) -> None:
    """No word of its column is near: its middle says where it stands."""
    page = _page()
    _stack(page, 185, 165, "小计")
    page.text(240, 143, "项目")
    assert tables(tmp_path, page) == [
        [["科目", "本年支出项目", ""], ["", "小计", ""], ["合计", "12.50", ""]]
    ]


@pytest.mark.parametrize("turn", [0, 90])
def test_a_character_cut_off_at_its_cell_is_of_the_cell(tmp_path: Path, turn: int) -> None:
    """The file prints nothing of it above 140, where its middle is."""
    page = _page()
    page.turn = turn
    _stack(page, 185, 165, "小计")
    left, low, wide, high = 221, page.height - 199.5, 58, 59.5
    page.parts.append(f"q {left} {low} {wide} {high} re W n")
    page.text(245, 143.3, "款")
    page.parts.append("Q")
    (grid,) = grids(read(tmp_path, page))
    assert [[cell.text for cell in row.cells] for row in grid.rows] == _rows("款")[0]
    path = tmp_path / "cut.pdf"
    path.write_bytes(pdf([page]))
    assert open_page(path, grid.rows[1].cells[2].source) == "款"
