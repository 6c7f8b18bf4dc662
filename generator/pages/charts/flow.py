"""A frame of two sides laid out as a flow: what comes in, the whole, what goes out.

Which money went where is not published: all that comes in runs through the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.pages.charts.frame import ZERO, Frame, Row
from generator.pages.charts.layout import SIZE, WIDTH, Line, fit
from generator.pages.charts.palette import SOFT
from generator.pages.charts.sketch import Block, Node, Place, Ribbon, Sketch

REVENUE, EXPENDITURE = "收入", "支出"
_FULL = 150  # height of the whole
_SLOT = 38.0  # least height of a node with its two lines of text
_GAP = 6.0
_BAR = 9.0  # width of a node
_TOP = 26.0  # room for the heads of the sides
_STEPS = 8  # points along a ribbon
_MIDDLE = WIDTH / 2


def lay_out_flow(frame: Frame) -> Sketch:
    """Both sides beside the whole, each centred."""
    sides = {s: [r for r in frame.shown() if r.side == s] for s in (REVENUE, EXPENDITURE)}
    sums = {s: sum((r.amount for r in rows), ZERO) for s, rows in sides.items()}
    most = max(*sums.values(), Decimal(1))
    room = max(_FULL, *(_needed(rows, most) for rows in sides.values()))
    sketch = Sketch(round(_TOP + room + 4))
    sketch.lines += [Line(REVENUE, 0, 8, colour=SOFT), Line(EXPENDITURE, WIDTH, 8, "right", SOFT)]
    top = _TOP + (room - _FULL) / 2
    whole = Place(_MIDDLE - _BAR / 2, _MIDDLE + _BAR / 2, top, top + _FULL)
    sketch.blocks.append(Block(whole))
    for side, rows in sides.items():
        start = _TOP + (room - _needed(rows, most)) / 2
        inner = top + (_FULL - float(sums[side] / most) * _FULL) / 2
        for row in rows:
            _add(sketch, frame, row, (start, inner), float(row.amount / most) * _FULL)
            start += _slot(row, most) + _GAP
            inner += float(row.amount / most) * _FULL
    return sketch


def _slot(row: Row, most: Decimal) -> float:
    return max(_SLOT, float(row.amount / most) * _FULL)


def _needed(rows: Sequence[Row], most: Decimal) -> float:
    return sum(_slot(row, most) + _GAP for row in rows) - _GAP


def _add(sketch: Sketch, frame: Frame, row: Row, at: tuple[float, float], height: float) -> None:
    """One row: its bar, its band to the whole, its name and amount."""
    slot, inner = at
    top = slot + (max(_SLOT, height) - height) / 2
    incoming = row.side == REVENUE
    left = 0.0 if incoming else WIDTH - _BAR
    thick = max(height, 1.0)
    place = Place(left, left + _BAR, top, top + thick)
    sketch.nodes.append(Node(row, row.parts[0], place))
    whole = sketch.blocks[0].place
    near, far = (_BAR, whole.left) if incoming else (WIDTH - _BAR, whole.right)
    sketch.ribbons.append(Ribbon(row.parts[0].series, _band(near, far, (top, inner), thick)))
    x, align = (_BAR + 6, "left") if incoming else (WIDTH - _BAR - 6, "right")
    middle = top + thick / 2
    share = frame.share(row.amount)
    value = frame.told(row.amount) + (f" · {share}" if share else "")
    name = fit(row.label, (_MIDDLE - _BAR * 2) / SIZE)
    sketch.lines += [Line(name, x, middle - 8, align), Line(value, x, middle + 9, align)]


def _band(
    near: float, far: float, tops: tuple[float, float], thick: float
) -> tuple[tuple[float, float, float], ...]:
    """A smooth band; its upper edge runs from the first to the second of `tops`."""
    points = []
    for step in range(_STEPS + 1):
        part = step / _STEPS
        y = tops[0] + (tops[1] - tops[0]) * part * part * (3 - 2 * part)
        points.append((round(near + (far - near) * part, 1), round(y, 1), round(y + thick, 1)))
    return tuple(points)
