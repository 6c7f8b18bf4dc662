"""A web page becomes a document, in whatever encoding it comes.

The page is first brought to a simple form with contact details masked; that form is both
what is read and what is stored. What a script would load later is not there.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from generator.documents.limits import Meter
from generator.documents.model import Document, Paragraph
from generator.documents.spans import hidden_notes, table_place
from generator.documents.web.canonical import Page, parse_html, simplify, to_html
from generator.documents.web.flow import Flow, cells_of, tape_of

_MOST_PASSES = 4


def read_web(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in a web page; UnusableInput says why it cannot be read."""
    data = path.read_bytes()
    return web_document(data, path.name, keep_public_landline=keep_public_landline)


def web_document(data: bytes, name: str, *, keep_public_landline: bool = False) -> Document:
    """The document in the bytes of a web page."""
    meter = Meter(name)
    page, stored = _settled(data, meter, keep_public_landline)
    blocks = tuple(Flow(page.body, meter).blocks())
    digest = hashlib.sha256(data).hexdigest()
    notes = (*_notes(page), *hidden_notes(blocks))
    return Document(name, "html", blocks, digest, stored=stored, links=page.links, notes=notes)


def masked_copy(path: Path, *, keep_public_landline: bool = False) -> bytes:
    """The page as it is stored: its text, tables and links to files, contacts masked."""
    return _settled(path.read_bytes(), Meter(path.name), keep_public_landline)[1]


def web_places(data: bytes, name: str) -> dict[str, str]:
    """What is printed at each place of a page, blanks around it taken off."""
    meter = Meter(name)
    page, _ = _settled(data, meter, False)
    printed = {
        block.source: block.text
        for block in Flow(page.body, meter).blocks()
        if isinstance(block, Paragraph)
    }
    for number, table in enumerate(page.body.iter("table"), 1):
        place = table_place(number)
        seen, _, unseen = cells_of(table, meter)
        printed |= {place(c.row, c.column): c.raw.strip() for c in (*unseen, *seen)}
    return printed


def _settled(data: bytes, meter: Meter, keep_public_landline: bool) -> tuple[Page, bytes]:
    """The simple form, contacts masked, once parsing what is written changes nothing."""
    first = page = simplify(parse_html(data, meter))
    tape_of(page.body, meter).mask(keep_public_landline=keep_public_landline)
    stored = to_html(page.body)
    for _ in range(_MOST_PASSES):
        page = simplify(parse_html(stored, meter))
        again = to_html(page.body)
        if again == stored:
            break
        stored = again
    return replace(first, body=page.body), stored


def _notes(page: Page) -> tuple[str, ...]:
    notes = []
    if page.pictures:
        notes.append(f"网页中有 {page.pictures} 张图片，图片中的内容没有读取")
    if page.furniture:
        notes.append(f"网页中有 {page.furniture} 处导航或页脚，没有读取")
    if page.hidden_tables:
        notes.append(f"网页中有 {page.hidden_tables} 个隐藏的表格，没有读取")
    return tuple(notes)
