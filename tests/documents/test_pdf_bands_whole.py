"""Tables of whole numbers with lines between rows only."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_bands import HEADER, XS, print_row, rule, tables
from pdf_samples import Page

WHOLE = [
    ["", "合计", "38888", "38536", "352"],
    ["125", "安平市文化局", "23473", "23121", "352"],
    ["126", "安平市图书馆", "15000", "15000", ""],
    ["127", "安平市美术馆", "415", "415", ""],
]


def _whole_table(page: Page, y: float) -> float:
    """Words in the middle of their cells, 支出 over three columns."""
    rule(page, y, XS)
    for (x0, x1), word in zip(pairwise(XS[:3]), HEADER[:2], strict=True):
        page.text((x0 + x1 - 10 * len(word)) / 2, y + 24, word)
    page.text((XS[2] + XS[5]) / 2 - 10, y + 14, "支出")
    rule(page, y + 20, XS[2:])
    for (x0, x1), word in zip(pairwise(XS[2:]), HEADER[2:], strict=True):
        page.text((x0 + x1 - 10 * len(word)) / 2, y + 34, word)
    rule(page, y + 40, XS)
    for at, row in enumerate(WHOLE):
        print_row(page, y + 54 + 20 * at, row)
        rule(page, y + 60 + 20 * at, XS)
    return y + 40 + 20 * len(WHOLE)


def test_amounts_without_decimals_end_the_header_all_the_same(tmp_path: Path) -> None:
    """支出 stood in its second column alone."""
    page = Page()
    _whole_table(page, 100)
    head = [[*HEADER[:2], "支出", "", ""], ["", "", *HEADER[2:]]]
    assert tables(tmp_path, page) == [[*head, *WHOLE]]


def test_a_caption_below_amounts_without_decimals_is_no_row(tmp_path: Path) -> None:
    """It begins the next table; the rows of both came under the first header."""
    page = Page()
    end = _whole_table(page, 100)
    page.text(XS[0], end + 14, "表六：一般公共预算基本支出表")
    _whole_table(page, end + 20)
    first, second = tables(tmp_path, page)
    assert first == second
    assert first[2:] == WHOLE
