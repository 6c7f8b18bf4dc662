"""Which paragraph styles are headings or lists; from `word/styles.xml`, nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.documents.limits_xml import Element, attribute, child, children
from generator.documents.word.numbering import attribute_of

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.I)
_MOST_PARENTS = 12
_LONGEST_LEVEL = 4  # digits


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says about a paragraph; `level` 0 is body text, None says nothing."""

    parent: str
    level: int | None
    list_number: str
    list_level: int


class Styles:
    """The paragraph styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {attribute(e, "styleId"): _style(e) for e in children(root, "style")}

    def level(self, style: str) -> int:
        """Heading level of a style, its ancestors asked in turn; 0 when it is none."""
        for entry in self._line(style):
            if entry.level is not None:
                return entry.level
        return 0

    def list_of(self, style: str) -> tuple[str, int]:
        """List and level that a style puts its paragraphs in; empty when none."""
        for entry in self._line(style):
            if entry.list_number:
                return entry.list_number, entry.list_level
        return "", 0

    def _line(self, style: str) -> list[Style]:
        line: list[Style] = []
        while (entry := self._styles.get(style)) and len(line) < _MOST_PARENTS:
            line.append(entry)
            style = entry.parent
        return line


def is_on(switch: Element) -> bool:
    """Whether a property that is there is switched on."""
    return attribute(switch, "val", "1") not in {"0", "false", "off"}


def hidden_styles(root: Element | None) -> frozenset[str]:
    """The styles, of characters and of paragraphs, that hide what is written in them."""
    said: dict[str, bool] = {}
    parents: dict[str, str] = {}
    for element in children(root, "style"):
        name, vanish = attribute(element, "styleId"), child(element, "rPr", "vanish")
        parents[name] = attribute_of(element, "basedOn")
        if vanish is not None:
            said[name] = is_on(vanish)
    return frozenset(name for name in parents if _hides(name, said, parents))


def _hides(name: str, said: dict[str, bool], parents: dict[str, str]) -> bool:
    for _ in range(_MOST_PARENTS):
        if name in said:
            return said[name]
        name = parents.get(name, "")
    return False


def outline_level(properties: Element | None) -> int | None:
    """Heading level that properties set directly, or None."""
    value = attribute_of(properties, "outlineLvl") if properties is not None else ""
    if not value.isdecimal() or len(value) > _LONGEST_LEVEL:
        return None
    return int(value) + 1 if int(value) < 6 else 0


def list_reference(properties: Element | None) -> tuple[str, int] | None:
    """List and level that properties set directly; list 0 takes a paragraph out of lists."""
    numbered = child(properties, "numPr") if properties is not None else None
    if numbered is None:
        return None
    level = attribute_of(numbered, "ilvl")
    return attribute_of(numbered, "numId"), int(level) if level.isdecimal() and len(
        level
    ) <= _LONGEST_LEVEL else 0


def _style(element: Element) -> Style:
    properties = child(element, "pPr")
    level = outline_level(properties)
    named = _HEADING.fullmatch(attribute_of(element, "name"))
    if level is None and named:
        level = int(named[1]) if int(named[1]) <= 6 else 0
    number, at = list_reference(properties) or ("", 0)
    return Style(attribute_of(element, "basedOn"), level, number, at)
