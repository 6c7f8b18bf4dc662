"""The rows of a table whose columns its lines show, while no line parts the rows.

A word is in the column it stands in; where one runs over two columns that are not merged in
a header, nothing is read. A header word alone in its column stands in the middle of that,
or at one side of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.documents.numbers import ENUMERATED, is_finished, is_number
from generator.documents.pdf.band import column_of, crossed
from generator.documents.pdf.framed_header import centred_rows, drawn_rows, plain_rows
from generator.documents.pdf.model import Frame, Glyph, Piece, PrintedGrid, PrintedLine
from generator.documents.pdf.rules import NEAR
from generator.documents.pdf.unread import (
    UNKNOWN_COLUMNS,
    UNKNOWN_HEADER,
    UNKNOWN_LINES,
    told,
)
from generator.documents.pdf.unruled_columns import Columns, Span
from generator.documents.pdf.unruled_header import header_rows, leaves_of, read_levels
from generator.documents.pdf.unruled_place import level_cells, placed
from generator.documents.pdf.unruled_rows import PrintedRow, Spacing, lines_to_rows, spacing
from generator.documents.pdf.unruled_torn import may_wrap
from generator.documents.pdf.words import glyphs_to_piece, printed_end

_INSET = 0.5  # in points: what is printed at the side of a column is not over the next one
# In sizes of print.
_WIDE = 0.8
_NARROW = 0.2
_AT_SIDE = 1.3
_IN_MIDDLE = 0.5


def framed_rows(lines: Sequence[PrintedLine], frame: Frame, wrap: float) -> PrintedGrid:
    """The table in a frame; `wrap` is how far lines of a cell stand apart in the document."""
    cut = [replace(line, pieces=tuple(cut_at_columns(line, frame.xs))) for line in lines]
    space = spacing(cut, wrap)
    rows = lines_to_rows(cut, space)
    rows = _cut_rows(rows, frame) if frame.cuts else rows
    grid = _framed_rows(rows, frame, space) if frame.is_known else told(rows, UNKNOWN_LINES)
    if not (space.known or frame.cuts) and may_wrap(grid.rows[len(frame.ruled) :]):
        grid = told(rows, UNKNOWN_LINES)
    if not grid.unread:
        return grid
    above = [tuple(cell for cell in row if cell.piece) for row in frame.ruled]
    return replace(grid, rows=(*filter(None, above), *grid.rows))


def _cut_rows(rows: Sequence[PrintedRow], frame: Frame) -> list[PrintedRow]:
    """The rows of a header as they are, those below it between the cuts."""
    head = 0 if frame.ruled else _first(rows, frame)
    height = min((_height(row) for row in rows[head : head + 1]), default=float("inf"))
    start = max((cut for cut in frame.cuts if cut < height), default=float("-inf"))
    if any(row.box.bottom > start + NEAR for row in rows[:head]):
        return list(rows)
    held: dict[int, list[PrintedLine]] = {}
    for line in (line for row in rows[head:] for line in row.lines):
        held.setdefault(bisect_right(frame.cuts, line.box.y), []).append(line)
    body = [PrintedRow(tuple(row), tuple(_words(row, frame.xs))) for row in held.values()]
    return [*rows[:head], *body]


def _height(row: PrintedRow) -> float:
    """Where the first row of a body stands: its numbers, or all of it."""
    return min((p.box.y for p in row.pieces if is_number(p.text)), default=row.box.y)


def _words(lines: Sequence[PrintedLine], xs: Sequence[float]) -> Iterator[Piece]:
    """The words of a row, the lines of each cell put together."""
    columns: dict[int, list[Glyph]] = {}
    for word in (piece for line in lines for piece in line.pieces):
        if any(crossed(word, xs)):
            yield word
        else:
            columns.setdefault(bisect_right(xs, word.box.x), []).extend(word.glyphs)
    whole = (glyphs_to_piece(columns[at]) for at in sorted(columns))
    yield from (word for word in whole if word)


def _framed_rows(rows: Sequence[PrintedRow], frame: Frame, space: Spacing) -> PrintedGrid:
    lead, first = (0, 0) if frame.ruled else (_above_header(rows, frame), _first(rows, frame))
    leading, header, body = rows[:lead], rows[lead:first], rows[first:]
    if any(_is_cut(word, frame.xs) for row in body for word in row.pieces):
        return told(rows, UNKNOWN_COLUMNS)
    columns = Columns(_spans(frame))
    if not header:
        return placed(list(frame.ruled), rows, columns)
    words = [word for row in header for word in row.pieces]
    head = _head(words, frame, space)
    if not head or not body:
        return told(rows, UNKNOWN_HEADER)
    above = [_beginning(row, columns) for row in leading]
    return placed([level_cells(row, columns) for row in (*above, *head)], body, columns)


def _head(words: Sequence[Piece], frame: Frame, space: Spacing) -> list[dict[int, Piece]] | None:
    """The levels of a header: by the lines at the sides of its words, or by how these stand."""
    if frame.sides:
        return drawn_rows(words, frame.xs, frame.sides)
    return (
        _header(words, frame, space) or centred_rows(words, frame.xs) or plain_rows(words, frame.xs)
    )


def _header(words: Sequence[Piece], frame: Frame, space: Spacing) -> list[dict[int, Piece]] | None:
    """The levels of a header by the heights of its words; None where these are not clear."""
    levels = read_levels(words, space, float("inf"))
    leaves = leaves_of(levels or [])
    of_leaf = _columns_of(leaves, frame.xs)
    if not levels or not of_leaf:
        return None
    return header_rows(levels, leaves, Columns(_spans(frame), of_leaf))


def _spans(frame: Frame) -> tuple[Span, ...]:
    return tuple((x0 + _INSET, x1 - _INSET) for x0, x1 in pairwise(frame.xs))


def _first(rows: Sequence[PrintedRow], frame: Frame) -> int:
    """The first row of the body: all of them where the page goes on with a table."""
    if frame.head is None and frame.top == float("-inf"):
        return 0
    lead = _above_header(rows, frame)
    for at, row in enumerate(rows[lead:], lead):
        opens = any(ENUMERATED.match(piece.text) for piece in row.pieces)
        is_body = row.is_tabular or all(is_number(piece.text) for piece in row.pieces)
        if is_body or opens or (frame.head is not None and row.box.y > frame.head):
            return at
    return len(rows)


def _above_header(rows: Sequence[PrintedRow], frame: Frame) -> int:
    """How many rows stand above a header: office, year and unit, and what is above these."""
    end = frame.head
    if frame.sides:
        end = next((row.box.top for row in rows if row.is_tabular and not row.has_colon), None)
    if end is None:
        return 0
    above = [at for at, row in enumerate(rows) if row.has_colon and row.box.y < end]
    return above[-1] + 1 if above else 0


def _beginning(row: PrintedRow, columns: Columns) -> dict[int, Piece]:
    """The words of a row by the columns they begin in."""
    starts = [x0 for x0, _ in columns.spans]
    held: dict[int, list[Glyph]] = {}
    for word in row.pieces:
        held.setdefault(max(0, bisect_right(starts, word.box.x0) - 1), []).extend(word.glyphs)
    return {at: piece for at, glyphs in held.items() if (piece := glyphs_to_piece(glyphs))}


def cut_at_columns(line: PrintedLine, xs: Sequence[float]) -> Iterator[Piece]:
    """The words of a line, parted at wide gaps, and at narrow ones where columns meet."""
    parts: list[list[Glyph]] = []
    for glyph in (g for piece in line.pieces for g in piece.glyphs):
        if parts and not _are_parted(parts[-1], glyph, xs):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    yield from (piece for part in parts if (piece := glyphs_to_piece(part)))


def _are_parted(part: Sequence[Glyph], glyph: Glyph, xs: Sequence[float]) -> bool:
    last = part[-1]
    gap, size = glyph.box.x0 - printed_end(last), min(glyph.size, last.size)
    meets = any(last.box.x <= x <= glyph.box.x for x in xs)
    if not meets:
        return gap > _WIDE * size and not is_number(glyph.char + last.char)
    is_printed_apart = last.run != glyph.run and not glyph.spaced
    is_two = is_finished("".join(g.char for g in part)) and is_number(glyph.char)
    return gap > _WIDE * size or (is_printed_apart and gap > _NARROW * size) or is_two


def _is_cut(word: Piece, xs: Sequence[float]) -> bool:
    """Whether a word runs over a place where columns meet."""
    return any(crossed(word, xs)) or not xs[0] < word.box.x < xs[-1]


def _columns_of(leaves: Sequence[Piece], xs: Sequence[float]) -> tuple[int, ...] | None:
    """The column of each word that has none below it; None where one may be over several."""
    columns = list(pairwise(xs))
    found = [column_of(leaf, columns) for leaf in leaves]
    known = [at for at in found if at is not None]
    if not leaves or len(known) < len(leaves) or known != sorted(set(known)):
        return None
    is_sure = all(
        _is_in(leaf, columns[at]) and not _is_cut(leaf, xs)
        for leaf, at in zip(leaves, known, strict=True)
    )
    return tuple(known) if is_sure else None


def _is_in(word: Piece, column: tuple[float, float]) -> bool:
    """Whether a word stands in the middle of its column, or at a side of it."""
    size, (x0, x1) = word.glyphs[0].size, column
    return (
        abs((x0 + x1) / 2 - word.box.x) <= _IN_MIDDLE * size
        or min(word.box.x0 - x0, x1 - word.box.x1) <= _AT_SIDE * size
    )
