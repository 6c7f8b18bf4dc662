"""Lines without rules become printed rows: the lines of wrapped cells belong to one row.

Lines of a cell stand closer than rows do; how far rows stand apart is seen where numbers
or items follow below each other. Where rows stand as close as lines do, no line but one printed
beside another belongs to its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from generator.documents.numbers import OPENS_ITEM, is_finished, is_number
from generator.documents.pdf.model import Box, Piece, PrintedLine, box_around
from generator.documents.pdf.words import glyphs_to_piece

SENTENCE = re.compile(r"[。；]|\.{4,}|…{2,}|·{4,}")
UNIT = re.compile(r"(?:万|亿)?元")
_COLON = re.compile(r"[：:]")
# In sizes of print.
_LOOSE = 1.6  # no lines of one cell stand further apart
_FARTHEST = 6.0
_HIGH = 0.75  # of a character above its line
_ALIGNED = 0.5
_INDENT = 4.5
# Of a distance.
_LESS = 0.92
_MORE = 1.08
_CLOSEST = 0.85  # no row stands closer to another than lines of a cell
_ROUNDED = 0.8  # in points: programs put lines on a grid


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """Lines that are printed beside each other, or are lines of one cell.

    `words` are its pieces, the lines of a cell put together.
    """

    lines: tuple[PrintedLine, ...]
    words: tuple[Piece, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything printed in it."""
        return self.words or tuple(piece for line in self.lines for piece in line.pieces)

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
        return any(
            line.is_stretched or SENTENCE.search(line.text) or _says(line) for line in self.lines
        )

    @property
    def has_colon(self) -> bool:
        """True where a word names what follows it."""
        return any(
            _COLON.search(piece.text) and not OPENS_ITEM.match(piece.text)
            for line in self.lines
            for piece in line.pieces
        )


def _says(line: PrintedLine) -> bool:
    """Whether a sentence goes on behind a number: no cell begins with a unit, or has a comma."""
    return any(
        is_number(piece.text) and (UNIT.match(after.text) or "，" in after.text)
        for piece, after in pairwise(line.pieces)
    )


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
        far = below.glyphs[0].baseline - baseline(above)
        return self.wrap > 0 and _CLOSEST * self.wrap <= far <= _MORE * self.wrap


def spacing(lines: Sequence[PrintedLine], wrap: float = 0.0) -> Spacing:
    """The spacing of lines: numbers below each other are in two rows.

    `wrap` is how far lines of one cell stand apart elsewhere in the document; 0 if not known.
    """
    tabular = [line for line in lines if PrintedRow((line,)).is_tabular]
    size = median(line.size for line in tabular or lines)
    alike = [x for x in lines if abs(x.size - size) <= 0.12 * size and not SENTENCE.search(x.text)]
    found = list(_distances(alike, size))
    rows = min((far for far, is_row in found if is_row), default=0.0)
    close = [far for far, is_row in found if not is_row and far < _LESS * rows]
    if not wrap or (rows and rows <= _MORE * wrap):
        close = [far for far in close if far <= _LOOSE * size]
        common = _most_common(close)
        wrap = max((far for far in close if abs(far - common) <= _ROUNDED), default=0.0)
    if not wrap:
        return Spacing(rows, 0.0, known=rows > _LOOSE * size)
    return Spacing(min((far for far, _ in found if far > _MORE * wrap), default=rows), wrap)


def _most_common(values: Sequence[float]) -> float:
    """The value that most others are near to; 0 when there is none."""
    return max(values, key=lambda v: sum(abs(v - x) <= 0.5 for x in values), default=0.0)


def _distances(lines: Sequence[PrintedLine], size: float) -> Iterator[tuple[float, bool]]:
    """How far below each piece stands the next one aligned with it; and if it opens a row."""
    for at, line in enumerate(lines):
        left = list(line.pieces)
        for below in lines[at + 1 :]:
            if baseline(below.pieces[0]) - baseline(line.pieces[0]) > _FARTHEST * size or not left:
                break
            for piece in list(left):
                under = [b for b in below.pieces if overlap(piece.box, b.box)]
                if under:
                    left.remove(piece)
                    if len(under) == 1 and is_aligned(piece, under[0]):
                        yield (
                            baseline(under[0]) - baseline(piece),
                            _are_two_rows(piece, under[0]),
                        )


