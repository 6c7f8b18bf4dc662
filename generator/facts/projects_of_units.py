"""Lists that print units, sorts of projects and projects in one column: 单位（项目）名称.

Which rows are projects is nowhere said. A project has words beside it (项目简介) that its unit
and its sort lack; where the rows with such words sum to the total, they are the projects and
the others are their sums. A row is called a project only where the projects do sum to it. So
are rows below a class that repeat its code, in one column with it (单位名称（科目、项目）), and
rows below a unit that have no code or repeat the unit's. One code is of one unit: where rows
that repeat it do not sum to the first, none of their names is taken for the unit's. What is
called as a class of the economic classification (工资福利支出) is that class, no project. Rows
called as offices are, whose items make theirs and which make the total, are the units; one that
makes it alone above rows of classes is, whatever these make.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher

from generator.facts.class_names import ClassNames
from generator.facts.following import ends_of_runs, next_same
from generator.facts.labels import Label, unnumbered
from generator.facts.named_levels import codes_named
from generator.standards import vocabulary
from generator.standards.identity_words import identity_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import has_digit, is_blank
from generator.tables.model import BodyRow, Column
from generator.tables.rounding import Sums, half_step, makes

Amounts = dict[int, Decimal]  # by column
_CLASS = 3  # digits of a class of the economic classification
_ALIKE = 0.5  # so like are the names a class has had from year to year


def described(block: Sequence[Column], rows: Sequence[BodyRow]) -> frozenset[int]:
    """The rows that say something of what they name."""
    columns = [column.index for column in block if column.use == "text"]
    return frozenset(
        at
        for at, row in enumerate(rows)
        if any(i in row.cells and _is_said(row.cells[i].text) for i in columns)
    )


def _is_said(text: str) -> bool:
    return not is_blank(text) and not (has_digit(text) and text.strip().isdecimal())


def with_described_rows(
    roles: Sequence[str], values: Sequence[Amounts], told: Collection[int]
) -> tuple[str, ...]:
    """The roles, rows without words `subtotal` where those with words sum to the total."""
    items = [at for at, role in enumerate(roles) if role != "total" and values[at]]
    leaves = [at for at in items if at in told]
    if not leaves or len(leaves) == len(items) or not _sums(leaves, roles, values):
        return tuple(roles)
    kept = [
        "item" if at in leaves else "subtotal" if at in items else r for at, r in enumerate(roles)
    ]
    return tuple(kept)


def with_projects(
    labels: Sequence[Label],
    roles: Sequence[str],
    values: Sequence[Amounts],
    names: ClassNames,
    *,
    with_classes: bool,
) -> tuple[Label, ...]:
    """The labels, those of items named as projects where the items sum to the total.

    `with_classes` may stand among them: a name that is not its code's is no class.
    """
    leaves = [at for at, role in enumerate(roles) if role == "item" and values[at]]
    if not leaves or not _sums(leaves, roles, values):
        return tuple(labels)
    open_rows = [labels[at] for at in leaves if not labels[at].project_name]
    sure = not with_classes or all(_is_no_class(label, names) for label in open_rows)
    named = {at for at in leaves if _may_be_project(labels[at], names, coded=sure)}
    return tuple(
        _as_project(label, names) if at in named else label for at, label in enumerate(labels)
    )


def _may_be_project(label: Label, names: ClassNames, *, coded: bool) -> bool:
    """True for a leaf that is no unit and no class; with a class code where that is sure."""
    code = label.function.full
    if label.project_name or is_class(label) or squash(label.text) in names.of(code):
        return False
    return coded and not is_office(label) if code else not label.unit_code


def _is_no_class(label: Label, names: ClassNames) -> bool:
    """True where the name of a row is not its code's, as the disclosure or the lists say."""
    code, own = label.function.full, squash(label.text)
    known = names.of(code)
    if code in names.own:
        return not names.calls(code, own)
    unlike = all(SequenceMatcher(None, own, name).ratio() < _ALIKE for name in known)
    return not code or (bool(known) and unlike)


def _as_project(label: Label, names: ClassNames) -> Label:
    function = label.function
    if function.full and function.name == label.text:
        function = replace(function, name=names.first(function.full))
    return replace(label, project_name=label.text, function=function)


def is_class(label: Label) -> bool:
    """True for a row called as one of the widest economic classes, which no project is."""
    name, columns = unnumbered(squash(label.text)), vocabulary.columns()
    word = columns.amount(name)
    official = columns.names.get(word.concept, name) if word else name
    return any(len(code) == _CLASS and code[0] in "35" for code in codes_named(official))


