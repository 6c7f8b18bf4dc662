"""The header of a table whose columns are known: where the cells of its words begin.

Words stand in the middle of their cells: over how many columns is told by where that is. Or
all of them stand at the left of their cells, in plain rows. Where neither is so, or a word can
be in two cells, the header is not known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from generator.documents.pdf.model import Edge, Piece
from generator.documents.pdf.words import glyphs_to_piece

_NEAR = 0.3  # in sizes of print
_OVER = 0.25
_INSET = 1.3
_EVEN = 0.15
_LEVEL = 0.35
_SAME = 2.0  # in points

Run = tuple[int, int]  # the first and the last column of a cell


def centred_rows(words: Sequence[Piece], xs: Sequence[float]) -> list[dict[int, Piece]] | None:
    """The levels of a header, each word by the column that its cell begins in."""
    placed: list[tuple[Piece, Run]] = []
    for word in sorted(words, key=lambda word: (-word.box.y, word.box.x0)):
        run = _run_of(word, placed, xs)
        if run is None:
            return None
        placed.append((word, run))
    if any(_meet(a, b) for at, a in enumerate(placed) for b in placed[:at]):
        return None
    return _levels(placed)


def drawn_rows(
    words: Sequence[Piece], xs: Sequence[float], sides: Sequence[Edge]
) -> list[dict[int, Piece]] | None:
    """The levels of a header whose cells have lines at their sides, if none above and below.

    Two words over the same columns are two levels where lines end between them, and one word
    where lines end only elsewhere.
    """
    placed: list[tuple[Piece, Run]] = []
    for word in sorted(words, key=lambda word: word.box.y):
        run = _drawn_run(word, xs, sides)
        if run is None:
            return None
        over = next((at for at, (_, other) in enumerate(placed) if other == run), None)
        if over is None or _ends_between(placed[over][0], word, sides):
            placed.append((word, run))
            continue
        whole = glyphs_to_piece([*placed[over][0].glyphs, *word.glyphs])
        if whole is None or len({edge.end for edge in sides}) == 1:
            return None
        placed[over] = (whole, run)
    if any(_meet(a, b) for at, a in enumerate(placed) for b in placed[:at]):
        return None
    return _levels(placed)


def _drawn_run(word: Piece, xs: Sequence[float], sides: Sequence[Edge]) -> Run | None:
    """The columns between the lines at the sides of a word; None when it runs over one."""
    beside = [edge.at for edge in sides if edge.start <= word.box.y <= edge.end]
    meets = [at for at, x in enumerate(xs) if any(abs(x - side) <= _SAME for side in beside)]
    left = max((at for at in meets if xs[at] <= word.box.x), default=None)
    right = min((at for at in meets if xs[at] > word.box.x), default=None)
    if left is None or right is None:
        return None
    over = _OVER * word.glyphs[0].size
    is_within = xs[left] - over <= word.box.x0 and word.box.x1 <= xs[right] + over
    return (left, right - 1) if is_within else None


def _ends_between(above: Piece, below: Piece, sides: Sequence[Edge]) -> bool:
    return any(above.glyphs[-1].baseline <= e.end <= below.glyphs[0].baseline for e in sides)


def _run_of(word: Piece, lower: Sequence[tuple[Piece, Run]], xs: Sequence[float]) -> Run | None:
    """The one run of columns that a word can be in the middle of.

    Over several, all have words below it; none of these is over further columns.
    """
    size = word.glyphs[0].size
    under = [run for other, run in lower if other.box.top >= word.box.bottom - _OVER * size]
    covered = {column for first, last in under for column in range(first, last + 1)}
    found = [
        (i, j)
        for i in range(len(xs) - 1)
        for j in range(i, len(xs) - 1)
        if abs((xs[i] + xs[j + 1]) / 2 - word.box.x) <= _NEAR * size
        and xs[i] - _OVER * size <= word.box.x0
        and word.box.x1 <= xs[j + 1] + _OVER * size
        and (i == j or covered.issuperset(range(i, j + 1)))
        and not any(a < i <= b or a <= j < b for a, b in under)
    ]
    return found[0] if len(found) == 1 else None


def _meet(above: tuple[Piece, Run], below: tuple[Piece, Run]) -> bool:
    """Whether two words at one height are in one column."""
    (a, (first, last)), (b, (start, end)) = above, below
    is_level = min(a.box.bottom, b.box.bottom) > max(a.box.top, b.box.top)
    return is_level and first <= end and start <= last


def _levels(placed: Sequence[tuple[Piece, Run]]) -> list[dict[int, Piece]]:
    """Each word one level below the lowest that is over its columns."""
    levels: list[dict[int, Piece]] = []
    depth: list[tuple[Run, int]] = []
    for word, (first, last) in sorted(placed, key=lambda p: (p[0].box.y, p[0].box.x0)):
        above = [at for (start, end), at in depth if first <= end and start <= last]
        at = max(above, default=-1) + 1
        depth.append(((first, last), at))
        while len(levels) <= at:
            levels.append({})
        levels[at][first] = word
    return levels


def plain_rows(words: Sequence[Piece], xs: Sequence[float]) -> list[dict[int, Piece]] | None:
    """The rows of a header whose words all stand as far from the left side of their cells.

    None is in the middle of rows that are merged: one at the top has nothing below it.
    """
    size = max(word.glyphs[0].size for word in words)
    begins = [bisect_right(xs, word.box.x0 + _EVEN * size) - 1 for word in words]
    if any(not 0 <= at < len(xs) - 1 for at in begins):
        return None
    insets = [word.box.x0 - xs[at] for word, at in zip(words, begins, strict=True)]
    if max(insets) > _INSET * size or max(insets) - min(insets) > _EVEN * size:
        return None
    rows: list[dict[int, Piece]] = []
    reached = float("-inf")
    for word, at in sorted(zip(words, begins, strict=True), key=lambda p: (p[0].box.y, p[1])):
        if word.box.y - reached > _LEVEL * size:
            rows.append({})
        reached = word.box.y
        if at in rows[-1]:
            return None
        rows[-1][at] = word
    is_told = any(not any(at in row for row in rows[1:]) for at in rows[0])
    return rows if len(rows) == 1 or is_told else None
