"""Projects below their class in one column with it, in tables of projects: 单位名称（科目）.

A class prints its name, and its projects below it print its code beside their own names. One
code has one name: rows that print the same under several, or under another than the lists give
it, are no classes. They are called projects only where they sum to the row above them, or
where others of the table do and the row above has the name that the lists give the code, or
lacks the unit that the rows print, as there: then the sum is broken, not the list. What the
class of the code is called, only the lists, the disclosure's other tables or that row's own code
say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.facts.class_names import ClassNames
from generator.facts.labels import Label
from generator.facts.projects_of_units import Amounts
from generator.standards.vocabulary import TableKind, squash
from generator.tables.model import Column
from generator.tables.rounding import half_step, makes


def may_list_projects(block: Sequence[Column], kind: TableKind) -> bool:
    """True for a block of a table of projects whose rows are named after units or classes."""
    of_projects = kind.kind == "project-expenditure"
    return of_projects and any(column.use == "subject-name-or-unit" for column in block)


def with_projects_of_classes(
    labels: Sequence[Label], values: Sequence[Amounts], names: ClassNames
) -> tuple[Label, ...]:
    """The labels, rows of one code below the class that they sum to named as its projects."""
    half = half_step(values)
    found = {
        at: below
        for at, whole in enumerate(labels)
        if values[at] and _may_be_class(whole)
        if (below := list(_of_one_code(at, labels)))
        if _are_projects(whole, [labels[row] for row in below], names)
    }
    summed = {
        at for at, below in found.items() if makes([values[row] for row in below], values[at], half)
    }
    named = list(labels)
    alone = {at for at, below in found.items() if _alone_lacks_unit(at, below, labels)}
    for at, below in found.items():
        alike = _is_named_class(labels[at], names) or (at in alone and summed <= alone)
        if at in summed or (summed and alike):
            for row in below:
                named[row] = _as_project(labels[row], labels[at], names)
    return tuple(named)


def _as_project(label: Label, whole: Label, names: ClassNames) -> Label:
    name = whole.function.name or names.first(label.function.full)
    return replace(label, project_name=label.text, function=replace(label.function, name=name))


def _is_named_class(label: Label, names: ClassNames) -> bool:
    """True for a row with a code and the name that the lists or the disclosure give it."""
    return squash(label.text) in names.of(label.function.full)


def _alone_lacks_unit(at: int, below: Sequence[int], labels: Sequence[Label]) -> bool:
    """True for a row with a code and no unit's above rows that all print one."""
    own = labels[at]
    lacks = bool(own.function.full) and not own.unit_code
    return lacks and all(labels[row].unit_code for row in below)


def _may_be_class(label: Label) -> bool:
    return bool(label.text) and not label.project_name and not label.economic.full


def _of_one_code(at: int, labels: Sequence[Label]) -> Iterator[int]:
    """The rows right below a row that print one code, the row's own where it has one."""
    code = labels[at].function.full
    for row in range(at + 1, len(labels)):
        label = labels[row]
        code = code or label.function.full
        other = not label.function.full or label.function.full != code
        if other or label.project_name or label.text in {"", labels[at].text}:
            return
        yield row


def _are_projects(whole: Label, below: Sequence[Label], names: ClassNames) -> bool:
    """True where the names of the rows cannot all be that of their code."""
    code = below[0].function.full
    known, called = names.of(code), {squash(label.text) for label in below}
    if known & called:
        return False
    if squash(whole.text) not in known and any(names.calls(code, name) for name in called):
        return False
    return bool(whole.function.full or known or len(called) > 1)
