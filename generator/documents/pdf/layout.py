"""Sheets become blocks: for every page its tables and paragraphs, from the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.documents.pdf.continued import goes_on, under_columns, with_columns
from generator.documents.pdf.furniture import without_furniture
from generator.documents.pdf.headings import with_row_above
from generator.documents.pdf.lattice import edges_to_lattices
from generator.documents.pdf.limits import Limits
from generator.documents.pdf.model import Box, PrintedGrid, PrintedLine, Sheet
from generator.documents.pdf.numbers import is_finished
from generator.documents.pdf.paragraphs import glyphs_to_printed_lines, lines_to_paragraphs
from generator.documents.pdf.ruled import inside, ruled_grid
from generator.documents.pdf.unruled import lines_to_blocks


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A paragraph and where it stands."""

    page: int
    text: str
    box: Box


PrintedBlock = PrintedText | PrintedGrid

OTHER_COLUMNS = "（本页表格的栏与上一页的不同，没有与上一页的表合并）"


@dataclass(frozen=True, slots=True)
class PageParts:
    """A page taken apart: its ruled tables, and the lines outside them."""

    sheet: Sheet
    grids: tuple[PrintedGrid, ...]
    lines: tuple[PrintedLine, ...]


def sheet_to_parts(sheet: Sheet, limits: Limits) -> PageParts:
    """The ruled tables of a page, and what stands outside them."""
    rest = list(sheet.glyphs)
    grids = []
    for lattice in edges_to_lattices(sheet.edges, limits.cells_of_a_page):
        within = [glyph for glyph in rest if inside(lattice, glyph)]
        grid = ruled_grid(lattice, within, sheet.number) if within else None
        if grid:
            grids.append(grid)
            rest = [glyph for glyph in rest if not inside(lattice, glyph)]
    lines = glyphs_to_printed_lines(rest, sheet.number)
    mended = []
    for grid in grids:
        grid, lines = with_row_above(grid, lines)
        mended.append(grid)
    return PageParts(replace(sheet, glyphs=(), edges=()), tuple(mended), tuple(lines))


def parts_to_blocks(pages: Sequence[PageParts]) -> list[PrintedBlock]:
    """All blocks of the document, furniture taken away, columns agreed over pages."""
    kept = without_furniture([(page.sheet.height, page.lines) for page in pages])
    blocks: list[PrintedBlock] = []
    for page, lines in zip(pages, kept, strict=True):
        blocks += _page_blocks(page, lines)
    return list(_parted(_with_agreed_columns(blocks)))


def _parted(blocks: Sequence[PrintedBlock]) -> Iterator[PrintedBlock]:
    """A sentence between tables on two pages that would be taken for one, but are not.

    The second begins with figures, so it has no header of its own, and its columns are
    not those of the first: numbers would come under wrong words without it.
    """
    for before, block in zip((None, *blocks), blocks, strict=False):
        if (
            isinstance(before, PrintedGrid)
            and isinstance(block, PrintedGrid)
            and len(before.bounds) != len(block.bounds)
            and any(is_finished(cell.text) for cell in block.rows[0])
        ):
            top = replace(block.box, bottom=block.box.top)
            yield PrintedText(block.page, OTHER_COLUMNS, top)
        yield block


def _page_blocks(page: PageParts, lines: Sequence[PrintedLine]) -> list[PrintedBlock]:
    """Lines between tables become paragraphs and tables without rules."""
    blocks: list[PrintedBlock] = []
    grids = sorted(page.grids, key=lambda grid: (grid.box.top, grid.box.x0))
    for at in range(len(grids) + 1):
        above = grids[at - 1].box.top if at else float("-inf")
        below = grids[at].box.top if at < len(grids) else float("inf")
        blocks += _text_blocks([x for x in lines if above <= x.box.y < below])
        if at < len(grids):
            blocks.append(grids[at])
    return blocks


def _text_blocks(lines: Sequence[PrintedLine]) -> list[PrintedBlock]:
    blocks: list[PrintedBlock] = []
    run: list[PrintedLine] = []
    for block in lines_to_blocks(lines):
        if isinstance(block, PrintedLine):
            run.append(block)
        else:
            blocks += [*_paragraphs(run), block]
            run = []
    return [*blocks, *_paragraphs(run)]


def _paragraphs(lines: Sequence[PrintedLine]) -> list[PrintedText]:
    return [PrintedText(lines[0].page, text, box) for text, box in lines_to_paragraphs(lines)]


def _with_agreed_columns(blocks: Sequence[PrintedBlock]) -> list[PrintedBlock]:
    """Parts of one table on pages that follow each other get the finest of their columns."""
    agreed = list(blocks)
    at = 0
    while at < len(agreed):
        chain = _chain(agreed, at)
        if len(chain) > 1 and not chain[0].ruled:
            for index, grid in enumerate(chain[1:], at + 1):
                agreed[index] = under_columns(grid, chain[0]) or grid
        elif len(chain) > 1:
            bounds = max((grid.bounds for grid in chain), key=len)
            for index, grid in enumerate(chain, at):
                agreed[index] = with_columns(grid, bounds)
        at += max(1, len(chain))
    return agreed


def _chain(blocks: Sequence[PrintedBlock], at: int) -> list[PrintedGrid]:
    chain: list[PrintedGrid] = []
    for block in blocks[at:]:
        if not isinstance(block, PrintedGrid):
            break
        before = chain[-1] if chain else None
        if before and not before.ruled:
            before = replace(chain[0], page=before.page)
        if before and not goes_on(before, block):
            break
        chain.append(block)
    return chain
