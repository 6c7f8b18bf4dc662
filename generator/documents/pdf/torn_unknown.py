"""Tables without rules whose last row may go on over a page break, and it is not seen whether.

Such a row would have half a label, or that of two rows; then the table is told as not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.documents.pdf.continued import goes_on
from generator.documents.pdf.model import PrintedBlock, PrintedGrid, PrintedText
from generator.documents.pdf.torn import repeated
from generator.documents.pdf.unruled_torn import Tear, may_go_on, tear

UNKNOWN_ROW = "表格没有框线，无法确定换页处的行是否为同一行，表中的数字没有读取"


def without_unknown_tears(blocks: Sequence[PrintedBlock]) -> list[PrintedBlock]:
    """The blocks; tables with a row of which it is not known where it ends are not read."""
    done = list(blocks)
    for at in range(len(done) - 1):
        before, after = done[at], done[at + 1]
        if not isinstance(before, PrintedGrid) or before.ruled or before.unread:
            continue
        if isinstance(after, PrintedText):
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


def _may_begin_with_rest(before: PrintedGrid, after: PrintedGrid) -> bool:
    """Whether the first words of another table can be the rest of a row."""
    cells = [cell for cell in after.rows[0] if cell.piece]
    boxes = [cell.piece.box for cell in cells if cell.piece]
    return may_go_on(before, boxes, after.page, cells[0].text) if cells else False
