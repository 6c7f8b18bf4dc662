"""Recognised figures are proved by sums, or stay undetermined."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.checks.catalogue import CATALOGUE
from generator.checks.model import Disclosure
from generator.checks.scans import CHECKS
from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

TABLE = (
    "部门支出总表\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "2010101\t行政运行\t12.00\t7.00\t5.00\n\t合计\t12.00\t7.00\t5.00\n"
)


def scanned(text: str, confidence: Decimal | None = Decimal("0.99")) -> Disclosure:
    reading = read_disclosure(parse_text(text, "t"), fiscal_year=2024, phase="approved")
    facts = tuple(replace(fact, confidence=confidence) for fact in reading.facts)
    return Disclosure(replace(reading, facts=facts), "某局", "500152", 2024, "approved")


def verdicts(disclosure: Disclosure) -> list[str]:
    return [evaluation.verdict for evaluation in CHECKS[0].function(disclosure)]


def test_figures_in_sums_that_hold_are_proved() -> None:
    assert verdicts(scanned(TABLE)) == ["holds"]


def test_figures_in_no_sum_stay_undetermined() -> None:
    lone = "部门支出总表\n\n单位：万元\n\n科目编码\t科目名称\t合计\n2010101\t行政运行\t12.00\n"
    assert verdicts(scanned(lone)) == ["undetermined"]


def test_a_text_layer_needs_no_proof() -> None:
    assert verdicts(scanned(TABLE, None)) == []
    assert CHECKS[0] in CATALOGUE


def test_flattened_tables_are_unreadable_with_every_number_unread() -> None:
    reading: Reading = read_disclosure(
        parse_text(
            "当前位置 2014年部门支出总表 单位：万元 项目 合计 161.90 45.03 116.87 1,511.71\n", "t"
        ),
        fiscal_year=2014,
        phase="executed",
    )
    table = reading.tables[0]
    assert (table.status, table.table_kind, table.amount_cells) == (
        "unreadable",
        "expenditure-summary",
        4,
    )
    assert [token.text for token in reading.unread] == ["161.90", "45.03", "116.87", "1,511.71"]
    assert reading.facts == ()
