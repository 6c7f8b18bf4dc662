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
from generator.facts.blank_attributes import with_blank_attributes, with_blank_codes
from generator.facts.called_classes import with_projects_called_classes
from generator.facts.carried import CARRYOVER, with_carried
from generator.facts.class_as_unit import without_class_as_unit
from generator.facts.class_sections import (
    offices_of_classes,
    rows_of_classes,
    with_class_sections,
    with_level_doubts,
)
from generator.facts.enumerators import depth_of
from generator.facts.funds_above import with_funds_above, with_funds_of_sums
from generator.facts.headed import with_headings
from generator.facts.label_groups import with_groups_beside
from generator.facts.labels import Label, read_labels, under_merged
from generator.facts.names_of_units import with_names_of_units
from generator.facts.numbered_headings import with_numbered_headings
from generator.facts.office_sections import heads_rows, with_office_sections
from generator.facts.offices_among_projects import with_offices_among_projects
from generator.facts.projects_of_classes import may_list_projects, with_projects_of_classes
from generator.facts.projects_of_codes import with_projects_of_codes
from generator.facts.projects_of_lines import with_projects_of_lines, with_undivided_projects
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
    with_first_office,
    with_first_part,
    with_first_total,
    with_groups,
    with_summed_rows,
    with_uncoded_headings,
)
from generator.facts.units_above import with_units_above
from generator.facts.units_of_groups import with_blank_classes, with_units_of_groups
from generator.standards import vocabulary
from generator.standards.vocabulary import ItemWord, TableKind, squash
from generator.tables.amounts import Amount, parse_amount
from generator.tables.columns import blocks, is_change
from generator.tables.model import BodyRow, BoundTable, Column

Amounts = dict[int, Decimal]  # by column


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
            rows = under_merged(columns, bound.rows)
            read = read_labels(columns, bound.rows, kind, fiscal_year)
            read = with_groups_beside(read, columns, rows)
            read = with_projects_of_lines(read, columns, rows, kind)
            labels = tuple(map(without_class_as_unit, read))
            before = Block(columns, _borrowed(labels, columns, before, bound.rows))
            found.append(before)
    return found


def block_rows(
    block: Block, rows: Sequence[BodyRow], setting: Setting, others: Sequence[Block]
) -> BlockRows:
    """Names and roles of the rows of a block; `others` are the other blocks of the table."""
    amounts, levels = block.amounts, [c for c in block.amounts if not is_change(c)]
    printed = [_values(row, levels) for row in rows]
    filled = [bool(_values(row, amounts)) for row in rows]
    named = _with_lines_above(block, setting.kind, filled, printed)
    counts = counting_rows(named, setting.kind)
    values = [{} if at in counts else _values(row, amounts) for at, row in enumerate(rows)]
    labels, wholes = _with_listed_projects(block, setting, named, values)
    roles = _own_roles(block, setting.kind, labels, others)
    keys = _item_keys([row_item(own, setting.kind, _side(block, setting)) for own in named], filled)
    roles = with_item_parts(roles, keys, labels)
    roles = ["subtotal" if at in wholes and r == "item" else r for at, r in enumerate(roles)]
    if _shared(block):
        roles = with_described_rows(roles, values, described(block.columns, rows))
        labels, roles = with_offices(labels, roles, values)
    named_alike = any(column.use == "subject-name-or-unit" for column in block.columns)
    roles = with_office_sections(labels, roles, values, shared=named_alike)
    above = offices_of_classes(labels, roles, values)
    roles = _with_sums(labels, roles, values, above, shared=named_alike)
    labels, roles = _with_owners(block, setting, labels, roles, values)
    labels = with_spending_above(labels, setting.kind, roles, printed)
    labels = with_funds_of_sums(labels, setting.kind, _side(block, setting), roles, printed)
    labels = with_level_doubts(labels, roles, values, above)
    labels = with_units_of_groups(labels, roles, values)
    labels = with_units_above(labels, roles, values, above, shared=named_alike)
    labels = with_names_of_units(labels, roles, values)
    labels = with_undivided_projects(labels, roles, block.columns, rows)
    labels = with_blank_codes(with_blank_classes(labels), roles)
    return BlockRows(with_blank_attributes(labels, roles, block.columns, rows), roles, counts)


def _side(block: Block, setting: Setting) -> str:
    return direction_of(block.amounts[0], setting.kind)


