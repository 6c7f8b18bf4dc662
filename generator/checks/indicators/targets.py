"""How the checks see an indicator: name, number, target in one line, and its form."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from generator.facts.model import Indicator, PublishedTable, Reading
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

UP, DOWN = {"≥", ">"}, {"≤", "<"}


def name_of(indicator: Indicator) -> str:
    return rules().indicators.numbered.sub("", squash(indicator.indicator))


def target_of(indicator: Indicator) -> str:
    return f"{indicator.operator}{indicator.target}{indicator.unit}"


def number_of(indicator: Indicator) -> Decimal | None:
    try:
        return Decimal(indicator.target.replace(",", ""))
    except InvalidOperation:
        return None


def by_form(reading: Reading) -> dict[tuple[str, str], list[Indicator]]:
    """The indicators of every form and project, in document order."""
    found: dict[tuple[str, str], list[Indicator]] = {}
    for indicator in reading.indicators:
        key = (indicator.table_id, indicator.project_name)
        found.setdefault(key, []).append(indicator)
    return found


def tables_of(reading: Reading) -> dict[str, PublishedTable]:
    return {table.table_id: table for table in reading.tables}


def title_of(reading: Reading, table_id: str) -> str:
    table = tables_of(reading).get(table_id)
    return table.title if table and table.title else table_id
