"""The budget of an amount stands in its row, of the same fund and of the same side."""

from __future__ import annotations

from made_tables import read, table

from generator.facts.same_line import Lines


def test_the_amounts_of_a_line_are_those_of_its_fund_in_other_columns() -> None:
    rows = (
        "项目|合计||政府性基金|",
        "|预算数|决算数|预算数|决算数",
        "一、教育支出|30.00|29.00|7.00|6.00",
        "合计|30.00|29.00|7.00|6.00",
    )
    facts = read(table("2023年度财政拨款支出决算表", *rows), phase="executed").facts
    of_fund = next(fact for fact in facts if fact.published == "6.00")
    assert [other.published for other in Lines(facts).of(of_fund)] == ["7.00", "6.00"]


def test_the_other_side_of_a_row_is_another_line() -> None:
    rows = ("收入||支出|", "项目|决算数|项目|决算数", "一、其他收入|5.00|一、住房保障支出|4.00")
    facts = read(table("收入支出决算总表", *rows), phase="executed").facts
    assert [len(Lines(facts).of(fact)) for fact in facts] == [1, 1]
