"""Words of several lines in cells too low for them, printed over their neighbours.

Office programs print such words whole, half of them above or below the cell: two labels lie
on one place, and read line by line they run into each other. The file still has the glyphs
of one cell in one go: a line that fills its column goes on in the next one printed. Where the
cell of such words is not plain, neither is that of any other words of the table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.documents.numbers import NUMERIC
from generator.documents.pdf.lattice import Region
from generator.documents.pdf.model import Box, Glyph, box_around

OVERPRINTED = "格内文字超出格子，与相邻的文字叠印，无法分清，表中的数字没有读取"
RegionAt = Callable[[float, float], Region | None]

# All in sizes of print: how far baselines of words printed over each other are apart …
_OVER = (0.06, 0.7)
_STEP = (0.9, 2.2)  # … and those of one text in two lines;
_ROOM = 1.6  # what is left of a line that is full;
_GAP = 1.6  # the widest blank in a line;
_EVEN = 0.05  # how much a baseline wavers …
_RUNS_OVER = 0.25  # a number lies over the words beside it
_WAVER = 0.1  # … and the step from line to line;
_OFF = 0.25  # how far a text may be from the middle of its cell …
_EDGE = (-0.2, 0.45)  # … or from its upper or lower side.
_MOST_LINES = 2000  # of a table on one page; each is held against those below it
_SLACK = 1.0  # points: how far words run over a line
_STRIP = 6.0  # points; what is printed over each other is looked for in strips as wide


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs beside each other, and the cell they lie in for the most part."""

    glyphs: tuple[Glyph, ...]
    box: Box
    region: Region
    left: float  # of the columns it stands over
    right: float

    @property
    def size(self) -> float:
        """The size of print."""
        return self.glyphs[0].size

    @property
    def baseline(self) -> float:
        """The height it stands on."""
        return self.glyphs[0].baseline

    @property
    def is_number(self) -> bool:
        """True for amounts and numbers of rows."""
        return all(glyph.char in NUMERIC for glyph in self.glyphs)

    @property
    def is_inside(self) -> bool:
        """Whether it keeps to the height of its cell."""
        slack = 0.3 * self.size
        cell = self.region.box
        return cell.top - slack <= self.box.top and self.box.bottom <= cell.bottom + slack


@dataclass(frozen=True, slots=True)
class Overprint:
    """The words over several lines by their cells, and the glyphs that are of no such words.

    `is_plain` is False where words still lie on each other.
    """

    placed: tuple[tuple[Region, tuple[Glyph, ...]], ...] = ()
    rest: tuple[Glyph, ...] = ()
    is_plain: bool = True


def told_apart(glyphs: Sequence[Glyph], xs: Sequence[float], region_at: RegionAt) -> Overprint:
    """The glyphs of a table, in the order of the file, those of overprinted words by cell.

    `xs` are the lines between its columns.
    """
    if not is_overprinted(glyphs):
        return Overprint(rest=tuple(glyphs))
    lines = list(_lines(glyphs, xs, region_at))
    if len(lines) > _MOST_LINES:
        return Overprint(rest=tuple(glyphs), is_plain=False)
    found = (_with_texts(lines, align, region_at) for align in _ALIGNED)
    return next((apart for apart in found if apart), Overprint(rest=tuple(glyphs), is_plain=False))


def _with_texts(lines: Sequence[Line], align: Align, region_at: RegionAt) -> Overprint | None:
    """The lines put together and into their cells; None when something is not plain so."""
    texts = _texts(lines, align)
    placed = [
        (region, tuple(glyph for line in text for glyph in line.glyphs))
        for text in texts
        if len(text) > 1
        for region in [_region_of(text, align, region_at)]
        if region
    ]
    alone = [text[0] for text in texts if len(text) == 1]
    rest = tuple(glyph for line in alone for glyph in line.glyphs)
    taken = {(region.row, region.column) for region, _ in placed}
    is_plain = (
        len(taken) == len(placed) == sum(len(text) > 1 for text in texts) > 0
        and all(
            line.is_inside and (line.region.row, line.region.column) not in taken for line in alone
        )
        and not is_overprinted(rest)
    )
    return Overprint(tuple(placed), rest) if is_plain else None


def is_overprinted(glyphs: Sequence[Glyph]) -> bool:
    """Whether a character lies half on another one of its size."""
    strips: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.confidence == 1.0 and not glyph.turn:  # where recognised text stands is a guess
            strip = int(glyph.box.x // _STRIP)
            strips[strip].append(glyph)
            strips[strip + 1].append(glyph)
    ordered = (sorted(strip, key=lambda g: g.baseline) for strip in strips.values())
    return any(_is_over(a, b) for strip in ordered for a, b in pairwise(strip))


def runs_over(lines: Iterable[Sequence[Glyph]]) -> bool:
    """Whether a number runs out of its cell, over what is printed beside it."""
    return any(_has_number_over(line) for line in lines)


def _has_number_over(line: Sequence[Glyph]) -> bool:
    """Whether a number of a line, printed in one go, ends behind where the next words begin."""
    runs: dict[int, list[Glyph]] = {}
    for glyph in line:
        if glyph.confidence == 1.0 and not glyph.turn:
            runs.setdefault(glyph.run, []).append(glyph)
    parts = sorted(runs.values(), key=lambda run: run[0].box.x0)
    return any(
        a[-1].box.x1 - b[0].box.x0 > _RUNS_OVER * min(a[0].size, b[0].size)
        for a, b in pairwise(run for run in parts if _is_whole(run))
        if (_is_numeric(a) or _is_numeric(b))
        and a[-1].char.isalnum()
        and b[0].char.isalnum()  # marks fill but half of their place
    )


def _is_whole(run: Sequence[Glyph]) -> bool:
    """Whether no blank as wide as a character is in it: others may stand there."""
    return all(b.box.x0 - a.box.x1 < 0.5 * b.size for a, b in pairwise(run))


def _is_numeric(run: Sequence[Glyph]) -> bool:
    return all(glyph.char in NUMERIC for glyph in run)


def _is_over(a: Glyph, b: Glyph) -> bool:
    size = min(a.size, b.size)
    apart = abs(b.baseline - a.baseline) / size
    common = min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0)
    narrow = min(a.box.x1 - a.box.x0, b.box.x1 - b.box.x0)
    alike = size > 0.8 * max(a.size, b.size) and a.char != b.char
    return alike and _OVER[0] < apart < _OVER[1] and common > 0.5 * narrow


