"""A table without rules whose header ends one page and whose body begins the next.

The last lines of a page are put above the first of the next, in thought: where a table can
be read there that has rows of both pages, it is one, and its rows are given back page by
page. A row torn by the page is none of this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.documents.pdf.fragments import Content
from generator.documents.pdf.model import (
    Box,
    Glyph,
    Piece,
    PrintedCell,
    PrintedGrid,
    PrintedLine,
    box_around,
)
from generator.documents.pdf.unruled import lines_to_blocks
from generator.documents.pdf.unruled_habits import Habits
from generator.documents.pdf.unruled_rows import SENTENCE
from generator.documents.pdf.words import glyphs_to_piece

_MOST_LINES = 30  # of a page that can begin a table on the next
_GAP = 0.8  # between the pages, in sizes of print
_OTHER_SIZE = 0.12

Row = tuple[PrintedCell, ...]


def with_broken_tables(pages: Sequence[Content], known: Habits) -> list[Content]:
    """The pages, tables that only begin at the end of one read together with the next."""
    done = list(pages)
    for at in range(len(done) - 1):
        joined = _joined(done[at], done[at + 1], known)
        if joined:
            done[at : at + 2] = joined
    return done


def _joined(before: Content, after: Content, known: Habits) -> tuple[Content, Content] | None:
    low = max((grid.box.bottom for grid in before.grids), default=float("-inf"))
    high = min((grid.box.top for grid in after.grids), default=float("inf"))
    tail = [line for line in before.lines if line.box.y > low]
    head = [line for line in after.lines if line.box.y < high]
    if not tail or not head or not _may_join(tail[-1], head[0]):
        return None
    read = [b for b in lines_to_blocks(tail, known) if isinstance(b, PrintedGrid) and not b.unread]
    low = max((grid.box.bottom for grid in read), default=float("-inf"))
    tail = [line for line in tail if line.box.top >= low][-_MOST_LINES:]
    if not tail:
        return None
    moved = _Moved(head[0].box.top - tail[-1].box.bottom - _GAP * head[0].size)
    lines = [*(moved.line(line) for line in tail), *(replace(line, frame=None) for line in head)]
    for grid in lines_to_blocks(lines, known):
        if isinstance(grid, PrintedGrid) and not grid.unread:
            parts = _parts(grid, moved, tail[0].page, head[0].page)
            return _with(before, after, *parts) if parts else None
    return None


def _may_join(last: PrintedLine, first: PrintedLine) -> bool:
    """Whether the last line of a page and the first of the next can be of one table."""
    is_alike = abs(last.size - first.size) <= _OTHER_SIZE * last.size
    is_prose = SENTENCE.search(last.text) or SENTENCE.search(first.text)
    return is_alike and not is_prose and len(last.pieces) > 1


@dataclass(slots=True)
class _Moved:
    """Lines moved down by a distance, and the glyphs they were made of."""

    far: float
    origin: dict[int, Glyph] = field(default_factory=dict)
    kept: list[Glyph] = field(default_factory=list)  # so that no other gets the same id

    def line(self, line: PrintedLine) -> PrintedLine:
        pieces = tuple(self._piece(piece) for piece in line.pieces)
        return replace(line, box=self.box(line.box, self.far), pieces=pieces, frame=None)

    def _piece(self, piece: Piece) -> Piece:
        glyphs = tuple(self._glyph(glyph) for glyph in piece.glyphs)
        return Piece(piece.text, self.box(piece.box, self.far), glyphs)

    def _glyph(self, glyph: Glyph) -> Glyph:
        moved = replace(
            glyph, box=self.box(glyph.box, self.far), baseline=glyph.baseline + self.far
        )
        self.origin[id(moved)] = glyph
        self.kept.append(moved)
        return moved

    @staticmethod
    def box(box: Box, far: float) -> Box:
        return Box(box.x0, box.top + far, box.x1, box.bottom + far)

    def back(self, cell: PrintedCell) -> PrintedCell:
        """A cell where it is printed."""
        piece = cell.piece
        if piece:
            piece = glyphs_to_piece([self.origin[id(glyph)] for glyph in piece.glyphs])
        return replace(cell, piece=piece, box=self.box(cell.box, -self.far))


def _parts(
    grid: PrintedGrid, moved: _Moved, page: int, after: int
) -> tuple[PrintedGrid, PrintedGrid] | None:
    """The rows of each page; None when a row is of both, or all are of one."""
    mine = [
        {id(g) in moved.origin for c in row if c.piece for g in c.piece.glyphs} for row in grid.rows
    ]
    count = sum(True in row for row in mine)
    if not 0 < count < len(mine) or any(len(row) > 1 for row in mine) or True in mine[-1]:
        return None
    first = tuple(tuple(moved.back(cell) for cell in row) for row in grid.rows[:count])
    return _part(grid, first, page), _part(grid, grid.rows[count:], after)


def _part(grid: PrintedGrid, rows: tuple[Row, ...], page: int) -> PrintedGrid:
    box = box_around([cell.piece.box for row in rows for cell in row if cell.piece])
    return replace(grid, page=page, rows=rows, box=box)


def _with(
    before: Content, after: Content, first: PrintedGrid, second: PrintedGrid
) -> tuple[Content, Content]:
    """The pages with the two parts of a table taken from their lines."""
    return _taken(before, first), _taken(after, second)


def _taken(page: Content, grid: PrintedGrid) -> Content:
    lines = [x for x in page.lines if not grid.box.top <= x.box.y <= grid.box.bottom]
    return replace(page, grids=(*page.grids, grid), lines=tuple(lines))
