"""Pages of a table in which a column is blank: no number slides under its neighbour's word."""

from __future__ import annotations

from decimal import Decimal

from generator.documents.text import parse_text
from generator.facts.model import Fact
from generator.facts.read import read_disclosure

_HEADER = ("科目编码", "科目名称", "合计", "人员经费", "公用经费")


def _html(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _facts(*pages: str) -> tuple[Fact, ...]:
    title = "表6 一般公共预算基本支出表\n\n单位：万元\n\n"
    text = title + "\n\n".join(pages) + "\n"
    return read_disclosure(parse_text(text, "t"), fiscal_year=2023, phase="approved").facts


def _told(facts: tuple[Fact, ...]) -> dict[tuple[str, str], Decimal]:
    return {(fact.label, fact.column): fact.amount for fact in facts}


def test_a_page_of_running_costs_leaves_the_personnel_column_blank() -> None:
    facts = _facts(
        _html(_HEADER, ("301", "工资福利支出", "60.00", "60.00", "")),
        _html(("310", "资本性支出", "9.00", "", "9.00")),
    )
    told = _told(facts)
    assert told["资本性支出", "公用经费"] == Decimal(90000)
    assert ("资本性支出", "人员经费") not in told
    types = {f.column: f.expenditure_type for f in facts if f.label == "资本性支出"}
    assert types == {"合计": "basic", "公用经费": "basic-public-use"}


def test_pages_that_leave_different_columns_blank() -> None:
    header = ("科目编码", "科目名称", "合计", "人员经费", "公用经费", "备注")
    told = _told(
        _facts(
            _html(header, ("302", "商品和服务支出", "9.00", "", "9.00", "")),
            _html(("301", "工资福利支出", "60.00", "60.00", "", "含绩效")),
            _html(("303", "对个人和家庭的补助", "5.00", "5.00", "", "")),
        )
    )
    assert told["工资福利支出", "人员经费"] == Decimal(600000)
    assert told["对个人和家庭的补助", "人员经费"] == Decimal(50000)
    assert told["商品和服务支出", "公用经费"] == Decimal(90000)
