"""Projects that are called as a class of them is: 运转类项目, 特定目标类.

Such a name alone says a class, a sum of the projects below. Where the rows below do not sum
to the row, and the total counts it, it is a project all the same if its own class is printed
beside it or others are projects. Whatever is not shown so is called no project.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import repeat

from generator.facts.labels import Label
from generator.facts.projects_of_units import Amounts
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.rounding import first_that_make, half_step, makes, rising


def with_projects_called_classes(
    labels: Sequence[Label], values: Sequence[Amounts]
) -> tuple[Label, ...]:
    """The labels, rows called like a class that are none named as projects."""
    half = half_step(values)
    alike = [at for at, label in enumerate(labels) if _may_be(label) and any(values[at].values())]
    single = [at for at in alike if not _is_sum_below(at, labels, values, half)]
    named = [at for at, label in enumerate(labels) if label.project_name and values[at]]
    told = [at for at in single if labels[at].spending]
    projects = single if named or told else []
    if any(map(_is_total, labels)) and not _make_total([*named, *single], labels, values, half):
        projects = []
    return tuple(
        replace(label, project_name=label.project_class) if at in projects else label
        for at, label in enumerate(labels)
    )


def _may_be(label: Label) -> bool:
    """True for a name like that of a class that does not say itself that it sums."""
    name = squash(label.project_class)
    return bool(name) and not vocabulary.lines().sum_suffix.search(name)


def _is_sum_below(
    at: int, labels: Sequence[Label], values: Sequence[Amounts], half: Decimal
) -> bool:
    """True where rows right below, down to the next such name or a total, sum to the row."""
    parts: list[Amounts] = []
    for row in range(at + 1, len(labels)):
        if labels[row].project_class or _is_total(labels[row]):
            break
        parts += [values[row]] if values[row] else []
    return first_that_make(parts, values[at], repeat(half), rising(parts)) > 0


def _make_total(
    rows: Sequence[int], labels: Sequence[Label], values: Sequence[Amounts], half: Decimal
) -> bool:
    """True where the rows make the one total of the table."""
    totals = [values[at] for at, label in enumerate(labels) if _is_total(label) and values[at]]
    return len(totals) == 1 and makes([values[row] for row in rows], totals[0], half)


def _is_total(label: Label) -> bool:
    return vocabulary.lines().totals.fullmatch(squash(label.text)) is not None
