"""Names of units whose rows print their code alone: the row above them has the name.

单位名称（科目名称） names the unit once, without its code; rows below have 单位代码 and a class.
The name is that of the code where those rows all have one code and make the amounts of the row
above, and where no other name is that code's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from generator.facts.labels import Label
from generator.facts.office_sections import Amounts, make
from generator.tables.rounding import half_step


def with_names_of_units(
    labels: Sequence[Label], roles: Sequence[str], values: Sequence[Amounts]
) -> tuple[Label, ...]:
    """The labels, those with the code of a unit under the name that the row above them has."""
    half = half_step(values)
    names: dict[str, set[str]] = {}
    for at, own in enumerate(labels):
        if own.unit_name and not own.unit_code and not own.coded and roles[at] != "item":
            code = _code_below(at, labels, roles, values, half)
            names.setdefault(code, set()).add(own.unit_name)
    return tuple(_named(own, names.get(own.unit_code, set())) for own in labels)


def _code_below(
    at: int,
    labels: Sequence[Label],
    roles: Sequence[str],
    values: Sequence[Amounts],
    half: Decimal,
) -> str:
    """The one code of the rows below a unit that make its amounts; empty where they do not."""
    rows = takewhile(
        lambda row: labels[row].unit_code and not labels[row].unit_name, range(at + 1, len(labels))
    )
    below = list(rows)
    items = [values[row] for row in below if roles[row] == "item"]
    codes = {labels[row].unit_code for row in below}
    is_sum = len(codes) == 1 and bool(items) and make(items, values[at], half)
    return codes.pop() if is_sum else ""


def _named(own: Label, names: set[str]) -> Label:
    is_bare = bool(own.unit_code) and not own.unit_name
    return replace(own, unit_name=next(iter(names))) if is_bare and len(names) == 1 else own
