"""The rows of one block of columns: what each is called, and its part in the sums.

A block is one list of names with its amounts; a table of two sides has two, one that divides
its expenditure twice has three. Looks at all rows together, as roles need them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.documents.model import Cell
from generator.facts.attributes import direction_of, is_of_which, row_item
from generator.facts.called_classes import with_projects_called_classes
from generator.facts.carried import CARRYOVER, with_carried
from generator.facts.class_as_unit import without_class_as_unit
from generator.facts.enumerators import depth_of
from generator.facts.funds_above import with_funds_above
from generator.facts.headed import with_headings
from generator.facts.labels import Label, read_labels
from generator.facts.numbered_headings import with_numbered_headings
from generator.facts.offices_among_projects import with_offices_among_projects
from generator.facts.projects_of_classes import may_list_projects, with_projects_of_classes
from generator.facts.projects_of_codes import with_projects_of_codes
from generator.facts.projects_of_units import (
    described,
    with_described_rows,
    with_offices,
    with_projects,
    with_projects_below,
)
from generator.facts.roles import counting_rows, row_roles, with_item_parts
from generator.facts.setting import Setting
from generator.facts.spending_above import with_spending_above
from generator.facts.summed_rows import (
    with_first_part,
    with_first_total,
    with_summed_rows,
    with_uncoded_headings,
)
from generator.facts.units_above import with_units_above
from generator.standards import vocabulary
from generator.standards.vocabulary import ItemWord, TableKind, squash
from generator.tables.amounts import Amount, parse_amount
from generator.tables.columns import blocks, is_change
from generator.tables.model import BodyRow, BoundTable, Column


@dataclass(frozen=True, slots=True)
class Block:
    """Columns of one list, with the label of every row of the table."""

    columns: Sequence[Column]
    labels: Sequence[Label]

    @property
    def amounts(self) -> list[Column]:
        return [column for column in self.columns if column.use == "amount"]

    @property
    def side(self) -> str:
        return self.columns[0].side


@dataclass(frozen=True, slots=True)
class BlockRows:
    """What is known of the rows of a block once all are seen together."""

    labels: Sequence[Label]
    roles: Sequence[str]
    counts: frozenset[int]  # rows that count persons or things


def labelled_blocks(bound: BoundTable, kind: TableKind, fiscal_year: int) -> list[Block]:
    """The blocks that hold amounts, left to right."""
    found: list[Block] = []
    before = Block((), ())
    for columns in blocks(bound.columns):
        if any(column.use == "amount" for column in columns):
            read = read_labels(columns, bound.rows, kind, fiscal_year)
            labels = tuple(map(without_class_as_unit, read))
            before = Block(columns, _borrowed(labels, columns, before, bound.rows))
            found.append(before)
    return found


def block_rows(
    block: Block, rows: Sequence[BodyRow], setting: Setting, others: Sequence[Block]
) -> BlockRows:
    """Names and roles of the rows of a block; `others` are the other blocks of the table."""
    kind, amounts = setting.kind, block.amounts
    direction = direction_of(amounts[0], kind)
    filled = [bool(_values(row, amounts)) for row in rows]
    labels: Sequence[Label] = with_headings(block.labels, kind, filled)
    labels = with_carried(labels, kind, direction, filled)
    levels = [column for column in amounts if not is_change(column)]
    printed = [_values(row, levels) for row in rows]
    labels = with_funds_above(labels, kind, direction, printed)
    keys = _item_keys([row_item(label, kind, direction) for label in labels], filled)
    counts = counting_rows(labels, kind)
    values = [{} if at in counts else _values(row, amounts) for at, row in enumerate(rows)]
    labels = with_projects_called_classes(labels, values)
    shared = [c for c in block.columns if c.use == "project-name-or-unit"]
    lists_projects, wholes = bool(shared), frozenset[int]()
    if lists_projects:
        labels, wholes = with_projects_of_codes(labels, values, setting.class_names)
        labels = with_projects_below(labels, values)
    elif may_list_projects(block.columns, kind):
        labels = with_projects_of_classes(labels, values, setting.class_names)
    beside = [label for other in others if other.side == block.side for label in other.labels]
    roles: Sequence[str] = row_roles(labels, beside, mixed=kind.kind == "other")
    roles = with_item_parts(roles, keys, labels)
    roles = ["subtotal" if at in wholes and r == "item" else r for at, r in enumerate(roles)]
    if lists_projects:
        roles = with_described_rows(roles, values, described(block.columns, rows))
        labels, roles = with_offices(labels, roles, values)
    classified = [_is_classified(label) for label in labels]
    if any(classified):
        roles = with_first_total(roles, classified, values)
        roles = with_uncoded_headings(roles, classified, values)
    else:
        aside = [is_of_which(label) for label in labels]
        roles = with_first_part(with_first_total(roles, classified, values), aside, values)
        depths = [depth_of(squash(label.text)) for label in labels]
        roles = with_numbered_headings(roles, depths, values)
        roles = with_summed_rows(roles, values)
    if lists_projects:
        with_classes = any(map(_names_classes, shared))
        names = setting.class_names
        labels = with_projects(labels, roles, values, names, with_classes=with_classes)
    else:
        labels, roles = with_offices_among_projects(labels, roles, values)
    labels = with_spending_above(labels, kind, roles, [_values(row, levels) for row in rows])
    named_alike = any(column.use == "subject-name-or-unit" for column in block.columns)
    labels = with_units_above(labels, roles, values, shared=named_alike)
    return BlockRows(labels, roles, counts)


def _names_classes(column: Column) -> bool:
    words = squash("".join(column.path[-1:]))
    return vocabulary.columns().names_classes.fullmatch(words) is not None


def row_amounts(row: BodyRow, columns: Sequence[Column]) -> Iterator[tuple[Column, Cell, Amount]]:
    """The amounts of a row under the columns, left to right; none of a row that is refused."""
    for column in () if row.refused else columns:
        cell = row.cells.get(column.index)
        amount = parse_amount(cell.text) if cell else None
        if cell and amount:
            yield column, cell, amount


def _item_keys(items: Sequence[ItemWord | None], filled: Sequence[bool]) -> list[str]:
    """The keys of the lines; a part of the carryover without an amount divides nothing."""
    return [
        item.key if item and (has or not item.key.startswith(f"{CARRYOVER}/")) else ""
        for item, has in zip(items, filled, strict=True)
    ]


def _borrowed(
    labels: Sequence[Label], columns: Sequence[Column], before: Block, rows: Sequence[BodyRow]
) -> tuple[Label, ...]:
    """Labels, with those a row prints only in the block to the left, on the same side.

    Three-block tables print 支出合计 once, under the first of two ways of dividing the
    expenditure, and its amount under the second.
    """
    if not before.columns or before.side != columns[0].side:
        return tuple(labels)
    found = []
    for row, label, theirs in zip(rows, labels, before.labels, strict=True):
        is_free = not label.text and not any(row_amounts(row, before.amounts))
        borrowed = is_free and bool(theirs.text)
        found.append(replace(theirs, note="行名印在左侧一栏") if borrowed else label)
    return tuple(found)


def _is_classified(label: Label) -> bool:
    """True where codes say which row stands below which."""
    codes = (label.function.full, label.economic.full, label.government_economic.full)
    return any(codes) or bool(label.unit_code)


def _values(row: BodyRow, columns: Sequence[Column]) -> dict[int, Decimal]:
    return {column.index: amount.value for column, _, amount in row_amounts(row, columns)}
