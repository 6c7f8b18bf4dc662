"""Locators of rectangles on pages: `page:<n>#x0,top,x1,bottom`, in points.

A rectangle over several pages is written `page:1#…..page:2#…`. Knows no text.
"""

from __future__ import annotations

import re

from generator.documents.pdf.model import Box

_NUMBER = r"-?\d+(?:\.\d+)?"
_PLACE = re.compile(rf"page:(\d+)#({_NUMBER}),({_NUMBER}),({_NUMBER}),({_NUMBER})")


def place(page: int, box: Box) -> str:
    """The locator of a rectangle; two decimals, so that a glyph's middle is safely inside."""
    sides = ",".join(f"{side:.2f}" for side in (box.x0, box.top, box.x1, box.bottom))
    return f"page:{page}#{sides}"


def parse_place(locator: str) -> tuple[tuple[int, Box], ...]:
    """Page and rectangle of each part of a locator; nothing when it is of another kind."""
    parts = [_PLACE.fullmatch(part) for part in re.split(r"\.\.(?=page:)", locator)]
    found = [part for part in parts if part]
    if len(found) != len(parts):
        return ()
    return tuple(
        (int(p[1]), Box(float(p[2]), float(p[3]), float(p[4]), float(p[5]))) for p in found
    )
