"""Rows of tabs that lost the tabs at their end: a label alone between rows with numbers.

Editors cut blanks at the end of lines. Nothing but a short name that stands right between the
rows of one table is such a row, and 合计 right below one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.documents.layout import layout_words

_MOST = 40  # rows in a run
_LABEL = re.compile(r"\s*[^\s。；;:：，,|<>《》]{2,30}\s*")
_NUMBER = re.compile(r"\t\s*-?\d[\d,，]*(?:\.\d+)?\s*(?:\t|$)")


def trimmed_rows(lines: Sequence[str]) -> frozenset[int]:
    """The lines without a tab that are rows of a table of tabs."""
    found: set[int] = set()
    at = 0
    while at < len(lines):
        if at and "\t" not in lines[at] and "\t" in lines[at - 1]:
            end = _end(lines, at)
            if end < len(lines) and _NUMBER.search(lines[end]) and end > at:
                found.update(range(at, end))
            elif layout_words().total.fullmatch(lines[at]):
                found.add(at)
            at = max(end, at + 1)
        else:
            at += 1
    return frozenset(found)


def _end(lines: Sequence[str], at: int) -> int:
    """Where a run of short names ends."""
    end = at
    while end < len(lines) and end - at < _MOST and _is_label(lines[end]):
        end += 1
    return end


def _is_label(line: str) -> bool:
    is_short = "\t" not in line and _LABEL.fullmatch(line) is not None
    return is_short and not layout_words().no_label.search(line)
