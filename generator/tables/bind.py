"""A raw table is bound: every column named, every data row brought under its columns.

    printed    the header stands where it should; every cell fits its column
    aligned    the header is whole, but rows or words were shifted by a cell
    restored   header words were lost or scattered; the binding is the one under which the
               sums hold (see `repair`)

A cell that fits nowhere is left unread, with its place; no number is dropped and none is
put under a column by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.documents.model import Cell, Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank, parse_amount
from generator.tables.assemble import leading_rows
from generator.tables.columns import fits, read_columns
from generator.tables.evidence import Evidence
from generator.tables.header import header_length, is_sequence_row, read_header
from generator.tables.identities import row_identities, tally
from generator.tables.model import BodyRow, BoundTable, Column, RawTable
from generator.tables.repair import repair
from generator.tables.shifts import mend_rows, misfits


def bind(raw: RawTable, evidence: Evidence) -> BoundTable | None:
    """The bound table, or None when no header can be found in it."""
    kind = vocabulary.kind(raw.caption.kind)
    leading = leading_rows(raw.rows)
    rest = raw.rows[len(leading) :]
    length = header_length(rest)
    if not length:
        return None
    header_rows = rest[:length]
    body, repeated, trailing = _body(raw, rest[length:], header_rows)
    width = max((_printed_width(row) for row in (*header_rows, *body)), default=0)
    if raw.merged_cells_missing:
        width = max((len(row.cells) for row in (*header_rows, *body)), default=0)
    header = read_header(header_rows, width, raw.merged_cells_missing)
    rows = _number(body)
    columns = read_columns(header, rows, kind)
    bound = BoundTable(raw, columns, rows, tuple(header_rows), tuple(leading), trailing, repeated)
    bound = _aligned(bound)
    if not _sound(bound):
        bound = repair(bound, header, kind, evidence) or bound
    return _with_unread(bound)


def _body(
    raw: RawTable, rows: Sequence[Row], header: Sequence[Row]
) -> tuple[tuple[Row, ...], tuple[Row, ...], tuple[Row, ...]]:
    """Data rows; header rows printed again; notes printed in the grid."""
    known = {_key(row) for row in header}
    starts = {id(raw.rows[page]) for page in raw.pages}
    body: list[Row] = []
    repeated: list[Row] = []
    trailing: list[Row] = []
    at_page_start = False
    for row in rows:
        at_page_start = at_page_start or id(row) in starts
        words = [squash(c.text) for c in row.cells if c.text.strip()]
        if words and vocabulary.lines().notes.fullmatch(words[0]) and len(words) == 1:
            trailing.append(row)
        elif _key(row) in known or (at_page_start and (leading_rows([row]) and words)):
            repeated.append(row)
        elif is_sequence_row([squash(c.text) for c in row.cells]) and at_page_start:
            repeated.append(row)
        else:
            at_page_start = False
            body.append(row)
    return tuple(body), tuple(repeated), tuple(trailing)


def _printed_width(row: Row) -> int:
    """Position of the last printed cell of a row, from 1."""
    return max((i for i, cell in enumerate(row.cells, 1) if cell.text.strip()), default=0)


def _key(row: Row) -> tuple[str, ...]:
    words = tuple(squash(cell.text) for cell in row.cells)
    return words if any(words) else ("\x00", row.source)


def _number(rows: Sequence[Row]) -> tuple[BodyRow, ...]:
    return tuple(
        BodyRow(number, dict(enumerate(row.cells)), source=row.source)
        for number, row in enumerate(rows, 1)
    )


def _aligned(bound: BoundTable) -> BoundTable:
    """Rows shifted by a cell moved back under their columns."""
    rows, moved = mend_rows(bound.columns, bound.rows)
    if not moved:
        return bound
    note = f"{moved} 行的单元格与表头错开，已按各栏内容的类型和加总关系归位"
    return replace(bound, rows=rows, binding="aligned", note=note)


def _sound(bound: BoundTable) -> bool:
    """The header can be, every cell fits, every amount has a header, the sums mostly hold."""
    if not _plausible(bound):
        return False
    if any(misfits(bound.columns, row) for row in bound.rows):
        return False
    if _headless_amounts(bound.columns, bound.rows):
        return False
    result = tally(row_identities(bound.columns), bound.rows)
    return result.broken <= result.held


def _plausible(bound: BoundTable) -> bool:
    """No word stands under a parent it cannot have; rows moved, if any, all moved alike."""
    words = vocabulary.columns()
    for column in bound.columns:
        parents = [words.parents.get(concept, "") for concept in column.concepts]
        if any(
            parent and at and parent not in column.concepts[:at]
            for at, parent in enumerate(parents)
        ):
            return False
        if bound.binding == "aligned" and _is_label(column) and len(column.path) > 1:
            outer = words.amount(squash(column.path[0]))
            if outer and outer.fund_source:
                return False
    return len({row.note[-6:] for row in bound.rows if row.note}) <= 1


def _is_label(column: Column) -> bool:
    return column.use not in {"amount", "ignored", "none"}


def _headless_amounts(columns: Sequence[Column], rows: Sequence[BodyRow]) -> bool:
    """Amounts below two columns with one and the same header, or below none."""
    filled = {i for row in rows for i, cell in row.cells.items() if parse_amount(cell.text)}
    amounts = [c for c in columns if c.use == "amount" and c.index in filled]
    names = [(c.side, c.path) for c in amounts]
    return len(set(names)) < len(names) and not any(c.side == "" and not c.path for c in amounts)


def _with_unread(bound: BoundTable) -> BoundTable:
    """Numbers that stand where no number should are named."""
    by_index: dict[int, Column] = {column.index: column for column in bound.columns}
    unread: list[Cell] = []
    for row in bound.rows:
        for index, cell in row.cells.items():
            column = by_index.get(index)
            if not is_blank(cell.text) and parse_amount(cell.text):
                if column is None or not fits(column, cell.text):
                    unread.append(cell)
        unread += [cell for cell in row.overflow if parse_amount(cell.text)]
    return replace(bound, unread=tuple(unread))
