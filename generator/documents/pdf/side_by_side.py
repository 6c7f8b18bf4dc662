"""Two pages on one sheet: the left one is read to its end before the right one.

Spreads are scanned and drafts printed so, and tables beside each other. Nothing runs over the
gutter in the middle, and on both sides of it stand tables, or sentences line by line; two units on
one line are those of two tables. What is only one table in two boxes
keeps its order: a caption over its right half alone says no more than the unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.documents.layout import layout_words
from generator.documents.pdf.fragments import Content
from generator.documents.pdf.model import Box, Piece, PrintedLine, box_around
from generator.documents.pdf.side_flow import Halves, in_order

_GUTTER = 10.0  # points, at least
_MIDDLE = (0.35, 0.65)  # of the width of a page
_OWN_CAPTION = 0.67  # of the width of a table: farther right stands but the unit
_FEWEST_LINES = 6
_SENTENCE = frozenset("，。；")


def pages_apart(pages: Iterable[Content]) -> Iterator[Content]:
    """The pages, those printed side by side on one sheet one after the other."""
    sheets: list[Halves] = []
    for page in pages:
        above, halves = _apart(page)
        if above or not halves:
            yield from in_order(sheets)
            sheets.clear()
        if above:
            yield above
        sheets += [halves] if halves else []
    yield from in_order(sheets)


def _apart(page: Content) -> tuple[Content | None, Halves | None]:
    """The halves of a page, and what stands above them; or the page, and no halves.

    Words may run over both halves above two tables that each say their unit.
    """
    if halves := next(filter(_are_pages, _halves(page)), None):
        return None, halves
    captions = next((line for line in page.lines if len(_units(line)) > 1), None)
    over = [line.box.y for line in page.lines if captions and line.box.y < captions.box.y]
    for y in sorted(over):
        above, below = _cut(page, y)
        if halves := next(filter(_are_pages, _halves(below)), None):
            return above, halves
    return page, None


def _cut(page: Content, y: float) -> Halves:
    """What stands on a page down to a height, and below it."""
    return (
        Content(
            page.width,
            tuple(grid for grid in page.grids if grid.box.y <= y),
            tuple(part for part in page.fragments if part.grid.box.y <= y),
            tuple(line for line in page.lines if line.box.y <= y),
        ),
        Content(
            page.width,
            tuple(grid for grid in page.grids if grid.box.y > y),
            tuple(part for part in page.fragments if part.grid.box.y > y),
            tuple(line for line in page.lines if line.box.y > y),
        ),
    )


def _halves(page: Content) -> Iterator[Halves]:
    """What stands on both sides of every gutter in the middle of a page."""
    low, high = (share * page.width for share in _MIDDLE)
    for end, start in _gaps(_boxes(page)):
        if start - end >= _GUTTER and low <= (start + end) / 2 <= high:
            middle = (start + end) / 2
            yield _part(page, 0.0, middle), _part(page, middle, page.width)


def _boxes(page: Content) -> list[Box]:
    grids = [*page.grids, *(fragment.grid for fragment in page.fragments)]
    return [grid.box for grid in grids] + [p.box for line in page.lines for p in line.pieces]


def _gaps(boxes: Sequence[Box]) -> Iterator[tuple[float, float]]:
    """Where nothing stands from top to bottom: where one thing ends and the next begins."""
    ends: list[tuple[float, float]] = []
    for box in sorted(boxes, key=lambda box: box.x0):
        if ends and box.x0 <= ends[-1][1]:
            ends[-1] = (ends[-1][0], max(ends[-1][1], box.x1))
        else:
            ends.append((box.x0, box.x1))
    for (_, end), (start, _) in pairwise(ends):
        yield end, start


def _part(page: Content, left: float, right: float) -> Content:
    """A half of a page, lines that go over both cut in two."""
    lines = []
    for line in page.lines:
        pieces = tuple(piece for piece in line.pieces if left <= piece.box.x < right)
        if pieces:
            lines.append(replace(line, pieces=pieces, box=box_around([p.box for p in pieces])))
    return Content(
        right - left,
        tuple(grid for grid in page.grids if left <= grid.box.x < right),
        tuple(part for part in page.fragments if left <= part.grid.box.x < right),
        tuple(lines),
    )


def _are_pages(halves: Halves) -> bool:
    left, right = halves
    if left.grids and right.grids:
        return _has_own_caption(right)
    if any(_are_level(a, b) for a in left.lines for b in right.lines if _units(a) and _units(b)):
        return True
    has_table = any(half.grids or half.fragments for half in halves)
    return not has_table and all(_is_prose(half.lines) for half in halves)


def _has_own_caption(half: Content) -> bool:
    """Whether the words above the first table, if there are any, are more than its unit."""
    first = min(half.grids, key=lambda grid: grid.box.top).box
    above = [p for line in half.lines for p in line.pieces if p.box.bottom <= first.top]
    farthest = first.x0 + _OWN_CAPTION * (first.x1 - first.x0)
    return not above or any(piece.box.x < farthest for piece in above)


def _units(line: PrintedLine) -> list[Piece]:
    """The words of a line that say what the amounts below are counted in."""
    return [piece for piece in line.pieces if layout_words().unit.fullmatch(piece.text)]


def _are_level(a: PrintedLine, b: PrintedLine) -> bool:
    return abs(a.box.y - b.box.y) < 0.5 * a.size


def _is_prose(lines: Sequence[PrintedLine]) -> bool:
    """Whether most lines are parts of sentences, each in one piece."""
    said = [line for line in lines if len(line.pieces) == 1 and _SENTENCE & set(line.text)]
    return len(lines) >= _FEWEST_LINES and 2 * len(said) >= len(lines)
