"""Two pages on one sheet: spreads that were scanned, drafts printed two to a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_reading import read
from pdf_samples import Page, table, words
from read_blocks import said, tables

from generator.documents.model import Grid

LEFT, RIGHT = [40, 220, 300, 380], [460, 640, 720, 800]
HEAD = ["科目名称", "合计", "基本支出"]


def spread() -> Page:
    return Page(width=842, height=595)


def test_the_right_page_is_read_after_the_left_one(tmp_path: Path) -> None:
    # By height alone 支出预算表 would stand above the table of 收入预算表.
    sheet = spread()
    sheet.text(60, 100, "收入预算表")
    table(sheet, LEFT, 120, [HEAD, ["事业收入", "9.00", "4.00"]])
    sheet.text(480, 80, "支出预算表")
    table(sheet, RIGHT, 100, [HEAD, ["行政运行", "7.00", "2.00"]])
    blocks = read(tmp_path, sheet).blocks
    told = [b.rows[1].cells[0].text if isinstance(b, Grid) else b.text for b in blocks]
    assert told == ["收入预算表", "事业收入", "支出预算表", "行政运行"]


def test_a_table_in_two_boxes_keeps_its_order(tmp_path: Path) -> None:
    sheet = spread()
    sheet.text(60, 100, "收支总表")
    sheet.right(800, 100, "单位：万元")
    table(sheet, LEFT, 120, [HEAD, ["事业收入", "9.00", "4.00"]])
    table(sheet, RIGHT, 120, [HEAD, ["行政运行", "7.00", "2.00"]])
    document = read(tmp_path, sheet)
    assert [isinstance(block, Grid) for block in document.blocks] == [False, False, True, True]
    assert [grid[1][0] for grid in tables(document)] == ["事业收入", "行政运行"]


def test_sentences_in_two_columns_are_not_mixed(tmp_path: Path) -> None:
    sheet = spread()
    left = [f"本单位收入预算第{n}项，比上年增加较多，主要是人员增加所以" for n in "一二三四五六七"]
    right = [f"本单位支出预算第{n}项，比上年减少较多，主要是压减开支所以" for n in "一二三四五六七"]
    for n, (one, other) in enumerate(zip(left, right, strict=True)):
        sheet.text(40, 80 + 16 * n, one)
        sheet.text(460, 80 + 16 * n, other)
    assert "".join(said(read(tmp_path, sheet))) == "".join(left + right)


def test_a_table_goes_on_in_its_own_half_of_the_next_sheet(tmp_path: Path) -> None:
    # Both have as many columns: the rows of the left one came under the header of the right one.
    narrow, first, second = [460, 600, 720, 800], spread(), spread()
    first.text(60, 480, "收入预算表")
    first.text(480, 480, "支出预算表")
    table(first, LEFT, 500, [HEAD, ["事业收入", "9.00", "4.00"]])
    table(first, narrow, 500, [HEAD, ["行政运行", "7.00", "2.00"]])
    table(second, LEFT, 40, [["其他收入", "5.00", "1.00"]])
    table(second, narrow, 40, [["事业运行", "6.00", "3.00"]])
    labels = [grid[-1][0] for grid in tables(read(tmp_path, first, second))]
    assert labels == ["事业收入", "其他收入", "行政运行", "事业运行"]


def test_two_units_on_a_line_are_those_of_two_tables_without_lines(tmp_path: Path) -> None:
    sheet = spread()
    sheet.text(40, 40, "本单位负责统筹规划、组织协调和监督检查工作，" * 3)
    for xs, title, label in ((LEFT, "收入预算表", "事业收入"), (RIGHT, "支出预算表", "行政运行")):
        sheet.text(xs[0] + 40, 80, title)
        sheet.right(xs[-1], 100, "单位：万元")
        rows = [HEAD, *([label + n, f"{at}9.00", f"{at}4.00"] for at, n in enumerate("甲乙丙", 1))]
        words(sheet, xs, 120, rows)
    document = read(tmp_path, sheet)
    assert [[row[0] for row in grid] for grid in tables(document)] == [
        ["科目名称", "事业收入甲", "事业收入乙", "事业收入丙"],
        ["科目名称", "行政运行甲", "行政运行乙", "行政运行丙"],
    ]
