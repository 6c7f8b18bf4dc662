"""Tables of PDF files without lines: what cannot be told to a column or row is not guessed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_samples import Page, pdf
from read_blocks import grids, texts

from generator.documents.model import Grid
from generator.documents.pdf.read import read_pdf
from generator.facts.read import read_disclosure

XS = [60, 120, 260, 340, 430]


def write(tmp_path: Path, *pages: Page) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pages))
    return path


def only_table(tmp_path: Path, page: Page) -> list[list[str]]:
    (grid,) = tables(tmp_path, page)
    assert not grid.unread
    return texts(grid)


def tables(tmp_path: Path, *pages: Page) -> list[Grid]:
    return grids(read_pdf(write(tmp_path, *pages)))


def print_rows(page: Page, top: float, rows: Sequence[Sequence[str]], high: float = 20) -> None:
    """Words and numbers at the left of their columns, as a browser prints them."""
    for r, row in enumerate(rows):
        for x, word in zip(XS, row, strict=True):
            if word:
                page.text(x, top + high * r, word)


def test_numbers_at_the_left_of_a_wide_word_stand_under_it(tmp_path: Path) -> None:
    rows = [
        ["编码", "科目名称", "总计", "人员经费", "日常公用经费支出"],
        ["30204", "手续费", "0.30", "", "0.30"],
        ["30205", "水费", "0.20", "", "0.20"],
    ]
    page = Page()
    print_rows(page, 100, rows)
    assert only_table(tmp_path, page) == rows


def test_a_word_over_another_column_heads_none(tmp_path: Path) -> None:
    """As many words as columns, but the word over the third column stands a line higher."""
    page = Page()
    page.text(XS[2], 80, "上年预算数")
    print_rows(page, 100, [["编码", "科目名称", "", "总计", "基本支出"]])
    page.text(530, 100, "项目支出")
    body = [
        ["22102", "住房支出", "8.93", "8.72", "8.72"],
        ["22103", "其他", "1.93", "1.72", "1.72"],
    ]
    print_rows(page, 120, body)
    (table,) = tables(tmp_path, page)
    assert table.unread
    assert texts(table)[-2:] == body


def test_a_numbered_line_of_words_is_a_row_of_its_own(tmp_path: Path) -> None:
    rows = [
        ["", "七、上级补助收入", "328.30", "", "1.00"],
        ["", "八、附属单位上缴收入", "", "", ""],
        ["", "九、其他收入", "", "", ""],
        ["", "十、事业收入", "149.80", "", "2.00"],
    ]
    page = Page()
    print_rows(page, 100, rows, high=16)
    printed = [[word for word in row if word] for row in only_table(tmp_path, page)]
    assert printed == [[word for word in row if word] for row in rows]


def test_a_page_of_other_columns_with_a_title_begins_anew(tmp_path: Path) -> None:
    """Its header cannot be told to its columns: nothing is read under those of the page before."""
    first, second = Page(), Page()
    for page in (first, second):
        page.text(150, 60, "一般公共预算财政拨款基本支出预算表")
        page.text(400, 80, "单位：万元")
    header = ["科目编码", "科目名称", "总计", "人员经费", "公用经费"]
    print_rows(first, 110, [header, ["301", "工资福利支出", "8.00", "8.00", "0.00"]])
    print_rows(first, 150, [["30101", "基本工资", "8.00", "8.00", "0.00"]])
    print_rows(second, 110, [header])
    for at, (name, amount) in enumerate((("水费", "0.20"), ("电费", "0.30"))):
        second.text(XS[0], 130 + 20 * at, f"3020{at + 1}")
        second.text(XS[1], 130 + 20 * at, name)
        second.text(XS[2], 130 + 20 * at, amount)
        second.text(XS[3] + 75, 130 + 20 * at, amount)  # half under the last word
    reading = read_disclosure(
        read_pdf(write(tmp_path, first, second)), fiscal_year=2023, phase="approved"
    )
    assert {fact.label for fact in reading.facts} == {"工资福利支出", "基本工资"}
    assert {"0.20", "0.30"} <= {token.text for token in reading.unread}


def test_a_header_that_ends_its_page_heads_the_next(tmp_path: Path) -> None:
    first, second = Page(), Page()
    header = ["科目编码", "科目名称", "总计", "人员经费", "公用经费"]
    body = [
        ["301", "工资福利支出", "8.00", "7.00", "1.00"],
        ["302", "办公费", "10.50", "", "10.50"],
    ]
    print_rows(first, 780, [header])
    print_rows(second, 60, body)
    assert [texts(grid) for grid in tables(tmp_path, first, second)] == [[header], body]


def test_a_label_torn_by_a_page_that_may_be_two_is_not_read(tmp_path: Path) -> None:
    """No other cell shows whether the line was full: the name may go on, or be another one."""
    first, second = Page(), Page()
    header = ["科目编码", "科目名称", "总计", "人员经费", "公用经费"]
    print_rows(first, 700, [header, ["301", "工资福利支出", "8.00", "7.00", "1.00"]])
    print_rows(second, 60, [["", "和其他支出", "", "", ""]])
    assert all(grid.unread for grid in tables(tmp_path, first, second))


def told(grids: Sequence[Grid]) -> list[str]:
    """The words of all tables that are not read."""
    return [cell.text for grid in grids if grid.unread for row in grid.rows for cell in row.cells]


def test_a_number_between_words_of_a_row_is_told(tmp_path: Path) -> None:
    """A label in three lines, and beside it a number without decimals close to a word."""
    page = Page()
    page.text(60, 60, "项目绩效目标表")
    for at, line in enumerate(["资金总", "额（万", "元）"]):
        page.text(60, 100 + 14 * at, line)
    page.text(300, 114, "44")
    page.text(325, 114, "项目属性")
    page.text(450, 114, "新增")
    assert "44" in told(tables(tmp_path, page))


def test_an_amount_inside_a_wrapped_label_is_told(tmp_path: Path) -> None:
    page = Page()
    page.text(60, 60, "项目绩效目标表")
    page.text(60, 107, "部门名称")
    page.text(300, 100, "部门支出")
    page.text(344, 100, "7,348.40")
    page.text(300, 114, "预算")
    assert "7,348.40" in told(tables(tmp_path, page))


def test_an_amount_alone_at_the_top_of_a_page_is_no_page_number(tmp_path: Path) -> None:
    """The row of a table goes on there; the numbers of the pages are elsewhere."""
    pages = [Page() for _ in range(3)]
    for at, page in enumerate(pages, 1):
        page.text(60, 200, "本年支出预算情况说明。")
        page.text(295, 820, str(at))
    pages[1].text(500, 50, "7")
    assert told(tables(tmp_path, *pages)) == ["7"]


def test_digits_and_the_word_year_are_one_word(tmp_path: Path) -> None:
    """Printed in two fonts, with a gap between them."""
    page = Page()
    for x, word in zip(XS, ["编码", "科目名称", "合计", "上年", ""], strict=True):
        page.text(x, 100, word)
    page.text(430, 100, "2023")
    page.text(453, 100, "年预算数")
    print_rows(page, 120, [["301", "工资", "3.00", "2.00", "1.00"]] * 2)
    assert only_table(tmp_path, page)[0][-1] == "2023年预算数"


def test_numbers_that_touch_are_told_one_by_one(tmp_path: Path) -> None:
    """The first ends where the second begins; what one of them is, is never made up."""
    page = Page()
    page.text(60, 60, "一般公共预算支出情况表")
    for at, code in enumerate(["201", "20103"]):
        page.text(60, 100 + 20 * at, code)
        page.text(300, 100 + 20 * at, "12,921.60")
        page.text(345, 100 + 20 * at, "10,591.65")
        page.text(450, 100 + 20 * at, "2,319.95")
    words = [c.text for grid in tables(tmp_path, page) for row in grid.rows for c in row.cells]
    assert words.count("12,921.60") == words.count("10,591.65") == 2


def test_a_name_whose_first_line_is_indented_goes_on_in_the_next(tmp_path: Path) -> None:
    """Names of a lower level are indented; their further lines begin at the side of the column."""
    page = Page()
    print_rows(page, 100, [["编码", "科目名称", "合计", "人员经费", "公用经费"]])
    print_rows(page, 140, [["301", "工资福利支出", "25.00", "25.00", ""]])
    names = [
        ("30101", ["基本工资"], "5.00"),
        ("30108", ["机关事业单位基本养", "老保险缴费"], "9.00"),
        ("30110", ["职工基本医疗保险缴", "费支出"], "8.00"),
        ("30113", ["住房公积金"], "3.00"),
    ]
    for at, (code, lines, amount) in enumerate(names):
        y = 180 + 40 * at
        print_rows(page, y, [[code, "", amount, amount, ""]])
        for number, words in enumerate(lines):
            top = y + 16 * number - (7 if len(lines) > 1 else 0)
            page.text(XS[1] + (0 if number else 10), top, words)
    assert [row[1] for row in only_table(tmp_path, page)[2:]] == ["".join(n[1]) for n in names]


def test_an_amount_close_to_a_closing_bracket_is_no_part_of_the_label(tmp_path: Path) -> None:
    """A bracket is printed in the left half of its place: the gap is seen, not measured."""
    page = Page()
    rows = [
        ["项目", "预算数"],
        ["财政拨款（补助）", "858.21"],
        ["一般公共预算", "858.21"],
        ["合计", "858.21"],
    ]
    for at, (label, amount) in enumerate(rows):
        page.text(60, 100 + 20 * at, label)
        page.right(171, 100 + 20 * at, amount)
    texts = [cell for row in only_table(tmp_path, page) for cell in row]
    assert texts.count("858.21") == 3


def test_a_label_of_two_lines_as_close_as_rows_is_not_cut(tmp_path: Path) -> None:
    """Word prints rows as close as lines: 社会保障和就业支 is full, 出 may be its rest."""
    page = Page()
    rows = [
        ["编码", "科目名称", "预算数"],
        ["201", "一般公共服务支出", "3.00"],
        ["208", "社会保障和就业支", "5.00"],
        ["", "出", ""],
        ["210", "卫生健康支出", "14.00"],
    ]
    for at, row in enumerate(rows):
        for x, word in zip((60, 120, 260), row, strict=True):
            page.text(x, 100 + 12 * at, word)
    assert all(grid.unread for grid in tables(tmp_path, page) if len(grid.rows) > 1)
