"""Page numbers, headers and footers are told from the content by place and repetition.

A bare number counts the pages when it is the page's own, or when it is as far from it as
that of another page at the same height; else it is an amount that a page break tore off.
The number of a table (表4, 公开07表) is its caption, unless it stands on many pages itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.documents.layout import layout_words
from generator.documents.pdf.model import PrintedLine

_MARGIN = 0.09  # of the height of the page
_REPEATS = 3
_PAGE_NUMBER = re.compile(r"[-—–\s第·~]*\d{1,4}[-—–\s页·~]*(?:[/／共]\s*共?\s*\d{1,4}\s*页?)?")


def without_furniture(
    pages: Sequence[tuple[float, Sequence[PrintedLine]]],
) -> list[list[PrintedLine]]:
    """The lines of each page, given with its height, without its furniture."""
    seen = Counter(
        key for height, lines in pages for key in {_key(x) for x in lines if _in_margin(x, height)}
    )
    often = {key for key, count in seen.items() if count >= _REPEATS and count * 3 >= len(pages)}
    counts = Counter(
        _count(x) for height, lines in pages for x in lines if _in_margin(x, height) and _is_bare(x)
    )

    def is_furniture(line: PrintedLine) -> bool:
        if _is_bare(line):
            is_own = int(line.text) == line.page
            return is_own or counts[_count(line)] > 1 or _key(line) in often
        return _PAGE_NUMBER.fullmatch(line.text) is not None or _key(line) in often

    return [
        [line for line in lines if not (_in_margin(line, height) and is_furniture(line))]
        for height, lines in pages
    ]


def _in_margin(line: PrintedLine, height: float) -> bool:
    return line.box.bottom < _MARGIN * height or line.box.top > (1 - _MARGIN) * height


def _is_bare(line: PrintedLine) -> bool:
    return line.text.isdecimal() and line.text.isascii()


def _count(line: PrintedLine) -> tuple[int, int]:
    """How far a number is from that of its page, and the height it stands at."""
    return int(line.text) - line.page, round(line.box.top / 4)


def _key(line: PrintedLine) -> tuple[str, int]:
    """The words without their digits, and the height they stand at; a table's number whole."""
    text = line.text.strip()
    number = layout_words().number.match(text)
    said = number.end() if number else 0
    words = text[:said] + re.sub(r"\d+", "#", text[said:])
    return words, round(line.box.top / 4)
