"""Lines under cells: every cell has its own line at its lower side, and no other.

The pieces of the lines say where each cell begins and ends, merged ones too; its upper side
is the next line above it. Above the first row there is no line: the row reaches as far up as
its lines of print stand closer to each other than the rows of the table do. Lines that are
not surely of this kind (they may be those above cells) give no sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.documents.numbers import is_finished, is_number
from generator.documents.pdf.model import Edge, Piece
from generator.documents.pdf.rules import NEAR, Rule

_FEWEST_LEVELS = 2  # with several cells
FEWEST_CELLS = 2  # with words, in the first row
_CLOSE = 0.6  # lines of one cell where rows are not seen, in sizes of the print
_CLOSEST = 0.5  # in points
_CUT = 0.25  # of a character
MARGIN = 1.0
_MOST_HIGH = 6.0  # of a row that a page cuts, in sizes of the print

Level = tuple[Rule, ...]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Underlined:
    """The rules of a table that has lines under its cells, and the sides of these.

    Without sides, it is not sure where its cells are.
    """

    rules: tuple[Rule, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """The rules of one table by their heights, where its first row begins, where the next does.

    `whole` is its widest rule, `words` what the page has between the ends of that.
    """

    whole: Rule
    levels: tuple[Level, ...]
    top: float
    end: float | None
    words: tuple[Piece, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, from the top."""
        return tuple(rule for level in self.levels for rule in level)


@dataclass(frozen=True, slots=True)
class PieceCell:
    """A cell as the piece of a rule at its lower side shows it."""

    x0: float
    x1: float
    top: float
    bottom: float

    def holds(self, word: Piece) -> bool:
        return self.x0 <= word.box.x < self.x1 and self.top <= word.box.y < self.bottom

    def is_left_by(self, word: Piece) -> bool:
        margin = _CUT * word.glyphs[0].size
        return word.box.x0 < self.x0 - margin or word.box.x1 > self.x1 + margin


def underlined(rules: Sequence[Rule], words: Sequence[Piece]) -> Iterator[Underlined]:
    """The tables among rules, sorted from the top, in which some rules tell merged cells."""
    for table in drawn_tables(rules, words):
        edges = _sides(table.levels, table.top, table.words, table.whole, table.end)
        yield Underlined(table.rules, tuple(edges))


def drawn_tables(rules: Sequence[Rule], words: Sequence[Piece]) -> Iterator[DrawnTable]:
    """The tables among rules under their cells, in which some rules tell merged cells."""
    taken: set[int] = set()
    for whole in sorted(rules, key=lambda rule: rule.start - rule.end):
        if id(whole) in taken or len(whole.ends) < 3:
            continue
        parts = [rule for rule in rules if id(rule) not in taken and _is_within(rule, whole)]
        taken |= {id(rule) for rule in parts}
        across = [word for word in words if whole.start <= word.box.x <= whole.end]
        tables = list(_tables(_levels(parts), across, whole))
        ends = [*(top for top, _ in tables[1:]), None]
        for (top, levels), end in zip(tables, ends, strict=True):
            if tells_cells(levels):
                yield DrawnTable(whole, tuple(levels), top, end, tuple(across))


def _is_within(rule: Rule, whole: Rule) -> bool:
    return whole.start - NEAR <= rule.start and rule.end <= whole.end + NEAR


def _levels(rules: Sequence[Rule]) -> list[Level]:
    levels: list[list[Rule]] = []
    for rule in rules:
        if levels and rule.at - levels[-1][0].at <= NEAR:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return [tuple(level) for level in levels]


