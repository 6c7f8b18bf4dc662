"""Tables with lines around and between columns, none between the rows of their body.

Numbers below each other in one ruled row show it. What stands in such a row, and in those
below it, is told by the heights of its words, as in a table without rules; the ruled rows
above it, of the header mostly, are read as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from generator.documents.numbers import is_finished, is_number, is_part_of_number
from generator.documents.pdf.band import column_of
from generator.documents.pdf.continued import with_columns
from generator.documents.pdf.lattice import Lattice, Region, merge_edges
from generator.documents.pdf.model import Edge, Frame, Glyph, Piece, PrintedGrid
from generator.documents.pdf.paragraphs import glyphs_to_printed_lines
from generator.documents.pdf.rules import NEAR
from generator.documents.pdf.unruled_framed import cut_at_columns

# In sizes of print.
_DIGIT = 0.7  # the width of a digit, at most
_ROOM = 2.0  # left free by a number that is not broken off
_MOST = 0.5  # of the numbers of a table stand in such rows; of its height, a line between columns
_FEWEST = 2  # amounts below header words
_LONG = 4  # an amount without decimals, in digits
# In points.
_NARROWEST = 4.0  # of columns
_SHORTEST = 7.0  # of the lines at the sides of a row: dashes are shorter
_SAME = 1.0
_LOWER = 3.0  # a line of print than the one above it

Span = tuple[float, float]


def open_frame(
    lattice: Lattice,
    grid: PrintedGrid,
    glyphs: Sequence[Glyph],
    edges: Sequence[Edge],
    known: Sequence[Sequence[float]] = (),
) -> Frame | None:
    """The frame of the rows without lines, from the first such row on; None for other tables.

    `grid` is what the lines of the lattice alone tell, `glyphs` are those in it,
    `edges` those of the page; the columns of such tables on the page before are `known`.
    """
    if not known and not _may_be_open(lattice, glyphs):
        return None
    sides = [e for e in edges if not e.horizontal and _is_within(e, lattice)]
    if not any(_parts_rows(edge, lattice) for edge in merge_edges(sides)):
        return None
    xs = _finer(grid.bounds, sides)
    columns = list(pairwise(xs))
    lines = glyphs_to_printed_lines(glyphs, grid.page)
    words = [word for line in lines for word in cut_at_columns(line, xs)]
    held = [[w for w in words if top <= w.box.y < low] for top, low in pairwise(lattice.ys)]
    cuts = row_cuts(sides)
    stacked = [
        at for at, band in enumerate(held) if _is_cut(band, cuts) or _is_stacked(band, columns)
    ]
    if not stacked and held[0] and _goes_on(xs, known):
        stacked = [0]
    inside = sum(is_number(word.text) for at in stacked for word in held[at])
    is_few = inside < _MOST * sum(is_number(word.text) for word in words)
    if not stacked or is_few or len(columns) < _FEWEST:
        return None
    down = [r for r in _merged_down(lattice, words) if r.row + r.rowspan > stacked[0]]
    first = min([stacked[0], *(region.row for region in down)])
    top = lattice.ys[first]
    above = tuple(row for row in with_columns(grid, xs).rows if row[0].box.y < top)
    is_known = all(region.row < stacked[0] for region in down)
    drawn = tuple(e for e in sides if e.end > top + NEAR)
    return Frame(
        xs, top, lattice.ys[-1], ruled=above, is_known=is_known, sides=drawn, cuts=tuple(cuts)
    )


def _may_be_open(lattice: Lattice, glyphs: Sequence[Glyph]) -> bool:
    """Whether lines of print stand below each other in a ruled row, digits in one of them."""
    lowest: dict[int, float] = {}
    highest: dict[int, float] = {}
    digits = set()
    for glyph in glyphs:
        row = bisect_right(lattice.ys, glyph.box.y)
        lowest[row] = max(lowest.get(row, glyph.baseline), glyph.baseline)
        highest[row] = min(highest.get(row, glyph.baseline), glyph.baseline)
        if glyph.char.isdigit():
            digits.add(row)
    return any(lowest[row] - highest[row] > _LOWER for row in digits)


def upright_ends(edges: Sequence[Edge], tables: Sequence[Lattice]) -> list[Edge]:
    """Upright lines that touch no level one, with lines in thought where all of them end.

    Those within the `tables` known are none.
    """
    merged = merge_edges(edges)
    level = [edge for edge in merged if edge.horizontal]
    loose = [
        edge
        for edge in merged
        if not edge.horizontal
        and not any(_meet(edge, line) for line in level)
        and not any(_is_within(edge, lattice) for lattice in tables)
    ]
    found: list[Edge] = []
    for end in sorted({round(edge.end) for edge in loose}):
        group = [edge for edge in loose if abs(edge.end - end) <= NEAR and edge not in found]
        if len(group) > _FEWEST:
            left, right = min(e.at for e in group), max(e.at for e in group)
            ends = min(e.start for e in group), max(e.end for e in group)
            found += [*group, *(Edge(True, y, left, right) for y in ends)]
    return found


def _meet(upright: Edge, level: Edge) -> bool:
    return (
        level.start - NEAR <= upright.at <= level.end + NEAR
        and upright.start - NEAR <= level.at <= upright.end + NEAR
    )


def _is_within(edge: Edge, lattice: Lattice) -> bool:
    """Whether an upright line is one of a table."""
    box = lattice.box
    return (
        box.x0 - NEAR <= edge.at <= box.x1 + NEAR
        and box.top - NEAR <= edge.start
        and edge.end <= box.bottom + NEAR
    )


def _parts_rows(edge: Edge, lattice: Lattice) -> bool:
    """Whether an upright line parts two columns in most rows, not at the end of a table only."""
    box = lattice.box
    is_inner = box.x0 + NEAR < edge.at < box.x1 - NEAR
    return is_inner and edge.end - edge.start > _MOST * (box.bottom - box.top)


def _finer(xs: Sequence[float], sides: Sequence[Edge]) -> tuple[float, ...]:
    """The places where columns meet, those of lines that touch no other line among them."""
    found = list(xs)
    for edge in merge_edges(sides):
        if all(abs(edge.at - x) > _NARROWEST for x in found):
            found.append(edge.at)
    return tuple(sorted(found))


def row_cuts(sides: Sequence[Edge]) -> list[float]:
    """The heights at which rows meet, where the lines at their sides are drawn row by row."""
    if any(edge.end - edge.start < _SHORTEST for edge in sides):
        return []
    found: list[float] = []
    for y in sorted({edge.end for edge in sides}):
        ending = {round(e.at) for e in sides if abs(e.end - y) <= _SAME}
        beginning = {round(e.at) for e in sides if abs(e.start - y) <= _SAME}
        if len(ending & beginning) >= _FEWEST and (not found or y - found[-1] > _SAME):
            found.append(y)
    return found


def _is_cut(words: Sequence[Piece], cuts: Sequence[float]) -> bool:
    """Whether two rows meet between words of a ruled row."""
    if not words:
        return False
    top, bottom = min(w.box.bottom for w in words), max(w.box.top for w in words)
    return any(top < cut < bottom for cut in cuts)


def _goes_on(xs: Sequence[float], known: Sequence[Sequence[float]]) -> bool:
    return any(
        len(xs) == len(other) and all(abs(a - b) <= NEAR for a, b in zip(xs, other, strict=True))
        for other in known
    )


def _merged_down(lattice: Lattice, words: Sequence[Piece]) -> list[Region]:
    """The cells with words that no line parts from the row below them."""
    return [
        region
        for region in lattice.regions
        if region.rowspan > 1 and any(region.box.holds(w.box.x, w.box.y) for w in words)
    ]


def _is_stacked(words: Sequence[Piece], columns: Sequence[Span]) -> bool:
    """Whether numbers stand below each other in a ruled row, or below the words of a header.

    A number goes on in the next line where it fills its column; then so may those beside it.
    """
    stacks = [s for column in columns if (s := _stack(words, column))]
    sure = any(_are_rows(numbers) for numbers, _ in stacks)
    free = bool(stacks) and all(_has_room(numbers, column) for numbers, column in stacks)
    return sure or free or _is_headed(words, columns)


def _is_headed(words: Sequence[Piece], columns: Sequence[Span]) -> bool:
    """Whether amounts of several columns stand on one line, each below words of its column.

    The beginning of a number that goes on in the next line is no word.
    """
    heights = Counter(
        round(number.glyphs[0].baseline)
        for column in columns
        for word, number in pairwise(_in_column(words, column))
        if _is_amount(number.text) and not is_part_of_number(word.text)
    )
    return max(heights.values(), default=0) >= _FEWEST


def _is_amount(text: str) -> bool:
    return is_finished(text) or (is_number(text) and len(text) >= _LONG)


def _in_column(words: Sequence[Piece], column: Span) -> list[Piece]:
    inside = [word for word in words if column_of(word, [column]) == 0]
    return sorted(inside, key=lambda word: word.glyphs[0].baseline)


def _stack(words: Sequence[Piece], column: Span) -> tuple[list[Piece], Span] | None:
    """The numbers below each other in a column, from the top."""
    numbers = [word for word in _in_column(words, column) if is_number(word.text)]
    return (numbers, column) if len(numbers) > 1 else None


def _are_rows(numbers: Sequence[Piece]) -> bool:
    """Whether no number goes on in the next line: all are complete, or one above is shorter."""
    if any(number.text.endswith("%") for number in numbers):
        return False
    widths = [word.box.x1 - word.box.x0 for word in numbers]
    is_shorter = min(widths[:-1]) < max(widths) - _DIGIT * numbers[0].glyphs[0].size
    return is_shorter or all(is_finished(number.text) for number in numbers)


def _has_room(numbers: Sequence[Piece], column: Span) -> bool:
    """Whether there is room in the column for a further digit beside each number."""
    widest = max(word.box.x1 - word.box.x0 for word in numbers[:-1])
    room = column[1] - column[0] - widest
    return room > _ROOM * numbers[0].glyphs[0].size and not numbers[0].text.endswith("%")
