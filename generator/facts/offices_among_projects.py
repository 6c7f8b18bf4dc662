"""Offices in a column of projects: 项目名称 above 某局机关, and its projects below it.

A row called as an office is that office where the projects right below it make its amounts,
and all such rows make the total; or where it is the total itself. Where they do so only in
part, such a heading is called neither, and that is told. Any other row is the project it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.facts.doubts import UNSURE_OFFICE, with_doubt
from generator.facts.labels import Label, split_unit
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.rounding import half_step, makes

Amounts = dict[int, Decimal]  # by column
_UNSURE = "行名像单位名称，其下各行之和等于该行，不能确定是单位还是项目"
_UNSURE_HEAD = "行名像单位名称，表中没有合计，不能确定是单位还是项目"


def with_offices_among_projects(
    labels: Sequence[Label], roles: Sequence[str], values: Sequence[Amounts]
) -> tuple[tuple[Label, ...], tuple[str, ...]]:
    """The labels and roles, rows of offices named as units and no item."""
    called = [at for at, own in enumerate(labels) if values[at] and _may_be_office(own)]
    total = [at for at in called if roles[at] == "total"]
    units = total or (called if _are_offices(called, labels, roles, values) else [])
    named = list(labels)
    first = next((at for at, own in enumerate(values) if own), -1)
    for at in called:
        if at in units:
            named[at] = _as_unit(labels[at])
        elif at == first and "total" not in roles and len(labels) > 1:
            named = [
                with_doubt(own, UNSURE_OFFICE) if values[row] else own
                for row, own in enumerate(labels)
            ]
            named[at] = replace(labels[at], project_name="", note=_UNSURE_HEAD)
        elif roles[at] == "subtotal":
            named[at] = replace(labels[at], project_name="", note=_UNSURE)
    kept = ("subtotal" if at in units and r == "item" else r for at, r in enumerate(roles))
    return tuple(named), tuple(kept)


def _may_be_office(label: Label) -> bool:
    """True for a row named as a project, by no code, that is called as an office is."""
    coded = label.function.full or label.economic.full or label.government_economic.full
    named = label.project_code or label.unit_code or label.unit_name
    name = split_unit(squash(label.project_name))[1]
    is_own = label.project_name == label.text
    return bool(is_own and not (coded or named) and table_words().office_row.fullmatch(name))


def _as_unit(label: Label) -> Label:
    code, name = split_unit(label.text)
    return replace(label, project_name="", unit_code=code, unit_name=name)


def _are_offices(
    rows: Sequence[int], labels: Sequence[Label], roles: Sequence[str], values: Sequence[Amounts]
) -> bool:
    """True where the rows make the one total, and what stands below each makes it.

    Without a total they must be several, and the first row one of them.
    """
    filled = [at for at in range(len(labels)) if values[at]]
    totals = [values[at] for at in filled if roles[at] == "total"]
    half = half_step(values)
    if not rows or len(totals) > 1 or (not totals and (len(rows) < 2 or rows[0] != filled[0])):
        return False
    if totals and not makes([values[at] for at in rows], totals[0], half):
        return False
    ends = [*rows[1:], len(labels)]
    return all(
        (parts := [values[row] for row in _items(at, end, roles, values)])
        and makes(parts, values[at], half)
        and makes([values[at]], _summed(parts), half * len(parts))
        for at, end in zip(rows, ends, strict=True)
    )


def _items(at: int, end: int, roles: Sequence[str], values: Sequence[Amounts]) -> Iterator[int]:
    return (row for row in range(at + 1, end) if roles[row] == "item" and values[row])


def _summed(parts: Sequence[Amounts]) -> Amounts:
    """The columns of all parts, each summed."""
    columns = {column for part in parts for column in part}
    return {c: sum((part.get(c, Decimal(0)) for part in parts), Decimal(0)) for c in columns}
