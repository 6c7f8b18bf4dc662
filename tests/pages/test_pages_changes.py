"""What changed against the year before: only what is said, and only when it adds up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pages_sample import reading

from generator.facts.model import NarrativeBlock, Reading, Statement
from generator.package.read import package_directories, read_package
from generator.pages import selection
from generator.pages.charts.changes import changes
from generator.pages.charts.frame import Frame, Missing, sentence_text
from generator.pages.overview import overview
from generator.pages.stated import change_of, of_whom, signed

ROOT = Path(__file__).parents[2]
_TEXT = (
    "支出预算比上年增加 3 万元，其中：基本支出比上年减少 2 万元，主要原因是人员减少；"
    "项目支出比上年增加 5 万元，主要原因是新增专项。其他情况不变。"
)


def _said(*figures: tuple[str, str, str]) -> Reading:
    """A reading whose prose says changes: subject, kind, 万元 as printed."""
    statements = []
    start = 0
    for number, (subject, kind, printed) in enumerate(figures):
        start = _TEXT.index(f"{printed} 万元", start)
        statements.append(
            Statement(
                f"s{number}", 1, subject, kind, 2024, Decimal(printed) * 10000, printed, "万元",
                Decimal(10000), start, (), "not-in-tables", "line:24",
            )
        )  # fmt: skip
    block = NarrativeBlock(1, "", 0, _TEXT, "line:24")
    return replace(reading(), narrative=(block,), statements=tuple(statements))


_WHOLE = ("支出预算", "increase", "3")
_BASIC = ("基本支出", "decrease", "2")
_PROJECT = ("项目支出", "increase", "5")


def test_changes_said_in_the_prose_with_their_reasons() -> None:
    frame = changes(_said(_WHOLE, _BASIC, _PROJECT), 2024)
    assert isinstance(frame, Frame)
    assert [(row.label, row.amount, row.note) for row in frame.rows] == [
        ("基本支出", Decimal(-20000), "人员减少"),
        ("项目支出", Decimal(50000), "新增专项"),
        ("合计", Decimal(30000), ""),
    ]
    assert sentence_text(frame).startswith("2024 年支出比上年增加 3.00 万元：基本支出减少 2.00")


@pytest.mark.parametrize(
    "figures",
    [(_WHOLE, _BASIC), (_BASIC, _PROJECT), (("支出预算", "decrease", "3"), _BASIC, _PROJECT), ()],
)
def test_what_does_not_add_up_or_is_not_said_is_refused(
    figures: tuple[tuple[str, str, str], ...],
) -> None:
    answer = changes(_said(*figures), 2024)
    assert isinstance(answer, Missing)
    assert answer.wanted == ("changes",)


def test_a_change_said_of_another_year_is_not_used() -> None:
    given = _said(_WHOLE, _BASIC, _PROJECT)
    assert isinstance(changes(given, 2023), Missing)


def _both_years() -> Reading:
    """The sample with a second year in its table of expenditure."""
    given = reading()
    before = [
        replace(f, fact_id=f"{f.fact_id}-b", fiscal_year=2023, column="上年", amount=f.amount / 2)
        for f in given.facts
        if f.table_id == "t1" and f.column_role == "total"
    ]
    return replace(given, facts=(*given.facts, *before))


def test_a_table_with_both_years_gives_steps_by_class() -> None:
    frame = changes(_both_years(), 2024)
    assert isinstance(frame, Frame)
    *steps, total = frame.rows
    assert sum(row.amount for row in steps) == total.amount > 0
    assert {part.series for row in frame.rows for part in row.parts} == {"more"}


def test_the_committed_disclosures() -> None:
    found = {
        path.name[:6]: changes(package.reading, package.manifest.fiscal_year)
        for path in package_directories(ROOT / "datapackages")
        for package in [read_package(path)]
    }
    totals = {key: f.rows[-1].amount for key, f in found.items() if isinstance(f, Frame)}
    assert totals == {"500000": -182000, "500152": -214900, "650202": 1919300}


def test_the_change_of_a_total_is_found_where_the_prose_names_both() -> None:
    found = {}
    for path in package_directories(ROOT / "datapackages"):
        package = read_package(path)
        view = overview(package)
        if view.stated:
            found[path.name[:6]] = signed(view.stated), view.stated.source
    assert found == {
        "130184": (Decimal(272900), "line:1382"),  # 2020 printed for 2021, and compared with 2020
        "410500": (Decimal(1174800), "line:80"),
        "500000": (Decimal(-182000), "line:25"),
        "500152": (Decimal(-214900), "line:23"),
        "650202": (Decimal(1919300), "line:299"),
    }


def test_a_change_of_something_else_is_not_that_of_the_total() -> None:
    given = _said(("支出预算", "increase", "3"))
    total = next(f for f in given.facts if f.row_role == "total")
    assert change_of(given, 2024, total) is None
    level = replace(given.statements[0], kind="level", amount=total.amount)
    other = replace(given, statements=(*given.statements, level))
    assert change_of(other, 2024, total) == given.statements[0]
    elsewhere = replace(given, statements=(*given.statements, replace(level, block=7)))
    assert change_of(elsewhere, 2024, total) is None


def test_what_is_carried_over_is_not_spent() -> None:
    given = reading()
    total = next(f for f in given.facts if f.table_id == "t1" and f.row_role == "total")
    spent = replace(
        total, fact_id="own", label="本年支出合计", row_role="subtotal", amount=Decimal(5)
    )
    both = replace(given, facts=(*given.facts, spent))
    found = selection.total(both, 2024, ("expenditure-summary",))
    assert found
    assert found.fact_id == "own"


def test_the_change_of_both_sides_of_final_accounts_is_told_of_the_balance() -> None:
    """与2022年度相比，收、支总计各增加: what is spent is 5 less than the 总计 beside it."""
    given = _said(("收、支总计", "increase", "3"), ("收入合计", "increase", "5"))
    balance = next(f for f in given.facts if f.table_id == "t1" and f.row_role == "total")
    spent = replace(
        balance, fact_id="own", label="本年支出合计", row_role="subtotal",
        amount=balance.amount - 5,
    )  # fmt: skip
    level = replace(given.statements[0], kind="level", amount=balance.amount)
    both = replace(given, facts=(*given.facts, spent), statements=(level, *given.statements))
    found = change_of(both, 2024, spent)
    assert found == given.statements[0]
    assert of_whom(found, spent) == "收、支总计"
    assert of_whom(found, balance) == ""
    alone = replace(both, statements=(level, given.statements[1]))
    assert change_of(alone, 2024, spent) is None  # the 总计 says nothing of what only came in
