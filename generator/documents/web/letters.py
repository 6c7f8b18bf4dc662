"""Which numbers of a web page are white letters on no ground, so that nobody sees them.

Colours and grounds are those that elements set themselves, from the letters up to their
table. What style sheets say by classes is not known; so a number counts as white only
beside a cell of its row that is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.documents.limits_xml import Element, local

_NUMBER = re.compile(r"[(（]?[-+−－]?[¥￥]?\d[\d,，]*(?:\.\d+)?%?[)）]?")
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.I)
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color|-image)?\s*:\s*([^;!]+)", re.I)
_WHITE = re.compile(
    r"white|#fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,[^()]{1,9})?\)", re.I
)
_NO_GROUND = re.compile(r"transparent|none|initial|inherit|unset|", re.I)


def is_white_number(cell: Element) -> bool:
    """True for a cell of a white number beside one that can be read."""
    if not _is_white(cell) or not _NUMBER.fullmatch(_text(cell)):
        return False
    row = cell.getparent()
    beside = (e for e in row if e is not cell and local(e).lower() in {"td", "th"})
    return any(_text(other) and not _is_white(other) for other in beside)


def _text(cell: Element) -> str:
    return "".join(cell.itertext()).strip()


def _is_white(cell: Element) -> bool:
    """True when all that a cell prints is white, with nothing filled behind it."""
    holders = list(_holders(cell))
    return bool(holders) and all(map(_has_white_letters, holders))


def _holders(cell: Element) -> Iterator[Element]:
    """The elements of a cell that letters stand in."""
    for element in cell.iter():
        if (element.text or "").strip():
            yield element
        if element is not cell and (element.tail or "").strip():
            yield element.getparent()


def _has_white_letters(holder: Element) -> bool:
    around = list(_up_to_table(holder))
    colour = next((said for element in around if (said := _colour(element))), "")
    return _WHITE.fullmatch(colour) is not None and not any(map(_is_filled, around))


def _up_to_table(element: Element) -> Iterator[Element]:
    yield element
    for around in element.iterancestors():
        yield around
        if local(around).lower() == "table":
            return


def _colour(element: Element) -> str:
    said = _COLOUR.search(str(element.get("style") or ""))
    return (said[1] if said else str(element.get("color") or "")).strip()


def _is_filled(element: Element) -> bool:
    said = _GROUND.findall(str(element.get("style") or ""))
    grounds = [ground.strip() for ground in (*said, str(element.get("bgcolor") or ""))]
    return any(not (_NO_GROUND.fullmatch(g) or _WHITE.fullmatch(g)) for g in grounds)
