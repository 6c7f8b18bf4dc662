"""Lines between rows only: the sides of the cells that no line draws.

Rules of one length below each other part the rows of a table. Where every rule is drawn
cell by cell, its pieces meet where the columns do; where it is drawn whole, the columns lie
between what the rows with numbers leave blank. The sides found are handed on as lines, so
that such a table is read as any ruled one. A side is left out where words run over it: the
cell is merged there, and so it is where a header word stands in the middle of several cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from generator.documents.pdf.model import Edge, Glyph, Piece
from generator.documents.pdf.numbers import is_finished
from generator.documents.pdf.rules import NEAR, Rule, edges_to_rules, has_sides, is_part, stacks
from generator.documents.pdf.words import glyphs_to_lines, glyphs_to_piece, split_at_gaps

_INSIDE = 4.0
_WORD_GAP = 0.6  # in sizes of the print
_MOST_RULES = 400
_MOST_LINES = 6  # of a row that a page cuts, in sizes of the print


@dataclass(frozen=True, slots=True)
class Band:
    """What stands between two rules of a stack."""

    top: float
    bottom: float
    words: tuple[Piece, ...]

    @property
    def has_number(self) -> bool:
        """Whether it is a row with an amount."""
        return any(is_finished(word.text) for word in self.words)

    @property
    def has_rows(self) -> bool:
        """Whether amounts stand below each other in it: then it is no row."""
        amounts = [word.box for word in self.words if is_finished(word.text)]
        return any(
            min(a.x1, b.x1) > max(a.x0, b.x0) and a.bottom < b.top
            for a, b in combinations(amounts, 2)
        )


def side_edges(edges: Sequence[Edge], glyphs: Sequence[Glyph]) -> list[Edge]:
    """The sides of the cells of all tables on a page that have lines between rows only."""
    rules = sorted(edges_to_rules(edges), key=lambda rule: (rule.at, rule.start))
    if len(rules) > _MOST_RULES:
        return []
    words = [word for line in glyphs_to_lines(glyphs) for word in _line_words(line)]
    upright = [edge for edge in edges if not edge.horizontal]
    found: list[Edge] = []
    for stack in stacks(rules):
        outer = [edge for edge in upright if _is_outer(edge, stack[0])]
        top, bottom = _open_ends(stack, outer, words)
        if has_sides(stack, upright) or (len(stack) == 1 and bottom - top <= _INSIDE):
            continue
        ys = [rule.at for rule in rules if is_part(rule, stack[0], top, bottom)]
        bands = _bands([top, *ys, bottom], words, stack[0])
        torn = top < stack[0].at - NEAR
        for run in _tables(bands, stack[0], outer):
            found += _sides(run, stack[0], torn=torn and run[0] is bands[0])
    return found


def _is_outer(edge: Edge, whole: Rule) -> bool:
    """Whether an upright line is at the left or right side of a table."""
    return min(abs(edge.at - whole.start), abs(edge.at - whole.end)) <= NEAR


def _line_words(line: Sequence[Glyph]) -> Iterator[Piece]:
    for part in split_at_gaps(line, _WORD_GAP):
        piece = glyphs_to_piece(part)
        if piece:
            yield piece


def _open_ends(
    stack: Sequence[Rule], sides: Sequence[Edge], words: Sequence[Piece]
) -> tuple[float, float]:
    """Where a table begins and ends that a page cuts in the middle of a row.

    The lines at its sides say so; or words under its columns with nothing beyond them.
    """
    first, last = stack[0], stack[-1]
    above = [e.start for e in sides if abs(e.end - first.at) <= NEAR]
    below = [e.end for e in sides if abs(e.start - last.at) <= NEAR]
    outside = (
        [word for word in words if word.box.y < first.at],
        [word for word in words if word.box.y > last.at],
    )
    top = min(above, default=_reach(first, outside[0]) or first.at)
    return top, max(below, default=_reach(last, outside[1]) or last.at)


def _reach(rule: Rule, words: Sequence[Piece]) -> float | None:
    """How far the words beyond a rule go, when they are a row that a page cuts."""
    columns = list(pairwise(rule.ends))
    held = {_column(word, columns) for word in words}
    is_row = len(held) > 1 and None not in held
    if not is_row or any(_is_no_cell(word, rule.ends) for word in words):
        return None
    far = [y for word in words for y in (word.box.top, word.box.bottom)]
    reached = max(far, key=lambda y: abs(y - rule.at))
    return reached if abs(reached - rule.at) <= _MOST_LINES * words[0].glyphs[0].size else None


def _is_no_cell(word: Piece, xs: Sequence[float]) -> bool:
    return "：" in word.text or ":" in word.text or any(_crossed(word, xs))


def _tables(bands: Sequence[Band], whole: Rule, sides: Sequence[Edge]) -> Iterator[Sequence[Band]]:
    """The rows of one table each: what stands between two tables is a band, too."""
    run: list[Band] = []
    for at, band in enumerate(bands):
        after = bands[at + 1] if at + 1 < len(bands) else None
        if sides:
            is_gap = not any(min(e.end, band.bottom) - max(e.start, band.top) > NEAR for e in sides)
        else:
            has_numbers = any(b.has_number for b in run)
            is_gap = has_numbers and after is not None and _is_caption(band, run, whole)
        if is_gap and run:
            yield run
            run = []
        elif not is_gap:
            run.append(band)
    if run:
        yield run


def _is_caption(band: Band, above: Sequence[Band], whole: Rule) -> bool:
    """Whether the words below the last row of a table are no row of it.

    They run over the columns, or begin further to the left than those of any row; below
    whole rules, a word that names a thing and ends in a colon is one of a caption, too.
    """
    if band.has_number or not band.words:
        return False
    left = min(word.box.x0 for other in above for word in other.words)
    is_whole = len(whole.ends) == 2
    return any(
        any(_crossed(word, whole.ends[1:-1]))
        or word.box.x0 < left - 1.0
        or (is_whole and ("：" in word.text or ":" in word.text))
        for word in band.words
    )


def _sides(bands: Sequence[Band], whole: Rule, *, torn: bool) -> list[Edge]:
    """The sides of the cells of one table; its first row is `torn` off the page before."""
    xs = whole.ends if len(whole.ends) > 2 else _columns(whole, bands)
    if len(xs) < 3 or not any(b.words for b in bands) or any(b.has_rows for b in bands):
        return []
    edges = []
    for at, band in enumerate(bands):
        hidden = {x for word in band.words for x in _crossed(word, xs)}
        is_head = not (torn and at == 0) and not any(b.has_number for b in bands[: at + 1])
        if is_head and at + 1 < len(bands):
            hidden |= _merged(band, bands[at + 1], xs)
        edges += [Edge(False, x, band.top, band.bottom) for x in xs if x not in hidden]
    return edges


def _bands(heights: Sequence[float], words: Sequence[Piece], whole: Rule) -> list[Band]:
    ys: list[float] = []
    for y in sorted(heights):
        if not ys or y - ys[-1] > NEAR:
            ys.append(y)
    across = [word for word in words if whole.start <= word.box.x <= whole.end]
    return [
        Band(top, bottom, tuple(w for w in across if top <= w.box.y < bottom))
        for top, bottom in pairwise(ys)
    ]


def _crossed(word: Piece, xs: Sequence[float]) -> Iterator[float]:
    """The sides that a word runs over by more than a part of a character."""
    margin = 0.25 * word.glyphs[0].size
    return (x for x in xs if word.box.x0 + margin < x < word.box.x1 - margin)


def _columns(whole: Rule, bands: Sequence[Band]) -> tuple[float, ...]:
    """The columns of rules drawn whole: the gaps that go through all rows with numbers.

    The words right above the first of these rows are the lowest of the header.
    """
    rows = [at for at, band in enumerate(bands) if band.has_number and len(band.words) > 1]
    if len(rows) < 2:
        return ()
    first = max(0, rows[0] - 1)
    spans = sorted(
        (w.box.x0, w.box.x1)
        for at, band in enumerate(bands[first:], first)
        if at == first or at in rows
        for w in band.words
    )
    gaps, reached = [], spans[0][1]
    for x0, x1 in spans:
        if x0 > reached + NEAR / 2:
            gaps.append((reached + x0) / 2)
        reached = max(reached, x1)
    return (whole.start, *gaps, whole.end)


def _merged(band: Band, below: Band, xs: Sequence[float]) -> set[float]:
    """The sides inside cells that a header word stands in the middle of.

    The widest run of columns that has its middle there, blank beside the word and headed
    below it; a word that begins or ends where its own column does stands in that alone.
    """
    columns = list(pairwise(xs))
    taken = [_column(word, columns) for word in band.words]
    headed = {_column(word, columns) for word in below.words}
    hidden: set[float] = set()
    for word, own in zip(band.words, taken, strict=True):
        size = word.glyphs[0].size
        if own is None or _at_side(word, columns[own]):
            continue
        runs = [
            (i, j)
            for i in range(own + 1)
            for j in range(own, len(columns))
            if i < j
            and abs((columns[i][0] + columns[j][1]) / 2 - word.box.x) <= 0.3 * size
            and all(c in headed and (c == own or c not in taken) for c in range(i, j + 1))
        ]
        if runs:
            i, j = max(runs, key=lambda run: run[1] - run[0])
            hidden |= set(xs[i + 1 : j + 1])
    return hidden


def _column(word: Piece, columns: Sequence[tuple[float, float]]) -> int | None:
    return next((c for c, (x0, x1) in enumerate(columns) if x0 <= word.box.x < x1), None)


def _at_side(word: Piece, column: tuple[float, float]) -> bool:
    """Whether a word stands at a side of its column, and not in its middle."""
    left, right = word.box.x0 - column[0], column[1] - word.box.x1
    return min(left, right) < word.glyphs[0].size and abs(left - right) > 1.0
