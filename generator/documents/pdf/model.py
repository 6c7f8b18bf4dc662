"""What the steps of reading a PDF hand to each other.

Lengths are points; the origin is the upper left corner of the page turned so that most of
its text stands upright.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def x(self) -> float:
        """The middle from left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """The middle from top to bottom."""
        return (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the rectangle."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character; `run` numbers the text object it was printed with.

    `confidence` is 1 for text of the file itself, and what the recognition says of itself
    for text that was read from a picture. `spaced` says that the file has a blank before it.
    It is turned anticlockwise by so many quarters (`turn`) from the text of the page.
    """

    char: str
    box: Box
    baseline: float
    size: float
    run: int
    confidence: float = 1.0
    spaced: bool = False
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight line: horizontal at a height, or vertical at a distance from the left."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its glyphs and its straight lines.

    `scanned` says that it is a picture, with or without hidden text over it, or that its
    characters have no meaning; `recognised`, that its text was read from the picture, turned
    anticlockwise by so many `quarters`. `pictures` is how many large ones stand beside its text;
    it is `pictured` when they cover most of it. `marks` is what pale watermarks said that are no
    part of it; its text objects in `pale` print other pale words.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    edges: tuple[Edge, ...]
    scanned: bool = False
    recognised: bool = False
    quarters: int = 0
    pictures: int = 0
    pictured: bool = False
    marks: frozenset[str] = frozenset()
    pale: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs that belong together: the content of a cell, or a part of a line."""

    text: str
    box: Box
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell: its content, or None when it is blank, and the rectangle it takes up.

    It `hangs` when no line parts it from what is above it, on its page or the one before;
    it is `open` when the table ends on its page without a line below it. `page` is where it is
    printed, when that is not the page of its table.
    """

    piece: Piece | None
    box: Box
    hangs: bool = False
    open: bool = False
    page: int = 0

    @property
    def text(self) -> str:
        """What is printed in it."""
        return self.piece.text if self.piece else ""


@dataclass(frozen=True, slots=True)
class PrintedGrid:
    """A table, or its part on one page: rows of full width between the column `bounds`.

    Without rules, `stretches` is what the columns' content covers from left to right. `unread`
    says why a table is not read; then its rows are the printed words, in no columns. Where it
    has `open_ends`, no line tells where the last row of a page ends.
    """

    page: int
    box: Box
    bounds: tuple[float, ...]
    rows: tuple[tuple[PrintedCell, ...], ...]
    ruled: bool = True
    stretches: tuple[tuple[float, float], ...] = ()
    unread: str = ""
    open_ends: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the columns of a table meet in whose body no line parts the rows.

    Its header ends at the height `head`, if a line says so. The rows above it that lines part
    are `ruled`; it is not `known` where a cell in it is merged over a line. `sides` are the
    lines between its columns, as far as they are drawn; at the `cuts` rows meet, if these are
    drawn row by row.
    """

    xs: tuple[float, ...]
    top: float
    bottom: float
    head: float | None = None
    ruled: tuple[tuple[PrintedCell, ...], ...] = ()
    is_known: bool = True
    sides: tuple[Edge, ...] = ()
    cuts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of prose; parts far from each other are pieces of their own.

    It may stand in the `frame` of a table.
    """

    page: int
    box: Box
    pieces: tuple[Piece, ...]
    size: float
    frame: Frame | None = None
    is_stretched: bool = False  # prose in one piece, its characters set apart to fill the line

    @property
    def text(self) -> str:
        """The pieces, a blank between them."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A paragraph and where it stands."""

    page: int
    text: str
    box: Box


PrintedBlock = PrintedText | PrintedGrid


def box_around(boxes: Sequence[Box]) -> Box:
    """The smallest rectangle that holds all of them; there must be one."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
