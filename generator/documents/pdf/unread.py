"""What looks like a table and cannot be read as one: told with a reason, number by number.

Rows with amounts that stand apart from other words are such; prose is not, nor is the
number of a heading or a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.documents.numbers import OPENS_ITEM, is_number
from generator.documents.pdf.model import (
    Glyph,
    Piece,
    PrintedCell,
    PrintedGrid,
    PrintedLine,
    box_around,
)
from generator.documents.pdf.unruled_rows import SENTENCE, PrintedRow
from generator.documents.pdf.words import glyphs_to_lines, glyphs_to_piece, split_at_gaps

UNKNOWN_HEADER = "表格没有框线，无法确定各栏的表头，表中的数字没有读取"
UNKNOWN_COLUMNS = "表格没有框线，无法确定各个数字属于哪一栏，表中的数字没有读取"
UNKNOWN_LINES = "表格没有框线，行距与同一格内的行距相同，无法确定各行，表中的数字没有读取"
_AMOUNT = re.compile(r"[-–(（]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)[)）]?")
_PRINTED = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{2}|\d+\.\d{2}")
_UNIT = re.compile(r"(?:万|亿)?元|[%％]|[人个项辆台](?![\u4e00-\u9fff])")
_FAR = 3.0  # in sizes of print
_CLOSE = 0.8
_MOST_WIDE = 20.0
_LONG = 5  # digits of an amount without decimals
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
    """A piece cut at its blanks and lines where numbers stand in it."""
    tokens = _parts(piece)
    yield from tokens if any(is_number(token.text) for token in tokens) else [piece]


def _parts(piece: Piece) -> list[Piece]:
    parts = [p for line in glyphs_to_lines(piece.glyphs) for p in split_at_gaps(line, _BLANK)]
    return [part for run in parts for glyphs in _apart(run) if (part := glyphs_to_piece(glyphs))]


def _apart(glyphs: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    """Amounts that touch words or each other, where each was printed by itself."""
    text = "".join(glyph.char for glyph in glyphs)
    ends = {at for found in _PRINTED.finditer(text) for at in found.span()}
    cuts = [at for at in sorted(ends) if 0 < at < len(glyphs) and _is_new(glyphs, at)]
    yield from (glyphs[a:b] for a, b in pairwise([0, *cuts, len(glyphs)]))


def _is_new(glyphs: Sequence[Glyph], at: int) -> bool:
    return glyphs[at - 1].run != glyphs[at].run


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
        if _is_like(rows[at], left) or _has_lone_number(rows[at], left):
            end = at + 1
            while end < len(rows) and (
                _is_like(rows[end], left)
                or _goes_on(rows[end])
                or _has_lone_number(rows[end], left)
            ):
                end += 1
        if end > at:
            yield told(rows[at:end], UNKNOWN_COLUMNS)
            at = end
        else:
            yield from _lines(rows[at])
            at += 1


def _lines(row: PrintedRow) -> Iterator[PrintedLine]:
    """The lines of a row that is none of a table; cells beside each other, one by one."""
    is_wrapped = len(row.lines) > 1 and not row.is_sentence
    if is_wrapped and len(row.words) > 1 and all(map(_is_short, row.words)):
        for word in sorted(row.words, key=lambda word: (word.box.top, word.box.x0)):
            yield replace(row.lines[0], box=word.box, pieces=(word,))
    else:
        yield from row.lines


def _is_short(word: Piece) -> bool:
    """Whether a word is no part of a line of prose."""
    return word.box.x1 - word.box.x0 < _MOST_WIDE * word.glyphs[0].size


def _has_lone_number(row: PrintedRow, left: float) -> bool:
    """Whether a line begins with a number far inside the page: it numbers no heading."""
    return not row.is_sentence and any(
        _begins_with_number(line, row)
        and line.box.x0 - left > _FAR * line.size
        and not any(_UNIT.match(piece.text) for piece in line.pieces[1:])
        for line in row.lines
    )


def _begins_with_number(line: PrintedLine, row: PrintedRow) -> bool:
    """Whether a line begins with a number; it may be close to a word, to the right of others."""
    if is_number(line.pieces[0].text):
        return True
    first = glyphs_to_piece(split_at_gaps(line.pieces[0].glyphs, _BLANK)[0])
    far = line.box.x0 - _FAR * line.size
    has_label = any(piece.box.x1 < far for piece in row.pieces)
    return has_label and first is not None and is_number(first.text)


def _is_like(row: PrintedRow, left: float) -> bool:
    """Whether a line of a row looks like one of a table."""
    return any(_is_line_like(line, left) for line in row.lines)


def _is_line_like(line: PrintedLine, left: float) -> bool:
    texts = [piece.text for piece in line.pieces]
    if SENTENCE.search(line.text) or any(_UNIT.match(text) for text in texts[1:]):
        return False
    amounts = [number for piece in line.pieces for number in _amounts(piece)]
    if len(amounts) > 1 or amounts == texts:
        return True
    if len(amounts) == 1 and len(texts) == 1:
        return line.box.x0 - left > _FAR * line.size
    if len(amounts) == 1:
        return not _AMOUNT.fullmatch(texts[0]) and "，" not in "".join(texts)
    return _has_counts(texts) or _stands_apart(line) or _ends_with_amount(line)


def _ends_with_amount(line: PrintedLine) -> bool:
    """Whether an item has a long number far to its right: no page has one as long."""
    if len(line.pieces) < 2:
        return False
    label, last = line.pieces[0], line.pieces[-1]
    far = last.box.x0 - line.pieces[-2].box.x1 > _FAR * line.size
    is_long = is_number(last.text) and sum(map(str.isdigit, last.text)) >= _LONG
    return far and is_long and OPENS_ITEM.match(label.text) is not None


def _stands_apart(line: PrintedLine) -> bool:
    """Whether a number has other words far to its right: it counts no item and no page.

    Or far to its left, and more words to its right.
    """
    far = _FAR * line.size
    ends = (float("inf"), *(piece.box.x1 for piece in line.pieces))
    return any(
        is_number(piece.text)
        and (
            after.box.x0 - piece.box.x1 > far
            or (piece.box.x0 - end > far and after.box.x0 - piece.box.x1 > _CLOSE * line.size)
        )
        for end, (piece, after) in zip(ends, pairwise(line.pieces), strict=False)
    )


def _amounts(piece: Piece) -> list[str]:
    """The amounts of a piece that is nothing but numbers, or a label and one number."""
    words = [part.text for part in _parts(piece)]
    amounts = [word for word in words if _AMOUNT.fullmatch(word)]
    return amounts if len(words) - len(amounts) <= 1 and _AMOUNT.fullmatch(words[-1]) else []


def _has_counts(texts: Sequence[str]) -> bool:
    """Whether several whole numbers stand apart from each other, one at the end."""
    return len(texts) > 2 and sum(map(is_number, texts)) > 1 and is_number(texts[-1])
