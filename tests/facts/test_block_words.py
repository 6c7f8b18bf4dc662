"""Blocks that divide one side several times are told apart by the words over their labels."""

from __future__ import annotations

from made_tables import fact, read, table

ROWS = (
    "一、财政拨款收入|60.00|一、教育支出|60.00|一、基本支出|40.00",
    "二、事业收入||二、卫生健康支出||二、项目支出|20.00",
    "收入总计|60.00|支出总计|60.00|支出总计|60.00",
)


def columns(*rows: str) -> list[str]:
    reading = read(table("部门收支总表", *rows))
    return list(dict.fromkeys(f.column for f in reading.facts))


def test_three_blocks_have_three_paths() -> None:
    header = "收入|决算数|支出（按功能分类）|决算数|支出（按性质）|决算数"
    assert columns(header, *ROWS) == [
        "收入 / 决算数",
        "支出 / 支出（按功能分类） / 决算数",
        "支出 / 支出（按性质） / 决算数",
    ]
    reading = read(table("部门收支总表", header, *ROWS))
    assert fact(reading, "二、项目支出", "支出 / 支出（按性质） / 决算数").column_role == "part"
    total = fact(reading, "一、教育支出", "支出 / 支出（按功能分类） / 决算数")
    assert total.column_role == "total"


def test_two_blocks_keep_the_paths_they_print() -> None:
    rows = (row.rpartition("|")[0].rpartition("|")[0] for row in ROWS)
    assert columns("收入|决算数|支出（按功能分类）|决算数", *rows) == [
        "收入 / 决算数",
        "支出 / 决算数",
    ]


def test_words_that_do_not_tell_blocks_apart_are_left_out() -> None:
    header = "收入|决算数|支出项目|决算数|支出项目|决算数"
    assert columns(header, *ROWS) == ["收入 / 决算数", "支出 / 决算数"]
