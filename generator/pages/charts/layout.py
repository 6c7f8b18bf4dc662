"""A frame laid out as rectangles, rules, dots and lines of text, in pixels.

The layout never measures a font: a Chinese character is one em wide, others little more
than half. So the picture has the same bytes on every machine. Knows no charting library.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.pages import amounts
from generator.pages.charts.frame import ZERO, Frame, Part, Row
from generator.pages.charts.palette import INK, SERIES, SOFT

WIDTH = 340  # on the narrowest phone text is then no smaller than 12 px
SIZE = 12.5  # of text
_LEGEND = 24


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a part; `x` values are amounts, `y` values pixels."""

    part: Part
    row: Row
    start: Decimal
    end: Decimal
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text at a pixel place."""

    text: str
    x: float
    y: float
    align: str = "left"
    colour: str = INK
    bold: bool = False


@dataclass(slots=True)
class Layout:
    """What is drawn, and on how large a field."""

    shape: str
    low: Decimal
    high: Decimal
    height: float = 0
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    keys: list[tuple[str, float, float]] = field(default_factory=list)  # series, x, y
    bands: list[tuple[float, float]] = field(default_factory=list)  # top, bottom: free of words


def width(text: str) -> float:
    """Width in em, by the kind of each character."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.56 for c in text)


def fit(text: str, room: float) -> str:
    """`text`, cut with an ellipsis to `room` em."""
    if width(text) <= room:
        return text
    kept = ""
    for character in text:
        if width(kept + character) > room - 1:
            break
        kept += character
    return kept + "…"


def lay_out(frame: Frame) -> Layout:
    """Rows below each other, or one bar with its parts listed below it."""
    sums = [row.amount for row in frame.shown()]
    sums += [row.before.amount for row in frame.shown() if row.before]
    layout = Layout(frame.shape, min([ZERO, *sums]), max([ZERO, *sums]))
    if not layout.high and not layout.low:
        layout.high = Decimal(1)
    if frame.shape == "parts":
        _one_bar(frame, layout)
    else:
        _rows(frame, layout)
    return layout


def _one_bar(frame: Frame, layout: Layout) -> None:
    row = frame.rows[0]
    layout.boxes += _boxes(row, 4, 32)
    layout.bands.append((0, 38))
    y = 52.0
    for part in row.parts:
        label = SERIES[part.series].label
        layout.keys.append((part.series, 0, y))
        layout.lines.append(Line(label, 18, y))
        layout.lines.append(_value(frame, part.amount, y))
        y += 22
    layout.height = y - 8


def _rows(frame: Frame, layout: Layout) -> None:
    y = _legend(frame, layout) if len(frame.series()) > 1 else 0.0
    for row in frame.shown():
        value = _value(frame, row.amount, y + 9, row.said)
        layout.lines.append(value)
        room = WIDTH / SIZE - width(value.text) - 1
        layout.lines.append(Line(fit(row.label, room), 0, y + 9))
        layout.boxes += _boxes(row, y + 19, y + 29)
        if row.before:
            layout.boxes.append(Box(row.before, row, ZERO, row.before.amount, y + 30, y + 34))
        layout.bands.append((y + 17, y + (36 if row.before else 32)))
        y += 42 if row.before else 38
    layout.height = y
    layout.bands[-1:] = [(top, y) for top, _ in layout.bands[-1:]]  # down to the axis


def _boxes(row: Row, top: float, bottom: float) -> Iterator[Box]:
    start = ZERO
    for part in row.parts:
        yield Box(part, row, start, start + part.amount, top, bottom)
        start += part.amount


def _value(frame: Frame, amount: Decimal, y: float, said: str = "") -> Line:
    share = frame.share(amount)
    return Line(said or frame.told(amount) + (f" · {share}" if share else ""), WIDTH, y, "right")


def _legend(frame: Frame, layout: Layout) -> float:
    """Names of the colours, in as many lines as they need; returns the height used."""
    x, y = 0.0, 8.0
    for key in frame.series():
        label = SERIES[key].label
        wide = 15 + width(label) * SIZE
        if x and x + wide > WIDTH:
            x, y = 0.0, y + _LEGEND - 4
        layout.keys.append((key, x, y))
        layout.lines.append(Line(label, x + 15, y, colour=SOFT))
        x += wide + 16
    return y + _LEGEND - 8


def ticks(layout: Layout) -> list[Decimal]:
    """Up to five round values of the axis, from the lowest to the highest amount."""
    span = layout.high - layout.low
    step = Decimal(10) ** (span.adjusted() - 1)
    factors = (Decimal(1), Decimal(2), Decimal(5), Decimal(10), Decimal(20), Decimal(50))
    step = next(step * factor for factor in factors if span / (step * factor) <= 4)
    first = -(-layout.low // step) * step
    count = int((layout.high - first) // step)
    return [first + step * n for n in range(count + 1)]


def tick_text(frame: Frame, value: Decimal, last: bool) -> str:
    """An axis label in 万元 (亿元 from 1 亿 on); the last one names the unit."""
    if frame.unit != "money":
        return frame.written(value) if last else amounts.plain(value)
    high = max((row.amount for row in frame.shown()), default=ZERO)
    unit, name = (amounts.YI, "亿元") if high >= amounts.YI else (amounts.WAN, "万元")
    return amounts.plain(value / unit) + (f" {name}" if last else "")
