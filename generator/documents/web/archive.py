"""A saved web page of one file (mht, mhtml): the pages in it, put one after the other.

It is a mail with parts. Workbooks saved so have a part for each sheet; a part that only
frames the others has nothing to read. Pictures and styles are left out.
"""

from __future__ import annotations

import email
import hashlib
import re
from dataclasses import replace
from email.message import Message
from pathlib import Path

from generator.documents.encoding import decode
from generator.documents.model import Document
from generator.documents.web.read import web_document
from generator.errors import UnusableInput

_FRAMES = re.compile(rb"<frameset\b", re.I)
_MOST_PARTS = 2000


def read_archive(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in a saved page, stored as a plain web page."""
    data = path.read_bytes()
    pages = [page for page in _pages(data, path.name) if not _FRAMES.search(page)]
    if not pages:
        raise UnusableInput(f"{path.name}: a saved web page without a page in it")
    text = "\n".join(decode(page, path.name) for page in pages)
    document = web_document(
        text.encode("utf-8", "replace"),
        f"{path.stem}.html",
        keep_public_landline=keep_public_landline,
    )
    return replace(document, sha256=hashlib.sha256(data).hexdigest())


def _pages(data: bytes, name: str) -> list[bytes]:
    try:
        whole: Message = email.message_from_bytes(data.lstrip())
        parts = [part for part in whole.walk() if part.get_content_type() == "text/html"]
        if len(parts) > _MOST_PARTS:
            raise UnusableInput(f"{name}: a saved web page of more than {_MOST_PARTS} parts")
        found = [part.get_payload(decode=True) for part in parts]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise UnusableInput(f"{name}: a saved web page that cannot be unpacked") from error
    return [page for page in found if isinstance(page, bytes) and page.strip()]
