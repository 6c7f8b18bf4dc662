"""The administrative division a publisher belongs to, from its name and, failing that, the text.

A chain of places at the beginning of the name is read from the top down
(河北省·石家庄市·长安区); the lowest is the answer. A name borne by several
places is settled by the places above them that the document names, or not at all. Nor is a
division guessed for one that the list does not have (宣武区), or where the publisher may be
the centre's (北京大学): a person is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.documents.model import Document, Paragraph
from generator.facts.identity_title import Evidence
from generator.standards.centre import centre, is_central
from generator.standards.divisions import (
    Division,
    ancestors,
    divisions,
    divisions_by_name,
    divisions_by_short_name,
)
from generator.standards.identity_words import identity_words
from generator.standards.places import division_said, is_perhaps_central

_LONGEST_NAME = 15


@dataclass(frozen=True, slots=True)
class DivisionFound:
    """One division with its evidence, or none with the candidates.

    `unlisted` is the name of a division that the list does not have.
    """

    division: Division | None = None
    evidence: Evidence | None = None
    candidates: tuple[Division, ...] = ()
    unlisted: str = ""


def find_division(document: Document, publisher: str | None) -> DivisionFound:
    """The division of the publisher, or else the only one the whole document speaks of."""
    if publisher:
        if is_central(publisher):
            return DivisionFound(centre(), Evidence(publisher, "publisher"))
        name = identity_words().party.sub("", publisher, count=1)
        chain, at = _chain(name)
        if unlisted := division_said(name[at:]):
            return DivisionFound(unlisted=unlisted)
        places = chain or _stem(name)
        if is_perhaps_central(publisher) and not chain:
            return DivisionFound(candidates=(centre(), *places) if places else ())
        if len(places) == 1:
            return DivisionFound(places[0], Evidence(publisher, "publisher"))
        if places:
            return _settled_by_text(document, places)
    return _only_one_named(document)


def _chain(name: str) -> tuple[tuple[Division, ...], int]:
    """The places a name begins with, followed down, and where they end in it.

    Several places when the last is not unique.
    """
    region = identity_words().region.match(name)
    at = 0
    found, length = _named_at(name, at)
    if not found and region:
        at = region.end()
        found, length = _named_at(name, at)
    at = at + length if found else 0
    while found:
        named, length = _named_at(name, at)
        below = _below(found, named)
        if not below:
            break
        found, at = below, at + length
    return found, at


def _named_at(name: str, at: int) -> tuple[tuple[Division, ...], int]:
    """The places whose name, or short name (红河州), stands there, and its length."""
    for length in range(_LONGEST_NAME, 1, -1):
        word = name[at : at + length]
        places = divisions_by_name().get(word) or divisions_by_short_name().get(word)
        if places:
            return places, len(word)
    return (), 0


def _below(above: tuple[Division, ...], places: tuple[Division, ...]) -> tuple[Division, ...]:
    return tuple(place for place in places if any(parent in above for parent in ancestors(place)))


def _stem(name: str) -> tuple[Division, ...]:
    """Places whose name without 市, 区 or 县 begins the publisher's: 平潭综合实验区 → 平潭县."""
    found: dict[str, list[Division]] = {}
    for place in divisions().values():
        stem = identity_words().place_end.sub("", place.name)
        if len(stem) >= 2 and name.startswith(stem):
            found.setdefault(stem, []).append(place)
    return tuple(found[max(found, key=len)]) if found else ()


def _settled_by_text(document: Document, places: tuple[Division, ...]) -> DivisionFound:
    text = _text(document)
    named = [place for place in places if any(above.name in text for above in ancestors(place))]
    if len(named) != 1:
        return DivisionFound(candidates=tuple(named or places))
    above = next(above for above in ancestors(named[0]) if above.name in text)
    return DivisionFound(named[0], Evidence(f"{above.name} is named in the text", ""), places)


def _only_one_named(document: Document) -> DivisionFound:
    """The lowest place when all places the document names lie one within the other."""
    text = _text(document)
    named = [
        place
        for name, same in divisions_by_name().items()
        if len(name) > 2 and name in text
        for place in same
    ]
    lowest = [
        place
        for place in named
        if all(other == place or other in ancestors(place) for other in named)
    ]
    if len(lowest) == 1:
        return DivisionFound(lowest[0], Evidence(f"{lowest[0].name} is named in the text", ""))
    return DivisionFound(candidates=tuple(named[:8]))


def _text(document: Document) -> str:
    parts = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        else:
            parts += [cell.text for row in block.rows for cell in row.cells]
    return re.sub(r"[ \t　]+", "", "\n".join(parts))
