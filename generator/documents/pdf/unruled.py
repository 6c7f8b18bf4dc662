"""Lines without rules become rows of cells, by the alignment of what is printed.

A block of rows is a table when rows in it hold numbers beside something else. Columns are
the stretches that the rows with numbers leave blank between them; words above them are the
header; a line with words alone belongs to the row it stands close to. A table whose header
or columns cannot be made out is told as such, number by number; nothing in it is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.documents.numbers import ENUMERATED, OPENS_ITEM, is_finished, is_number, is_sequence
from generator.documents.pdf.model import (
    PrintedCell,
    PrintedGrid,
    PrintedLine,
)
from generator.documents.pdf.unread import (
    UNKNOWN_COLUMNS,
    UNKNOWN_HEADER,
    UNKNOWN_LINES,
    told,
    with_told,
)
from generator.documents.pdf.unruled_columns import (
    Columns,
    body_spans,
    distance,
    headed_columns,
)
from generator.documents.pdf.unruled_cut import cut_lines
from generator.documents.pdf.unruled_framed import framed_rows
from generator.documents.pdf.unruled_habits import Habits
from generator.documents.pdf.unruled_header import header_rows, leaves_of, read_levels
from generator.documents.pdf.unruled_place import level_cells, placed
from generator.documents.pdf.unruled_rows import (
    PrintedRow,
    Spacing,
    baseline,
    lines_to_rows,
)
from generator.documents.pdf.unruled_torn import may_wrap

_ALLOWED_GAP = 3.2  # rows of a table follow within so many heights of print
_FEWEST_LETTERS = 2
_MOST_HEADER_ROWS = 7
_MOST_COLUMNS = 80
_FEWEST_ROWS = 3  # of a table with but one amount on its page
# In sizes of print.
_ALIGNED = 0.5
_CLOSE = 1.2
_LOOSE = 2.2
_PITCH = 1.1  # of the distance of rows
_OTHER_SIZE = 0.12

Cells = tuple[PrintedCell, ...]
_NONE = Habits()


def lines_to_blocks(
    lines: Sequence[PrintedLine], habits: Habits = _NONE
) -> Iterator[PrintedLine | PrintedGrid]:
    """The lines of a page, runs of tabular ones put together as tables.

    `habits` are those of the document.
    """
    left = min((line.box.x0 for line in lines), default=0.0)
    for part in _parts(lines):
        frame = part[0].frame
        turned = _first_turned(part)
        if turned is not None and any(PrintedRow((line,)).is_tabular for line in part[turned:]):
            yield from lines_to_blocks(part[:turned], habits)
            yield told([PrintedRow((line,)) for line in part[turned:]], UNKNOWN_HEADER)
        elif frame:
            yield framed_rows(part, frame, habits.wrap(part))
        else:
            for run in cut_lines(part):
                space = habits.spacing(run)
                rows = lines_to_rows(run, space)
                yield from with_told(list(_row_blocks(rows, space, habits.side)), left)


def _first_turned(lines: Sequence[PrintedLine]) -> int | None:
    """The first line with turned words of a header in it: those do not stand beside a table."""
    glyphs = [[g for piece in line.pieces for g in piece.glyphs] for line in lines]
    upright = [glyph.box.x for line in glyphs for glyph in line if not glyph.turn]
    left, right = min(upright, default=0.0), max(upright, default=0.0)
    return next(
        (
            at
            for at, line in enumerate(glyphs)
            if any(glyph.turn and left < glyph.box.x < right for glyph in line)
        ),
        None,
    )


def _parts(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Lines that stand close enough to be one table, or in one frame."""
    part: list[PrintedLine] = []
    for line in lines:
        is_far = part and line.box.top - part[-1].box.bottom > _ALLOWED_GAP * line.size
        if part and (line.frame != part[-1].frame or (is_far and not line.frame)):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _row_blocks(
    rows: Sequence[PrintedRow], space: Spacing, side: frozenset[str]
) -> Iterator[PrintedRow | PrintedGrid]:
    at = 0
    while at < len(rows):
        end = _table_end(rows, at, space)
        grid = _grid(rows[at:end], space, side) if end else None
        if grid and not grid.unread and not space.known and may_wrap(grid.rows):
            grid = told(rows[at:end], UNKNOWN_LINES)
        if grid:
            yield grid
            at = end
        else:
            yield rows[at]
            at += 1


def _table_end(rows: Sequence[PrintedRow], start: int, space: Spacing) -> int:
    """Where the table that begins at `start` ends; 0 when none begins there."""
    if not _may_begin(rows, start, space):
        return 0
    end, body = start, [row for row in rows[start : start + 1] if row.is_tabular]
    for at in range(start + 1, len(rows)):
        row = rows[at]
        if row.is_tabular:
            body.append(row)
        elif row.is_sentence or row.has_colon or not _belongs(row, rows[at - 1], body, space):
            break
        elif not body and at - start >= _MOST_HEADER_ROWS:
            break
        end = at
    figures = [p.text for row in body for p in row.pieces if is_finished(p.text)]
    return end + 1 if len(figures) > 1 or (figures and len(body) >= _FEWEST_ROWS) else 0


