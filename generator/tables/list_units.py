"""Units among the projects of a list of targets, in one column with them: 单位名称（项目名称）.

A unit has its money alone; a project has targets and words beside it. A row with nothing but
money is a unit where the projects right below sum to it, and it is called as an office or all
projects make the list's total. The first row may be one though the sums are broken. Whatever
is not shown so stays a project.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, islice

from generator.standards.identity_words import identity_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.forms import Money
from generator.tables.rounding import first_that_make, half_step, makes, rising

_Amounts = dict[str, Decimal]  # by the words of the column
_NONE = Decimal(0)


def with_units(money: Sequence[Money], bare: Collection[int]) -> list[Money]:
    """The money, rows of units as such; `bare` are the rows that print nothing but money."""
    rows: dict[int, list[Money]] = {}
    for one in money:
        rows.setdefault(one.row, []).append(one)
    values = {row: _amounts(own) for row, own in rows.items()}
    items = [row for row, own in rows.items() if own[0].role == "item"]
    heads = [row for row in items if row in bare and not _has_code(rows[row][0])]
    leaves = sorted(set(items).difference(heads))
    projects = _Leaves(leaves, values)
    below = {row: projects.below(row, values[row]) for row in heads}
    wholes = [values[row] for row, own in rows.items() if own[0].role == "total"]
    wholes = wholes or [values[row] for row in items[:1]]
    proved = bool(wholes) and projects.make(wholes[0])
    units = {
        row
        for row in heads
        if (below[row] and (proved or _is_office(rows[row][0])))
        or (row == items[0] and _may_head(row, rows, leaves, values))
    }
    above = {leaf: row for row in heads if row in units for leaf in below[row]}
    return [_told(one, units, rows.get(above.get(one.row, 0), ())) for one in money]


def _told(one: Money, units: Collection[int], above: Sequence[Money]) -> Money:
    if one.row in units:
        return replace(one, role="subtotal", project=("", ""), administration=_office(one))
    return replace(one, administration=_office(above[0])) if above else one


def _office(one: Money) -> tuple[str, str]:
    """The unit that a row names; a sum that is called as none may be of a class of projects."""
    return ("", _name(one)) if _is_office(one) else ("", "")


def _amounts(own: Sequence[Money]) -> _Amounts:
    read = ((one.key, parse_amount(one.cell.text)) for one in own)
    return {key: amount.value for key, amount in read if amount}


def _name(one: Money) -> str:
    return one.project[1] if one.project else ""


def _has_code(one: Money) -> bool:
    return bool(one.project and one.project[0]) or any(one.administration)


def _is_office(one: Money) -> bool:
    return identity_words().organ_end.search(squash(_name(one))) is not None


def _may_head(
    row: int, rows: dict[int, list[Money]], leaves: Sequence[int], values: dict[int, _Amounts]
) -> bool:
    """True for a row called as an office that no project of the list has more than."""
    largest = all(
        values[leaf].get(key, _NONE) <= amount
        for leaf in leaves
        for key, amount in values[row].items()
    )
    return bool(leaves) and largest and _is_office(rows[row][0])


class _Leaves:
    """The projects of a list, with what they have."""

    def __init__(self, rows: Sequence[int], values: dict[int, _Amounts]) -> None:
        self._rows, self._values = rows, [values[row] for row in rows]
        self._halves = [half_step([own]) for own in self._values]
        self._rising = rising(self._values)

    def make(self, whole: _Amounts) -> bool:
        """True where all of them sum to a row."""
        return bool(self._rows) and makes(
            self._values, whole, min(half_step([whole]), *self._halves)
        )

    def below(self, row: int, whole: _Amounts) -> Sequence[int]:
        """The projects right below a row that sum to it; none where they do not."""
        first = bisect(self._rows, row)
        found = range(first, len(self._rows))
        halves = accumulate((self._halves[at] for at in found), min, initial=half_step([whole]))
        parts = (self._values[at] for at in found)
        made = first_that_make(parts, whole, islice(halves, 1, None), self._rising)
        return self._rows[first : first + made]
