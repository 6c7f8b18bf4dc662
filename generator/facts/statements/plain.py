"""A text without blanks and with one form of digits and marks, every character placed.

Officials print `858.21 万元`, `25.98 %` and full-width digits; expressions are written once
for the plain form. Commas that group the digits of a number are `,`, all others become `，`.
The number of an enumerated paragraph (`1. 2019 年`) is kept apart from what follows. This
module knows nothing of what the text says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Characters of an endless sentence that are looked through: thirty parts have some six hundred.
LONGEST_SENTENCE = 2_000
_FORMS = str.maketrans("０１２３４５６７８９．％（）［］：；－﹣", "0123456789.%()[]:；-–")
_ENUMERATOR = re.compile(r"(^|[。；：:])(\s*\d{1,2})[.．](?=\D)")
_GROUPED_OR_COMMA = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)|,")
_WIDE_GROUPS = re.compile(r"(?<![\d.,，])\d{1,3}(?:，\d{3})+(?:\.\d+)?(?=[(]?[亿千百万]*元)")
_BLANK = re.compile(r"[\s\u3000\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class PlainText:
    """`text` without blanks; character i of it is character `at[i]` of `printed`."""

    printed: str
    text: str
    at: tuple[int, ...]

    def original(self, start: int, end: int) -> str:
        """What is printed for a part of the plain text."""
        return self.printed[self.at[start] : self.at[end - 1] + 1]


def plain_text(printed: str) -> PlainText:
    """The plain form of a printed text."""
    marked = _ENUMERATOR.sub(lambda m: f"{m[1]}{m[2]}、", printed).translate(_FORMS)
    kept = [(mark, place) for place, mark in enumerate(marked) if not _BLANK.match(mark)]
    text = "".join(mark for mark, _ in kept).replace(";", "；")
    text = text.replace("。)", "，)")  # a stop inside a bracket ends no sentence
    text = _GROUPED_OR_COMMA.sub(lambda m: "，" if m[0] == "," else m[0], text)
    text = _WIDE_GROUPS.sub(lambda m: m[0].replace("，", ","), text)
    return PlainText(printed, text, tuple(place for _, place in kept))


def squash(text: str) -> str:
    """The plain form alone."""
    return plain_text(text).text