def with_offices(
    labels: Sequence[Label], roles: Sequence[str], values: Sequence[Amounts]
) -> tuple[tuple[Label, ...], tuple[str, ...]]:
    """The labels and roles, offices above their rows named as units and `subtotal`."""
    units = _offices(labels, roles, values)
    return (
        tuple(
            replace(own, unit_name=own.text) if at in units else own
            for at, own in enumerate(labels)
        ),
        tuple("subtotal" if at in units else role for at, role in enumerate(roles)),
    )


def _offices(
    labels: Sequence[Label], roles: Sequence[str], values: Sequence[Amounts]
) -> frozenset[int]:
    """Rows called as offices that make the total, each made by the items right below it."""
    filled = [at for at, role in enumerate(roles) if role != "total" and values[at]]
    wholes = [at for at in filled if _may_be_office(labels[at])]
    if not wholes or not _sums(wholes, roles, values):
        return frozenset()
    half, ends = half_step(values), [*wholes[1:], len(labels)]
    below = [
        [values[row] for row in filled if at < row < end and roles[row] == "item"]
        for at, end in zip(wholes, ends, strict=True)
    ]
    made = all(
        parts and makes(parts, values[at], half) for at, parts in zip(wholes, below, strict=True)
    )
    items = [row for row in filled if row > wholes[0] and any(values[row].values())]
    alone = len(wholes) == 1 and any(labels[row].function.full for row in items)
    return frozenset(wholes) if made or alone else frozenset()


def _may_be_office(label: Label) -> bool:
    return not (label.unit_code or label.unit_name or label.coded) and is_office(label)


def is_office(label: Label) -> bool:
    """True for a row called as an office is."""
    return identity_words().organ_end.search(squash(label.text)) is not None


def with_projects_below(labels: Sequence[Label], values: Sequence[Amounts]) -> tuple[Label, ...]:
    """The labels, rows below a class or a unit named as its projects where they sum to it.

    They repeat the code of the class or of the unit under other names, or have no code at all.
    """
    named = list(labels)
    half, sums, repeating = half_step(values), Sums(values), _repeating(labels)
    for at, whole in enumerate(values):
        below = repeating[at] or _uncoded(labels, at)
        if below and whole and sums.make(below, whole, half):
            for row in below:
                named[row] = replace(labels[row], project_name=labels[row].text)
    for first, *rest in _of_one_unit(labels):
        if values[first] and makes([values[row] for row in rest], values[first], half):
            unit = labels[first].unit_name
            for row in rest:
                named[row] = replace(labels[row], unit_name=unit, project_name=labels[row].text)
        else:
            for row in (first, *rest):
                named[row] = replace(labels[row], unit_name="")
    return tuple(named)


def _repeating(labels: Sequence[Label]) -> list[range]:
    """The rows right below each one that print its code and unit again, under other names."""
    own = [(label.function.full, label.unit_code) for label in labels]
    keys = [
        key if x.text and key[0] and not is_class(x) else None
        for key, x in zip(own, labels, strict=True)
    ]
    ends, alike = ends_of_runs(keys), next_same([label.text for label in labels])
    return [
        range(at + 1, min(ends[at + 1], alike[at]) if key == own[at] else at + 1)
        for at, key in enumerate(keys[1:])
    ] + [range(0)]


def _uncoded(labels: Sequence[Label], at: int) -> range:
    """The rows with nothing but a name right below a unit that prints its code."""
    if not labels[at].unit_code or labels[at].coded:
        return range(0)
    for below in range(at + 1, len(labels)):
        label, after = labels[below], labels[below + 1 : below + 2]
        other = label.coded or label.unit_code or label.unit_name or not label.text
        if other or (after and after[0].function.full):  # a class above its rows
            return range(at + 1, below)
    return range(at + 1, len(labels))


def _of_one_unit(labels: Sequence[Label]) -> Iterator[list[int]]:
    """The rows that print one unit's code beside several names, for every such unit."""
    rows: dict[str, list[int]] = defaultdict(list)
    for at, label in enumerate(labels):
        if label.unit_code and not label.coded:
            rows[label.unit_code].append(at)
    return (alike for alike in rows.values() if len({labels[at].text for at in alike}) > 1)


def _sums(leaves: Sequence[int], roles: Sequence[str], values: Sequence[Amounts]) -> bool:
    """True where the rows sum to the one total there is, in every column."""
    totals = [values[at] for at, role in enumerate(roles) if role == "total" and values[at]]
    if len(totals) != 1:
        return False
    return makes([values[at] for at in leaves], totals[0], half_step(values))
