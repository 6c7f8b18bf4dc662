"""Totals of the prose beside tables that are known by their titles, and limited to a fund."""

from __future__ import annotations

from dataclasses import replace

import pytest
from prose_cases import CHECK
from sample_disclosure import disclosure, fact, prose, table, verdicts

from generator.checks.model import Disclosure
from generator.facts.model import Reading
from generator.facts.statements import read_statements

LIMITED = "政府购买服务预算财政拨款明细表"
WHOLE = "政府购买服务预算表"


def case(text: str, title: str, kind: str = "other") -> Disclosure:
    """A sentence above a table of one total, 3,222.23万元."""
    total = fact("3222.23", label="合计", row_role="total", table_kind=kind)
    tables, blocks = (table("t1", kind, title=title),), prose(text)
    reading = Reading(tables, (total,), (), blocks, (), ())
    said = read_statements(reading, 2024)
    return replace(disclosure(blocks=blocks), reading=replace(reading, statements=said))


@pytest.mark.parametrize(
    ("text", "title", "held", "limited"),
    [
        ("政府购买服务预算总额3226.23万元。", WHOLE, ["violated"], []),
        ("政府购买服务预算总额3222.23万元。", WHOLE, ["holds"], []),
        ("政府购买服务预算总额3222.23万元。", LIMITED, ["holds"], []),
        # of the same fund
        ("财政拨款政府购买服务预算总额3226.23万元。", LIMITED, ["violated"], []),
        # of all funds, perhaps: more may be, less cannot
        ("政府购买服务预算总额3226.23万元。", LIMITED, [], ["undetermined"]),
        ("政府购买服务预算总额3126.23万元。", LIMITED, [], ["violated"]),
        ("政府性基金安排政府购买服务预算3126.23万元。", LIMITED, [], []),
        ("局机关本级政府购买服务预算3126.23万元。", LIMITED, [], []),
        ("直属单位工作安排：政府购买服务预算3126.23万元。", LIMITED, [], ["undetermined"]),
        # its part of the fund is said, too
        ("政府购买服务预算3226.23万元，其中财政拨款3222.23万元。", LIMITED, ["holds"], []),
        # less than all of it, another thing
        ("信息化政府购买服务预算300.00万元。", WHOLE, [], []),
        ("政府购买服务预算总额300.00万元。", "政府采购（含政府购买服务）预算表", [], []),
        ("政府采购预算总额300.00万元。", WHOLE, [], []),
    ],
)
def test_the_total_of_purchased_services_is_that_of_their_table(
    text: str, title: str, held: list[str], limited: list[str]
) -> None:
    made = case(text, title)
    found = (verdicts(CHECK["PROSE-TABLE"], made), verdicts(CHECK["PROSE-OF-FUND"], made))
    assert found == (held, limited)


@pytest.mark.parametrize(
    ("amount", "title", "held", "limited"),
    [
        ("3226.23", "政府采购预算表", ["violated"], []),
        ("3226.23", "政府采购预算财政拨款明细表", [], ["undetermined"]),
        ("3126.23", "政府采购预算财政拨款明细表", [], ["violated"]),
        ("3222.23", "政府采购预算财政拨款明细表", ["holds"], []),
    ],
)
def test_purchases_of_all_funds_are_not_held_against_a_table_of_one(
    amount: str, title: str, held: list[str], limited: list[str]
) -> None:
    made = case(f"政府采购预算总额{amount}万元。", title, "procurement")
    found = (verdicts(CHECK["PROSE-TABLE"], made), verdicts(CHECK["PROSE-OF-FUND"], made))
    assert found == (held, limited)
