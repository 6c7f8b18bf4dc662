"""Page numbers, headers and footers are told from the content by place and repetition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

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
    return [
        [
            line
            for line in lines
            if not (_in_margin(line, height) and (_is_page_number(line) or _key(line) in often))
        ]
        for height, lines in pages
    ]


def _in_margin(line: PrintedLine, height: float) -> bool:
    return line.box.bottom < _MARGIN * height or line.box.top > (1 - _MARGIN) * height


def _is_page_number(line: PrintedLine) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _key(line: PrintedLine) -> tuple[str, int]:
    """The words without their digits, and the height they stand at."""
    return re.sub(r"\d+", "#", line.text), round(line.box.top / 4)
