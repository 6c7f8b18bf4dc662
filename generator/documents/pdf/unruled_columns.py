"""The columns of a table without rules: what the body leaves blank, and the words over it.

Cells do not run into each other: a word that stands over a column's content is in that
column, whatever else is not known. Where a word stands over none, the side at which the
column's numbers are in line tells which word is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from generator.documents.numbers import is_finished, is_number
from generator.documents.pdf.model import Piece
from generator.documents.pdf.unruled_cut import over_others
from generator.documents.pdf.unruled_rows import PrintedRow

_SLACK = 1.0
# In sizes of print.
_IN_LINE = 0.2
_UNLIKE = 0.4  # numbers must differ so much in width to tell a side
_CENTRED = 0.3

Span = tuple[float, float]
_SIDES = ("right", "left", "middle")


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
        """The one column that a piece stands in; words over several are in the first."""
        over = [at for at, span in enumerate(self.spans) if distance(piece, span) == 0.0]
        if len(over) > 1 and not is_number(piece.text):
            return over[0]
        return over[0] if len(over) == 1 else None


def distance(piece: Piece, span: Span) -> float:
    """How far a piece is from a stretch; 0 when it stands over it."""
    return max(0.0, span[0] - piece.box.x1, piece.box.x0 - span[1])


def body_spans(rows: Sequence[PrintedRow]) -> list[Span]:
    """What the body covers, left to right; between the stretches lie the columns.

    Numbers and the words beside them decide; a word over what else would be two columns is
    merged, if it is but one. Rows without numbers add what stands apart, or widen a column.
    """
    tabular = [p for row in rows if row.is_tabular for p in row.pieces]
    over = over_others(tabular)
    merged = _merged(_span(p) for at, p in enumerate(tabular) if at not in over)
    for piece in (p for row in rows if not row.is_tabular for p in row.pieces):
        if sum(distance(piece, span) == 0.0 for span in merged) <= 1:
            merged = _merged([*merged, _span(piece)])
    return merged


def _span(piece: Piece) -> Span:
    return piece.box.x0, piece.box.x1


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for x0, x1 in sorted(spans):
        if merged and x0 <= merged[-1][1] + _SLACK / 2:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the body: what it covers, its pieces, the sides they may be in line at."""

    span: Span
    pieces: tuple[Piece, ...]
    sides: frozenset[str]

    @property
    def has_amounts(self) -> bool:
        """Whether there are numbers with decimals in it."""
        return bool(_amounts(self.pieces))

    @property
    def numbers(self) -> tuple[Piece, ...]:
        """The amounts; without them all that is in it."""
        return _amounts(self.pieces) or self.pieces


def headed_columns(
    leaves: Sequence[Piece], rows: Sequence[PrintedRow], side: frozenset[str] = frozenset()
) -> Columns | None:
    """The columns under the lowest words of a header; None when a number is under none.

    `side` is where the numbers of the document are in line, if they are at one.

    A word without anything below it heads an empty column; labels may have no word.
    """
    columns = _columns(rows, leaves, side)
    heads = _heads(leaves, columns)
    if heads is None:
        return None
    spans = [
        _hull(column.span, leaves[head]) if head is not None else column.span
        for column, head in zip(columns, heads, strict=True)
    ]
    empty = {at: _span(p) for at, p in enumerate(leaves) if at not in heads}
    every = sorted([*spans, *empty.values()])
    if any(b[0] <= a[1] for a, b in zip(every, every[1:], strict=False)):
        return None
    of_leaf = [
        every.index(empty[at] if at in empty else spans[heads.index(at)])
        for at in range(len(leaves))
    ]
    return Columns(tuple(every), tuple(of_leaf)) if sorted(of_leaf) == of_leaf else None


def _hull(span: Span, head: Piece) -> Span:
    return min(span[0], head.box.x0), max(span[1], head.box.x1)


def _columns(
    rows: Sequence[PrintedRow], leaves: Sequence[Piece], side: frozenset[str]
) -> list[_Column]:
    """The columns of the body, those put together that are one under a header word."""
    spans = body_spans(rows)
    held = [
        [tuple(p for p in row.pieces if s[0] <= p.box.x <= s[1]) for row in rows] for s in spans
    ]
    at = 0
    while at + 1 < len(spans):
        if _are_one(spans, held, at, leaves):
            spans[at : at + 2] = [(spans[at][0], spans[at + 1][1])]
            held[at : at + 2] = [[a + b for a, b in zip(held[at], held[at + 1], strict=True)]]
        else:
            at += 1
    pieces = [tuple(p for part in column for p in part) for column in held]
    sides = [_sides(_amounts(column) or column) for column in pieces]
    known = {s for s, c in zip(sides, pieces, strict=True) if _amounts(c) and len(s) == 1}
    common = next(iter(known)) if len(known) == 1 else frozenset(() if known else side)
    return [
        _Column(span, c, s & common if _amounts(c) and s & common else s)
        for span, c, s in zip(spans, pieces, sides, strict=True)
    ]


def _are_one(
    spans: Sequence[Span],
    held: Sequence[Sequence[tuple[Piece, ...]]],
    at: int,
    leaves: Sequence[Piece],
) -> bool:
    """Whether two stretches are of one column: no row has both, and one word is over both.

    Or a word is over one of them only, of words and of what is no amount, as 合计 in the middle.
    """
    if any(a and b for a, b in zip(held[at], held[at + 1], strict=True)):
        return False
    over, after = (
        {i for i, leaf in enumerate(leaves) if distance(leaf, spans[side]) == 0.0}
        for side in (at, at + 1)
    )
    if over & after:
        return True
    left, right = ([p for part in held[side] for p in part] for side in (at, at + 1))
    has_words = not all(is_number(piece.text) for piece in left)
    is_headed = bool(over) != bool(after)
    return is_headed and has_words and not _amounts((*left, *right))


