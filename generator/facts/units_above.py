"""Rows below the row of a unit are the unit's: its office is printed once, above them.

Offices with their classes or projects below them: 单位 on the row 小计 alone, 单位代码 on the
row of the office alone. Only sums prove that the rows down to the next office are this one's;
where the items do not make its amount, in every column, nothing is said of their office. A
row between that names something by no code, no class and no kind of spending may be an office
itself (局机关): what stands below it is of no office that is known. One that is called as an
office is that office where the header names units and classes (单位名称（科目名称）), or where the
classes below it make its amounts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.facts.labels import Label, split_unit, unnumbered
from generator.facts.named_levels import codes_named
from generator.facts.projects_of_units import is_office
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.rounding import half_step, makes

Amounts = dict[int, Decimal]  # by column
_NONE = Decimal(0)


def with_units_above(
    labels: Sequence[Label], roles: Sequence[str], values: Sequence[Amounts], *, shared: bool
) -> tuple[Label, ...]:
    """The labels, classes and projects below a unit that they sum to under its code and name.

    `shared` where one column names units and classes.
    """
    named = [_as_unit(own) if shared and is_office(own) else own for own in labels]
    half = half_step(values)
    for at, own in enumerate(named):
        unit = own if _unit(own) else _as_office(own)
        if roles[at] == "item" or unit.coded or not _unit(unit) or not values[at]:
            continue
        below = list(_below(at, labels, roles))
        items = [values[row] for row in below if roles[row] == "item"]
        if not items or not _make(items, values[at], half):
            continue
        named[at] = unit
        for row in below:
            if labels[row].coded or roles[row] == "item":
                named[row] = replace(
                    labels[row], unit_code=unit.unit_code, unit_name=unit.unit_name
                )
    return _with_outer_offices(named, roles, values, half)


def _with_outer_offices(
    labels: Sequence[Label], roles: Sequence[str], values: Sequence[Amounts], half: Decimal
) -> tuple[Label, ...]:
    """The labels, an office right above others that sum to it as a unit of its own."""
    named, inner, count = list(labels), Amounts(), 0
    for at in reversed(range(len(labels) - 1)):
        own, below = named[at], named[at + 1]
        if roles[at] != "subtotal" or own.coded:
            continue
        if _unit(own):
            inner, count = _plus(inner, values[at]), count + 1
        elif _unit(below) and not below.coded and _make([inner], values[at], half * count):
            named[at], inner, count = _as_office(own), {}, 0
    return tuple(named)


def _plus(one: Amounts, other: Amounts) -> Amounts:
    return one | {column: one.get(column, _NONE) + amount for column, amount in other.items()}


def _as_office(label: Label) -> Label:
    """The label, as a unit where it is called as an office."""
    called = table_words().office_row.fullmatch(_name(label))
    return _as_unit(label) if called else label


def _as_unit(label: Label) -> Label:
    """The label, its name as that of a unit if it may be one."""
    if not _may_be_unit(label):
        return label
    code, name = split_unit(_name(label))
    return replace(label, unit_code=code, unit_name=name)


def _unit(label: Label) -> tuple[str, str] | None:
    own = (label.unit_code, label.unit_name)
    return own if any(own) else None


def _below(at: int, labels: Sequence[Label], roles: Sequence[str]) -> Iterator[int]:
    """The rows below a unit that name no other, down to the next one or the table's total."""
    for row in range(at + 1, len(labels)):
        other = _unit(labels[row]) not in {None, _unit(labels[at])}
        if roles[row] == "total" or other or _may_be_unit(labels[row]):
            return
        yield row


def _may_be_unit(label: Label) -> bool:
    """True for a row of no unit, code or project with a name that is no word for money."""
    name = vocabulary.lines().sum_suffix.sub("", _name(label))
    if label.coded or _unit(label) or not name:
        return False
    lines, columns = vocabulary.lines(), vocabulary.columns()
    sums = lines.totals.fullmatch(name) or lines.subtotals.fullmatch(name)
    return not (sums or columns.amount(name) or codes_named(name))


def _name(label: Label) -> str:
    """What a row is called, without its number and 其中."""
    return unnumbered(vocabulary.lines().of_which_word.sub("", squash(label.text)))


def _make(parts: Sequence[Amounts], whole: Amounts, half: Decimal) -> bool:
    """True where the parts sum to the whole in every column that any of them has."""
    columns = dict.fromkeys((column for part in parts for column in part), _NONE)
    return makes(parts, columns | whole, half)
