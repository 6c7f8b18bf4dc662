"""The header of a table without rules: which word stands over which column.

A word over several columns begins with the first of them; a word that cannot be told to a
column is left where no column gets it. The columns are known from the body.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.pdf.model import Box, Piece, PrintedCell, PrintedLine, box_around
from generator.documents.pdf.words import glyphs_to_piece

_ALIGNED = 0.3  # in sizes of the print

Row = tuple[PrintedCell, ...]
Stretches = Sequence[tuple[float, float]]


def distance(piece: Piece, span: tuple[float, float]) -> float:
    """How far a piece is from a stretch; 0 when it stands over it."""
    return max(0.0, span[0] - piece.box.x1, piece.box.x0 - span[1])


def _overlap(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0)


def placed_row(columns: dict[int, Piece], bounds: Sequence[float]) -> Row:
    box = box_around([piece.box for piece in columns.values()])
    return tuple(
        PrintedCell(columns.get(c), Box(bounds[c], box.top, bounds[c + 1], box.bottom))
        for c in range(len(bounds) - 1)
    )


def with_empty_columns(
    stretches: list[tuple[float, float]], header: Sequence[PrintedLine]
) -> list[tuple[float, float]]:
    """A column for every word of the header when it has more of them than columns filled.

    Only when each filled column has a word of its own: the words left over head columns
    without a number on this page. Otherwise no word is known to head any column.
    """
    pieces = widest(header)
    if len(pieces) <= len(stretches):
        return stretches
    heads = [_head(pieces, stretch) for stretch in stretches]
    if 0 not in heads[1:]:
        heads[0] = 0  # labels stand at the left, the word over them in the middle
    if sorted({*heads}) != heads or -1 in heads:
        return stretches
    empty = [piece for p, piece in enumerate(pieces) if p not in heads]
    return sorted([*stretches, *((piece.box.x0, piece.box.x1) for piece in empty)])


def _head(pieces: Sequence[Piece], stretch: tuple[float, float]) -> int:
    """The word over a filled column, -1 when that is uncertain.

    It begins, ends or has its middle where the column has; or else the numbers end to the
    right of its middle, and before that of the next one.
    """
    aligned = [p for p, piece in enumerate(pieces) if _aligned(piece, stretch)]
    if len(aligned) == 1:
        return aligned[0]
    before = [p for p, piece in enumerate(pieces) if piece.box.x < stretch[1]]
    over = [p for p, piece in enumerate(pieces) if distance(piece, stretch) == 0.0]
    return before[-1] if before and set(over) <= {before[-1]} else -1


def one_each(pieces: Sequence[Piece], stretches: Stretches) -> bool:
    """Whether the words of a header line can head the columns: not too many, and none crossed.

    As many words as columns head one each, so no column may stand under another's word.
    """
    if len(pieces) != len(stretches):
        return len(pieces) < len(stretches)
    return all(
        distance(own, stretch) <= min(distance(other, stretch) for other in pieces)
        for own, stretch in zip(pieces, stretches, strict=True)
    )


def _aligned(piece: Piece, stretch: tuple[float, float]) -> bool:
    """Whether a word stands over a column, and as the column does: left, right or centred."""
    near = _ALIGNED * piece.glyphs[0].size
    middle = abs((stretch[0] + stretch[1]) / 2 - piece.box.x)
    sides = (abs(piece.box.x0 - stretch[0]), abs(piece.box.x1 - stretch[1]), middle)
    return distance(piece, stretch) == 0.0 and min(sides) <= near


def widest(header: Sequence[PrintedLine]) -> tuple[Piece, ...]:
    """The header line with the most words."""
    return max((line.pieces for line in header), key=len, default=())


def header_rows(
    lines: Sequence[PrintedLine], stretches: Stretches, bounds: Sequence[float]
) -> list[Row]:
    """Header levels; lines set close below each other in one column are one level."""
    levels: list[list[Piece]] = []
    for line in lines:
        close = levels and line.box.top - max(p.box.bottom for p in levels[-1]) < 0.5 * line.size
        if close and _wraps(levels[-1], line.pieces):
            levels[-1] = _wrapped(levels[-1], line.pieces)
        else:
            levels.append(list(line.pieces))
    placed: list[dict[int, Piece]] = []
    for level in reversed(levels):
        under = placed[0] if placed else {}
        placed.insert(0, level_to_columns(level, stretches, under))
    return [placed_row(columns, bounds) for columns in placed]


def _wrapped(above: Sequence[Piece], below: Sequence[Piece]) -> list[Piece]:
    """The words of two lines, those below each other put together."""
    words = list(above)
    for piece in below:
        over = next((i for i, word in enumerate(words) if _overlap(word.box, piece.box)), None)
        if over is None:
            words.append(piece)
        else:
            words[over] = glyphs_to_piece([*words[over].glyphs, *piece.glyphs]) or piece
    return sorted(words, key=lambda word: word.box.x0)


def whole_line(line: PrintedLine) -> Piece | None:
    """A line of header words that cannot be told to columns, as one piece."""
    return glyphs_to_piece([glyph for piece in line.pieces for glyph in piece.glyphs])


def level_to_columns(
    pieces: Sequence[Piece], stretches: Stretches, below: dict[int, Piece]
) -> dict[int, Piece]:
    """The column where each header word begins, in order from the left.

    As many words as columns stand one over each. A word over several words of the level
    below begins with the first of them: their run is the widest with its middle there.
    """
    if len(pieces) >= len(stretches):
        return dict(enumerate(pieces[: len(stretches)]))
    spans = [
        (below[c].box.x0, below[c].box.x1) if c in below else stretch
        for c, stretch in enumerate(stretches)
    ]
    placed: dict[int, Piece] = {}
    first = 0
    for order, piece in enumerate(pieces):
        last = len(spans) - (len(pieces) - order)
        limit = pieces[order + 1].box.x0 if order + 1 < len(pieces) else float("inf")
        start, end = _run(piece, spans, below, first, last, limit)
        placed[start] = piece
        first = end + 1
    return placed


def _run(
    piece: Piece,
    spans: Stretches,
    below: dict[int, Piece],
    first: int,
    last: int,
    limit: float,
) -> tuple[int, int]:
    """First and last column under a header word, none of them right of `limit`."""
    size = piece.glyphs[0].size
    runs = [
        (i, j)
        for i in range(first, last + 1)
        for j in range(i + 1, last + 1)
        if all(c in below for c in range(i, j + 1))
        and spans[j][0] < limit
        and abs((spans[i][0] + spans[j][1]) / 2 - piece.box.x) <= size
    ]
    if runs:
        return max(runs, key=lambda run: (run[1] - run[0], -run[0]))
    single = min(range(first, max(first, last) + 1), key=lambda c: (distance(piece, spans[c]), c))
    return single, single


def _wraps(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """True when every word below goes on with one word above, and no two with the same."""
    over = [[i for i, a in enumerate(above) if _overlap(a.box, b.box)] for b in below]
    return all(len(found) == 1 for found in over) and len({f[0] for f in over}) == len(over)
