"""Numbered lines above lines without number that are their parts: 一、基本支出, 工资福利支出.

Nothing but the amounts says so: the lines without number right below a numbered one sum to it,
and the table's total is that of the numbered lines and not that of all. Where the items make
the total already, nothing is anyone's part. A table with no total needs a line with several parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.tables.rounding import half_step, makes

Amounts = dict[int, Decimal]  # by column


def with_numbered_headings(
    roles: Sequence[str], depths: Sequence[int | None], rows: Sequence[Amounts]
) -> tuple[str, ...]:
    """The roles, numbered items that sum the items without number right below as `subtotal`."""
    items = [at for at, role in enumerate(roles) if role == "item" and any(rows[at].values())]
    groups = _groups(roles, depths, items)
    made = [at for at, parts in groups.items() if _make(parts, at, rows)]
    if not made or not _is_proved(groups, made, items, roles, rows):
        return tuple(roles)
    return tuple("subtotal" if at in groups else role for at, role in enumerate(roles))


def _groups(
    roles: Sequence[str], depths: Sequence[int | None], items: Sequence[int]
) -> dict[int, list[int]]:
    """The numbered items with the items without number down to the next line of another sort."""
    found: dict[int, list[int]] = {}
    heading = -1
    for at, role in enumerate(roles):
        if depths[at] is not None or role != "item":
            heading = at if at in items else -1
        elif heading >= 0 and at in items:
            found.setdefault(heading, []).append(at)
    return found


def _is_proved(
    groups: Mapping[int, Sequence[int]],
    made: Sequence[int],
    items: Sequence[int],
    roles: Sequence[str],
    rows: Sequence[Amounts],
) -> bool:
    """True where the total, or with no total several parts, say that the lines are sums."""
    totals = [at for at, role in enumerate(roles) if role == "total" and rows[at]]
    if len(totals) > 1 or (totals and _make(items, totals[0], rows)):
        return False
    parts = {part for below in groups.values() for part in below}
    leaves = [at for at in items if at not in groups]
    over = [at for at in items if at not in parts]
    if totals and _make(over, totals[0], rows):
        return True
    several = any(len(groups[at]) > 1 for at in made)
    return len(made) == len(groups) and (_make(leaves, totals[0], rows) if totals else several)


def _make(parts: Sequence[int], whole: int, rows: Sequence[Amounts]) -> bool:
    return makes([rows[at] for at in parts], rows[whole], half_step(rows))
