"""Parts of a table on a page of their own that are no table by themselves.

A lattice with words in one column, or in none, is a frame or a drawing, unless it goes on
with the table that ends the page before, or the table that begins the next page goes on
with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.documents.pdf.continued import goes_on
from generator.documents.pdf.model import PrintedGrid, PrintedLine


@dataclass(frozen=True, slots=True)
class Fragment:
    """A lattice that may be part of a table, and its words as the lines they else are."""

    grid: PrintedGrid
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on a page: tables, lines outside them, and what may be either."""

    width: float
    grids: tuple[PrintedGrid, ...]
    fragments: tuple[Fragment, ...]
    lines: tuple[PrintedLine, ...]


def settled(pages: Sequence[Content]) -> list[Content]:
    """The pages with every fragment made a table, or lines."""
    done: list[Content] = []
    for number, page in enumerate(pages):
        before = last_grid(done[-1]) if done else None
        after = first_grid(pages[number + 1]) if number + 1 < len(pages) else None
        done.append(_settled(page, before, after))
    return done


def _settled(page: Content, before: PrintedGrid | None, after: PrintedGrid | None) -> Content:
    """A page with its fragments told by the table that ends before it or begins after it."""
    everything = replace(
        page,
        grids=(*page.grids, *(f.grid for f in page.fragments)),
        lines=_outside(page),
        fragments=(),
    )
    kept = [
        fragment
        for fragment in page.fragments
        if (before and first_grid(everything) is fragment.grid and goes_on(before, fragment.grid))
        or (after and last_grid(everything) is fragment.grid and goes_on(fragment.grid, after))
    ]
    words = {id(line) for fragment in kept for line in fragment.lines}
    lines = tuple(line for line in page.lines if id(line) not in words)
    grids = (*page.grids, *(fragment.grid for fragment in kept))
    return replace(page, grids=grids, fragments=(), lines=lines)


def _outside(page: Content) -> tuple[PrintedLine, ...]:
    """The lines of a page that are not those of its fragments."""
    words = {id(line) for fragment in page.fragments for line in fragment.lines}
    return tuple(line for line in page.lines if id(line) not in words)


def first_grid(page: Content) -> PrintedGrid | None:
    """The table at the top of a page, when no line stands above it."""
    grid = min(page.grids, key=lambda g: g.box.top, default=None)
    above = grid and any(line.box.y < grid.box.top for line in _outside(page))
    return None if above else grid


def last_grid(page: Content) -> PrintedGrid | None:
    """The table at the end of a page, when no line stands below it."""
    grid = max(page.grids, key=lambda g: g.box.bottom, default=None)
    below = grid and any(line.box.y > grid.box.bottom for line in _outside(page))
    return None if below else grid
