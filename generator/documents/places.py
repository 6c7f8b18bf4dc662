"""Opens a stored source at locators: what is printed there, in any format but PDF.

The proof of provenance: for every fact, the place it names gives back what it says was
printed. A source is parsed once, however many places are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from generator.documents.encoding import decode
from generator.documents.sheets.read import sheet_places
from generator.documents.text import open_line
from generator.documents.web.read import web_places
from generator.documents.word.read import word_places

_PLACES = {
    ".docx": word_places,
    ".xlsx": sheet_places,
    ".html": web_places,
    ".htm": web_places,
}


def open_places(data: bytes, name: str, locators: Iterable[str]) -> dict[str, str | None]:
    """What is printed at each locator; None where there is no such place."""
    places = _PLACES.get(PurePath(name).suffix.lower())
    if places is not None:
        printed = places(data, name)
        return {locator: printed.get(locator) for locator in locators}
    lines = tuple(decode(data, name).split("\n"))
    return {locator: open_line(lines, locator) for locator in locators}


def open_locator(data: bytes, name: str, locator: str) -> str | None:
    """What is printed at one locator, or None."""
    return open_places(data, name, (locator,))[locator]
