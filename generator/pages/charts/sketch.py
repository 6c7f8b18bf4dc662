"""What a picture of free form is made of: boxes, bands, rules and lines of text, in pixels.

Filled by the layouts of `flow`, `icicle`, `multiples` and `waterfall`, drawn by `draw`.
Pixels are computed there, so that a picture has the same bytes everywhere. Knows no
charting library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.pages.charts.frame import Part, Row
from generator.pages.charts.layout import SIZE, WIDTH, Line, fit, width
from generator.pages.charts.palette import INK, RULE, SERIES, SOFT

LINE_HEIGHT = 17.0
_OPENING = "（(“《"
_NUMBER = re.compile(r"[\d.,]{2}")


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle of the picture."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Node:
    """The rectangle of one part of a row."""

    row: Row
    part: Part
    place: Place


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle that stands for no single part: a whole, a group, a key of a colour."""

    place: Place
    colour: str = INK
    label: str = ""  # told when pointed at, as is the amount
    said: str = ""
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A band between two pieces: points of its upper and lower edge."""

    colour_of: str  # series
    points: tuple[tuple[float, float, float], ...]  # x, upper y, lower y


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin straight line."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: str = RULE


@dataclass(slots=True)
class Sketch:
    """What is drawn, and on how large a field."""

    height: float
    nodes: list[Node] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    ribbons: list[Ribbon] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def wrap(text: str, room: float, most: int) -> list[str]:
    """`text` in at most `most` lines of `room` em; what is over is cut from the last.

    A number stays in one line, and a bracket or quotation begins none at its end.
    """
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1 and width(rest) > room:
        fitting = [n for n in range(1, len(rest)) if width(rest[:n]) <= room] or [1]
        whole = [n for n in fitting if not _NUMBER.fullmatch(rest[n - 1 : n + 1])]
        whole = [n for n in whole if rest[n - 1] not in _OPENING] or whole
        taken = (whole or fitting)[-1]
        lines.append(rest[:taken].rstrip())
        rest = rest[taken:].lstrip()
    return [*lines, fit(rest, room)] if rest else lines


def add_keys(sketch: Sketch, series: tuple[str, ...]) -> float:
    """Names of the colours in one line; returns the height used."""
    if len(series) < 2:
        return 0.0
    x = 0.0
    for key in series:
        place = Place(x, x + 10, 3.0, 13.0)
        sketch.blocks.append(Block(place, SERIES[key].colour))
        sketch.lines.append(Line(SERIES[key].label, x + 15, 8.0, colour=SOFT))
        x += 31 + width(SERIES[key].label) * SIZE
    return 24.0


def room(left: float, right: float = WIDTH) -> float:
    """The width between two places, in em."""
    return (right - left) / SIZE
