"""A header with a cell less than its rows: every word stands over its neighbour's numbers."""

from __future__ import annotations

import pytest

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

BODY = (
    "205|教育支出|9.00|12.00|8.00|4.00|3.00|33.33",
    "20502|普通教育|9.00|12.00|8.00|4.00|3.00|33.33",
    "|合计|9.00|12.00|8.00|4.00|3.00|33.33",
)
WHOLE = "科目编码|科目名称|2022年执行数|合计|基本支出|项目支出|增减额|增减%"


def read(*lines: str, title: str = "一般公共预算支出表") -> Reading:
    rows = "\n".join(line.replace("|", "\t") for line in lines)
    text = f"{title}\n\n单位：万元\n\n{rows}\n"
    return read_disclosure(parse_text(text, "t"), fiscal_year=2023, phase="approved")


def test_the_whole_header_is_read() -> None:
    facts = read(WHOLE, *BODY).facts
    assert [f.published for f in facts if f.row == 3] == ["9.00", "12.00", "8.00", "4.00", "3.00"]


@pytest.mark.parametrize(
    "header",
    [
        WHOLE.replace("|项目支出", ""),
        WHOLE.replace("|增减额", ""),
        WHOLE.replace("科目编码|", ""),
        "科目编码|科目名称|2022年执行数|2023年预算数||增减额|增减%",
    ],
)
def test_a_header_that_lacks_a_cell_makes_no_fact(header: str) -> None:
    below = ["|||合计|基本支出|项目支出||"] if "||" in header else []
    reading = read(header, *below, *BODY)
    assert reading.facts == ()
    (table,) = [t for t in reading.tables if t.table_kind == "general-public-expenditure"]
    assert table.status == "unreadable"
    assert sum(u.text in {"9.00", "12.00", "8.00", "4.00", "3.00"} for u in reading.unread) == 15


def test_money_under_a_word_of_shares_shows_a_missing_cell() -> None:
    reading = read(
        "科目编码|科目名称|合计|其中：甲|占比",
        "205|教育支出|3,000.00|1,900.00|1,100.00",
        "|合计|3,000.00|1,900.00|1,100.00",
        title="部门支出总表",
    )
    assert reading.facts == ()
    assert "“占比”栏下是金额" in next(t.status_reason for t in reading.tables if t.amount_cells)


def test_numbers_pushed_under_the_remarks_are_not_passed_over() -> None:
    reading = read(
        "项目|预算数|备注",
        "公务接待费|3|2|较上年减少",
        "公务用车运行费|8|7|",
        title="“三公”经费预算表",
    )
    assert reading.facts == ()
    assert sorted(u.text for u in reading.unread) == ["2", "3", "7", "8"]
