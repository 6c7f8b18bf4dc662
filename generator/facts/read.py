"""A document becomes a reading: tables, facts, indicators, prose, cells, what is unread.

The table of contents of this layer: each step is a pure function of another module.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator import locator
from generator.documents.model import Cell, Document, Paragraph
from generator.facts.absent import Absent, absent_tables, empty_statement
from generator.facts.build import (
    NAMELESS,
    Setting,
    form_facts,
    named_facts,
    project_of_title,
    split_project,
    table_facts,
)
from generator.facts.cells import bound_cells, form_cells
from generator.facts.corrections import CellCorrection, corrected
from generator.facts.flattened import REASON as FLATTENED
from generator.facts.flattened import flattened_tables
from generator.facts.hidden import HIDDEN, hidden_amounts
from generator.facts.ids import KeyMaker, table_ids
from generator.facts.model import (
    Fact,
    Indicator,
    PublishedCell,
    PublishedTable,
    Reading,
    UnreadToken,
)
from generator.facts.narrative import narrative
from generator.facts.row_units import IN_TWO_UNITS, in_two_units, unit_of_cells, without_unit
from generator.facts.stacked import REASON as SIDELESS
from generator.facts.stacked import sides
from generator.facts.targets import Scope, read_indicator
from generator.facts.things import REASON as THINGS
from generator.facts.things import without_things
from generator.facts.units import units_of
from generator.findings import nested
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind
from generator.tables.amounts import has_digit, parse_amount
from generator.tables.assemble import Assembly, assemble
from generator.tables.bind import Refusal, bind
from generator.tables.evidence import Evidence
from generator.tables.forms import read_form
from generator.tables.model import BoundTable, PrintedIndicator, RawTable
from generator.tables.project_lists import read_project_list
from generator.tables.titled import titled
from generator.tables.unknown import unknown_numbers
from generator.tables.wide_forms import is_wide, read_pairs


@dataclass(frozen=True, slots=True)
class Subject:
    """What a disclosure is about."""

    fiscal_year: int
    phase: str  # approved | executed


@dataclass(frozen=True, slots=True)
class TableReading:
    """Everything read from one published table."""

    table: PublishedTable
    facts: tuple[Fact, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    cells: tuple[PublishedCell, ...] = ()
    unread: tuple[UnreadToken, ...] = ()
    notes: tuple[str, ...] = ()  # printed inside the grid


def read_disclosure(
    document: Document,
    *,
    fiscal_year: int,
    phase: str,
    corrections: Sequence[CellCorrection] = (),
) -> Reading:
    """The reading of a document.

    `phase` is `approved` or `executed`. Raises ManifestError for a correction that no
    longer fits; everything else that is wrong in the document is recorded in the reading.
    """
    assembly = assemble(corrected(document, corrections).blocks)
    subject = Subject(fiscal_year, phase)
    tables = _read_tables(assembly, subject)
    tables += _flattened(assembly, len(tables))
    kinds = frozenset(reading.table.table_kind for reading in tables)
    missing = absent_tables(assembly.tables, assembly.prose, fiscal_year, kinds)
    if not tables:
        missing = tuple(_hidden(entry, document) for entry in missing)
    absent = [_absent_table(entry, at) for at, entry in enumerate(missing, len(tables) + 1)]
    return Reading(
        tables=(*(t.table for t in tables), *absent),
        facts=tuple(fact for t in tables for fact in t.facts),
        indicators=tuple(i for t in tables for i in t.indicators),
        narrative=narrative(assembly.prose),
        cells=tuple(cell for t in tables for cell in t.cells),
        unread=tuple(token for t in tables for token in t.unread),
    )


def _read_tables(assembly: Assembly, subject: Subject) -> list[TableReading]:
    evidence = Evidence()
    keys, indicator_keys = KeyMaker("f-"), KeyMaker("i-")
    readings = []
    units = units_of(assembly.tables, assembly.prose)
    for ordinal, (raw, table_id, unit) in enumerate(
        zip(assembly.tables, table_ids(assembly.tables), units, strict=True), 1
    ):
        kind = titled(vocabulary.kind(raw.caption.kind), raw.caption.title)
        setting = Setting(
            table_id,
            kind,
            raw.level,
            subject.phase,
            subject.fiscal_year,
            unit.unit,
            unit.note,
            unit.doubt,
        )
        if raw.unread:
            reading = _unbound(raw, setting, raw.unread)
        elif kind.layout == "form" and not is_wide(raw):
            reading = _read_upright(raw, setting, keys, indicator_keys)
        else:
            reading = _read_rows(raw, setting, keys, indicator_keys, evidence)
        reading = _with_hidden(reading, hidden_amounts(raw.hidden, reading.facts))
        reading = replace(reading, table=replace(reading.table, ordinal=ordinal))
        readings.append(_with_status(reading, raw, kind, assembly))
    return readings


def _with_hidden(reading: TableReading, hidden: Sequence[Cell]) -> TableReading:
    """The reading with the amounts nobody sees as unread: sums may count them."""
    table = reading.table
    return replace(
        reading,
        table=replace(table, amount_cells=table.amount_cells + len(hidden)),
        unread=(*reading.unread, *_unread(table.table_id, hidden, HIDDEN)),
    )


def _flattened(assembly: Assembly, before: int) -> list[TableReading]:
    """Tables that were pressed into prose: unreadable, every number unread."""
    found = []
    for at, flat in enumerate(flattened_tables(assembly.prose), 1):
        table = PublishedTable(
            table_id=f"flattened-{at}",
            ordinal=before + at,
            number="",
            title=flat.title,
            table_kind=flat.kind,
            reporting_level="department",
            unit_published=flat.unit,
            status="unreadable",
            status_reason=FLATTENED,
            source=flat.source,
            amount_cells=len(flat.numbers),
        )
        unread = [UnreadToken(table.table_id, n, FLATTENED, flat.source) for n in flat.numbers]
        found.append(TableReading(table=table, unread=tuple(unread)))
    return found


def _hidden(entry: Absent, document: Document) -> Absent:
    """A demanded table of a document without any: it may be in a picture or an attachment."""
    words = "".join(b.text for b in document.blocks if isinstance(b, Paragraph))
    pictures = next((note for note in document.notes if "图片" in note), "")
    if pictures:
        reason = f"文件中没有可读的表格；{pictures}"
    elif table_words().elsewhere.search(words):
        reason = "文件中没有可读的表格，文中提到的附表或附件不在其中"
    else:
        return entry
    return replace(entry, status="unreadable", reason=reason)


def _read_rows(
    raw: RawTable,
    setting: Setting,
    keys: KeyMaker,
    indicator_keys: KeyMaker,
    evidence: Evidence,
) -> TableReading:
    """A table of rows and columns, performance targets in wide rows included."""
    bound = bind(raw, evidence)
    if isinstance(bound, Refusal):
        return _unbound(raw, setting, bound.reason)
    has_amounts = any(cell.use == "amount" for cell in bound.columns) and any(
        parse_amount(cell.text) for row in bound.rows for cell in row.cells.values()
    )
    if not setting.unit:
        setting = replace(setting, unit=unit_of_cells(bound))
    if has_amounts and not setting.unit and any(without_unit(bound)):
        return _unbound(raw, setting, setting.unit_doubt, _amount_cells(bound))
    evidence.learn(bound)
    parts, sideless = sides(bound, setting.kind, setting.fiscal_year)
    read = tuple(fact for part in parts for fact in table_facts(part, setting, keys))
    facts, nameless = named_facts(read)
    in_two = {cell.source for cell in in_two_units(bound)}
    doubtful = [fact for fact in facts if fact.source in in_two]
    facts, things = without_things(tuple(fact for fact in facts if fact.source not in in_two))
    facts = _of_unit(facts, raw.unit_name)
    indicators = _wide_indicators(raw, bound, facts, setting, indicator_keys)
    unread = (
        *_unread(setting.table_id, bound.unread, "不能确定的数字：写法不明，或不在金额栏下"),
        *(
            token
            for reason, cells in unknown_numbers(bound).items()
            for token in _unread(setting.table_id, cells, reason)
        ),
        *_unread(setting.table_id, sideless, SIDELESS),
        *(UnreadToken(f.table_id, f.published, NAMELESS, f.source) for f in nameless),
        *(UnreadToken(f.table_id, f.published, IN_TWO_UNITS, f.source) for f in doubtful),
        *(UnreadToken(f.table_id, f.published, THINGS, f.source) for f in things),
    )
    return TableReading(
        table=replace(
            _table(raw, setting),
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


def _unit_published(raw: RawTable, setting: Setting, facts: Sequence[Fact]) -> str:
    """The unit a table prints; where only its columns or rows do, all of theirs."""
    if setting.unit or not facts:
        return _table(raw, setting).unit_published
    return "、".join(dict.fromkeys(fact.published_unit for fact in facts))


def _of_unit(facts: Sequence[Fact], name: str) -> tuple[Fact, ...]:
    """The facts of a table in a unit's part, under the unit's name where no row has one."""
    if not name or any(fact.unit_name or fact.unit_code for fact in facts):
        return tuple(facts)
    return tuple(replace(fact, unit_name=name) for fact in facts)


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


def _read_upright(
    raw: RawTable, setting: Setting, keys: KeyMaker, indicator_keys: KeyMaker
) -> TableReading:
    """A performance form with keys and values."""
    is_project = setting.kind.kind == "project-performance"
    form = (read_project_list(raw) if is_project else None) or read_form(raw)
    if form.unit and not raw.caption.unit:
        setting = replace(setting, unit=form.unit, unit_note="")
    if form.money and not setting.unit:
        money = [m.cell for m in form.money]
        return _unbound(raw, setting, setting.unit_doubt, money)
    project = split_project(form.project_name or (project_of_title(raw.caption.title)))
    project = project if is_project else ("", "")
    facts = _of_unit(form_facts(form, project, setting, keys), raw.unit_name)
    scope = Scope(
        setting.table_id,
        "project" if is_project else "department",
        *project,
        setting.reporting_level,
    )
    notes = "；".join(_notes(form.indicators))
    return TableReading(
        table=replace(
            _table(raw, setting),
            binding="aligned" if notes else "printed",
            binding_note=notes,
            amount_cells=len(facts) + len(form.unread),
        ),
        facts=facts,
        indicators=tuple(
            read_indicator(i, _of_project(scope, i), indicator_keys) for i in form.indicators
        ),
        cells=form_cells(setting.table_id, raw, form.header, [m.cell for m in form.money]),
        unread=_unread(setting.table_id, form.unread, "数字前没有可识别的金额名称"),
    )


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


def _amount_cells(bound: BoundTable) -> list[Cell]:
    """The cells with digits under amount columns."""
    amounts = {column.index for column in bound.columns if column.use == "amount"}
    return [
        cell
        for row in bound.rows
        for index, cell in row.cells.items()
        if index in amounts and has_digit(cell.text)
    ]


def _unbound(
    raw: RawTable, setting: Setting, reason: str, money: Sequence[Cell] | None = None
) -> TableReading:
    """A table that cannot be read: its cells are kept, its numbers are unread.

    Where it is not known which numbers are money, all of them are.
    """
    numbers = (
        list(money)
        if money is not None
        else [cell for row in raw.rows for cell in row.cells if parse_amount(cell.text)]
    )
    table = replace(
        _table(raw, setting), status="unreadable", status_reason=reason, amount_cells=len(numbers)
    )
    return TableReading(
        table=table,
        cells=form_cells(setting.table_id, raw, (), numbers),
        unread=_unread(setting.table_id, numbers, reason),
    )


def _unread(table_id: str, cells: Sequence[Cell], reason: str) -> tuple[UnreadToken, ...]:
    return tuple(UnreadToken(table_id, cell.raw, reason, cell.source) for cell in cells)


def _table(raw: RawTable, setting: Setting) -> PublishedTable:
    caption = raw.caption
    return PublishedTable(
        table_id=setting.table_id,
        ordinal=0,
        number=caption.number,
        title=caption.title,
        table_kind=setting.kind.kind,
        reporting_level=setting.reporting_level,
        unit_published=caption.unit or ("" if setting.unit_note else setting.unit),
        status="parsed",
        status_reason=caption.reason if caption.kind == "other" else "",
        source=locator.span(raw.rows[0].source, raw.rows[-1].source),
        page_titles="\n".join(f"{later.source} {later.title}" for later in raw.page_captions),
    )


def _with_status(
    reading: TableReading, raw: RawTable, kind: TableKind, assembly: Assembly
) -> TableReading:
    """The final status: an empty money table is declared empty or published blank."""
    table = replace(reading.table, facts=len(reading.facts))
    is_money_table = kind.layout == "rows" and kind.kind != "other" and not reading.indicators
    if table.status == "parsed" and is_money_table and not table.amount_cells:
        said = empty_statement(kind.kind, raw, assembly.prose, reading.notes)
        status = "declared-empty" if said else "published-blank"
        reason = said or "表中没有数字，文件也没有说明为空表"
        table = replace(table, status=status, status_reason=reason)
    if table.status == "parsed" and table.amount_cells and not table.facts:
        reason = "表中的数字都不能确定属于哪一栏"
        table = replace(table, status="unreadable", status_reason=reason)
    return replace(reading, table=table)


def _absent_table(absent: Absent, ordinal: int) -> PublishedTable:
    return PublishedTable(
        table_id=f"{absent.kind}-absent" if absent.kind != "other" else f"absent-{ordinal}",
        ordinal=ordinal,
        number=absent.number,
        title=absent.title,
        table_kind=absent.kind,
        reporting_level="department",
        unit_published="",
        status=absent.status,
        status_reason=nested(absent.reason),
        source=absent.source,
    )
