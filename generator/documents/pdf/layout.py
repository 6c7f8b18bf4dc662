"""Sheets become blocks: for every page its tables and paragraphs, from the top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.documents.pdf.bands import side_edges
from generator.documents.pdf.continued import (
    begins_with_figures,
    goes_on,
    under_bounds,
    under_columns,
    with_columns,
)
from generator.documents.pdf.fragments import Content, Fragment, settled
from generator.documents.pdf.frames import with_frames
from generator.documents.pdf.furniture import without_furniture
from generator.documents.pdf.headings import with_row_above
from generator.documents.pdf.lattice import Lattice, edges_to_lattices
from generator.documents.pdf.limits import Limits
from generator.documents.pdf.model import (
    Frame,
    Glyph,
    PrintedBlock,
    PrintedGrid,
    PrintedLine,
    PrintedText,
    Sheet,
)
from generator.documents.pdf.open_rows import open_frame, upright_ends
from generator.documents.pdf.overhang import with_overhang
from generator.documents.pdf.paragraphs import glyphs_to_printed_lines, lines_to_paragraphs
from generator.documents.pdf.ruled import is_table, ruled_grid, within
from generator.documents.pdf.side_by_side import pages_apart
from generator.documents.pdf.side_pages import with_side_pages
from generator.documents.pdf.torn_header import without_torn_header
from generator.documents.pdf.torn_unknown import without_unknown_tears
from generator.documents.pdf.unruled import lines_to_blocks
from generator.documents.pdf.unruled_break import with_broken_tables
from generator.documents.pdf.unruled_habits import Habits, habits

_MOST_FRAMES = 40  # that are remembered
_SHORTEST = 0.5  # of the width of a page, for a line that goes on in the next
OTHER_COLUMNS = "（本页表格的栏与上一页的不同，没有与上一页的表合并）"


@dataclass(frozen=True, slots=True)
class PageParts:
    """A page taken apart: its ruled tables, what may be parts of one, and the lines outside.

    `frames` are those of tables without lines between their rows, on it and before it;
    `open_columns` are where the columns meet of those with lines at their sides. It `is_level`
    where no upright line is drawn, and `is_above` where a table has lines above its cells only.
    """

    sheet: Sheet
    grids: tuple[PrintedGrid, ...]
    fragments: tuple[Fragment, ...]
    lines: tuple[PrintedLine, ...]
    frames: tuple[Frame, ...] = ()
    open_columns: tuple[tuple[float, ...], ...] = ()
    is_level: bool = False
    is_above: bool = False


def sheets_to_parts(sheets: Iterable[Sheet], limits: Limits) -> list[PageParts]:
    """All pages taken apart, one after the other."""
    pages: list[PageParts] = []
    for sheet in sheets:
        frames, columns = (pages[-1].frames, pages[-1].open_columns) if pages else ((), ())
        pages.append(sheet_to_parts(sheet, limits, frames, columns))
    return pages


def sheet_to_parts(
    sheet: Sheet,
    limits: Limits,
    known: Sequence[Frame] = (),
    open_before: Sequence[tuple[float, ...]] = (),
) -> PageParts:
    """The ruled tables of a page, and what stands outside them.

    The frames of pages before it are `known`, and `open_before` are the columns of the tables
    without lines between their rows on the page before.
    """
    rest = list(sheet.glyphs)
    grids, frames, open_rows = [], [], []
    sides = side_edges(sheet.edges, sheet.glyphs, known)
    drawn, edges = sides.frames, (*sheet.edges, *sides.edges)
    lattices = edges_to_lattices(edges, limits.cells_of_a_page)
    for lattice in lattices:
        held = within(lattice, rest)
        grid = ruled_grid(lattice, held, sheet.number)
        may_be_open = not sides.is_level  # else the lines between columns are thought ones
        frame = open_frame(lattice, grid, held, edges, open_before) if may_be_open else None
        if frame:
            open_rows.append(frame)
            ruled = {id(g) for row in frame.ruled for c in row if c.piece for g in c.piece.glyphs}
            rest = [glyph for glyph in rest if id(glyph) not in ruled]
        elif is_table(grid):
            grids.append(grid)
            taken = {id(glyph) for glyph in held}
            rest = [glyph for glyph in rest if id(glyph) not in taken]
        else:
            frames.append((lattice, grid))
    for lattice in edges_to_lattices(upright_ends(edges, lattices), limits.cells_of_a_page):
        held = within(lattice, rest)
        grid = ruled_grid(lattice, held, sheet.number)
        frame = open_frame(lattice, grid, held, edges, open_before)
        open_rows += [frame] if frame else []
    fragments = [_fragment(lattice, grid, rest) for lattice, grid in frames]
    found = tuple(fragment for fragment in fragments if fragment)
    parts = _with_words_around(sheet, grids, found, rest)
    seen = dict.fromkeys([*known, *(found.frame for found in drawn)])
    lines = with_frames(parts.lines, [*(found.frame for found in drawn), *open_rows])
    columns = tuple(frame.xs for frame in open_rows)
    return replace(
        parts,
        lines=tuple(lines),
        frames=tuple(seen)[-_MOST_FRAMES:],
        open_columns=columns,
        is_level=sides.is_level,
        is_above=sides.is_above,
    )


def _fragment(lattice: Lattice, grid: PrintedGrid, glyphs: Sequence[Glyph]) -> Fragment | None:
    """What may be part of a table: a lattice with nothing beside it."""
    held = within(lattice, glyphs)
    band = [glyph for glyph in glyphs if lattice.ys[0] < glyph.box.y < lattice.ys[-1]]
    if len(band) > len(held):
        return None
    return Fragment(grid, tuple(glyphs_to_printed_lines(held, grid.page)))


def _with_words_around(
    sheet: Sheet,
    grids: Sequence[PrintedGrid],
    fragments: Sequence[Fragment],
    glyphs: Sequence[Glyph],
) -> PageParts:
    """The page with the words that its tables have outside their lines."""
    framed = {id(g) for f in fragments for line in f.lines for p in line.pieces for g in p.glyphs}
    outside = [glyph for glyph in glyphs if id(glyph) not in framed]
    lines = glyphs_to_printed_lines(outside, sheet.number)
    mended = []
    for grid in grids:
        grid, lines = with_row_above(grid, lines)
        grid, lines = with_overhang(grid, lines)
        mended.append(grid)
    lines = sorted([*lines, *(line for f in fragments for line in f.lines)], key=_height)
    bare = replace(sheet, glyphs=(), edges=())
    return PageParts(bare, tuple(mended), tuple(fragments), tuple(lines))


def _height(line: PrintedLine) -> float:
    return line.pieces[0].glyphs[0].baseline


def parts_to_blocks(pages: Sequence[PageParts]) -> list[PrintedBlock]:
    """All blocks of the document, furniture taken away, columns agreed over pages."""
    kept = without_furniture([(page.sheet.height, page.lines) for page in pages])
    whole = (
        Content(page.sheet.width, grids, page.fragments, tuple(lines))
        for page, grids, lines in zip(pages, _with_open_ends(pages), kept, strict=True)
    )
    contents = list(pages_apart(whole))
    blocks: list[PrintedBlock] = []
    before: Content | None = None
    known = habits(page.lines for page in contents)
    for content in with_broken_tables(settled(contents), known):
        ends_in_words = bool(blocks) and isinstance(blocks[-1], PrintedText)
        blocks += without_torn_header(
            _page_blocks(content, known), before if ends_in_words else None
        )
        before = content
    widths = {page.sheet.number: page.sheet.width for page in pages}
    wide = with_side_pages(blocks, widths)
    return list(_parted(without_unknown_tears(_with_agreed_columns(wide))))


def _with_open_ends(pages: Sequence[PageParts]) -> Iterator[tuple[PrintedGrid, ...]]:
    """The grids of each page; where a document has lines above cells, rows end without one."""
    is_above = any(page.is_above for page in pages)
    for page in pages:
        is_open = is_above and page.is_level
        yield tuple(replace(g, open_ends=True) for g in page.grids) if is_open else page.grids


def _parted(blocks: Sequence[PrintedBlock]) -> Iterator[PrintedBlock]:
    """A sentence between tables on two pages that would be taken for one, but are not.

    The second begins with figures, so it has no header of its own, and its columns are
    not those of the first: numbers would come under wrong words without it.
    """
    for before, block in zip((None, *blocks), blocks, strict=False):
        if (
            isinstance(before, PrintedGrid)
            and isinstance(block, PrintedGrid)
            and not (before.unread or block.unread)
            and _other_columns(before, block)
            and begins_with_figures(block)
        ):
            top = replace(block.box, bottom=block.box.top)
            yield PrintedText(block.page, OTHER_COLUMNS, top)
        yield block


def _other_columns(before: PrintedGrid, after: PrintedGrid) -> bool:
    """Whether columns are other ones; those of tables without rules are agreed to the point."""
    is_ruled = before.ruled and after.ruled
    return (len(before.bounds) != len(after.bounds)) if is_ruled else before.bounds != after.bounds


def _page_blocks(page: Content, known: Habits) -> list[PrintedBlock]:
    """Lines between tables become paragraphs and tables without rules."""
    blocks: list[PrintedBlock] = []
    grids = sorted(page.grids, key=lambda grid: (grid.box.top, grid.box.x0))
    boxes = [*(grid.box for grid in grids), *(line.box for line in page.lines)]
    far = max((box.x1 for box in boxes), default=0.0)
    for at in range(len(grids) + 1):
        above = grids[at - 1].box.top if at else float("-inf")
        below = grids[at].box.top if at < len(grids) else float("inf")
        lines = [x for x in page.lines if above <= x.box.y < below]
        blocks += _text_blocks(lines, _SHORTEST * page.width, far, known)
        if at < len(grids):
            blocks.append(grids[at])
    return blocks


def _text_blocks(
    lines: Sequence[PrintedLine], shortest: float, far: float, known: Habits
) -> list[PrintedBlock]:
    """Lines as paragraphs and tables without rules; `far` is where the page's print ends."""
    blocks: list[PrintedBlock] = []
    run: list[PrintedLine] = []
    for block in lines_to_blocks(lines, known):
        if isinstance(block, PrintedLine):
            run.append(block)
        else:
            blocks += [*_paragraphs(run, shortest, far), block]
            run = []
    return [*blocks, *_paragraphs(run, shortest, far)]


def _paragraphs(lines: Sequence[PrintedLine], shortest: float, far: float) -> list[PrintedText]:
    found = lines_to_paragraphs(lines, shortest, far)
    return [PrintedText(lines[0].page, text, box) for text, box in found]


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
    return _under_lines(agreed)


def _under_lines(blocks: Sequence[PrintedBlock]) -> list[PrintedBlock]:
    """Pages without lines between the columns put under the lines of the page before."""
    done: list[PrintedBlock] = []
    known = False  # whether lines told the columns of the block before
    for block in blocks:
        before = done[-1] if done else None
        placed = None
        if isinstance(before, PrintedGrid) and isinstance(block, PrintedGrid):
            known = known or before.ruled
            placed = under_bounds(block, before) if known and not block.ruled else None
        known = placed is not None
        done.append(placed or block)
    return done


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