def _may_begin(rows: Sequence[PrintedRow], at: int, space: Spacing) -> bool:
    """Whether a table can begin with a row; one word does where rows are as close as its own."""
    row = rows[at]
    if row.is_tabular or _may_head(row):
        return True
    if row.is_sentence or row.has_colon or at + 1 == len(rows):
        return False
    after = rows[at + 1]
    far = baseline(after.pieces[0]) - baseline(row.pieces[0])
    is_alike = abs(row.size - after.size) <= _OTHER_SIZE * row.size
    is_close = far <= max(_PITCH * space.row, _LOOSE * row.size)
    return is_alike and is_close and _may_begin(rows, at + 1, space)


def _may_head(row: PrintedRow) -> bool:
    """True for a row that can be part of a header: several words, no sentence."""
    return len(row.pieces) >= 2 and not (row.is_sentence or row.has_colon)


def _belongs(
    row: PrintedRow, before: PrintedRow, body: Sequence[PrintedRow], space: Spacing
) -> bool:
    """Whether a row of words goes on with a table: as large, as close, in its columns."""
    if abs(row.size - before.size) > _OTHER_SIZE * row.size:
        return False
    if not body:
        return True
    near = _ALIGNED * row.size
    starts = [piece.box.x0 for other in body for piece in other.pieces]
    aligned = all(any(abs(p.box.x0 - x) <= near for x in starts) for p in row.pieces)
    is_close = row.box.top - before.box.bottom <= max(2 * space.row - row.size, _CLOSE * row.size)
    is_item = any(OPENS_ITEM.match(piece.text) for piece in row.pieces)
    return is_close and (aligned or is_item)


def _grid(rows: Sequence[PrintedRow], space: Spacing, side: frozenset[str]) -> PrintedGrid | None:
    """The table; None when it has but one column."""
    first = next(at for at, row in enumerate(rows) if row.is_tabular)
    while first and any(ENUMERATED.match(piece.text) for piece in rows[first - 1].pieces):
        first -= 1  # a row of the body without a number
    header, body = rows[:first], rows[first:]
    amounts = _without_counts(body)
    if sum(len(row.pieces) for row in header) == 1 or _are_labels(header, amounts):
        header, body = [], rows  # the rest of a row that a page cuts, or the header of no column
        amounts = body
    spans = body_spans(amounts)
    if len(spans) > _MOST_COLUMNS:
        return told(rows, UNKNOWN_COLUMNS)
    if not header:
        found = Columns(tuple(spans))
        return placed([], body, found) if len(found.spans) > 1 else None
    levels = read_levels([w for row in header for w in row.pieces], space, _narrowest(rows))
    leaves = leaves_of(levels or [])
    columns = headed_columns(leaves, amounts, side) if levels else None
    head = header_rows(levels, leaves, columns) if levels and columns else None
    if head is None or columns is None:
        return told(rows, UNKNOWN_HEADER)
    if _has_letters_apart(body, columns):
        return told(rows, UNKNOWN_COLUMNS)
    return placed([level_cells(level, columns) for level in head], body, columns)


def _has_letters_apart(body: Sequence[PrintedRow], columns: Columns) -> bool:
    """Whether a column without a header holds the ends of words set apart to fill their cells."""
    words = [piece for row in body for piece in row.pieces]
    bare = [span for at, span in enumerate(columns.spans) if at not in columns.of_leaf]
    return any(
        sum(len(t) == 1 and not t.isascii() for t in held) >= max(_FEWEST_LETTERS, len(held) / 2)
        for span in bare
        for held in [[p.text for p in words if distance(p, span) == 0.0]]
    )


def _without_counts(body: Sequence[PrintedRow]) -> Sequence[PrintedRow]:
    """The body without numbers of columns (栏次) that stand alone, with amounts beside them.

    They stand where the words of the header do, between the numbers next to them.
    """
    counts = sorted(body[0].pieces, key=lambda piece: piece.box.x0)
    if len(body) == 1 or not is_sequence([piece.text for piece in counts]):
        return body
    rest = [piece for row in body[1:] for piece in row.pieces]
    spans = body_spans(body[1:])
    held = [s for s in spans if any(is_finished(p.text) and distance(p, s) == 0 for p in rest)]
    lows = [float("-inf"), *(piece.box.x1 for piece in counts)]
    highs = [*(piece.box.x0 for piece in counts[1:]), float("inf")]
    aside = [
        piece
        for piece, low, high in zip(counts, lows, highs, strict=False)
        if is_number(piece.text)
        and all(distance(piece, span) > 0 for span in spans)
        and any(low < span[0] and span[1] < high for span in held)
    ]
    if not aside:
        return body
    kept = [piece for piece in counts if is_number(piece.text) and piece not in aside]
    first = [replace(body[0], words=tuple(kept))] if kept else []
    return [*first, *body[1:]]


def _narrowest(rows: Sequence[PrintedRow]) -> float:
    """The narrowest blank between two cells of a table."""
    return min(
        (b.box.x0 - a.box.x1 for x in rows for y in x.lines for a, b in pairwise(y.pieces)),
        default=0.0,
    )


def _are_labels(header: Sequence[PrintedRow], body: Sequence[PrintedRow]) -> bool:
    """Whether words above the first number stand over columns of words only, as labels do."""
    spans = body_spans(body)
    amounts = [p for row in body for p in row.pieces if is_finished(p.text)]
    labels = [s for s in spans if all(distance(piece, s) > 0 for piece in amounts)]
    words = [p for row in header for p in row.pieces]
    return all(any(distance(word, span) == 0.0 for span in labels) for word in words)
