"""Units and projects printed in the first row of their group alone, the cells below left blank.

Merged cells that were taken apart; so may classes be. A row 小计 that the rows down to it make
proves whose they are; where there is none the rows say that their office is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.facts.doubts import UNSURE_BLANK, UNSURE_CLASS, with_doubt
from generator.facts.labels import Label
from generator.facts.office_sections import Amounts, make, unit_of
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.rounding import half_step


def with_units_of_groups(
    labels: Sequence[Label], roles: Sequence[str], values: Sequence[Amounts]
) -> tuple[Label, ...]:
    """The labels, rows without unit below one that has it as its, or with the doubt."""
    named, half = list(labels), half_step(values)
    for group in _groups(labels, roles):
        first, *rest = group
        closing = next((row for row in rest if _is_sum(labels[row]) and values[row]), first)
        parts = range(_begin(first, labels), closing)
        items = [values[row] for row in parts if roles[row] == "item"]
        is_proved = bool(items) and closing > first and make(items, values[closing], half)
        only_sums = all(_is_sum(labels[row]) for row in rest)
        for row in rest:
            if is_proved and row <= closing:
                named[row] = _as_in(labels[first], labels[row])
            elif not only_sums:
                named[row] = with_doubt(labels[row], UNSURE_BLANK)
    return tuple(named)


def with_blank_classes(labels: Sequence[Label]) -> tuple[Label, ...]:
    """The labels, rows of a unit alone below a class of another unit with the doubt.

    小学教育 | 某县第一小学, and below a blank | 某县第二小学: the class may go on. An office above
    its own classes is none of these; of several offices right below a class none is.
    """
    told: list[Label] = []
    is_below = False  # below a class with a unit, or below such a row
    is_divided = False  # below a class without a unit that several units divide
    for at, label in enumerate(labels):
        above, below = labels[at - 1] if at else Label(), labels[at + 1 : at + 2]
        own = unit_of(label)
        alone = own is not None and not label.coded and label.text == label.unit_name
        is_below = is_below or (above.coded and unit_of(above) is not None)
        is_unsure = alone and is_below and unit_of(above) != own
        is_unsure = is_unsure and not any(unit_of(other) == own for other in below)
        is_below = is_unsure
        several = any(unit_of(other) and not other.coded for other in below)
        is_divided = alone and (is_divided or (several and _is_class_alone(above)))
        is_unsure = is_unsure or is_divided
        told.append(with_doubt(label, UNSURE_CLASS) if is_unsure else label)
    return tuple(told)


def _is_class_alone(label: Label) -> bool:
    return bool(label.function.full) and unit_of(label) is None and not label.project_name


def _begin(at: int, labels: Sequence[Label]) -> int:
    """Where the rows of classes and projects begin that have the unit of a row, down to it."""
    while at and unit_of(labels[at - 1]) == unit_of(labels[at]) and _names_thing(labels[at - 1]):
        at -= 1
    return at


def _as_in(first: Label, label: Label) -> Label:
    """The label with the unit of the first row; with its project, where classes divide that."""
    named = replace(label, unit_code=first.unit_code, unit_name=first.unit_name)
    if not _is_class_of_project(first) or _is_sum(label):
        return named
    return replace(named, project_code=first.project_code, project_name=first.project_name)


def _groups(labels: Sequence[Label], roles: Sequence[str]) -> Iterator[range]:
    """A row of a class or project that has a unit, and those right below it that have none.

    So are economic classes of a project.
    """
    units = [at for at, own in enumerate(labels) if unit_of(own) or _is_class_of_project(own)]
    for at, end in pairwise([*units, len(labels)]):
        stop = at + 1
        while stop < end and not _ends(labels[stop], roles[stop], labels[at]):
            stop += 1
        if stop > at + 1 and _names_thing(labels[at]):
            yield range(at, stop)


def _ends(label: Label, role: str, first: Label) -> bool:
    """True for the table's total, and for a class above the next projects of a list of these."""
    if role == "total" or _is_sum(label):
        return role == "total"
    if _is_class_of_project(first):
        return not label.economic.full or (bool(label.project_name) and not unit_of(first))
    return role == "subtotal" and bool(first.project_name) and not label.project_name


def _is_class_of_project(label: Label) -> bool:
    return bool(label.project_name and label.economic.full)


def _names_thing(label: Label) -> bool:
    """True for a row that names a class or project beside its unit."""
    name, unit = squash(label.text), squash(label.unit_name)
    return label.coded or bool(name) and not (_is_sum(label) or unit in name or name in unit)


def _is_sum(label: Label) -> bool:
    lines, name = vocabulary.lines(), squash(label.text)
    return bool(lines.totals.fullmatch(name) or lines.subtotals.fullmatch(name))
