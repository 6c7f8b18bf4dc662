"""The header of a table without rules: its words, their levels, and what they stand over.

A word alone in its columns is printed in the middle of the header's height; a word over
others in the middle of its own level. It begins where the first word below it begins, ends
where the last one ends, or has its middle where they have theirs. Where that is not seen, or
can be seen in two ways, the header is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.documents.pdf.model import Glyph, Piece
from generator.documents.pdf.unruled_columns import Columns, Span
from generator.documents.pdf.unruled_rows import Spacing, overlap
from generator.documents.pdf.words import glyphs_to_lines

_LEVEL = 0.35  # in sizes of print: what stands at one height
_RAISED = 0.38  # the middle of a character is so far above its baseline
_ALIGNED = 0.15
_BLANK = 0.2
_AS_WIDE = 1.6
_FEWEST = 2  # leaves under a word
_MOST_LEAVES = 24
_SLACK = 1.0  # in points
_OUTER = 60.0  # no side of a table is further from what is in it
_MOST_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Level:
    """The words of one level: those over others, and those alone in their columns."""

    groups: tuple[Piece, ...]
    leaves: tuple[Piece, ...]


def read_levels(
    words: Sequence[Piece], space: Spacing, narrowest: float = 0.0
) -> list[Level] | None:
    """The levels of the words above a table with this spacing; None if not known.

    `narrowest` is the narrowest blank between two cells of the table.
    """
    if any(_are_two(word, narrowest) for word in words):
        return None
    if max(word.box.top for word in words) < min(word.box.bottom for word in words):
        return [Level((), tuple(_from_left(words)))]
    if not space.known:
        return None  # a second line of a word is not told from a second level
    top = min(_middle(word, 0) for word in words) - space.row / 2
    bottom = max(_middle(word, -1) for word in words) + space.row / 2
    levels = list(_levels(words, top, bottom))
    if not levels or any(level is None for level in levels):
        return None
    known = [level for level in levels if level]
    return None if _is_torn(known, space) else known


def _is_torn(levels: Sequence[Level], space: Spacing) -> bool:
    """Whether a word stands as far above one below it as the lines of one word do."""
    return any(
        space.wraps(word, lower) and overlap(word.box, lower.box)
        for at, level in enumerate(levels)
        for word in level.groups
        for other in levels[at + 1 :]
        for lower in (*other.groups, *other.leaves)
    )


def leaves_of(levels: Sequence[Level]) -> list[Piece]:
    """The words over one column each, from the left."""
    return _from_left([word for level in levels for word in level.leaves])


def header_rows(
    levels: Sequence[Level], leaves: Sequence[Piece], columns: Columns
) -> list[dict[int, Piece]] | None:
    """For every level its words by the column they begin in; None where that is not clear."""
    at_leaf = {id(leaf): columns.of_leaf[at] for at, leaf in enumerate(leaves)}
    rows = []
    for at, level in enumerate(levels):
        below = _from_left([word for other in levels[at + 1 :] for word in other.leaves])
        cells = _Cells([columns.spans[at_leaf[id(leaf)]] for leaf in below], columns)
        starts = _starts(level, below, cells)
        if starts is None:
            return None
        rows.append({at_leaf[id(first)]: word for first, word in starts})
        own = {at_leaf[id(leaf)] for leaf in level.leaves}
        if any(_nearest(rows[-1], at_leaf[id(leaf)]) in {None, *own} for leaf in below):
            return None  # under no word of this level, or under one that is alone
    return rows


def _nearest(row: dict[int, Piece], column: int) -> int | None:
    """The column of the word that reaches over a column from the left."""
    return max((start for start in row if start <= column), default=None)


def _are_two(piece: Piece, narrowest: float) -> bool:
    """Whether what stands close together may be the words of two columns.

    Then a wide blank parts it, or one as wide as between cells elsewhere in the table that
    goes down through all of its lines.
    """
    if sum(len(part) > 1 and not part.isascii() for part in piece.text.split()) > 1:
        return True
    lines = glyphs_to_lines(piece.glyphs)
    gaps = [_gaps(line, narrowest / _AS_WIDE) for line in lines]
    common = gaps[0]
    for other in gaps[1:]:
        common = [
            (max(a[0], b[0]), min(a[1], b[1]))
            for a in common
            for b in other
            if min(a[1], b[1]) - max(a[0], b[0]) > _SLACK
        ]
    if len(lines) == 1:
        common = [gap for gap in common if _has_words_beside(lines[0], gap)]
    return bool(common)


def _has_words_beside(line: Sequence[Glyph], gap: Span) -> bool:
    """Whether a blank has more than one character of a word on both sides."""
    left = [g for g in line if g.box.x1 <= gap[0] and not g.char.isascii()]
    right = [g for g in line if g.box.x0 >= gap[1] and not g.char.isascii()]
    return len(left) > 1 and len(right) > 1


def _gaps(line: Sequence[Glyph], least: float) -> list[Span]:
    """The wide blanks in a line, none of them printed in the file as one."""
    return [
        (a.box.x1, b.box.x0)
        for a, b in pairwise(line)
        if b.box.x0 - a.box.x1 > max(least, _BLANK * b.size) and a.run != b.run and not b.spaced
    ]


def _middle(word: Piece, line: int) -> float:
    """The height of the first or last line of a word."""
    return word.glyphs[line].baseline - _RAISED * word.glyphs[line].size


def _height(word: Piece) -> float:
    """The height of the middle of a word."""
    return (_middle(word, 0) + _middle(word, -1)) / 2


def _from_left(words: Sequence[Piece]) -> list[Piece]:
    return sorted(words, key=lambda word: word.box.x0)


def _levels(words: Sequence[Piece], top: float, bottom: float) -> Iterator[Level | None]:
    """The levels from the top of a header between two heights; None where one is not clear."""
    rest = list(words)
    for _ in range(_MOST_LEVELS):
        near = _LEVEL * max(word.glyphs[0].size for word in rest)
        middle = (top + bottom) / 2
        leaves = [w for w in rest if abs(_height(w) - middle) <= near and _is_alone(w, rest)]
        others = [word for word in rest if word not in leaves]
        if not others or _are_last(rest, near):
            yield Level((), tuple(rest))
            return
        height = min(map(_height, others))
        groups = [word for word in others if _height(word) - height <= near]
        rest = [word for word in others if _height(word) - height > near]
        if not rest or height >= middle:
            yield None
            return
        yield Level(tuple(groups), tuple(leaves))
        top = 2 * height - top
    yield None


def _are_last(words: Sequence[Piece], near: float) -> bool:
    """Whether words stand beside each other at one height, with nothing between."""
    heights = [_height(word) for word in words]
    return max(heights) - min(heights) <= near and all(_is_alone(w, words) for w in words)


def _is_alone(word: Piece, words: Sequence[Piece]) -> bool:
    """Whether nothing stands above or below a word."""
    return not any(other is not word and overlap(word.box, other.box) for other in words)


@dataclass(frozen=True, slots=True)
class _Cells:
    """What the columns below a level cover, and all columns."""

    spans: Sequence[Span]
    columns: Columns

    def may_be_under(self, word: Piece, first: int, last: int) -> bool:
        """Whether the word can be in the middle of a cell over the columns."""
        low, high = self._middles(first, last)
        return low - _SLACK <= word.box.x <= high + _SLACK

    def _middles(self, first: int, last: int) -> Span:
        """Between what the middle of a cell over columns can lie: sides are between columns."""
        every = self.columns.spans
        i, j = every.index(self.spans[first]), every.index(self.spans[last])
        left = every[i - 1][1] if i else every[i][0] - _OUTER
        right = every[j + 1][0] if j + 1 < len(every) else every[j][1] + _OUTER
        return (left + every[j][1]) / 2, (every[i][0] + right) / 2


def _starts(
    level: Level, below: Sequence[Piece], cells: _Cells
) -> list[tuple[Piece, Piece]] | None:
    """The first leaf under each word of a level, which has the leaves `below` under it.

    Words alone in their columns part the leaves; None when a leaf is under no word, or it
    is not clear under which.
    """
    found = [(word, word) for word in level.leaves]
    if not level.groups:
        return found
    cuts = [word.box.x for word in _from_left(level.leaves)]
    for left, right in zip([float("-inf"), *cuts], [*cuts, float("inf")], strict=True):
        groups = _from_left([word for word in level.groups if left < word.box.x < right])
        at = [i for i, word in enumerate(below) if left < word.box.x < right]
        if not groups and not at:
            continue
        runs = _runs(groups, below, at, cells)
        if runs is None:
            return None
        found += [(below[first], word) for first, word in zip(runs, groups, strict=True)]
    return found


def _runs(
    groups: Sequence[Piece], leaves: Sequence[Piece], at: Sequence[int], cells: _Cells
) -> list[int] | None:
    """Where the leaves under each word begin; all of them are under one, and none is alone."""
    if not groups or not _FEWEST * len(groups) <= len(at) <= _MOST_LEAVES:
        return None
    if len(groups) == 1:
        lies = leaves[at[0]].box.x0 - _OUTER < groups[0].box.x < leaves[at[-1]].box.x1 + _OUTER
        return [at[0]] if lies else None
    near = _ALIGNED * groups[0].glyphs[0].size
    # Every word begins with its first leaf, or ends with its last, or is in the middle of them.
    placings: tuple[Callable[[Piece, int, int], bool], ...] = (
        lambda word, first, _: abs(word.box.x0 - leaves[first].box.x0) <= near,
        lambda word, _, last: abs(word.box.x1 - leaves[last].box.x1) <= near,
        cells.may_be_under,
    )
    ways = list(_ways(at, len(groups)))
    for placed in placings:
        fitting = [way for way in ways if all(map(placed, groups, way, _lasts(way, at[-1])))]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _lasts(firsts: Sequence[int], last: int) -> list[int]:
    """Where the leaves under each word end, as the next ones begin behind them."""
    return [*(first - 1 for first in firsts[1:]), last]


def _ways(at: Sequence[int], groups: int) -> Iterator[list[int]]:
    """All ways to part the leaves: a word over a single one may be a line of it."""
    if groups == 1:
        if len(at) >= _FEWEST:
            yield [at[0]]
        return
    for size in range(_FEWEST, len(at) - _FEWEST * (groups - 1) + 1):
        for rest in _ways(at[size:], groups - 1):
            yield [at[0], *rest]
