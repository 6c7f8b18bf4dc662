"""Lines between rows only: the sides of the cells that no line draws.

Rules of one length below each other part the rows of a table. Where every rule is drawn
cell by cell, its pieces meet where the columns do; rules drawn whole do not show columns, and
their tables are read as those without lines. The sides found are handed on as lines, so that
such a table is read as any ruled one. A side is left out where words run over it: the cell is
merged there, and so it is where a header word stands in the middle of several cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations

from generator.documents.pdf.model import Box, Edge, Glyph, Piece
from generator.documents.pdf.numbers import is_finished, is_number
from generator.documents.pdf.rules import NEAR, Rule, edges_to_rules, has_sides, is_part, stacks
from generator.documents.pdf.underlined import row_above, row_gap, underlined
from generator.documents.pdf.words import glyphs_to_lines, glyphs_to_piece, split_at_gaps

_INSIDE = 4.0
_MOST_HEADER = 4
_CENTRED = 0.3  # in sizes of the print
_WORD_GAP = 0.6  # in sizes of the print
_MOST_RULES = 400
_CLOSE = 0.6  # lines of one cell where rows are not seen, in sizes of the print
_CLOSE_BELOW = 0.75  # in points
_AS_FAR = 0.85  # rows without a rule between them, of the distance of others
_MOST_LINES = 6  # of a row that a page cuts, in sizes of the print

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """What stands between two rules of a stack."""

    top: float
    bottom: float
    words: tuple[Piece, ...]
    below: tuple[Rule, ...] = ()  # the rules at its end
    is_gap: bool = False  # between two tables

    @property
    def has_number(self) -> bool:
        """Whether it is a row with an amount."""
        return any(is_finished(word.text) for word in self.words)

    def has_rows(self, columns: Sequence[Span]) -> bool:
        """Whether amounts stand below each other, or a number below words: then it is no row."""
        held: dict[int | None, list[Piece]] = {}
        for word in self.words:
            held.setdefault(_column(word, columns), []).append(word)
        return any(
            above.box.bottom < below.box.top and _are_two_cells(above.text, below.text)
            for words in held.values()
            for above, below in permutations(words, 2)
        )


def _are_two_cells(above: str, below: str) -> bool:
    """Whether what stands below a word is no further line of it."""
    if is_finished(above):
        return is_finished(below)
    return is_number(below) and not (above[-1].isascii() or above[-1] == "：")


def side_edges(edges: Sequence[Edge], glyphs: Sequence[Glyph]) -> list[Edge]:
    """The sides of the cells of all tables on a page that have lines between rows only."""
    rules = sorted(edges_to_rules(edges), key=lambda rule: (rule.at, rule.start))
    if len(rules) > _MOST_RULES:
        return []
    words = [word for line in glyphs_to_lines(glyphs) for word in _line_words(line)]
    upright = [edge for edge in edges if not edge.horizontal]
    found: list[Edge] = []
    taken: set[int] = set()
    if not upright:
        for table in underlined(rules, words):
            found += table.edges
            taken |= {id(rule) for rule in table.rules}
        rules = [rule for rule in rules if id(rule) not in taken]
    wide = sorted(stacks(rules), key=lambda stack: stack[0].start - stack[0].end)
    levels = [rule.at for rule in rules]
    gaps = [gap for stack in wide if (gap := _row_gap(stack, words))]
    for stack in wide:
        if id(stack[0]) in taken:
            continue  # a rule within a header
        outer = [edge for edge in upright if _is_outer(edge, stack[0])]
        near = _words_beside(stack, rules, words)
        top, bottom = _open_ends(stack, outer, near, levels, min(gaps, default=0.0))
        if has_sides(stack[0], top, bottom, upright) or (
            len(stack) == 1 and bottom - top <= _INSIDE
        ):
            continue
        parts = [rule for rule in rules if is_part(rule, stack[0], top, bottom)]
        taken |= {id(rule) for rule in parts}
        cuts = _cuts(stack, parts, words)
        bands = _bands((top, bottom), parts, words, stack[0], cuts)
        torn = top < stack[0].at - NEAR
        for run in _tables(bands, stack[0], outer):
            is_cut = run[-1].bottom >= max((word.box.y for word in words), default=0.0)
            if len(stack) == 1 and not (is_cut or any(band.has_number for band in run)):
                continue  # within a header
            found += _sides(run, stack[0], torn=torn and run[0] is bands[0], is_cut=is_cut)
    return found


def _is_outer(edge: Edge, whole: Rule) -> bool:
    """Whether an upright line is at the left or right side of a table."""
    return min(abs(edge.at - whole.start), abs(edge.at - whole.end)) <= NEAR


def _line_words(line: Sequence[Glyph]) -> Iterator[Piece]:
    for part in split_at_gaps(line, _WORD_GAP):
        piece = glyphs_to_piece(part)
        if piece:
            yield piece


def _words_beside(
    stack: Sequence[Rule], rules: Sequence[Rule], words: Sequence[Piece]
) -> list[Piece]:
    """The words of a table and those above and below it, up to the next rule as wide."""
    first, last = stack[0], stack[-1]
    wide = [
        rule.at
        for rule in rules
        if rule.start <= first.start + NEAR and first.end - NEAR <= rule.end
    ]
    high = max((at for at in wide if at < first.at - NEAR), default=float("-inf"))
    low = min((at for at in wide if at > last.at + NEAR), default=float("inf"))
    return [word for word in words if high < word.box.y < low]


def _open_ends(
    stack: Sequence[Rule],
    sides: Sequence[Edge],
    words: Sequence[Piece],
    levels: Sequence[float],
    gap: float,
) -> tuple[float, float]:
    """Where a table begins and ends that a page cuts in the middle of a row.

    The lines at its sides say so; or words under its columns with nothing beyond them.
    The rows of the page stand apart by the `gap`, those of the table may do so by more.
    """
    first, last = stack[0], stack[-1]
    above = [e.start for e in sides if abs(e.end - first.at) <= NEAR]
    below = [e.end for e in sides if abs(e.start - last.at) <= NEAR]
    outside = (
        [word for word in words if word.box.y < first.at],
        [word for word in words if word.box.y > last.at],
    )
    gap = _row_gap(stack, words) or gap
    is_rest = first.at - max((w.box.bottom for w in outside[0]), default=first.at) <= gap
    fewest = 1 if is_rest else 2
    top = _reach(first, outside[0], levels, gap, fewest) or _row_above(first, words, levels, gap)
    bottom = _reach(last, outside[1], levels, gap) or _row_below(stack, words, gap)
    bottom = _rule_below(bottom, outside[1], levels)
    return min(above, default=top), max(below, default=bottom)


def _row_above(
    rule: Rule,
    words: Sequence[Piece],
    levels: Sequence[float],
    gap: float,
    after: float = float("-inf"),
) -> float:
    """Where a row begins that stands right above a rule, without a rule above it.

    Words of several columns are one, no nearer to others than rows are to each other.
    """
    y = rule.at
    across = [word for word in words if rule.start <= word.box.x <= rule.end]
    top = row_above(y, after, across, gap)
    while over := [at for at in levels if max(after, top - gap) < at < top]:
        higher = row_above(max(over), after, across, gap)
        if higher >= max(over):
            break
        top = higher  # a header with a rule under merged cells
    row = [word for word in across if top < word.box.y < y]
    held = {_column(word, list(pairwise(rule.ends))) for word in row}
    is_close = y - max((word.box.bottom for word in row), default=y) <= gap
    names = any("：" in word.text or ":" in word.text for word in row)
    return top if gap and len(held) > 1 and is_close and not names else y


def _row_gap(stack: Sequence[Rule], words: Sequence[Piece]) -> float:
    whole = stack[0]
    across = [word for word in words if whole.start <= word.box.x <= whole.end]
    return row_gap([rule.at for rule in stack], across)


def _reach(
    rule: Rule, words: Sequence[Piece], levels: Sequence[float], gap: float, fewest: int = 2
) -> float | None:
    """How far the words beyond a rule go, when they are a row that a page cuts.

    They are in as many columns as the `fewest`, at least, and stand closer to each other than
    rows do: by less than the `gap`, if that is seen.
    """
    columns = list(pairwise(rule.ends))
    held = {_column(word, columns) for word in words}
    is_row = len(held) >= fewest and None not in held
    if not is_row or any(_is_no_cell(word, columns) for word in words):
        return None
    if _widest_strip(words, levels) >= (_AS_FAR * gap or _CLOSE * words[0].glyphs[0].size):
        return None
    far = [y for word in words for y in (word.box.top, word.box.bottom)]
    reached = max(far, key=lambda y: abs(y - rule.at))
    is_low = abs(reached - rule.at) <= _MOST_LINES * words[0].glyphs[0].size
    return reached if is_low or not _are_rows(words) else None


def _row_below(stack: Sequence[Rule], words: Sequence[Piece], gap: float) -> float:
    """Where a row ends that stands right below the last rule, without a rule below it.

    It has a number, each word is in one column, and it stands as close to the rule as others do.
    """
    last, columns = stack[-1], list(pairwise(stack[-1].ends))
    under = [_first_below(rule, after.at, words) for rule, after in pairwise(stack)]
    close = min((box.top - y for y, box in under if box), default=0.0) + _CLOSE_BELOW
    row: list[Piece] = []
    for word in sorted(words, key=lambda word: word.box.top):
        reached = max((other.box.bottom for other in row), default=last.at)
        if word.box.top < last.at:
            continue
        if word.box.top - reached > (gap - _CLOSE_BELOW if row else close):
            break
        row.append(word)
    is_row = any(is_number(word.text) for word in row) and not any(
        _column(word, columns) is None
        or _is_no_cell(word, columns)
        or any(_crossed(word, last.ends))
        for word in row
    )
    return max(word.box.bottom for word in row) if is_row else last.at


def _first_below(rule: Rule, end: float, words: Sequence[Piece]) -> tuple[float, Box | None]:
    """The highest word between a rule and the next one."""
    boxes = [word.box for word in words if rule.at < word.box.y < end]
    return rule.at, min(boxes, key=lambda box: box.top, default=None)


def _rule_below(bottom: float, words: Sequence[Piece], levels: Sequence[float]) -> float:
    """Where the last row of a page ends: at a rule right below it, if there is one."""
    if not any(word.box.y < bottom for word in words):
        return bottom
    far = bottom + words[0].glyphs[0].size
    return next((at for at in levels if bottom < at <= far), bottom)


def _widest_strip(words: Sequence[Piece], levels: Sequence[float]) -> float:
    """The highest blank between lines of words, from side to side, without a rule in it."""
    boxes = sorted((word.box for word in words), key=lambda box: box.top)
    widest, reached = 0.0, boxes[0].bottom
    for box in boxes:
        if not any(reached < at < box.top for at in levels):
            widest = max(widest, box.top - reached)
        reached = max(reached, box.bottom)
    return widest


def _are_rows(words: Sequence[Piece]) -> bool:
    """Whether numbers stand below each other: then words are no row."""
    numbers = [word.box for word in words if is_number(word.text)]
    return any(
        min(a.x1, b.x1) > max(a.x0, b.x0) and a.bottom < b.top for a, b in combinations(numbers, 2)
    )


def _is_no_cell(word: Piece, columns: Sequence[Span]) -> bool:
    """Whether a word names a thing, or runs over columns without being in their middle."""
    if "：" in word.text or ":" in word.text:
        return True
    own = _column(word, columns)
    if own is None or not any(_crossed(word, columns[own])):
        return False
    runs = _runs(word, own, set(range(len(columns))), columns)
    return not any(not any(_crossed(word, (columns[i][0], columns[j][1]))) for i, j in runs)


def _cuts(stack: Sequence[Rule], parts: Sequence[Rule], words: Sequence[Piece]) -> list[float]:
    """Where rows begin without a rule above them, below the words between two tables."""
    cuts, gap = [], _row_gap(stack, words)
    for above, rule in pairwise(stack):
        top = _row_above(rule, words, (), gap, above.at)
        between = [word for word in words if above.at < word.box.y < top < rule.at]
        is_band = not any(above.at + NEAR < other.at < rule.at - NEAR for other in parts)
        if is_band and between and not any(is_finished(word.text) for word in between):
            cuts.append(top)
    return cuts


def _tables(bands: Sequence[Band], whole: Rule, sides: Sequence[Edge]) -> Iterator[Sequence[Band]]:
    """The rows of one table each: what stands between two tables is a band, too."""
    run: list[Band] = []
    for at, band in enumerate(bands):
        after = bands[at + 1] if at + 1 < len(bands) else None
        if band.is_gap:
            is_gap = True
        elif sides:
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

    They run over the columns, or begin further to the left than those of any row and not
    in the middle of their columns.
    """
    if band.has_number or not band.words:
        return False
    if any(any(_crossed(word, whole.ends[1:-1])) for word in band.words):
        return True
    columns = list(pairwise(whole.ends))
    if all(_is_in_middle(word, columns) for word in band.words):
        return False
    left = min(word.box.x0 for other in above for word in other.words)
    return any(word.box.x0 < left - 1.0 for word in band.words)


