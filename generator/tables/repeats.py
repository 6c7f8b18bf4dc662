"""Rows that a further page of a table prints again: its titles and its header."""

from __future__ import annotations

from generator.standards.vocabulary import squash
from generator.tables.leading import leading_rows
from generator.tables.model import RawTable


def printed_again(raw: RawTable) -> frozenset[int]:
    """Which rows at the top of further pages are the first rows of the table once more.

    They follow each other as they do at the top, with or without the titles above them.
    """
    tops = {0, len(leading_rows(raw.rows))}
    return frozenset(
        start + offset
        for start in raw.pages[1:]
        for offset in range(max(_alike(raw, top, start) for top in tops))
    )


def _alike(raw: RawTable, top: int, start: int) -> int:
    """How many rows from `start` on print what the rows from `top` on print."""
    count = 0
    while top + count < start and start + count < len(raw.rows):
        words = [squash(cell.text) for cell in raw.rows[start + count].cells]
        if not any(words) or words != [squash(c.text) for c in raw.rows[top + count].cells]:
            break
        count += 1
    return count
