"""A frame laid out as small multiples: a panel for each row, all on one scale."""

from __future__ import annotations

from decimal import Decimal

from generator.pages.charts.frame import ZERO, Frame, Part, Row
from generator.pages.charts.layout import SIZE, WIDTH, Line
from generator.pages.charts.palette import SOFT
from generator.pages.charts.sketch import (
    LINE_HEIGHT,
    Node,
    Place,
    Rule,
    Sketch,
    add_keys,
    wrap,
)

_ACROSS = 4
_FIELD = 84.0  # height of the largest bar
_BAR, _BESIDE = 26.0, 5.0
_GAP = 14.0  # between panels


def lay_out_multiples(frame: Frame) -> Sketch:
    """Panels beside each other, up to four in a line; one scale for all."""
    rows = frame.shown()
    sketch = Sketch(0)
    top = add_keys(sketch, frame.series())
    largest = max([part.amount for row in rows for part in _years(row)] or [ZERO])
    across = min(_ACROSS, max(len(rows), 1))
    wide = (WIDTH + _GAP) / across - _GAP
    most = max((len(wrap(row.label, wide / SIZE, 2)) for row in rows), default=1)
    before = any(row.before for row in rows)
    high = 6 + _FIELD + 8 + (most + 1 + before) * LINE_HEIGHT + 10
    for number, row in enumerate(rows):
        line, column = divmod(number, across)
        place = (column * (wide + _GAP), top + line * high)
        _panel(sketch, frame, row, place, wide, largest)
    sketch.height = top + -(-len(rows) // across) * high - 6
    return sketch


def _years(row: Row) -> tuple[Part, ...]:
    """The amounts of a panel, the year before first."""
    return ((row.before,) if row.before else ()) + row.parts


def _panel(
    sketch: Sketch,
    frame: Frame,
    row: Row,
    at: tuple[float, float],
    wide: float,
    largest: Decimal,
) -> None:
    left, top = at
    base = top + 6 + _FIELD
    x = left
    for part in _years(row):
        height = float(part.amount / largest) * _FIELD if largest else 0.0
        sketch.nodes.append(Node(row, part, Place(x, x + _BAR, base - height, base)))
        x += _BAR + _BESIDE
    sketch.rules.append(Rule((left, base + 0.5), (left + wide, base + 0.5), SOFT))
    y = base + 8 + LINE_HEIGHT / 2
    for text in wrap(row.label, wide / SIZE, 2):
        sketch.lines.append(Line(text, left, y))
        y += LINE_HEIGHT
    sketch.lines.append(Line(frame.told(row.amount), left, y, bold=True))
    if row.before:
        said = f"上年 {frame.told(row.before.amount).removesuffix(' 万元')}"
        sketch.lines.append(Line(said, left, y + LINE_HEIGHT, colour=SOFT))