def _is_in_middle(word: Piece, columns: Sequence[Span]) -> bool:
    """Whether a word stands in the middle of its column."""
    column = _column(word, columns)
    near = _CENTRED * word.glyphs[0].size
    return column is not None and abs(sum(columns[column]) / 2 - word.box.x) <= near


def _sides(bands: Sequence[Band], whole: Rule, *, torn: bool, is_cut: bool) -> list[Edge]:
    """The sides of the cells of one table; no line is above a first row that is `torn`.

    One that is `is_cut` ends its page.
    """
    xs = whole.ends
    columns = list(pairwise(xs))
    if not any(b.words for b in bands) or any(b.has_rows(columns) for b in bands):
        return []
    if torn and bands[0].has_number and _is_loose(bands[0]):
        return []  # it may be two rows
    head = _header(bands)
    if torn and len(head) == 1:
        head = []  # the rest of a row, or a header of one level
    merged = _merged(head, columns, is_cut=is_cut and len(head) == len(bands))
    if merged is None:
        return []
    edges = []
    for band in bands:
        hidden = {x for word in band.words for x in _crossed(word, xs)}
        hidden |= {x for first, last in merged.get(band.top, ()) for x in xs[first + 1 : last + 1]}
        edges += [Edge(False, x, band.top, band.bottom) for x in xs if x not in hidden]
    return edges


