"""A table whose header may have begun on the page before, with no line between the two.

What ends that page in the same print, below everything else, can be the upper level of the
header: then it is not known what the columns are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.documents.numbers import is_finished, is_number
from generator.documents.pdf.fragments import Content
from generator.documents.pdf.model import Piece, PrintedBlock, PrintedGrid, PrintedLine
from generator.documents.pdf.unread import UNKNOWN_HEADER
from generator.documents.pdf.unruled_rows import UNIT

_PROSE = re.compile(r"[。；：:]")
_OTHER_SIZE = 0.12  # of the size of the print
_WIDEST = 0.8  # of the page, for one word of a header


def without_torn_header(
    blocks: Sequence[PrintedBlock], before: Content | None
) -> list[PrintedBlock]:
    """The blocks of a page; its first table is not read when its header may be torn."""
    first = blocks[0] if blocks else None
    if (
        isinstance(first, PrintedGrid)
        and not first.unread
        and (not first.ruled or any(cell.hangs for cell in first.rows[0]))
        and not any(is_finished(cell.text) for cell in first.rows[0])
        and before
        and _may_be_header(before, _size(first), 2 if first.ruled else 1)
    ):
        return [replace(first, unread=UNKNOWN_HEADER), *blocks[1:]]
    return list(blocks)


def _size(grid: PrintedGrid) -> float:
    return next(cell.piece.glyphs[0].size for row in grid.rows for cell in row if cell.piece)


def _is_said_above(piece: Piece) -> bool:
    """Whether a word is a year or a unit, as rows above a header have."""
    return is_number(piece.text) or UNIT.fullmatch(piece.text) is not None


def _may_be_header(page: Content, size: float, fewest: int) -> bool:
    """Whether the last line of a page can be a level of a header in a size of print.

    It has as many words as the `fewest`, at least.
    """
    last: PrintedLine | None = max(page.lines, key=lambda line: line.box.bottom, default=None)
    if last is None or any(grid.box.bottom > last.box.bottom for grid in page.grids):
        return False
    if len(last.pieces) < fewest or any(map(_is_said_above, last.pieces)):
        return False
    is_alike = abs(last.size - size) <= _OTHER_SIZE * size
    is_wide = len(last.pieces) == 1 and last.box.x1 - last.box.x0 > _WIDEST * page.width
    return is_alike and not is_wide and not _PROSE.search(last.text)
