"""The sums a header declares along a row: 合计 = 基本支出 + 项目支出, 小计 = its parts.

A group of columns under one header word sums to its 合计/小计 column; the table sums to
the total at the top. The sums say which reading of a damaged header is right; whether
the publisher added up correctly is the business of the checks.

A printed number stands for an interval given by its last digit; a sum holds when the
intervals meet.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.documents.model import Cell
from generator.standards import vocabulary
from generator.standards.stages import stages_beside
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import Amount, parse_amount
from generator.tables.columns import NUMBERS, blocks, is_sum_of_part, stands_for_amount
from generator.tables.flows import apart
from generator.tables.model import BodyRow, Column


@dataclass(frozen=True, slots=True)
class Identity:
    """The column `total` is the sum of the columns `parts`."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sums were evaluated to hold and to break, and in which rows they break."""

    held: int
    broken: int
    broken_rows: tuple[int, ...]


def row_identities(columns: Sequence[Column]) -> tuple[Identity, ...]:
    """The sums declared by the header, innermost groups included."""
    found: list[Identity] = []
    for block in blocks(columns):
        for amounts in _runs(block):
            for own in apart(amounts):
                _collect(own, 0, found)
    return tuple(found)


def _runs(block: Sequence[Column]) -> Iterator[list[Column]]:
    """The amount columns of a block, apart where a label stands between them."""
    run: list[Column] = []
    for column in block:
        if column.use == "amount":
            run.append(column)
        elif run and column.use not in NUMBERS | {"text"}:
            yield run
            run = []
    yield run


def _collect(columns: Sequence[Column], depth: int, found: list[Identity]) -> tuple[int, ...]:
    """Adds the identities of one group; returns the columns that stand for its sum."""
    groups: dict[str, list[Column]] = {}
    for column in columns:
        word = column.path[depth] if depth < len(column.path) else ""
        groups.setdefault(word, []).append(column)
    if len(groups) == 1 and len(columns) > 1 and any(len(c.path) > depth + 1 for c in columns):
        return _collect(columns, depth + 1, found)
    total: int | None = None
    parts: list[int] = []
    leaves = [g[0] for g in groups.values() if len(g) == 1]
    inner, asides = _nested(leaves, depth), _asides(leaves)
    by_year = stages_beside(tuple(groups))
    sums = [leaf.index for leaf in sorted(leaves, key=is_sum_of_part) if leaf.is_total]
    for members in groups.values():
        leaf = members[0]
        if len(members) == 1 and len(leaf.path) <= depth + 1:
            if vocabulary.columns().of_which(leaf.concepts[-1:]) or leaf.index in {*inner, *asides}:
                continue
            if leaf.index in sums[:1] and not by_year:
                total = leaf.index
            else:
                parts.append(leaf.index)
        elif any(len(member.path) > depth + 1 for member in members):
            parts += _collect(members, depth + 1, found)
        else:
            parts += [member.index for member in members]
    for whole in dict.fromkeys(inner.values()):
        own = tuple(part for part, above in inner.items() if above == whole)
        if len(own) > 1:
            found.append(Identity(whole, own))
    all_of_which = all(table_words().of_which.match(word) for word in list(groups)[1:])
    if total is not None and len(parts) > 1 and not by_year and not all_of_which:
        found.append(Identity(total, tuple(parts)))
    return (total,) if total is not None else tuple(parts)


def _nested(leaves: Sequence[Column], depth: int) -> dict[int, int]:
    """Columns printed beside the column they are part of: 基本支出, 人员经费, 公用经费.

    The words say so: the kind of spending, or the item, of the one goes on from the other's.
    """
    words = vocabulary.columns().amount
    keys: dict[int, str] = {}
    for column in leaves:
        word = words(squash(column.path[-1])) if len(column.path) == depth + 1 else None
        key = (word.expenditure_type or word.item) if word else ""
        if key:
            keys[column.index] = key
    found: dict[int, int] = {}
    for index, key in keys.items():
        above = [i for i, k in keys.items() if i < index and re.match(rf"{k}[-/]", key)]
        if above:
            found[index] = above[-1]
    return found


def _asides(leaves: Sequence[Column]) -> set[int]:
    """“其中” columns that break down the part before them, not the total."""
    found: set[int] = set()
    for before, column in itertools.pairwise(leaves):
        of_which = bool(column.path) and _is_of_which(column)
        if of_which and before.index + 1 == column.index:
            is_part = not before.is_total and not _is_of_which(before)
            if is_part or before.index in found:
                found.add(column.index)
    return found


def tally(identities: Sequence[Identity], rows: Sequence[BodyRow]) -> Tally:
    """Evaluates all identities in all rows."""
    held = broken = 0
    broken_rows: list[int] = []
    for position, row in enumerate(rows):
        amounts = _amounts(row.cells)
        for identity in identities:
            verdict = holds(identity, amounts)
            if verdict is True:
                held += 1
            elif verdict is False and not _is_told_in_words(identity, row.cells):
                broken += 1
                broken_rows.append(position)
    return Tally(held, broken, tuple(dict.fromkeys(broken_rows)))


def _is_told_in_words(identity: Identity, cells: dict[int, Cell]) -> bool:
    """True where words stand for an amount of the sum, which then says nothing."""
    members = (cells[i].text for i in (identity.total, *identity.parts) if i in cells)
    return any(map(stands_for_amount, members))


def _amounts(cells: dict[int, Cell]) -> dict[int, Amount]:
    return {i: a for i, cell in cells.items() if (a := parse_amount(cell.text))}


def holds(identity: Identity, amounts: dict[int, Amount]) -> bool | None:
    """True for a sum that holds to the digit, False for a broken one, None for no witness.

    It can be evaluated when the total or a part is printed; blank cells count as zero.
    A row of nothing but zeros, and a sum that holds only because digits were rounded,
    say nothing about the order of columns.
    """
    parts = [amounts[i] for i in identity.parts if i in amounts]
    total = amounts.get(identity.total)
    if total is None and not parts:
        return None
    printed = [*parts, *([total] if total else [])]
    if not any(a.value for a in printed):
        return None
    value = total.value if total else Decimal(0)
    gap = abs(value - sum((a.value for a in parts), Decimal(0)))
    slack = sum((Decimal(1).scaleb(-a.decimals) for a in printed), Decimal(0)) / 2
    return True if gap == 0 else None if gap <= slack else False


def _is_of_which(column: Column) -> bool:
    """True for a column that says it is part of another: 其中：财政拨款."""
    return table_words().of_which.match(squash(column.path[-1])) is not None
