"""Projects in a table of projects whose column is called 项目 or 专项名称, not 项目名称.

Such a column may hold classes, kinds of spending or numbered headings as well: where any of its
rows is called so, none of them is known to be a project. A project of the first level (一级项目)
that is not divided further is one as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.facts.enumerators import depth_of
from generator.facts.label_order import names_projects, outer_projects
from generator.facts.labels import Label, split_project, unnumbered
from generator.facts.named_levels import codes_named
from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash
from generator.tables.model import BodyRow, Column

_NAMED = frozenset(
    {"project-name", "project-name-or-unit", "subject-name-or-unit", "purchase", "function-name"}
)


def with_projects_of_lines(
    labels: Sequence[Label], block: Sequence[Column], rows: Sequence[BodyRow], kind: TableKind
) -> tuple[Label, ...]:
    """The labels, the rows of a table of projects named as such where nothing else may be."""
    if kind.kind != "project-expenditure" or any(column.use in _NAMED for column in block):
        return tuple(labels)
    places = [column.index for column in block if names_projects(column)]
    own = [
        at
        for at, (label, row) in enumerate(zip(labels, rows, strict=True))
        if label.cell and any(row.cells.get(place) is label.cell for place in places)
        if not label.is_sum
    ]
    depths = {depth_of(squash(labels[at].text)) for at in own}
    if len(depths) > 1 or any(_is_other(labels[at]) for at in own):
        return tuple(labels)
    named = list(labels)
    for at in own:
        code, name = split_project(labels[at].text)
        code = labels[at].project_code or code
        named[at] = replace(labels[at], project_code=code, project_name=name)
    return tuple(named)


def with_undivided_projects(
    labels: Sequence[Label],
    roles: Sequence[str],
    block: Sequence[Column],
    rows: Sequence[BodyRow],
) -> tuple[Label, ...]:
    """The labels, items named in a column of projects that another divides as projects."""
    places = [column.index for column in outer_projects(block)]
    return tuple(
        replace(label, project_name=label.text)
        if role == "item"
        and label.cell
        and not label.project_name
        and any(row.cells.get(place) is label.cell for place in places)
        else label
        for label, role, row in zip(labels, roles, rows, strict=True)
    )


def _is_other(label: Label) -> bool:
    """True for a row called as a class, or as a kind or a source of money, is."""
    name = unnumbered(squash(label.text))
    is_class = codes_named(name) or label.function.full or label.economic.full
    return bool(is_class or vocabulary.columns().amount(name))
