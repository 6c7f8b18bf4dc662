"""Words turned by a quarter in the header of an upright table, as narrow columns have them."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_bands import tables
from pdf_reading import read
from pdf_samples import Page, pdf
from read_blocks import grids, said

from generator.documents.pdf.read import open_page

XS = [60.0, 200.0, 260.0, 320.0]
HEADER = ["科目名称", "基本支出预算", "项目支出"]
BODY = [["教育支出", "12.50", "3.00"], ["住房保障支出", "7.25", "1.00"]]


def _page(*, upwards: bool, ruled: bool) -> Page:
    """基本支出预算 takes two lines: upwards they follow from the left, downwards from the right."""
    page = Page()
    page.text(60, 80, "支出预算表")
    page.text(80, 160, HEADER[0])
    if upwards:
        page.upwards(225, 185, "基本支出")
        page.upwards(240, 185, "预算")
        page.upwards(292, 185, HEADER[2])
    else:
        page.downwards(235, 145, "基本支出")
        page.downwards(220, 145, "预算")
        page.downwards(285, 145, HEADER[2])
    for r, row in enumerate(BODY):
        page.text(63, 214 + 20 * r, row[0])
        for c, word in enumerate(row[1:], 1):
            page.right(XS[c + 1] - 4, 214 + 20 * r, word)
    if ruled:
        page.grid(XS, [100, 200, 220, 240])
    return page


@pytest.mark.parametrize("upwards", [True, False])
def test_turned_words_are_read_as_one_reads_them(tmp_path: Path, *, upwards: bool) -> None:
    assert tables(tmp_path, _page(upwards=upwards, ruled=True)) == [[HEADER, *BODY]]


@pytest.mark.parametrize("upwards", [True, False])
def test_turned_words_are_found_again(tmp_path: Path, *, upwards: bool) -> None:
    path = tmp_path / "turned.pdf"
    path.write_bytes(pdf([_page(upwards=upwards, ruled=True)]))
    (grid,) = grids(read(tmp_path, _page(upwards=upwards, ruled=True)))
    assert [open_page(path, cell.source) for cell in grid.rows[0].cells] == HEADER


@pytest.mark.parametrize("upwards", [True, False])
def test_without_lines_a_turned_header_is_not_known(tmp_path: Path, *, upwards: bool) -> None:
    """Every number is told; the title stands above."""
    document = read(tmp_path, _page(upwards=upwards, ruled=False))
    (grid,) = grids(document)
    assert "无法确定各栏的表头" in grid.unread
    words = [cell.text for row in grid.rows for cell in row.cells]
    assert [word for word in words if "." in word] == ["12.50", "3.00", "7.25", "1.00"]
    assert said(document)[0] == "支出预算表"
