"""Where a table with lines between rows only begins and ends: not always at a line.

A page cuts a table in the middle of a row; the first row of some has no line above it, the
last row of others none below.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from generator.documents.numbers import is_finished, is_number
from generator.documents.pdf.band import CLOSE, Span, column_of, crossed, middle_of, widest_strip
from generator.documents.pdf.model import Box, Edge, Piece
from generator.documents.pdf.rules import NEAR, Rule
from generator.documents.pdf.underlined import row_above, row_gap

_CLOSE_BELOW = 0.75  # in points
_AS_FAR = 0.85  # rows without a rule between them, of the distance of others
_MOST_LINES = 6  # of a row that a page cuts, in sizes of the print


def words_beside(
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


def open_ends(
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
    gap = rows_apart(stack, words) or gap
    is_rest = first.at - max((w.box.bottom for w in outside[0]), default=first.at) <= gap
    fewest = 1 if is_rest else 2
    top = _reach(first, outside[0], levels, gap, fewest) or _row_above(first, words, levels, gap)
    bottom = _reach(last, outside[1], levels, gap) or _row_below(stack, words, gap)
    top, bottom = _rule_above(top, outside[0], levels), _rule_below(bottom, outside[1], levels)
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
    held = {column_of(word, list(pairwise(rule.ends))) for word in row}
    is_close = y - max((word.box.bottom for word in row), default=y) <= gap
    names = any("：" in word.text or ":" in word.text for word in row)
    return top if gap and len(held) > 1 and is_close and not names else y


def rows_apart(stack: Sequence[Rule], words: Sequence[Piece]) -> float:
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
    held = {column_of(word, columns) for word in words}
    is_row = len(held) >= fewest and None not in held
    if not is_row or any(_is_no_cell(word, columns) for word in words):
        return None
    if widest_strip(words, levels) >= (_AS_FAR * gap or CLOSE * words[0].glyphs[0].size):
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
        column_of(word, columns) is None
        or _is_no_cell(word, columns)
        or any(crossed(word, last.ends))
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


def _rule_above(top: float, words: Sequence[Piece], levels: Sequence[float]) -> float:
    """Where the first row of a page begins: at a rule right above it, if there is one."""
    if not any(word.box.y > top for word in words):
        return top
    far = top - words[0].glyphs[0].size
    return next((at for at in reversed(levels) if far <= at < top), top)


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
    own = column_of(word, columns)
    if own is None or not any(crossed(word, columns[own])):
        return False
    runs = middle_of(word, own, set(range(len(columns))), columns)
    return not any(not any(crossed(word, (columns[i][0], columns[j][1]))) for i, j in runs)


def row_starts(stack: Sequence[Rule], parts: Sequence[Rule], words: Sequence[Piece]) -> list[float]:
    """Where rows begin without a rule above them, below the words between two tables."""
    cuts, gap = [], rows_apart(stack, words)
    for above, rule in pairwise(stack):
        top = _row_above(rule, words, (), gap, above.at)
        between = [word for word in words if above.at < word.box.y < top < rule.at]
        is_band = not any(above.at + NEAR < other.at < rule.at - NEAR for other in parts)
        if is_band and between and not any(is_finished(word.text) for word in between):
            cuts.append(top)
    return cuts
