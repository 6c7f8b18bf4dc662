"""PDF files become grids and paragraphs of addressed cells.

The way of a page, each step a function of one module that can be looked at by itself:

    trial       files with drawings inside drawings are opened aside first
    sheets      file -> sheets of glyphs and edges, by `chars`, `drawings`, `covered`, `glyphs`,
                `frame`, `pale`, `raised`
                (the first two and `redact` are the only modules that know PDFium)
    scans       pages that are pictures -> sheets, by text recognition (documents.ocr)
    rules       horizontal lines -> rules, and stacks of them
    dotted      lines drawn dot by dot -> lines
    bands       lines between rows only -> the sides of their cells: `band`, `band_header`,
                `band_ends`; `underlined`, where each cell has a line of its own
    lattice     edges -> lattices: where lines cross, and which cells are merged
    words       glyphs -> lines and words; text as printed
    ruled       lattice and words -> rows of cells
    open_rows   lines around columns and none between rows -> a frame, read as those without lines
    multiline   a ruled row that holds several printed rows -> those rows
    headings    words right above a ruled table -> its first row
    overhang    words right below it, in a merged cell that a page cuts -> that cell
    fragments   a page with one column filled, or none -> part of a table, or lines
    unruled     lines without rules -> rows of cells, by alignment: `unruled_cut`,
                `unruled_rows`, `unruled_header`, `unruled_columns`, and what the whole
                document shows, `unruled_habits`
    unruled_break  a header that ends its page, and the body on the next -> one table
    torn_header a table whose header may be on the page before -> a table not read
    unread      what looks like a table and is none of these -> a table not read
    continued   grids over pages -> the same columns
    torn        two pages of a table -> what goes on from the first in the second; without
                rules `unruled_torn`, and `torn_unknown` where that is not seen
    furniture   page numbers, headers and footers -> taken away
    paragraphs  lines -> paragraphs
    layout      sheets -> printed blocks of all pages
    place       rectangles <-> locators
    blocks      printed blocks -> blocks of the document, torn rows mended, contacts masked
    redact      file -> copy without the contact details that were masked
    read        all of it: file -> Document; locator -> text

Nothing here knows what a budget is.
"""

from __future__ import annotations

from pathlib import Path

from generator.documents.model import Document
from generator.errors import UnusableInput

__all__ = ["open_page", "read_pdf", "read_picture"]

_MISSING = "reading PDF needs the extra `pdf` (the package pypdfium2)"


def read_pdf(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in a PDF file; PDFium is loaded when the first one is read."""
    try:
        from generator.documents.pdf import read
    except ModuleNotFoundError as error:
        raise UnusableInput(f"{path}: {_MISSING}") from error
    return read.read_pdf(path, keep_public_landline=keep_public_landline)


def read_picture(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in a picture file, by text recognition."""
    try:
        from generator.documents.pdf import read
    except ModuleNotFoundError as error:
        raise UnusableInput(f"{path}: {_MISSING}") from error
    return read.read_picture(path, keep_public_landline=keep_public_landline)


def open_page(path: Path, locator: str) -> str:
    """The text printed at a `page:` locator of a PDF file."""
    try:
        from generator.documents.pdf import read
    except ModuleNotFoundError as error:
        raise UnusableInput(f"{path}: {_MISSING}") from error
    return read.open_page(path, locator)