def _amounts(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(p for p in pieces if is_finished(p.text))


def _sides(pieces: Sequence[Piece]) -> frozenset[str]:
    """The sides at which pieces can be in line: all, when they are alike in width."""
    if not pieces:
        return frozenset(_SIDES)
    size = pieces[0].glyphs[0].size
    widths = [p.box.x1 - p.box.x0 for p in pieces]
    if max(widths) - min(widths) <= _UNLIKE * size:
        return frozenset(_SIDES)
    places = {
        "right": [p.box.x1 for p in pieces],
        "left": [p.box.x0 for p in pieces],
        "middle": [p.box.x for p in pieces],
    }
    near = _IN_LINE * size
    return frozenset(
        side
        for side, values in places.items()
        if sum(abs(v - median(values)) <= near for v in values) >= 0.9 * len(values)
    )


def _heads(leaves: Sequence[Piece], columns: Sequence[_Column]) -> list[int | None] | None:
    """Which word heads each column; None when that of a column of numbers is not known."""
    heads: list[int | None] = [None] * len(columns)
    is_complete = len(leaves) == len(columns)  # none can be mistaken for the next
    for at, leaf in enumerate(leaves):
        over = [c for c, column in enumerate(columns) if distance(leaf, column.span) == 0.0]
        if len(over) > 1 and any(columns[c].has_amounts for c in over):
            return None
        for c in over[:1]:
            if heads[c] is not None or not (is_complete or _agrees(leaf, columns[c])):
                return None
            heads[c] = at
    for c, column in enumerate(columns):
        if heads[c] is None and column.has_amounts:
            heads[c] = _by_side(leaves, column, heads)
    _in_order(leaves, heads)
    for c, column in enumerate(columns):
        if heads[c] is None and not column.has_amounts:
            _between(leaves, columns, heads, c)
    if any(h is None and c.has_amounts for h, c in zip(heads, columns, strict=True)):
        return None
    known = [head for head in heads if head is not None]
    return heads if known == sorted(set(known)) else None


def _agrees(leaf: Piece, column: _Column) -> bool:
    """Whether a word over amounts stands over them as a head does, and not half beside them."""
    if not column.has_amounts:
        return True
    near = _CENTRED * leaf.glyphs[0].size
    left = min(p.box.x0 for p in column.numbers) - leaf.box.x0
    right = max(p.box.x1 for p in column.numbers) - leaf.box.x1
    is_within = left * right <= 0 or min(abs(left), abs(right), abs(left + right) / 2) <= near
    return is_within or (column.sides == {"right"} and right > 0)


def _in_order(leaves: Sequence[Piece], heads: list[int | None]) -> None:
    """Between two columns with heads, as many columns as words: they go together in order."""
    at = 0
    while at < len(heads):
        end = at
        while end < len(heads) and heads[end] is None:
            end += 1
        low = next((h + 1 for h in reversed(heads[:at]) if h is not None), 0)
        high = next((h for h in heads[end:] if h is not None), len(leaves))
        if end - at == high - low:
            heads[at:end] = range(low, high)
        at = end + 1


def _by_side(leaves: Sequence[Piece], column: _Column, heads: Sequence[int | None]) -> int | None:
    """The word whose column holds the numbers, told by the side at which they are in line."""
    size = column.numbers[0].glyphs[0].size
    near = _IN_LINE * size
    right = max(p.box.x1 for p in column.numbers)
    left = min(p.box.x0 for p in column.numbers)
    before = [at for at, leaf in enumerate(leaves) if leaf.box.x1 <= right + near]
    after = [at for at, leaf in enumerate(leaves) if leaf.box.x0 >= left - near]
    beside = [
        at for at, p in enumerate(leaves) if abs(p.box.x - (left + right) / 2) <= _CENTRED * size
    ]
    told = {"right": before[-1:], "left": after[:1], "middle": beside}
    found = {tuple(told[side]) for side in column.sides}
    if len(found) != 1:
        return None
    (head,) = found
    return head[0] if len(head) == 1 and head[0] not in heads else None


def _between(
    leaves: Sequence[Piece], columns: Sequence[_Column], heads: list[int | None], c: int
) -> None:
    """The head of a column of labels: the one word free between its neighbours'."""
    before = [head for head in heads[:c] if head is not None]
    after = [head for head in heads[c + 1 :] if head is not None]
    low = max(before, default=-1) + 1
    high = min(after, default=len(leaves))
    left = columns[c - 1].span[1] if c else float("-inf")
    right = columns[c + 1].span[0] if c + 1 < len(columns) else float("inf")
    free = [
        at
        for at in range(low, high)
        if left < leaves[at].box.x0 and leaves[at].box.x1 < right and at not in heads
    ]
    if len(free) == 1:
        heads[c] = free[0]
    elif free and len(columns[c].sides) == 1:
        span, side = columns[c].span, min(columns[c].sides)
        if side == "left":
            heads[c] = next((at for at in free if leaves[at].box.x0 >= span[0]), None)
        elif side == "right":
            heads[c] = next((at for at in reversed(free) if leaves[at].box.x1 <= span[1]), None)
