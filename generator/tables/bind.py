"""A raw table is bound: every column named, every data row brought under its columns.

    printed    the header stands where it should; every cell fits its column
    aligned    the header is whole, but rows or words were shifted by a cell
    restored   header words were lost or scattered; the binding is the one under which the
               sums hold (see `repair`)

What is not sound and cannot be repaired is refused, with the reason: the whole table, or
the rows whose cells do not fit. Every cell with a digit is then a fact, a code, classified
by name, or unread; none is put under a column by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.documents.model import Cell, Row
from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash
from generator.tables.amounts import has_digit, is_blank, parse_amount
from generator.tables.columns import fits, holds_money, read_columns, stands_for_amount
from generator.tables.counted import counted_rows
from generator.tables.evidence import Evidence
from generator.tables.growth import without_rates
from generator.tables.header import (
    Header,
    header_length,
    is_sequence_row,
    read_header,
    shifted_header,
)
from generator.tables.header_runs import cuts, is_whole
from generator.tables.identities import row_identities, tally
from generator.tables.leading import is_note, leading_rows, words_of
from generator.tables.merged_down import ways_down
from generator.tables.merged_offices import with_merged_offices
from generator.tables.model import BodyRow, BoundTable, RawTable
from generator.tables.repair import repair
from generator.tables.shifts import mend_rows
from generator.tables.short_rows import settle_short_rows
from generator.tables.signs import with_signs
from generator.tables.soundness import refuse_rows, short_header, unsoundness
from generator.tables.sum_pairs import with_pairs
from generator.tables.titled import titled
from generator.tables.unknown import without_guesses

_UNKNOWN_LEVELS = "表头各格的上下级没有标出，各栏不能确定"
_LOST_CELLS = "表头的合并格没有标出，各栏不能确定"
_ENOUGH_ROWS = 40  # to tell one way from another by
_FEWEST_SUMS = 3  # that hold, to tell it


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a table was not bound."""

    reason: str


def bind(raw: RawTable, evidence: Evidence) -> BoundTable | Refusal:
    """The bound table, or why there is none.

    A header in rows of different lengths has lost the cells that merged cells cover, as what is
    copied from a web page has: its words are put over columns so that the sums hold, or not.
    """
    if raw.merged_cells_missing or not _cells_are_lost(raw):
        return _bound(raw, evidence)
    spread = _bound(replace(raw, merged_cells_missing=True), evidence)
    if isinstance(spread, BoundTable):
        sums = tally(row_identities(spread.columns), spread.rows)
        return spread if sums.broken <= sums.held else Refusal(_LOST_CELLS)
    return spread


def _cells_are_lost(raw: RawTable) -> bool:
    """True where the first row of the header is shorter than the table, and none of it blank.

    Blank cells at the left of the next row say where its words stand: nothing is lost but the
    blanks at the end of the first one.
    """
    rest = raw.rows[len(leading_rows(raw.rows)) :]
    header = rest[: header_length(rest)]
    width = max((len(row.cells) for row in rest), default=0)
    if len(header) < 2 or any(c.colspan > 1 or c.rowspan > 1 for row in header for c in row.cells):
        return False
    short, below = header[0].cells, header[1].cells
    placed = len(below) == width and all(
        squash(cell.text) or at < len(short) for at, cell in enumerate(below)
    )
    if placed and not squash(below[0].text) and squash(below[len(short) - 1].text):
        return False
    return all(squash(cell.text) for cell in short) and len(short) < width


