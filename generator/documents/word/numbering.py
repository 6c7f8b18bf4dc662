"""Automatic numbers of paragraphs: 一、 (一) 1. — printed, but stored as counters.

Reads `word/numbering.xml` and counts along the document. Knows the number forms that
official Chinese prose uses; an unknown form counts in Arabic digits. Bullets print nothing
that is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.documents.limits_xml import Element, attribute, child, children, local

_DIGITS = "〇一二三四五六七八九"
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting",
    "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital",
}  # fmt: skip
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
          (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_MOST_LEVELS = 9
_LONGEST = 200  # characters of what is printed before a paragraph


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, where it begins, what is printed."""

    form: str = "decimal"
    start: int = 1
    text: str = ""


class Numbering:
    """The lists of a document; `label` counts a paragraph and gives its printed number."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        abstract = {
            attribute(e, "abstractNumId"): {_index(lvl): _level(lvl) for lvl in children(e, "lvl")}
            for e in children(root, "abstractNum")
        }
        for entry in children(root, "num"):
            reference = attribute_of(entry, "abstractNumId")
            levels = dict(abstract.get(reference, {}))
            for override in children(entry, "lvlOverride"):
                levels[_index(override)] = _overridden(override, levels)
            # Lists of one abstract list count on, unless one of them begins anew.
            own = any(True for _ in children(entry, "lvlOverride"))
            number = attribute(entry, "numId")
            self._lists[number] = (number if own else f"a{reference}", levels)

    def label(self, number: str, level: int) -> str:
        """The number printed before the next paragraph of a list; empty for bullets."""
        if number not in self._lists or not 0 <= level < _MOST_LEVELS:
            return ""
        key, levels = self._lists[number]
        counters = self._counters.setdefault(key, {})
        for deeper in [at for at in counters if at > level]:
            del counters[deeper]
        own = levels.get(level, Level())
        counters[level] = counters.get(level, own.start - 1) + 1
        if own.form in {"bullet", "none"}:
            return ""
        return re.sub(
            r"%(\d)", lambda m: _printed(levels, counters, int(m[1]) - 1), own.text[:_LONGEST]
        )


def attribute_of(element: Element, name: str) -> str:
    """The `val` of a child element."""
    inner = child(element, name)
    return attribute(inner, "val") if inner is not None else ""


def _index(level: Element) -> int:
    return _integer(attribute(level, "ilvl"), 0)


def _level(level: Element) -> Level:
    return Level(
        attribute_of(level, "numFmt") or "decimal",
        _integer(attribute_of(level, "start"), 1),
        attribute_of(level, "lvlText"),
    )


def _overridden(override: Element, levels: dict[int, Level]) -> Level:
    inner = next((e for e in override if local(e) == "lvl"), None)
    old = _level(inner) if inner is not None else levels.get(_index(override), Level())
    start = attribute_of(override, "startOverride")
    return Level(old.form, _integer(start, old.start), old.text)


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else default


def _printed(levels: dict[int, Level], counters: dict[int, int], at: int) -> str:
    level = levels.get(at, Level())
    return in_form(counters.get(at, level.start), level.form)


def in_form(number: int, form: str) -> str:
    """A counter as printed: 3 → 三, iii, c, ③ …"""
    if form in _CHINESE:
        return chinese(number)
    if form in {"upperRoman", "lowerRoman"} and 0 < number < 4000:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in {"upperLetter", "lowerLetter"} and number > 0:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 % 9 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def chinese(number: int) -> str:
    """Chinese numerals as used for counting: 十, 十二, 二十, 一百零三."""
    if not 0 < number < 1000:
        return _DIGITS[0] if number == 0 else str(number)
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    printed = _DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        printed += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        printed += "零"
    return printed + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        printed += letters * count
    return printed
