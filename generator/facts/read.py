"""A document becomes a reading: tables, facts, indicators, prose, cells, what is unread.

The table of contents of this layer: each step is a pure function of another module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.documents.model import Document
from generator.facts.class_names import ClassNames
from generator.facts.corrections import CellCorrection, corrected
from generator.facts.crowded import with_crowded
from generator.facts.flattened import flattened_tables
from generator.facts.hidden import with_hidden
from generator.facts.ids import KeyMaker, table_ids
from generator.facts.listed import lists_tables
from generator.facts.missing import missing_tables
from generator.facts.model import Reading
from generator.facts.narrative import narrative
from generator.facts.open_targets import without_open_targets
from generator.facts.row_tables import read_rows
from generator.facts.setting import Setting, Subject
from generator.facts.status import above_their_rows, with_status
from generator.facts.table_reading import TableReading, unbound
from generator.facts.units import units_of
from generator.facts.upright_forms import read_upright
from generator.standards import vocabulary
from generator.standards.stages import years_named
from generator.standards.vocabulary import TableKind
from generator.tables.assemble import Assembly, assemble
from generator.tables.evidence import Evidence
from generator.tables.model import Caption, RawTable
from generator.tables.project_lists import is_bare_list
from generator.tables.titled import titled
from generator.tables.wide_forms import is_wide


@dataclass(slots=True)
class _Learned:
    """What the tables of one disclosure share while they are read, one after the other."""

    keys: KeyMaker
    indicator_keys: KeyMaker
    evidence: Evidence
    class_names: ClassNames

    def learn(self, reading: TableReading) -> None:
        """Takes what a table calls the functional classes into account."""
        header = [cell.text for cell in reading.cells if cell.role == "header"]
        self.class_names = self.class_names.with_table(reading.facts, header)


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
    tables = above_their_rows(list(_read_tables(assembly, subject)))
    tables += flattened_tables(assembly.prose, len(tables))
    read = [reading.table for reading in tables]
    return Reading(
        tables=(*read, *missing_tables(document, assembly, read, subject)),
        facts=tuple(fact for t in tables for fact in t.facts),
        indicators=tuple(i for t in tables for i in t.indicators),
        narrative=narrative(assembly.prose),
        cells=tuple(cell for t in tables for cell in t.cells),
        unread=tuple(token for t in tables for token in t.unread),
        notes=document.notes,
        recognised=document.recognised,
        parts=_parts(assembly.tables),
    )


def _parts(tables: Sequence[RawTable]) -> tuple[tuple[str, str, str], ...]:
    """The parts of the document that its tables stand in, with their ids."""
    named = zip(table_ids(tables), tables, strict=True)
    return tuple((table_id, *table.part) for table_id, table in named if any(table.part))


def _read_tables(assembly: Assembly, subject: Subject) -> Iterator[TableReading]:
    """Each table as its kind is read, then what that reading leaves out, then its status."""
    learned = _Learned(KeyMaker("f-"), KeyMaker("i-"), Evidence(), ClassNames())
    for ordinal, (raw, setting) in enumerate(_settings(assembly, subject), 1):
        reading = _read(raw, replace(setting, class_names=learned.class_names), learned)
        learned.learn(reading)
        for told in (with_hidden, with_crowded, without_open_targets):
            reading = told(reading, raw)
        reading = replace(reading, table=replace(reading.table, ordinal=ordinal))
        yield with_status(reading, raw, setting.kind, assembly)


def _settings(assembly: Assembly, subject: Subject) -> Iterator[tuple[RawTable, Setting]]:
    """The tables of a document, each with what all its facts share."""
    tables = assembly.tables
    units = units_of(tables, assembly.prose, assembly.opening)
    for raw, table_id, unit in zip(tables, table_ids(tables), units, strict=True):
        kind = titled(_kind(raw), raw.caption.title)
        year = _year(kind, raw.caption, subject.fiscal_year)
        yield (
            raw,
            Setting(
                table_id,
                kind,
                raw.level,
                subject.phase,
                year,
                unit.unit,
                unit.note,
                unit.doubt,
            ),
        )


def _read(raw: RawTable, setting: Setting, learned: _Learned) -> TableReading:
    """A table as its kind is read: rows and columns, or a form of keys and values."""
    if raw.unread:
        return unbound(raw, setting, raw.unread)
    if setting.kind.layout == "form" and not is_wide(raw):
        return read_upright(raw, setting, learned.keys, learned.indicator_keys)
    return read_rows(raw, setting, learned.keys, learned.indicator_keys, learned.evidence)


def _year(kind: TableKind, caption: Caption, fiscal_year: int) -> int:
    """The year of a table: of one that the law does not demand each year, its title may say it.

    So may the day that it counts at: 截止时间：2021年12月31日.
    """
    named = years_named(caption.title) or ({caption.year} if caption.year else frozenset())
    return min(named) if kind.own_year and len(named) == 1 else fiscal_year


def _kind(raw: RawTable) -> TableKind:
    """The kind of a table; one of forms that holds a bare list of projects is one of rows.

    A list of the disclosure's own tables is of no kind.
    """
    kind = vocabulary.kind("other" if lists_tables(raw) else raw.caption.kind)
    is_list = kind.layout == "form" and is_bare_list(raw)
    return replace(kind, layout="rows") if is_list else kind
