"""Text that is scattered over many nodes is masked as if it stood on one page.

A reader tells a `Tape` its text nodes in reading order, with a tab between cells and a
line break between rows and paragraphs; contact details are then found across nodes and
cells, and every node gets its own text back with █ in the same places. `plain` is what
a cell's raw text says once invisible characters are taken out. Knows no format.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from generator.documents.contacts import MASK, mask_text
from generator.documents.limits import Meter

_OVERRIDES = "\u202d\u202e"
_BREAKS = re.compile(r"[\t\n\r|]")
# A number and another one on the next line: nobody can say that they are one number.
_TWO_NUMBERS = re.compile(r"(?<=\d)[^\S\r\n]*+[\r\n]\s*+(?=\d)")
_NUMERIC = re.compile(r"[\d\s.,，%％()（）+\-–—－]*+")
_SPACES = re.compile(r"(?<![ \t\f\v\xa0])[ \t\f\v\xa0]*+[\r\n][ \t\r\n\f\v\xa0]*+")


class Tape:
    """Text nodes in reading order; `mask` writes back those that hold contact details."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._parts: list[tuple[str, Callable[[str], None] | None]] = []

    def add(self, text: str, write: Callable[[str], None]) -> None:
        """A node's text and how to give it another of the same length."""
        if text:
            self._meter.count("characters", len(text))
            self._parts.append((text, write))

    def mark(self, separator: str) -> None:
        """What stands between nodes: `\\t` between cells, `\\n` between lines."""
        self._parts.append((separator, None))

    def mask(self, *, keep_public_landline: bool = False) -> int:
        """Masks all nodes; how many of them were changed."""
        flat = "".join(_BREAKS.sub(" ", t) if write else t for t, write in self._parts)
        masked, found = mask_text(flat, keep_public_landline=keep_public_landline)
        at = changed = 0
        for text, write in self._parts:
            piece = masked[at : at + len(text)]
            at += len(text)
            if found and write and MASK in piece:
                new = "".join(m if m == MASK else c for c, m in zip(text, piece, strict=True))
                if new != text:
                    write(new)
                    changed += 1
        return changed


def plain(raw: str) -> str:
    """`raw` on one line without invisible characters and surrounding blanks.

    Overrides of the writing direction are kept: what they print is not what they store,
    and a number with one in it must not pass for an amount.
    """
    if raw.isascii() and raw.isprintable():
        return raw.strip()
    apart = _TWO_NUMBERS.sub(" / ", raw) if _NUMERIC.fullmatch(raw) else raw
    text = _SPACES.sub(" ", apart).replace("\t", " ")
    kept = [c for c in text if c in _OVERRIDES or not _is_invisible(c)]
    return "".join(kept).strip()


def raised(before: str, text: str) -> str:
    """A raised or lowered text after another one; a digit after a digit is not of its number."""
    return f"^{text}" if before[-1:].isdigit() and text.lstrip()[:1].isdigit() else text


def struck(text: str) -> str:
    """A text that is crossed out: shown as such, so that nobody takes it for one that holds."""
    return f"~~{text}~~" if text.strip() else text


def _is_invisible(char: str) -> bool:
    """Format characters, controls other than blanks, and variation selectors."""
    category = unicodedata.category(char)
    return (
        category == "Cf"
        or (category == "Cc" and char not in "\t\n\r")
        or "\ufe00" <= char <= "\ufe0f"
    )
