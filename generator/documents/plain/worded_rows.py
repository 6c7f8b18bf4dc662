"""Rows of a table of blanks in which a cell holds a sentence: 河道整治经费  5.00  整治河道。

A sentence in a cell is none of prose: an amount and a name stand apart beside it, and another
row or the header has something where the amount stands. The marks of such sentences are set
aside while the rows are laid out, so that no reader of pages takes them for the end of a table;
`marked` puts them back. Knows lines and what stands apart on them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from generator.documents.numbers import is_finished, is_number
from generator.documents.plain.fields import GAP

_MARKS = "。；：:，…"
_ASIDE = "".join(chr(0xE000 + at) for at in range(len(_MARKS)))
_UNMARKED = str.maketrans(_MARKS, _ASIDE)
_MARKED = str.maketrans(_ASIDE, _MARKS)
_SENTENCE = re.compile(r"[。；，]")
_DOTS = re.compile(r"\.{4,}|…{2,}|·{4,}")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+")
# How prose goes on behind a number that stands apart in it.
_GOES_ON = re.compile(r"[，、。；：:,)）]|[万亿]?元|[%％]|个?百分点|[人个项辆台次家户件年月日]")
_NO_NAME = re.compile(r"[，。；：:]")
_FEWEST_CELLS = 3
_NEAR = 3  # lines to another row, or to the header
_SLACK = 1  # characters

_Field = tuple[str, int, int]  # a word, and where it begins and ends


def has_sentence_cell(lines: Sequence[str], at: int) -> bool:
    """True for a row with a sentence in a cell, and an amount and a name in others."""
    if not _may_have(lines[at]):
        return False
    amounts = [field for field in _fields(lines[at], 2) if _is_amount(field[0])]
    near = [*range(max(0, at - _NEAR), at), *range(at + 1, min(at + _NEAR + 1, len(lines)))]
    others = [lines[n] for n in near if _may_have(lines[n]) or not _NO_NAME.search(lines[n])]
    beside = [field for line in others for field in _fields(line, 2)[1:]]
    return any(
        first < end and start < last for _, first, last in amounts for _, start, end in beside
    )


def sentence_rows(lines: Sequence[str], part: Iterable[int], width: int) -> frozenset[int]:
    """The lines that are such rows, or go on with the sentence of the row above.

    A Chinese character is `width` others wide.
    """
    found: set[int] = set()
    begins: list[int] = []  # where the words of the last row do, its name left out
    for at in part:
        if has_sentence_cell(lines, at):
            found.add(at)
        elif begins and _is_rest(lines[at], begins, width):
            found.add(at)
            continue
        begins = [start for word, start, _ in _fields(lines[at], width)[1:] if not is_number(word)]
    return frozenset(found)


def unmarked(line: str) -> str:
    """The line with other characters for the marks of its sentences, one for one."""
    return line.translate(_UNMARKED)


def marked(text: str) -> str:
    """The text with the marks that were set aside."""
    return text.translate(_MARKED)


def has_lone_amount(line: str) -> bool:
    """True for a name with an amount apart from it, no sentence going on behind that."""
    parts = GAP.split(line.strip())
    amounts = [at for at, part in enumerate(parts) if _is_amount(part)]
    behind = [parts[at + 1] for at in amounts if at + 1 < len(parts)]
    names = [part for part in parts if not is_number(part) and not _NO_NAME.search(part)]
    return bool(amounts) and bool(names) and not any(map(_GOES_ON.match, behind))


def _may_have(line: str) -> bool:
    if not _SENTENCE.search(line) or _DOTS.search(line) or not has_lone_amount(line):
        return False
    return len(GAP.split(line.strip())) >= _FEWEST_CELLS


def _is_amount(text: str) -> bool:
    return is_finished(text) or _GROUPED.fullmatch(text) is not None


def _is_rest(line: str, begins: Sequence[int], width: int) -> bool:
    """Whether words alone, a sentence's end, begin where words of the row above do."""
    fields = _fields(line, width)
    if len(fields) != 1 or not _SENTENCE.search(line):
        return False
    return any(abs(fields[0][1] - begin) <= _SLACK for begin in begins)


def _fields(line: str, width: int) -> list[_Field]:
    """What stands apart on a line, with its places; none on a blank line."""
    return [
        (line[first:last], _place(line, first, width), _place(line, last, width))
        for first, last in _stretches(line)
    ]


def _stretches(line: str) -> Iterator[tuple[int, int]]:
    stripped, start = line.strip(), len(line) - len(line.lstrip())
    first = 0
    for gap in GAP.finditer(stripped):
        yield start + first, start + gap.start()
        first = gap.end()
    if stripped:
        yield start + first, start + len(stripped)


def _place(line: str, offset: int, width: int) -> int:
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in line[:offset])
    return offset + wide * (width - 1)
