"""CSV text: exact both ways, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.package.csv_text import (
    from_csv,
    guard_formula,
    plain_number,
    to_csv,
    unguard_formula,
)

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_STARTS = st.sampled_from(["", "'", "''", "=", "+", "-", "@", "\t", "\n", "\r", "＝", "'=", "'-"])


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\n=1", "＝1+1", "--", "=\n1"],
)
def test_a_formula_does_not_run_in_a_spreadsheet(text: str) -> None:
    assert guard_formula(text) == "'" + text
    assert unguard_formula("'" + text) == text


@pytest.mark.parametrize(
    "text", ["", "-", "=", "-12.30", "-1,234.50", "+5%", "-.5", "行政运行", "1-2", "'引号'"]
)
def test_numbers_lone_signs_and_words_stay_as_they_are(text: str) -> None:
    assert guard_formula(text) == text
    assert unguard_formula(text) == text


@given(_STARTS, _TEXT)
def test_the_guard_can_always_be_taken_off(start: str, rest: str) -> None:
    assert unguard_formula(guard_formula(start + rest)) == start + rest


@given(st.lists(st.lists(_TEXT, min_size=2, max_size=2), min_size=1))
def test_any_text_survives_a_csv_file(rows: list[list[str]]) -> None:
    content = to_csv(["a", "b"], rows)
    assert from_csv(content) == (["a", "b"], rows)
    plain = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    assert list(plain)[1:] == rows


def test_a_field_longer_than_the_csv_module_likes_is_read() -> None:
    assert from_csv(to_csv(["a"], [["字" * 200_000]]))[1] == [["字" * 200_000]]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_plain_numbers_are_exact(value: Decimal) -> None:
    text = plain_number(value, 2)
    assert Decimal(text) == value
    assert len(text.partition(".")[2]) in (2, 3)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("1E+6", 2, "1000000.00"),
        ("1.2300", 2, "1.23"),
        ("-0.00", 2, "0.00"),
        ("10.0", 0, "10"),
        ("0.125", 2, "0.125"),
    ],
)
def test_plain_numbers(value: str, decimals: int, text: str) -> None:
    assert plain_number(Decimal(value), decimals) == text


@pytest.mark.parametrize(
    "text", ["备注;=1+1", "备注;  @SUM(A1)", "备注\t=cmd|'/C calc'!A0", "甲;－1"]
)
def test_a_formula_behind_what_may_be_a_separator_is_quoted(text: str) -> None:
    """Spreadsheets part cells at semicolons and tabs, too, but not inside quotation marks."""
    assert to_csv(["a", "b"], [[text, "-5.00"]]).decode() == f'a,b\n"{text}",-5.00\n'
    assert from_csv(to_csv(["a", "b"], [[text, "-5.00"]])) == (["a", "b"], [[text, "-5.00"]])


def test_other_semicolons_stay_as_they_are() -> None:
    assert to_csv(["a"], [["甲; 乙"]]) == "a\n甲; 乙\n".encode()
