"""Lines without rules become printed rows: the lines of wrapped cells belong to one row.

Lines of a cell stand closer than rows do; how far rows stand apart is seen where numbers
or items follow below each other. Where rows stand as close as lines do, no line but one printed
beside another belongs to its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from generator.documents.pdf.model import Box, Piece, PrintedLine, box_around
from generator.documents.pdf.numbers import OPENS_ITEM, is_finished, is_number

SENTENCE = re.compile(r"[。；]|\.{4,}|…{2,}|·{4,}")
_COLON = re.compile(r"[：:]")
# In sizes of print.
_LOOSE = 1.6  # no lines of one cell stand further apart
_FARTHEST = 6.0
_BESIDE = 0.2
_ALIGNED = 0.5
# Of a distance.
_LESS = 0.92
_MORE = 1.08


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """Lines that are printed beside each other, or are lines of one cell."""

    lines: tuple[PrintedLine, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything printed in it, line by line."""
        return tuple(piece for line in self.lines for piece in line.pieces)

    @property
    def box(self) -> Box:
        """Its rectangle."""
        return box_around([line.box for line in self.lines])

    @property
    def size(self) -> float:
        """The size of its print."""
        return self.lines[0].size

    @property
    def is_tabular(self) -> bool:
        """True for a row of several pieces, at least one of them a number."""
        texts = [piece.text for piece in self.pieces]
        if len(texts) < 2 or self.is_sentence or not any(map(is_number, texts)):
            return False
        return not self.has_colon or any(map(is_finished, texts))

    @property
    def is_sentence(self) -> bool:
        """True for prose, or a line of a table of contents."""
        return any(SENTENCE.search(line.text) for line in self.lines)

    @property
    def has_colon(self) -> bool:
        """True where a word names what follows it."""
        return any(_COLON.search(line.text) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Spacing:
    """How far lines stand below each other, baseline to baseline, in a table.

    `row` is from a row to the next one; lines of one cell stand `wrap` apart. That is
    not `known` where rows stand as close as the lines of a cell do.
    """

    row: float
    wrap: float
    known: bool = True

    def wraps(self, above: Piece, below: Piece) -> bool:
        """Whether a piece stands as far below another as the next line of a cell."""
        far = baseline(below) - baseline(above)
        return self.wrap > 0 and _LESS * self.wrap <= far <= _MORE * self.wrap


def spacing(lines: Sequence[PrintedLine]) -> Spacing:
    """The spacing of lines: numbers below each other are in two rows."""
    tabular = [line for line in lines if PrintedRow((line,)).is_tabular]
    size = median(line.size for line in tabular or lines)
    alike = [x for x in lines if abs(x.size - size) <= 0.12 * size and not SENTENCE.search(x.text)]
    found = list(_distances(alike, size))
    rows = min((far for far, is_row in found if is_row), default=0.0)
    close = [far for far, is_row in found if not is_row and far < _LESS * rows]
    wrap = _most_common([far for far in close if far <= _LOOSE * size])
    if not wrap:
        return Spacing(rows, 0.0, known=rows > _LOOSE * size)
    return Spacing(min(far for far, _ in found if far > _MORE * wrap), wrap)


def _most_common(values: Sequence[float]) -> float:
    """The value that most others are near to; 0 when there is none."""
    return max(values, key=lambda v: sum(abs(v - x) <= 0.5 for x in values), default=0.0)


def _distances(lines: Sequence[PrintedLine], size: float) -> Iterator[tuple[float, bool]]:
    """How far below each piece stands the next one aligned with it; and if it opens a row."""
    for at, line in enumerate(lines):
        left = list(line.pieces)
        for below in lines[at + 1 :]:
            far = baseline(below.pieces[0]) - baseline(line.pieces[0])
            if far > _FARTHEST * size or not left:
                break
            for piece in list(left):
                under = [b for b in below.pieces if _overlap(piece.box, b.box)]
                if under:
                    left.remove(piece)
                    if len(under) == 1 and is_aligned(piece, under[0]):
                        yield far, _are_two_rows(piece, under[0])


def _are_two_rows(above: Piece, below: Piece) -> bool:
    """Whether a piece below another opens a row: two numbers, or an item below words."""
    is_item = OPENS_ITEM.match(below.text) and not below.text[0].isdecimal()
    return bool(is_item) or (is_number(above.text) and is_number(below.text))


def is_aligned(above: Piece, below: Piece) -> bool:
    """Whether two pieces begin, end or have their middle one below the other."""
    a, b, near = above.box, below.box, _ALIGNED * below.glyphs[0].size
    return min(abs(a.x0 - b.x0), abs(a.x - b.x), abs(a.x1 - b.x1)) <= near


def baseline(piece: Piece) -> float:
    """Where the last line of a piece stands."""
    return piece.glyphs[-1].baseline


def _are_rows(above: PrintedLine, below: PrintedLine) -> bool:
    """Whether two lines have numbers below each other."""
    return any(
        _overlap(a.box, b.box)
        for a in above.pieces
        for b in below.pieces
        if is_number(a.text) and is_number(b.text)
    )


def _overlap(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0)


def lines_to_rows(lines: Sequence[PrintedLine], space: Spacing) -> list[PrintedRow]:
    """The rows of lines from top to bottom."""
    rows: list[list[PrintedLine]] = []
    for line in lines:
        if rows and _goes_on(rows[-1], line, space):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [PrintedRow(tuple(row)) for row in rows]


def _goes_on(row: Sequence[PrintedLine], line: PrintedLine, space: Spacing) -> bool:
    """Whether a line is printed beside a row, or goes on in one of its cells."""
    if any(_are_rows(before, line) for before in row):
        return False
    size = min(line.size, row[-1].size)
    if line.box.top < max(before.box.bottom for before in row) - _BESIDE * size:
        return True
    return any(
        space.wraps(above, piece)
        and _overlap(piece.box, above.box)
        and not OPENS_ITEM.match(piece.text)
        for before in row
        for above in before.pieces
        for piece in line.pieces
    )
