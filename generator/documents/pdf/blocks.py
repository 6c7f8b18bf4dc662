"""Printed blocks become the blocks of a document: locators, torn rows, masked contacts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import locator
from generator.documents.contacts import mask_text
from generator.documents.model import Block, Cell, Grid, Paragraph, Row
from generator.documents.pdf.continued import goes_on, is_torn, is_torn_blank
from generator.documents.pdf.layout import PrintedBlock, PrintedText
from generator.documents.pdf.model import Box, PrintedCell, PrintedGrid, box_around
from generator.documents.pdf.place import place


def to_blocks(
    printed: Sequence[PrintedBlock], *, keep_public_landline: bool = False
) -> tuple[Block, ...]:
    """The blocks with their locators."""
    blocks: list[Block] = []
    for index, block in enumerate(printed):
        if isinstance(block, PrintedText):
            blocks.append(Paragraph(block.text, 0, place(block.page, block.box)))
        else:
            blocks += _grid(block, printed[index - 1] if index else None, blocks)
    return _masked(blocks, keep_public_landline)


def _grid(block: PrintedGrid, before: PrintedBlock | None, blocks: list[Block]) -> list[Grid]:
    """The grid; the rest of a torn row goes to the grid before it, changed in place."""
    rows = [Row(tuple(_cell(c, block.page) for c in r), _row_place(r, block)) for r in block.rows]
    last = blocks[-1] if blocks else None
    if isinstance(before, PrintedGrid) and isinstance(last, Grid) and goes_on(before, block):
        if is_torn_blank(block):
            del rows[0]
        elif is_torn(before, block):
            mended = _mend(last.rows[-1], rows.pop(0))
            blocks[-1] = replace(last, rows=(*last.rows[:-1], mended))
    return [Grid(tuple(rows), place(block.page, block.box))] if rows else []


def _cell(cell: PrintedCell, page: int) -> Cell:
    box = cell.piece.box if cell.piece else cell.box
    least = (
        min((glyph.confidence for glyph in cell.piece.glyphs), default=1.0) if cell.piece else 1.0
    )
    confidence = least if least < 1.0 else None
    return Cell(cell.text, cell.text, place(page, box), confidence=confidence)


def _row_place(row: Sequence[PrintedCell], grid: PrintedGrid) -> str:
    tops = box_around([cell.piece.box if cell.piece else cell.box for cell in row])
    return place(grid.page, Box(grid.box.x0, tops.top, grid.box.x1, tops.bottom))


def _mend(row: Row, rest: Row) -> Row:
    """A row and its rest on the next page."""
    cells = [
        replace(a, text=a.text + b.text, raw=a.raw + b.raw, source=locator.span(a.source, b.source))
        if b.text
        else a
        for a, b in zip(row.cells, rest.cells, strict=True)
    ]
    return Row(tuple(cells), locator.span(row.source, rest.source))


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
