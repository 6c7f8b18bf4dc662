"""A lattice and the glyphs in it become rows of cells at full width.

A word that runs over a line belongs to the cell that holds most of it: a number is never
torn in two at a line unless its left part is complete. What a merged cell covers is blank.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile

from generator.documents.numbers import NUMERIC, is_finished
from generator.documents.pdf.cut_words import with_stacks
from generator.documents.pdf.lattice import Lattice, Region
from generator.documents.pdf.model import Box, Glyph, PrintedCell, PrintedGrid
from generator.documents.pdf.multiline import split_rows
from generator.documents.pdf.overprint import OVERPRINTED, runs_over, told_apart
from generator.documents.pdf.words import glyphs_to_lines, glyphs_to_piece

_WORD_GAP = 0.6
_TIGHT = 0.15
_WIDER = 0.05  # or narrower, a gap with a line in it than those within a word
_TOUCH = 0.12  # a line so far inside a number is at its end
_WHOLE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)")
_MONEY = re.compile(rf"{_WHOLE.pattern}\.\d{{1,2}}")
_NARROWEST = 4.0
_OUTSIDE = 0.35  # of its size, what the middle of a small glyph may stand outside
_MARGIN = 2.0
_CLOSING = frozenset("）】》」，。、；：”’")
_OPENING = frozenset("（【《「“‘")

Row = tuple[PrintedCell, ...]


def ruled_grid(lattice: Lattice, glyphs: Sequence[Glyph], page: int) -> PrintedGrid:
    """The table of a lattice, or the frame or drawing that it is."""
    where = _with_single_cells(lattice, glyphs, _map(lattice))
    apart = told_apart(glyphs, lattice.xs, lambda x, y: _region_at(lattice, x, y, where))
    content: dict[tuple[int, int], list[Glyph]] = {}
    words = lattice_words(lattice, apart.rest, where)
    homes = [(word, region) for word in words if (region := _most(lattice, word, where))]
    for word, region in with_stacks(homes):
        content.setdefault((region.row, region.column), []).extend(word)
    for region, text in apart.placed:
        content.setdefault((region.row, region.column), []).extend(text)
    rows = _without_strips(_rows(lattice, content, where), lattice)
    bounds, rows = _without_slits(lattice.xs, rows)
    is_plain = apart.is_plain and not runs_over(glyphs_to_lines(apart.rest))
    is_plain = is_plain and not _is_ambiguous(lattice, homes, where)
    unread = "" if is_plain else OVERPRINTED
    return PrintedGrid(page, lattice.box, bounds, tuple(split_rows(rows)), unread=unread)


def _is_ambiguous(
    lattice: Lattice, homes: Sequence[tuple[Sequence[Glyph], Region]], where: _Where
) -> bool:
    """Whether digits behind a line stand in a cell that holds nothing else.

    They may be the end of the name that ran over the line (…结转2023) or of the number, or the
    cell's own number.
    """
    taken = {(region.row, region.column) for _, region in homes}
    for word, home in homes:
        tail = [*takewhile(lambda g: g.char in NUMERIC, reversed(word))][::-1]
        cells = [_region_at(lattice, g.box.x, g.box.y, where) for g in tail]
        others = {(c.row, c.column) for c in cells if c and c is not home} - taken
        behind = [g for g, cell in zip(tail, cells, strict=True) if cell is cells[-1]]
        is_number = len(tail) == len(word)
        if others and (not is_number or is_finished(_text(behind))):
            return True
    return False


def within(lattice: Lattice, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs that stand in the table, and the ends of numbers that run out of it."""
    held = {id(glyph) for glyph in glyphs if inside(lattice, glyph)}
    for before, glyph in pairwise(glyphs):
        is_number = before.char in NUMERIC and glyph.char in NUMERIC
        is_even = abs(glyph.baseline - before.baseline) < _WIDER * glyph.size
        is_next = is_even and abs(glyph.box.x0 - before.box.x1) < _TIGHT * glyph.size
        if is_number and is_next and id(before) in held:
            held.add(id(glyph))
    return [glyph for glyph in glyphs if id(glyph) in held]


