"""What a file is, told from its bytes: names of published files are often those of others.

Web pages are called xls, texts doc, new Office files have the names of old ones. Told are
the kinds that say so themselves; a plain text is whatever its name says. Reads nothing.
"""

from __future__ import annotations

import re

from generator.documents.limits import Meter
from generator.documents.limits_zip import Package, is_ole
from generator.errors import UnusableInput

_SIGNATURES = {
    b"PK\x03\x04": "zip", b"{\\rtf": ".rtf", b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg",
    b"II*\x00": ".tif", b"MM\x00*": ".tif", b"Rar!": "rar", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gz",
}  # fmt: skip
_STREAMS = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls"}
_HEAD = 8192
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)*(?:<!doctype\s+html|<html\b)",
    re.I | re.S,
)
_WHOLE_PAGE = re.compile(rb"<(?:!doctype\s+html|head|meta)\b", re.I)
_MAIL = re.compile(rb"(?:^|\n)mime-version\s*:", re.I)
_MANY_PARTS = re.compile(rb"content-type\s*:\s*multipart/", re.I)
_OLD_XML = {
    b"urn:schemas-microsoft-com:office:spreadsheet": "an Excel 2003 XML workbook; open it in a "
    "spreadsheet program and save it as xlsx",
    b"schemas.microsoft.com/office/word/2003/wordml": "a Word 2003 XML document; open it in a "
    "word processor and save it as docx",
}
_ARCHIVES = {"rar": "a RAR archive", "7z": "a 7z archive", "gz": "a gzip archive"}


def told_kind(data: bytes, name: str) -> str:
    """The usual suffix of what the bytes say they are; empty when they do not say.

    Raises UnusableInput for what says that it is something no reader is for.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    kind = next((k for start, k in _SIGNATURES.items() if head.startswith(start)), "")
    if kind in _ARCHIVES:
        raise UnusableInput(f"{name}: {_ARCHIVES[kind]}; unpack it and name the files in it")
    if kind == "zip":
        return _in_zip(data, name)
    if kind:
        return kind
    if is_ole(data):
        return _in_container(data, name)
    for said, what in _OLD_XML.items():
        if said in head and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
            raise UnusableInput(f"{name}: {what}")
    return _in_text(head)


def _in_text(head: bytes) -> str:
    if _MAIL.search(head) and _MANY_PARTS.search(head):
        return ".mht"
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    is_page = _PAGE.match(plain) is not None and _WHOLE_PAGE.search(plain) is not None
    return ".html" if is_page else ""


def _in_zip(data: bytes, name: str) -> str:
    names = Package(data, Meter(name)).names()
    for folder, suffix in (("word/", ".docx"), ("xl/", ".xlsx")):
        if any(member.startswith(folder) for member in names):
            return suffix
    if "ofd.xml" in names:
        raise UnusableInput(f"{name}: an OFD file; save it as PDF")
    if {"mimetype", "content.xml"} <= set(names):
        raise UnusableInput(f"{name}: an OpenDocument file; save it as docx or xlsx")
    if any(member.startswith("ppt/") for member in names):
        raise UnusableInput(f"{name}: a presentation; save it as PDF")
    return ""


def _in_container(data: bytes, name: str) -> str:
    """A text or a workbook, by the streams that the container of old Office files lists.

    One may be put into the other; then it is what its name says.
    """
    held = {
        kind
        for stream, kind in _STREAMS.items()
        if stream.encode("utf-16-le") + b"\x00\x00" in data
    }
    named = ".doc" if name.lower().endswith((".doc", ".wps")) else ".xls"
    return named if named in held else next(iter(held), "")
