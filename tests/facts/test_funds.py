"""Which money an amount is of, where the kind of the table alone would say it wrongly."""

from __future__ import annotations

from generator.documents.text import parse_text
from generator.facts.read import read_disclosure


def test_a_table_that_shows_its_own_fund_as_a_part_is_of_others_too() -> None:
    text = """“三公”经费情况表

单位：万元

| 项目 | 本年预算数 | 其中：公共预算财政拨款 |
| --- | --- | --- |
| 合计 | 34.35 | 32.65 |
| 1.因公出国（境）费用 | 1.70 | 0 |
| 2.公务接待费 | 32.65 | 32.65 |
"""
    reading = read_disclosure(parse_text(text, "a.md", "md"), fiscal_year=2015, phase="approved")
    assert [(fact.published, fact.fund_source) for fact in reading.facts][:2] == [
        ("34.35", ""),
        ("32.65", "general-public-budget"),
    ]
