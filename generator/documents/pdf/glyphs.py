"""Characters become glyphs of the upright page: most of the text decides what is upright.

Text turned askew (a watermark) is left out, and so is what is printed twice on one place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.documents.pdf.chars import Char
from generator.documents.pdf.frame import Frame
from generator.documents.pdf.model import Box, Glyph

_SHIFT = 0.9  # of the width of a character
_LOWER = 0.35  # of the size of the print
_BAND = 50.0  # points: no shadow lies so far below its word


def upright_quarter(chars: list[Char]) -> int:
    """Quarter turns, anticlockwise, that most of the text is turned by."""
    turns = Counter(round(char.turn / 90) % 4 for char in chars if _is_square(char.turn))
    return min(turns, key=lambda turn: (-turns[turn], turn)) if turns else 0


def _is_square(turn: float) -> bool:
    return abs((turn + 45) % 90 - 45) <= 3


def chars_to_glyphs(chars: Sequence[Char], frame: Frame) -> Iterator[Glyph]:
    width, height = frame.extent
    for char in chars:
        if not _is_square(char.turn):
            continue
        tight, loose = frame.box(char.tight), frame.box(char.points)
        _, baseline = frame.point(*char.origin)
        size = char.size if 1.0 < char.size < 300.0 else max(tight.bottom - tight.top, 1.0)
        x0, x1 = (loose.x0, loose.x1) if loose.x1 > loose.x0 else (tight.x0, tight.x1)
        turn = (round(char.turn / 90) - frame.quarter) % 4
        if turn:
            box, baseline = loose, loose.bottom
        else:
            box = Box(x0, baseline - 0.82 * size, x1, baseline + 0.12 * size)
        box = _seen(box, frame.box(char.clip)) if char.clip else box
        if -1 <= box.x <= width + 1 and -1 <= box.y <= height + 1 and x1 > x0:
            yield Glyph(char.char, box, baseline, size, char.run, spaced=char.spaced, turn=turn)


def _seen(box: Box, clip: Box) -> Box:
    """What of the height of a character is printed: a word too tall for its cell ends there."""
    top, bottom = max(box.top, clip.top), min(box.bottom, clip.bottom)
    return replace(box, top=top, bottom=bottom) if top < bottom else box


def without_doubles(glyphs: Iterable[Glyph]) -> tuple[Glyph, ...]:
    """The same character on the same place is printed twice to look bold."""
    kept: list[Glyph] = []
    at: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        x, y = int(glyph.box.x0 // 4), int(glyph.baseline // 4)
        around = [
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in at.get((glyph.char, x + dx, y + dy), ())
        ]
        near = 0.2 * glyph.size
        if any(
            abs(o.box.x0 - glyph.box.x0) < near and abs(o.baseline - glyph.baseline) < near
            for o in around
        ):
            continue
        at.setdefault((glyph.char, x, y), []).append(glyph)
        kept.append(glyph)
    return tuple(_without_shadows(kept))


def _without_shadows(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The glyphs without words printed a second time, half a character beside themselves."""
    runs: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        runs.setdefault(glyph.run, []).append(glyph)
    seen: dict[tuple[str, int], list[Sequence[Glyph]]] = {}
    shadows = set()
    for number, run in runs.items():
        text = "".join(glyph.char for glyph in run)
        band = int(run[0].baseline // _BAND)
        near = (other for at in (-1, 0, 1) for other in seen.get((text, band + at), ()))
        if len(run) > 1 and any(_is_shadow(run, other) for other in near):
            shadows.add(number)
        else:
            seen.setdefault((text, band), []).append(run)
    return (glyph for glyph in glyphs if glyph.run not in shadows)


def _is_shadow(run: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Whether each character of a run lies for the most part on the same of another."""
    return all(
        abs(a.box.x0 - b.box.x0) < _SHIFT * (a.box.x1 - a.box.x0)
        and abs(a.baseline - b.baseline) < _LOWER * a.size
        for a, b in zip(run, other, strict=True)
    )
