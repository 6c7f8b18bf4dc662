"""The header of a table with lines between rows only: which of its cells are merged."""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.pdf.band import Band, Span, column_of, crossed, middle_of
from generator.documents.pdf.model import Piece
from generator.documents.pdf.rules import NEAR

_MOST_HEADER = 4
_AT_LEFT = 1.5  # in sizes of the print, at most: how far inside a cell its words begin


def header(bands: Sequence[Band]) -> list[Band]:
    """The rows above the first with an amount; few rows that a page ends with are all header.

    Amounts of a table may all be whole numbers.
    """
    rest = len(bands) if len(bands) <= _MOST_HEADER else 0
    counted = (at for at, band in enumerate(bands) if band.has_figures)
    amounts = (at for at, band in enumerate(bands) if band.has_number)
    return list(bands[: next(amounts, next(counted, rest))])


def merged_cells(
    head: Sequence[Band], columns: Sequence[Span], *, is_cut: bool
) -> dict[float, list[tuple[int, int]]] | None:
    """The first and last columns of the merged cells of a header, by the height of its rows.

    Where words stand in the middle of their cells, one that is not in the middle of its own
    column is in that of several: the widest run with its middle there, blank beside the word,
    with a rule below and words under that, unless a page cuts them off. None when a word is
    in the middle of no columns, or one that begins no cell may be over those to its left.
    """
    found: dict[float, list[tuple[int, int]]] = {}
    centred, known = 0, True
    votes = 0
    for at, band in enumerate(head):
        under = {column_of(word, columns) for lower in head[at + 1 :] for word in lower.words}
        taken = {column_of(word, columns) for word in band.words}
        is_last = is_cut and band is head[-1]
        for word in band.words:
            own = column_of(word, columns)
            free = {
                c
                for c in range(len(columns))
                if c == own
                or (c not in taken and (is_last or c in under) and _is_ruled(band, columns[c]))
            }
            runs = [] if own is None else middle_of(word, own, free, columns)
            if own is not None and _has_room(word, columns[own]):
                votes += 1
                centred += bool(runs)
            if runs:
                widest = max(runs, key=lambda run: run[1] - run[0])
                found.setdefault(band.top, []).append(widest)
            known = known and bool(runs)
    if 2 * centred <= votes:
        return None if _may_reach_left(head, columns) else {}
    return found if known else None


def _may_reach_left(head: Sequence[Band], columns: Sequence[Span]) -> bool:
    """Whether a word that is not at the left of its column has a blank there, and words below."""
    for at, band in enumerate(head):
        under = {column_of(word, columns) for lower in head[at + 1 :] for word in lower.words}
        blank = under - {column_of(word, columns) for word in band.words}
        for word in band.words:
            own = column_of(word, columns)
            is_off = _inset(word, columns) > _AT_LEFT * word.glyphs[0].size
            if own and is_off and own in under and own - 1 in blank:
                return True
    return False


def _inset(word: Piece, columns: Sequence[Span]) -> float:
    """How far inside its column a word begins."""
    own = column_of(word, columns)
    return -1.0 if own is None else word.box.x0 - columns[own][0]


def _has_room(word: Piece, column: Span) -> bool:
    """Whether it is seen at which side of its column a word stands."""
    room = column[1] - column[0] - (word.box.x1 - word.box.x0)
    return not any(crossed(word, column)) and room > 2 * word.glyphs[0].size


def _is_ruled(band: Band, column: Span) -> bool:
    """Whether a rule ends a row below a column."""
    return any(
        rule.start - NEAR <= column[0] and column[1] <= rule.end + NEAR for rule in band.below
    )
