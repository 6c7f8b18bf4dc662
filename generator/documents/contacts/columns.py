"""Contact details in columns: the label in a header row, the values in the rows below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.documents.contacts.lines import Lines, lines_of
from generator.documents.contacts.shapes import COLONS, Span


def below_header(
    text: str, label: re.Pattern[str], is_value: Callable[[str], bool]
) -> Iterator[Span]:
    """The values under every cell that is a label and nothing else.

    A column ends with the first row that has another number of cells, and with the next
    row that has a label there, because the values below that one are its own.
    """
    lines = lines_of(text)
    labels: dict[int, set[int]] = {}
    for number in range(len(lines)):
        if label.search(text, *lines.span(number)):
            labels[number] = set(_label_columns(text, lines, number, label))
    for number, columns in labels.items():
        for column in sorted(columns):
            yield from _values(text, lines, labels, number, column, is_value)


def _label_columns(text: str, lines: Lines, number: int, label: re.Pattern[str]) -> Iterator[int]:
    row = lines.cells(number)
    for column, (start, end) in enumerate(row):
        if len(row) > 1 and label.fullmatch(text[start:end].strip(COLONS)):
            yield column


def _values(
    text: str,
    lines: Lines,
    labels: dict[int, set[int]],
    header: int,
    column: int,
    is_value: Callable[[str], bool],
) -> Iterator[Span]:
    width = len(lines.cells(header))
    for number in range(header + 1, len(lines)):
        start, end = lines.span(number)
        if start == end:
            continue
        row = lines.cells(number)
        if len(row) != width or column in labels.get(number, ()):
            return
        start, end = row[column]
        if is_value(text[start:end]):
            yield start, end
