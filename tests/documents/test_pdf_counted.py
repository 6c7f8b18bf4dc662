"""Tables without lines with numbered columns (栏次), words centred, amounts at the right."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_samples import Page, width_of
from test_pdf_unruled import tables

from generator.documents.numbers import is_sequence

XS = [50.0, 110.0, 260.0, 370.0, 480.0]
BODY = [
    ["201", "一般公共服务支出", "3.50", "2.50"],
    ["20101", "人大事务", "3.50", "2.50"],
    ["208", "社会保障支出", "5.25", "5.25"],
]


def _centred(page: Page, y: float, x0: float, x1: float, word: str) -> None:
    page.text((x0 + x1 - width_of(word, 10)) / 2, y, word)


def _page(numbers: list[str]) -> Page:
    """No amount stands below a word of the header: these end 30 points before the columns do."""
    page = Page()
    _centred(page, 100, XS[0], XS[2], "项目")
    _centred(page, 100, XS[2], XS[4], "本年支出")
    for (x0, x1), word in zip(
        pairwise(XS), ["科目编码", "科目名称", "小计", "基本支出"], strict=True
    ):
        _centred(page, 120, x0, x1, word)
    _centred(page, 140, XS[0], XS[2], "栏次")
    for (x0, x1), word in zip(pairwise(XS[2:]), numbers, strict=True):
        _centred(page, 140, x0, x1, word)
    for at, row in enumerate(BODY):
        for x, word in zip(XS, row[:2], strict=False):
            page.text(x + 4, 160 + 20 * at, word)
        for x, word in zip(XS[3:], row[2:], strict=True):
            page.right(x - 4, 160 + 20 * at, word)
    return page


def test_numbers_of_columns_are_no_column_of_their_own(tmp_path: Path) -> None:
    """They stand below the words, the amounts beside them: each word got a column without one."""
    (grid,) = tables(tmp_path, _page(["1", "2"]))
    found = [[cell.text for cell in row.cells] for row in grid.rows]
    assert not grid.unread
    assert found[1:] == [
        ["科目编码", "科目名称", "小计", "基本支出"],
        ["", "栏次", "1", "2"],
        *BODY,
    ]
    assert found[0] in (["项目", "", "本年支出", ""], ["", "项目", "本年支出", ""])


@pytest.mark.parametrize(
    ("texts", "is_one"),
    [
        (["栏次", "1", "2", "3"], True),
        (["栏次", "1", "栏次", "2"], True),
        (["1", "2", "3"], True),
        (["合计", "1"], False),
        (["栏次", "2", "3"], False),
        (["合计", "1", "2", "2"], False),
        (["2010101", "行政运行", "1", "2"], False),
        (["机关服务中心", "1", "2"], False),
        (["小计", "1.00", "2.00"], False),
    ],
)
def test_a_row_of_column_numbers_counts_from_one(texts: list[str], *, is_one: bool) -> None:
    assert is_sequence(texts) is is_one


def test_a_total_in_the_middle_is_in_the_column_of_names(tmp_path: Path) -> None:
    """The names end before 合计 and 科目名称 begin: they were a column without a word."""
    page = Page()
    head = ["科目编码", "科目名称", "小计", "基本支出"]
    for (x0, x1), word in zip(pairwise(XS), head, strict=True):
        _centred(page, 120, x0, x1, word)
    for at, row in enumerate([["201", "教育", "3.50", "2.50"], ["208", "卫生", "5.25", "5.25"]]):
        for x, word in zip(XS, row[:2], strict=False):
            page.text(x + 4, 160 + 20 * at, word)
        for (x0, x1), word in zip(pairwise(XS[2:]), row[2:], strict=True):
            _centred(page, 160 + 20 * at, x0, x1, word)
    _centred(page, 140, XS[1], XS[2], "合计")
    _centred(page, 140, XS[2], XS[3], "8.75")
    _centred(page, 140, XS[3], XS[4], "7.75")
    (grid,) = tables(tmp_path, page)
    found = [[cell.text for cell in row.cells] for row in grid.rows]
    assert found[:2] == [head, ["", "合计", "8.75", "7.75"]]
    assert found[2][:2] == ["201", "教育"]
