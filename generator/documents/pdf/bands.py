"""Lines between rows only: the sides of the cells that no line draws.

Rules of one length below each other part the rows of a table. Where every rule is drawn
cell by cell, its pieces meet where the columns do; rules drawn whole do not show columns, and
their tables are read as those without lines. The sides found are handed on as lines, so that
such a table is read as any ruled one. A side is left out where words run over it: the cell is
merged there, and so it is where a header word stands in the middle of several cells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.documents.pdf.band import CLOSE, Band, crossed, is_in_middle, widest_strip
from generator.documents.pdf.band_ends import open_ends, row_starts, rows_apart, words_beside
from generator.documents.pdf.band_header import header, merged_cells
from generator.documents.pdf.frames import Framed, framed
from generator.documents.pdf.model import Edge, Frame, Glyph, Piece
from generator.documents.pdf.overlined import overlined
from generator.documents.pdf.rules import NEAR, Rule, edges_to_rules, has_sides, is_part, stacks
from generator.documents.pdf.underlined import Underlined, underlined
from generator.documents.pdf.words import (
    glyphs_to_lines,
    glyphs_to_piece,
    printed_end,
    split_at_gaps,
)

_INSIDE = 4.0
_WORD_GAP = 0.6  # in sizes of the print
_CELL_GAP = 0.2  # likewise, where columns meet
_MOST_RULES = 400


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of the cells of all tables on a page that have lines between rows only.

    And the frames of those that have lines around their header and body only. `is_level` says
    that no upright line is drawn, `is_above` that a table has lines above its cells only.
    """

    edges: tuple[Edge, ...] = ()
    frames: tuple[Framed, ...] = ()
    is_level: bool = False
    is_above: bool = False


def side_edges(
    edges: Sequence[Edge], glyphs: Sequence[Glyph], known: Sequence[Frame] = ()
) -> Sides:
    """What the level lines of a page tell of its cells; some frames are `known` of pages before."""
    rules = sorted(edges_to_rules(edges), key=lambda rule: (rule.at, rule.start))
    if len(rules) > _MOST_RULES:
        return Sides()
    lines = glyphs_to_lines(glyphs)
    words = [word for line in lines for word in _line_words(line, _ends_around(line, rules))]
    upright = [edge for edge in edges if not edge.horizontal]
    frames = [] if upright else list(framed(rules, words, known))
    drawn = {rule for frame in frames for rule in frame.rules}
    rules = [rule for rule in rules if rule not in drawn]
    if upright:
        return Sides(tuple(_row_sides(rules, words, upright)), tuple(frames))
    under = list(underlined(rules, words))
    sure = [table for table in under if table.edges]
    left = _without(rules, sure)
    over = list(overlined(left, words))
    drawn_cells = [edge for table in (*sure, *over) for edge in table.edges]
    sides = _row_sides(_without(left, [*under, *over]), words, upright)
    return Sides((*drawn_cells, *sides), tuple(frames), is_level=True, is_above=bool(over))


def _row_sides(rules: list[Rule], words: Sequence[Piece], upright: Sequence[Edge]) -> list[Edge]:
    """The sides of cells between rows."""
    found: list[Edge] = []
    taken: set[int] = set()
    wide = sorted(stacks(rules), key=lambda stack: stack[0].start - stack[0].end)
    levels = [rule.at for rule in rules]
    gaps = [gap for stack in wide if (gap := rows_apart(stack, words))]
    for stack in wide:
        if id(stack[0]) in taken:
            continue  # a rule within a header
        outer = [edge for edge in upright if _is_outer(edge, stack[0])]
        near = words_beside(stack, rules, words)
        top, bottom = open_ends(stack, outer, near, levels, min(gaps, default=0.0))
        if has_sides(stack[0], top, bottom, upright) or (
            len(stack) == 1 and bottom - top <= _INSIDE
        ):
            continue
        parts = [rule for rule in rules if is_part(rule, stack[0], top, bottom)]
        taken |= {id(rule) for rule in parts}
        cuts = row_starts(stack, parts, words)
        bands = _bands((top, bottom), parts, words, stack[0], cuts)
        torn = top < stack[0].at - NEAR
        for run in _tables(bands, stack[0], outer):
            is_cut = run[-1].bottom >= max((word.box.y for word in words), default=0.0)
            if len(stack) == 1 and not (is_cut or any(band.has_number for band in run)):
                continue  # within a header
            found += _sides(run, stack[0], torn=torn and run[0] is bands[0], is_cut=is_cut)
    return found


def _without(rules: Sequence[Rule], tables: Sequence[Underlined]) -> list[Rule]:
    """The rules of a page that are not those of some tables."""
    taken = {rule for table in tables for rule in table.rules}
    return [rule for rule in rules if rule not in taken]


def _is_outer(edge: Edge, whole: Rule) -> bool:
    """Whether an upright line is at the left or right side of a table."""
    return min(abs(edge.at - whole.start), abs(edge.at - whole.end)) <= NEAR


