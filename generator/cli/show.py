"""Shows how a disclosure was read: its tables, or one table with its binding drawn in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.cli.terminal import columns, shortened
from generator.errors import UsageError
from generator.facts.identity import IdentityOptions
from generator.facts.model import PublishedCell, PublishedTable, Reading
from generator.package.manifest import PHASES

_CELL_WIDTH = 16
_LETTERS = {
    "title": "T",
    "header": "H",
    "stub": "S",
    "code": "C",
    "amount": "A",
    "text": "x",
    "note": "N",
}
_LEGEND = "T title, H header, S stub, C code, A amount, x text, N note; ! an amount without a fact"


def reading_of(disclosure: str, datapackages: Path, options: IdentityOptions) -> Reading:
    """The reading of a file, of a package's directory or of a registered id."""
    path = Path(disclosure)
    for package in (path, datapackages / disclosure):
        if package.is_dir():
            from generator.package.descriptor import DESCRIPTOR_NAME
            from generator.package.read import read_package

            if not (package / DESCRIPTOR_NAME).exists():
                raise UsageError(f"{package}: no data package; name a package, its id or a file")
            return read_package(package).reading
    if path.exists():
        return _read_file(path, options)
    raise UsageError(f"{disclosure}: neither a file nor an id in {datapackages}/")


def _read_file(path: Path, options: IdentityOptions) -> Reading:
    from generator import build
    from generator.facts.identity import detect_identity, resolve

    document = build.load_document([path])
    identity = resolve(detect_identity(document), options)
    if identity.fiscal_year is None:
        raise UsageError(f"{path}: does not say its fiscal year: give --year")
    phase = PHASES[identity.phase or "budget"]
    return build.read_disclosure(
        document,
        fiscal_year=identity.fiscal_year,
        phase=phase,
        publisher=identity.publisher or "",
    )


def show_tables(reading: Reading) -> str:
    """One line for each table, and the notes on bindings that were not printed."""
    head = ("#", "number", "table", "kind", "status", "binding", "cells/facts", "id")
    rows = [head, *map(_table_row, reading.tables)]
    notes = [
        f"{table.ordinal}: {text}"
        for table in reading.tables
        for text in (table.status_reason, table.binding_note)
        if text
    ]
    counts = (
        f"{len(reading.facts)} facts, {len(reading.indicators)} indicators, "
        f"{len(reading.unread)} unread"
    )
    return "\n".join([*columns(rows), "", *notes, counts])


def _table_row(table: PublishedTable) -> tuple[str, ...]:
    return (
        str(table.ordinal),
        table.number,
        shortened(table.title, 36),
        table.table_kind,
        table.status,
        table.binding,
        f"{table.amount_cells}/{table.facts}",
        table.table_id,
    )


def show_table(reading: Reading, name: str, *, wide: bool = False) -> str:
    """The grid of one table: header paths, roles of cells, binding and notes."""
    table = find_table(reading.tables, name)
    cells = [cell for cell in reading.cells if cell.table_id == table.table_id]
    return "\n".join(
        [
            f"{table.number} {table.title}".strip(),
            f"{table.table_kind} · {table.reporting_level} · {table.status} · "
            f"{table.unit_published or 'no unit'} · {table.source} · "
            f"{table.amount_cells} amount cells, {table.facts} facts",
            *(line for line in (table.status_reason, _binding(table)) if line),
            "",
            *_header_paths(reading, table, cells),
            "",
            *_grid(reading, table, cells, None if wide else _CELL_WIDTH),
            "",
            _LEGEND,
            *_notes(reading, table),
        ]
    )


def find_table(tables: Sequence[PublishedTable], name: str) -> PublishedTable:
    """The only table of this id, ordinal, number or part of the title."""
    ways = (
        [table for table in tables if table.table_id == name],
        [table for table in tables if str(table.ordinal) == name],
        [table for table in tables if table.number.replace(" ", "") == name],
        [table for table in tables if name in table.title],
    )
    found: list[PublishedTable] = next((way for way in ways if way), [])
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no table {name!r}: show without TABLE lists them")
    several = ", ".join(f"{table.ordinal} {table.title}" for table in found[:5])
    raise UsageError(f"{name!r} is the name of several tables: {several}: give the ordinal")


def _binding(table: PublishedTable) -> str:
    note = f": {table.binding_note}" if table.binding_note else ""
    return f"binding: {table.binding}{note}" if table.binding else ""


def _header_paths(
    reading: Reading, table: PublishedTable, cells: Sequence[PublishedCell]
) -> Iterator[str]:
    """For each column of amounts the header paths its facts were bound to."""
    column_of = {cell.source: cell.column for cell in cells}
    paths: dict[int, dict[str, None]] = {}
    for fact in reading.facts:
        if fact.table_id == table.table_id and fact.source in column_of:
            bound = "" if fact.binding == "printed" else f", {fact.binding}"
            path = f"{fact.column} ({fact.column_role}, {fact.fiscal_year}{bound})"
            paths.setdefault(column_of[fact.source], {})[path] = None
    for column in sorted(paths):
        yield f"c{column:<3} {'  |  '.join(paths[column])}"


def _grid(
    reading: Reading, table: PublishedTable, cells: Sequence[PublishedCell], width: int | None
) -> Iterator[str]:
    bound = {fact.source for fact in reading.facts if fact.table_id == table.table_id}
    bound |= {place for source in bound for place in _first_lines(source)}
    last = max((cell.column + cell.colspan - 1 for cell in cells), default=0)
    rows = [("", *(f"c{number}" for number in range(1, last + 1)))]
    for number in sorted({cell.row for cell in cells}):
        drawn = [""] * last
        for cell in cells:
            if cell.row == number:
                drawn[cell.column - 1] = _drawn(cell, bound, width)
        rows.append((str(number), *drawn))
    return iter(columns(rows, between=" │ "))


def _first_lines(source: str) -> Iterator[str]:
    """A locator without its field, for cells that are addressed by their line."""
    if match := re.match(r"^(line:\d+)#\d+$", source):
        yield match[1]


def _drawn(cell: PublishedCell, bound: set[str], width: int | None) -> str:
    text = cell.text.replace("\n", " ")
    if not text:
        return ""
    lost = "!" if cell.role == "amount" and cell.source not in bound else ""
    span = f" →{cell.colspan}" if cell.colspan > 1 else ""
    span += f" ↓{cell.rowspan}" if cell.rowspan > 1 else ""
    letter = _LETTERS.get(cell.role, "?")
    return f"{letter}{lost} {shortened(text, width) if width else text}{span}"


def _notes(reading: Reading, table: PublishedTable) -> Iterator[str]:
    for fact in reading.facts:
        if fact.table_id == table.table_id and fact.note:
            yield f"row {fact.row} {fact.label}: {fact.note} ({fact.source})"
    for token in reading.unread:
        if token.table_id == table.table_id:
            yield f"unread {token.text}: {token.reason} ({token.source})"
