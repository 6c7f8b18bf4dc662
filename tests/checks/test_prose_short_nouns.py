"""A change whose sentence calls the thing by less than the one before: its rate is checked."""

from __future__ import annotations

import pytest
from prose_cases import CHECK, with_nouns
from sample_disclosure import disclosure, evaluations, fact, prose, table, verdicts

from generator.facts.model import Reading
from generator.facts.statements import read_statements

PAIRS = [
    ("一般公共预算财政拨款支出90.00万元，占本年支出合计的90.00%。", "一般公共预算财政拨款"),
    ("财政拨款预算支出90.00万元，占本年支出合计的90.00%。", "财政拨款支出"),
    ("总收入90.00万元，其中本年收入90.00万元。总支出90.00万元。", "收、支总计各"),
]


@pytest.mark.parametrize(("level", "noun"), PAIRS)
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ("减少10.00万元，下降10.00%", "holds"),
        ("减少10.00万元，下降11.00%", "violated"),
        ("减少10.00万元，增长10.00%", "violated"),
    ],
)
def test_a_shorter_noun_is_of_the_amount_before(
    level: str, noun: str, change: str, verdict: str
) -> None:
    text = f"{level}与上年相比，{noun}{change}。"
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text)) == [verdict]


def test_it_is_of_neither_where_both_sides_differ() -> None:
    text = "财政拨款收入100.00万元，财政拨款支出90.00万元。"
    change = "与上年相比，财政拨款减少10.00万元，下降9.00%。"
    assert verdicts(CHECK["PROSE-CHANGE"], with_nouns(text + change)) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("增长10.00%", []),
        ("增加0.20万元", []),
        ("增长16.00%", ["增加10.00%"]),
        ("下降10.00%", ["增加10.00%"]),
        ("增加0.80万元", ["增加0.2万元"]),
    ],
)
def test_a_change_is_compared_with_the_table_of_both_years(change: str, told: list[str]) -> None:
    blocks = prose(f"公务接待费较2023年预算{change}，主要原因是接待增加。")
    facts = tuple(
        fact(
            amount, table_id="t", table_kind="three-public-expenses", label="公务接待费",
            item="three-public/reception", fiscal_year=year, row=1,
        )
        for amount, year in (("2.00", 2023), ("2.20", 2024))
    )  # fmt: skip
    tables = (table("t", "three-public-expenses"),)
    reading = Reading(tables, facts, (), tuple(blocks), (), ())
    case = disclosure(
        blocks=blocks, facts=facts, tables=tables, statements=read_statements(reading, 2024)
    )
    found = evaluations(CHECK["PROSE-TABLE"], case)
    assert [one.expected for one in found if one.verdict == "violated"] == told


@pytest.mark.parametrize(("now", "before"), [("approved", "executed"), ("executed", "executed")])
def test_a_change_against_another_stage_of_last_year_is_no_matter_of_the_table(
    now: str, before: str
) -> None:
    blocks = prose("公务接待费2.20万元，比2023年年初预算数增加0.50万元。")
    facts = tuple(
        fact(
            amount, table_id="t", table_kind="three-public-expenses", label="公务接待费",
            item="three-public/reception", fiscal_year=year, row=1, phase=phase,
        )
        for amount, year, phase in (("2.00", 2023, before), ("2.20", 2024, now))
    )  # fmt: skip
    tables = (table("t", "three-public-expenses"),)
    reading = Reading(tables, facts, (), tuple(blocks), (), ())
    case = disclosure(
        blocks=blocks, facts=facts, tables=tables, statements=read_statements(reading, 2024)
    )
    assert verdicts(CHECK["PROSE-TABLE"], case) == ["holds"]


def test_the_rate_of_the_other_side_is_not_of_the_side_before() -> None:
    blocks = prose("2024年预算收入较上年增长10%，支出较上年增长19.39%。")
    facts = tuple(
        fact(
            amount, table_id="t", table_kind="revenue-expenditure-summary", label="收入总计",
            direction="revenue", fiscal_year=year, row=1, row_role="total",
        )
        for amount, year in (("100.00", 2023), ("110.00", 2024))
    )  # fmt: skip
    tables = (table("t", "revenue-expenditure-summary"),)
    reading = Reading(tables, facts, (), tuple(blocks), (), ())
    case = disclosure(
        blocks=blocks, facts=facts, tables=tables, statements=read_statements(reading, 2024)
    )
    assert "violated" not in verdicts(CHECK["PROSE-TABLE"], case)
