"""A copy of a PDF without the contact details that were masked in its text.

The text objects that print a masked character are taken out whole; words printed with
them go too. What cannot be taken out this way (a picture, a nested form) leaves no copy
at all. The copy of one file has the same bytes every time.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped,unused-ignore]

from generator.documents.contacts import MASK
from generator.documents.model import Block, Paragraph
from generator.documents.pdf.chars import text_objects
from generator.documents.pdf.limits import Limits
from generator.documents.pdf.model import Sheet
from generator.documents.pdf.place import parse_place
from generator.documents.pdf.sheets import opened, page_to_sheet
from generator.documents.pdf.words import glyphs_to_lines

_FILE_ID = re.compile(rb"/ID\s*\[\s*<[0-9A-Fa-f]{32}>\s*<[0-9A-Fa-f]{32}>\s*\]")


def masked_copy(data: bytes, name: str, blocks: Sequence[Block], limits: Limits) -> bytes:
    """The file itself when nothing was masked, a copy without it, or no bytes."""
    masked = list(_masked_texts(blocks))
    if not masked:
        return data
    pages = sorted({number for source, _ in masked for number, _ in parse_place(source)})
    with opened(data, name) as document:
        for number in pages:
            sheet = page_to_sheet(document, number, name, limits)
            runs = {run for source, text in masked for run in _runs(sheet, source, text)}
            if sheet.scanned or not _without(document, number, runs):
                return b""
        out = io.BytesIO()
        # With its security the copy could not be opened: its key follows from the file's id.
        document.save(out, flags=pdfium.FPDF_REMOVE_SECURITY)
    copy = _with_own_id(out.getvalue(), data)
    return b"" if _still_there(copy, name, masked, limits) else copy


def has_masked(blocks: Sequence[Block]) -> bool:
    """Whether anything was masked in the blocks."""
    return any(True for _ in _masked_texts(blocks))


def _masked_texts(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Place and masked text of every cell and paragraph with a contact detail."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if MASK in block.text:
                yield block.source, block.text
        else:
            for row in block.rows:
                yield from ((c.source, c.text) for c in row.cells if MASK in c.text)


def _runs(sheet: Sheet, source: str, text: str) -> Iterator[int]:
    """The text objects of a page that print a masked character of a place.

    Where glyphs and text cannot be told to each other, all objects of the place.
    """
    chars = re.sub(r"\s", "", text)
    for number, box in parse_place(source):
        if number != sheet.number:
            continue
        inside = [g for g in sheet.glyphs if box.holds(g.box.x, g.box.y)]
        glyphs = [glyph for line in glyphs_to_lines(inside) for glyph in line]
        same = len(glyphs) == len(chars)
        for at, glyph in enumerate(glyphs):
            if not same or chars[at] == MASK:
                yield glyph.run


def _without(document: Any, number: int, runs: set[int]) -> bool:
    """Takes text objects out of a page; False when one of them cannot be."""
    page = document[number - 1]
    text = page.get_textpage()
    handles = [handle for run, handle in enumerate(text_objects(text)) if run in runs]
    text.close()
    gone = all(pdfium.FPDFPage_RemoveObject(page.raw, handle) for handle in handles)
    gone = gone and bool(pdfium.FPDFPage_GenerateContent(page.raw))
    page.close()
    return gone


def _with_own_id(copy: bytes, data: bytes) -> bytes:
    """The copy with a file id that follows from the file, not from chance."""
    digest = hashlib.sha256(data).hexdigest()[:32].upper().encode()

    def own(found: re.Match[bytes]) -> bytes:
        return (b"/ID[<%b><%b>]" % (digest, digest)).ljust(len(found[0]))

    return _FILE_ID.sub(own, copy)


def _still_there(copy: bytes, name: str, masked: Sequence[tuple[str, str]], limits: Limits) -> bool:
    """Whether a masked place still prints what it must not."""
    pages = sorted({number for source, _ in masked for number, _ in parse_place(source)})
    with opened(copy, name) as document:
        for number in pages:
            sheet = page_to_sheet(document, number, name, limits)
            if any(True for source, text in masked for _ in _runs(sheet, source, text)):
                return True
    return False
