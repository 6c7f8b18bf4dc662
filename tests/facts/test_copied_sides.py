"""Summaries of three blocks copied from a page: 收入 covers one, 支出 two, and nothing says so."""

from __future__ import annotations

import pytest
from made_tables import read, table

ROWS = (
    "一、财政拨款|561.12|一、节能环保支出|477.76|一、基本支出|386.12",
    "二、事业收入||二、住房保障支出|83.36|二、项目支出|175.00",
    "收入总计|561.12|支出总计|561.12|支出总计|561.12",
)


@pytest.mark.parametrize("words", ["按功能分类|按支出用途", "按支出功能分|按经济分类"])
def test_the_block_by_function_was_taken_for_revenue(words: str) -> None:
    function, use = words.split("|")
    head = ("收入|支出", f"项目|预算数|{function}|预算数|{use}|预算数")
    reading = read(table("2023年部门收支总表", *head, *ROWS))
    revenue = [f.label for f in reading.facts if f.direction == "revenue"]
    assert revenue == ["一、财政拨款", "收入总计"]
    assert len(reading.facts) == 8


def test_a_sum_of_expenditure_below_revenue_says_that_the_header_is_misread() -> None:
    head = ("收入||||支出|", "项目|预算数|用途|预算数|性质|预算数")
    reading = read(table("2023年部门收支总表", *head, *ROWS))
    assert [f for f in reading.facts if f.direction == "revenue" and "支出" in f.label] == []
    assert [t.status for t in reading.tables if t.title == "2023年部门收支总表"] == ["unreadable"]
