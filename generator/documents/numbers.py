"""What a printed number looks like, as far as taking a page or a text apart needs it."""

from __future__ import annotations

import re
from collections.abc import Sequence

NUMERIC = frozenset("0123456789.,-%，．")
# A number that is complete on its left side and its right: it has decimals, or is a zero.
_FINISHED = re.compile(r"[-(（]?\d{1,3}(?:,?\d{3})*\.\d{1,6}%?[)）]?")
# How a line of a budget begins that is not the rest of the line above it.
OPENS_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d|其中|注)"
)
# How a row of a body begins; no word of a header does.
ENUMERATED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）])"
)
# What no gap parts: digits in one font, the word in another.
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"[-–(（]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?[)）]?")

# An amount with its unit, alone or behind the words that name it.
_MONEY = re.compile(
    r"(?:[^\d。；;，,:：]{1,20}[:：])?-?\d[\d,]*(?:\.\d+)?(?:万|亿)?元(?![\u4e00-\u9fff])"
)
_MOST_SAID = 60

_SHORT = 4  # 项目, 行次
# What a line break can leave of a number.
_PART = re.compile(r"[-–(（]?[\d,.]*\d[\d,.]*%?[)）]?")


def is_number(text: str) -> bool:
    """True for a printed number, or a code."""
    return _NUMBER.fullmatch(text.replace(" ", "")) is not None


def is_finished(text: str) -> bool:
    """True for a number with decimals: it can stand close to the next one."""
    return _FINISHED.fullmatch(text) is not None


def says_money(text: str) -> bool:
    """True for a short text with an amount whose unit is printed: 10.00万元, 其他：10.00万元."""
    return len(text) <= _MOST_SAID and _MONEY.match(text.replace(" ", "")) is not None


def is_part_of_number(text: str) -> bool:
    """True for digits and the signs between them, whole or cut."""
    return _PART.fullmatch(text) is not None


def is_sequence(texts: Sequence[str]) -> bool:
    """True for a row that numbers columns from 1 on, at most short words between the numbers."""
    numbers = [text for text in texts if text.isdecimal()]
    others = [text for text in texts if not text.isdecimal()]
    counted = [str(at) for at in range(1, len(numbers) + 1)]
    return len(numbers) > 1 and numbers == counted and all(len(t) <= _SHORT for t in others)


def is_year(text: str, after: str) -> bool:
    """True for a year before the character that says so."""
    return after == "年" and _YEAR.fullmatch(text) is not None
