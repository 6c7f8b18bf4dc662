"""Turns places of a PDF page (upwards, as stored) into places of the upright page (downwards)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.documents.pdf.model import Box, Edge

_STRAIGHT = 0.6  # a line that leans less than this is straight
_SHORTEST = 2.0

Points = tuple[float, float, float, float]


@dataclass(slots=True)
class Frame:
    """Turns places of the file (upwards) into places of the upright page (downwards)."""

    left: float
    bottom: float
    right: float
    top: float
    quarter: int = 0

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.quarter % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.quarter:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, points: Points) -> Box:
        (ax, ay), (bx, by) = self.point(*points[:2]), self.point(*points[2:])
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def edge(self, points: Points) -> Edge | None:
        """A straight line of some length, or nothing."""
        box = self.box(points)
        wide, high = box.x1 - box.x0, box.bottom - box.top
        if high <= _STRAIGHT and wide >= _SHORTEST:
            return Edge(True, box.y, box.x0, box.x1)
        if wide <= _STRAIGHT and high >= _SHORTEST:
            return Edge(False, box.x, box.top, box.bottom)
        return None