def _is_loose(band: Band) -> bool:
    """Whether lines of a row stand further apart than those of a cell surely do."""
    return _widest_strip(band.words, ()) > _CLOSE * band.words[0].glyphs[0].size


def _header(bands: Sequence[Band]) -> list[Band]:
    """The rows above the first with an amount; few rows that a page ends with are all header."""
    rest = len(bands) if len(bands) <= _MOST_HEADER else 0
    first = next((at for at, band in enumerate(bands) if band.has_number), rest)
    return list(bands[:first])


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


def _crossed(word: Piece, xs: Sequence[float]) -> Iterator[float]:
    """The sides that a word runs over by more than a part of a character."""
    margin = 0.25 * word.glyphs[0].size
    return (x for x in xs if word.box.x0 + margin < x < word.box.x1 - margin)


def _merged(
    head: Sequence[Band], columns: Sequence[Span], *, is_cut: bool
) -> dict[float, list[tuple[int, int]]] | None:
    """The first and last columns of the merged cells of a header, by the height of its rows.

    Where words stand in the middle of their cells, one that is not in the middle of its own
    column is in that of several: the widest run with its middle there, blank beside the word,
    with a rule below and words under that, unless a page cuts them off. None when a word is
    in the middle of no columns.
    """
    found: dict[float, list[tuple[int, int]]] = {}
    centred, known = 0, True
    votes = 0
    for at, band in enumerate(head):
        under = {_column(word, columns) for lower in head[at + 1 :] for word in lower.words}
        taken = {_column(word, columns) for word in band.words}
        is_last = is_cut and band is head[-1]
        for word in band.words:
            own = _column(word, columns)
            free = {
                c
                for c in range(len(columns))
                if c == own
                or (c not in taken and (is_last or c in under) and _is_ruled(band, columns[c]))
            }
            runs = [] if own is None else _runs(word, own, free, columns)
            if own is not None and _has_room(word, columns[own]):
                votes += 1
                centred += bool(runs)
            if runs:
                widest = max(runs, key=lambda run: run[1] - run[0])
                found.setdefault(band.top, []).append(widest)
            known = known and bool(runs)
    if 2 * centred <= votes:
        return {}
    return found if known else None


def _has_room(word: Piece, column: Span) -> bool:
    """Whether it is seen at which side of its column a word stands."""
    room = column[1] - column[0] - (word.box.x1 - word.box.x0)
    return not any(_crossed(word, column)) and room > 2 * word.glyphs[0].size


def _runs(word: Piece, own: int, free: set[int], columns: Sequence[Span]) -> list[tuple[int, int]]:
    """The runs of free columns around its own that a word is in the middle of."""
    near = _CENTRED * word.glyphs[0].size
    return [
        (i, j)
        for i in range(own + 1)
        for j in range(own, len(columns))
        if abs((columns[i][0] + columns[j][1]) / 2 - word.box.x) <= near
        and all(c in free for c in range(i, j + 1))
    ]


def _is_ruled(band: Band, column: Span) -> bool:
    """Whether a rule ends a row below a column."""
    return any(
        rule.start - NEAR <= column[0] and column[1] <= rule.end + NEAR for rule in band.below
    )


def _column(word: Piece, columns: Sequence[Span]) -> int | None:
    return next((c for c, (x0, x1) in enumerate(columns) if x0 <= word.box.x < x1), None)
