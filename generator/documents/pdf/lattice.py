"""Straight lines become lattices: columns, rows, and the cells merged over them.

Lines that nearly lie on each other are one; lines that touch belong to one table. Sides
left open (a first row without a line above it) are closed where the crossing lines end.
Knows no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.documents.pdf.model import Box, Edge

_NEAR = 2.0  # lines closer than this are one line
_TOUCH = 3.0  # lines that come this close touch each other
_OPEN = 5.0  # lines that stick out further than this have cells beyond the last line
_MOST_EDGES = 4_000
_COVERS = 0.6  # a side is ruled when a line covers this share of it


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of a lattice, with how many rows and columns it is merged over."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    has_ends: bool = True  # whether a line runs above and below it
    has_sides: bool = True  # whether one runs at its left and at its right


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled table: column bounds left to right, row bounds from the top, its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    open_above: tuple[bool, ...]  # columns whose first cell has no line above it
    open_below: tuple[bool, ...]  # columns whose last cell has no line below it

    @property
    def box(self) -> Box:
        """The table's rectangle."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def edges_to_lattices(edges: Sequence[Edge], most_cells: int) -> list[Lattice]:
    """The tables drawn on a page, from the top; frames with one column are none.

    A page with more lines than any table has is a drawing.
    """
    merged = merge_edges(edges)
    if len(merged) > _MOST_EDGES:
        return []
    found = []
    for group in _with_islands(_touching(merged)):
        closed = close_sides(group)
        xs = _places(e.at for e in closed if not e.horizontal)
        ys = _places(e.at for e in closed if e.horizontal)
        if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > most_cells:
            continue
        above, below = (_open(group, xs, ys[side]) for side in (0, -1))
        found.append(Lattice(xs, ys, tuple(_regions(xs, ys, closed)), above, below))
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def merge_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Lines that lie on or behind each other become one line."""
    merged: list[Edge] = []
    for horizontal in (True, False):
        same = sorted((e for e in edges if e.horizontal is horizontal), key=lambda e: e.at)
        for cluster in _clusters(same):
            merged += _joined(horizontal, cluster)
    return merged


def _clusters(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    cluster: list[Edge] = []
    for edge in edges:
        if cluster and edge.at - cluster[0].at > _NEAR:
            yield cluster
            cluster = []
        cluster.append(edge)
    if cluster:
        yield cluster


def _joined(horizontal: bool, cluster: Sequence[Edge]) -> Iterator[Edge]:
    """Lines of one place; those far behind each other (of two tables) stay apart."""
    ordered = sorted(cluster, key=lambda e: (e.start, e.end))
    run, end = [ordered[0]], ordered[0].end
    for edge in ordered[1:]:
        if edge.start > end + _TOUCH:
            yield _one(horizontal, run)
            run, end = [], edge.end
        run.append(edge)
        end = max(end, edge.end)
    yield _one(horizontal, run)


def _one(horizontal: bool, run: Sequence[Edge]) -> Edge:
    at = sum(e.at for e in run) / len(run)
    return Edge(horizontal, at, min(e.start for e in run), max(e.end for e in run))


def _touching(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Groups of lines that cross or touch, directly or through others."""
    group = list(range(len(edges)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    flat = [i for i, edge in enumerate(edges) if edge.horizontal]
    upright = [i for i, edge in enumerate(edges) if not edge.horizontal]
    for i in flat:
        for j in upright:
            if _meet(edges[i], edges[j]):
                group[root(j)] = root(i)
    groups: dict[int, list[Edge]] = {}
    for index, edge in enumerate(edges):
        groups.setdefault(root(index), []).append(edge)
    return list(groups.values())


def _with_islands(groups: Sequence[list[Edge]]) -> list[list[Edge]]:
    """The groups; a frame inside another group, all on its lines, is cells of that table.

    So are filled cells printed in a table whose empty ones have no lines.
    """
    places = [
        tuple(_places(e.at for e in group if e.horizontal is way) for way in (False, True))
        for group in groups
    ]
    homes = [at for at, (xs, ys) in enumerate(places) if len(xs) > 2 and len(ys) > 2]
    found = [list(group) for group in groups]
    for at, own in enumerate(places):
        inside = [home for home in homes if home != at and _is_island(own, places[home])]
        if inside and len(groups[at]) < len(groups[inside[0]]):
            found[inside[0]] += groups[at]
            found[at] = []
    return [group for group in found if group]


def _is_island(own: Sequence[Sequence[float]], home: Sequence[Sequence[float]]) -> bool:
    """Whether all places of lines, upright and across, are places of another group's lines."""
    return all(
        len(mine) > 1 and all(any(abs(x - y) <= _NEAR for y in theirs) for x in mine)
        for mine, theirs in zip(own, home, strict=True)
    )


def _meet(flat: Edge, upright: Edge) -> bool:
    return (
        flat.start - _TOUCH <= upright.at <= flat.end + _TOUCH
        and upright.start - _TOUCH <= flat.at <= upright.end + _TOUCH
    )


def close_sides(edges: Sequence[Edge]) -> list[Edge]:
    """The lines of a table, with a line added along every side left open."""
    closed = list(edges)
    for horizontal in (True, False):
        along = [e for e in closed if e.horizontal is horizontal]
        across = [e for e in closed if e.horizontal is not horizontal]
        if not along or len(across) < 2:
            continue
        for sign in (-1, 1):
            closed += _missing_side(along, across, sign)
    return closed


def _missing_side(along: Sequence[Edge], across: Sequence[Edge], sign: int) -> list[Edge]:
    """The side on which at least two crossing lines stick out beyond the last line."""
    last = max(sign * e.at for e in along)
    ends = [(sign * (e.end if sign > 0 else e.start), e) for e in across]
    beyond = [(end, e) for end, e in ends if end > last + _OPEN]
    if len(beyond) < 2:
        return []
    far = max(end for end, _ in beyond)
    reached = [e.at for end, e in beyond if end > far - _OPEN]
    if len(reached) < 2:
        return []
    return [Edge(along[0].horizontal, sign * far, min(reached), max(reached))]


def _places(values: Iterable[float]) -> tuple[float, ...]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return tuple(places)


def _open(edges: Sequence[Edge], xs: Sequence[float], y: float) -> tuple[bool, ...]:
    """The columns without a line at a height."""
    there = _at(edges, True, y)
    return tuple(not _parted(there, x0, x1) for x0, x1 in pairwise(xs))


def _regions(xs: Sequence[float], ys: Sequence[float], edges: Sequence[Edge]) -> Iterator[Region]:
    """Cells joined where no line parts them; a joined cell is kept a rectangle."""
    across = [_at(edges, True, y) for y in ys]
    upright = [_at(edges, False, x) for x in xs]
    rows, columns = range(len(ys) - 1), range(len(xs) - 1)
    above = [[_parted(line, xs[c], xs[c + 1]) for c in columns] for line in across]
    left = [[_parted(line, ys[r], ys[r + 1]) for r in rows] for line in upright]
    below, right = above[1:], [[left[c + 1][r] for c in columns] for r in rows]
    taken: set[tuple[int, int]] = set()
    for row in rows:
        for column in columns:
            if (row, column) not in taken:
                down, wide = _extent(row, column, below, right, taken)
                taken |= {(row + r, column + c) for r in range(down) for c in range(wide)}
                box = Box(xs[column], ys[row], xs[column + wide], ys[row + down])
                inside = range(row, row + down), range(column, column + wide)
                ends = all(above[r][c] for r in (row, row + down) for c in inside[1])
                sides = all(left[c][r] for c in (column, column + wide) for r in inside[0])
                yield Region(row, column, down, wide, box, ends, sides)


def _at(edges: Sequence[Edge], horizontal: bool, place: float) -> list[Edge]:
    """The lines that lie at a place."""
    return [e for e in edges if e.horizontal is horizontal and abs(e.at - place) <= _NEAR]


def _parted(edges: Sequence[Edge], start: float, end: float) -> bool:
    """Whether lines cover most of the way from `start` to `end`."""
    covered = sum(max(0.0, min(e.end, end) - max(e.start, start)) for e in edges)
    return covered >= _COVERS * (end - start)


def _extent(
    row: int,
    column: int,
    below: Sequence[Sequence[bool]],
    right: Sequence[Sequence[bool]],
    taken: set[tuple[int, int]],
) -> tuple[int, int]:
    """Over how many rows and columns the cell at a corner goes."""
    wide = 1
    while (
        column + wide < len(right[row])
        and not right[row][column + wide - 1]
        and (row, column + wide) not in taken
    ):
        wide += 1
    down = 1
    columns = range(column, column + wide)
    while (
        row + down < len(below)
        and not any(below[row + down - 1][c] for c in columns)
        and not any(right[row + down][c] for c in columns[:-1])
        and not any((row + down, c) in taken for c in columns)
    ):
        down += 1
    return down, wide
