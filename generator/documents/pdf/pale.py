"""Words in a pale colour printed over a table: a watermark of common size, no part of its cells.

They are known by three things together: they are few and paler than the print of the page, some
of them lie on other characters or have lines through them, and none is an amount. White words on
a dark ground are no such words, nor are pale ones that keep to places of their own, unless they
are a watermark on the page beside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from generator.documents.numbers import is_finished
from generator.documents.pdf.chars import Char
from generator.documents.pdf.frame import Points
from generator.documents.pdf.model import Sheet

_FEW = 0.25  # of the characters of a page
_STRUCK = 0.2  # of the pale ones
_FEWEST = 2
_OVER = 0.3  # of the width and height of a character
_SQUARE = 12.0  # points


@dataclass(frozen=True, slots=True)
class Paled:
    """The characters of a page but for pale watermarks; what these said; other pale words."""

    chars: tuple[Char, ...]
    marks: frozenset[str] = frozenset()
    pale: tuple[tuple[int, str], ...] = ()  # by text objects


def without_pale(chars: Sequence[Char], lines: Sequence[Points]) -> Paled:
    """The characters of a page without those of a pale watermark; `lines` are drawn on it."""
    groups: dict[tuple[int, int], list[Char]] = defaultdict(list)
    for char in chars:
        if char.tint:
            groups[char.tint, round(char.size)].append(char)
    if not groups:
        return Paled(tuple(chars))
    ground = _Ground([char for char in chars if not char.tint], lines)
    few = [group for group in groups.values() if len(group) < _FEW * len(chars)]
    marks = [group for group in few if _is_mark(group, ground)]
    taken = {id(char) for group in marks for char in group}
    return Paled(
        tuple(char for char in chars if id(char) not in taken),
        frozenset(text for group in marks for text in _said(group).values() if len(text) > 1),
        tuple((run, text) for group in few for run, text in _said(group).items()),
    )


def without_known_marks(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """The pages without pale words that are a watermark on a page before, or the next one."""
    known: set[str] = set()
    held: Sheet | None = None
    for sheet in sheets:
        known |= sheet.marks
        if held:
            yield _without(held, known)
        held = sheet
    if held:
        yield _without(held, known)


def _without(sheet: Sheet, known: Set[str]) -> Sheet:
    runs = {run for run, text in sheet.pale if text in known}
    return replace(sheet, glyphs=tuple(g for g in sheet.glyphs if g.run not in runs))


def _is_mark(group: Sequence[Char], ground: _Ground) -> bool:
    """Whether pale words are printed over other things, and say no amount."""
    struck = sum(map(ground.is_under, group))
    return struck >= max(_FEWEST, _STRUCK * len(group)) and not any(
        map(is_finished, _said(group).values())
    )


def _said(group: Sequence[Char]) -> dict[int, str]:
    """What each text object of a group prints."""
    runs: dict[int, str] = defaultdict(str)
    for char in group:
        runs[char.run] += char.char
    return runs


@dataclass(init=False, slots=True)
class _Ground:
    """What pale words may be printed over, by squares of the page."""

    squares: dict[tuple[int, int], list[Points]]
    lines: Sequence[Points]

    def __init__(self, chars: Sequence[Char], lines: Sequence[Points]) -> None:
        self.squares, self.lines = defaultdict(list), lines
        for char in chars:
            for square in _squares(char.tight):
                self.squares[square].append(char.tight)

    def is_under(self, char: Char) -> bool:
        """Whether a character of the page, or a line through its middle, is under a pale one."""
        others = (box for square in _squares(char.tight) for box in self.squares.get(square, ()))
        inner = _inner(char.tight)
        return any(_meet(char.tight, box) for box in others) or any(
            _touch(inner, line) for line in self.lines
        )


def _squares(box: Points) -> Iterator[tuple[int, int]]:
    left, bottom, right, top = (int(x // _SQUARE) for x in box)
    if (right - left) * (top - bottom) < 100:  # else it is no character of common size
        yield from ((x, y) for x in range(left, right + 1) for y in range(bottom, top + 1))


def _inner(box: Points) -> Points:
    """The middle of a character."""
    wide, high = (box[2] - box[0]) * _OVER, (box[3] - box[1]) * _OVER
    return box[0] + wide, box[1] + high, box[2] - wide, box[3] - high


def _touch(a: Points, b: Points) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _meet(a: Points, b: Points) -> bool:
    """Whether two characters lie on each other for a good part of the smaller one."""
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    least_wide = _OVER * min(a[2] - a[0], b[2] - b[0])
    least_high = _OVER * min(a[3] - a[1], b[3] - b[1])
    return wide > least_wide and high > least_high and wide > 0 and high > 0
