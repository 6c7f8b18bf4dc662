"""A frame of rows with paths laid out as an icicle: each level a column, the list beside it.

The list names every piece of the finest level with its amount; a thin line leads from a
piece to its line, since most pieces are too small for a name of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.pages.charts.frame import ZERO, Frame, Row
from generator.pages.charts.layout import WIDTH, Line, fit, width
from generator.pages.charts.palette import SERIES
from generator.pages.charts.sketch import Block, Node, Place, Rule, Sketch, room

_ROOT = 7.0  # width of the whole
_COLUMN = 18.0
_GAP = 1.5
_LIST = 14.0  # from the last column to the list
_HEAD, _ITEM, _AFTER = 21.0, 19.0, 7.0  # heights in the list
_LEAST = 120.0
_OPACITY = (0.9, 0.6)  # of the groups, from the widest


def lay_out_icicle(frame: Frame) -> Sketch:
    """Columns on the left, the list with its lines on the right."""
    rows = frame.shown()
    depth = max((len(row.path) for row in rows), default=0)
    columns = [_ROOT + _GAP + level * (_COLUMN + _GAP) for level in range(depth + 1)]
    edge = columns[-1] + _COLUMN
    sketch = Sketch(0)
    middles = _list(sketch, frame, rows, edge + _LIST)
    height = max(sketch.height, _LEAST)
    whole = sum((row.amount for row in rows), ZERO)
    scale = height / float(whole) if whole > 0 else 0.0
    said = frame.told(frame.whole or whole)
    sketch.blocks.append(Block(Place(0, _ROOT, 0, height), label="合计", said=said))
    for level in range(depth):
        _groups(sketch, frame, rows, level, columns[level], scale)
    start = 0.0
    for row, middle in zip(rows, middles, strict=True):
        end = start + float(row.amount) * scale
        left = columns[len(row.path)]
        place = Place(left, edge, start, max(end - _inner(end - start), start + 0.6))
        sketch.nodes.append(Node(row, row.parts[0], place))
        sketch.rules.append(Rule((edge + 2, (start + end) / 2), (edge + _LIST - 4, middle)))
        start = end
    sketch.height = height + 2
    return sketch


def _list(sketch: Sketch, frame: Frame, rows: Sequence[Row], left: float) -> list[float]:
    """The lines of text, and the height at which each row stands."""
    middles, y = [], 0.0
    for head, members in groupby(rows, key=lambda row: row.path[:1]):
        same = list(members)
        if head:
            amount = frame.group_amount(head)
            value = f"{frame.told(amount)} · {frame.share(amount)}"
            _line(sketch, (head[0], value), left, y + _HEAD / 2, bold=True)
            y += _HEAD
        for row in same:
            _line(sketch, (row.label, frame.told(row.amount)), left, y + _ITEM / 2)
            middles.append(y + _ITEM / 2)
            y += _ITEM
        y += _AFTER
    sketch.height = y
    return middles


def _line(
    sketch: Sketch, said: tuple[str, str], left: float, y: float, *, bold: bool = False
) -> None:
    label, value = said
    label = fit(label, room(left) - width(value) - 1)
    sketch.lines.append(Line(label, left, y, bold=bold))
    sketch.lines.append(Line(value, WIDTH, y, "right", bold=bold))


def _groups(
    sketch: Sketch, frame: Frame, rows: Sequence[Row], level: int, left: float, scale: float
) -> None:
    """The pieces of one level above the finest."""
    for path, start, end in _runs(rows, level):
        top, bottom = start * scale, end * scale
        place = Place(left, left + _COLUMN, top, max(bottom - _inner(bottom - top), top + 0.6))
        opacity = _OPACITY[min(level, len(_OPACITY) - 1)]
        said = frame.told(frame.group_amount(path))
        sketch.blocks.append(Block(place, SERIES["main"].colour, path[-1], said, opacity))


def _runs(rows: Sequence[Row], level: int) -> Iterator[tuple[tuple[str, ...], float, float]]:
    """Neighbours with one path down to a level, and the amounts they lie between."""
    start = 0.0
    for path, members in groupby(rows, key=lambda row: row.path[: level + 1]):
        end = start + sum(float(row.amount) for row in members)
        if len(path) > level:
            yield path, start, end
        start = end


def _inner(height: float) -> float:
    """The gap below a piece, where there is room for one."""
    return _GAP if height > 3 * _GAP else 0.0