def _tables(
    levels: Sequence[Level], words: Sequence[Piece], whole: Rule
) -> Iterator[tuple[float, Sequence[Level]]]:
    """The levels of one table each, and where its first row begins."""
    ys = [level[0].at for level in levels]
    closest = row_gap([level[0].at for level in levels if is_whole(level, whole)], words)
    start, top = 0, row_above(ys[0], float("-inf"), words, closest)
    for at in range(1, len(levels)):
        above = row_above(ys[at], ys[at - 1], words, closest)
        is_gap = any(ys[at - 1] < word.box.y < above for word in words)
        if is_gap or not _agree(levels[at - 1], levels[at]):
            yield top, levels[start:at]
            start, top = at, above
    yield top, levels[start:]


def _agree(above: Level, below: Level) -> bool:
    """Whether the pieces of one of two levels are parts of those of the other."""
    ends, others = ([x for rule in level for x in rule.ends] for level in (above, below))
    new, old = _without(others, ends, above), _without(ends, others, below)
    return not new or not old


def _without(ends: Sequence[float], others: Sequence[float], level: Level) -> list[float]:
    """The ends of pieces within the rules of another level that are none there."""
    return [
        x
        for x in ends
        if any(rule.start + NEAR < x < rule.end - NEAR for rule in level)
        and not any(abs(x - other) <= NEAR for other in others)
    ]


def row_gap(ys: Sequence[float], words: Sequence[Piece]) -> float:
    """How far apart the print of two rows stands at least; 0 when no two rows are seen.

    `ys` are the rules that go from side to side.
    """
    gaps = []
    for above, y, below in zip((float("-inf"), *ys), ys, ys[1:], strict=False):
        over = [w.box.bottom for w in words if above < w.box.y < y]
        under = [w.box.top for w in words if y < w.box.y < below]
        if over and under:
            gaps.append(min(under) - max(over))
    return max(0.0, min(gaps, default=0.0))


def row_above(y: float, after: float, words: Sequence[Piece], gap: float) -> float:
    """Where the row right above a rule begins: words closer to each other than rows are."""
    top = y
    for word in sorted(words, key=lambda w: -w.box.bottom):
        if not after < word.box.y < y:
            continue
        least = gap - _CLOSEST if gap else _CLOSE * word.glyphs[0].size
        if top < y and top - word.box.bottom >= least:
            break
        top = min(top, word.box.top)
    return top - MARGIN if top < y else y


def tells_cells(levels: Sequence[Level]) -> bool:
    """Whether rules have other pieces where cells are merged, so that a piece is a cell."""
    several = [level for level in levels if any(len(rule.ends) > 2 for rule in level)]
    cells = cells_of(levels, levels[0][0].at)
    columns = columns_of(cells)
    wide = any(1 < len(spanned(cell, columns)) < len(columns) for cell in cells)
    return wide and len(several) >= _FEWEST_LEVELS


def is_whole(level: Level, whole: Rule) -> bool:
    return (
        len(level) == 1
        and abs(level[0].start - whole.start) <= NEAR
        and abs(level[0].end - whole.end) <= NEAR
    )


def _sides(
    levels: Sequence[Level], top: float, words: Sequence[Piece], whole: Rule, end: float | None
) -> list[Edge]:
    """The sides of all cells of a table; none when the lines may not be under them.

    `end` is where the next table begins; without one, a page may cut the last row.
    """
    if len(levels[0][0].ends) == 2 and is_whole(levels[0], whole):
        top, levels = levels[0][0].at, levels[1:]  # below a title
    cells = cells_of(levels, top)
    below = [w for w in words if w.box.y > levels[-1][0].at and (end is None or w.box.y < end)]
    torn = _torn_row(levels, cells, below)
    has_row_below = torn is None or any(c.holds(w) for c in torn for w in below)
    if torn is None or (has_row_below and end is not None):
        return []
    inside = [word for word in words if any(cell.holds(word) for cell in (*cells, *torn))]
    if not _are_under(cells, inside, has_row_below=has_row_below):
        return []
    cells += torn
    if not all(is_placed(word, cells) for word in inside):
        return []
    return [Edge(False, x, cell.top, cell.bottom) for cell in cells for x in (cell.x0, cell.x1)]


