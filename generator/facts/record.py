"""One printed amount becomes the record of a fact, in yuan, with its key.

What its row and column mean was settled before; nothing here looks at other cells.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from generator.documents.model import Cell
from generator.facts.attributes import attributes
from generator.facts.ids import KeyMaker
from generator.facts.labels import Label
from generator.facts.model import Fact
from generator.facts.setting import Setting
from generator.tables.amounts import Amount
from generator.tables.model import BodyRow, Column


def record(
    row: BodyRow,
    label: Label,
    role: str,
    column: Column,
    cell: Cell,
    amount: Amount,
    setting: Setting,
    binding: str,
) -> Fact:
    """The record of the amount in a cell; `role` is its row's, of its column nothing is said.

    The amount and its precision are in yuan; `fact_id` is empty until `keyed`.
    """
    said = attributes(
        column,
        label,
        setting.kind,
        setting.fiscal_year,
        setting.three_public_group,
        setting.three_public_across,
        column.index in setting.with_others,
        column.index in setting.of_sources,
        setting.spent_by_source,
    )
    unit = setting.unit
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
        direction=said.direction,
        phase=said.phase or ("executed" if column.index in setting.spent else setting.phase),
        fiscal_year=said.fiscal_year,
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
        fund_source=said.fund_source,
        expenditure_type=said.expenditure_type,
        item=said.item,
        project_code=label.project_code,
        project_name=label.project_name,
        binding="restored" if column.restored else binding,
        confidence=_confidence(cell),
        note="；".join(part for part in (label.note, setting.unit_note) if part),
    )


def keyed(fact: Fact, keys: KeyMaker) -> Fact:
    """The fact with its key: what says which amount it is, without the amount."""
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


def _confidence(cell: Cell) -> Decimal | None:
    """Of a recognised figure, rounded down: no recognition is certain."""
    if cell.confidence is None:
        return None
    return Decimal(cell.confidence).quantize(Decimal("0.01"), ROUND_DOWN)
