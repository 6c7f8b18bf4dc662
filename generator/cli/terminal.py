"""Text in columns of a terminal, where a Chinese character is two cells wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """How many terminal cells the text takes."""
    return sum(_width(char) for char in text)


def padded(text: str, cells: int) -> str:
    """The text with spaces up to a width."""
    return text + " " * (cells - width(text))


def shortened(text: str, cells: int) -> str:
    """The text, or its beginning and an ellipsis, within a width."""
    if width(text) <= cells:
        return text
    kept, taken = "", 1
    for char in text:
        taken += _width(char)
        if taken > cells:
            break
        kept += char
    return f"{kept}…"


def columns(rows: Sequence[Sequence[str]], between: str = "  ") -> list[str]:
    """The rows as lines, every column as wide as its widest cell."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        between.join(padded(cell, cells) for cell, cells in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
