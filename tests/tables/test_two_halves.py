"""Sides of a table laid out beside each other as tables of their own are one table."""

from __future__ import annotations

from generator.documents.web.read import web_document
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

LEFT = [("项目", "决算数"), ("一、一般公共预算财政拨款收入", "90.00"), ("本年收入合计", "90.00")]
RIGHT = [
    ("项目", "决算数"),
    ("一、一般公共服务支出", "60.00"),
    ("二、教育支出", "30.00"),
    ("本年支出合计", "90.00"),
]


def table(rows: list[tuple[str, str]]) -> str:
    return f"<table>{''.join(f'<tr><td>{a}</td><td>{b}</td></tr>' for a, b in rows)}</table>"


def page(left: str, right: str) -> Reading:
    halves = f"<tr><td>{left}{table(LEFT)}</td><td>{right}{table(RIGHT)}</td></tr>"
    said = f"<p>收入支出决算总表</p><p>单位：万元</p><table>{halves}</table>"
    document = web_document(said.encode(), "a.html")
    return read_disclosure(document, fiscal_year=2023, phase="executed")


def test_halves_beside_each_other_are_one_table_with_sides() -> None:
    reading = page("收入", "支出")
    (read,) = [t for t in reading.tables if t.facts]
    assert (read.table_kind, read.amount_cells, read.facts) == ("revenue-expenditure-summary", 5, 5)
    found = [(f.label, f.column, f.direction, f.published) for f in reading.facts]
    assert found == [
        ("一、一般公共预算财政拨款收入", "收入 / 决算数", "revenue", "90.00"),
        ("一、一般公共服务支出", "支出 / 决算数", "expenditure", "60.00"),
        ("本年收入合计", "收入 / 决算数", "revenue", "90.00"),
        ("二、教育支出", "支出 / 决算数", "expenditure", "30.00"),
        ("本年支出合计", "支出 / 决算数", "expenditure", "90.00"),
    ]


def test_tables_under_other_words_stay_apart() -> None:
    reading = page("基本支出", "项目支出")
    assert len({fact.table_id for fact in reading.facts}) != 1
