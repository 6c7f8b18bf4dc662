"""What the first rows of a grid are: title, unit and office, then the words of the header.

It does not know which table the grid is, nor what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.documents.model import Row
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.captions import match_title
from generator.tables.header import header_length

_MOST = 4  # rows above a header
_LINE = re.compile(r"[^。；，、:：]{4,60}")
_TITLE = re.compile(r"[^。；，、:：]{4,60}表([(（][^()（）]{1,20}[)）])?")


def leading_rows(rows: Sequence[Row]) -> list[Row]:
    """Title, unit and office rows printed inside the grid, above the header."""
    leading: list[Row] = []
    for at, row in enumerate(rows[:_MOST]):
        texts = words_of(row)
        if not texts or _is_title_between(rows, at):
            leading.append(row)
        elif all(map(is_meta, texts)) or (len(texts) == 1 and is_heading(texts[0])):
            leading.append(row)
        elif _is_labelled_meta(texts) or _has_bare_unit(rows, at):
            leading.append(row)
        else:
            break
    return leading


def _is_title_between(rows: Sequence[Row], at: int) -> bool:
    """True for a line alone on its row above the row of office and unit, table or not in name.

    Nothing of a header stands there.
    """
    words, below = words_of(rows[at]), words_of(rows[at + 1]) if at + 1 < len(rows) else []
    is_line = len(words) == 1 and _LINE.fullmatch(words[0]) and not parse_amount(words[0])
    said = any(map(vocabulary.lines().unit.fullmatch, below))
    return bool(is_line and said and (all(map(is_meta, below)) or _is_labelled_meta(below)))


def is_meta(squashed: str) -> bool:
    """True for who made the table, when, and in which unit it counts."""
    lines = vocabulary.lines()
    return bool(lines.meta.fullmatch(squashed) or lines.unit.fullmatch(squashed))


def is_heading(squashed: str) -> bool:
    """A number (公开01表), a title alone on its row, or both."""
    numbered = vocabulary.lines().number.match(squashed)
    title = squashed[numbered.end() :] if numbered else squashed
    return bool(not title or match_title(squashed) or _TITLE.fullmatch(title))


def _is_labelled_meta(texts: list[str]) -> bool:
    """`编制单位： | 某某办公室 | 单位：万元`: whatever is said of the office, and the unit.

    The year and the number of the table may stand among them.
    """
    year, number = table_words().year_alone.fullmatch, vocabulary.lines().number.fullmatch
    said = [text for text in texts if not (year(text) or number(text))]
    if len(said) == 3 and is_meta(said[0]) and is_meta(said[2]):
        return True
    return len(said) <= 3 and any(vocabulary.lines().unit.fullmatch(text) for text in said)


def _has_bare_unit(rows: Sequence[Row], at: int) -> bool:
    """True for a unit without 单位 in the corner above a header, beside the office if anything."""
    *others, last = words_of(rows[at])
    below = words_of(rows[at + 1]) if at + 1 < len(rows) else []
    is_unit = vocabulary.lines().unit_cell.fullmatch(last) and len(others) < _MOST - 1
    return bool(is_unit and is_header(below) and not any(map(vocabulary.columns().stub, others)))


def header_words(rows: Sequence[Row]) -> list[str]:
    """The words of the header, line by line, below the leading rows."""
    rest = rows[len(leading_rows(rows)) :]
    return [word for row in rest[: header_length(rest)] for word in words_of(row)]


def is_header(words: Sequence[str]) -> bool:
    """True for words of labels and of money."""
    columns = vocabulary.columns()
    return any(map(columns.stub, words)) and any(map(columns.amount, words))


def words_of(row: Row) -> list[str]:
    """What the cells of a row say that say anything, for matching.

    What is told of the table may stand in the cell behind its label: 单位： | 万元.
    """
    words: list[str] = []
    for text in (squash(cell.text) for cell in row.cells if cell.text.strip()):
        if words and words[-1].endswith((":", "：")) and is_meta(words[-1]):
            words[-1] += text
        else:
            words.append(text)
    return words


def is_note(words: Sequence[str]) -> bool:
    """True for the words of a row that is a note, a unit, or says that the table is empty."""
    if len(words) != 1:
        return False
    lines, (said,) = vocabulary.lines(), words
    if lines.notes.fullmatch(said) or lines.unit.fullmatch(said):
        return True
    return any(entry.words.fullmatch(said.rstrip("。")) for entry in lines.empty)
