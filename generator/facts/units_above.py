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
from dataclasses import replace
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
    names = any(names_highest(at, labels) for at in range(len(labels)))
    proved = [not names or (above[at] and role != "item") for at, role in enumerate(roles)]
    named = [
        called_as_unit(own, shared=True) if shared and proved[at] else own
        for at, own in enumerate(labels)
    ]
    half = half_step(values)
    offices = [may_be_unit(own) and is_office(own) for own in labels]  # 图书馆 may be a 项, too
    classes = {at for at, own in enumerate(labels) if is_class(own)}
    for at, own in enumerate(named):
        unit = called_as_unit(own, shared=False)
        if roles[at] == "item" or unit.coded or not unit_of(unit) or not values[at]:
            continue
        by_name = above[at] and names_highest(at + 1, labels)
        ends = (offices, above) if by_name else (None,)
        below = _rows_that_make(at, labels, roles, values, half, *ends)
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
    named = list(_with_outer_offices(named, roles, values, half, classes))
    bare = not names and any(map(is_class, labels)) and not any(own.coded for own in labels)
    heads = [
        above[at]
        or (unit_of(own) is not None and (shared or heads_rows(labels[at], shared=False)))
        or (bare and roles[at] == "subtotal" and heads_rows(labels[at], shared=False))
        for at, own in enumerate(named)
    ]
    return tuple(_with_doubts(named, roles, heads))


def _rows_that_make(
    at: int,
    labels: Sequence[Label],
    roles: Sequence[str],
    values: Sequence[Amounts],
    half: Decimal,
    *ends: Sequence[bool] | None,
) -> list[int]:
    """The rows below an office whose items make it, down to one of the `ends`; none where none."""
    for heads in ends:
        rows = list(section(at, labels, roles, heads))
        items = [values[row] for row in rows if roles[row] == "item"]
        if items and make(items, values[at], half):
            return rows
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
    labels: Sequence[Label],
    roles: Sequence[str],
    values: Sequence[Amounts],
    half: Decimal,
    classes: Collection[int],
) -> tuple[Label, ...]:
    """The labels, an office right above others that sum to it as a unit of its own."""
    named, inner, count = list(labels), Amounts(), 0
    for at in reversed(range(len(labels) - 1)):
        own, below = named[at], named[at + 1]
        if roles[at] not in {"subtotal", "total"} or own.coded or at in classes:
            continue
        if unit_of(own):
            inner, count = _plus(inner, values[at]), count + 1
        elif unit_of(below) and not below.coded and make([inner], values[at], half * count):
            named[at], inner, count = called_as_unit(own, shared=False), {}, 0
    return tuple(named)


def _plus(one: Amounts, other: Amounts) -> Amounts:
    return one | {column: one.get(column, _NONE) + amount for column, amount in other.items()}
