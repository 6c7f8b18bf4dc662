"""Rows that only their amounts show to be sums of the rows right below them.

Some tables print a heading and its parts one below the other with nothing (number, code,
known name) to tell them apart. Where the items do not sum to the table's own total, and one
choice of headings alone makes every column do so, those rows are subtotals. Where several
choices would, or none, nothing is said: the reader is not to guess. Where no choice does so
exactly, one may to the rounding of what is printed, its headings far larger than that.
The other way round, an “其中” line may be no part already counted.
In a table of codes, rows without one are headings where the coded rows prove all of them to be.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, islice, pairwise, repeat

from generator.tables.rounding import first_that_make, half_step, makes, rising

_MOST_ROWS = 80
_MOST_CANDIDATES = 12
_EXACT = Decimal(0)
_FEWEST_PARTS = 2
_CLEARLY = 200  # halves of the last digit: more than rounding makes

Amounts = dict[int, Decimal]  # by column
_Vector = tuple[Decimal, ...]


def with_summed_rows(
    roles: Sequence[str], rows: Sequence[Amounts], *, lone: bool = False
) -> tuple[str, ...]:
    """The roles, items that sum the rows below them as `subtotal`.

    `lone` where one row with the same one amount is proof enough: all rows are known as parts.
    """
    totals = [at for at, role in enumerate(roles) if role == "total" and rows[at]]
    if len(totals) != 1 or len(rows) > _MOST_ROWS:
        return tuple(roles)
    columns = sorted(rows[totals[0]])
    vectors = [tuple(row.get(column, Decimal(0)) for column in columns) for row in rows]
    items = [at for at, role in enumerate(roles) if role == "item" and any(vectors[at])]
    excess = _minus(_sum((vectors[at] for at in items), len(columns)), vectors[totals[0]])
    found = _headings(items, vectors, excess, lone=lone) if any(excess) else frozenset()
    half = half_step(rows)
    if not found and any(abs(amount) > half * _CLEARLY for amount in excess):
        found = _headings(items, vectors, excess, half, lone=lone)
    return tuple("subtotal" if at in found else role for at, role in enumerate(roles))


def with_first_total(
    roles: Sequence[str], coded: Sequence[bool], heads: Sequence[bool], rows: Sequence[Amounts]
) -> tuple[str, ...]:
    """The roles, the first row as the total where no row is called one and it sums all others.

    机关运行经费 100.50, 办公费 55.50, 差旅费 45.00; an office without a code above its classes, or
    above the offices that are `heads` of theirs.
    """
    filled = [at for at, row in enumerate(rows) if any(row.values())]
    has_sums = any(
        roles[at] == "total" or (roles[at] != "item" and not (coded[at] or heads[at]))
        for at in filled
    )
    if len(filled) <= _FEWEST_PARTS or has_sums or coded[filled[0]]:
        return tuple(roles)
    if roles[filled[0]] != "item" and not heads[filled[0]]:
        return tuple(roles)
    first, *rest = filled
    others = [at for at in rest if roles[at] == "item"]
    columns = dict.fromkeys((column for row in rows for column in row), _EXACT)
    sums = makes([rows[at] for at in others], columns | rows[first], _EXACT)
    return tuple("total" if sums and at == first else role for at, role in enumerate(roles))


def with_first_office(
    roles: Sequence[str], heads: Sequence[bool], rows: Sequence[Amounts]
) -> tuple[str, ...]:
    """The roles of a table without codes and total, its first office the total where it sums all.

    `heads` are the rows called as offices. Sums of the rows below it must prove it.
    """
    first = next((at for at, row in enumerate(rows) if any(row.values())), len(rows))
    if "total" in roles or first == len(rows) or not heads[first]:
        return tuple(roles)
    tried = ["total" if at == first else role for at, role in enumerate(roles)]
    found = with_summed_rows(tried, rows)
    return found if found != tuple(tried) else tuple(roles)


def with_groups(
    roles: Sequence[str], may_head: Sequence[bool], rows: Sequence[Amounts]
) -> tuple[str, ...]:
    """The roles, rows that the rows right below make as `subtotal`.

    Where the whole table, between its sums, consists of such groups, several of them and one of
    several rows: 货物 9.39, 台式计算机 4.38, 空调机 5.01, 工程 47.30, 房屋修缮 47.30. Not where its
    items make its total as they are, or where what is left does not.
    """
    filled = [at for at, row in enumerate(rows) if any(row.values())]
    half, up = half_step(rows), rising([rows[at] for at in filled])
    totals = [rows[at] for at in filled if roles[at] == "total"]
    items = [rows[at] for at in filled if roles[at] == "item"]
    if any(makes(items, total, half) for total in totals):
        return tuple(roles)
    sizes: dict[int, int] = {}  # of the groups, by head
    for is_item, run in groupby(filled, key=lambda at: roles[at] == "item"):
        part, place = list(run), 0
        while is_item and place < len(part):
            below = (rows[at] for at in islice(part, place + 1, None))
            head = part[place]
            size = first_that_make(below, rows[head], repeat(half), up) if may_head[head] else 0
            if not size:
                return tuple(roles)
            sizes[head] = size
            place += size + 1
    left = [rows[at] for at in filled if roles[at] == "item" and at not in sizes]
    is_all = len(sizes) > 1 and max(sizes.values()) > 1
    is_all = is_all and all(makes(left, total, half) for total in totals)
    return tuple("subtotal" if is_all and at in sizes else role for at, role in enumerate(roles))


def with_uncoded_headings(
    roles: Sequence[str], coded: Sequence[bool], rows: Sequence[Amounts]
) -> tuple[str, ...]:
    """The roles of a table of codes, rows without one that sum the coded rows below as `subtotal`.

    An office above its classes, a class of the economic classification without its code. The
    coded items must sum to the total alone, and those right below such a row to that row.
    """
    totals = [at for at, role in enumerate(roles) if role == "total" and rows[at]]
    columns = sorted(rows[totals[0]]) if len(totals) == 1 else []
    own = [{column: row.get(column, _EXACT) for column in columns} for row in rows]
    items = [at for at, role in enumerate(roles) if role == "item" and any(own[at].values())]
    leaves = [at for at in items if coded[at]]
    bare = [at for at in items if not coded[at]]
    half = half_step(rows)
    if not bare or not leaves or not makes([own[at] for at in leaves], own[totals[0]], half):
        return tuple(roles)
    up, sums = rising([own[at] for at in leaves]), set[int]()
    for at in bare:
        below = (own[leaves[of]] for of in range(bisect(leaves, at), len(leaves)))
        if first_that_make(below, own[at], repeat(half), up):
            sums.add(at)
    return tuple("subtotal" if at in sums else role for at, role in enumerate(roles))


def with_first_part(
    roles: Sequence[str], aside: Sequence[bool], rows: Sequence[Amounts]
) -> tuple[str, ...]:
    """The roles, an “其中” line right below the total as an item where the total needs it.

    合计 600, 其中：甲园区 350, 乙园区 250: the line is the first part, counted nowhere else.
    """
    totals = [at for at, role in enumerate(roles) if role == "total" and rows[at]]
    first = totals[0] + 1 if len(totals) == 1 else len(roles)
    if first >= len(roles) or not aside[first] or roles[first] != "subtotal":
        return tuple(roles)
    columns = sorted(rows[totals[0]])
    vectors = [tuple(row.get(column, Decimal(0)) for column in columns) for row in rows]
    items = [at for at, role in enumerate(roles) if role == "item" and at > first]
    others = _sum((vectors[at] for at in items), len(columns))
    missing = _minus(vectors[totals[0]], others)
    needed = bool(items) and any(missing) and missing == vectors[first]
    return tuple("item" if needed and at == first else role for at, role in enumerate(roles))


def _headings(
    items: Sequence[int],
    vectors: Sequence[_Vector],
    excess: _Vector,
    half: Decimal = _EXACT,
    *,
    lone: bool,
) -> frozenset[int]:
    """The one set of items that are counted twice, or none."""
    candidates = [
        at
        for at, below in pairwise(items)
        if all(abs(own) >= abs(part) for own, part in zip(vectors[at], vectors[below], strict=True))
        and max(map(abs, vectors[at])) > half * _CLEARLY
    ]
    if not candidates or len(candidates) > _MOST_CANDIDATES:
        return frozenset()
    slack = half * (len(items) + 1)
    choices = [
        chosen
        for chosen in _subsets(candidates, vectors, excess, slack)
        if _are_parted(chosen, items, vectors, half, lone)
    ]
    return choices[0] if len(choices) == 1 else frozenset()


def _are_parted(
    chosen: frozenset[int],
    items: Sequence[int],
    vectors: Sequence[_Vector],
    half: Decimal,
    lone: bool,
) -> bool:
    """True where what is below each of the chosen rows makes it.

    `lone` parts are proof where all chosen rows together make as much as all other items do and
    one has several: 货物, 工程 and 服务 are all there is.
    """
    others = [at for at in items if at not in chosen]
    rest = _sum((vectors[at] for at in others), len(vectors[0]))
    heads = _sum((vectors[at] for at in chosen), len(vectors[0]))
    is_all = len(others) > len(chosen) > 1 and _near(_minus(heads, rest), half * (len(items) + 1))
    ranges = [(at, _last_part(at, items, chosen, vectors, half, lone or is_all)) for at in chosen]
    return _nest(ranges)


def _subsets(
    candidates: Sequence[int], vectors: Sequence[_Vector], excess: _Vector, slack: Decimal
) -> Iterator[frozenset[int]]:
    """The sets of candidates whose amounts make up the excess."""
    for chosen in range(1, 1 << len(candidates)):
        members = [at for bit, at in enumerate(candidates) if chosen >> bit & 1]
        if _near(_minus(_sum((vectors[at] for at in members), len(excess)), excess), slack):
            yield frozenset(members)


def _last_part(
    at: int,
    items: Sequence[int],
    chosen: frozenset[int],
    vectors: Sequence[_Vector],
    half: Decimal,
    lone: bool,
) -> int | None:
    """Where the rows right below, headings among them left out, have summed to the row.

    One row with the same amount is no proof unless `lone`, but with the same two amounts it is.
    """
    left, parts = vectors[at], 0
    for other in items:
        if other > at and other not in chosen:
            left, parts = _minus(left, vectors[other]), parts + 1
            if _near(left, half * (parts + 1)):
                alone = parts == 1 and not lone and sum(map(bool, vectors[at])) < 2
                return None if alone else other
    return None


def _nest(ranges: Sequence[tuple[int, int | None]]) -> bool:
    """True when every heading has parts, and none has some that another one has only half."""
    return all(last is not None for _, last in ranges) and not any(
        first < inner <= last < end
        for first, last in ranges
        for inner, end in ranges
        if last is not None and end is not None
    )


def _near(difference: _Vector, slack: Decimal) -> bool:
    return all(abs(amount) <= slack for amount in difference)


def _sum(vectors: Iterable[_Vector], width: int) -> _Vector:
    total = (Decimal(0),) * width
    for vector in vectors:
        total = tuple(a + b for a, b in zip(total, vector, strict=True))
    return total


def _minus(one: _Vector, other: _Vector) -> _Vector:
    return tuple(a - b for a, b in zip(one, other, strict=True))
