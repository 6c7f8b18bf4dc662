"""Statements of sentences made in a test, and facts they may restate."""

from __future__ import annotations

from decimal import Decimal

from generator.facts.model import Fact, NarrativeBlock, Reading, Statement
from generator.facts.statements import read_statements

YEAR = 2023


def fact(fact_id: str, amount: str, **changes: object) -> Fact:
    """A total of the expenditure side in 万元 with two decimals."""
    values: dict[str, object] = {
        "fact_id": fact_id,
        "table_id": "expenditure-summary",
        "table_kind": "expenditure-summary",
        "reporting_level": "department",
        "row": 1,
        "label": "合计",
        "row_role": "total",
        "column": "合计",
        "column_role": "total",
        "direction": "expenditure",
        "phase": "approved",
        "fiscal_year": YEAR,
        "amount": Decimal(amount) * 10000,
        "published": amount,
        "published_unit": "万元",
        "precision": Decimal(100),
        "source": "line:900",
    }
    return Fact(**{**values, **changes})  # type: ignore[arg-type]


def said(*texts: str, facts: tuple[Fact, ...] = (), section: str = "") -> tuple[Statement, ...]:
    blocks = tuple(
        NarrativeBlock(n, section, 0, text, f"line:{n}") for n, text in enumerate(texts, 1)
    )
    return read_statements(Reading((), facts, (), blocks, (), ()), YEAR)


def brief(*texts: str) -> list[tuple[str, str, str, str]]:
    return [(s.subject, s.kind, str(s.amount), s.published_unit) for s in said(*texts)]
