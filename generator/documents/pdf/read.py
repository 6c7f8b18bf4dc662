"""Reads a PDF with a text layer: file -> Document, locator -> printed text.

A file that cannot be read is refused with one line. A page that is a picture inside a file
that has text is named in the document's notes, so that nothing is missing in silence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from generator.documents import ocr
from generator.documents.limits import Stopwatch
from generator.documents.model import Document
from generator.documents.numbers import is_finished
from generator.documents.pdf.blocks import to_blocks
from generator.documents.pdf.layout import (
    OTHER_COLUMNS,
    PageParts,
    parts_to_blocks,
    sheets_to_parts,
)
from generator.documents.pdf.limits import LIMITS, Limits
from generator.documents.pdf.model import PrintedBlock, PrintedText, Sheet
from generator.documents.pdf.pale import without_known_marks
from generator.documents.pdf.place import parse_place
from generator.documents.pdf.redact import has_masked, masked_copy
from generator.documents.pdf.scans import picture_pages, recognised_picture
from generator.documents.pdf.sheets import opened, page_to_sheet
from generator.documents.pdf.stamps import without_stamps
from generator.documents.pdf.trial import try_aside
from generator.documents.pdf.words import glyphs_to_piece
from generator.errors import UnusableInput

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"})
_NO_COPY = "原文件中的联系方式无法逐一除去，不保存原文件的副本"
_NO_TEXT = "no text that can be read: scanned pages, or fonts without a code table"


def read_pdf(
    path: Path, *, keep_public_landline: bool = False, limits: Limits = LIMITS
) -> Document:
    """The document in a PDF file, personal contact details masked.

    Raises UnusableInput when the file is damaged, encrypted, too large or without text.
    """
    data = path.read_bytes()
    sheets = without_stamps(without_known_marks(file_to_sheets(data, path.name, limits)))
    pages = sheets_to_parts(sheets, limits)
    document = _document(path.name, data, "pdf", pages, keep_public_landline)
    return _with_copy(document, masked_copy(data, path.name, document.blocks, limits))


def read_picture(
    path: Path, *, keep_public_landline: bool = False, limits: Limits = LIMITS
) -> Document:
    """The document in a picture file, by text recognition."""
    if not ocr.available():
        raise UnusableInput(f"{path.name}: a picture; {ocr.MISSING}")
    data = path.read_bytes()
    sheets = list(picture_to_sheets(data, path.name, limits))
    if not any(sheet.glyphs for sheet in sheets):
        raise UnusableInput(f"{path.name}: no text was recognised in the picture")
    pages = sheets_to_parts(sheets, limits)
    document = _document(path.name, data, "image", pages, keep_public_landline)
    return _with_copy(document, b"" if has_masked(document.blocks) else data)


def _with_copy(document: Document, copy: bytes) -> Document:
    """The document with the copy to be stored; a note when there can be none."""
    notes = document.notes if copy else (*document.notes, _NO_COPY)
    return replace(document, stored=copy, notes=notes)


def _document(
    name: str, data: bytes, form: str, pages: Sequence[PageParts], keep_public_landline: bool
) -> Document:
    """The pages put together; the format says when text was recognised."""
    printed = parts_to_blocks(pages)
    blocks = to_blocks(printed, keep_public_landline=keep_public_landline)
    recognised = any(page.sheet.recognised for page in pages)
    return Document(
        name,
        f"{form}-ocr" if recognised else form,
        blocks,
        hashlib.sha256(data).hexdigest(),
        notes=(*picture_notes(pages), *column_notes(printed)),
        unseen=picture_notes([page for page in pages if not page.sheet.recognised]),
        recognised=tuple(f"page:{p.sheet.number}" for p in pages if p.sheet.recognised),
    )


def file_to_sheets(data: bytes, name: str, limits: Limits = LIMITS) -> Iterator[Sheet]:
    """The pages of a file, one at a time, within the limits."""
    watch, glyphs, recognised, scanned, quarters = Stopwatch(), 0, 0, False, 0
    try_aside(data, name, limits.pages)
    with opened(data, name) as document:
        count = len(document)
        if not 0 < count <= limits.pages:
            raise UnusableInput(f"{name}: {_page_count(count, limits)}")
        for number in range(1, count + 1):
            recognise = ocr.available() and recognised < limits.recognised_pages
            sheet = page_to_sheet(
                document, number, name, limits, recognise=recognise, quarters=quarters
            )
            quarters = sheet.quarters
            glyphs += len(sheet.glyphs)
            recognised += sheet.recognised
            scanned = scanned or sheet.scanned
            seconds = limits.seconds + recognised * limits.seconds_of_a_recognised_page
            if glyphs > limits.glyphs:
                raise UnusableInput(f"{name}: more than {limits.glyphs} characters")
            if watch.is_over(seconds):
                raise UnusableInput(f"{name}: reading took more than {seconds:.0f} seconds")
            yield sheet
    if not glyphs and scanned and not ocr.available():
        raise UnusableInput(f"{name}: {_NO_TEXT}; {ocr.MISSING}")
    if not glyphs:
        raise UnusableInput(f"{name}: a PDF without any text")


def picture_to_sheets(data: bytes, name: str, limits: Limits = LIMITS) -> Iterator[Sheet]:
    """The pages of a picture file, one at a time, within the limits."""
    watch, quarters, pages = Stopwatch(), 0, picture_pages(data, name)
    if pages > limits.recognised_pages:
        most = limits.recognised_pages
        raise UnusableInput(f"{name}: {pages} pages, more than the limit of {most}")
    for number in range(1, pages + 1):
        sheet = recognised_picture(data, name, number, quarters)
        quarters = sheet.quarters
        if watch.is_over(limits.seconds + number * limits.seconds_of_a_recognised_page):
            raise UnusableInput(f"{name}: reading took more than {limits.seconds:.0f} seconds")
        yield sheet


def _page_count(count: int, limits: Limits) -> str:
    if not count:
        return "a PDF without pages"
    return f"{count} pages, more than the limit of {limits.pages}"


def picture_notes(pages: Sequence[PageParts]) -> tuple[str, ...]:
    """A sentence for the pages of every sort of which a picture, or a part, is not read."""
    numbers: dict[str, list[int]] = {}
    for page in pages:
        if what := _not_read(page):
            numbers.setdefault(what, []).append(page.sheet.number)
    return tuple(f"第 {'、'.join(_runs(listed))} 页{what}" for what, listed in numbers.items())


def _not_read(page: PageParts) -> str:
    """What there is to say of the pictures of a page, and of characters without a meaning."""
    sheet = page.sheet
    if sheet.scanned:
        said = "文字由识别得出，须由加总关系证实" if sheet.recognised else "其中的文字没有读出"
        return f"是图片，或文字没有编码：{said}"
    if sheet.pictured and not _has_amounts(page):
        return "大半是图片，图片中如有文字没有读出"  # its text may be a stamp or a heading
    return "有图片，图片中的内容没有读取" if sheet.pictures else ""


def _has_amounts(page: PageParts) -> bool:
    """Whether the text of a page has a table or amounts: then its picture is an ornament."""
    words = (piece.text for line in page.lines for piece in line.pieces)
    return bool(page.grids) or any(map(is_finished, words))


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Numbers as people list them: 1—3, 7."""
    first = last = numbers[0]
    for number in (*numbers[1:], 0):
        if number != last + 1:
            yield f"{first}—{last}" if first < last else f"{first}"
            first = number
        last = number


