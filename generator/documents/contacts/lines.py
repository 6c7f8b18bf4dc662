"""The lines of a text, their cells and the places of labels, each found once per text.

Whoever asks "what stands in this line" for every number would otherwise read a long line as
often as it has numbers. It knows where something stands, not what follows from it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from generator.documents.contacts.shapes import Span

_SEPARATOR = re.compile(r"[|\t]")


class Lines:
    """Lines by number from 0; a line's cells are remembered when they were asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._cells: dict[int, list[Span]] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def number(self, at: int) -> int:
        """The number of the line a place stands in."""
        return bisect_right(self._starts, at) - 1

    def span(self, number: int) -> Span:
        """Where the line begins and ends, without its line feed."""
        last = number + 1 == len(self._starts)
        return self._starts[number], len(self._text) if last else self._starts[number + 1] - 1

    def cells(self, number: int) -> list[Span]:
        """The cells of the line without the spaces around them; one when nothing separates."""
        if number not in self._cells:
            self._cells[number] = _cells(self._text, *self.span(number))
        return self._cells[number]

    def cell_at(self, number: int, span: Span) -> int | None:
        """Which cell of the line is exactly this part of the text."""
        row = self.cells(number)
        at = bisect_left(row, span)
        return at if at < len(row) and row[at] == span else None


@lru_cache(maxsize=1)
def lines_of(text: str) -> Lines:
    """The lines of the text asked for last; a pass of masking asks for one text only."""
    return Lines(text)


def any_between(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, is in [start, end)."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _cells(text: str, start: int, end: int) -> list[Span]:
    cells, at = [], start
    for match in _SEPARATOR.finditer(text, start, end):
        cells.append(_stripped(text, at, match.start()))
        at = match.end()
    return [*cells, _stripped(text, at, end)]


def _stripped(text: str, start: int, end: int) -> Span:
    cell = text[start:end]
    lead = len(cell) - len(cell.lstrip())
    return start + lead, max(start + lead, start + len(cell.rstrip()))
