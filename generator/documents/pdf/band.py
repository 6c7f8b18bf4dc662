"""Rows between two lines, and how words stand over columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from generator.documents.numbers import ENUMERATED, is_finished, is_number
from generator.documents.pdf.model import Piece, box_around
from generator.documents.pdf.rules import Rule

CLOSE = 0.6  # lines of one cell where rows are not seen, in sizes of the print
_CENTRED = 0.3  # in sizes of the print

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """What stands between two rules of a stack."""

    top: float
    bottom: float
    words: tuple[Piece, ...]
    below: tuple[Rule, ...] = ()  # the rules at its end
    is_gap: bool = False  # between two tables

    @property
    def has_number(self) -> bool:
        """Whether it is a row with an amount."""
        return any(is_finished(word.text) for word in self.words)

    @property
    def has_figure(self) -> bool:
        """Whether it has a number of any kind, also a code, as no header has."""
        return any(is_number(word.text) for word in self.words)

    @property
    def has_figures(self) -> bool:
        """Whether it has several numbers, as rows of whole amounts have, and titles do not."""
        return sum(is_number(word.text) for word in self.words) > 1

    def has_rows(self, columns: Sequence[Span]) -> bool:
        """Whether amounts stand below each other, or a number below words: then it is no row.

        So do two numbered labels beside an amount.
        """
        held = self._cells(columns)
        return any(
            above.box.bottom < below.box.top
            and (
                _are_two_cells(above.text, below.text)
                or (self.has_number and ENUMERATED.match(below.text) is not None)
            )
            for words in held.values()
            for above, below in permutations(words, 2)
        )

    def is_apart(self, columns: Sequence[Span]) -> bool:
        """Whether amounts stand with words that are wholly above or below the highest cell."""
        if not self.has_number:
            return False
        cells = self._cells(columns).values()
        boxes = [box_around([word.box for word in words]) for words in cells]
        high = max(boxes, key=lambda box: box.bottom - box.top)
        return any(box.bottom < high.top or high.bottom < box.top for box in boxes)

    def _cells(self, columns: Sequence[Span]) -> dict[int | None, list[Piece]]:
        """The words by their columns."""
        held: dict[int | None, list[Piece]] = {}
        for word in self.words:
            held.setdefault(column_of(word, columns), []).append(word)
        return held


def _are_two_cells(above: str, below: str) -> bool:
    """Whether what stands below a word is no further line of it."""
    if is_finished(above):
        return is_finished(below)
    return is_number(below) and not (above[-1].isascii() or above[-1] == "：")


def column_of(word: Piece, columns: Sequence[Span]) -> int | None:
    return next((c for c, (x0, x1) in enumerate(columns) if x0 <= word.box.x < x1), None)


def crossed(word: Piece, xs: Sequence[float]) -> Iterator[float]:
    """The sides that a word runs over by more than a part of a character."""
    margin = 0.25 * word.glyphs[0].size
    return (x for x in xs if word.box.x0 + margin < x < word.box.x1 - margin)


def middle_of(
    word: Piece, own: int, free: set[int], columns: Sequence[Span]
) -> list[tuple[int, int]]:
    """The runs of free columns around its own that a word is in the middle of."""
    near = _CENTRED * word.glyphs[0].size
    return [
        (i, j)
        for i in range(own + 1)
        for j in range(own, len(columns))
        if abs((columns[i][0] + columns[j][1]) / 2 - word.box.x) <= near
        and all(c in free for c in range(i, j + 1))
    ]


def is_in_middle(word: Piece, columns: Sequence[Span]) -> bool:
    """Whether a word stands in the middle of its column."""
    column = column_of(word, columns)
    near = _CENTRED * word.glyphs[0].size
    return column is not None and abs(sum(columns[column]) / 2 - word.box.x) <= near


def widest_strip(words: Sequence[Piece], levels: Sequence[float]) -> float:
    """The highest blank between lines of words, from side to side, without a rule in it."""
    boxes = sorted((word.box for word in words), key=lambda box: box.top)
    widest, reached = 0.0, boxes[0].bottom
    for box in boxes:
        if not any(reached < at < box.top for at in levels):
            widest = max(widest, box.top - reached)
        reached = max(reached, box.bottom)
    return widest
