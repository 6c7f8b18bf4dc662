"""本年收入 over 合计 and 其中:财政拨款收入: the header of final accounts by function."""

from __future__ import annotations

from generator.documents.text import parse_text
from generator.facts.read import read_disclosure

YEAR = (
    "2017年医疗卫生机构收支决算总表(按功能分类)\n\n金额单位:元\n\n<table>\n"
    "<tr><td colspan=2>项目</td><td colspan=2>本年收入</td><td colspan=2>本年支出</td></tr>\n"
    "<tr><td>支出功能分类科目编码</td><td>科目名称</td><td>合计</td><td>其中:财政拨款收入</td>"
    "<td>合计</td><td>其中:财政拨款支出</td></tr>\n"
    "<tr><td>类款项</td><td>栏次</td><td>5</td><td>6</td><td>7</td><td>8</td></tr>\n"
    "<tr><td></td><td>合计</td><td>62.25</td><td>16.00</td><td>70.25</td><td>16.00</td></tr>\n"
    "<tr><td>210</td><td>医疗卫生支出</td><td>62.25</td><td>16.00</td><td>70.25</td>"
    "<td>16.00</td></tr>\n</table>\n"
)


def test_the_appropriation_may_be_part_of_all_income_of_the_year() -> None:
    reading = read_disclosure(parse_text(YEAR, "t.md", "md"), fiscal_year=2017, phase="executed")
    (table,) = [t for t in reading.tables if t.source]
    assert (table.status, table.facts) == ("parsed", 8)
    row = [(f.column, f.direction, f.fund_source, f.published) for f in reading.facts[:4]]
    assert row == [
        ("本年收入 / 合计", "revenue", "", "62.25"),
        ("本年收入 / 其中:财政拨款收入", "revenue", "fiscal-appropriation", "16.00"),
        ("本年支出 / 合计", "expenditure", "", "70.25"),
        ("本年支出 / 其中:财政拨款支出", "expenditure", "fiscal-appropriation", "16.00"),
    ]


def test_numbers_of_columns_that_do_not_begin_with_one_are_no_amounts() -> None:
    reading = read_disclosure(parse_text(YEAR, "t.md", "md"), fiscal_year=2017, phase="executed")
    assert not {"5", "6", "7", "8"} & {f.published for f in reading.facts}