def _lines(glyphs: Sequence[Glyph], xs: Sequence[float], region_at: RegionAt) -> Iterator[Line]:
    """The glyphs in lines, in the order of the file, each with the cell it lies in."""
    runs: list[list[Glyph]] = []
    before: Region | None = None
    for glyph in glyphs:
        cell = region_at(glyph.box.x, glyph.box.y)
        one = bool(runs) and (glyph.run == runs[-1][-1].run or cell is before)
        if one and _follows(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        before = cell
    for run in runs:
        box = box_around([glyph.box for glyph in run])
        if region := region_at(box.x, box.y):
            left = max((x for x in xs if x <= box.x0 + _SLACK), default=xs[0])
            right = min((x for x in xs if x >= box.x1 - _SLACK), default=xs[-1])
            yield Line(tuple(run), box, region, left, right)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = last.size
    gap = glyph.box.x0 - last.box.x1
    even = abs(glyph.baseline - last.baseline) <= _EVEN * size
    return even and abs(glyph.size - size) < 0.5 and -0.4 * size < gap < _GAP * size


def _texts(lines: Sequence[Line], align: Align) -> list[list[Line]]:
    """Lines put together that go on in another one, a step below; every line in one."""
    following = _following(lines, align)
    texts = []
    for at in sorted(set(range(len(lines))) - set(following.values())):
        text = [at]
        while text[-1] in following:
            text.append(following[text[-1]])
        texts.append([lines[at] for at in text])
    return texts


def _following(lines: Sequence[Line], align: Align) -> dict[int, int]:
    """The line each one goes on in: a step below, as near in the order of the file as can be."""
    shared = Counter((line.region.row, line.region.column) for line in lines if not line.is_number)
    settled = [
        shared[line.region.row, line.region.column] < 2
        and align.holds(line.box, line.region.box, line.size)
        for line in lines
    ]
    order = sorted(range(len(lines)), key=lambda at: lines[at].baseline)
    heights = [lines[at].baseline for at in order]
    pairs = [
        (at, below)
        for at, line in enumerate(lines)
        if not line.is_number and line.right - line.box.x1 < _ROOM * line.size
        for below in order[
            bisect_left(heights, line.baseline + _STEP[0] * line.size) : bisect_right(
                heights, line.baseline + _STEP[1] * line.size
            )
        ]
        if _may_go_on(line, lines[below]) and not (settled[at] and settled[below])
    ]
    steps = Counter(round(_step(lines[a], lines[b]), 1) for a, b in pairs if b == a + 1)
    if not steps:
        return {}
    usual = min(steps, key=lambda step: (-steps[step], step))
    following: dict[int, int] = {}
    taken: set[int] = set()
    for at, below in sorted(pairs, key=lambda pair: (abs(pair[1] - pair[0]), pair)):
        is_usual = abs(_step(lines[at], lines[below]) - usual) <= _WAVER
        if is_usual and at not in following and below not in taken:
            following[at] = below
            taken.add(below)
    return following


def _step(above: Line, line: Line) -> float:
    return (line.baseline - above.baseline) / above.size


def _may_go_on(above: Line, line: Line) -> bool:
    """Whether words that fill their column can go on there."""
    return (
        _STEP[0] < _step(above, line) < _STEP[1]
        and abs(line.size - above.size) < 0.5
        and above.left - _SLACK <= line.box.x0
        and line.box.x1 <= above.right + _SLACK
        and not line.is_number
    )


def _region_of(text: Sequence[Line], align: Align, region_at: RegionAt) -> Region | None:
    """The cell that a text is aligned in, or has room in."""
    box, size = box_around([line.box for line in text]), text[0].size
    region = region_at(box.x, align.height(box, size))
    if region is None:
        return None
    has_room = region.box.top - 1 <= box.top and box.bottom <= region.box.bottom + 1
    return region if has_room or align.holds(box, region.box, size) else None


@dataclass(frozen=True, slots=True)
class Align:
    """Where a cell holds its text: whether a text is held so, and the height that is in it."""

    holds: Callable[[Box, Box, float], bool]  # box of the text, of the cell, size of print
    height: Callable[[Box, float], float]


_ALIGNED = (
    Align(lambda text, cell, size: abs(text.y - cell.y) <= _OFF * size, lambda text, _: text.y),
    Align(
        lambda text, cell, size: _EDGE[0] * size <= text.top - cell.top <= _EDGE[1] * size,
        lambda text, size: text.top + size / 2,
    ),
    Align(
        lambda text, cell, size: _EDGE[0] * size <= cell.bottom - text.bottom <= _EDGE[1] * size,
        lambda text, size: text.bottom - size / 2,
    ),
)
