"""Rows of PDF tables torn by a page whose header, or title too, is printed again on the next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_reading import read
from pdf_samples import Page, table
from read_blocks import grids, said, texts


@pytest.mark.parametrize("between", [[], ["支出总表", "单位：万元"], ["续表"]])
@pytest.mark.parametrize("indent", [0, 6])
def test_half_a_label_goes_on_below_a_header_and_what_stands_above_it(
    tmp_path: Path, between: list[str], indent: int
) -> None:
    """It has no code, which every row has; the title, or 续表, may be printed again above it."""
    xs = [60, 120, 120 + 6 + indent + 70 + 8, 300, 380]
    header = ["科目编码", "科目名称", "合计", "基本支出"]
    rows = [
        ["208", "社会保障", "12.00", "12.00"],
        ["20805", "养老支出", "12.00", "12.00"],
        ["2080505", "机关事业单位基", "12.00", "12.00"],
    ]
    first, second = Page(), Page()
    first.text(200, 60, "支出总表")
    first.text(320, 80, "单位：万元")
    _indented(first, xs, 100, [header, *rows], indent)
    for at, words_ in enumerate(between):
        second.text(200 if words_ != "单位：万元" else 320, 60 + 20 * at, words_)
    rest = [["", "本养老缴费", "", ""], ["2080506", "职业年金", "0.00", "0.00"]]
    _indented(second, xs, 100, [header, *rest], indent)
    before, after = grids(read(tmp_path, first, second))
    assert texts(before)[-1] == ["2080505", "机关事业单位基本养老缴费", "12.00", "12.00"]
    assert texts(after)[-1] == rest[1]
    assert ["", *rest[0][1:]] not in texts(after)


@pytest.mark.parametrize("title", ["支出总表", ""])
def test_a_name_below_a_title_printed_again_is_a_row_where_rows_have_no_code(
    tmp_path: Path, title: str
) -> None:
    """文化旅游体育与传媒支出 fills its column, and 社会保障和就业支出 has no amount."""
    xs = [60, 60 + 6 + 70 + 8, 300, 380]
    header = ["项目", "合计", "基本支出"]
    first, second = Page(), Page()
    for page in (first, second):
        page.text(200, 60, title if page is second else "支出总表")
    rows = [["教育支出", "12.00", "12.00"], ["文化旅游体育支出", "12.00", "12.00"]]
    table(first, xs, 100, [header, *rows])
    rest = [["社会保障和就业支", "", ""], ["卫生健康支出", "3.00", "3.00"]]
    table(second, xs, 100, [header, *rest])
    before, after = grids(read(tmp_path, first, second))
    assert texts(before) == [header, *rows]
    assert texts(after) == [header, *rest]


def _indented(
    page: Page, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], indent: float
) -> None:
    """Rows between lines; the words of the second column but its header are indented."""
    page.grid(xs, [top + 20 * r for r in range(len(rows) + 1)])
    for r, row in enumerate(rows):
        for c, word in enumerate(row):
            x = xs[c] + 6 + (indent if r and c == 1 else 0)
            y = top + 14 + 20 * r
            if word and word[-1].isdigit() and c > 1:
                page.right(xs[c + 1] - 3, y, word)
            elif word:
                page.text(x, y, word)


@pytest.mark.parametrize("shift", [0, 30])
def test_a_page_without_upright_lines_stands_under_those_of_the_page_before(
    tmp_path: Path, shift: float
) -> None:
    """Amounts of the third column were put under the second, which was empty on that page."""
    xs = [60, 130, 230, 300, 370, 440]
    head = ["编码", "名称", "合计", "结转", "拨款"]
    above = ["205", "教育支出", "5265600", "10385230", "2810600"]
    below = [
        ["206", "科技支出", "5265600", "", "2810600"],
        ["207", "文化支出", "900.25", "", "900.25"],
        ["208", "社会保障支出", "302153.01", "", "302153.01"],
        ["221", "住房保障支出", "613500", "", "613500"],
    ]
    first, second = Page(), Page()
    table(first, xs, 700, [head, above])
    for r, row in enumerate(below):
        for c, word in enumerate(row):
            place = second.text if c < 2 else second.right
            place(
                (xs[c] + 3 if c < 2 else xs[c + 1] - 3) + (shift if c > 1 else 0), 74 + 20 * r, word
            )
    for r in range(len(below) + 1):
        second.line(xs[0], 60 + 20 * r, xs[-1] + shift, 60 + 20 * r)
    document = read(tmp_path, first, second)
    _, after = grids(document)
    assert (texts(after) == below) is (shift == 0)
    assert ("没有与上一页的表合并" in "".join(said(document))) is (shift != 0)
