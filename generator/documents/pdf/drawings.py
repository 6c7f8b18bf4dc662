"""What is drawn on a page beside its text: straight lines, and how much pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped,unused-ignore]

from generator.documents.pdf.dotted import DOT, dots_to_lines
from generator.documents.pdf.frame import Points
from generator.documents.pdf.limits import Limits
from generator.errors import UnusableInput

_THIN = 3.0  # a filled rectangle thinner than this is a line
_MOST_SEGMENTS = 2_000


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page beside text."""

    lines: list[Points] = field(default_factory=list)
    picture_area: float = 0.0
    has_forms: bool = False
    covered: set[int] = field(default_factory=set)  # text objects under a picture


def page_drawings(page: Any, number: int, name: str, limits: Limits) -> Drawn:
    drawn = Drawn()
    dots: list[Points] = []
    texts: list[Any] = []
    for count, item in enumerate(page.get_objects(max_depth=6), 1):
        if count > limits.objects_of_a_page:
            raise UnusableInput(
                f"{name}: page {number} has more than {limits.objects_of_a_page} objects"
            )
        if item.type == pdfium.FPDF_PAGEOBJ_PATH:
            drawn.lines += _path_lines(item, dots)
        elif item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(item)
        elif item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = bounds = _bounds(item)
            drawn.picture_area += max(0.0, right - left) * max(0.0, top - bottom)
            if not pdfium.FPDFPageObj_HasTransparency(item.raw):
                drawn.covered |= {_address(text) for text in texts if _is_under(text, bounds)}
        elif item.type == pdfium.FPDF_PAGEOBJ_FORM:
            drawn.has_forms = True
    drawn.lines += dots_to_lines(dots)
    return drawn


def _address(item: Any) -> int:
    return ctypes.cast(item.raw, ctypes.c_void_p).value or 0


def _is_under(text: Any, picture: Points) -> bool:
    """Whether the middle of a text object lies under a picture drawn after it."""
    left, bottom, right, top = _bounds(text)
    x, y = (left + right) / 2, (bottom + top) / 2
    return picture[0] <= x <= picture[2] and picture[1] <= y <= picture[3]


def _path_lines(item: Any, dots: list[Points]) -> Iterator[Points]:
    """The straight lines of a path: its strokes, or the middle of a thin filled bar.

    A bar as short as a dot is put to the `dots`.
    """
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    segments = pdfium.FPDFPath_CountSegments(item)
    if segments > _MOST_SEGMENTS or segments < 2:
        return
    if stroke.value:
        yield from _strokes(item, segments)
    elif fill.value:
        left, bottom, right, top = _bounds(item)
        if max(top - bottom, right - left) < DOT:
            dots.append((left, bottom, right, top))
        elif top - bottom <= _THIN and right - left > top - bottom:
            yield left, (top + bottom) / 2, right, (top + bottom) / 2
        elif right - left <= _THIN:
            yield (left + right) / 2, bottom, (left + right) / 2, top


def _strokes(item: Any, segments: int) -> Iterator[Points]:
    matrix = _to_page(item)
    start = last = (0.0, 0.0)
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        x, y = segment_point(segment)
        point = (
            matrix[0] * x + matrix[2] * y + matrix[4],
            matrix[1] * x + matrix[3] * y + matrix[5],
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield (*last, *point)
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield (*last, *start)
            last = start


def _bounds(item: Any) -> Points:
    """The rectangle of an object on the page, through its forms."""
    left, bottom, right, top = item.get_bounds()
    if item.container is None:
        return float(left), float(bottom), float(right), float(top)
    a, b, c, d, e, f = _through_forms(item.container, None)
    points = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _to_page(item: Any) -> tuple[float, float, float, float, float, float]:
    """The matrix from a path's own places to those of the page, through its forms."""
    return _through_forms(item.container, item.get_matrix())


def _through_forms(holder: Any, matrix: Any) -> tuple[float, float, float, float, float, float]:
    """A matrix, or none, followed by those of the forms an object stands in."""
    while holder is not None:
        own = holder.get_matrix()
        matrix = own if matrix is None else matrix.multiply(own)
        holder = holder.container
    return matrix.get()  # type: ignore[no-any-return]


def segment_point(segment: Any) -> tuple[float, float]:
    """Where a segment of a path ends."""
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value
