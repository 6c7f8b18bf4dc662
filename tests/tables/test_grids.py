"""Whatever the numbers: a table written in three ways gives the same facts."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

CODES = ["2010101", "2010102", "2050803", "2080505", "2101101", "2210201"]
NAMES = [
    "行政运行",
    "一般行政管理事务",
    "培训支出",
    "机关事业单位基本养老保险缴费支出",
    "行政单位医疗",
    "住房公积金",
]
money = st.decimals(min_value=Decimal(0), max_value=Decimal("99999.99"), places=2)
tables = st.lists(st.tuples(money, money, st.booleans(), st.booleans()), min_size=1, max_size=6)
Rows = list[tuple[Decimal, Decimal, bool, bool]]


def lines(drawn: Rows) -> list[list[str]]:
    """Header and body; a blank stands for a part that is not printed."""
    body = []
    totals = [Decimal(0)] * 3
    for code, name, (basic, project, has_basic, has_project) in zip(
        CODES, NAMES, drawn, strict=False
    ):
        parts = [basic if has_basic else Decimal(0), project if has_project else Decimal(0)]
        values = [sum(parts, Decimal(0)), *parts]
        totals = [a + b for a, b in zip(totals, values, strict=True)]
        printed = [f"{values[0]:.2f}", *(f"{v:,.2f}" for v in values[1:])]
        body.append(
            [code, name, printed[0], printed[1] if has_basic else "",
             printed[2] if has_project else ""]
        )  # fmt: skip
    body.append(["", "合计", *(f"{v:.2f}" for v in totals)])
    return [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], *body]


def tabs(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def pipes(rows: list[list[str]]) -> str:
    written = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([written[0], "|---|---|---|---|---|", *written[1:]])


def dump(rows: list[list[str]]) -> str:
    return "\n\n".join("\n".join("\t" + cell for cell in row) for row in rows) + "\n\n"


def read(text: str) -> Reading:
    title = "部门支出总表\n\n单位：万元\n\n"
    return read_disclosure(parse_text(title + text, "t"), fiscal_year=2024, phase="approved")


def content(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (f.fact_id, f.row, f.label, f.function_code, f.column, f.amount, f.published, f.row_role)
        for f in reading.facts
    ]


@settings(max_examples=60, deadline=None)
@given(tables)
def test_three_ways_of_writing_one_table(drawn: Rows) -> None:
    rows = lines(drawn)
    expected = [
        (row[1], header, cell)
        for row in rows[1:]
        for header, cell in zip(rows[0][2:], row[2:], strict=True)
        if cell
    ]
    by_tabs = read(tabs(rows))
    assert [(f.label, f.column, f.published) for f in by_tabs.facts] == expected
    assert content(read(pipes(rows))) == content(by_tabs)
    assert content(read(dump(rows))) == content(by_tabs)


@settings(max_examples=40, deadline=None)
@given(tables, st.integers(min_value=1, max_value=5))
def test_facts_keep_their_ids_when_prose_is_put_before_the_table(drawn: Rows, more: int) -> None:
    rows = tabs(lines(drawn))
    text = "一、说明。\n\n" * more
    before = read_disclosure(
        parse_text(f"部门支出总表\n\n单位：万元\n\n{rows}", "t"),
        fiscal_year=2024,
        phase="approved",
    )
    after = read_disclosure(
        parse_text(f"{text}部门支出总表\n\n单位：万元\n\n{rows}", "t"),
        fiscal_year=2024,
        phase="approved",
    )
    assert content(before) == content(after)


@settings(max_examples=40, deadline=None)
@given(tables, st.integers(min_value=0, max_value=5))
def test_a_page_break_anywhere_changes_nothing(drawn: Rows, at: int) -> None:
    rows = lines(drawn)
    at = 1 + at % (len(rows) - 1)
    first, rest = rows[:at], rows[at:]
    if at == 1:
        return
    whole = content(read(tabs(rows)))
    broken = tabs(first) + "\n\n部门支出总表\n\n单位：万元\n\n" + tabs([rows[0], *rest])
    assert content(read(broken)) == whole