def inside(lattice: Lattice, glyph: Glyph) -> bool:
    """Whether a glyph stands in the table."""
    box, margin = lattice.box, min(_MARGIN, _OUTSIDE * glyph.size)
    return (
        box.x0 - margin <= glyph.box.x <= box.x1 + margin
        and box.top - margin <= glyph.box.y <= box.bottom + margin
    )


_Where = dict[tuple[int, int], Region]


def _map(lattice: Lattice) -> _Where:
    """The region at each row and column."""
    return {
        (region.row + r, region.column + c): region
        for region in lattice.regions
        for r in range(region.rowspan)
        for c in range(region.colspan)
    }


def _with_single_cells(lattice: Lattice, glyphs: Sequence[Glyph], where: _Where) -> _Where:
    """The regions, those with amounts that no lines close all around taken apart.

    Lines are missing there: it is no merged cell, and an amount in it is where it is printed.
    """
    if all(map(_is_cell, lattice.regions)):
        return where
    amounts: dict[tuple[int, int], list[bool]] = {}
    for word in lattice_words(lattice, glyphs, where):
        region = _most(lattice, word, where) if is_finished(_text(word)) else None
        if region and not _is_cell(region):
            columns = {bisect_right(lattice.xs, glyph.box.x) for glyph in word}
            amounts.setdefault((region.row, region.column), []).append(len(columns) == 1)
    opened = {at for at, alone in amounts.items() if all(alone)}
    return {
        (row, column): _single(lattice, row, column) if (cell.row, cell.column) in opened else cell
        for (row, column), cell in where.items()
    }


def _is_cell(region: Region) -> bool:
    """Whether lines close a region; those between rows, or at an end, may be missing."""
    is_single = region.rowspan == region.colspan == 1
    return is_single or (region.has_sides and (region.has_ends or region.colspan == 1))


def _single(lattice: Lattice, row: int, column: int) -> Region:
    xs, ys = lattice.xs, lattice.ys
    return Region(row, column, 1, 1, Box(xs[column], ys[row], xs[column + 1], ys[row + 1]))


def _region_at(lattice: Lattice, x: float, y: float, where: _Where) -> Region | None:
    column = min(max(bisect_right(lattice.xs, x) - 1, 0), len(lattice.xs) - 2)
    row = min(max(bisect_right(lattice.ys, y) - 1, 0), len(lattice.ys) - 2)
    return where.get((row, column))


def lattice_words(
    lattice: Lattice, glyphs: Sequence[Glyph], where: _Where | None = None
) -> list[list[Glyph]]:
    """The glyphs of a table in words, none of which goes on in the next cell."""
    where = where or _map(lattice)
    words: list[list[Glyph]] = []
    for line in glyphs_to_lines(glyphs):
        word: list[Glyph] = []
        for at, glyph in enumerate(line):
            if word and _parts(lattice, word, line[at:], where):
                words.append(word)
                word = []
            word.append(glyph)
        words.append(word)
    return words


