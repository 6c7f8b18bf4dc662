"""A table of rows and columns is bound and becomes facts, cells and unread numbers.

Performance targets printed in wide rows are read as well. A table that cannot be bound, or
whose amounts have no unit, is unreadable with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.documents.model import Cell
from generator.facts.asides import told_aside
from generator.facts.build import table_facts
from generator.facts.cells import bound_cells
from generator.facts.ids import KeyMaker
from generator.facts.merged_amounts import REASON as MERGED
from generator.facts.merged_amounts import over_several_rows
from generator.facts.model import Fact, Indicator, UnreadToken
from generator.facts.nameless import NAMELESS, named_facts
from generator.facts.row_units import (
    AMONG_NUMBERS,
    IN_TWO_UNITS,
    in_two_units,
    money_among_numbers,
    unit_of_cells,
    without_unit,
)
from generator.facts.setting import Setting
from generator.facts.stacked import REASON as SIDELESS
from generator.facts.stacked import is_spent_by_source, of_both_sides, sides
from generator.facts.table_reading import (
    TableReading,
    of_unit,
    published_table,
    unbound,
    unread_cells,
)
from generator.facts.targets import Scope, read_indicator
from generator.facts.things import REASON as THINGS
from generator.facts.things import without_things
from generator.tables.amounts import has_digit, parse_amount
from generator.tables.bind import Refusal, bind
from generator.tables.evidence import Evidence
from generator.tables.model import BoundTable, RawTable
from generator.tables.unknown import unknown_numbers
from generator.tables.wide_forms import read_pairs

_NOT_SURE = "不能确定的数字：写法不明，或不在金额栏下"


def read_rows(
    raw: RawTable,
    setting: Setting,
    keys: KeyMaker,
    indicator_keys: KeyMaker,
    evidence: Evidence,
) -> TableReading:
    """A table of rows and columns, performance targets in wide rows included."""
    bound = bind(raw, evidence)
    if isinstance(bound, Refusal):
        return unbound(raw, setting, bound.reason)
    kind = of_both_sides(bound, setting.kind, setting.fiscal_year, raw.caption.title)
    by_source = is_spent_by_source(bound, kind, setting.fiscal_year, raw.caption.title)
    setting = replace(setting, kind=kind, spent_by_source=by_source)
    has_amounts = any(cell.use == "amount" for cell in bound.columns) and any(
        parse_amount(cell.text) for row in bound.rows for cell in row.cells.values()
    )
    if not setting.unit:
        setting = replace(setting, unit=unit_of_cells(bound))
    if has_amounts and not setting.unit and any(without_unit(bound)):
        return unbound(raw, setting, setting.unit_doubt, _amount_cells(bound))
    evidence.learn(bound)
    parts, sideless = sides(bound, setting.kind, setting.fiscal_year)
    read = tuple(fact for part in parts for fact in table_facts(part, setting, keys))
    facts, nameless = named_facts(read)
    facts, doubtful = _without(facts, in_two_units(bound))
    facts, merged = _without(facts, over_several_rows(bound))
    facts, things = without_things(facts)
    facts = of_unit(facts, raw.unit_name)
    indicators = _wide_indicators(raw, bound, facts, setting, indicator_keys)
    no_facts = {NAMELESS: nameless, IN_TWO_UNITS: doubtful, MERGED: merged, THINGS: things}
    unread = (
        *_numbers_unread(bound, setting),
        *unread_cells(setting.table_id, sideless, SIDELESS),
        *unread_cells(setting.table_id, tuple(money_among_numbers(bound)), AMONG_NUMBERS),
        *_facts_unread(setting, no_facts),
    )
    table = published_table(raw, setting)
    aside = told_aside(bound, {*(f.source for f in facts), *(token.source for token in unread)})
    return TableReading(
        table=replace(
            table,
            status_reason="；".join(filter(None, (table.status_reason, aside))),
            unit_published=_unit_published(raw, setting, facts),
            binding=bound.binding,
            binding_note=bound.note,
            amount_cells=len(facts) + len(unread),
        ),
        facts=facts,
        indicators=indicators,
        cells=bound_cells(setting.table_id, bound),
        notes=tuple(c.text for row in bound.trailing for c in row.cells if c.text),
        unread=unread,
    )


def _without(
    facts: Sequence[Fact], cells: Iterable[Cell]
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The facts without those of some cells, and these."""
    places = {cell.source for cell in cells}
    kept = tuple(fact for fact in facts if fact.source not in places)
    return kept, tuple(fact for fact in facts if fact.source in places)


def _numbers_unread(bound: BoundTable, setting: Setting) -> Iterator[UnreadToken]:
    """Numbers whose place is not sure, and numbers below words that are not known."""
    yield from unread_cells(setting.table_id, bound.unread, _NOT_SURE)
    for reason, cells in unknown_numbers(bound).items():
        yield from unread_cells(setting.table_id, cells, reason)


def _facts_unread(setting: Setting, facts: Mapping[str, Sequence[Fact]]) -> Iterator[UnreadToken]:
    """What would be facts but for the reason they are listed under."""
    for reason, listed in facts.items():
        for fact in listed:
            yield UnreadToken(setting.table_id, fact.published, reason, fact.source)


def _unit_published(raw: RawTable, setting: Setting, facts: Sequence[Fact]) -> str:
    """The unit a table prints; where only its columns or rows do, all of theirs."""
    if setting.unit or not facts:
        return published_table(raw, setting).unit_published
    return "、".join(dict.fromkeys(fact.published_unit for fact in facts))


def _wide_indicators(
    raw: RawTable,
    bound: BoundTable,
    facts: Sequence[Fact],
    setting: Setting,
    keys: KeyMaker,
) -> tuple[Indicator, ...]:
    """Indicators of a wide form, under the project named in the nearest row above."""
    printed, _ = read_pairs(raw, {row.source: row.number for row in bound.rows})
    projects = {fact.row: (fact.project_code, fact.project_name) for fact in facts}
    found = []
    for indicator in printed:
        rows = [row for row in projects if row <= indicator.row]
        code, name = projects[max(rows)] if rows else ("", "")
        scope = Scope(
            setting.table_id,
            "project" if name else "department",
            code,
            name,
            setting.reporting_level,
        )
        found.append(read_indicator(indicator, scope, keys))
    return tuple(found)


def _amount_cells(bound: BoundTable) -> list[Cell]:
    """The cells with digits under amount columns."""
    amounts = {column.index for column in bound.columns if column.use == "amount"}
    return [
        cell
        for row in bound.rows
        for index, cell in row.cells.items()
        if index in amounts and has_digit(cell.text)
    ]
