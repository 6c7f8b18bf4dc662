"""Lines without rules become rows of cells, by the alignment of what is printed.

A block of lines is a table when at least two of its lines hold a number beside something
else, one below the other. Columns are the stretches that the lines with numbers leave
blank between them; words above them are the header; a line with words alone belongs to
the row it stands closest to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from generator.documents.pdf.model import (
    Piece,
    PrintedGrid,
    PrintedLine,
    box_around,
)
from generator.documents.pdf.numbers import OPENS_ITEM, is_finished, is_number
from generator.documents.pdf.unruled_header import (
    Row,
    Stretches,
    distance,
    header_rows,
    one_each,
    placed_row,
    whole_line,
    widest,
    with_empty_columns,
)
from generator.documents.pdf.words import glyphs_to_piece

_ALLOWED_GAP = 3.2  # lines of a table follow within so many heights of print
_SLACK = 1.0
_SENTENCE = re.compile(r"[。；]|\.{4,}|…{2,}|·{4,}")
_COLON = re.compile(r"[：:]")


def lines_to_blocks(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine | PrintedGrid]:
    """The lines of a page, runs of tabular ones put together as tables."""
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        grid = _grid(lines[at:end]) if end else None
        if grid:
            yield grid
            at = end
        else:
            yield lines[at]
            at += 1


def is_tabular(line: PrintedLine) -> bool:
    """True for a line of several pieces, at least one of them a number."""
    texts = [piece.text for piece in line.pieces]
    if len(texts) < 2 or _SENTENCE.search(line.text) or not any(map(is_number, texts)):
        return False
    return not _COLON.search(line.text) or any(map(is_finished, texts))


def _may_head(line: PrintedLine) -> bool:
    """True for a line that can be part of a header: several words, no sentence."""
    return len(line.pieces) >= 2 and not (_SENTENCE.search(line.text) or _COLON.search(line.text))


def _table_end(lines: Sequence[PrintedLine], start: int) -> int:
    """Where the table that begins at `start` ends; 0 when none begins there."""
    if not (is_tabular(lines[start]) or _may_head(lines[start])):
        return 0
    last, rows = start, 0
    for at in range(start, len(lines)):
        line = lines[at]
        if at > start and line.box.top - lines[at - 1].box.bottom > _ALLOWED_GAP * line.size:
            break
        if is_tabular(line):
            rows, last = rows + 1, at
        elif (
            _SENTENCE.search(line.text)
            or _COLON.search(line.text)
            or (rows and at - last > 2)
            or at - last > 4
        ):
            break
    figures = [
        piece.text
        for line in lines[start : last + 1]
        for piece in line.pieces
        if is_finished(piece.text)
    ]
    if rows < 2 or len(figures) < 2:
        return 0
    while last + 1 < len(lines) and _wraps_on(lines[last], lines[last + 1]):
        last += 1
    return last + 1


def _wraps_on(line: PrintedLine, after: PrintedLine) -> bool:
    """Whether a line of words is set so close that it goes on in the row before."""
    is_words = not (_SENTENCE.search(after.text) or _COLON.search(after.text))
    return is_words and _set_close([line, after], 1)


def _set_close(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a line stands closer below the one before than rows do."""
    return lines[at].box.top - lines[at - 1].box.bottom < 0.2 * lines[at].size


def _grid(lines: Sequence[PrintedLine]) -> PrintedGrid | None:
    body = [line for line in lines if is_tabular(line)]
    first = lines.index(body[0])
    while first > 1 and len(lines[first - 1].pieces) == 1 and _set_close(lines, first):
        first -= 1  # the first line of a wrapped label
    stretches = with_empty_columns(_stretches(lines[first:]), lines[:first])
    if len(stretches) < 2:
        return None
    bounds = _bounds(stretches)
    if not one_each(widest(lines[:first]), stretches):
        head = [placed_row({0: piece}, bounds) for piece in map(whole_line, lines[:first]) if piece]
    else:
        head = header_rows(lines[:first], stretches, bounds)
    rows = _body_rows(lines[first:], stretches, bounds)
    box = box_around([line.box for line in lines])
    return PrintedGrid(lines[0].page, box, bounds, (*head, *rows), False, tuple(stretches))


def _stretches(lines: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """What the body covers, left to right; between the stretches lie the columns.

    Lines with numbers decide; the other lines (wrapped labels) add what stands apart from
    them, or widen one column.
    """
    merged = _merged((p.box.x0, p.box.x1) for x in lines if is_tabular(x) for p in x.pieces)
    for piece in (p for x in lines if not is_tabular(x) for p in x.pieces):
        if sum(distance(piece, stretch) == 0.0 for stretch in merged) <= 1:
            merged = _merged([*merged, (piece.box.x0, piece.box.x1)])
    return merged


def _merged(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if merged and x0 <= merged[-1][1] + _SLACK:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _bounds(stretches: Stretches) -> tuple[float, ...]:
    middles = [
        (left[1] + right[0]) / 2 for left, right in zip(stretches, stretches[1:], strict=False)
    ]
    return (stretches[0][0] - _SLACK, *middles, stretches[-1][1] + _SLACK)


def _column(piece: Piece, stretches: Stretches) -> int:
    """The first column a piece stands over, else the one it stands closest to."""
    return min(range(len(stretches)), key=lambda c: (distance(piece, stretches[c]), c))


def _place_pieces(pieces: Sequence[Piece], stretches: Stretches, bounds: Sequence[float]) -> Row:
    """One row: each piece in its column, several in one column put together."""
    columns: dict[int, list[Piece]] = {}
    for piece in pieces:
        columns.setdefault(_column(piece, stretches), []).append(piece)
    joined = {c: glyphs_to_piece([g for p in ps for g in p.glyphs]) for c, ps in columns.items()}
    return placed_row({c: piece for c, piece in joined.items() if piece}, bounds)


def _is_item(line: PrintedLine, near: PrintedLine) -> bool:
    """Whether a line of words is a row of its own: it opens an item, and has another above."""
    return any(
        OPENS_ITEM.match(piece.text)
        and any(not is_number(other.text) and _over(piece, other) for other in near.pieces)
        for piece in line.pieces
    )


def _over(piece: Piece, other: Piece) -> bool:
    return distance(piece, (other.box.x0, other.box.x1)) == 0.0


def _body_rows(
    lines: Sequence[PrintedLine],
    stretches: Stretches,
    bounds: Sequence[float],
) -> list[Row]:
    """The rows; the second line of a wrapped label is put to the row it is closest to."""
    tabular = [line for line in lines if is_tabular(line)]
    pitch = median(b.box.y - a.box.y for a, b in zip(tabular, tabular[1:], strict=False))
    parts: list[tuple[PrintedLine, list[Piece]]] = [(line, []) for line in lines]
    anchors = [at for at, line in enumerate(lines) if is_tabular(line)]
    moved: set[int] = set()
    for at, line in enumerate(lines):
        near = min(anchors, key=lambda a: (abs(lines[a].box.y - line.box.y), a))
        if at in anchors or _is_item(line, lines[near]):
            continue
        if abs(lines[near].box.y - line.box.y) < 0.75 * pitch:
            parts[near][1].extend(line.pieces)
            moved.add(at)
    return [
        _place_pieces([*line.pieces, *more], stretches, bounds)
        for at, (line, more) in enumerate(parts)
        if at not in moved
    ]
