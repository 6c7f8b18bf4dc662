"""Bytes become text: byte order marks, UTF-8, UTF-16 and the Chinese GB encodings.

Strict: a file that decodes in none of them, or that is a known binary format, is
refused with one line that says so. Knows nothing of what the text means.
"""

from __future__ import annotations

import codecs
import re

from generator.errors import UnusableInput

_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive (docx, xlsx …)",
    b"\xd0\xcf\x11\xe0": "an old Office file (doc, xls)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
}
_USUAL = re.compile(
    r"[\t-\r -~·×\u2010-\u2030\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, name: str) -> str:
    """Text of `data`; raises UnusableInput with one line when there is none.

    Tried in this order: byte order mark, UTF-16 without a mark, UTF-8, GB18030
    (a superset of GBK and GB2312). Line ends become `\\n`; controls that nobody sees, and that
    a terminal would obey, go.
    """
    if not data.strip():
        raise UnusableInput(f"{name}: the file is empty")
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise UnusableInput(f"{name}: {what}, not a text file")
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    raise UnusableInput(
        f"{name}: not readable as text (tried UTF-8, UTF-16, GB18030); save it as UTF-8"
    )


def is_text(data: bytes) -> bool:
    """True for bytes that can be read as a Chinese or Latin text, and are no page of tags."""
    try:
        text = decode(data, "")
    except UnusableInput:
        return False
    sample = text[:20000]
    usual = sum(_USUAL.fullmatch(char) is not None for char in sample)
    return not text.lstrip().startswith("<") and usual * 50 >= len(sample) * 49


def _candidates(data: bytes) -> list[str]:
    """Encodings worth trying, best first."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return [encoding]
    if b"\x00" in data[:4096]:
        even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
        return ["utf-16-be", "utf-16-le"] if even > odd else ["utf-16-le", "utf-16-be"]
    return ["utf-8", "gb18030", *_unmarked_utf16(data)]


def _unmarked_utf16(data: bytes) -> list[str]:
    """Chinese UTF-16 has few zero bytes; its line ends give the byte order away."""
    if data.count(b"\n\x00") > data.count(b"\x00\n"):
        return ["utf-16-le"]
    return ["utf-16-be"] if b"\x00\n" in data else []


def _is_text(text: str) -> bool:
    """False for binary data that happens to decode: control and private-use characters."""
    sample = text[:20000]
    odd = sum(
        1
        for char in sample
        if (char < " " and char not in "\t\n\r\f\v")
        or "\ue000" <= char <= "\uf8ff"
        or char == "\ufffd"
    )
    return bool(text.strip("\ufeff \t\r\n\x00")) and odd * 50 <= len(sample)
