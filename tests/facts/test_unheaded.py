"""Columns on the left without a word above them."""

from __future__ import annotations

import pytest
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


def test_a_header_without_any_word_for_names_may_have_lost_its_upper_row() -> None:
    """Its upper row may have named the fund of the amounts, too."""
    reading = _read("||合计|基本支出|项目支出", "|合计|10.00|3.00|7.00", *CLASSES)
    assert reading.facts == ()
    assert "7.00" in {token.text for token in reading.unread}


def test_offices_without_a_header_are_those_of_the_rows_beside_them() -> None:
    rows = [f"某县实验小学|{row}" for row in CLASSES]
    facts = _first(_read("|科目编码|科目名称|合计|基本支出|项目支出", *rows))
    assert {fact.unit_name for fact in facts} == {"某县实验小学"}


def test_names_beside_a_word_for_lines_over_nothing_are_lines() -> None:
    rows = ["教育支出||10.00", "普通教育||7.00"]
    reading = read(table("部门支出总表", "|项目|合计", *rows), year=2024)
    assert {token.text for token in reading.unread} | {f.published for f in reading.facts} >= {
        "10.00", "7.00",
    }  # fmt: skip


def test_numbers_without_a_header_are_not_passed_over() -> None:
    """Where their word is lost, so may be what stood beside it: the fund of the amounts."""
    rows = [f"{number}|{row}" for number, row in enumerate(CLASSES, 1)]
    reading = _read("|科目编码|科目名称|合计|基本支出|项目支出", *rows)
    assert {token.text for token in reading.unread} >= {"1", "2", "3", "4", "10.00", "7.00"}


@pytest.mark.parametrize("total", [(), ("||合计|10.00|3.00|7.00",)])
def test_a_word_for_names_over_nothing_is_that_of_the_names_beside_it(
    total: tuple[str, ...],
) -> None:
    rows = [
        f"{code}|{name}||{amounts}" for code, name, amounts in (r.split("|", 2) for r in CLASSES)
    ]
    facts = _first(_read("科目编码||科目名称|合计|基本支出|项目支出", *rows, *total))
    names = [row.split("|")[1] for row in CLASSES]
    assert [fact.label for fact in facts] == [*names, *("合计" for _ in total)]
