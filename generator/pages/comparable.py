"""Whether two figures of two disclosures may stand side by side, and why not.

Pure: two measures in, a reason or nothing out. Figures are comparable only when they mean
the same: the same thing, unit, funds, phase, reporting level and year. One department may be
followed over the years; different departments may not be compared across them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.pages import words
from generator.pages.quotes import quoted

_LEVELS = {"department": "部门汇总", "unit": "单位本级"}


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure and everything that decides what it can be compared with."""

    key: str  # what is measured
    label: str
    value: Decimal
    unit: str  # percent | yuan | yuan-per-post
    fund_scope: str  # a fund source of the data contract; empty: all funds
    phase: str  # approved | executed
    fiscal_year: int
    reporting_level: str  # department | unit
    department: str  # who, over the years
    source: str = ""  # locator of the figure, or of the part it is computed from


def comparable(a: Measure, b: Measure) -> str | None:
    """The reason why two measures must not be compared; None when they may be."""
    if a.key != b.key:
        return f"所指不同：一个是{quoted(a.label)}，一个是{quoted(b.label)}。"
    if a.unit != b.unit:
        return "计量单位不同。"
    if a.fund_scope != b.fund_scope:
        return f"资金口径不同：一个是{funds(a)}，一个是{funds(b)}。"
    if a.phase != b.phase:
        return f"阶段不同：一个是{words.phase(a.phase)}，一个是{words.phase(b.phase)}。"
    if a.reporting_level != b.reporting_level:
        one, other = (_LEVELS.get(m.reporting_level, m.reporting_level) for m in (a, b))
        return f"填报口径不同：一个是{one}，一个是{other}。"
    if a.fiscal_year != b.fiscal_year and a.department != b.department:
        return f"年度不同：一个是 {a.fiscal_year} 年，一个是 {b.fiscal_year} 年。"
    if a.unit == "yuan" and a.department != b.department:
        return "部门大小和职责不同，总额并列没有意义，只比占比和按编制平均的数。"
    return None


def funds(measure: Measure) -> str:
    """The funds that a figure covers, in words."""
    return words.FUND_SOURCES.get(measure.fund_scope, measure.fund_scope) or "全部资金"


def quartiles(values: list[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """Lower quartile, median, upper quartile of at least five values, by interpolation."""
    ordered = sorted(values)
    return (_at(ordered, 1), _at(ordered, 2), _at(ordered, 3))


def _at(ordered: list[Decimal], quarter: int) -> Decimal:
    place = Decimal(quarter * (len(ordered) - 1)) / 4
    below = int(place)
    if below + 1 == len(ordered):
        return ordered[below]
    return ordered[below] + (ordered[below + 1] - ordered[below]) * (place - below)