def _ends_around(line: Sequence[Glyph], rules: Sequence[Rule]) -> set[float]:
    """Where the pieces of the rules next above and below a line meet."""
    y = line[0].box.y
    above = [rule for rule in rules if len(rule.ends) > 2 and rule.at <= y]
    below = [rule for rule in rules if len(rule.ends) > 2 and rule.at > y]
    return {x for rule in (*above[-1:], *below[:1]) for x in rule.ends}


def _line_words(line: Sequence[Glyph], xs: Collection[float]) -> Iterator[Piece]:
    """The words of a line; a narrow gap parts two at a place where pieces of rules meet."""
    for part in split_at_gaps(line, _WORD_GAP):
        start = 0
        for at, (left, right) in enumerate(pairwise(part), 1):
            gap = right.box.x0 - printed_end(left) > _CELL_GAP * min(left.size, right.size)
            is_printed_apart = left.run != right.run and not right.spaced
            if gap and is_printed_apart and any(left.box.x1 <= x <= right.box.x0 for x in xs):
                yield from _piece(part[start:at])
                start = at
        yield from _piece(part[start:])


def _piece(glyphs: Sequence[Glyph]) -> Iterator[Piece]:
    piece = glyphs_to_piece(glyphs)
    if piece:
        yield piece


def _tables(bands: Sequence[Band], whole: Rule, sides: Sequence[Edge]) -> Iterator[Sequence[Band]]:
    """The rows of one table each: what stands between two tables is a band, too."""
    run: list[Band] = []
    # No amount has decimals; a year alone in a title is none.
    is_whole = not any(b.has_number for b in bands) and sum(b.has_figures for b in bands) > 1
    for at, band in enumerate(bands):
        after = bands[at + 1] if at + 1 < len(bands) else None
        if band.is_gap:
            is_gap = True
        elif sides:
            is_gap = not any(min(e.end, band.bottom) - max(e.start, band.top) > NEAR for e in sides)
        else:
            has_rows = any(b.has_number or (is_whole and b.has_figures) for b in run)
            is_gap = has_rows and after is not None and _is_caption(band, run, whole)
        if is_gap and run:
            yield run
            run = []
        elif not is_gap:
            run.append(band)
    if run:
        yield run


def _is_caption(band: Band, above: Sequence[Band], whole: Rule) -> bool:
    """Whether the words below the last row of a table are no row of it.

    They run over the columns, or begin further to the left than those of any row and not
    in the middle of their columns.
    """
    is_whole = not any(other.has_number for other in above)  # all amounts are whole numbers
    if band.has_number or not band.words or (is_whole and band.has_figure):
        return False
    if any(any(crossed(word, whole.ends[1:-1])) for word in band.words):
        return True
    columns = list(pairwise(whole.ends))
    if all(is_in_middle(word, columns) for word in band.words):
        return False
    left = min(word.box.x0 for other in above for word in other.words)
    return any(word.box.x0 < left - 1.0 for word in band.words)


def _sides(bands: Sequence[Band], whole: Rule, *, torn: bool, is_cut: bool) -> list[Edge]:
    """The sides of the cells of one table; no line is above a first row that is `torn`.

    One that is `is_cut` ends its page.
    """
    xs = whole.ends
    columns = list(pairwise(xs))
    if not any(b.words for b in bands) or any(
        b.has_rows(columns) or b.is_apart(columns) for b in bands
    ):
        return []
    if torn and bands[0].has_number and _is_loose(bands[0]):
        return []  # it may be two rows
    head = header(bands)
    if torn and len(head) == 1:
        head = []  # the rest of a row, or a header of one level
    merged = merged_cells(head, columns, is_cut=is_cut and len(head) == len(bands))
    if merged is None:
        return []
    edges = []
    for band in bands:
        hidden = {x for word in band.words for x in crossed(word, xs)}
        hidden |= {x for first, last in merged.get(band.top, ()) for x in xs[first + 1 : last + 1]}
        edges += [Edge(False, x, band.top, band.bottom) for x in xs if x not in hidden]
    return edges


def _is_loose(band: Band) -> bool:
    """Whether lines of a row stand further apart than those of a cell surely do."""
    return widest_strip(band.words, ()) > CLOSE * band.words[0].glyphs[0].size


def _bands(
    ends: tuple[float, float],
    rules: Sequence[Rule],
    words: Sequence[Piece],
    whole: Rule,
    cuts: Sequence[float],
) -> list[Band]:
    ys: list[float] = []
    for y in sorted([*ends, *cuts, *(rule.at for rule in rules)]):
        if not ys or y - ys[-1] > NEAR:
            ys.append(y)
    across = [word for word in words if whole.start <= word.box.x <= whole.end]
    return [
        Band(
            top,
            bottom,
            tuple(w for w in across if top <= w.box.y < bottom),
            tuple(rule for rule in rules if abs(rule.at - bottom) <= NEAR),
            bottom in cuts,
        )
        for top, bottom in pairwise(ys)
    ]
