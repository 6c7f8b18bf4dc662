"""Sheets wider than their paper: columns printed on pages after those of their rows.

A workbook prints all rows of the first columns, then, on as many further pages, all rows of
the next ones. Such a page has its lines at the same heights as the page with the names of
its rows, and no title of its own in the room that the title takes up there. It is put to the
right of that page; every cell keeps the page it is printed on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.documents.numbers import is_finished
from generator.documents.pdf.continued import goes_on
from generator.documents.pdf.model import (
    Box,
    PrintedBlock,
    PrintedCell,
    PrintedGrid,
    PrintedText,
)

_SAME = 1.0
_CUT = 24.0  # how near the side of its page a line ends that goes on beside it
_LEAST_ROWS = 2  # of a table whose further columns begin with words
_HEADER_ROWS = 4  # at most, where no amount tells them

Rows = tuple[tuple[PrintedCell, ...], ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with one table: the lines above it, and those below."""

    grid: PrintedGrid
    above: tuple[PrintedText, ...]
    below: tuple[PrintedText, ...]


def with_side_pages(
    blocks: Sequence[PrintedBlock], widths: Mapping[int, float]
) -> list[PrintedBlock]:
    """The blocks, pages of further columns put beside the pages of their rows.

    `widths` is how wide every page is.
    """
    pages = [list(page) for _, page in groupby(blocks, key=lambda block: block.page)]
    joined: list[PrintedBlock] = []
    at = 0
    while at < len(pages):
        wide, used = _wide(pages[at:], widths)
        joined += wide
        at += used
    return joined


def _wide(
    pages: Sequence[list[PrintedBlock]], widths: Mapping[int, float]
) -> tuple[list[PrintedBlock], int]:
    """The blocks of the first page, and of those that belong to its table; how many pages."""
    first = _page(pages[0])
    tall = list(_pages_down(first, pages)) if first else []
    for height in range(1, len(tall) + 1):
        strips = list(_strips(tall[:height], pages[height:], widths))
        if strips:
            used = height * (len(strips) + 1)
            return list(_blocks(tall[:height], strips)), used
    return pages[0], 1


def _page(blocks: Sequence[PrintedBlock]) -> _Page | None:
    grids = [block for block in blocks if isinstance(block, PrintedGrid)]
    if len(grids) != 1 or not grids[0].ruled or grids[0].unread or not grids[0].rows:
        return None
    texts = [block for block in blocks if isinstance(block, PrintedText)]
    above = tuple(text for text in texts if text.box.bottom <= grids[0].box.top + _SAME)
    below = tuple(text for text in texts if text not in above)
    return _Page(grids[0], above, below)


def _pages_down(first: _Page, pages: Sequence[list[PrintedBlock]]) -> Iterator[_Page]:
    """The page and those right after it on which its table may go on below."""
    yield first
    for blocks in pages[1:]:
        page = _page(blocks)
        if page is None or page.above:
            return
        if not goes_on(replace(first.grid, page=page.grid.page - 1), page.grid):
            return
        yield page


def _strips(
    tall: Sequence[_Page], pages: Sequence[list[PrintedBlock]], widths: Mapping[int, float]
) -> Iterator[tuple[_Page, ...]]:
    """Runs of pages that print further columns of the rows of `tall`."""
    last = tall[0].grid
    for start in range(0, len(pages) - len(tall) + 1, len(tall)):
        strip = tuple(
            page for blocks in pages[start : start + len(tall)] if (page := _page(blocks))
        )
        if len(strip) < len(tall) or not _is_headed(tall[0], strip[0]):
            return
        if not _is_full(last, strip[0].grid, widths):
            return
        last = strip[0].grid
        if not all(_goes_beside(*both) for both in zip(tall[1:], strip[1:], strict=True)):
            return
        yield strip


def _is_full(last: PrintedGrid, more: PrintedGrid, widths: Mapping[int, float]) -> bool:
    """Whether the paper had no room for one more column; its margins are equally wide."""
    end = last.box.x1 + more.bounds[1] - more.bounds[0]
    return widths[last.page] == widths[more.page] and end > widths[last.page] - last.box.x0


def _is_headed(first: _Page, more: _Page) -> bool:
    """Whether a page prints words over further columns of the rows of the first page.

    Its table begins as far below the top as that of the first page, though no title stands
    above it.
    """
    a, b = first.grid, more.grid
    own = [text for text in more.above if not _ending(first, text)]
    if len(own) > 1 or len(own) >= len(first.above) or not _beside_it(a, more):
        return False
    body = _body(a, b)
    head = [cell.text for row in b.rows if row[0].box.top < body for cell in row]
    is_header = any(head) and head != [c.text for row in a.rows for c in row][: len(head)]
    if _has_names(b, body) and sum(y > body for y in _lines(b)) < _LEAST_ROWS:
        return False
    return is_header and (_within(a, b, body) or _within(b, a, body))


