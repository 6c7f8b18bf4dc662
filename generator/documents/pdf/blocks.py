"""Printed blocks become the blocks of a document: locators, torn rows, masked contacts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from generator import locator
from generator.documents.contacts import mask_text
from generator.documents.layout import layout_words
from generator.documents.model import Block, Cell, Grid, Paragraph, Row
from generator.documents.numbers import is_number
from generator.documents.pdf.continued import goes_on
from generator.documents.pdf.model import (
    Box,
    PrintedBlock,
    PrintedCell,
    PrintedGrid,
    PrintedText,
    box_around,
)
from generator.documents.pdf.place import place
from generator.documents.pdf.torn import Rest, rest_below_title, rest_of_row

_MOST_LINES = 8  # above a table, that its further pages may print again
_APART = " / "  # between numbers of which it is not known whether they are one: none is read


def to_blocks(
    printed: Sequence[PrintedBlock], *, keep_public_landline: bool = False
) -> tuple[Block, ...]:
    """The blocks with their locators."""
    blocks: list[Block] = []
    for index, block in enumerate(printed):
        if isinstance(block, PrintedText):
            blocks.append(Paragraph(block.text, 0, place(block.page, block.box)))
        else:
            blocks += _grid(block, printed[:index], blocks)
    return _masked(blocks, keep_public_landline)


def _grid(block: PrintedGrid, printed: Sequence[PrintedBlock], blocks: list[Block]) -> list[Grid]:
    """The grid; the rest of a torn row goes to the grid before it, changed in place.

    `printed` is what stands before it, `blocks` what became of that.
    """
    rows = [
        Row(tuple(_cell(c, block.page, at > 0) for c in r), _row_place(r, block))
        for at, r in enumerate(block.rows)
    ]
    between = _title_again(printed, block.page)
    before = printed[-1 - between] if len(printed) > between else None
    last = blocks[-1 - between] if len(blocks) > between else None
    if isinstance(before, PrintedGrid) and isinstance(last, Grid) and goes_on(before, block):
        rest = rest_below_title(before, block) if between else rest_of_row(before, block)
        if rest:
            mended = replace(last, rows=_mended(last.rows, rows[rest.at], rest))
            blocks[-1 - between] = mended
            rows[rest.at : rest.at + 1] = [] if rest.whole else [_without(rows[rest.at], rest)]
    where = place(block.page, block.box)
    is_open = not block.ruled or block.open_ends
    found = Grid(tuple(rows), where, columns_seen=True, unread=block.unread, rows_open=is_open)
    return [found] if rows else []


def _title_again(printed: Sequence[PrintedBlock], page: int) -> int:
    """How many lines at the head of a page say again what stands above the table before it."""
    found = list(takewhile(lambda b: isinstance(b, PrintedText) and b.page == page, printed[::-1]))
    above = takewhile(lambda b: isinstance(b, PrintedText), printed[-2 - len(found) :: -1])
    said = {b.text for b in islice(above, _MOST_LINES) if isinstance(b, PrintedText)}
    lines = [b.text for b in found if isinstance(b, PrintedText)]
    is_again = all(x in said or layout_words().continued.fullmatch(x) for x in lines)
    return len(lines) if len(lines) < len(printed) and is_again else 0


def _cell(cell: PrintedCell, page: int, is_below: bool) -> Cell:
    """`is_below`: it has a row above it on its page, which it may hang from."""
    hangs = is_below and cell.hangs and not cell.text
    box = cell.piece.box if cell.piece else cell.box
    least = (
        min((glyph.confidence for glyph in cell.piece.glyphs), default=1.0) if cell.piece else 1.0
    )
    confidence = least if least < 1.0 else None
    where = place(cell.page or page, box)
    return Cell(cell.text, cell.text, where, confidence=confidence, hangs=hangs)


def _row_place(row: Sequence[PrintedCell], grid: PrintedGrid) -> str:
    tops = box_around([cell.piece.box if cell.piece else cell.box for cell in row if not cell.page])
    return place(grid.page, Box(grid.box.x0, tops.top, grid.box.x1, tops.bottom))


def _mended(rows: Sequence[Row], torn: Row, rest: Rest) -> tuple[Row, ...]:
    """The rows of a page with what goes on from them on the next one."""
    mended = list(rows)
    for column, upwards in rest.upwards.items():
        at = max(upwards, -len(mended))
        cells = list(mended[at].cells)
        cells[column] = _joined(cells[column], torn.cells[column], rest.apart)
        mended[at] = replace(mended[at], cells=tuple(cells))
    if rest.whole and rest.upwards:
        source = locator.span(mended[-1].source, torn.source)
        mended[-1] = replace(mended[-1], source=source)
    return tuple(mended)


def _joined(cell: Cell, rest: Cell, apart: bool) -> Cell:
    """A cell and its rest on the next page; a blank one is where its rest is."""
    if not cell.text:
        return rest
    source = locator.span(cell.source, rest.source)
    between = _APART if apart and is_number(cell.text) and is_number(rest.text) else ""
    text, raw = (between.join(both) for both in ((cell.text, rest.text), (cell.raw, rest.raw)))
    return replace(cell, text=text, raw=raw, source=source)


def _without(row: Row, rest: Rest) -> Row:
    """A row without the cells that went to the page before."""
    return replace(
        row,
        cells=tuple(
            replace(cell, text="", raw="") if column in rest.upwards else cell
            for column, cell in enumerate(row.cells)
        ),
    )


def _masked(blocks: Sequence[Block], keep_public_landline: bool) -> tuple[Block, ...]:
    """Contact details masked in all texts at once: labels and numbers may stand apart."""
    texts = list(_texts(blocks))
    joined = "\n".join("\t".join(line) for line in texts)
    masked, _ = mask_text(joined, keep_public_landline=keep_public_landline)
    lines = iter(masked.split("\n"))
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            done.append(replace(block, text=next(lines)))
        else:
            done.append(replace(block, rows=tuple(_masked_row(r, next(lines)) for r in block.rows)))
    return tuple(done)


def _texts(blocks: Sequence[Block]) -> Iterator[list[str]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield [block.text]
        else:
            yield from ([cell.text for cell in row.cells] for row in block.rows)


def _masked_row(row: Row, line: str) -> Row:
    texts = line.split("\t")
    return replace(
        row,
        cells=tuple(
            cell if cell.text == text else replace(cell, text=text, raw=text)
            for cell, text in zip(row.cells, texts, strict=True)
        ),
    )
