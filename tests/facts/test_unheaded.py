"""Columns on the left without a word above them."""

from __future__ import annotations

from made_tables import read, table

from generator.facts.model import Fact, Reading

CLASSES = (
    "205|教育支出|10.00|3.00|7.00",
    "20502|普通教育|10.00|3.00|7.00",
    "2050201|学前教育|3.00|3.00|",
    "2050202|小学教育|7.00||7.00",
)


def _read(*rows: str) -> Reading:
    return read(table("部门支出总表", *rows), year=2024)


def _first(reading: Reading) -> list[Fact]:
    assert reading.unread == ()
    return [fact for fact in reading.facts if fact.column == "合计"]


def test_numbers_that_count_the_rows_are_no_amounts() -> None:
    rows = [f"{number}|{row}" for number, row in enumerate(CLASSES, 1)]
    facts = _first(_read("|科目编码|科目名称|合计|基本支出|项目支出", *rows))
    assert [fact.function_code for fact in facts] == ["205", "20502", "2050201", "2050202"]


def test_codes_and_names_without_a_header_are_those_of_classes() -> None:
    facts = _first(_read("||合计|基本支出|项目支出", "|合计|10.00|3.00|7.00", *CLASSES))
    named = [(fact.function_code, fact.label) for fact in facts]
    assert named == [("", "合计"), *(tuple(row.split("|")[:2]) for row in CLASSES)]


def test_offices_without_a_header_are_those_of_the_rows_beside_them() -> None:
    rows = [f"某县实验小学|{row}" for row in CLASSES]
    facts = _first(_read("|科目编码|科目名称|合计|基本支出|项目支出", *rows))
    assert {fact.unit_name for fact in facts} == {"某县实验小学"}


def test_numbers_without_a_header_that_count_nothing_are_not_passed_over() -> None:
    rows = [f"{number}|{row}" for number, row in zip("4297", CLASSES, strict=True)]
    reading = _read("|科目编码|科目名称|合计|基本支出|项目支出", *rows)
    assert {token.text for token in reading.unread} >= set("4297")
