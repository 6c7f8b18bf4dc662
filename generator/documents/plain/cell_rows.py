"""Cells in rows of one length: do they make a table, and where does its body begin?

How many cells a row has is a guess, or told by lines; a table has a header without numbers
above columns that hold words or amounts. Several tables may stand right below each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from generator.documents.layout import layout_words
from generator.documents.numbers import is_finished, is_number, says_money

_WORD = re.compile(r"[\u4e00-\u9fff]")
_FEWEST_ROWS_WITH_BLANKS = 3  # of a body: fewer rows of any length fit
_FEWEST_LISTED = 2  # rows of the list below the keys of a form, its header among them
_FEWEST_AMOUNTS = 2  # with their units
_CODE = 3  # digits of a code, at least


@dataclass(frozen=True, slots=True)
class Part:
    """What stands before a pipe, from one line to another (indices), and in which field."""

    text: str
    first: int
    last: int
    field: int
    ends_line: bool
    is_padding: bool  # one of several pipes with nothing between them

    @property
    def is_blank(self) -> bool:
        return not self.text


Rows = list[list[Part]]
Words = tuple[str, ...]


def is_table(rows: Rows, headers: Set[Words], *, are_told: bool = False) -> bool:
    """Whether the parts of it that hold numbers are tables, each with a header of its own.

    `headers` are those of tables that were read before; lines may tell the rows.
    """
    if not all(_is_padded_at_its_end(row) for row in rows):
        return False
    parts = [part for part in sections(rows) if any(map(has_number, part))]
    return bool(parts) and all(_is_section(part, headers, are_told) for part in parts)


def is_form(rows: Rows) -> bool:
    """Whether rows told by lines are keys with their values above a list that ends them all.

    Where a cell is missing in a row, blanks make up for it at its end. A key is followed by
    its value wherever they stand; of the list below, a row whose last cell is filled lacks none.
    """
    if not all(_is_padded_at_its_end(row) for row in rows):
        return False
    said = [row for row in rows if any(not part.is_blank for part in row[1:])]
    ends = [not row[-1].is_blank for row in said]
    listed = next((at for at in range(len(ends)) if all(ends[at:])), len(ends))
    keys, rest = said[:listed], said[listed:]
    has_list = len(rest) > _FEWEST_LISTED and not has_number(rest[0])
    return has_list and bool(keys) and all(map(_is_keyed, keys))


def is_money_form(rows: Rows) -> bool:
    """Whether rows told by lines are keys with values, and amounts say their unit themselves.

    Every amount stands in one cell with its key, or right behind it.
    """
    said = [part.text for row in rows for part in row if says_money(part.text)]
    return len(said) >= _FEWEST_AMOUNTS and all(_is_keyed(row) for row in rows)


def _is_keyed(row: Sequence[Part]) -> bool:
    """Whether every number of a row stands right behind words, its key."""
    filled = [part for part in row if not part.is_blank]
    numbers = [at for at, part in enumerate(filled) if _is_value(part.text)]
    return all(at and _is_key(filled[at - 1].text) for at in numbers)


def _is_key(text: str) -> bool:
    return _WORD.search(text) is not None and not _is_value(text)


def _is_section(rows: Rows, headers: Set[Words], are_told: bool) -> bool:
    """Whether a header stands above a body in which columns hold words or amounts."""
    body = body_of(rows)
    if not body:
        return False
    header = [[part.text for part in row] for row in rows[:body]]
    if not are_told and body > 1 and all(all(row) for row in header):
        return False  # words beside each other, taken for words below each other
    below = [row for row in rows[body:] if not _counts_columns(row)]
    if not are_told and _is_doubtful(below) and header_words(rows) not in headers:
        return False
    columns = list(zip(*below, strict=True))
    return all(_is_of_one_sort(column, at) for at, column in enumerate(columns)) and any(
        any(is_number(part.text) for part in column) for column in columns[1:]
    )


def sections(rows: Rows) -> list[Rows]:
    """The rows of each of several tables right below each other.

    A table begins with a title or a unit alone in its row, above a row of words.
    """
    starts, at = [0], 0
    while at < len(rows):
        words = at
        while words < len(rows) and _stands_alone(rows[words]):
            words += 1
        titles = [row[0].text for row in rows[at:words]]
        if (
            any(map(layout_words().above_header.search, titles))
            and words < len(rows)
            and not has_number(rows[words])
        ):
            starts += [at] if at else []
        at = words + 1
    return [rows[start:end] for start, end in pairwise([*starts, len(rows)])]


def is_titled(rows: Rows) -> bool:
    """Whether rows begin with the title, the number or the unit of a table."""
    return (
        _stands_alone(rows[0]) and layout_words().above_header.search(rows[0][0].text) is not None
    )


def _stands_alone(row: Sequence[Part]) -> bool:
    return not row[0].is_blank and all(part.is_blank for part in row[1:])


def body_of(rows: Rows) -> int:
    """Where the body begins; 0 when no row is without a number."""
    return next((at for at, row in enumerate(rows) if has_number(row)), 0)


def header_words(rows: Rows) -> Words:
    return tuple(part.text for row in rows[: body_of(rows)] for part in row)


def _is_doubtful(rows: Rows) -> bool:
    """Whether so few rows have blanks that rows of another length would do as well."""
    has_blanks = any(part.is_blank for row in rows for part in row)
    return has_blanks and len(rows) < _FEWEST_ROWS_WITH_BLANKS


def has_number(row: Sequence[Part]) -> bool:
    return any(is_number(part.text) for part in row)


def _counts_columns(row: Sequence[Part]) -> bool:
    """Whether a row numbers the columns: 栏次 1 2 3."""
    counted = [part.text for part in row if is_number(part.text)]
    return len(counted) > 1 and counted == [str(at) for at in range(1, len(counted) + 1)]


def _is_value(text: str) -> bool:
    """True for a number without words of its own before it."""
    return is_number(text) or (says_money(text) and text[0] in "-0123456789")


def _is_padded_at_its_end(row: Sequence[Part]) -> bool:
    """Whether pipes make up for missing cells after the last cell only, if there is one."""
    filled = [at for at, part in enumerate(row) if not part.is_padding]
    return bool(filled) and filled == list(range(len(filled)))


def _is_of_one_sort(column: Sequence[Part], at: int) -> bool:
    """Whether a column has no words beside its amounts; codes may stand among words."""
    words = any(_WORD.search(part.text) for part in column)
    numbers = [part.text for part in column if is_number(part.text)]
    if at == 0 and not any(is_finished(number) for number in numbers):
        return True
    return not words or all(len(n) >= _CODE and n.isdecimal() for n in numbers)
