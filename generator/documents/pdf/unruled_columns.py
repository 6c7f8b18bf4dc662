"""The columns of a table without rules: what the body leaves blank, and the words over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.documents.pdf.model import Piece
from generator.documents.pdf.numbers import is_number
from generator.documents.pdf.unruled_rows import PrintedRow

_ALIGNED = 0.3  # in sizes of the print
_SLACK = 1.0

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns cover, left to right, and in which of them each header word stands."""

    spans: tuple[Span, ...]
    of_leaf: tuple[int, ...] = ()

    @property
    def bounds(self) -> tuple[float, ...]:
        """Where columns begin and end: between what they cover."""
        middles = [
            (left[1] + right[0]) / 2
            for left, right in zip(self.spans, self.spans[1:], strict=False)
        ]
        return (self.spans[0][0] - _SLACK, *middles, self.spans[-1][1] + _SLACK)

    def at(self, piece: Piece) -> int | None:
        """The one column that a piece stands in."""
        over = [at for at, span in enumerate(self.spans) if distance(piece, span) == 0.0]
        return over[0] if len(over) == 1 else None


def distance(piece: Piece, span: Span) -> float:
    """How far a piece is from a stretch; 0 when it stands over it."""
    return max(0.0, span[0] - piece.box.x1, piece.box.x0 - span[1])


def body_spans(rows: Sequence[PrintedRow]) -> list[Span]:
    """What the body covers, left to right; between the stretches lie the columns.

    Rows with numbers decide; the others add what stands apart from them, or widen a column.
    """
    merged = _merged((p.box.x0, p.box.x1) for x in rows if x.is_tabular for p in x.pieces)
    for piece in (p for x in rows if not x.is_tabular for p in x.pieces):
        if sum(distance(piece, span) == 0.0 for span in merged) <= 1:
            merged = _merged([*merged, (piece.box.x0, piece.box.x1)])
    return merged


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for x0, x1 in sorted(spans):
        if merged and x0 <= merged[-1][1] + _SLACK:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def headed_columns(leaves: Sequence[Piece], rows: Sequence[PrintedRow]) -> Columns | None:
    """The columns under the lowest words of a header; None when a number is under none.

    A word without anything below it heads an empty column; labels may have no word.
    """
    spans = body_spans(rows)
    numbers = [p for row in rows for p in row.pieces if is_number(p.text)]
    columns: dict[int, Span] = {}
    alone: list[Span] = []
    for order, span in enumerate(spans):
        has_number = any(distance(piece, span) == 0.0 for piece in numbers)
        after = spans[order + 1][0] if order + 1 < len(spans) else span[1]
        is_label = not has_number or order == 0
        head = _over_labels(leaves, span, after) if is_label else _head(leaves, span)
        if head is None and has_number and order:
            return None
        if head is None:
            alone.append(span)
        elif head in columns:
            return None
        else:
            columns[head] = span
    if list(columns) != sorted(columns):
        return None
    empty = {at: (p.box.x0, p.box.x1) for at, p in enumerate(leaves) if at not in columns}
    every = sorted([*columns.values(), *empty.values(), *alone])
    if any(b[0] <= a[1] for a, b in zip(every, every[1:], strict=False)):
        return None
    of_leaf = [every.index(columns.get(at) or empty[at]) for at in range(len(leaves))]
    return Columns(tuple(every), tuple(of_leaf)) if sorted(of_leaf) == of_leaf else None


def _over_labels(leaves: Sequence[Piece], span: Span, after: float) -> int | None:
    """The one word over a column of labels, or, where none is, the next before the next column.

    Labels stand at the left, the word over them in the middle.
    """
    over = [at for at, piece in enumerate(leaves) if distance(piece, span) == 0.0]
    if not over:
        over = [at for at, p in enumerate(leaves) if span[1] <= p.box.x0 and p.box.x1 < after][:1]
    return over[0] if len(over) == 1 else None


def _head(leaves: Sequence[Piece], span: Span) -> int | None:
    """The word over a column of numbers, None when that is uncertain.

    It begins, ends or has its middle where the column has; or else the numbers end to the
    right of its middle, and before that of the next one.
    """
    over = [at for at, piece in enumerate(leaves) if distance(piece, span) == 0.0]
    aligned = [at for at in over if _aligned(leaves[at], span)]
    if len(aligned) == 1:
        return aligned[0]
    before = [at for at, piece in enumerate(leaves) if piece.box.x < span[1]]
    return before[-1] if before and set(over) <= {before[-1]} else None


def _aligned(piece: Piece, span: Span) -> bool:
    """Whether a word stands as its column does: left, right or centred."""
    near = _ALIGNED * piece.glyphs[0].size
    middle = abs((span[0] + span[1]) / 2 - piece.box.x)
    return min(abs(piece.box.x0 - span[0]), abs(piece.box.x1 - span[1]), middle) <= near
