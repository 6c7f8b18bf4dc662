"""A document becomes a reading: tables, facts, indicators, prose, cells, what is unread.

The table of contents of this layer: each step is a pure function of another module.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.documents.model import Cell, Document, Paragraph
from generator.facts.absent import Absent, absent_tables, below_grids, empty_statement
from generator.facts.build import Setting
from generator.facts.corrections import CellCorrection, corrected
from generator.facts.crowded import crowded_amounts
from generator.facts.flattened import REASON as FLATTENED
from generator.facts.flattened import flattened_tables
from generator.facts.hidden import HIDDEN, hidden_amounts
from generator.facts.ids import KeyMaker, table_ids
from generator.facts.listed import lists_tables, said_empty
from generator.facts.model import PublishedTable, Reading, UnreadToken
from generator.facts.narrative import narrative
from generator.facts.row_tables import read_rows
from generator.facts.table_reading import TableReading, unbound, unread_cells
from generator.facts.units import units_of
from generator.facts.upright_forms import read_upright
from generator.findings import nested
from generator.standards import vocabulary
from generator.standards.stages import years_named
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind
from generator.tables.assemble import Assembly, assemble
from generator.tables.evidence import Evidence
from generator.tables.model import RawTable
from generator.tables.project_lists import is_bare_list
from generator.tables.titled import titled
from generator.tables.wide_forms import is_wide

_OPEN_ROWS = "表格没有完整的框线，无法确定各指标的名称和级别各有几行，指标没有读取"
_OF_OTHER_YEARS = frozenset({"other", "state-assets", "carryover"})  # 2023年末债务余额表
_BELOW = "表中没有数字，其下未能读取的无题表格可能就是它的数据"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a disclosure is about."""

    fiscal_year: int
    phase: str  # approved | executed


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
    ends = below_grids(document.blocks)
    missing = absent_tables(assembly.tables, assembly.prose, fiscal_year, kinds, ends)
    if not tables or document.unseen:
        missing = tuple(_hidden(entry, document) for entry in missing)
    absent = [_absent_table(entry, at) for at, entry in enumerate(missing, len(tables) + 1)]
    return Reading(
        tables=(*(t.table for t in tables), *absent),
        facts=tuple(fact for t in tables for fact in t.facts),
        indicators=tuple(i for t in tables for i in t.indicators),
        narrative=narrative(assembly.prose),
        cells=tuple(cell for t in tables for cell in t.cells),
        unread=tuple(token for t in tables for token in t.unread),
        notes=document.notes,
        recognised=document.recognised,
    )


def _read_tables(assembly: Assembly, subject: Subject) -> list[TableReading]:
    evidence = Evidence()
    keys, indicator_keys = KeyMaker("f-"), KeyMaker("i-")
    readings = []
    units = units_of(assembly.tables, assembly.prose, assembly.opening)
    for ordinal, (raw, table_id, unit) in enumerate(
        zip(assembly.tables, table_ids(assembly.tables), units, strict=True), 1
    ):
        kind = titled(_kind(raw), raw.caption.title)
        setting = Setting(
            table_id,
            kind,
            raw.level,
            subject.phase,
            _year(kind, raw.caption.title, subject.fiscal_year),
            unit.unit,
            unit.note,
            unit.doubt,
        )
        if raw.unread:
            reading = unbound(raw, setting, raw.unread)
        elif kind.layout == "form" and not is_wide(raw):
            reading = read_upright(raw, setting, keys, indicator_keys)
        else:
            reading = read_rows(raw, setting, keys, indicator_keys, evidence)
        reading = _with_hidden(reading, hidden_amounts(raw.hidden, reading.facts))
        reading = _with_crowded(reading, raw)
        reading = _without_targets(reading) if raw.rows_open else reading
        reading = replace(reading, table=replace(reading.table, ordinal=ordinal))
        readings.append(_with_status(reading, raw, kind, assembly))
    return _above_their_rows(readings)


def _year(kind: TableKind, title: str, fiscal_year: int) -> int:
    """The year of a table: of one that the law does not demand each year, its title may say it."""
    named = years_named(title)
    return min(named) if kind.kind in _OF_OTHER_YEARS and len(named) == 1 else fiscal_year


