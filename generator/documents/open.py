"""Opens a file with the reader for its format; the one door to all readers.

Knows file names and kinds only. What a reader gives is the same for every format: a
`Document` of addressed cells and paragraphs, contact details masked. A file that is not what
its name says is read as what it is, and its copy gets the name of that.
"""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.documents.encoding import is_text
from generator.documents.kinds import told_kind
from generator.documents.limits import VARIABLE, Meter, current_limits
from generator.documents.model import Document, Paragraph
from generator.documents.pdf import read_pdf, read_picture
from generator.documents.radicals import unified_document
from generator.documents.sheets.legacy import read_xls
from generator.documents.sheets.read import read_sheets
from generator.documents.text import read_text
from generator.documents.web.archive import read_archive
from generator.documents.web.read import read_web
from generator.documents.word.legacy import read_doc
from generator.documents.word.read import read_word
from generator.errors import UnusableInput

_READERS: dict[str, Callable[..., Document]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".csv": read_text,
    "": read_text,
    ".pdf": read_pdf,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), read_picture),
    ".docx": read_word,
    ".doc": read_doc,
    ".wps": read_doc,
    ".rtf": read_doc,
    ".xlsx": read_sheets,
    ".xls": read_xls,
    ".et": read_xls,
    ".html": read_web,
    ".htm": read_web,
    ".mht": read_archive,
}
# What a reader takes although it is called otherwise.
_TAKES = {
    ".doc": {".docx", ".rtf", ".html"},
    ".wps": {".doc", ".docx", ".rtf", ".html"},
    ".xls": {".xlsx", ".html"},
    ".et": {".xls", ".xlsx", ".html"},
    ".htm": {".html"},
    ".jpeg": {".jpg"},
    ".tiff": {".tif"},
    ".md": {".html"},
    ".markdown": {".html"},
}
_OTHERWISE = {".rtf": ".doc", ".shtml": ".html", ".xhtml": ".html", ".mhtml": ".mht"}
# What to do with a file of a kind that cannot be read.
_ADVICE = {
    **dict.fromkeys((".zip", ".rar", ".7z"), "an archive; unpack it and name the files in it"),
    **dict.fromkeys((".ofd", ".ceb", ".ppt", ".pptx"), "save it as PDF with the program it is of"),
}
_NO_NAME = {"Cc", "Cs"}  # controls, halves of characters
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # txt.exe as exe.txt
_MAY_BE_TEXT = {".doc", ".wps", ".xls", ".et"}
_STORED_AS = {".doc": ".docx", ".rtf": ".docx", ".xls": ".xlsx", ".mht": ".html"}


def open_document(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in `path`.

    Raises UnusableInput, one line, for a path that is no readable disclosure: missing, a
    directory, empty, too large, of an unknown format, damaged.
    """
    if any(unicodedata.category(m) in _NO_NAME or m in _DIRECTIONS for m in path.name):
        raise UnusableInput(f"{str(path)!r}: its name is not plain text (UTF-8); rename the file")
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
    try:
        kind = _kind(path)
        document = _READERS[kind](path, keep_public_landline=keep_public_landline)
    except OSError as error:
        raise UnusableInput(f"{path}: {error.strerror or error}") from error
    _check_lengths(document, path.name)
    document = unified_document(document)
    return document if kind == path.suffix.lower() else _renamed(document, path, kind)


def _check_lengths(document: Document, name: str) -> None:
    """UnusableInput for text without end, or one that never ends a line."""
    meter = Meter(name)
    lengths = [len(text) for text in document.lines or _texts(document)]
    meter.check("characters_together", max(lengths, default=0))
    meter.check("characters", sum(lengths))


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


def _kind(path: Path) -> str:
    """The suffix whose reader the file needs."""
    data = path.read_bytes()
    suffix = path.suffix.lower()
    suffix = suffix if suffix == ".rtf" else _OTHERWISE.get(suffix, suffix)
    told = told_kind(data, path.name)
    if told and told != suffix and told not in _TAKES.get(suffix, ()):
        return _OTHERWISE.get(told, told)
    if not told and suffix in _MAY_BE_TEXT and is_text(data):
        return ".txt"
    if suffix in _ADVICE:
        raise UnusableInput(f"{path}: files of this kind cannot be read: {_ADVICE[suffix]}")
    if suffix not in _READERS:
        known = ", ".join(suffix for suffix in _READERS if suffix)
        raise UnusableInput(f"{path}: files of this kind cannot be read; known kinds: {known}")
    return suffix


def _renamed(document: Document, path: Path, kind: str) -> Document:
    """The document under the name of what it is."""
    return replace(document, name=f"{path.stem}{_STORED_AS.get(kind, kind)}")


def stored_copy(document: Document) -> bytes:
    """The bytes that a package keeps of the document: the same format, contacts masked."""
    return document.stored or "\n".join(document.lines).encode("utf-8")
