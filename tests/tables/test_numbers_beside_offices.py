"""Office, year, number and unit of a table on one line below its title."""

from __future__ import annotations

import pytest

from generator.documents.text import parse_text
from generator.documents.web.read import web_document
from generator.facts.model import PublishedTable
from generator.facts.read import read_disclosure

ROWS = (
    "功能分类科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "\t合计\t30.00\t20.00\t10.00\n"
    "2070101\t行政运行\t30.00\t20.00\t10.00\n"
)
LINES = (
    "编制单位：某县文化局　　　2020年度　　　公开03表　　单位：万元",
    "编制单位：某县文化局　　　公开03表　　单位：万元",
    "编制单位：某县文化局\t2020年度\t\t公开03表\t单位：万元",
    "编制单位：\t某县文化局\t2020年度\t公开03表\t单位：万元",
    "编制单位：某县文化局\n2020年度\n公开03表\n单位：万元",
)


def _table(line: str, title: str = "支出决算表") -> PublishedTable:
    text = f"某县文化局2020年度部门决算\n\n第二部分 2020年度部门决算表\n\n{title}\n{line}\n{ROWS}"
    reading = read_disclosure(parse_text(text, "t"), fiscal_year=2020, phase="executed")
    (table,) = [t for t in reading.tables if t.source]
    assert sorted(fact.published for fact in reading.facts) == sorted(
        ["30.00", "20.00", "10.00"] * 2
    )
    return table


@pytest.mark.parametrize("line", LINES)
def test_the_title_above_the_line_is_the_tables(line: str) -> None:
    table = _table(line)
    assert (table.table_kind, table.number, table.title, table.unit_published) == (
        "expenditure-summary", "公开03表", "支出决算表", "万元",
    )  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_so_is_a_title_of_no_known_kind(line: str) -> None:
    table = _table(line, title="文化活动经费安排表")
    assert (table.number, table.title) == ("公开03表", "文化活动经费安排表")


@pytest.mark.parametrize(
    "line",
    [
        "编制单位：某县文化局　2020年度　公开03表　单位：万元",
        "编制单位：某县文化局 单位：万元 公开03表",
        "2020年度 公开03表 编制单位：某县文化局 单位：万元",
        "部门：某县文化局 公开03表 2020年度 金额单位：万元",
    ],
)
def test_the_number_may_stand_anywhere_in_a_line_of_html(line: str) -> None:
    cells = (row.split("\t") for row in ROWS.splitlines())
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    html = f"<h1>某县文化局2020年度部门决算</h1><p>支出决算表</p><p>{line}</p><table>{rows}</table>"
    reading = read_disclosure(web_document(html.encode(), "t"), fiscal_year=2020, phase="executed")
    (table,) = [t for t in reading.tables if t.source]
    assert (table.number, table.title) == ("公开03表", "支出决算表")
