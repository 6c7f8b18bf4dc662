"""A spreadsheet becomes a document: sheet after sheet, as it is shown.

Hidden sheets, rows and columns are not published and not read; that there are some is
noted. What is read is the simple form (`book`), contact details masked, and that form is
what is stored.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.documents.limits import Meter
from generator.documents.model import Document
from generator.documents.sheets.addresses import sheet_place
from generator.documents.sheets.book import Book, book_bytes, load_book
from generator.documents.sheets.layout import Layout, read_layout, sheet_blocks
from generator.documents.sheets.values import Values
from generator.documents.spans import white_note
from generator.errors import UnusableInput


def read_sheets(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in an xlsx file; UnusableInput says why it cannot be read."""
    data = path.read_bytes()
    return sheets_document(data, path.name, keep_public_landline=keep_public_landline)


def sheets_document(data: bytes, name: str, *, keep_public_landline: bool = False) -> Document:
    """The document in the bytes of an xlsx file."""
    meter = Meter(name)
    book = load_book(data, meter, keep_public_landline)
    layouts = _layouts(book, meter)
    blocks = tuple(
        block
        for at, layout in layouts.items()
        if layout.rows
        for block in sheet_blocks(book.sheets[at], layout, meter)
    )
    if not blocks:
        raise UnusableInput(f"{name}: nothing is printed on any visible sheet")
    digest = hashlib.sha256(data).hexdigest()
    notes = _notes(book, layouts)
    return Document(name, "xlsx", blocks, digest, stored=book_bytes(book), notes=notes)


def masked_copy(path: Path, *, keep_public_landline: bool = False) -> bytes:
    """The workbook as it is stored: values and formats, contact details masked."""
    return book_bytes(load_book(path.read_bytes(), Meter(path.name), keep_public_landline))


def sheet_places(data: bytes, name: str) -> dict[str, str]:
    """What stands at each place of an xlsx, also a hidden one, blanks around it taken off."""
    meter = Meter(name)
    book = load_book(data, meter, False)
    printed = {f"sheet:{sheet.name}": sheet.name for sheet in book.sheets if not sheet.is_hidden}
    for at, layout in _layouts(book, meter).items():
        for cell in layout.hidden:
            own = cell.row, cell.column
            stored = layout.moved.get(own, own) if cell.white else own
            printed[sheet_place(book.sheets[at].name, *stored)] = cell.raw.strip()
        for row in layout.rows.values():
            for cell in row:
                shown = (cell.row, cell.column)
                place = sheet_place(book.sheets[at].name, *layout.moved.get(shown, shown))
                printed[place] = cell.raw.strip()
    return printed


def _layouts(book: Book, meter: Meter) -> dict[int, Layout]:
    """The visible sheets by their index."""
    values = Values(book.styles, meter)
    return {
        at: read_layout(sheet, book, values, meter)
        for at, sheet in enumerate(book.sheets)
        if not sheet.is_hidden
    }


def _notes(book: Book, layouts: dict[int, Layout]) -> tuple[str, ...]:
    notes = []
    hidden = [sheet.name for sheet in book.sheets if sheet.is_hidden]
    if hidden:
        notes.append(f"有 {len(hidden)} 个隐藏的工作表没有读取：{'、'.join(hidden)}")
    for at, layout in layouts.items():
        name = book.sheets[at].name
        white = sum(cell.white for cell in layout.hidden)
        if hidden_count := len(layout.hidden) - white:
            notes.append(f"工作表“{name}”隐藏的行或列中有 {hidden_count} 个单元格没有读取")
        if white:
            notes.append(white_note(f"工作表“{name}”", white))
    if book.pictures:
        notes.append(f"文件中有 {book.pictures} 张图片，图片中的内容没有读取")
    return tuple(notes)