def _parts(lattice: Lattice, word: Sequence[Glyph], rest: Sequence[Glyph], where: _Where) -> bool:
    """Whether a new word begins with the first of the `rest` of a line."""
    last, glyph = word[-1], rest[0]
    gap = glyph.box.x0 - last.box.x1
    if gap > _WORD_GAP * min(glyph.size, last.size):
        return True
    here = _region_at(lattice, last.box.x, last.box.y, where)
    there = _region_at(lattice, glyph.box.x, glyph.box.y, where)
    if here is None or there is None:
        return False
    if here is there:
        begins = _region_at(lattice, word[0].box.x, word[0].box.y, where)
        return begins is not here and _ends_number(word, rest)
    border = there.box.x0 if there.box.x0 > here.box.x0 else here.box.x0
    is_tight = gap < _TIGHT * glyph.size
    if last.char in NUMERIC and glyph.char in NUMERIC and is_tight:
        beside = last.run != glyph.run and last.box.x < border < glyph.box.x
        is_new = beside and (not _is_usual(gap, word) or _meet(word, rest, border, here, there))
        return is_new or (is_finished(_text(word)) and not _goes_on(word, rest))
    if is_finished(_text(word)) and glyph.char not in NUMERIC and not is_tight:
        return True
    if last.char not in NUMERIC and is_finished(_amount(rest)):
        return True
    if is_tight and (glyph.char in _CLOSING or _runs_on(word, glyph, border)):
        return False
    cut = any(_ink(g)[0] + 0.2 * g.size < border < _ink(g)[1] - 0.2 * g.size for g in (last, glyph))
    return not (cut or (last.run == glyph.run and is_tight))


def _runs_on(word: Sequence[Glyph], glyph: Glyph, border: float) -> bool:
    """Whether a word that ran over a line, or reaches it in a character, goes on in another one."""
    touch = _TOUCH * glyph.size
    crosses = _ink(glyph)[0] < border - touch or _ink(word[-1])[1] > border + touch
    return crosses and _is_usual(glyph.box.x0 - word[-1].box.x1, word)


def _meet(
    word: Sequence[Glyph], rest: Sequence[Glyph], border: float, here: Region, there: Region
) -> bool:
    """Whether two whole numbers that were printed by themselves touch where the line is.

    Where each character was printed by itself, no number that runs over the line ends so far
    inside both cells.
    """
    tail = list(takewhile(lambda g: g.char in NUMERIC, rest))
    touch = _TOUCH * word[-1].size
    is_at = word[-1].box.x1 - touch < border < rest[0].box.x0 + touch
    if not is_at or not (_WHOLE.fullmatch(_text(word)) and _WHOLE.match(_text(tail))):
        return False
    if len({g.run for g in word}) == 1 and (len(tail) == 1 or tail[0].run == tail[1].run):
        return len(word) > 1 or len(tail) > 1
    room = _WORD_GAP * word[-1].size
    return word[0].box.x0 - here.box.x0 > room and there.box.x1 - tail[-1].box.x1 > room


def _ends_number(word: Sequence[Glyph], rest: Sequence[Glyph]) -> bool:
    """Whether what ran over a line is complete before a number, or before what is none.

    Behind a name only an amount with decimals is a number by itself: a year may be of the name.
    """
    glyph, text = rest[0], _text(word)
    if word[-1].run == glyph.run:
        return False
    is_usual = _is_usual(glyph.box.x0 - word[-1].box.x1, word)
    if word[-1].char not in NUMERIC:
        return is_finished(_amount(rest))
    if glyph.char not in NUMERIC:
        return is_finished(text) or (text.isdecimal() and not is_usual)
    return is_finished(text) and (not is_usual or is_finished(_tail(word, rest)))


def _goes_on(word: Sequence[Glyph], rest: Sequence[Glyph]) -> bool:
    """Whether what was printed in one go with a number is its end, and no number by itself.

    Where each character was printed by itself, so is what stands as near as those before and makes
    one number with them: 15625438.5 and the 6 behind the line.
    """
    tail = _text([*takewhile(lambda g: g.run == word[-1].run and g.char in NUMERIC, rest)])
    if tail:
        return not is_finished(tail)
    alone = len({glyph.run for glyph in word}) == len(word)
    tail = _tail(word, rest) if alone else ""
    return bool(tail) and not is_finished(tail) and bool(_MONEY.fullmatch(_text(word) + tail))


def _amount(rest: Sequence[Glyph]) -> str:
    """The number that a line begins with, down to a gap."""
    far = next(
        (
            at
            for at, (a, b) in enumerate(pairwise(rest), 1)
            if abs(b.box.x0 - a.box.x1) > _WIDER * b.size
        ),
        len(rest),
    )
    return _text([*takewhile(lambda g: g.char in NUMERIC, rest[:far])])


