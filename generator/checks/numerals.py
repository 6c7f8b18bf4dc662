"""Chinese numerals of headings and tables, up to 99."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九十"


def to_number(text: str) -> int:
    """The value of `十二` or `12`."""
    if text.isdecimal():
        return int(text)
    if "十" not in text:
        return _DIGITS.index(text)
    tens, _, ones = text.partition("十")
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)


def to_chinese(number: int) -> str:
    """`12` as `十二`."""
    if number <= 10:
        return _DIGITS[number]
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")
