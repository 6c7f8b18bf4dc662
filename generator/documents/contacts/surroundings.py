"""Whether a number is an amount or a code by what stands around it: its row, column, label.

It looks at a few lines only; it does not know tables, and a bare number in a list of
nothing but such numbers stays a telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.documents.contacts import shapes
from generator.documents.contacts.lines import lines_of
from generator.documents.contacts.words import words

_LABEL_LENGTH = 24
_ROWS_UP = 40
_ROWS_NEAR = 4
_CELLS_NEAR = 40
_LABEL_END = 64
# Between a label and its number; `〔2023〕` and `第` begin the number of a document.
_GAP = (
    rf"(?:{shapes.SPACE}|[{shapes.COLONS}|\t]|[（(][^（）()\n|\t]{{0,12}}[)）]|为|是|数|额|[*_])*$"
)
_LABEL_GAP = re.compile(_GAP)

_OF_YEAR = re.compile(r"[〔\[【［（(](?:19|20)\d\d[〕\]】］）)][ 　]?(?:第[ 　]?)?$")


def is_called_otherwise(text: str, start: int) -> bool:
    """Whether the label right before it says that it is a code or an amount."""
    before = text[max(0, start - _LABEL_LENGTH) : start].rpartition("\n")[2]
    if _OF_YEAR.search(before) or before.endswith("第"):
        return True
    label = _LABEL_GAP.sub("", before)
    return any(_ends_with(kind, label) for kind in (words().codes, words().amounts))


def among_amounts(text: str, start: int, end: int) -> bool:
    """Whether it is a cell of its own in a row of amounts, or alone in lines of amounts."""
    lines = lines_of(text)
    number = lines.number(start)
    at = lines.cell_at(number, (start, end))
    if at is None:
        return False
    row = lines.cells(number)
    beside = [*row[max(0, at - _CELLS_NEAR) : at], *row[at + 1 : at + 1 + _CELLS_NEAR]]
    others = [text[slice(*span)] for span in beside]
    others = [cell for cell in others if cell]
    return any(_speaks_for_amount(cell, text[start:end]) for cell in others or _near(text, start))


def in_column_of_amounts(text: str, start: int, end: int) -> bool:
    """Whether the cells of its column are amounts or codes, or the head calls them so."""
    lines = lines_of(text)
    number = lines.number(start)
    column = lines.cell_at(number, (start, end))
    if column is None or len(lines.cells(number)) < 2:
        return False
    above = list(_column(text, number, column))
    head = next((cell for cell in above if re.search(f"[{shapes.HAN}]", cell)), "")
    if words().phones.search(head):
        return False
    if _ends_with(words().codes, head) or _ends_with(words().amounts, head):
        return True
    return any(map(_is_amount, above[:_ROWS_NEAR]))


def _speaks_for_amount(cell: str, number: str) -> bool:
    """An amount, the same number again, or the word for a total."""
    return cell == number or _is_amount(cell) or bool(words().amounts.fullmatch(cell))


def _is_amount(cell: str) -> bool:
    return bool(shapes.AMOUNT_CELL.match(cell)) and not shapes.PHONE_CELL.match(cell)


def _ends_with(kind: re.Pattern[str], text: str) -> bool:
    end = text[-_LABEL_END:]
    return any(match.end() == len(end) for match in kind.finditer(end))


def _near(text: str, start: int) -> list[str]:
    """The lines around, for documents with one cell in a line."""
    lines = lines_of(text)
    first, last = lines.span(lines.number(start))
    before = text[max(0, first - 200) : first].split("\n")[-_ROWS_NEAR:]
    after = text[last : last + 200].split("\n")[:_ROWS_NEAR]
    return [line.strip("|\t 　") for line in (*before, *after)]


def _column(text: str, number: int, column: int) -> Iterator[str]:
    """The cells above in a column, from the bottom up, while rows have the same width."""
    lines = lines_of(text)
    width = len(lines.cells(number))
    for above in range(number - 1, max(-1, number - 1 - _ROWS_UP), -1):
        row = lines.cells(above)
        if len(row) != width:
            return
        yield text[slice(*row[column])]
