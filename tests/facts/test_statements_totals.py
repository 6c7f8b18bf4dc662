"""Totals said in the prose against those of the tables: which of several totals is meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.facts.model import Fact, NarrativeBlock, PublishedTable, Reading
from generator.facts.statements import read_statements

YEAR = 2023


def total(
    key: str, amount: str, kind: str, direction: str, label: str = "合计", **changes: object
) -> Fact:
    """A total of a table in 万元 with two decimals."""
    values: dict[str, object] = {
        "fact_id": key, "table_id": kind, "table_kind": kind, "reporting_level": "department",
        "row": 9, "label": label, "row_role": "total", "column": "金额", "column_role": "total",
        "direction": direction, "phase": "executed", "fiscal_year": YEAR,
        "amount": Decimal(amount) * 10000, "published": amount, "published_unit": "万元",
        "precision": Decimal(100), "source": "table:1!r9c2",
    }  # fmt: skip
    return Fact(**{**values, **changes})  # type: ignore[arg-type]


def verdicts(text: str, *facts: Fact, levels: tuple[str, ...] = ()) -> list[str]:
    """The verdicts on a sentence of a Word file, which has no lines."""
    tables = tuple(
        PublishedTable(f"t-{n}", n, "", "总表", "other", level, "万元", "parsed", "", f"table:{n}")
        for n, level in enumerate(levels, 1)
    )
    block = NarrativeBlock(1, "", 0, text, "paragraph:1")
    reading = Reading(tables, facts, (), (block,), (), ())
    return [statement.verdict for statement in read_statements(reading, YEAR)]


@pytest.mark.parametrize(
    ("levels", "expected"), [(("unit",), "differs"), (("department", "unit"), "not-in-tables")]
)
def test_prose_speaks_of_the_unit_where_all_tables_do(
    levels: tuple[str, ...], expected: str
) -> None:
    fact = total("f-1", "630.48", "revenue-summary", "revenue", reporting_level="unit")
    assert verdicts("收入总预算603.48万元。", fact, levels=levels) == [expected]
