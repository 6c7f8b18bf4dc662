"""Text recognition of pictures of pages, offline, with models that come in a package.

What it gives is a sheet like that of a PDF page, so the same steps find its tables: every
recognised character is a glyph with its own confidence, every long dark stroke an edge.
Nothing read here is certain: a figure counts only when sums prove it, which is for later
stages to say. Pages that were scanned a little askew, on their side or upside down are turned
upright first; places are those of the upright page.

Needs the extra `ocr`; without it `available` is false.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain
from statistics import median
from typing import Any

from generator.documents.layout import layout_words
from generator.documents.pdf.model import Box, Edge, Glyph, Sheet

MISSING = "reading it needs OCR: install the extra `ocr`"
_LEAST_TURN, _MOST_TURN = 0.2, 15.0  # degrees
_FEWEST_LEANS = 3
_PART_OF_PAGE = 8  # of its longer side: a stroke as long as that is a rule
_SHORTEST = 14.0  # points
_MARGIN = 1.8  # of a line found, for its reading; the engine's own 1.6 cuts off a 一
_GUESSED = 0.5  # confidence of a character that its word must have and nobody saw
_SURE = 0.95  # mean confidence of a page that stands upright
_MOST_RATIO = 4  # of the sides of a picture
_LEAST_SIDE = 64  # pixels
# The quarters a page is turned by in search of its upright, likelier ones first.
_LYING, _STANDING = (1, 3), (2, 1, 3)


def available() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime", "cv2"))


def picture_to_sheet(pixels: Any, number: int, scale: float, quarters: int = 0) -> Sheet:
    """The sheet of a picture (rows of RGB pixels); `scale` is pixels per point.

    `quarters` is how the page before it had to be turned: most likely so must this one.
    """
    pixels = _padded(pixels)
    leans = list(_leans_of_rules(pixels))
    pixels = _turned(pixels, _lean(leans))
    quarters, found = _upright(pixels, quarters)
    pixels = _quarters(pixels, quarters)
    if len(leans) < _FEWEST_LEANS and (turn := _lean(list(_leans_of_words(found)))):
        pixels = _turned(pixels, turn)
        found = _recognise(pixels)
    glyphs = tuple(glyph for run, line in enumerate(found) for glyph in _glyphs(line, run, scale))
    edges = tuple(_edges(pixels, scale))
    high, wide = pixels.shape[:2]
    return Sheet(
        number, wide / scale, high / scale, glyphs, edges,
        scanned=True, recognised=True, quarters=quarters,
    )  # fmt: skip


_Word = tuple[str, float, Sequence[Sequence[float]]]
_Line = Sequence[_Word]


@lru_cache(maxsize=1)
def _engine() -> Any:
    from rapidocr import RapidOCR  # type: ignore[import-untyped,import-not-found,unused-ignore]

    return RapidOCR(params={"Global.log_level": "error", "Det.unclip_ratio": _MARGIN})


def _recognise(pixels: Any) -> list[_Line]:
    """Lines of characters: each with its confidence and its four corners.

    No line is taken for one upside down: that made 80 of 08. A picture without words gives
    one empty text instead of lines.
    """
    result = _engine()(
        pixels[:, :, ::-1], use_cls=False, return_word_box=True, return_single_char_box=True
    )
    lines = result.word_results or ()
    return [line for line in lines if line and not isinstance(line[0], str)]


def _upright(pixels: Any, likely: int) -> tuple[int, list[_Line]]:
    """The quarters by which the picture is turned to stand upright, and what is then read in it.

    The engine reads lines that run down a page, so the words of a page on its side are found,
    only in the wrong place. Where lines do so, or little is read with confidence, the page is
    turned until it stands; where it never surely does, that way is taken which reads most.
    """
    ways: dict[int, list[_Line]] = {}

    def stands(quarters: int) -> bool:
        if quarters not in ways:
            ways[quarters] = _recognise(_quarters(pixels, quarters))
        return _stands(ways[quarters])

    if not (stands(likely) or stands(0)) and ways[0]:
        any(stands(quarters) for quarters in (_LYING if _lies(ways[0]) else _STANDING))
    best = max(ways, key=lambda way: (_stands(ways[way]), not _lies(ways[way]), _read(ways[way])))
    return best, ways[best]


def _stands(lines: Sequence[_Line]) -> bool:
    """Whether a page surely is the right way up."""
    read = _read(lines)
    return read > 0 and read >= _SURE * sum(map(len, lines)) and not _lies(lines)


def _read(lines: Sequence[_Line]) -> float:
    """How many characters are read, each counted by its confidence."""
    return sum(confidence for _, confidence, _ in chain(*lines))


def _lies(lines: Sequence[_Line]) -> bool:
    """Whether most characters of lines of several stand in lines that run up or down."""
    lying = standing = 0
    for line in lines:
        wide, high = (
            max(corner[axis] for _, _, corners in line for corner in corners)
            - min(corner[axis] for _, _, corners in line for corner in corners)
            for axis in (0, 1)
        )
        if len(line) > 1 and high > wide:
            lying += len(line)
        elif len(line) > 1:
            standing += len(line)
    return lying > standing


def _quarters(pixels: Any, times: int) -> Any:
    """The picture turned by so many quarters, anticlockwise."""
    import numpy

    return numpy.ascontiguousarray(numpy.rot90(pixels, times))


def _padded(pixels: Any) -> Any:
    """The picture with white on its right or below, so that no side is a mere strip.

    The engine enlarges a picture until its shorter side can be read; a strip would grow
    beyond any memory.
    """
    import cv2  # type: ignore[import-not-found,unused-ignore]

    high, wide = pixels.shape[:2]
    least = max(-(-max(high, wide) // _MOST_RATIO), _LEAST_SIDE)
    below, beside = max(0, least - high), max(0, least - wide)
    if not below and not beside:
        return pixels
    return cv2.copyMakeBorder(
        pixels, 0, below, 0, beside, cv2.BORDER_CONSTANT, value=(255, 255, 255)
    )


def _lean(leans: Sequence[float]) -> float:
    """Degrees by which a page leans, clockwise; 0 where too little tells, or it hardly does."""
    lean = median(leans) if len(leans) >= _FEWEST_LEANS else 0.0
    return lean if _LEAST_TURN < abs(lean) < _MOST_TURN else 0.0


def _leans_of_words(lines: Sequence[_Line]) -> Iterator[float]:
    """The leans of lines of words; those of a cell are too short to tell by."""
    for line in lines:
        (x0, y0), (x1, y1) = line[0][2][0], line[-1][2][1]
        if len(line) >= 5 and x1 - x0 > abs(y1 - y0):
            yield math.degrees(math.atan2(y1 - y0, x1 - x0))


def _leans_of_rules(pixels: Any) -> Iterator[float]:
    """The leans of long straight strokes that run more or less across or down."""
    import cv2

    long = max(pixels.shape[:2]) // _PART_OF_PAGE
    found = cv2.HoughLinesP(
        _dark(pixels), 1, math.pi / 3600, threshold=long // 2, minLineLength=long, maxLineGap=4
    )
    for x0, y0, x1, y1 in found.reshape(-1, 4).tolist() if found is not None else ():
        angle = math.degrees(math.atan2(y1 - y0, x1 - x0))
        lean = (angle + 45) % 90 - 45  # of an upright stroke as of one across
        if abs(lean) < _MOST_TURN:
            yield lean


def _turned(pixels: Any, degrees: float) -> Any:
    import cv2  # type: ignore[import-not-found,unused-ignore]

    if not degrees:
        return pixels
    high, wide = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    return cv2.warpAffine(pixels, matrix, (wide, high), borderValue=(255, 255, 255))


def _glyphs(line: _Line, run: int, scale: float) -> Iterator[Glyph]:
    """The characters of a line on one baseline; blanks are left out."""
    tops = [min(y for _, y in corners) for _, _, corners in line]
    bottoms = [max(y for _, y in corners) for _, _, corners in line]
    top, bottom = float(median(tops)) / scale, float(median(bottoms)) / scale
    high = bottom - top
    for char, confidence, corners in _without_plus(_with_one(line)):
        if char.strip():
            x0 = float(min(x for x, _ in corners)) / scale
            x1 = float(max(x for x, _ in corners)) / scale
            box = Box(x0, top + 0.1 * high, x1, bottom - 0.1 * high)
            baseline = bottom - 0.22 * high
            yield Glyph(char, box, baseline, 0.8 * high, run, min(0.9999, float(confidence)))


def _with_one(line: _Line) -> _Line:
    """The characters of a line; before 般公共 the 一 that was not seen, as sure as a guess."""
    if not line or not layout_words().without_one.match("".join(word[0] for word in line)):
        return line
    first = line[0][2]
    left, top = min(x for x, _ in first), min(y for _, y in first)
    bottom = max(y for _, y in first)
    return [("一", _GUESSED, [(left, top), (left, top), (left, bottom), (left, bottom)]), *line]


def _without_plus(line: _Line) -> Iterator[_Word]:
    """The characters of a line; a plus before its digits is an unknown one.

    Nobody prints one before money: a faint 4 is read so (+49.77 for 449.77), in all its places.
    """
    for at, (char, confidence, corners) in enumerate(line):
        is_sign = char in "+＋" and at == 0 and len(line) > 1 and line[1][0].isdigit()
        yield ("\ufffd" if is_sign else char), confidence, corners


def _edges(pixels: Any, scale: float) -> Iterator[Edge]:
    """Long thin dark strokes, across and upright."""
    import cv2  # type: ignore[import-not-found,unused-ignore]

    dark = _dark(pixels)
    length = max(12, int(_SHORTEST * scale))
    for horizontal in (True, False):
        shape = (length, 1) if horizontal else (1, length)
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        strokes = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        _, _, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
        for x, y, wide, high, _ in stats[1:].tolist():
            thick, long = (high, wide) if horizontal else (wide, high)
            if thick <= 3.0 * scale and long >= length:
                at = (y + high / 2 if horizontal else x + wide / 2) / scale
                start = (x if horizontal else y) / scale
                yield Edge(horizontal, at, start, start + long / scale)


def _dark(pixels: Any) -> Any:
    """Where the picture is darker than around."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 12
    )
