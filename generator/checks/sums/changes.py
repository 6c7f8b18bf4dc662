"""A column of changes: 2025年预算数 − 2024年预算数 = 增减额, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from generator.checks.identity import Identity, NotComparable, Terms
from generator.checks.intervals import Precision
from generator.checks.layout import Block, Line, Tables, TableView
from generator.checks.network import sum_check
from generator.checks.sums.rows import label_of, row_of
from generator.facts.model import Fact
from generator.standards.vocabulary import squash
from generator.tables.columns import is_change
from generator.tables.model import Column

_MOST_LEVELS = 12  # more columns are many years or offices; no header names two of them

Pair = tuple[int, int]  # the column that is compared, and what it is compared with


@sum_check(
    "SUM-CHANGE",
    title="增减额等于所比较两栏之差",
    title_en="A change is the difference of the two columns compared",
    group="inside",
    severity="error",
)
def column_changes(tables: Tables) -> Iterator[Identity | NotComparable]:
    """表中每一行，“增减额”栏等于所比较两栏之差（如本年预算数减上年预算数，决算数减预算数）。

    比较的是哪两栏，以增减不为零的各行过半数相符的为准（至少两行，只有一行的以该行为准）；没有这样的两栏的，
    无法判断。所比较的一栏空白按零计。依据：“增减额”的含义（算术）。
    """
    for view in tables.views:
        if view.is_form:
            continue
        for block in view.blocks:
            levels = _levels(block)
            for change in block.columns:
                if is_change(change) and 1 < len(levels) <= _MOST_LEVELS:
                    yield from _changes(view, block, change, levels, tables.precision)


def _levels(block: Block) -> list[int]:
    """The columns of amounts that are no changes, where they are of several years or stages."""
    first = {index: fact for line in reversed(block.lines) for index, fact in line.amounts.items()}
    levels = [c.index for c in block.columns if not is_change(c) and c.index in first]
    stages = {(first[index].fiscal_year, first[index].phase) for index in levels}
    return levels if len(stages) > 1 else []


def _changes(
    view: TableView, block: Block, change: Column, levels: Sequence[int], precision: Precision
) -> Iterator[Identity | NotComparable]:
    lines = [line for line in block.lines if change.index in line.amounts]
    moved = [line for line in lines if line.amounts[change.index].amount]
    if not moved:
        return
    pairs = _compared(moved, change, levels, precision)
    for line in lines if pairs else ():
        readings = [terms for pair in pairs if (terms := _terms(line, change.index, pair))]
        if readings:
            readings.sort(key=lambda terms: precision.compare(*terms).agrees)
            yield _identity(view, line, change, readings, precision)
    if not pairs:
        yield NotComparable(
            subject=f"{view.called}“{change.name}”栏等于所比较两栏之差",
            subject_en=f"Table {view.called_en}, column “{change.name}”: change of two columns",
            reason="表中没有哪两栏之差与该栏多数行相符",
            table_ids=(view.id,),
        )


def _compared(
    lines: Sequence[Line], change: Column, levels: Sequence[int], precision: Precision
) -> list[Pair]:
    """The columns whose difference the changes are, in most of their rows.

    Of several that fit as often, those whose base the change is named after; else all of them.
    """
    held: dict[Pair, tuple[int, bool]] = {}
    for pair in permutations(levels, 2):
        found = [terms for line in lines if (terms := _terms(line, change.index, pair))]
        bases = {parts[0].column for parts, _ in found if len(parts) > 1}
        named = any(squash(base.split(" / ")[-1]) in squash(change.name) for base in bases)
        held[pair] = (sum(precision.compare(*terms).agrees for terms in found), named)
    best = max(held.values())
    enough = best[0] >= min(2, len(lines)) and 2 * best[0] > len(lines)
    return [pair for pair, fit in held.items() if fit == best] if enough else []


def _terms(line: Line, change: int, pair: Pair) -> Terms | None:
    """What was and its change, against what is; a blank of what was is zero."""
    compared, base = (line.amounts.get(index) for index in pair)
    if compared is None:
        return None
    before: tuple[Fact, ...] = (base,) if base else ()
    return (*before, line.amounts[change]), (compared,)


def _identity(
    view: TableView,
    line: Line,
    change: Column,
    readings: Sequence[Terms],
    precision: Precision,
) -> Identity:
    (parts, wholes), *others = readings
    disagree = len({precision.compare(*terms).agrees for terms in readings}) > 1
    return Identity(
        subject=f"{view.called}{row_of(line)}：“{change.name}”等于所比较两栏之差",
        subject_en=f"Table {view.called_en}, row “{label_of(line)}”: change of two columns",
        parts=parts,
        wholes=wholes,
        parts_called=" + ".join(f"“{fact.column}”" for fact in parts),
        wholes_called=f"“{wholes[0].column}”",
        alternatives=() if disagree else tuple(others),
        family=f"change {view.id} {change.index}",
        unsure="不能确定增减额是哪两栏之差" if disagree else "",
    )
