"""The department's part of a disclosure against the part of its institution(s)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.across.scope import Scope, grand_total
from generator.checks.across.totals import same_total
from generator.checks.identity import Identity, NotComparable
from generator.checks.layout import Tables, TableView
from generator.checks.network import sum_check
from generator.facts.model import Fact
from generator.standards import vocabulary

Key = tuple[str, ...]
_NOT_ALL = "公开的所属单位可能不全"
_MORE = "所属单位之和大于部门合计，单位之间的补助和上缴可能重复计算"


@sum_check(
    "CROSS-LEVELS",
    title="部门预算等于所属单位预算之和",
    title_en="The department's part is the sum of its institutions' parts",
    group="across",
    severity="error",
    basis="预算法第五条至第八条、预算法实施条例第六条（部门预算由所属单位预算组成）",
    strength="statute",
)
def department_and_units(tables: Tables) -> Iterator[Identity | NotComparable]:
    """部门预算各表 = 所属各单位预算同表之和。只有一个单位且各表合计多数一致时逐格比较；
    有几个单位时只比较合计，公开的单位可能不全，不等的不判为错误。

    依据：部门预算由本部门及其所属各单位预算组成（预算法）。
    """
    department, unit = Scope(tables, "department"), Scope(tables, "unit")
    pairs: list[tuple[TableView, TableView]] = []
    for kind in vocabulary.kinds():
        here = tables.of_kind(kind.kind, "department")
        there = tables.of_kind(kind.kind, "unit")
        if len(here) == 1 and len(there) == 1:
            pairs.append((here[0], there[0]))
        elif len(here) == 1 and len(there) > 1 and kind.layout == "rows":
            yield from _sum_of_units(here[0], there, department, unit)
    same = sum(_same_total(a, b, department, unit) for a, b in pairs)
    if pairs and same * 2 <= len(pairs):
        yield NotComparable(
            "部门预算与所属单位预算", "The department's part against its institutions'",
            f"两者合计多数不同，{_NOT_ALL}",
            tuple(view.id for pair in pairs for view in pair),
        )  # fmt: skip
        return
    for first, second in pairs:
        yield from _cells(first, second)


def _same_total(first: TableView, second: TableView, here: Scope, there: Scope) -> bool:
    direction = "expenditure" if first.kind.direction == "two-sided" else ""
    one, other = grand_total(first, here, direction), grand_total(second, there, direction)
    return one is not None and other is not None and one.amount == other.amount


def _sum_of_units(
    first: TableView, units: tuple[TableView, ...], here: Scope, there: Scope
) -> Iterator[Identity]:
    direction = "expenditure" if first.kind.direction == "two-sided" else ""
    whole = grand_total(first, here, direction)
    parts = tuple(f for unit in units if (f := grand_total(unit, there, direction)))
    if whole and parts:
        more = sum(part.amount for part in parts) > whole.amount
        yield same_total(
            replace(units[0], unit=""), first, parts, (whole,), "合计", "total of all institutions",
            unsure=_MORE if more else _NOT_ALL,
        )  # fmt: skip


def _cells(first: TableView, second: TableView) -> Iterator[Identity]:
    """The same cell of both tables, by its row words, codes and column."""
    here, there = _keyed(first), _keyed(second)
    for key, fact in here.items():
        other = there.get(key)
        if other is not None:
            label = fact.project_name or fact.label or "合计"
            yield same_total(
                second, first, (other,), (fact,), f"“{label}”行“{fact.column}”栏",
                f"row “{label}”",
            )  # fmt: skip


def _keyed(view: TableView) -> dict[Key, Fact]:
    found: dict[Key, Fact] = {}
    for fact in view.facts:
        words = (
            fact.direction, fact.column, str(fact.fiscal_year), fact.label,
            fact.function_code, fact.economic_code, fact.government_economic_code,
            fact.unit_code, fact.project_name,
        )  # fmt: skip
        number = 1
        while (*words, str(number)) in found:
            number += 1
        found[(*words, str(number))] = fact
    return found
