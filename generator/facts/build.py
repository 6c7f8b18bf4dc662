"""A bound table becomes facts: one for every printed amount, in yuan.

Pure: takes a table and the facts of its disclosure, gives records. What a number means
was settled by the binding; this module adds who, what, when, and the exact value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.facts.attributes import is_difference
from generator.facts.block_rows import Block, block_rows, labelled_blocks, row_amounts
from generator.facts.common_total import with_common_totals
from generator.facts.divided_twice import counted_once
from generator.facts.ids import KeyMaker
from generator.facts.merged_amounts import of_covered
from generator.facts.model import Fact
from generator.facts.record import keyed, record
from generator.facts.roles import column_roles
from generator.facts.row_units import unit_at
from generator.facts.setting import Setting, of_table
from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash
from generator.tables.flows import with_flows
from generator.tables.model import BoundTable, Column


def table_facts(bound: BoundTable, setting: Setting, keys: KeyMaker) -> tuple[Fact, ...]:
    """The facts of a bound table, row by row, left to right."""
    bound = replace(bound, columns=with_flows(bound.columns))
    blocks = labelled_blocks(bound, setting.kind, setting.fiscal_year)
    setting = of_table(setting, bound, [label for block in blocks for label in block.labels])
    found = [list(_block_facts(bound, block, blocks, setting)) for block in blocks]
    place_of = _places(bound, blocks)
    facts = counted_once(with_common_totals(found, setting.kind))
    return tuple(keyed(fact, keys) for fact in sorted(facts, key=lambda f: place_of[f.source]))


def _block_facts(
    bound: BoundTable, block: Block, blocks: Sequence[Block], setting: Setting
) -> Iterator[Fact]:
    """The facts of one block of columns, without their keys."""
    known = block_rows(block, bound.rows, setting, [b for b in blocks if b is not block])
    roles = column_roles(
        block.amounts, setting.kind, setting.phase, setting.fiscal_year, setting.spent
    )
    rows = zip(bound.rows, known.labels, known.roles, strict=True)
    for at, (row, label, role) in enumerate(rows):
        for column, cell, amount in row_amounts(row, block.amounts):
            if at in known.counts and not _says_money(column, block.columns, setting.kind):
                continue
            said = unit_at(row, column, block.columns)
            own = replace(setting, unit=said, unit_note="") if said else setting
            named = of_covered(known.labels, bound.rows, at, column.index)
            fact = record(row, named, role, column, cell, amount, own, bound.binding)
            of_column = "part" if is_difference(label) else roles[column.index]
            yield replace(fact, column_role=of_column)


def _places(bound: BoundTable, blocks: Sequence[Block]) -> dict[str, tuple[int, int]]:
    """Row and column of each amount, by its source."""
    return {
        cell.source: (row.number, column.index)
        for block in blocks
        for row in bound.rows
        for column, cell, _ in row_amounts(row, block.amounts)
    }


def _says_money(column: Column, block: Sequence[Column], kind: TableKind) -> bool:
    """True where a row named after cars or persons prints their money, not their number.

    The header says money, and the number has a column of its own or the table is of assets.
    """
    said = any(map(vocabulary.lines().money_columns.fullmatch, map(squash, column.path)))
    return said and (kind.kind == "state-assets" or any(c.use == "ignored" for c in block))
