"""Large print over a table that is no part of it: the words of a watermark.

They are known by two things together: they are far larger than the print of the page, and
lines run through the middle of most of them, as through no words that stand in cells. Numbers
alone are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from generator.documents.numbers import NUMERIC
from generator.documents.pdf.model import Edge, Glyph

_LARGE = 1.8  # of the size that the page is printed in
_INSIDE = 0.25  # of its size, how far a line runs inside a character
_MOST = 0.5  # of the characters of one size


def without_watermark(glyphs: Sequence[Glyph], edges: Sequence[Edge]) -> tuple[Glyph, ...]:
    """The characters of a page but for those of a watermark."""
    if not glyphs:
        return ()
    least = _LARGE * median(glyph.size for glyph in glyphs)
    large = sorted((g for g in glyphs if g.size > least), key=lambda g: g.size)
    lines = [edge for edge in edges if edge.horizontal]
    marks: set[int] = set()
    for _, group in groupby(large, key=lambda g: round(g.size)):
        alike = list(group)
        crossed = sum(any(_runs_through(line, glyph) for line in lines) for glyph in alike)
        if crossed > _MOST * len(alike) and not all(g.char in NUMERIC for g in alike):
            marks.update(map(id, alike))
    return tuple(glyph for glyph in glyphs if id(glyph) not in marks)


def _runs_through(line: Edge, glyph: Glyph) -> bool:
    """Whether a line runs through the middle of a character."""
    inside = _INSIDE * glyph.size
    top, bottom = glyph.baseline - 0.8 * glyph.size, glyph.baseline
    return line.start <= glyph.box.x <= line.end and top + inside < line.at < bottom - inside