def _within(a: PrintedGrid, b: PrintedGrid, body: float) -> bool:
    """Whether all lines of `a` below the header are lines of `b`: merged cells have fewer."""
    own, all_ = [y for y in _lines(a) if y >= body - _SAME], _lines(b)
    return all(_near(y, all_) in all_ for y in own)


def _ending(first: _Page, text: PrintedText) -> PrintedText | None:
    """The line of the first page that goes on with a text on a page beside it."""
    grid = first.grid
    for line in first.above:
        is_level = abs(line.box.y - text.box.y) <= _SAME
        is_cut = line.box.x1 > grid.box.x1 - _CUT and text.box.x0 < grid.box.x0 + _CUT
        if is_level and is_cut:
            return line
    return None


def _goes_beside(names: _Page, more: _Page) -> bool:
    """Whether a further page prints its rows at the heights of the rows of another one."""
    a, b = names.grid, more.grid
    return not more.above and _beside_it(a, more) and _same(_lines(a), _lines(b))


def _beside_it(a: PrintedGrid, more: _Page) -> bool:
    """Whether the table of a page begins and ends where another one does, nothing below it."""
    near = (a.box.x0 - more.grid.box.x0, a.box.bottom - more.grid.box.bottom)
    return not more.below and all(abs(gap) <= _SAME for gap in near)


def _has_names(grid: PrintedGrid, body: float) -> bool:
    """Whether words, or numbers that are no amounts, stand at the left below the header."""
    below = [row[0] for row in grid.rows if row[0].box.top >= body - _SAME]
    return any(cell.text and not is_finished(cell.text) for cell in below)


def _body(*grids: PrintedGrid) -> float:
    """Where the first row with an amount begins in one of them."""
    rows = [r for g in grids for r in g.rows if any(is_finished(cell.text) for cell in r)]
    rows = rows or [grid.rows[min(_HEADER_ROWS, len(grid.rows)) - 1] for grid in grids]
    return min(max(cell.box.top for cell in row) for row in rows)


def _lines(grid: PrintedGrid) -> list[float]:
    """The heights of the lines between the rows, and of the last one."""
    tops = [max(cell.box.top for cell in row) for row in grid.rows]
    return [*tops, grid.box.bottom]


def _near(y: float, lines: Sequence[float]) -> float:
    return next((line for line in lines if abs(line - y) <= _SAME), y)


def _same(a: Sequence[float], b: Sequence[float]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= _SAME for x, y in zip(a, b, strict=True))


def _blocks(tall: Sequence[_Page], strips: Sequence[tuple[_Page, ...]]) -> Iterator[PrintedBlock]:
    """What stands above all parts, then the table as it would be on wider paper."""
    for at, page in enumerate(tall):
        yield from _texts(page, [strip[at] for strip in strips])
        grid = page.grid
        for strip in strips:
            grid = _beside(grid, strip[at].grid)
        yield grid
        yield from page.below


def _texts(page: _Page, beside: Sequence[_Page]) -> Iterator[PrintedText]:
    """The lines above all parts; one that a page cuts goes on with its rest."""
    lines = list(page.above)
    for more in beside:
        for text in more.above:
            if start := _ending(page, text):
                at = next(i for i, line in enumerate(lines) if line.box == start.box)
                lines[at] = replace(lines[at], text=lines[at].text + text.text)
            else:
                lines.append(text)
    yield from lines


def _beside(grid: PrintedGrid, more: PrintedGrid) -> PrintedGrid:
    lines = _lines(grid)
    lines += [y for y in _lines(more) if _near(y, lines) == y and y not in lines]
    tops = sorted(lines)[:-1]
    shift = grid.bounds[-1] - more.bounds[0]
    bounds = (*grid.bounds, *(x + shift for x in more.bounds[1:]))
    rows = zip(_at(tops, grid, 0), _at(tops, more, more.page), strict=True)
    box = replace(grid.box, x1=bounds[-1])
    return replace(grid, box=box, bounds=bounds, rows=tuple(a + b for a, b in rows))


def _at(tops: Sequence[float], grid: PrintedGrid, page: int) -> Rows:
    """The rows of a grid at the heights of all; what is merged over several hangs below."""
    starts = {_near(top, tops): row for top, row in zip(_lines(grid), grid.rows, strict=False)}
    found = []
    last: tuple[PrintedCell, ...] = ()
    for top in tops:
        if top in starts:
            last = row = tuple(_on(cell, page) for cell in starts[top])
        else:
            boxes = [cell.box for cell in last or grid.rows[0]]
            row = tuple(PrintedCell(None, _moved(box, top), bool(last), page=page) for box in boxes)
        found.append(row)
    return tuple(found)


def _on(cell: PrintedCell, page: int) -> PrintedCell:
    return replace(cell, page=cell.page or page)


def _moved(box: Box, top: float) -> Box:
    return Box(box.x0, top, box.x1, max(top, box.bottom))
