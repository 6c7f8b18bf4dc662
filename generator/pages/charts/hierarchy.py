"""What exactly is it spent on: functional codes from class to item, as one hierarchy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.facts.model import Fact, Reading
from generator.pages import selection, words
from generator.pages.charts.answers import Answer, basis_of, sorted_bars, sum_row
from generator.pages.charts.frame import Group, Missing, Row
from generator.standards.classifications import functional

_NAME, _TITLE = "function-items", "从类到项，钱怎么分？"
_LEVELS = (3, 5)  # digits of the codes of a class and of a group


def by_function_level(reading: Reading, year: int) -> Answer:
    """Which items make up each class of the functional classification?"""
    chosen = selection.choose(
        reading,
        selection.BY_FUNCTION,
        lambda f: bool(f.function_code) and selection.spent(f, year),
    )
    if not chosen or all(len(f.function_code) < 7 for f in chosen.facts):
        return Missing(
            _NAME, _TITLE, "没有列到“项”级科目的支出表。", ("general-public-expenditure",)
        )
    facts = [f for f in selection.leaves(chosen.facts, lambda f: f.function_code) if f.amount]
    names = selection.function_names(reading)
    rows = {}
    by_code: dict[str, list[Fact]] = {}
    for fact in facts:
        by_code.setdefault(fact.function_code, []).append(fact)
    for code, same in by_code.items():
        row = sum_row(same[0].function_name or same[0].label, same)
        rows[code] = replace(row, path=_path(code, names))
    by, subject = "功能分类的最细科目", words.spending(chosen.table.table_kind)
    answer = sorted_bars(
        _NAME, _TITLE, list(rows.values()), subject, by, basis_of(chosen.table), chosen.total
    )
    if isinstance(answer, Missing) or any(row.amount < 0 for row in rows.values()):
        return answer
    groups = tuple(_groups(chosen.facts, names))
    return replace(answer, shape="icicle", rows=_ordered(rows), groups=groups)


def _groups(facts: Sequence[Fact], names: dict[str, str]) -> Iterator[Group]:
    """Classes and groups as printed; where each unit prints them, what all print together."""
    printed: dict[str, list[Fact]] = {}
    for fact in (f for f in facts if len(f.function_code) in _LEVELS):
        printed.setdefault(fact.function_code, []).append(fact)
    for code, same in printed.items():
        amount = sum((f.amount for f in same), Decimal(0))
        place = same[0].source if len(same) == 1 else ""
        yield Group((*_path(code, names), _name(code, names)), amount, place)


def _path(code: str, names: dict[str, str]) -> tuple[str, ...]:
    above = [code[:digits] for digits in _LEVELS if digits < len(code)]
    return tuple(_name(c, names) for c in above)


def _name(code: str, names: dict[str, str]) -> str:
    return names.get(code) or functional().name(code) or code


def _ordered(rows: dict[str, Row]) -> tuple[Row, ...]:
    """Larger classes first, larger groups first within a class, larger items within those."""
    sums: dict[str, Decimal] = {}
    for code, row in rows.items():
        for digits in (*_LEVELS, len(code)):
            sums[code[:digits]] = sums.get(code[:digits], Decimal(0)) + row.amount

    def place(code: str) -> list[tuple[Decimal, str]]:
        return [(-sums[code[:digits]], code[:digits]) for digits in (*_LEVELS, len(code))]

    return tuple(rows[code] for code in sorted(rows, key=place) if rows[code].amount)
