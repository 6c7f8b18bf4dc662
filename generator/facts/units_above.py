"""Rows below the row of a unit are the unit's: its office is printed once, above them.

Offices with their classes or projects below them: 单位 on the row 小计 alone, 单位代码 on the
row of the office alone. Only sums prove that the rows down to the next office are this one's;
where the items do not make its amount, in every column, nothing is said of their office. A
row between that names something by no code, no class and no kind of spending may be an office
itself (局机关): what stands below it is of no office that is known. One that is called as an
office is that office where the header names units and classes (单位名称（科目名称）), or where the
classes below it make its amounts; in a list without codes all names below a 类 are classes. What
stands below a row called as an office, and is not proved to be its own, says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.facts.doubts import UNSURE_OFFICE, with_doubt
from generator.facts.labels import Label
from generator.facts.office_sections import (
    Amounts,
    called_as_unit,
    heads_rows,
    is_class,
    make,
    may_be_unit,
    names_highest,
    section,
    unit_of,
)
from generator.facts.projects_of_units import is_office
from generator.tables.rounding import half_step

_NONE = Decimal(0)


def with_units_above(
    labels: Sequence[Label],
    roles: Sequence[str],
    values: Sequence[Amounts],
    above: Sequence[bool],
    *,
    shared: bool,
) -> tuple[Label, ...]:
    """The labels, classes and projects below a unit that they sum to under its code and name.

    `above` are the rows called as offices above classes, `shared` where one column names units and
    classes.
    """
    rows = _Rows(labels, roles, values, above)
    owned, classes = _with_own_rows(rows, shared=shared)
    named = _with_outer_offices(owned, rows, classes)
    return tuple(_with_doubts(named, roles, _heads(named, rows, shared=shared)))


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a list as they were before any is known to be of an office."""

    labels: Sequence[Label]
    roles: Sequence[str]
    values: Sequence[Amounts]
    above: Sequence[bool]

    @property
    def names_classes(self) -> bool:
        """True where a 类 has no code."""
        return any(names_highest(at, self.labels) for at in range(len(self.labels)))

    @property
    def half(self) -> Decimal:
        """Half of the last digit that is printed."""
        return half_step(self.values)


def _with_own_rows(rows: _Rows, *, shared: bool) -> tuple[list[Label], set[int]]:
    """The labels, rows that make the office above them as its own; and the rows of classes."""
    labels, roles, half = rows.labels, rows.roles, rows.half
    named = list(labels)
    if shared:
        by_sums = rows.names_classes
        for at, own in enumerate(labels):
            if not by_sums or (rows.above[at] and roles[at] != "item"):
                named[at] = called_as_unit(own, shared=True)
    offices = [may_be_unit(own) and is_office(own) for own in labels]  # 图书馆 may be a 项, too
    classes = {at for at, own in enumerate(labels) if is_class(own)}
    for at, own in enumerate(named):
        unit = called_as_unit(own, shared=False)
        if roles[at] == "item" or unit.coded or not unit_of(unit) or not rows.values[at]:
            continue
        by_name = rows.above[at] and names_highest(at + 1, labels)
        below = _rows_that_make(at, rows, half, *((offices, rows.above) if by_name else (None,)))
        items = [labels[row] for row in below if roles[row] == "item"]
        coded = all(item.coded and is_class(item) for item in items)
        if not below or not (unit_of(own) or by_name or coded):
            continue
        named[at] = unit
        classes.update(below)
        for row in below:
            if by_name or labels[row].coded or roles[row] == "item":
                named[row] = replace(
                    labels[row], unit_code=unit.unit_code, unit_name=unit.unit_name
                )
    return named, classes


def _heads(named: Sequence[Label], rows: _Rows, *, shared: bool) -> list[bool]:
    """Which rows are offices with rows of their own below, known to be theirs or not."""
    labels = rows.labels
    is_bare = not rows.names_classes and any(map(is_class, labels))
    is_bare = is_bare and not any(own.coded for own in labels)
    heads = []
    for at, own in enumerate(named):
        is_called = heads_rows(labels[at], shared=False)
        is_unit = unit_of(own) is not None and (shared or is_called)
        is_sum = is_bare and rows.roles[at] == "subtotal" and is_called
        heads.append(rows.above[at] or is_unit or is_sum)
    return heads


def _rows_that_make(at: int, rows: _Rows, half: Decimal, *ends: Sequence[bool] | None) -> list[int]:
    """The rows below an office whose items make it, down to one of the `ends`; none where none."""
    for heads in ends:
        below = list(section(at, rows.labels, rows.roles, heads))
        items = [rows.values[row] for row in below if rows.roles[row] == "item"]
        if items and make(items, rows.values[at], half):
            return below
    return []


def _with_doubts(
    labels: Sequence[Label], roles: Sequence[str], heads: Sequence[bool]
) -> Iterator[Label]:
    """The labels, those below an office that are not known to be of it with a note that says so."""
    is_below = False
    for own, role, heads_others in zip(labels, roles, heads, strict=True):
        is_below = role != "total" and (is_below or heads_others)
        is_unsure = is_below and not unit_of(own)
        yield with_doubt(own, UNSURE_OFFICE) if is_unsure else own


def _with_outer_offices(
    labels: Sequence[Label], rows: _Rows, classes: Collection[int]
) -> tuple[Label, ...]:
    """The labels, an office right above others that sum to it as a unit of its own."""
    named, inner, count, half = list(labels), Amounts(), 0, rows.half
    for at in reversed(range(len(labels) - 1)):
        own, below, amounts = named[at], named[at + 1], rows.values[at]
        if rows.roles[at] not in {"subtotal", "total"} or own.coded or at in classes:
            continue
        if unit_of(own):
            inner, count = _plus(inner, amounts), count + 1
        elif unit_of(below) and not below.coded and make([inner], amounts, half * count):
            named[at], inner, count = called_as_unit(own, shared=False), {}, 0
    return tuple(named)


def _plus(one: Amounts, other: Amounts) -> Amounts:
    return one | {column: one.get(column, _NONE) + amount for column, amount in other.items()}
