"""Printed classification codes become full codes; broken ones are completed by name.

A code may be printed whole (2013701), in parts (201 | 37 | 01), in parts with only the
row's own level (| 37 |), or with digits lost (20 | 37 | 01). What is missing is taken
from the row's name in the list of codes and from the rows above; when neither decides,
the code stays empty and the printed parts are kept. Nothing is invented.

Structure: 支出功能分类 类 3, 款 +2, 项 +2 digits; 支出经济分类 类 3, 款 +2 (政府收支分类科目).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.standards import classifications
from generator.standards.classifications import Classification
from generator.standards.vocabulary import squash

BROKEN_CODE = re.compile(r"(\d{3,6})/(\d{1,4})")  # printed on two lines of its cell
CODE_AND_NAME = re.compile(r"(\d{3}|\d{5}|\d{7})[\s\u3000]+(\D.*)")
_BRACKETED = re.compile(r"[\[【(（](\d{3}|\d{5}|\d{7})[\]】)）]\s*(\D.*)")
_GLUED = re.compile(r"(\d{3}|\d{5}|\d{7})[-—－_]?([^\W\d_元万亿个人年月日号台辆套批次项][^\d]*)")
_LENGTHS = {"function": (3, 5, 7), "economic": (3, 5), "government-economic": (3, 5)}
_FIRST_DIGITS = {"function": "2", "economic": "3", "government-economic": "5"}


@dataclass(frozen=True, slots=True)
class Code:
    """A code: full (or empty), as printed, its official name, and what was mended."""

    full: str = ""
    published: str = ""
    name: str = ""
    note: str = ""


def classification(kind: str, fiscal_year: int) -> Classification:
    """The list of codes of a classification in a fiscal year."""
    if kind == "function":
        return classifications.functional()
    if kind == "economic":
        return classifications.economic(fiscal_year)
    return classifications.government_economic()


def is_well_formed(kind: str, code: str) -> bool:
    """True for digits of a right length with a right first digit."""
    return code.isdecimal() and len(code) in _LENGTHS[kind] and code.startswith(_FIRST_DIGITS[kind])


def coded_words(kind: str, text: str) -> tuple[str, str] | None:
    """Code and name printed in one cell: 201 一般公共服务支出, [201]…, 201一般公共服务支出.

    Digits that run into the words are a code only where the list knows their class and
    what follows counts nothing (20100人).
    """
    found = CODE_AND_NAME.fullmatch(text) or _BRACKETED.fullmatch(text)
    if found and is_well_formed(kind, found[1]):
        return found[1], found[2]
    glued = _GLUED.fullmatch(text)
    if (
        glued
        and is_well_formed(kind, glued[1])
        and glued[1][:3] in classification(kind, 2018).names
    ):
        return glued[1], glued[2]
    return None


def read_code(
    kind: str, parts: Sequence[str], name: str, above: Sequence[str], fiscal_year: int
) -> Code:
    """The code of a row.

    `parts` are the printed code cells from 类 to 项 (or one cell with the whole code),
    `name` the row's label, `above` the full codes of the rows above, nearest last.
    """
    printed = [squash(part) for part in parts]
    published = "-".join(part for part in printed if part)
    if not published:
        return Code()
    joined = "".join(printed)
    known = classification(kind, fiscal_year)
    name = squash(name)
    if is_well_formed(kind, joined) and _levels_right(printed):
        return Code(joined, published, name or known.name(joined))
    if whole := _whole_at_its_level(kind, printed) or _whole_alone(kind, printed, known):
        return Code(whole, published, name or known.name(whole))
    if two := _on_two_lines(kind, printed, name, above, known):
        return Code(two, published, name, f"编码分印在两行（{published}），合为{two}")
    named = _by_name(kind, printed, name, known)
    if below := _of_other_era(kind, printed, named, above):
        return Code(below, published, name, f"编码印作“{published}”，按上下行补全为{below}")
    candidate = named or _by_rows_above(kind, printed, above)
    if candidate:
        return Code(
            candidate, published, name, f"编码印作“{published}”，按科目名称补全为{candidate}"
        )
    return Code("", published, name, f"编码印作“{published}”，无法补全")


def between_rows(code: Code, above: str, below: str) -> Code:
    """A 款 printed without its class (08), by its class above (212) and its 项 below (2120801)."""
    whole = above[:3] + code.published
    known = len(code.published) == 2 and len(above) >= 3 and len(below) == 7
    if code.full or not known or not below.startswith(whole):
        return code
    note = f"编码印作“{code.published}”，按上下行补全为{whole}"
    return Code(whole, code.published, code.name, note)


def _on_two_lines(
    kind: str, printed: Sequence[str], name: str, above: Sequence[str], known: Classification
) -> str:
    """The code that a narrow cell prints on two lines, where its name or a row above says so."""
    found = BROKEN_CODE.fullmatch(printed[0]) if len(printed) == 1 else None
    whole = "".join(found.groups()) if found else ""
    if not is_well_formed(kind, whole):
        return ""
    return whole if known.name(whole) == name or whole[:-2] in above else ""


def _levels_right(printed: Sequence[str]) -> bool:
    """True when the parts have the lengths of their levels: 3, 2, 2, or one whole code.

    款 and 项 may share a column: 208, 0505.
    """
    filled = [part for part in printed if part]
    if len(printed) == 1 or len(filled) == 1 and printed[0]:
        return True
    joined = len(printed[1]) == 4 and not any(printed[2:])
    return len(printed[0]) == 3 and (joined or all(len(part) in {0, 2} for part in printed[1:]))


def _whole_at_its_level(kind: str, printed: Sequence[str]) -> str:
    """The code that a 款 or 项 cell prints whole: | 20103 | or 201 | 20103 | 2010301."""
    filled = [part for part in printed if part]
    depth = _depth(printed)
    fits = depth <= len(_LENGTHS[kind]) and len(filled[-1]) == _LENGTHS[kind][depth - 1]
    if fits and is_well_formed(kind, filled[-1]) and all(map(filled[-1].startswith, filled)):
        return filled[-1]
    return ""


def _whole_alone(kind: str, printed: Sequence[str], known: Classification) -> str:
    """A code printed whole under 款 or 项 alone: a page cut the cell merged over all three."""
    filled = [part for part in printed if part]
    if len(filled) != 1 or not is_well_formed(kind, filled[0]):
        return ""
    return filled[0] if len(filled[0]) > 3 or filled[0] in known.names else ""


def _by_name(kind: str, printed: Sequence[str], name: str, known: Classification) -> str:
    """The one code of this name that the printed digits can be a rest of."""
    depth = _depth(printed)
    fitting = [
        code
        for code in known.codes_named(name)
        if len(code) == _LENGTHS[kind][min(depth, len(_LENGTHS[kind])) - 1]
        and _is_rest(printed, code)
        or len(printed) == 1
        and _lacks_one_digit(printed[0], code)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def _lacks_one_digit(part: str, code: str) -> bool:
    """True for a code printed whole but for one digit of its lower levels: 213025, 2130205."""
    at = range(_LENGTHS["function"][0], len(code))
    return len(part) == len(code) - 1 and any(code[:i] + code[i + 1 :] == part for i in at)


def _is_rest(printed: Sequence[str], code: str) -> bool:
    """True when the printed parts agree with `code` where they are printed whole."""
    levels = [code[:3], code[3:5], code[5:7]]
    for level, part in zip(levels, printed, strict=False):
        if part and not (level == part or (len(part) < len(level) and _lost_digits(part, level))):
            return False
    return len(printed) > 1 or _lost_digits(printed[0], code)


def _lost_digits(part: str, whole: str) -> bool:
    """True when `part` is `whole` with digits missing at either end."""
    return whole.startswith(part) or whole.endswith(part)


def _by_rows_above(kind: str, printed: Sequence[str], above: Sequence[str]) -> str:
    """The printed lower parts below the class (and 款) of the nearest row above."""
    depth = _depth(printed)
    length = _LENGTHS[kind][min(depth, len(_LENGTHS[kind])) - 1]
    if len(printed) < 2:
        return _below_class(kind, printed[0], above)
    for code in reversed(above):
        levels = [code[:3], code[3:5], code[5:7]]
        own = [printed[i] or levels[i] for i in range(min(depth, len(printed)))]
        whole = "".join(own)
        if not printed[0] and len(whole) == length and is_well_formed(kind, whole):
            return whole
        if printed[0] and len(printed[0]) < 3 and _lost_digits(printed[0], levels[0]):
            whole = levels[0] + "".join(own[1:])
            if depth > 1 and len(whole) == length and _same_branch(whole, above):
                return whole
    return ""


def _of_other_era(kind: str, printed: Sequence[str], named: str, above: Sequence[str]) -> str:
    """The 项 below the 款 right above it, where the name's own 款 is printed nowhere above.

    Codes moved over the years within their class: 行政单位医疗 was 2100501 before 2101101.
    """
    whole = _by_rows_above(kind, printed, above) if named and above else ""
    moved = len(whole) == 7 and whole != named and whole[:3] == named[:3]
    right_above = moved and above[-1][:5] == whole[:5]
    return whole if right_above and whole[:5] in above and named[:5] not in above else ""


def _below_class(kind: str, part: str, above: Sequence[str]) -> str:
    """Two digits alone below a class of two levels: 01 below 301 is 30101."""
    if len(_LENGTHS[kind]) != 2 or len(part) != 2 or not above:
        return ""
    whole = above[-1][:3] + part
    return whole if is_well_formed(kind, whole) else ""


def _same_branch(code: str, above: Sequence[str]) -> bool:
    """True when the 款 of `code` was printed in a row above."""
    return any(other[:5] == code[:5] and len(other) >= 5 for other in above)


def _depth(printed: Sequence[str]) -> int:
    """Level of the lowest printed part, from 1."""
    return max((i for i, part in enumerate(printed, 1) if part), default=1)
