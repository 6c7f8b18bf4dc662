"""Printed money: what is an amount, what is blank, what is neither."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.tables.amounts import is_blank, parse_amount

amounts = st.decimals(min_value=Decimal("-99999999.99"), max_value=Decimal("99999999.99"), places=2)


@given(amounts)
def test_every_printed_form_gives_back_the_value(value: Decimal) -> None:
    for text in (f"{value:.2f}", f"{value:,.2f}", f" {value:.2f} ", f"{value:.2f}万元"):
        amount = parse_amount(text)
        assert amount is not None
        assert amount.value == value
        assert amount.decimals == 2


@given(amounts.filter(lambda value: value > 0))
def test_full_width_digits_and_brackets_for_negative(value: Decimal) -> None:
    wide = f"{value:.2f}".translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    positive, negative = parse_amount(wide), parse_amount(f"（{value:,.2f}）")
    assert positive is not None
    assert negative is not None
    assert positive.value == value
    assert negative.value == -value


@given(amounts, st.sampled_from(["元", "万元", "亿元"]))
def test_yuan_is_exact(value: Decimal, unit: str) -> None:
    amount = parse_amount(f"{value:.2f}")
    assert amount is not None
    factor = {"元": 1, "万元": 10_000, "亿元": 100_000_000}[unit]
    assert amount.yuan(unit) == value * factor
    assert amount.precision(unit) == Decimal(factor) / 100


@pytest.mark.parametrize(
    "text", ["", " ", ".", "—", "-", "－", "/", "\u3000", "……".replace("…", ".")]
)
def test_blank_is_not_zero(text: str) -> None:
    assert is_blank(text)
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    "text",
    ["201 一般公共服务支出", "≥95%", "3.5 2.4", "2021年", "12%", "1.2.3", "(3.5", "1,23.4"],
)
def test_what_is_no_amount(text: str) -> None:
    assert parse_amount(text) is None
    assert not is_blank(text)


@pytest.mark.parametrize("text", ["0", "0.00"])
def test_a_printed_zero_is_an_amount(text: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert amount.value == 0


@pytest.mark.parametrize("text", ["2023 30.00", "12.00 34", "12 34.56.78"])
def test_two_numbers_in_a_cell_are_no_amount(text: str) -> None:
    assert parse_amount(text) is None


def test_blanks_inside_digits_are_the_extraction_s() -> None:
    amount = parse_amount("1 483.69")
    assert amount is not None
    assert amount.value == Decimal("1483.69")


@pytest.mark.parametrize("dash", "-‐‑‒–—―−﹣－")
def test_every_dash_is_a_minus_before_digits_and_blank_alone(dash: str) -> None:
    amount = parse_amount(f"{dash}7.00")
    assert amount is not None
    assert amount.value == -7
    assert is_blank(dash)


def test_a_raised_footnote_mark_is_no_part_of_the_number() -> None:
    amount = parse_amount("8,500,000.00^①")
    assert amount is not None
    assert amount.value == Decimal("8500000.00")
    assert parse_amount("8,500,000.00^1") is None  # a digit may be one of the number's own