def _bound(raw: RawTable, evidence: Evidence) -> BoundTable | Refusal:
    """The table bound as its cells say."""
    kind = titled(vocabulary.kind(raw.caption.kind), raw.caption.title)
    leading = leading_rows(raw.rows)
    rest = raw.rows[len(leading) :]
    length = header_length(rest)
    if not length:
        return Refusal("表头无法识别")
    header_rows = rest[:length]
    counted = counted_rows(rest[length:])
    rows = [row for row in rest[length:] if row not in counted]
    body, repeated, trailing = _body(raw, rows, header_rows)
    width = max((_printed_width(row) for row in (*header_rows, *body)), default=0)
    if raw.merged_cells_missing:
        width = max((len(row.cells) for row in (*header_rows, *body)), default=0)
    parts = _Parts(raw, tuple(leading), body, repeated, trailing, counted)
    run = body and raw.merged_cells_missing and len(header_rows[0].cells) > _width(body)
    if run:
        return _bind_run(parts, header_rows, kind, evidence)
    return _bind(parts, header_rows, width, kind, evidence)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A raw table without its header."""

    raw: RawTable
    leading: tuple[Row, ...]
    body: tuple[Row, ...]
    repeated: tuple[Row, ...]
    trailing: tuple[Row, ...]
    counted: tuple[Row, ...]


def _bind(
    parts: _Parts,
    header_rows: Sequence[Row],
    width: int,
    kind: TableKind,
    evidence: Evidence | None,
) -> BoundTable | Refusal:
    """The table under a header; without evidence from other tables nothing is repaired."""
    header = read_header(header_rows, width, parts.raw.merged_cells_missing)
    if header.doubt and evidence is not None:
        return _bind_ways(parts, header_rows, width, kind, evidence) or Refusal(header.doubt)
    if header.doubt:
        return Refusal(header.doubt)
    rows = _number(parts.body)
    bound = BoundTable(
        parts.raw,
        read_columns(header, rows, kind),
        rows,
        tuple(header_rows),
        parts.leading,
        parts.trailing,
        parts.repeated,
        counted=parts.counted,
    )
    return _settled(with_signs(bound), header, kind, evidence)


def _bind_ways(
    parts: _Parts, header_rows: Sequence[Row], width: int, kind: TableKind, evidence: Evidence
) -> BoundTable | Refusal | None:
    """The table under the one way to put its header words that makes the sums hold, or None."""
    plain = [row for row in header_rows if not is_sequence_row([squash(c.text) for c in row.cells])]
    counted = [row for row in header_rows if row not in plain]
    few = replace(parts, body=parts.body[:_ENOUGH_ROWS])
    found = []
    for rows in ways_down(plain, width):
        bound = _bind(few, [*rows, *counted], width, kind, None)
        if isinstance(bound, BoundTable) and is_whole(bound):
            found.append((rows, tally(row_identities(bound.columns), bound.rows).held))
    if len(found) != 1 or found[0][1] < _FEWEST_SUMS:
        return None
    return _bind(parts, [*found[0][0], *counted], width, kind, evidence)


def _bind_run(
    parts: _Parts, header_rows: Sequence[Row], kind: TableKind, evidence: Evidence
) -> BoundTable | Refusal:
    """The table under a header whose words are known in their order only.

    They stand in two rows or, failing that, in three, wherever one ends; one way must be sound
    and make the sums hold, and no other.
    """
    (run, *counted), width = header_rows, _width(parts.body)
    few = replace(parts, body=parts.body[:_ENOUGH_ROWS])
    for levels in (2, 3):
        ways = []
        for rows in cuts(run, levels, width):
            bound = _bind(few, [*rows, *counted], width, kind, None)
            ways += [rows] if isinstance(bound, BoundTable) and is_whole(bound) else []
        if len(ways) == 1:
            return _bind(parts, [*ways[0], *counted], width, kind, evidence)
        if ways:
            break
    return Refusal(_UNKNOWN_LEVELS)


def _width(rows: Sequence[Row]) -> int:
    return max(len(row.cells) for row in rows)


def _settled(
    printed: BoundTable, header: Header, kind: TableKind, evidence: Evidence | None
) -> BoundTable | Refusal:
    """The printed binding where it is sound, else a repaired one, else a refusal."""
    bound = refuse_rows(without_guesses(without_rates(_aligned(printed))))
    fault = unsoundness(bound, kind)
    sums = tally(row_identities(bound.columns), bound.rows)
    short = "" if fault else short_header(bound)
    if not fault and sums.broken <= sums.held:
        return Refusal(short) if short else _with_unread(bound)
    if evidence is None:
        return Refusal(fault or short or _UNKNOWN_LEVELS)
    repaired = _shifted_whole(printed, header, kind) or repair(bound, header, kind, evidence)
    if repaired is not None and not (fault := unsoundness(repaired, kind)):
        return _with_unread(refuse_rows(without_guesses(without_rates(repaired))))
    if fault or short:
        return Refusal(fault or short)
    note = "多数行各栏不加总（合计不等于各部分之和），按表头所印认定"
    return _with_unread(replace(bound, note="；".join(n for n in (bound.note, note) if n)))


def _shifted_whole(printed: BoundTable, header: Header, kind: TableKind) -> BoundTable | None:
    """The table with its whole header moved by a cell, where only so every sum holds."""
    for step in (-1, 1):
        moved = shifted_header(header, step)
        if moved is None:
            continue
        columns = read_columns(moved, printed.rows, kind)
        bound = refuse_rows(replace(printed, columns=columns))
        sums = tally(row_identities(columns), bound.rows)
        refused = any(row.refused for row in bound.rows)
        if sums.held and not sums.broken and not refused and not unsoundness(bound, kind):
            way = "左" if step < 0 else "右"
            note = f"表头整体错开一格，已向{way}移一格归位（各行加总成立）"
            return replace(bound, binding="aligned", note=note)
    return None


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
        words = words_of(row)
        if is_note(words):
            trailing.append(row)
        elif _key(row) in known or (at_page_start and (leading_rows([row]) and words)):
            repeated.append(row)
        elif is_sequence_row([squash(c.text) for c in row.cells]):
            repeated.append(row)  # numbers of columns are never amounts
        else:
            at_page_start = False
            body.append(row)
    return tuple(body), tuple(repeated), tuple(trailing)


def _printed_width(row: Row) -> int:
    """Position of the last printed cell of a row, from 1."""
    return max((i for i, cell in enumerate(row.cells, 1) if cell.text.strip()), default=0)


def _key(row: Row) -> tuple[str, ...]:
    """The words of a row, wherever its blanks stand: another page may merge other cells."""
    words = tuple(word for cell in row.cells if (word := squash(cell.text)))
    return words or ("\x00", row.source)


def _number(rows: Sequence[Row]) -> tuple[BodyRow, ...]:
    return tuple(
        BodyRow(number, dict(enumerate(row.cells)), source=row.source)
        for number, row in enumerate(rows, 1)
    )


def _aligned(bound: BoundTable) -> BoundTable:
    """Rows shifted by a cell moved back under their columns."""
    rows, paired = with_pairs(bound.columns, bound.rows)
    rows, mended = mend_rows(bound.columns, rows)
    rows = with_merged_offices(bound.columns, rows)
    rows, settled = settle_short_rows(bound.columns, rows)
    moved = paired + mended + settled
    if not moved:
        return replace(bound, rows=rows)
    note = f"{moved} 行的单元格与表头错开，已按各栏内容的类型和加总关系归位"
    return replace(bound, rows=rows, binding="aligned", note=note)


def _with_unread(bound: BoundTable) -> BoundTable:
    """Digits that stand where no fact is made of them are named."""
    by_index = {column.index: column for column in bound.columns}
    unread: list[Cell] = []
    for row in bound.rows:
        for index, cell in row.cells.items():
            if is_blank(cell.text) or not (stands_for_amount(cell.text) or has_digit(cell.text)):
                continue
            column = by_index.get(index)
            amount = parse_amount(cell.text)
            if column is not None and column.use == "amount":
                lost = row.refused or amount is None
            else:
                misplaced = column is None or not fits(column, cell.text)
                lost = amount is not None and misplaced
                lost = lost or (column is not None and holds_money(column, cell.text))
            if lost:
                unread.append(cell)
        unread += [cell for cell in row.overflow if parse_amount(cell.text)]
    return replace(bound, unread=tuple(unread))
