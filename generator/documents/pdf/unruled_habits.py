"""How a document prints its tables without rules: what one of them shows is so in the others.

At which side numbers are in line, and how far the lines of a cell stand apart. Only what
nearly all of the document agrees in is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from generator.documents.numbers import is_finished
from generator.documents.pdf.model import Piece, PrintedLine
from generator.documents.pdf.unruled_cut import cut_lines
from generator.documents.pdf.unruled_rows import PrintedRow, Spacing, spacing

_FEWEST_VOTES = 8
_MOST_PAGES = 40  # with tables are enough to tell
_NEARLY_ALL = 0.95
_MOST = 0.8
_NEAR = 0.8  # in points
_SAME_SIZE = 0.1
# In sizes of print.
_IN_LINE = 0.15
_UNLIKE = 0.4  # numbers must differ so much in width to tell a side


@dataclass(frozen=True, slots=True)
class Habits:
    """The side of numbers, none when not known; distances by the size of print.

    `wraps` are those of the lines of a cell, `rows` those of rows of one line.
    """

    side: frozenset[str] = frozenset()
    wraps: tuple[tuple[float, float], ...] = ()
    rows: tuple[tuple[float, float], ...] = ()

    def spacing(self, lines: Sequence[PrintedLine]) -> Spacing:
        """The spacing of lines; a table with but one row of numbers has that of the others."""
        found = spacing(lines, self.wrap(lines))
        tabular = [line for line in lines if PrintedRow((line,)).is_tabular]
        row = _of_size(self.rows, tabular[0].size) if len(tabular) == 1 else 0.0
        return replace(found, row=row) if found.known and row else found

    def wrap(self, lines: Sequence[PrintedLine]) -> float:
        """How far lines of one cell stand apart in the print of these; 0 when not known."""
        tabular = [line for line in lines if PrintedRow((line,)).is_tabular]
        return _of_size(self.wraps, median(line.size for line in tabular or lines))


def _of_size(found: Sequence[tuple[float, float]], size: float) -> float:
    """The distance in print of a size; 0 when there is none."""
    return next((value for other, value in found if abs(other - size) <= _SAME_SIZE), 0.0)


def habits(pages: Iterable[Sequence[PrintedLine]]) -> Habits:
    """The habits of a document, from the lines of its pages outside ruled tables."""
    votes: Counter[str] = Counter()
    wraps: dict[float, list[float]] = {}
    rows: dict[float, list[float]] = {}
    looked = 0
    for lines in pages:
        if looked == _MOST_PAGES or not any(PrintedRow((line,)).is_tabular for line in lines):
            continue
        looked += 1
        votes.update(_side_votes(lines))
        for run in cut_lines(lines):
            tabular = [line.size for line in run if PrintedRow((line,)).is_tabular]
            if len(tabular) > 1:
                found, size = spacing(run), round(median(tabular), 1)
                wraps.setdefault(size, []).append(found.wrap)
                rows.setdefault(size, []).append(found.row)
    return Habits(_side(votes), _by_size(wraps), _by_size(rows))


def _by_size(found: dict[float, list[float]]) -> tuple[tuple[float, float], ...]:
    """What most tables in print of a size agree in."""
    agreed = ((size, _agreed([v for v in values if v])) for size, values in sorted(found.items()))
    return tuple((size, value) for size, value in agreed if value)


def _agreed(values: Sequence[float]) -> float:
    """What most values are; 0 when there is no such."""
    if not values:
        return 0.0
    best = max(values, key=lambda v: sum(abs(v - x) <= _NEAR for x in values))
    alike = [x for x in values if abs(best - x) <= _NEAR]
    return max(alike) if len(alike) >= _MOST * len(values) else 0.0


def _side(votes: Counter[str]) -> frozenset[str]:
    side, count = max(votes.items(), key=lambda vote: vote[1], default=("", 0))
    enough = count >= _FEWEST_VOTES and count >= _NEARLY_ALL * votes.total()
    return frozenset({side}) if enough else frozenset()


def _side_votes(lines: Sequence[PrintedLine]) -> Iterable[str]:
    """The side at which numbers below each other are in line, if they differ in width."""
    above: list[Piece] = []
    for line in lines:
        numbers = [piece for piece in line.pieces if is_finished(piece.text)]
        for piece in numbers:
            for other in above:
                sides = _sides(other, piece)
                if len(sides) == 1:
                    yield sides[0]
        above = numbers or above


def _sides(a: Piece, b: Piece) -> list[str]:
    size = a.glyphs[0].size
    differ = abs((a.box.x1 - a.box.x0) - (b.box.x1 - b.box.x0)) > _UNLIKE * size
    if not differ or min(a.box.x1, b.box.x1) <= max(a.box.x0, b.box.x0):
        return []
    far = {
        "left": abs(a.box.x0 - b.box.x0),
        "right": abs(a.box.x1 - b.box.x1),
        "middle": abs(a.box.x - b.box.x),
    }
    return [side for side, value in far.items() if value <= _IN_LINE * size]
