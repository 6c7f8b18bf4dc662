"""A performance form of keys and values becomes facts, indicators and unread numbers.

Lists of the targets of many projects are read here, too. Money without a unit makes the
form unreadable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.facts.cells import form_cells
from generator.facts.form_money import form_facts, project_of_title
from generator.facts.ids import KeyMaker
from generator.facts.labels import split_project
from generator.facts.setting import Setting
from generator.facts.table_reading import (
    TableReading,
    of_unit,
    published_table,
    unbound,
    unread_cells,
)
from generator.facts.targets import Scope, read_indicator
from generator.tables.amounts import parse_amount
from generator.tables.forms import Form, Money, read_form
from generator.tables.model import PrintedIndicator, RawTable
from generator.tables.placing import in_place
from generator.tables.project_lists import read_project_list

_MISPLACED = "本行的格与绩效指标各栏不符，不能确定"


def read_upright(
    raw: RawTable, setting: Setting, keys: KeyMaker, indicator_keys: KeyMaker
) -> TableReading:
    """A performance form with keys and values."""
    is_project = setting.kind.kind == "project-performance"
    listed = read_project_list(raw, "project-name" if is_project else "unit-name")
    form = listed or read_form(raw)
    if form.doubt:
        return unbound(raw, setting, form.doubt)
    indicators, misplaced = in_place(form.indicators)
    form = replace(form, indicators=indicators)
    if form.unit and not raw.caption.unit:
        setting = replace(setting, unit=form.unit, unit_note="")
    project = split_project(form.project_name or (project_of_title(raw.caption.title)))
    project = project if is_project else ("", "")
    scope = _scope(setting, project)
    if not setting.unit and not all(map(_prints_unit, form.money)):
        return _without_unit(raw, setting, form, scope, indicator_keys)
    facts = of_unit(form_facts(form, project, setting, keys), raw.unit_name)
    notes = "；".join(_notes(form.indicators))
    return TableReading(
        table=replace(
            published_table(raw, setting),
            binding="aligned" if notes else "printed",
            binding_note=notes,
            amount_cells=len(facts) + len(form.unread) + len(misplaced),
        ),
        facts=facts,
        indicators=tuple(
            read_indicator(i, _of_project(scope, i), indicator_keys) for i in form.indicators
        ),
        cells=form_cells(setting.table_id, raw, form.header, [m.cell for m in form.money]),
        unread=(
            *unread_cells(setting.table_id, form.unread, "数字前没有可识别的金额名称"),
            *unread_cells(setting.table_id, misplaced, _MISPLACED),
        ),
    )


def _without_unit(
    raw: RawTable, setting: Setting, form: Form, scope: Scope, indicator_keys: KeyMaker
) -> TableReading:
    """A form whose money has no unit: its amounts are unread, its targets are not."""
    reading = unbound(raw, setting, setting.unit_doubt, [m.cell for m in form.money])
    found = (read_indicator(i, _of_project(scope, i), indicator_keys) for i in form.indicators)
    return replace(reading, indicators=tuple(found))


def _prints_unit(money: Money) -> bool:
    """True for money whose unit stands in its cell (10606.7522万元), or beside its key."""
    amount = parse_amount(money.cell.text)
    return bool(money.unit or (amount and amount.unit))


def _scope(setting: Setting, project: tuple[str, str]) -> Scope:
    is_project = setting.kind.kind == "project-performance"
    level = setting.reporting_level
    return Scope(setting.table_id, "project" if is_project else "department", *project, level)


def _of_project(scope: Scope, indicator: PrintedIndicator) -> Scope:
    """The scope of an indicator whose list names its project in a column."""
    code, name = indicator.project
    if not name:
        return scope
    own_code, own_name = split_project(name)
    return replace(scope, project_code=code or own_code, project_name=own_name)


def _notes(indicators: Sequence[PrintedIndicator]) -> list[str]:
    """What was mended in the indicator list, each kind of repair once, with its count."""
    counts = Counter(indicator.note for indicator in indicators if indicator.note)
    return [f"{note}（{count} 行）" for note, count in counts.items()]
