"""Tables beside each other, each of which goes on in the same half of the next page.

Of two pages on one sheet the left one goes on in the right one. Of two tables it does not: the
next sheet begins on its left side with the columns of the left one, to the point, and those of
the right one are others. Then what goes on is put to what it goes on from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.documents.pdf.fragments import Content, first_grid, last_grid
from generator.documents.pdf.model import PrintedGrid

_SAME = 1.0  # point

Halves = tuple[Content, Content]


def in_order(sheets: Sequence[Halves]) -> Iterator[Content]:
    """The halves of sheets that follow each other, in the order in which they are read."""
    rest = [list[Content | None](halves) for halves in sheets]
    for at in range(len(sheets)):
        for side in (0, 1):
            if page := rest[at][side]:
                yield page
                yield from _followers(sheets, rest, at, side)


def _followers(
    sheets: Sequence[Halves], rest: list[list[Content | None]], at: int, side: int
) -> Iterator[Content]:
    """What goes on from a half at the top of the next ones, taken out of the `rest`."""
    for below in range(at + 1, len(sheets)):
        first = _next(sheets[below - 1], sheets[below][side], side)
        if not first:
            return
        yield replace(sheets[below][side], grids=(first,), fragments=(), lines=())
        rest[below][side] = _without(sheets[below][side], first)
        if rest[below][side]:
            return


def _next(before: Halves, after: Content, side: int) -> PrintedGrid | None:
    """The table at the top of a half that surely goes on from the same side of the sheet before."""
    last, first, other = last_grid(before[side]), first_grid(after), last_grid(before[1 - side])
    if not last or not first or not _are_same(last.bounds, first.bounds):
        return None
    is_any = other and _are_same(_from_left(other.bounds), _from_left(first.bounds))
    return None if is_any else first


def _without(page: Content, grid: PrintedGrid) -> Content | None:
    """What else stands on a page, if anything does."""
    grids = tuple(other for other in page.grids if other is not grid)
    is_blank = not (grids or page.fragments or page.lines)
    return None if is_blank else replace(page, grids=grids)


def _from_left(bounds: Sequence[float]) -> list[float]:
    return [x - bounds[0] for x in bounds]


def _are_same(some: Sequence[float], others: Sequence[float]) -> bool:
    alike = len(some) == len(others)
    return alike and all(abs(a - b) <= _SAME for a, b in zip(some, others, strict=True))
