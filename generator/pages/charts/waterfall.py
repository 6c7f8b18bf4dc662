"""A frame of changes laid out as a waterfall from the level of the year before.

Every row but the last is a step from where the one before it ended; the last row is the
change in all. Below a step stand the reasons given for it.
"""

from __future__ import annotations

from decimal import Decimal

from generator.pages.charts.frame import ZERO, Frame, Row
from generator.pages.charts.layout import WIDTH, Line, fit, width
from generator.pages.charts.palette import SOFT
from generator.pages.charts.sketch import (
    LINE_HEIGHT,
    Node,
    Place,
    Rule,
    Sketch,
    room,
    wrap,
)

_TOP = 20.0
_BAR = 12.0
_LINES = 2  # of a reason


def lay_out_waterfall(frame: Frame) -> Sketch:
    """Steps below each other, joined by thin lines."""
    rows = frame.shown()
    ends = _ends(rows)
    low, high = min(ZERO, *ends), max(ZERO, *ends)
    scale = WIDTH / float(high - low) if high > low else 0.0

    def x(amount: Decimal) -> float:
        return float(amount - low) * scale

    sketch = Sketch(0)
    align = "left" if x(ZERO) < WIDTH / 2 else "right"
    sketch.lines.append(Line("上年水平", x(ZERO), 7, align, SOFT))
    y, last = _TOP, None
    for number, row in enumerate(rows):
        start = ends[number - 1] if 0 < number < len(rows) - 1 else ZERO
        bar = y + 19
        if last is not None:
            joint = x(ends[number - 1])
            sketch.rules.append(Rule((joint, last), (joint, bar + _BAR)))
        y = _step(sketch, frame, row, (x(start), x(start + row.amount)), y)
        last = bar
    sketch.rules.insert(0, Rule((x(ZERO), 15), (x(ZERO), y)))
    sketch.height = y
    return sketch


def _ends(rows: tuple[Row, ...]) -> list[Decimal]:
    """Where each step ends; the last row is the change in all and starts anew."""
    ends, at = [], ZERO
    for row in rows[:-1]:
        at += row.amount
        ends.append(at)
    return [*ends, rows[-1].amount]


def _step(sketch: Sketch, frame: Frame, row: Row, span: tuple[float, float], y: float) -> float:
    """Name and amount, the bar, the reason; returns where the next step begins."""
    value = frame.told(row.amount)
    label = fit(row.label, room(0) - width(value) - 1)
    sketch.lines += [Line(label, 0, y + 9), Line(value, WIDTH, y + 9, "right")]
    left, right = sorted(span)
    place = Place(left, max(right, left + 1.5), y + 19, y + 19 + _BAR)
    sketch.nodes.append(Node(row, row.parts[0], place))
    y += 19 + _BAR + 2
    for text in wrap(row.note, room(0), _LINES) if row.note else ():
        sketch.lines.append(Line(text, 0, y + LINE_HEIGHT / 2, colour=SOFT))
        y += LINE_HEIGHT
    return y + 8
