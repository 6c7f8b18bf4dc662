"""Text that a picture covers: programs that scan put what they recognised below the picture.

One sees the picture; the text is what some other recognition took it for, and no more certain
than our own. A picture with anything transparent in it covers nothing.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from generator.documents.pdf.frame import Points

_LEAST = 10_000.0  # square points of a picture that covers lines, not a sign
_MOST = 4_000_000.0
_MOST_PICTURES = 50
_OPAQUE = 255


@dataclass(slots=True)
class Texts:
    """The text objects of a page as they are drawn, and those that a picture later covers."""

    drawn: list[tuple[int, float, float]] = field(default_factory=list)
    covered: set[int] = field(default_factory=set)
    pictures: int = 0

    def add(self, item: Any, bounds: Points) -> None:
        """A text object, by the middle of the rectangle it takes up."""
        left, bottom, right, top = bounds
        self.drawn.append((address(item.raw), (left + right) / 2, (bottom + top) / 2))

    def cover(self, item: Any, bounds: Points) -> None:
        """A picture, drawn over what was drawn before it."""
        left, bottom, right, top = bounds
        area = (right - left) * (top - bottom)
        if area < _LEAST or self.pictures >= _MOST_PICTURES:
            return
        below = {
            at for at, x, y in self.drawn if left <= x <= right and bottom <= y <= top
        } - self.covered
        if below:
            self.pictures += 1
            if area > _MOST or _is_opaque(item):
                self.covered |= below


def address(handle: Any) -> int:
    """What tells an object of a page from the others."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _is_opaque(picture: Any) -> bool:
    try:
        bitmap = picture.get_bitmap(render=True)
    except Exception:  # a damaged picture shows nothing
        return False
    if bitmap.n_channels < 4:
        return True
    return min(bytes(bitmap.buffer)[3::4], default=0) == _OPAQUE
