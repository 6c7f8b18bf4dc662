"""Pale words of common size over a table: a watermark is no part of its cells."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_reading import read
from pdf_samples import Page, pdf, table
from read_blocks import said, tables

from generator.documents.pdf.read import read_pdf

XS = [60.0, 200.0, 300.0]
ROWS = [["项目", "决算数"], ["一般公共服务支出", "10.00"], ["住房支出", "5.00"]]
NOTE = "本单位负责统筹规划、组织协调和监督检查工作。"
MARK = "甲局公开"


def _page() -> Page:
    page = Page()
    page.text(60, 60, NOTE)
    table(page, XS, 100, ROWS)
    return page


def _pale(page: Page, x: float, y: float, words: str, grey: float = 0.87) -> None:
    page.parts.append(f"{grey} g")
    page.text(x, y, words)
    page.parts.append("0 g")


def test_pale_words_over_a_label_are_none_of_it(tmp_path: Path) -> None:
    page = _page()
    _pale(page, 98, 131, MARK)
    document = read(tmp_path, page)
    assert tables(document) == [ROWS]
    assert said(document) == [NOTE]


def test_a_watermark_is_known_where_it_is_printed_over_nothing(tmp_path: Path) -> None:
    first, second = _page(), _page()
    _pale(first, 98, 131, MARK)
    _pale(second, 130, 154, MARK)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([first, second]))
    assert tables(read_pdf(path)) == [ROWS, ROWS]


def test_pale_words_in_a_place_of_their_own_are_read(tmp_path: Path) -> None:
    page = _page()
    _pale(page, 60, 200, "数据来源")
    assert said(read(tmp_path, page))[-1] == "数据来源"


@pytest.mark.parametrize(("words", "grey"), [("12345.67", 0.87), (MARK, 0.3), (MARK, 1.0)])
def test_neither_amounts_nor_dark_or_white_words_are_a_watermark(
    tmp_path: Path, words: str, grey: float
) -> None:
    page = _page()
    _pale(page, 98, 131, words, grey)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([page]))
    assert tables(read_pdf(path)) != [ROWS]
