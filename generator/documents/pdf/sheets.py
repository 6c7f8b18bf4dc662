"""A PDF file becomes sheets of glyphs and straight lines.

With `chars`, `drawings` and `redact` the only modules that know PDFium.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2  # type: ignore[import-untyped,unused-ignore]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped,unused-ignore]

from generator.documents.pdf.chars import Char, visible_chars
from generator.documents.pdf.drawings import page_drawings
from generator.documents.pdf.frame import Frame, Points
from generator.documents.pdf.glyphs import chars_to_glyphs, upright_quarter, without_doubles
from generator.documents.pdf.limits import Limits
from generator.documents.pdf.model import Sheet
from generator.documents.pdf.pale import without_pale
from generator.documents.pdf.raised import with_raised
from generator.documents.pdf.scans import recognised_page
from generator.documents.pdf.watermarks import without_watermark
from generator.errors import UnusableInput

_PICTURE = 0.5  # a page covered more than this by pictures, with fewer characters than
_FEW = 40  # these, is a picture of a page
_WRITTEN = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)
_XFA = "an XFA form, which only its own program shows; print it to a PDF and use that"
_UNKNOWN = 0.3  # a text layer with more unknown characters than this is no text


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """The file as PDFium sees it; UnusableInput when it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnusableInput(f"{name}: {_reason(str(error))}") from error
    try:
        if document.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
            raise UnusableInput(f"{name}: {_XFA}")
        document.init_forms()  # fields without a look of their own get one
        yield document
    finally:
        document.close()


def _reason(error: str) -> str:
    if "assword" in error or "ecurity" in error:
        return "an encrypted PDF; save it without a password"
    return "a damaged PDF that cannot be opened; repair it or save it anew"


def page_to_sheet(
    document: pypdfium2.PdfDocument,
    number: int,
    name: str,
    limits: Limits,
    *,
    recognise: bool = False,
    quarters: int = 0,
) -> Sheet:
    """The page of a number, from 1, turned so that its text stands upright.

    With `recognise`, the text of a page that is a picture is read from the picture, first
    turned by as many `quarters` as the page before it.
    """
    try:
        page = _with_fields(document, number - 1)
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise UnusableInput(f"{name}: page {number} is damaged; save the file anew") from error
    try:
        sheet = _sheet(page, text, number, name, limits)
        if sheet.scanned and recognise:
            return recognised_page(page, number, name, quarters)
        return sheet
    finally:
        text.close()
        page.close()


def _with_fields(document: pypdfium2.PdfDocument, index: int) -> Any:
    """A page, what is written into the fields of a form or over it made part of it."""
    page = document[index]
    count = pdfium.FPDFPage_GetAnnotCount(page.raw)
    if not any(_kind(page, at) in _WRITTEN for at in range(count)):
        return page
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _kind(page: Any, at: int) -> int:
    """The subtype of an annotation."""
    note = pdfium.FPDFPage_GetAnnot(page.raw, at)
    kind = int(pdfium.FPDFAnnot_GetSubtype(note))
    pdfium.FPDFPage_CloseAnnot(note)
    return kind


def _sheet(page: Any, text: Any, number: int, name: str, limits: Limits) -> Sheet:
    if text.count_chars() > limits.glyphs_of_a_page:
        raise UnusableInput(
            f"{name}: page {number} has more than {limits.glyphs_of_a_page} characters"
        )
    frame = Frame(*_page_box(page))
    drawn = page_drawings(page, number, name, limits)
    chars = list(visible_chars(text, clips=not drawn.has_forms, covered=drawn.texts.covered))
    frame.quarter = upright_quarter(chars)
    paled = without_pale([char for char in chars if not char.hidden], drawn.lines)
    visible = paled.chars
    glyphs = with_raised(without_doubles(chars_to_glyphs(visible, frame)))
    edges = tuple(edge for line in drawn.lines if (edge := frame.edge(line)))
    glyphs = without_watermark(glyphs, edges)
    share = min(1.0, drawn.picture_area / max(1.0, frame.area))
    garbled = sum(glyph.char == "\ufffd" for glyph in glyphs) > _UNKNOWN * len(glyphs)
    glyphs = () if garbled else glyphs
    is_picture = share > _PICTURE
    scanned = garbled or (is_picture and len(glyphs) < _FEW)
    width, height = frame.extent
    pictures = 0 if scanned else sum(not _is_ground(box, visible) for box in drawn.pictures)
    return Sheet(
        number,
        width,
        height,
        glyphs,
        edges,
        scanned,
        pictures=pictures,
        pictured=is_picture,
        marks=paled.marks,
        pale=paled.pale,
    )


def _is_ground(picture: Points, chars: Sequence[Char]) -> bool:
    """Whether something is printed on a picture: then it is the ground of the page."""
    left, bottom, right, top = picture
    return any(
        left <= (c.tight[0] + c.tight[2]) / 2 <= right
        and bottom <= (c.tight[1] + c.tight[3]) / 2 <= top
        for c in chars
    )


def _page_box(page: Any) -> Points:
    left, bottom, right, top = page.get_bbox()
    return float(left), float(bottom), float(right), float(top)