def _shared(block: Block) -> list[Column]:
    """The columns that name projects and units."""
    return [column for column in block.columns if column.use == "project-name-or-unit"]


def _with_lines_above(
    block: Block, kind: TableKind, filled: Sequence[bool], printed: Sequence[Amounts]
) -> Sequence[Label]:
    """The labels with what the lines above a row say of it: headings, carryovers, funds."""
    direction = direction_of(block.amounts[0], kind)
    labels: Sequence[Label] = with_headings(block.labels, kind, filled)
    labels = with_carried(labels, kind, direction, filled)
    return with_funds_above(labels, kind, direction, printed)


def _with_listed_projects(
    block: Block, setting: Setting, labels: Sequence[Label], values: Sequence[Amounts]
) -> tuple[Sequence[Label], frozenset[int]]:
    """The labels, projects among classes and units named; and the rows that are sums of some."""
    labels = with_projects_called_classes(labels, values)
    if _shared(block):
        labels, wholes = with_projects_of_codes(labels, values, setting.class_names)
        return with_projects_below(labels, values), wholes
    if may_list_projects(block.columns, setting.kind):
        labels = with_projects_of_classes(labels, values, setting.class_names)
    return labels, frozenset()


def _own_roles(
    block: Block, kind: TableKind, labels: Sequence[Label], others: Sequence[Block]
) -> Sequence[str]:
    """The roles that the words of the rows say, beside those of the other blocks of their side."""
    beside = [label for other in others if other.side == block.side for label in other.labels]
    return row_roles(labels, beside, mixed=kind.kind == "other")


def _with_sums(
    labels: Sequence[Label],
    roles: Sequence[str],
    values: Sequence[Amounts],
    above: Sequence[bool],
    *,
    shared: bool,
) -> Sequence[str]:
    """The roles, rows that only the amounts show to be sums of others as such.

    `above` are the rows of offices above classes.
    """
    classified = [_is_classified(label) for label in labels]
    heads = [heads_rows(label, shared=shared) for label in labels]
    roles = with_class_sections(labels, roles, values, above)
    of_classes = rows_of_classes(labels, roles, above)
    named = [own or at in of_classes for at, own in enumerate(classified)]
    roles = with_first_total(roles, named, heads, values)
    roles = with_groups(roles, [not _has_class(label) for label in labels], values)
    if any(classified):
        return with_uncoded_headings(roles, classified, values)
    roles = with_first_office(roles, heads, values)
    roles = with_first_part(roles, [is_of_which(label) for label in labels], values)
    depths = [depth_of(squash(label.text)) for label in labels]
    roles = with_numbered_headings(roles, depths, values)
    return with_summed_rows(roles, values)


def _with_owners(
    block: Block,
    setting: Setting,
    labels: Sequence[Label],
    roles: Sequence[str],
    values: Sequence[Amounts],
) -> tuple[Sequence[Label], Sequence[str]]:
    """Labels and roles, the projects and offices that only sums tell apart named."""
    shared = _shared(block)
    if not shared:
        return with_offices_among_projects(labels, roles, values)
    with_classes = any(map(_names_classes, shared))
    names = setting.class_names
    return with_projects(labels, roles, values, names, with_classes=with_classes), roles


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
    expenditure, and its amount under the second. Where a table of projects divides each of them
    (项目名称 | 项目总额 | 经济分类科目 | 金额), what stands beside a project is of it.
    """
    if not before.columns or before.side != columns[0].side:
        return tuple(labels)
    found = []
    for row, label, theirs in zip(rows, labels, before.labels, strict=True):
        is_free = not label.text and not any(row_amounts(row, before.amounts))
        borrowed = (is_free and bool(theirs.text)) or (not label.text and theirs.is_sum)
        own = replace(theirs, note="行名印在左侧一栏") if borrowed else label
        if theirs.project_name and _has_class(own) and not own.project_name:
            own = replace(own, project_code=theirs.project_code, project_name=theirs.project_name)
        found.append(own)
    return tuple(found)


def _is_classified(label: Label) -> bool:
    """True where codes say which row stands below which."""
    return _has_class(label) or bool(label.unit_code)


def _has_class(label: Label) -> bool:
    return bool(label.function.full or label.economic.full or label.government_economic.full)


def _values(row: BodyRow, columns: Sequence[Column]) -> Amounts:
    return {column.index: amount.value for column, _, amount in row_amounts(row, columns)}
