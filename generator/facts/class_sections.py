"""Lists of classes without codes: the rows below each 类, and below the office above it.

The names of 类 are on the lists; those of 款 and 项 need not be. What stands below a 类, down to
the next one, are its parts: one choice of headings among them alone makes its amounts, in every
column. Where none does, or several do, the rows say that their levels are not known. An office
above such classes is the sum of what they come to, one above offices the sum of these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import repeat, takewhile

from generator.facts.doubts import UNSURE_LEVEL, with_doubt
from generator.facts.labels import Label
from generator.facts.named_levels import codes_named, named_levels
from generator.facts.office_sections import Amounts, make, offices_above, unit_of
from generator.facts.summed_rows import with_summed_rows
from generator.standards.vocabulary import squash
from generator.tables.rounding import first_that_make, half_step, rising

_HIGHEST = 3  # digits of a 类


@dataclass(frozen=True, slots=True)
class _Section:
    """A 类 without a code and the rows with amounts below it, down to the next one."""

    head: int
    rows: tuple[int, ...]
    end: int  # the first row that is not of it
    placed: bool  # the lists have the name of every row below it

    @property
    def all_rows(self) -> tuple[int, ...]:
        """The 类 itself, and the rows below it."""
        return (self.head, *self.rows)


def offices_of_classes(
    labels: Sequence[Label], roles: Sequence[str], values: Sequence[Amounts]
) -> list[bool]:
    """Which rows are called as offices above classes, but for the last parts of a 类 without code.

    综合医院 and 中医医院, right above the next 类, are no offices where what stands below does not
    make them and the 类 above needs them.
    """
    above = offices_above(labels)
    sections = list(_sections(labels, roles, above))
    if not sections or not any(above):
        return above
    half = half_step(values)
    found = with_class_sections(labels, roles, values, above)
    unsure = {at for at, is_office in enumerate(above) if is_office and found[at] == "item"}
    for section in sections:
        run = list(takewhile(unsure.__contains__, range(section.end, len(labels))))
        for count in range(len(run), 0, -1):
            longer = replace(section, rows=(*section.rows, *run[:count]), placed=True)
            if _roles_below(longer, roles, values, half):
                for row in run[:count]:
                    above[row] = False
                break
    return above


def with_class_sections(
    labels: Sequence[Label],
    roles: Sequence[str],
    values: Sequence[Amounts],
    above: Sequence[bool],
) -> tuple[str, ...]:
    """The roles, those of the rows below each 类, and of the offices above, as the sums say.

    `above` are the rows of offices.
    """
    sections = list(_sections(labels, roles, above))
    if not sections or _make_total(roles, values):
        return tuple(roles)
    found, half = list(roles), half_step(values)
    for section in sections:
        told = _roles_below(section, roles, values, half)
        for row, role in told.items():
            found[row] = role
        found[section.head] = "subtotal" if told else roles[section.head]
    unknown = {section.head for section in sections if found[section.head] == "item"}
    return _with_offices(above, found, values, unknown, half)


def _roles_below(
    section: _Section, roles: Sequence[str], values: Sequence[Amounts], half: Decimal
) -> dict[int, str]:
    """The roles of the rows below a 类 that make it; none where they do not."""
    rows = [row for row in section.rows if values[row]]
    told = dict(zip(rows, _summed(section.head, rows, roles, values), strict=True))
    items = [row for row, role in told.items() if role == "item"]
    return told if _is_proved(section, items, values, half) else {}


def _with_offices(
    above: Sequence[bool],
    roles: Sequence[str],
    values: Sequence[Amounts],
    unknown: Collection[int],
    half: Decimal,
) -> tuple[str, ...]:
    """The roles, offices that the items or the offices below them make as `subtotal`.

    So are those of the `unknown` 类 below that alone are counted twice then.
    """
    found = list(roles)
    offices: list[Amounts] = []  # those below, the nearest last
    below: list[int] = []
    for at in reversed(range(len(roles))):
        if not above[at] or not values[at]:
            below.append(at)
            continue
        others = [] if below else offices[::-1]
        inner = first_that_make(others, values[at], repeat(half), rising(others))
        told = _roles_that_make(at, below[::-1], found, values, unknown, half)
        if inner or told:
            for row, role in told.items():
                found[row] = role
            found[at] = roles[at] if roles[at] == "total" else "subtotal"
            del offices[len(offices) - inner :]
            offices.append(values[at])
        below = []
    return tuple(found)


def _roles_that_make(
    at: int,
    below: Sequence[int],
    roles: Sequence[str],
    values: Sequence[Amounts],
    unknown: Collection[int],
    half: Decimal,
) -> dict[int, str]:
    """The roles of the rows below an office that make it; none where they do not."""
    rows = [row for row in below if values[row]]
    told = dict(zip(rows, _summed(at, rows, roles, values), strict=True))
    changed = {row for row, role in told.items() if role != roles[row]}
    items = [values[row] for row, role in told.items() if role == "item"]
    return told if items and changed.issubset(unknown) and make(items, values[at], half) else {}


def _summed(
    at: int, rows: Sequence[int], roles: Sequence[str], values: Sequence[Amounts]
) -> Sequence[str]:
    """The roles of rows that are all parts of the row above them."""
    own = ["total", *(roles[row] for row in rows)]
    return with_summed_rows(own, [values[row] for row in (at, *rows)], lone=True)[1:]


def rows_of_classes(
    labels: Sequence[Label], roles: Sequence[str], above: Sequence[bool]
) -> frozenset[int]:
    """The 类 without codes, and the rows below them."""
    sections = _sections(labels, roles, above)
    return frozenset(row for section in sections for row in section.all_rows)


def with_level_doubts(
    labels: Sequence[Label],
    roles: Sequence[str],
    values: Sequence[Amounts],
    above: Sequence[bool],
) -> tuple[Label, ...]:
    """The labels, those of rows whose levels neither names nor sums prove with a note."""
    told, half = list(labels), half_step(values)
    for section in () if _make_total(roles, values) else _sections(labels, roles, above):
        items = [row for row in section.rows if roles[row] == "item" and values[row]]
        is_sum = roles[section.head] != "item" and _is_proved(section, items, values, half)
        goes_on = above[section.end : section.end + 1] == [True] and roles[section.end] == "item"
        is_known = section.placed or is_sum or not items or not values[section.head]
        for row in () if is_known and not goes_on else section.all_rows:
            told[row] = with_doubt(labels[row], UNSURE_LEVEL)
    for at, is_office in enumerate(above):
        if is_office and roles[at] == "item" and values[at] and not labels[at].coded:
            told[at] = with_doubt(labels[at], UNSURE_LEVEL)
    return tuple(told)


def _sections(
    labels: Sequence[Label], roles: Sequence[str], above: Sequence[bool]
) -> Iterator[_Section]:
    """The 类 without codes; none in a list with a code."""
    if any(label.coded for label in labels):
        return
    parents = named_levels([label.text for label in labels]).parents
    heads = {at for at, own in enumerate(labels) if parents[at] < 0 and _is_highest(own)}
    ends = [
        at in heads or above[at] or roles[at] == "total" or own.is_sum
        for at, own in enumerate(labels)
    ]
    for at in sorted(heads):
        end = at + 1
        while end < len(labels) and not ends[end] and unit_of(labels[end]) == unit_of(labels[at]):
            end += 1
        rows = tuple(range(at + 1, end))
        names = {squash(labels[row].text) for row in rows}
        placed = len(names) == len(rows) and all(parents[row] >= 0 for row in rows)
        yield _Section(at, rows, end, placed)


def _is_highest(label: Label) -> bool:
    """True for a row called as a 类 is."""
    is_project = bool(label.project_name)
    return not is_project and any(len(code) == _HIGHEST for code in codes_named(label.text))


def _is_proved(
    section: _Section, items: Sequence[int], values: Sequence[Amounts], half: Decimal
) -> bool:
    """True where the items make the 类; one row with one amount only if its name says so, too."""
    own = values[section.head]
    is_said = len(section.rows) > 1 or sum(map(bool, own.values())) > 1 or section.placed
    return bool(items) and is_said and make([values[row] for row in items], own, half)


def _make_total(roles: Sequence[str], values: Sequence[Amounts]) -> bool:
    """True where the items make the one total already."""
    totals = [values[at] for at, role in enumerate(roles) if role == "total" and values[at]]
    items = [values[at] for at, role in enumerate(roles) if role == "item"]
    return len(totals) == 1 and make(items, totals[0], half_step(values))
