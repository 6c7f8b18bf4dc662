"""Offices above their classes: which rows are called as an office, and what stands below each.

In a list of offices with their classes the same class stands below every office, to the depth that
each prints (213 alone, or down to 2130301). Which row sums which is told inside the section of one
office; where its last rows make the office, in every column, they are the items and it is their
sum. Knows nothing of the other ways in which rows are sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from generator.facts.labels import Label, split_unit, unnumbered
from generator.facts.named_levels import codes_named
from generator.facts.projects_of_units import is_office
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.rounding import half_step, makes

Amounts = dict[int, Decimal]  # by column
_NONE = Decimal(0)
_HIGHEST = 3  # digits of a 类


def with_office_sections(
    labels: Sequence[Label], roles: Sequence[str], values: Sequence[Amounts], *, shared: bool
) -> tuple[str, ...]:
    """The roles, an office `subtotal` and the last rows of its section `item` where they make it.

    `shared` where one column names units and classes.
    """
    found, half = list(roles), half_step(values)
    heads = [at for at in _heads(labels, shared=shared) if values[at]]
    for at, end in zip(heads, (*heads[1:], len(labels)), strict=False):
        below = islice(section(at, labels, roles), end - at - 1)
        last = _last_rows([row for row in below if values[row]], labels, roles)
        if last and all(is_class(labels[row]) for row in last):
            if make([values[row] for row in last], values[at], half):
                found[at] = roles[at] if roles[at] == "total" else "subtotal"
                for row in last:
                    found[row] = "item"
    return tuple(found)


def _heads(labels: Sequence[Label], *, shared: bool) -> Iterator[int]:
    """The rows of offices; in a list without codes only those above classes and of a unit."""
    names = not any(label.coded for label in labels)
    above = offices_above(labels) if names else ()
    for at, own in enumerate(labels):
        may_be = not names or above[at] or unit_of(own)
        if may_be and heads_rows(own, shared=shared):
            yield at


def heads_rows(label: Label, *, shared: bool) -> bool:
    """True for a row of an office as a whole, by its code or name or called as an office is."""
    if label.coded:
        return False
    return unit_of(label) is not None or unit_of(called_as_unit(label, shared=shared)) is not None


def called_as_unit(label: Label, *, shared: bool) -> Label:
    """The label, as a unit where it is called as an office and names nothing else."""
    name = own_name(label)
    called = is_office(label) if shared else table_words().office_row.fullmatch(name)
    if not called or not may_be_unit(label):
        return label
    code, name = split_unit(name)
    return replace(label, unit_code=code, unit_name=name)


def unit_of(label: Label) -> tuple[str, str] | None:
    """Code and name of the unit of a row; None where it has none."""
    own = (label.unit_code, label.unit_name)
    return own if any(own) else None


def may_be_unit(label: Label) -> bool:
    """True for a row of no unit, code or project with a name that is no word for money."""
    name = vocabulary.lines().sum_suffix.sub("", own_name(label))
    if label.coded or unit_of(label) or not name:
        return False
    lines, columns = vocabulary.lines(), vocabulary.columns()
    sums = lines.totals.fullmatch(name) or lines.subtotals.fullmatch(name)
    return not (sums or columns.amount(name) or codes_named(name))


def own_name(label: Label) -> str:
    """What a row is called, without its number and 其中."""
    return unnumbered(vocabulary.lines().of_which_word.sub("", squash(label.text)))


def is_class(label: Label) -> bool:
    """True for a row of a class, by its code or by its name, which no project is."""
    return not label.project_name and bool(_code(label) or codes_named(own_name(label)))


def make(parts: Sequence[Amounts], whole: Amounts, half: Decimal) -> bool:
    """True where the parts sum to the whole in every column that any of them has."""
    columns = dict.fromkeys((column for part in parts for column in part), _NONE)
    return makes(parts, columns | whole, half)


def section(
    at: int, labels: Sequence[Label], roles: Sequence[str], ends: Sequence[bool] | None = None
) -> Iterator[int]:
    """The rows below an office that name no other, down to the next one or the table's total.

    `ends` are the rows called as others where classes have no codes; else any free name is one.
    """
    for row in range(at + 1, len(labels)):
        other = unit_of(labels[row]) not in {None, unit_of(labels[at])}
        is_free = may_be_unit(labels[row]) if ends is None else ends[row]
        if roles[row] == "total" or other or is_free:
            return
        yield row


def offices_above(labels: Sequence[Label]) -> list[bool]:
    """Which rows are called as offices and stand right above a 类 or above another such row.

    None where a class stands above the first: 图书馆 may be the last 项 before the next 类.
    """
    called = [not unit_of(own) and heads_rows(own, shared=False) for own in labels]
    heads, below = [False] * len(labels), False
    for at in reversed(range(len(labels))):
        below = heads[at] = called[at] and (below or is_highest(at + 1, labels))
    first = next((at for at, own in enumerate(labels) if heads[at] or is_class(own)), len(labels))
    return heads if first < len(labels) and heads[first] else [False] * len(labels)


def is_highest(at: int, labels: Sequence[Label]) -> bool:
    """True where the row is a 类, by its code or by its name."""
    is_coded = at < len(labels) and len(_code(labels[at])) == _HIGHEST
    return is_coded or names_highest(at, labels)


def names_highest(at: int, labels: Sequence[Label]) -> bool:
    """True where the row is a 类 by its name and has no code."""
    own = labels[at] if at < len(labels) else None
    if own is None or own.coded or own.project_name or unit_of(own):
        return False
    return any(len(code) == _HIGHEST for code in codes_named(own_name(own)))


def _last_rows(rows: Sequence[int], labels: Sequence[Label], roles: Sequence[str]) -> list[int]:
    """The rows of a section that no other row of it divides further."""
    codes = {row: _code(labels[row]) for row in rows}
    above = {code[:end] for code in codes.values() for end in range(1, len(code))}
    of_which = vocabulary.lines().of_which.fullmatch
    coded = (row for row, code in codes.items() if code and code not in above)
    last = {row for row in coded if not of_which(squash(labels[row].text))}
    return [
        row for row, code in codes.items() if row in last or (not code and roles[row] == "item")
    ]


def _code(label: Label) -> str:
    return label.function.full or label.economic.full or label.government_economic.full