def _above_their_rows(readings: Sequence[TableReading]) -> list[TableReading]:
    """The tables; a blank one above a table without a title that was not read may be its header."""
    return [
        replace(above, table=replace(above.table, status="unreadable", status_reason=_BELOW))
        if above.table.status == "published-blank" and _is_rest(below.table)
        else above
        for above, below in pairwise((*readings, readings[-1]))
    ] if readings else []  # fmt: skip


def _is_rest(table: PublishedTable) -> bool:
    return table.status == "unreadable" and not table.title and table.amount_cells > 0


def _kind(raw: RawTable) -> TableKind:
    """The kind of a table; one of forms that holds a bare list of projects is one of rows.

    A list of the disclosure's own tables is of no kind.
    """
    kind = vocabulary.kind("other" if lists_tables(raw) else raw.caption.kind)
    is_list = kind.layout == "form" and is_bare_list(raw)
    return replace(kind, layout="rows") if is_list else kind


def _with_hidden(reading: TableReading, hidden: Sequence[Cell]) -> TableReading:
    """The reading with the amounts nobody sees as unread: sums may count them."""
    table = reading.table
    return replace(
        reading,
        table=replace(table, amount_cells=table.amount_cells + len(hidden)),
        unread=(*reading.unread, *unread_cells(table.table_id, hidden, HIDDEN)),
    )


def _with_crowded(reading: TableReading, raw: RawTable) -> TableReading:
    """The reading with the amounts of cells into which several rows ran."""
    table = reading.table
    told = {fact.source for fact in reading.facts} | {token.source for token in reading.unread}
    told |= {indicator.source for indicator in reading.indicators}
    crowded = crowded_amounts(raw, table.table_id, told)
    return replace(
        reading,
        table=replace(table, amount_cells=table.amount_cells + len(crowded)),
        unread=(*reading.unread, *crowded),
    )


def _without_targets(reading: TableReading) -> TableReading:
    """The reading without indicators: no sum would show that a line of a name is another's."""
    table, targets = reading.table, reading.indicators
    if not targets:
        return reading
    reason = "；".join(filter(None, (table.status_reason, _OPEN_ROWS)))
    printed = {target.published for target in targets if target.target}
    cells = [cell for cell in reading.cells if cell.text in printed]
    unread = [UnreadToken(table.table_id, cell.text, _OPEN_ROWS, cell.source) for cell in cells]
    return replace(
        reading,
        table=replace(table, status_reason=reason, amount_cells=table.amount_cells + len(unread)),
        indicators=(),
        unread=(*reading.unread, *unread),
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
    """A demanded table that may be in a part of the document that was not read.

    Of a document without any table, that is also any picture in it, or an attachment.
    """
    if entry.status == "declared-empty":
        return entry
    if document.unseen:
        return replace(
            entry, status="unreadable", reason=f"可能在没有读取的部分：{document.unseen[0]}"
        )
    words = "".join(b.text for b in document.blocks if isinstance(b, Paragraph))
    pictures = next((note for note in document.notes if "图片" in note), "")
    if pictures:
        reason = f"文件中没有可读的表格；{pictures}"
    elif table_words().elsewhere.search(words):
        reason = "文件中没有可读的表格，文中提到的附表或附件不在其中"
    else:
        return entry
    return replace(entry, status="unreadable", reason=reason)


def _with_status(
    reading: TableReading, raw: RawTable, kind: TableKind, assembly: Assembly
) -> TableReading:
    """The final status: an empty money table is declared empty or published blank."""
    table = replace(reading.table, facts=len(reading.facts))
    is_money_table = kind.layout == "rows" and kind.kind != "other" and not reading.indicators
    if table.status == "parsed" and is_money_table and not table.amount_cells:
        said = empty_statement(kind.kind, raw, assembly.prose, reading.notes)
        listed = said_empty(assembly.tables).get(kind.kind, "")
        said = said or (f"报表目录说明：{listed}" if listed else "")
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