def _are_two_rows(above: Piece, below: Piece) -> bool:
    """Whether a piece below another opens a row: two numbers, or an item below words."""
    is_item = OPENS_ITEM.match(below.text) and not below.text[0].isdecimal()
    return bool(is_item) or (is_number(above.text) and is_number(below.text))


def is_aligned(above: Piece, below: Piece) -> bool:
    """Whether two pieces begin, end or have their middle one below the other.

    So do a line indented as lines of a lower level are, and full, and the one it goes on with.
    """
    return bool(sides_in_line(above, below)) or _is_indented(above, below)


def _is_indented(above: Piece, below: Piece) -> bool:
    a, b, size = above.box, below.box, below.glyphs[0].size
    return 0 < a.x0 - b.x0 <= _INDENT * size and a.x1 >= b.x1 - size


def sides_in_line(above: Piece, below: Piece) -> frozenset[str]:
    """Where two pieces are in line: at the left, at the right, in the middle."""
    a, b, near = above.box, below.box, _ALIGNED * below.glyphs[0].size
    far = {"left": abs(a.x0 - b.x0), "right": abs(a.x1 - b.x1), "middle": abs(a.x - b.x)}
    return frozenset(side for side, value in far.items() if value <= near)


def baseline(piece: Piece) -> float:
    """Where the last line of a piece stands."""
    return piece.glyphs[-1].baseline


def lines_to_rows(lines: Sequence[PrintedLine], space: Spacing) -> list[PrintedRow]:
    """The rows of lines from top to bottom: what no blank parts from side to side is one."""
    words = _words(lines, space)
    rows: list[list[PrintedLine]] = []
    held: list[list[Piece]] = []
    reached = float("-inf")
    for line, parts in zip(lines, words, strict=True):
        top = min(map(_top, line.pieces))
        if not rows or top >= reached:
            rows.append([])
            held.append([])
        rows[-1].append(line)
        held[-1] += parts
        reached = max([reached, *map(baseline, parts), *map(baseline, line.pieces)])
    return [PrintedRow(tuple(r), tuple(w)) for r, w in zip(rows, held, strict=True)]


def _top(piece: Piece) -> float:
    return min(g.baseline - _HIGH * g.size for g in piece.glyphs)


def _words(lines: Sequence[PrintedLine], space: Spacing) -> list[list[Piece]]:
    """The words that begin on each line, their further lines put to them."""
    found: list[list[Piece]] = []
    near: list[tuple[int, int]] = []  # line and number of the words that may go on
    for line in lines:
        near = [(r, c) for r, c in near if _is_near(found[r][c], line, space)]
        found.append([])
        over = {(r, c): _below(found[r][c], line) for r, c in near}
        fresh = []
        for piece in line.pieces:
            above = [at for at in near if _goes_on(found[at[0]][at[1]], piece, space)]
            at = above[0] if len(above) == 1 and over[above[0]] == 1 else None
            joined = glyphs_to_piece([*found[at[0]][at[1]].glyphs, *piece.glyphs]) if at else None
            if at and joined:
                found[at[0]][at[1]] = joined
            else:
                fresh.append((len(found) - 1, len(found[-1])))
                found[-1].append(piece)
        near += fresh
    return found


def _is_near(word: Piece, line: PrintedLine, space: Spacing) -> bool:
    far = min(map(baseline, line.pieces)) - baseline(word)
    return far <= _MORE * space.wrap


def _below(word: Piece, line: PrintedLine) -> int:
    """How many pieces of a line stand below a word."""
    return sum(overlap(word.box, piece.box) for piece in line.pieces)


def _goes_on(word: Piece, piece: Piece, space: Spacing) -> bool:
    """Whether a piece is the next line of a word."""
    return (
        space.wraps(word, piece)
        and overlap(word.box, piece.box)
        and is_aligned(word, piece)
        and not OPENS_ITEM.match(piece.text)
        and not is_number(word.text)
    )


def overlap(a: Box, b: Box) -> bool:
    """Whether one stands below the other, in part at least."""
    return min(a.x1, b.x1) > max(a.x0, b.x0)
