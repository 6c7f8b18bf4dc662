"""Levels of a classification (类, 款, 项) that print names where others print parts of codes.

The deepest one names the rows, those before it the rows that are not divided further.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.model import Cell
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import has_digit, is_blank
from generator.tables.model import Column

_LEVELS = ("class", "section", "item-code")


def uses_of_levels(block: Sequence[Column], body: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """What the columns 类, 款 and 项 of a block are used for, by index, where they print names."""
    levels = [column for column in block if column.use in _LEVELS]
    others = [column.use for column in block if column.use not in _LEVELS]
    named = any(use == "line" or use.endswith(("-name", "-code")) for use in others)
    printed = [_printed(body[column.index]) for column in levels]
    are_names = all(texts and not any(map(has_digit, texts)) for texts in printed)
    if len(levels) < 2 or named or not are_names or not any(map(_is_name, printed[-1])):
        return {}
    *outer, deepest = (column.index for column in levels)
    return {**dict.fromkeys(outer, "text"), deepest: "line"}


def _printed(cells: Sequence[Cell]) -> list[str]:
    return [squash(cell.text) for cell in cells if not is_blank(cell.text)]


def _is_name(text: str) -> bool:
    lines = vocabulary.lines()
    return not (lines.totals.fullmatch(text) or lines.subtotals.fullmatch(text))
