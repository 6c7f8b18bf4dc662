"""Tables without all rules whose last row may go on over a page break; it is not seen whether.

Such a row would have half a label, or that of two rows; then the table is told as not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from generator.documents.numbers import OPENS_ITEM, is_number
from generator.documents.pdf.continued import goes_on
from generator.documents.pdf.model import Box, PrintedBlock, PrintedCell, PrintedGrid, PrintedText
from generator.documents.pdf.torn import repeated
from generator.documents.pdf.unruled_torn import Tear, may_go_on, tear
from generator.documents.pdf.words import glyphs_to_lines

UNKNOWN_ROW = "表格框线不全，无法确定换页处的行是否为同一行，表中的数字没有读取"


_NEAR = 1.0  # in points
_INNER = 20.0  # in points: what begins nearer to the edge may be an indented paragraph
_ROOM = 2.2  # what a full line leaves free, in sizes of print


def without_unknown_tears(blocks: Sequence[PrintedBlock]) -> list[PrintedBlock]:
    """The blocks; tables with a row of which it is not known where it ends are not read."""
    done = list(blocks)
    for at in range(len(done) - 1):
        before, after = done[at], done[at + 1]
        if not isinstance(before, PrintedGrid) or before.unread:
            continue
        if before.ruled:
            unsure = _may_end_below(before, islice(done, at + 1, None))
        elif isinstance(after, PrintedText):
            unsure = may_go_on(before, [after.box], after.page, after.text)
        elif goes_on(before, after):
            top = repeated(before, after)
            unsure = top < len(after.rows) and tear(before, after, top) is Tear.UNKNOWN
            if unsure:
                done[at + 1] = replace(after, unread=UNKNOWN_ROW)
        else:
            unsure = _may_begin_with_rest(before, after)
        if unsure:
            done[at] = replace(before, unread=UNKNOWN_ROW)
    return done


def _may_end_below(before: PrintedGrid, after: Iterable[PrintedBlock]) -> bool:
    """Whether what stands above the next page of a table can be the rest of its last row.

    No line is below that row, and the words begin under a cell of it that is full.
    """
    if not all(cell.open for cell in before.rows[-1]):
        return False
    page = list(takewhile(lambda block: block.page == before.page + 1, after))
    above = list(takewhile(lambda b: isinstance(b, PrintedText) or bool(b.unread), page))
    below = page[len(above)] if len(above) < len(page) else None
    if not above:
        return False
    first = above[0]
    full = [cell for cell in before.rows[-1] if not is_number(cell.text) and _is_full(cell)]
    if _all_inside(first, before, full):
        return True
    if not isinstance(below, PrintedGrid) or not goes_on(before, below):
        return False
    if isinstance(first, PrintedGrid):
        return bool(full)
    return not OPENS_ITEM.match(first.text) and any(
        cell.piece and cell.piece.box.x0 - _NEAR <= first.box.x0 <= cell.box.x1 for cell in full
    )


def _all_inside(first: PrintedBlock, before: PrintedGrid, full: Sequence[PrintedCell]) -> bool:
    """Whether the first words of a page stand within inner columns, where no paragraph begins."""
    inner = [cell.box for cell in full if cell.box.x0 > before.box.x0 + _INNER]
    words = _first_words(first)
    return bool(words) and all(
        any(box.x0 - _NEAR <= word.x0 and word.x1 <= box.x1 + _NEAR for box in inner)
        for word in words
    )


def _first_words(block: PrintedBlock) -> list[Box]:
    """Where the words of a paragraph stand, or of the first row of a table; none with a number."""
    if isinstance(block, PrintedText):
        return [block.box]
    cells = [cell for cell in block.rows[0] if cell.text] if block.rows else []
    if any(is_number(cell.text) for cell in cells):
        return []
    return [cell.piece.box for cell in cells if cell.piece]


def _is_full(cell: PrintedCell) -> bool:
    """Whether the last line of a cell has no room for a further character."""
    if not cell.piece:
        return False
    line = glyphs_to_lines(cell.piece.glyphs)[-1]
    room = cell.box.x1 - cell.box.x0 - (line[-1].box.x1 - line[0].box.x0)
    return room < _ROOM * line[-1].size


def _may_begin_with_rest(before: PrintedGrid, after: PrintedGrid) -> bool:
    """Whether the first words of another table can be the rest of a row."""
    cells = [cell for cell in after.rows[0] if cell.piece]
    boxes = [cell.piece.box for cell in cells if cell.piece]
    return may_go_on(before, boxes, after.page, cells[0].text) if cells else False