def _pieces(level: Level) -> Iterator[Span]:
    for rule in level:
        yield from pairwise(rule.ends)


def cells_of(levels: Sequence[Level], top: float) -> list[PieceCell]:
    """The cells over all pieces, each up to the next piece above it."""
    cells: list[PieceCell] = []
    for level in levels:
        row = [
            PieceCell(
                x0, x1, max((c.bottom for c in cells_over(cells, x0, x1)), default=top), level[0].at
            )
            for x0, x1 in _pieces(level)
        ]
        cells += row
    return cells


def cells_over(cells: Sequence[PieceCell], x0: float, x1: float) -> list[PieceCell]:
    """The cells above or below a stretch."""
    return [c for c in cells if min(x1, c.x1) - max(x0, c.x0) > NEAR]


def columns_of(cells: Sequence[PieceCell]) -> list[Span]:
    """The finest columns that the cells of a table have."""
    ends: list[float] = []
    for x in sorted(x for cell in cells for x in (cell.x0, cell.x1)):
        if not ends or x - ends[-1] > NEAR:
            ends.append(x)
    return list(pairwise(ends))


def _are_under(cells: Sequence[PieceCell], words: Sequence[Piece], *, has_row_below: bool) -> bool:
    """Whether lines are under the cells and not above them.

    A word over several columns has its own line, and words below that. Where there is no
    such word, the first row stands above the first line, and none below the last one.
    """
    columns = columns_of(cells)
    first = min((w.box.top for w in words if is_finished(w.text)), default=float("inf"))
    wide = [c for c in cells if 1 < len(spanned(c, columns)) < len(columns) and c.bottom < first]
    filled = {cell for cell in cells if any(cell.holds(word) for word in words)}
    if not set(wide) <= filled:
        return False
    lowest = max(cell.bottom for cell in cells)
    under = [len(cells_below(cell, filled)) for cell in wide if cell.bottom < lowest - NEAR]
    if under:
        return min(under) > 0 and max(under) >= FEWEST_CELLS
    top = min(cell.top for cell in cells)
    return not has_row_below and sum(cell.top == top for cell in filled) >= FEWEST_CELLS


def spanned(cell: PieceCell, columns: Sequence[Span]) -> list[Span]:
    return [(x0, x1) for x0, x1 in columns if cell.x0 <= (x0 + x1) / 2 <= cell.x1]


def cells_below(cell: PieceCell, cells: Iterable[PieceCell]) -> list[PieceCell]:
    """The cells right below a cell."""
    return [
        c
        for c in cells
        if abs(c.top - cell.bottom) <= NEAR and min(c.x1, cell.x1) - max(c.x0, cell.x0) > NEAR
    ]


def is_placed(word: Piece, cells: Sequence[PieceCell]) -> bool:
    """Whether a word is in one cell and does not leave it."""
    held = [cell for cell in cells if cell.holds(word)]
    return len(held) == 1 and (is_number(word.text) or not held[0].is_left_by(word))


def _torn_row(
    levels: Sequence[Level], cells: Sequence[PieceCell], below: Sequence[Piece]
) -> list[PieceCell] | None:
    """The cells that a page cuts below the last rules; None when that is not one row."""
    ends = [(x0, x1, cells_over(cells, x0, x1)) for x0, x1 in columns_of(cells)]
    bottom = max((word.box.bottom for word in below), default=levels[-1][0].at) + MARGIN
    row = [PieceCell(x0, x1, max(c.bottom for c in over), bottom) for x0, x1, over in ends if over]
    held = [cell for cell in row if any(cell.holds(word) for word in below)]
    if not all(is_placed(word, row) for word in below) or len(held) < FEWEST_CELLS:
        bottom = levels[-1][0].at
        return [replace(c, bottom=bottom) for c in row if bottom - c.top > NEAR]
    high = bottom - levels[-1][0].at > _MOST_HIGH * below[0].glyphs[0].size
    return None if high and any(is_finished(word.text) for word in below) else row
