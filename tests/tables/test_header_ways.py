"""Merged header cells that are missing: the one way to put the words that makes the sums hold."""

from __future__ import annotations

from decimal import Decimal

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

TITLE = "一般公共预算支出预算表\n\n单位：万元\n\n"
HEAD = """功能分类科目 | 2022年预算数 | 2023年预算数 | |||
科目编码 | 科目名称 | 总计 | 基本支出 | 项目支出 | |
"""
BODY = """合计 | | 312.00 | 291.00 | 189.00 | 102.00 |
201 | 一般公共服务支出 | 275.00 | 258.00 | 156.00 | 102.00 |
20137 | 网信事务 | 275.00 | 258.00 | 156.00 | 102.00 |
205 | 教育支出 | 37.00 | 33.00 | 33.00 | |
"""
THREE = """部门代码 | 部门名称 | 总计 | 本年收入 | 上年结转结余 | ||||||
合计 | 一般公共预算 | 政府性基金 | 事业收入 | 合计 | 一般公共预算 | 政府性基金 | ||||
小计 | 其中：财政拨款 | |||||||||
| 合计 | 100.00 | 90.00 | 60.00 | 50.00 | 20.00 | 10.00 | 10.00 | 7.00 | 3.00 |
227 | 某委办 | 100.00 | 90.00 | 60.00 | 50.00 | 20.00 | 10.00 | 10.00 | 7.00 | 3.00 |
227001 | 某委办本级 | 80.00 | 74.00 | 50.00 | 40.00 | 16.00 | 8.00 | 6.00 | 4.00 | 2.00 |
227002 | 某中心 | 20.00 | 16.00 | 10.00 | 10.00 | 4.00 | 2.00 | 4.00 | 3.00 | 1.00 |
"""


def read(text: str) -> Reading:
    return read_disclosure(parse_text(text, "a.txt"), fiscal_year=2023, phase="approved")


def amounts(reading: Reading, label: str) -> dict[str, Decimal]:
    return {f.column: f.amount / 10000 for f in reading.facts if f.label == label}


def test_parts_stand_below_the_year_whose_sums_they_make() -> None:
    reading = read(TITLE + HEAD + BODY)
    assert amounts(reading, "一般公共服务支出") == {
        "2022年预算数": 275,
        "2023年预算数 / 总计": 258,
        "2023年预算数 / 基本支出": 156,
        "2023年预算数 / 项目支出": 102,
    }
    assert {f.fiscal_year for f in reading.facts if f.column == "2022年预算数"} == {2022}
    assert reading.unread == ()


def test_where_no_sum_tells_the_table_is_refused() -> None:
    """基本支出 + 项目支出 make up neither of the totals."""
    body = (
        BODY.replace("291.00", "290.00")
        .replace("258.00", "257.00")
        .replace("33.00 |", "30.00 |", 1)
    )
    reading = read(TITLE + HEAD + body)
    (table,) = [t for t in reading.tables if t.amount_cells]
    assert (table.status, reading.facts) == ("unreadable", ())
    assert len(reading.unread) == table.amount_cells


def test_where_too_few_sums_tell_the_table_is_refused() -> None:
    reading = read(TITLE + HEAD + "".join(BODY.splitlines(keepends=True)[1:3]))
    (table,) = [t for t in reading.tables if t.amount_cells]
    assert (table.status, reading.facts) == ("unreadable", ())


def test_a_header_of_three_levels_is_told_by_its_sums() -> None:
    reading = read(TITLE.replace("一般公共预算支出预算表", "部门收入预算表") + THREE)
    assert amounts(reading, "某委办本级") == {
        "总计": 80,
        "本年收入 / 合计": 74,
        "本年收入 / 一般公共预算 / 小计": 50,
        "本年收入 / 一般公共预算 / 其中：财政拨款": 40,
        "本年收入 / 政府性基金": 16,
        "本年收入 / 事业收入": 8,
        "上年结转结余 / 合计": 6,
        "上年结转结余 / 一般公共预算": 4,
        "上年结转结余 / 政府性基金": 2,
    }
    assert reading.unread == ()
