"""A bound table or form becomes facts: one for every printed amount, in yuan.

Pure: takes a table and the facts of its disclosure, gives records. What a number means
was settled by the binding; this module adds who, what, when, and the exact value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from generator.documents.model import Cell
from generator.facts.attributes import (
    attributes,
    direction_of,
    is_difference,
    is_of_which,
    row_item,
    spent_beside_budget,
    sums_other_expenses,
)
from generator.facts.carried import CARRYOVER, with_carried
from generator.facts.common_total import with_common_totals
from generator.facts.divided_twice import counted_once
from generator.facts.ids import KeyMaker
from generator.facts.labels import Label, read_labels, split_project, split_unit, squash_words
from generator.facts.model import Fact
from generator.facts.projects_of_units import (
    described,
    with_described_rows,
    with_projects,
    with_projects_below,
)
from generator.facts.roles import column_roles, counting_rows, row_roles, with_item_parts
from generator.facts.row_units import unit_at
from generator.facts.summed_rows import (
    with_first_part,
    with_first_total,
    with_summed_rows,
    with_uncoded_headings,
)
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import ItemWord, TableKind, squash
from generator.tables.amounts import Amount, parse_amount
from generator.tables.columns import blocks
from generator.tables.flows import with_flows
from generator.tables.forms import Form
from generator.tables.model import BodyRow, BoundTable, Column


@dataclass(frozen=True, slots=True)
class Setting:
    """What all facts of a table share."""

    table_id: str
    kind: TableKind
    reporting_level: str
    phase: str
    fiscal_year: int
    unit: str
    unit_note: str = ""
    unit_doubt: str = ""  # why it has none
    three_public_group: bool = False
    three_public_across: bool = False
    with_others: frozenset[int] = frozenset()  # columns that sum other expenses as well
    spent: frozenset[int] = frozenset()  # columns of what was spent of the budget beside them


def table_facts(bound: BoundTable, setting: Setting, keys: KeyMaker) -> tuple[Fact, ...]:
    """The facts of a bound table, row by row, left to right."""
    bound = replace(bound, columns=with_flows(bound.columns))
    labelled = _labelled_blocks(bound, setting)
    grouped = _shows_more_than_three_public(bound, [label for _, ls in labelled for label in ls])
    expenses = {"abroad", "vehicle", "reception"}
    across = any(expenses.intersection(column.concepts) for column in bound.columns)
    amounts_of = [column for column in bound.columns if column.use == "amount"]
    mixed = (c.index for c in amounts_of if across and sums_other_expenses(c, amounts_of))
    setting = replace(
        setting,
        three_public_group=grouped,
        three_public_across=across,
        with_others=frozenset(mixed),
        spent=spent_beside_budget(amounts_of),
    )
    setting = replace(setting, kind=_of_several_funds(setting.kind, bound.columns))
    found: list[list[Fact]] = []
    place_of: dict[str, tuple[int, int]] = {}
    for at, (block, labels) in enumerate(labelled):
        found.append([])
        amounts = [column for column in block if column.use == "amount"]
        columns = column_roles(
            amounts, setting.kind, setting.phase, setting.fiscal_year, setting.spent
        )
        direction = direction_of(amounts[0], setting.kind)
        filled = [bool(_values(row, amounts)) for row in bound.rows]
        labels = with_carried(labels, setting.kind, direction, filled)
        items = [row_item(label, setting.kind, direction) for label in labels]
        counts = counting_rows(labels, setting.kind)
        money = enumerate(bound.rows)
        values = [{} if at in counts else _values(row, amounts) for at, row in money]
        if any(column.use == "project-name-or-unit" for column in block):
            labels = with_projects_below(labels, values)
        roles = with_item_parts(
            row_roles(labels, _beside(labelled, at), mixed=setting.kind.kind == "other"),
            _keys(items, filled),
            labels,
        )
        if any(column.use == "project-name-or-unit" for column in block):
            roles = with_described_rows(roles, values, described(block, bound.rows))
        if not any(_is_classified(label) for label in labels):
            aside = [is_of_which(label) for label in labels]
            roles = with_first_part(with_first_total(roles, values), aside, values)
            roles = with_summed_rows(roles, values)
        else:
            roles = with_uncoded_headings(roles, list(map(_is_classified, labels)), values)
        if any(column.use == "project-name-or-unit" for column in block):
            labels = with_projects(labels, roles, values)
        for place, (row, label, role) in enumerate(zip(bound.rows, labels, roles, strict=True)):
            for column, cell, amount in _amounts(row, amounts):
                if place in counts and not _says_money(column, block, setting.kind):
                    continue
                said = unit_at(row, column, block)
                own = replace(setting, unit=said, unit_note="") if said else setting
                fact = _fact(row, label, role, column, cell, amount, own, bound.binding)
                of_column = "part" if is_difference(label) else columns[column.index]
                found[-1].append(_with_role(fact, of_column))
                place_of[fact.source] = row.number, column.index
    found = with_common_totals(found, setting.kind)
    facts = sorted(counted_once(found), key=lambda fact: place_of[fact.source])
    return tuple(_keyed(fact, keys) for fact in facts)


def _keys(items: Sequence[ItemWord | None], filled: Sequence[bool]) -> list[str]:
    """The keys of the lines; a part of the carryover without an amount divides nothing."""
    return [
        item.key if item and (has or not item.key.startswith(f"{CARRYOVER}/")) else ""
        for item, has in zip(items, filled, strict=True)
    ]


_Labelled = tuple[Sequence[Column], Sequence[Label]]


def _labelled_blocks(bound: BoundTable, setting: Setting) -> list[_Labelled]:
    """The blocks that hold amounts, each with the label of every row."""
    found: list[_Labelled] = []
    before: _Labelled = ((), ())
    for block in blocks(bound.columns):
        if not any(column.use == "amount" for column in block):
            continue
        labels = read_labels(block, bound.rows, setting.kind, setting.fiscal_year)
        before = (block, _borrowed(labels, block, before, bound.rows))
        found.append(before)
    return found


def _beside(labelled: Sequence[_Labelled], at: int) -> list[Label]:
    """The labels of the other blocks on the same side of the table."""
    side = labelled[at][0][0].side
    others = (theirs for i, theirs in enumerate(labelled) if i != at and theirs[0][0].side == side)
    return [label for _, labels in others for label in labels]


_APPROPRIATION = frozenset({"general-public-budget", "government-fund", "state-capital"})


def _of_several_funds(kind: TableKind, columns: Sequence[Column]) -> TableKind:
    """The kind without its fund where the columns show money of others beside it.

    One that shows its own fund as a part (其中：一般公共预算拨款) is of others, too.
    """
    words = vocabulary.columns()
    parts = {squash(part) for c in columns if c.use == "amount" for part in c.path}
    funds = {part: word.fund_source for part in parts if (word := words.amount(part))}
    if any(fund == kind.fund_source and part.startswith("其中") for part, fund in funds.items()):
        return replace(kind, fund_source="")
    said = set(funds.values()) - {""}
    own = {kind.fund_source, "fiscal-appropriation", "carryover"}
    if kind.fund_source == "fiscal-appropriation":
        own |= _APPROPRIATION
    return replace(kind, fund_source="") if kind.fund_source and said - own else kind


def _shows_more_than_three_public(bound: BoundTable, labels: Sequence[Label]) -> bool:
    """True where the three expenses are one group of columns, or 会议费 stands beside them."""
    if any("three-public" in column.concepts for column in bound.columns):
        return True
    beside = vocabulary.lines().beside_three_public.fullmatch
    words = [word for c in bound.columns if c.use == "amount" for word in c.path]
    return any(beside(squash(word)) for word in (*words, *(label.text for label in labels)))


def _says_money(column: Column, block: Sequence[Column], kind: TableKind) -> bool:
    """True where a row named after cars or persons prints their money, not their number.

    The header says money, and the number has a column of its own or the table is of assets.
    """
    said = any(map(vocabulary.lines().money_columns.fullmatch, map(squash, column.path)))
    return said and (kind.kind == "state-assets" or any(c.use == "ignored" for c in block))


def _borrowed(
    labels: Sequence[Label],
    block: Sequence[Column],
    before: tuple[Sequence[Column], Sequence[Label]],
    rows: Sequence[BodyRow],
) -> tuple[Label, ...]:
    """Labels, with those a row prints only in the block to the left, on the same side.

    Three-block tables print 支出合计 once, under the first of two ways of dividing the
    expenditure, and its amount under the second.
    """
    columns, theirs = before
    same_side = bool(columns) and columns[0].side == block[0].side
    amounts = [column for column in columns if column.use == "amount"]
    found = []
    for at, label in enumerate(labels):
        free = same_side and not any(_amounts(rows[at], amounts))
        borrowed = free and not label.text and bool(theirs[at].text)
        found.append(replace(theirs[at], note="行名印在左侧一栏") if borrowed else label)
    return tuple(found)


def _amounts(row: BodyRow, columns: Sequence[Column]) -> Iterator[tuple[Column, Cell, Amount]]:
    for column in () if row.refused else columns:
        cell = row.cells.get(column.index)
        amount = parse_amount(cell.text) if cell else None
        if cell and amount:
            yield column, cell, amount


def _is_classified(label: Label) -> bool:
    """True where codes say which row stands below which."""
    codes = (label.function.full, label.economic.full, label.government_economic.full)
    return any(codes) or bool(label.unit_code)


def _values(row: BodyRow, columns: Sequence[Column]) -> dict[int, Decimal]:
    return {column.index: amount.value for column, _, amount in _amounts(row, columns)}


def _fact(
    row: BodyRow,
    label: Label,
    role: str,
    column: Column,
    cell: Cell,
    amount: Amount,
    setting: Setting,
    binding: str,
) -> Fact:
    facts = attributes(
        column,
        label,
        setting.kind,
        setting.fiscal_year,
        setting.three_public_group,
        setting.three_public_across,
        column.index in setting.with_others,
    )
    unit = setting.unit
    restored = "restored" if column.restored else binding if binding != "printed" else "printed"
    return Fact(
        fact_id="",
        table_id=setting.table_id,
        table_kind=setting.kind.kind,
        reporting_level=setting.reporting_level,
        row=row.number,
        label=label.text,
        row_role=role,
        column=column.name,
        column_role="part",
        direction=facts.direction,
        phase=facts.phase or ("executed" if column.index in setting.spent else setting.phase),
        fiscal_year=facts.fiscal_year,
        amount=amount.yuan(unit),
        published=cell.raw,
        published_unit=amount.unit or unit,
        precision=amount.precision(unit),
        source=cell.source,
        unit_code=label.unit_code,
        unit_name=label.unit_name,
        function_code=label.function.full,
        function_name=label.function.name,
        function_code_published=label.function.published,
        economic_code=label.economic.full,
        economic_name=label.economic.name,
        government_economic_code=label.government_economic.full,
        government_economic_name=label.government_economic.name,
        fund_source=facts.fund_source,
        expenditure_type=facts.expenditure_type,
        item=facts.item,
        project_code=label.project_code,
        project_name=label.project_name,
        binding=restored,
        confidence=_confidence(cell),
        note="；".join(part for part in (label.note, setting.unit_note) if part),
    )


def _with_role(fact: Fact, role: str) -> Fact:
    return replace(fact, column_role=role)


def _confidence(cell: Cell) -> Decimal | None:
    """Of a recognised figure, rounded down: no recognition is certain."""
    if cell.confidence is None:
        return None
    return Decimal(cell.confidence).quantize(Decimal("0.01"), ROUND_DOWN)


def _keyed(fact: Fact, keys: KeyMaker) -> Fact:
    words = (
        fact.table_id,
        fact.reporting_level,
        fact.label,
        fact.function_code,
        fact.function_code_published,
        fact.economic_code,
        fact.government_economic_code,
        fact.unit_code,
        fact.project_code,
        fact.project_name,
        fact.column,
        str(fact.fiscal_year),
        fact.phase,
    )
    return replace(fact, fact_id=keys.key(words))


def form_facts(
    form: Form, project: tuple[str, str], setting: Setting, keys: KeyMaker
) -> tuple[Fact, ...]:
    """The money cells of a performance form; `project` is its code and name.

    The first money key is the form's total, unless it names a part; the others are its parts.
    """
    facts = []
    for position, money in enumerate(form.money):
        amount = parse_amount(money.cell.text)
        if amount is None:
            continue
        is_part = bool(position) or _is_part_key(money.key)
        code, name = project if money.project is None else money.project
        code, name = (code, name) if code else split_project(name)
        unit_code, unit_name = money.administration
        unit_code, unit_name = (unit_code, unit_name) if unit_code else split_unit(unit_name)
        label = Label(
            text=money.label,
            project_code=code,
            project_name=name,
            unit_code=unit_code,
            unit_name=unit_name,
        )
        fact = _fact(
            BodyRow(money.row, {0: money.cell}),
            label,
            money.role or ("item" if is_part else "total"),
            Column(0, tuple(money.key.split(" / ")), "amount"),
            money.cell,
            amount,
            replace(setting, unit=money.unit or setting.unit),
            "printed",
        )
        own = money.column_role if money.role else "part" if is_part else "total"
        facts.append(_keyed(_with_role(fact, own), keys))
    return tuple(facts)


def _is_part_key(key: str) -> bool:
    return vocabulary.forms().part_keys.fullmatch(squash(key.split(" / ")[-1])) is not None


def project_of_title(title: str) -> str:
    """The project a form's title names before 绩效目标表, or empty."""
    words = squash_words(title)
    found = table_words().performance.search(words)
    name = words[: found.start()] if found else ""
    generic = vocabulary.kind("project-performance").titles[0]
    return "" if not name or generic.search(words) else name
