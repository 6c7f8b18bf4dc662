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
