"""Amounts as written on the site lose no digit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import amounts


@pytest.mark.parametrize(
    ("yuan", "written"),
    [
        ("2910000", "291.00 万元"),
        ("73484000.00", "7,348.40 万元"),
        ("0", "0.00 万元"),
        ("8582060.85", "858.206085 万元"),
        ("123000000", "1.23 亿元"),
        ("123456789", "12,345.6789 万元"),
        ("-50000", "-5.00 万元"),
    ],
)
def test_money_in_words(yuan: str, written: str) -> None:
    assert amounts.money(Decimal(yuan)) == written


@pytest.mark.parametrize(
    ("yuan", "written"),
    [
        ("2910000", "291.00 万元"),
        ("10771566.00", "约\u00a01,077.16 万元"),  # 1,077.1566: a rounded figure says so
        ("123000000", "1.23 亿元"),
        ("-8582060.85", "约\u00a0-858.21 万元"),
        ("49.00", "0.0049 万元"),  # not about nothing
    ],
)
def test_money_at_a_glance(yuan: str, written: str) -> None:
    assert amounts.brief(Decimal(yuan)) == written


@given(st.decimals(-(10**13), 10**13, places=2))
def test_money_can_be_read_back(amount: Decimal) -> None:
    number, unit = amounts.money(amount).split(" ")
    factor = {"万元": amounts.WAN, "亿元": amounts.YI}[unit]
    assert Decimal(number.replace(",", "")) * factor == amount


@given(st.decimals(-(10**9), 10**9, places=2))
def test_plain_digits_can_be_read_back(amount: Decimal) -> None:
    assert Decimal(amounts.plain(amount).replace(",", "")) == amount


def test_shares_and_changes() -> None:
    assert amounts.share(Decimal(1), Decimal(3)) == "33.3%"
    assert amounts.share(Decimal(1), Decimal(0)) == "—"
    assert amounts.share(Decimal(1), Decimal(10**6)) == "不足 0.1%"
    assert amounts.change(Decimal(2910000), Decimal(3124900)) == "减少 21.49 万元（6.9%）"
    assert amounts.change(Decimal(5), Decimal(5)) == "持平"
