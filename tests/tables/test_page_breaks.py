"""What a page prints at its head and foot does not part a table."""

from __future__ import annotations

import pytest

from generator.documents.text import parse_text
from generator.facts.read import read_disclosure

TITLE = "河北省某县科学技术局2016年部门预算"
HEADER = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
FIRST = ["\t合计\t500.00\t300.00\t200.00", "20601\t科学技术管理事务\t500.00\t300.00\t200.00"]
SECOND = ["2060101\t行政运行\t300.00\t300.00\t", "2060102\t一般行政管理事务\t200.00\t\t200.00"]


@pytest.mark.parametrize(
    "between",
    [["第 5 页 共 12 页"], ["5 / 12"], ["- 5 -"], ["第5页，共12页"], [TITLE], ["6", TITLE]],
)
@pytest.mark.parametrize("header", [[HEADER], []])
def test_page_numbers_and_running_titles_part_no_table(
    between: list[str], header: list[str]
) -> None:
    lines = [TITLE, "2016年部门支出总表", "单位：万元", HEADER, *FIRST, *between, *header, *SECOND]
    document = parse_text("\n".join(lines) + "\n", "a.txt")
    reading = read_disclosure(document, fiscal_year=2016, phase="approved")
    assert {fact.table_kind for fact in reading.facts} == {"expenditure-summary"}
    assert [(f.label, f.row_role) for f in reading.facts if f.column == "合计"] == [
        ("合计", "total"),
        ("科学技术管理事务", "subtotal"),
        ("行政运行", "item"),
        ("一般行政管理事务", "item"),
    ]


NOTE = "注：本表按功能分类科目列示。"


@pytest.mark.parametrize(
    "between",
    [
        [NOTE, "- 5 -", HEADER],
        [NOTE, "", "- 5 -", "", "续表", HEADER],
        ["- 5 -", NOTE, "续表", "单位：万元", HEADER],
        [NOTE, "- 5 -", "续表"],
        [NOTE, "- 5 -", "续表", "单位：万元"],
        [NOTE, "- 5 -", TITLE, HEADER],
    ],
)
def test_a_note_and_a_page_number_part_no_table_that_goes_on(between: list[str]) -> None:
    lines = ["2016年部门支出总表", "单位：万元", HEADER, *FIRST, *between, *SECOND]
    if TITLE in between:
        lines.insert(0, TITLE)
    document = parse_text("\n".join(lines) + "\n", "a.txt")
    reading = read_disclosure(document, fiscal_year=2016, phase="approved")
    (table,) = [t for t in reading.tables if t.amount_cells]
    assert (table.table_kind, table.amount_cells, table.facts) == ("expenditure-summary", 10, 10)
    assert [f.row for f in reading.facts if f.column == "合计"] == [1, 2, 3, 4]


def test_a_further_part_in_another_unit_is_not_counted_in_the_first_one() -> None:
    between = [NOTE, "续表", "单位：元", HEADER]
    lines = ["2016年部门支出总表", "单位：万元", HEADER, *FIRST, *between, *SECOND]
    document = parse_text("\n".join(lines) + "\n", "a.txt")
    reading = read_disclosure(document, fiscal_year=2016, phase="approved")
    assert {f.published_unit for f in reading.facts if f.label == "行政运行"} <= {"元"}


def test_a_table_below_a_note_without_words_that_go_on_is_another_one() -> None:
    other = "科目编码\t科目名称\t工资福利支出\t资本性支出\t年末余额"
    lines = ["2016年部门支出总表", "单位：万元", HEADER, *FIRST, NOTE, "- 5 -", other, *SECOND]
    document = parse_text("\n".join(lines) + "\n", "a.txt")
    reading = read_disclosure(document, fiscal_year=2016, phase="approved")
    assert len([t for t in reading.tables if t.amount_cells]) == 2


def test_the_same_header_with_a_total_of_its_own_below_a_note_is_another_table() -> None:
    lines = ["2016年部门支出总表", "单位：万元", HEADER, *FIRST, NOTE, "- 5 -", HEADER, *FIRST]
    document = parse_text("\n".join(lines) + "\n", "a.txt")
    reading = read_disclosure(document, fiscal_year=2016, phase="approved")
    assert len([t for t in reading.tables if t.amount_cells]) == 2


def test_a_row_without_amounts_below_a_header_printed_again_begins_no_table() -> None:
    """上年结转 was taken for a word of another header, and the totals of the page were lost."""
    header = [["收入", "", "支出", ""], ["项目", "预算数", "项目", "预算数"]]
    above = [["六、事业收入", "700", "六、卫生健康支出", "700"]]
    below = [["上年结转结余", "", "年终结转结余", ""], ["收入总计", "700", "支出总计", "700"]]
    pages = [
        "<table>"
        + "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in [*header, *rows])
        + "</table>"
        for rows in (above, below)
    ]
    text = "\n\n".join(["表1 2016年部门收支总表", "单位：元", *pages])
    reading = read_disclosure(parse_text(text, "a.md"), fiscal_year=2016, phase="approved")
    assert {fact.table_kind for fact in reading.facts} == {"revenue-expenditure-summary"}
    assert [f.label for f in reading.facts][-2:] == ["收入总计", "支出总计"]
