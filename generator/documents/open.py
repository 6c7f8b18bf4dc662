"""Opens a file with the reader for its format; the one door to all readers.

Knows file names and signatures only. What a reader gives is the same for every format:
a `Document` of addressed cells and paragraphs, contact details masked.
"""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path

from generator.documents.limits import VARIABLE, current_limits
from generator.documents.model import Document
from generator.documents.pdf import read_pdf, read_picture
from generator.documents.sheets.legacy import read_xls
from generator.documents.sheets.read import read_sheets
from generator.documents.text import read_text
from generator.documents.web.read import read_web
from generator.documents.word.legacy import read_doc
from generator.documents.word.read import read_word
from generator.errors import UnusableInput

_READERS: dict[str, Callable[..., Document]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    "": read_text,
    ".pdf": read_pdf,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), read_picture),
    ".docx": read_word,
    ".doc": read_doc,
    ".wps": read_doc,
    ".xlsx": read_sheets,
    ".xls": read_xls,
    ".et": read_xls,
    ".html": read_web,
    ".htm": read_web,
}


def open_document(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in `path`.

    Raises UnusableInput, one line, for a path that is no readable disclosure: missing, a
    directory, empty, too large, of an unknown format, damaged.
    """
    if any(unicodedata.category(mark) in {"Cc", "Cs"} for mark in path.name):
        raise UnusableInput(f"{str(path)!r}: its name is not text (UTF-8); rename the file")
    if path.is_dir():
        raise UnusableInput(f"{path}: a directory; name the files in it")
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise UnusableInput(f"{path}: {getattr(error, 'strerror', '') or error}") from error
    if not stat.S_ISREG(found.st_mode):
        raise UnusableInput(f"{path}: not a file but a pipe or a device; save it as a file")
    limit = current_limits().file_bytes
    if found.st_size > limit:
        raise UnusableInput(
            f"{path}: {found.st_size >> 20} MB, more than the {limit >> 20} MB limit "
            f"({VARIABLE}=file_bytes=… raises the limit)"
        )
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(suffix for suffix in _READERS if suffix)
        raise UnusableInput(f"{path}: files of this kind cannot be read; known kinds: {known}")
    try:
        return reader(path, keep_public_landline=keep_public_landline)
    except OSError as error:
        raise UnusableInput(f"{path}: {error.strerror or error}") from error


def stored_copy(document: Document) -> bytes:
    """The bytes that a package keeps of the document: the same format, contacts masked."""
    return document.stored or "\n".join(document.lines).encode("utf-8")
