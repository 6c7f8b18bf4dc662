"""Contact details in columns: the label in a header row, the values in the rows below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.documents.contacts.shapes import COLONS, Span


def below_header(
    text: str, label: re.Pattern[str], is_value: Callable[[str], bool]
) -> Iterator[Span]:
    """The values under every cell that is a label and nothing else.

    A column ends with the first row that has another number of cells.
    """
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    for index, line in enumerate(lines):
        if not label.search(text, *line):
            continue
        row = cells(text, *line)
        for column, (start, end) in enumerate(row):
            if len(row) > 1 and label.fullmatch(text[start:end].strip(COLONS)):
                yield from _values(text, lines[index + 1 :], len(row), column, is_value)


def _values(
    text: str, lines: list[Span], width: int, column: int, is_value: Callable[[str], bool]
) -> Iterator[Span]:
    for line in lines:
        row = cells(text, *line)
        if len(row) != width:
            return
        start, end = row[column]
        if is_value(text[start:end]):
            yield start, end


def cells(text: str, start: int, end: int) -> list[Span]:
    """The cells of a line without the spaces around them; one when it has no separators."""
    cells, at = [], start
    for match in re.finditer(r"[|\t]", text[start:end]):
        cells.append(_stripped(text, at, start + match.start()))
        at = start + match.end()
    return [*cells, _stripped(text, at, end)]


def _stripped(text: str, start: int, end: int) -> Span:
    cell = text[start:end]
    lead = len(cell) - len(cell.lstrip())
    return start + lead, max(start + lead, start + len(cell.rstrip()))