def _tail(word: Sequence[Glyph], rest: Sequence[Glyph]) -> str:
    """The digits of the rest of a line that stand as near to each other as those of a word."""
    near = [word[-1]]
    for glyph in rest:
        if glyph.char not in NUMERIC or not _is_usual(glyph.box.x0 - near[-1].box.x1, word):
            break
        near.append(glyph)
    return _text(near[1:])


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.char for glyph in glyphs)


def _is_usual(gap: float, word: Sequence[Glyph]) -> bool:
    """Whether two characters stand as those of a word do: as far apart, and no nearer."""
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(word)] or [0.0]
    slack = _WIDER * word[-1].size
    return min(gaps) - slack <= gap <= max(gaps) + slack


def _ink(glyph: Glyph) -> tuple[float, float]:
    """Where a character is printed: marks as wide as a word fill but half of their place."""
    x0, x1 = glyph.box.x0, glyph.box.x1
    if glyph.char in _CLOSING:
        return x0, glyph.box.x
    return (glyph.box.x, x1) if glyph.char in _OPENING else (x0, x1)


def _most(lattice: Lattice, word: Sequence[Glyph], where: _Where) -> Region | None:
    """The cell that holds most of a word; the left one of two equals."""
    votes: dict[tuple[int, int], int] = {}
    for glyph in word:
        region = _region_at(lattice, glyph.box.x, glyph.box.y, where)
        if region:
            key = (region.row, region.column)
            votes[key] = votes.get(key, 0) + 1
    if not votes:
        return None
    return where[min(votes, key=lambda key: (-votes[key], key))]


def _rows(
    lattice: Lattice, content: dict[tuple[int, int], list[Glyph]], where: _Where
) -> list[Row]:
    last = len(lattice.ys) - 2
    rows = []
    for r in range(last + 1):
        cells = []
        for c in range(len(lattice.xs) - 1):
            box = Box(lattice.xs[c], lattice.ys[r], lattice.xs[c + 1], lattice.ys[r + 1])
            hangs = where[r, c].row < r if r else lattice.open_above[c]
            is_open = r == last and lattice.open_below[c]
            cells.append(PrintedCell(glyphs_to_piece(content.get((r, c), ())), box, hangs, is_open))
        rows.append(tuple(cells))
    return rows


def is_table(grid: PrintedGrid) -> bool:
    """Whether a grid is a table by itself: something stands in two of its columns."""
    return len({c for row in grid.rows for c, cell in enumerate(row) if cell.text}) >= 2


def _without_strips(rows: Sequence[Row], lattice: Lattice) -> list[Row]:
    """The rows without what lies blank between the cells and a frame around all of them."""
    whole = lattice.xs[-1] - lattice.xs[0] - 2 * _NARROWEST
    strips = set()
    for region in lattice.regions:
        cell = rows[region.row][region.column]
        is_outside = cell.open or (not region.row and cell.hangs)
        is_whole = region.rowspan == 1 and region.box.x1 - region.box.x0 >= whole
        if is_outside and is_whole and not cell.text:
            strips.add(region.row)
    return [row for r, row in enumerate(rows) if r not in strips]


def _without_slits(xs: Sequence[float], rows: Sequence[Row]) -> tuple[tuple[float, ...], list[Row]]:
    """Columns of no width and rows of no height (double lines) taken out, when blank."""
    slits = {
        c
        for c in range(len(xs) - 1)
        if xs[c + 1] - xs[c] < _NARROWEST and not any(row[c].text for row in rows)
    }
    bounds = tuple(x for c, x in enumerate(xs) if c not in slits)
    kept = [
        tuple(cell for c, cell in enumerate(row) if c not in slits)
        for row in rows
        if row[0].box.bottom - row[0].box.top >= _NARROWEST or any(cell.text for cell in row)
    ]
    return bounds, kept
