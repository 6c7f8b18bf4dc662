"""What looks like a table and cannot be read as one: told with a reason, number by number.

Rows with amounts that stand apart from other words are such; prose is not, nor is the
number of a heading or a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.documents.pdf.model import (
    Piece,
    PrintedCell,
    PrintedGrid,
    PrintedLine,
    box_around,
)
from generator.documents.pdf.numbers import is_number
from generator.documents.pdf.unruled_rows import SENTENCE, PrintedRow
from generator.documents.pdf.words import glyphs_to_piece, split_at_gaps

UNKNOWN_HEADER = "表格没有框线，无法确定各栏的表头，表中的数字没有读取"
UNKNOWN_COLUMNS = "表格没有框线，无法确定各个数字属于哪一栏，表中的数字没有读取"
_AMOUNT = re.compile(r"[-–(（]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)[)）]?")
_UNIT = re.compile(r"(?:万|亿)?元|[%％]|[人个项辆台](?![\u4e00-\u9fff])")
_FAR = 3.0  # in sizes of print
_BLANK = 0.25  # between two numbers of a line, in sizes of print


def told(rows: Sequence[PrintedRow], reason: str) -> PrintedGrid:
    """Rows as a table that is not read; every number is a cell of its own."""
    cells = [
        tuple(PrintedCell(part, part.box) for piece in row.pieces for part in _tokens(piece))
        for row in rows
    ]
    box = box_around([row.box for row in rows])
    return PrintedGrid(
        rows[0].lines[0].page, box, (box.x0, box.x1), tuple(cells), ruled=False, unread=reason
    )


def _tokens(piece: Piece) -> Iterator[Piece]:
    """A piece cut at its blanks where numbers stand in it."""
    for part in split_at_gaps(piece.glyphs, _BLANK) if _has_number(piece) else [piece.glyphs]:
        token = glyphs_to_piece(part)
        if token:
            yield token


def _has_number(piece: Piece) -> bool:
    return any(map(is_number, piece.text.split()))


def with_told(
    blocks: Sequence[PrintedRow | PrintedGrid], left: float
) -> Iterator[PrintedLine | PrintedGrid]:
    """The blocks with every run of rows that look like a table told as one.

    `left` is where the lines of the page begin.
    """
    run: list[PrintedRow] = []
    for block in [*blocks, None]:
        if isinstance(block, PrintedRow):
            run.append(block)
            continue
        yield from _told_run(run, left)
        run = []
        if block is not None:
            yield block


def _goes_on(row: PrintedRow) -> bool:
    """Whether a row below one that looks like a table's can be the next of it."""
    return row.is_tabular or all(is_number(piece.text) for piece in row.pieces)


def _told_run(rows: Sequence[PrintedRow], left: float) -> Iterator[PrintedLine | PrintedGrid]:
    at = 0
    while at < len(rows):
        end = at
        if _is_like(rows[at]) or _has_lone_number(rows[at], left):
            end = at + 1
            while end < len(rows) and (
                _is_like(rows[end]) or _goes_on(rows[end]) or _has_lone_number(rows[end], left)
            ):
                end += 1
        if end > at:
            yield told(rows[at:end], UNKNOWN_COLUMNS)
            at = end
        else:
            yield from rows[at].lines
            at += 1


def _has_lone_number(row: PrintedRow, left: float) -> bool:
    """Whether a line begins with a number far inside the page: it numbers no heading."""
    return not row.is_sentence and any(
        is_number(line.pieces[0].text)
        and line.box.x0 - left > _FAR * line.size
        and not any(_UNIT.match(piece.text) for piece in line.pieces[1:])
        for line in row.lines
    )


def _is_like(row: PrintedRow) -> bool:
    """Whether a line of a row looks like one of a table."""
    return any(map(_is_line_like, row.lines))


def _is_line_like(line: PrintedLine) -> bool:
    texts = [piece.text for piece in line.pieces]
    if SENTENCE.search(line.text) or any(_UNIT.match(text) for text in texts[1:]):
        return False
    amounts = [number for text in texts for number in _amounts(text)]
    if len(amounts) > 1 or amounts == texts:
        return True
    if len(amounts) == 1:
        return len(texts) > 1 and not _AMOUNT.fullmatch(texts[0]) and "，" not in "".join(texts)
    return _has_counts(texts) or _stands_apart(line)


def _stands_apart(line: PrintedLine) -> bool:
    """Whether a number has other words far to its right: it counts no item and no page."""
    return any(
        is_number(piece.text) and after.box.x0 - piece.box.x1 > _FAR * line.size
        for piece, after in pairwise(line.pieces)
    )


def _amounts(text: str) -> list[str]:
    """The amounts of a piece that is nothing but numbers, or a label and one number."""
    words = text.split()
    amounts = [word for word in words if _AMOUNT.fullmatch(word)]
    return amounts if len(words) - len(amounts) <= 1 and _AMOUNT.fullmatch(words[-1]) else []


def _has_counts(texts: Sequence[str]) -> bool:
    """Whether several whole numbers stand apart from each other, one at the end."""
    return len(texts) > 2 and sum(map(is_number, texts)) > 1 and is_number(texts[-1])
