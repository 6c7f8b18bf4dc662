"""Intervals of printed numbers."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.checks.intervals import AT_MOST, EXACT, WITHIN_ROUNDING, Precision
from generator.facts.model import Fact
from generator.tables.amounts import parse_amount


def fact(printed: str, number: int = 0, table: str = "t", unit: str = "万元") -> Fact:
    amount = parse_amount(printed)
    assert amount is not None
    return Fact(
        fact_id=f"{table}-{number}", table_id=table, table_kind="expenditure-summary",
        reporting_level="department", row=number, label="", row_role="item", column="合计",
        column_role="total", direction="expenditure", phase="approved", fiscal_year=2024,
        amount=amount.yuan(unit), published=printed, published_unit=unit,
        precision=amount.precision(unit), source=f"line:{number}",
    )  # fmt: skip


def facts(*printed: str, table: str = "t", unit: str = "万元") -> list[Fact]:
    return [fact(text, number, table, unit) for number, text in enumerate(printed)]


def test_a_sum_holds_exactly_or_within_rounding_or_not() -> None:
    whole, *parts = facts("3.54", "0.00", "3.53")
    near = Precision([whole, *parts]).compare(parts, [whole])
    assert near.agrees
    assert near.exactness == WITHIN_ROUNDING
    whole, *parts = facts("3.53", "0.00", "3.53")
    assert Precision([whole, *parts]).compare(parts, [whole]).exactness == EXACT
    whole, *parts = facts("3.60", "0.00", "3.53")
    assert not Precision([whole, *parts]).compare(parts, [whole]).agrees


def test_a_table_that_drops_zeros_is_as_exact_as_its_longest_number() -> None:
    printed = facts("691.05", "500.75", "190.3", "124")
    precision = Precision(printed)
    assert {precision.half(f) for f in printed} == {Decimal(50)}
    assert not precision.compare(facts("500.75", "190")[0:2], [printed[0]]).agrees


def test_a_table_of_whole_numbers_in_such_a_document_is_as_exact() -> None:
    dropping = facts("691.05", "190.3", "124", table="a")
    whole = facts("3", "2", "1", table="b")
    assert Precision([*dropping, *whole]).half(whole[0]) == Decimal(50)
    assert Precision(whole).half(whole[0]) == Decimal(5000)


def test_one_whole_number_among_cents_is_exact_to_the_cent() -> None:
    printed = facts("291.00", "258.24", "15.17", "291")
    assert Precision(printed).half(printed[-1]) == Decimal(50)


def test_a_lone_finer_number_does_not_sharpen_the_others() -> None:
    printed = facts("10.00", "5.00", "5.00", "0.3333")
    precision = Precision(printed)
    assert precision.half(printed[0]) == Decimal(50)
    assert precision.half(printed[3]) == Decimal("0.5")


def test_at_most() -> None:
    part, whole = facts("5.01", "5.00")
    precision = Precision([part, whole])
    assert precision.compare([part], [whole], AT_MOST).agrees
    assert precision.compare([whole], [fact("9.00", 3)], AT_MOST).agrees
    assert not precision.compare([fact("9.00", 3)], [whole], AT_MOST).agrees


def test_units_are_compared_in_yuan() -> None:
    yuan, wan = fact("8582060.85", 0, "a", "元"), fact("858.21", 0, "b")
    assert Precision([yuan, wan]).compare([yuan], [wan]).agrees


@given(st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=40))
def test_rounding_alone_never_breaks_a_sum(cents: list[int]) -> None:
    """True values to a tenth of a cent of 万元, printed with two decimals."""

    def printed(value: int) -> str:
        rounded = (value + 5) // 10
        return f"{rounded // 100}.{rounded % 100:02d}"

    parts = [fact(printed(value), number) for number, value in enumerate(cents, 1)]
    whole = fact(printed(sum(cents)), 0)
    assert Precision([whole, *parts]).compare(parts, [whole]).agrees


def test_a_coarse_number_in_a_table_that_prints_its_zeros_may_be_rounded() -> None:
    whole, *parts = facts("13", "8.50", "4.20")
    precision = Precision([whole, *parts])
    comparison = precision.compare(parts, [whole])
    assert not comparison.agrees
    assert precision.may_be_rounded(comparison, [whole, *parts])  # 12.70 rounds to 13
    whole, *parts = facts("14", "8.50", "4.20")
    precision = Precision([whole, *parts])
    assert not precision.may_be_rounded(precision.compare(parts, [whole]), [whole, *parts])
    whole, *parts = facts("13", "8.5", "4.22")  # drops its zeros: 13 is 13.00
    precision = Precision([whole, *parts])
    assert not precision.may_be_rounded(precision.compare(parts, [whole]), [whole, *parts])
