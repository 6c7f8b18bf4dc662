"""The header of a table without rules: its words, their levels, and what they stand over.

A word alone in its columns is printed in the middle of the header's height; a word over
others in the middle of its own level. It begins where the first word below it begins, ends
where the last one ends, or has its middle where they have theirs. Where that is not seen, or
can be seen in two ways, the header is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.documents.pdf.model import Box, Piece, PrintedLine
from generator.documents.pdf.unruled_rows import Spacing, is_aligned
from generator.documents.pdf.words import glyphs_to_piece

_LEVEL = 0.35  # in sizes of print: what stands at one height
_RAISED = 0.38  # the middle of a character is so far above its baseline
_ALIGNED = 0.5
_CENTRED = 0.6
_MOST_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Header:
    """The words over one column each, from the left, and the levels with all words.

    A word in `levels` is told by the number of the first column it stands over.
    """

    leaves: tuple[Piece, ...]
    levels: tuple[dict[int, Piece], ...]


def read_header(lines: Sequence[PrintedLine], space: Spacing) -> Header | None:
    """The header in lines above a table with this spacing; None if not known."""
    if any(_are_two(piece) for line in lines for piece in line.pieces):
        return None
    words = _words(lines, space)
    if max(word.box.top for word in words) < min(word.box.bottom for word in words):
        ordered = _from_left(words)
        return Header(tuple(ordered), (dict(enumerate(ordered)),))
    if not space.known:
        return None  # a second line of a word is not told from a second level
    top = min(_middle(word, 0) for word in words) - space.row / 2
    bottom = max(_middle(word, -1) for word in words) + space.row / 2
    levels = list(_levels(words, top, bottom))
    if not levels or any(level is None for level in levels):
        return None
    known = [level for level in levels if level]
    leaves = _from_left([word for level in known for word in level.leaves])
    rows = []
    for at, level in enumerate(known):
        below = [word for other in known[at + 1 :] for word in other.leaves]
        starts = _starts(level, _from_left(below))
        if starts is None:
            return None
        rows.append({leaves.index(first): word for first, word in starts})
    return Header(tuple(leaves), tuple(rows))


def _are_two(piece: Piece) -> bool:
    """Whether what stands close together may be the words of two columns."""
    return sum(len(part) > 1 and not part.isascii() for part in piece.text.split()) > 1


def _middle(word: Piece, line: int) -> float:
    """The height of the first or last line of a word."""
    return word.glyphs[line].baseline - _RAISED * word.glyphs[line].size


def _height(word: Piece) -> float:
    """The height of the middle of a word."""
    return (_middle(word, 0) + _middle(word, -1)) / 2


def _from_left(words: Sequence[Piece]) -> list[Piece]:
    return sorted(words, key=lambda word: word.box.x0)


def _words(lines: Sequence[PrintedLine], space: Spacing) -> list[Piece]:
    """The words of a header, their lines put together."""
    words: list[Piece] = []
    for line in lines:
        for piece in line.pieces:
            over = [
                at
                for at, word in enumerate(words)
                if _overlap(word.box, piece.box)
                and space.wraps(word, piece)
                and is_aligned(word, piece)
            ]
            beside = [
                other for other in line.pieces if over and _overlap(words[over[-1]].box, other.box)
            ]
            joined = (
                glyphs_to_piece([*words[over[0]].glyphs, *piece.glyphs])
                if len(over) == 1 and len(beside) == 1
                else None
            )
            if joined:
                words[over[0]] = joined
            else:
                words.append(piece)
    return words


def _overlap(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0)


@dataclass(frozen=True, slots=True)
class _Level:
    """The words of one level: those over others, and those alone in their columns."""

    groups: tuple[Piece, ...]
    leaves: tuple[Piece, ...]


def _levels(words: Sequence[Piece], top: float, bottom: float) -> Iterator[_Level | None]:
    """The levels from the top of a header between two heights; None where one is not clear."""
    rest = list(words)
    for _ in range(_MOST_LEVELS):
        near = _LEVEL * max(word.glyphs[0].size for word in rest)
        middle = (top + bottom) / 2
        leaves = [w for w in rest if abs(_height(w) - middle) <= near and _is_alone(w, rest)]
        others = [word for word in rest if word not in leaves]
        if not others:
            yield _Level((), tuple(leaves))
            return
        height = min(map(_height, others))
        groups = [word for word in others if _height(word) - height <= near]
        rest = [word for word in others if _height(word) - height > near]
        if not rest or height >= middle:
            yield None
            return
        yield _Level(tuple(groups), tuple(leaves))
        top = 2 * height - top
    yield None


def _is_alone(word: Piece, words: Sequence[Piece]) -> bool:
    """Whether nothing stands above or below a word."""
    return not any(other is not word and _overlap(word.box, other.box) for other in words)


def _starts(level: _Level, below: Sequence[Piece]) -> list[tuple[Piece, Piece]] | None:
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
        leaves = [word for word in below if left < word.box.x < right]
        if not groups and not leaves:
            continue
        runs = _runs(groups, leaves)
        if runs is None:
            return None
        found += [(leaves[at], word) for at, word in zip(runs, groups, strict=True)]
    return found


def _runs(groups: Sequence[Piece], leaves: Sequence[Piece]) -> list[int] | None:
    """Where the leaves under each word begin; all of them are under one."""
    if not groups or len(leaves) < len(groups):
        return None
    near = _ALIGNED * groups[0].glyphs[0].size
    left = [_nearest(word.box.x0, [leaf.box.x0 for leaf in leaves], near) for word in groups]
    right = [_nearest(word.box.x1, [leaf.box.x1 for leaf in leaves], near) for word in groups]
    fitting = {tuple(run) for run in _centred(groups, leaves, 0)}
    if left[0] == 0 and sorted({*left}) == left:
        fitting.add(tuple(left))
    if right[-1] == len(leaves) - 1 and -1 not in right and sorted({*right}) == right:
        fitting.add((0, *(at + 1 for at in right[:-1])))
    return list(fitting.pop()) if len(fitting) == 1 else None


def _nearest(place: float, places: Sequence[float], near: float) -> int:
    """Which of several places is the same as one; -1 when none is."""
    return next((at for at, other in enumerate(places) if abs(other - place) <= near), -1)


def _centred(groups: Sequence[Piece], leaves: Sequence[Piece], at: int) -> Iterator[list[int]]:
    """All ways to part the leaves from `at` on so that every word is in the middle of its own."""
    word, *others = groups
    near = _CENTRED * word.glyphs[0].size
    for end in range(at + 1, len(leaves) - len(others) + 1):
        if not others and end < len(leaves):
            continue
        middle = (leaves[at].box.x0 + leaves[end - 1].box.x1) / 2
        if abs(middle - word.box.x) > near:
            continue
        if not others:
            yield [at]
        else:
            yield from ([at, *rest] for rest in _centred(others, leaves, end))