def column_notes(printed: Sequence[PrintedBlock]) -> tuple[str, ...]:
    """A sentence for every page whose table could not be put to the one before it."""
    return tuple(
        f"第 {block.page} 页：{OTHER_COLUMNS.strip('（）')}"
        for block in printed
        if isinstance(block, PrintedText) and block.text == OTHER_COLUMNS
    )


def open_page(path: Path, locator: str) -> str:
    """The text printed in the rectangle of a locator; a rectangle over pages is joined."""
    data_of = path.stat()
    pieces = []
    for number, box in parse_place(locator):
        sheet = _sheet(path, number, data_of.st_mtime_ns, data_of.st_size)
        found = glyphs_to_piece([g for g in sheet.glyphs if box.holds(g.box.x, g.box.y)])
        pieces.append(found.text if found else "")
    return "".join(pieces)


@lru_cache(maxsize=64)
def _sheet(path: Path, number: int, _changed: int, _size: int) -> Sheet:
    if path.suffix.lower() in PICTURES:
        return recognised_picture(path.read_bytes(), path.name, number)
    with opened(path.read_bytes(), path.name) as document:
        if not 1 <= number <= len(document):
            raise UnusableInput(f"{path.name}: there is no page {number}")
        return page_to_sheet(document, number, path.name, LIMITS, recognise=ocr.available())
