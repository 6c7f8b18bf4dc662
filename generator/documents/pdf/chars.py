"""The characters of a page as PDFium gives them; what one does not see is left out.

A blank is no character of its own but a mark on the next one.

A character without a meaning in the file becomes U+FFFD, so that no number is made of it.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped,unused-ignore]

from generator.documents.pdf.drawings import segment_point
from generator.documents.pdf.frame import Points
from generator.documents.radicals import unified

_UNKNOWN = "\ufffd"
_INVISIBLE = 3  # text render mode
_PALE, _WHITE = 160, 250  # the least of red, green and blue, of 255
_EDGE = 1.0  # so much outside is a character still printed


@dataclass(frozen=True, slots=True)
class Char:
    char: str
    points: Points  # advance box
    tight: Points
    origin: tuple[float, float]
    size: float
    turn: float  # degrees from upright, anticlockwise
    run: int
    hidden: bool
    spaced: bool = False  # a blank is printed before it
    clip: Points | None = None  # what of the page is printed on, where it stands
    tint: int = 0  # its colour on white paper, when that is pale


def visible_chars(text: Any, *, clips: bool, covered: Set[int] = frozenset()) -> Iterator[Char]:
    """The characters one sees, blanks left out; those of objects that are `covered` are hidden."""
    runs, spaced = _Runs(clips, covered), False
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        char = _character(text, index, code)
        if char.isspace():
            spaced = True
            continue
        spaced, after_blank = False, spaced
        tight, loose, origin = _boxes(text, index)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        turn = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
        run = runs.of(pdfium.FPDFText_GetTextObject(text, index))
        x, y = (tight[0] + tight[2]) / 2, (tight[1] + tight[3]) / 2
        clip = run.clip
        if clip and not (
            clip[0] - _EDGE <= x <= clip[2] + _EDGE and clip[1] - _EDGE <= y <= clip[3] + _EDGE
        ):
            continue
        hidden, number, tint = run.hidden, run.number, run.tint
        yield Char(char, loose, tight, origin, size, turn, number, hidden, after_blank, clip, tint)


def text_objects(text: Any) -> list[Any]:
    """The text objects of a page, in the order of the `run` numbers of its characters."""
    found: dict[int, Any] = {}
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        generated = pdfium.FPDFText_IsGenerated(text, index) == 1
        if generated or _character(text, index, code).isspace():
            continue
        handle = pdfium.FPDFText_GetTextObject(text, index)
        found.setdefault(ctypes.cast(handle, ctypes.c_void_p).value or 0, handle)
    return list(found.values())


def _character(text: Any, index: int, code: int) -> str:
    if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return _UNKNOWN
    if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
        return _UNKNOWN
    if 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
        return _UNKNOWN  # each font has its own
    char = unified(chr(code))
    return " " if code < 32 or 0x7F <= code < 0xA0 else char


def _boxes(text: Any, index: int) -> tuple[Points, Points, tuple[float, float]]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    tight = (left.value, bottom.value, right.value, top.value)
    rect = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, rect)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return tight, (rect.left, rect.bottom, rect.right, rect.top), (x.value, y.value)


@dataclass(frozen=True, slots=True)
class _Run:
    number: int
    hidden: bool
    clip: Points | None
    tint: int = 0


@dataclass(slots=True)
class _Runs:
    """Text objects, numbered in the order in which they are met."""

    clips: bool
    covered: Set[int]
    seen: dict[int, _Run] = field(default_factory=dict)

    def of(self, handle: Any) -> _Run:
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if address not in self.seen:
            hidden = bool(address) and (
                address in self.covered
                or pdfium.FPDFTextObj_GetTextRenderMode(handle) == _INVISIBLE
            )
            clip = _clip_box(handle) if address and self.clips else None
            tint = _tint(handle) if address else 0
            self.seen[address] = _Run(len(self.seen), hidden, clip, tint)
        return self.seen[address]


def _tint(handle: Any) -> int:
    """What colour an object has on white paper, if a pale one; 0 if it is dark, or white."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return 0
    seen = [255 - (255 - c.value) * alpha.value // 255 for c in (red, green, blue)]
    is_pale = _PALE <= min(seen) < _WHITE
    return seen[0] << 16 | seen[1] << 8 | seen[2] if is_pale else 0


def _clip_box(handle: Any) -> Points | None:
    """What the clips of an object leave of the page, as one rectangle upwards."""
    path = pdfium.FPDFPageObj_GetClipPath(handle)
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    clips: list[Points] = []
    for index in range(max(0, count)):
        segments = pdfium.FPDFClipPath_CountPathSegments(path, index)
        points = [
            segment_point(pdfium.FPDFClipPath_GetPathSegment(path, index, at))
            for at in range(max(0, segments))
        ]
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            clips.append((min(xs), min(ys), max(xs), max(ys)))
    if not clips:
        return None
    left, bottom, right, top = zip(*clips, strict=True)
    return max(left), max(bottom), min(right), min(top)
