"""Rows that are sums by what they name: classes and projects above their parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from generator.facts.labels import Label
from generator.facts.named_levels import named_levels


def named_wholes(labels: Sequence[Label]) -> frozenset[int]:
    """The rows that the names of classes, or the form of a list of projects, say to be sums."""
    if any(label.coded for label in labels):
        return _heads_of_projects(labels) | _over_departments(labels) | _over_economic(labels)
    return frozenset(named_levels([label.text for label in labels]).parents) - {-1}


def _heads_of_projects(labels: Sequence[Label]) -> frozenset[int]:
    """Rows with the name of a project alone, where each project has one above its coded rows."""
    heads = set()
    for project, rows in groupby(enumerate(labels), key=lambda row: row[1].project_name):
        first, *below = list(rows)
        if project:
            if not _is_bare(first[1]) or not below or not all(_has_class(x) for _, x in below):
                return frozenset()
            heads.add(first[0])
    return frozenset(heads)


def _over_departments(labels: Sequence[Label]) -> frozenset[int]:
    """Classes of the government alone, above rows of the same class with one of the department."""
    found, divided = set(), set[tuple[str, ...]]()
    for at in reversed(range(len(labels))):
        own = labels[at]
        key = own.government_economic.full, own.function.full, *_whose(own)
        if own.economic.full:
            divided.add(key)
        elif own.government_economic.full and key in divided:
            found.add(at)
    return frozenset(found)


def _over_economic(labels: Sequence[Label]) -> frozenset[int]:
    """Functional classes alone, right above rows of the same class with an economic one."""
    found = set()
    for at, (own, below) in enumerate(pairwise(labels)):
        is_alone = own.function.full and not own.economic.full
        same = own.function.full == below.function.full and _whose(own) == _whose(below)
        if is_alone and same and below.economic.full:
            found.add(at)
    return frozenset(found)


def _whose(label: Label) -> tuple[str, str, str]:
    """The project and the unit of a row."""
    return label.project_name, label.unit_code, label.unit_name


def _is_bare(label: Label) -> bool:
    named = label.unit_code or label.unit_name or label.project_code
    return not (named or _has_class(label))


def _has_class(label: Label) -> bool:
    return bool(label.function.full or label.economic.full or label.government_economic.full)
