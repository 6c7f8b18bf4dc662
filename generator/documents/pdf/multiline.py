"""A ruled row that holds several printed rows becomes those rows.

Two cases are known. Columns of amounts with several complete numbers below each other in
one cell: the lines between the rows are missing. And a header word that shares its ruled
row with the first row of figures (类 款 项 beside 合计): the word stands over a column
that holds nothing but digits further down, and the figures have words of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.documents.layout import layout_words
from generator.documents.numbers import is_finished, is_number
from generator.documents.pdf.model import Glyph, PrintedCell
from generator.documents.pdf.words import glyphs_to_lines, glyphs_to_piece, line_to_text

Row = tuple[PrintedCell, ...]


def split_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows as printed."""
    return _without_shared_header([part for row in rows for part in _split_amounts(row)])


def _split_amounts(row: Row) -> list[Row]:
    """One row for each of the amounts that stand below each other in a cell.

    Not for round numbers beside a number that goes on in the next line.
    """
    stacks = [lines for cell in row if (lines := _amount_lines(cell))]
    sure = any(all(map(is_finished, map(line_to_text, lines))) for lines in stacks)
    if not stacks or (not sure and any(_goes_on(cell) for cell in row)):
        return [row]
    guide = max(stacks, key=len)
    levels = [line[0].baseline for line in guide]
    shares = [_shares(cell, levels) for cell in row]
    return [tuple(share[level] for share in shares) for level in range(len(levels))]


def _amount_lines(cell: PrintedCell) -> list[list[Glyph]]:
    """The lines of a cell, when they are several complete numbers and nothing else.

    A round number or code that fills its cell goes on in the next line; it is one number.
    """
    if not cell.piece:
        return []
    lines = glyphs_to_lines(cell.piece.glyphs)
    texts = [line_to_text(line) for line in lines]
    if len(lines) < 2 or not all(map(is_number, texts)):
        return []
    whole = all(map(is_finished, texts)) or not any(_fills(cell, x) for x in lines[:-1])
    return lines if whole else []


def _goes_on(cell: PrintedCell) -> bool:
    """Whether a cell holds one number in several lines."""
    lines = glyphs_to_lines(cell.piece.glyphs) if cell.piece else []
    return len(lines) > 1 and is_number(cell.text) and not _amount_lines(cell)


def _fills(cell: PrintedCell, line: Sequence[Glyph]) -> bool:
    """Whether no more character would have found room in the line."""
    room = (cell.box.x1 - cell.box.x0) - (line[-1].box.x1 - line[0].box.x0)
    return room < 2.0 * line[0].size


def _shares(cell: PrintedCell, levels: Sequence[float]) -> list[PrintedCell]:
    """The cell cut into the rows at the levels: in order, else each line to the nearest."""
    blank = PrintedCell(None, cell.box)
    if not cell.piece:
        return [blank] * len(levels)
    lines = glyphs_to_lines(cell.piece.glyphs)
    parts: list[list[Glyph]] = [[] for _ in levels]
    for order, line in enumerate(lines):
        level = order
        if len(lines) != len(levels):
            distances = [abs(line[0].baseline - at) for at in levels]
            level = distances.index(min(distances))
        parts[level] += line
    return [PrintedCell(glyphs_to_piece(part), cell.box) for part in parts]


def _without_shared_header(rows: Sequence[Row]) -> Iterator[Row]:
    """The first row of amounts, and above it the header words that stood in it."""
    first = next((i for i, row in enumerate(rows) if _has_amount(row)), None)
    for index, row in enumerate(rows):
        heads = _header_columns(rows, index) if index == first and index > 0 else set()
        if heads and _has_words(row, heads):
            yield tuple(_blank_unless(c in heads, cell) for c, cell in enumerate(row))
            yield tuple(_blank_unless(c not in heads, cell) for c, cell in enumerate(row))
        else:
            yield row


def _blank_unless(keep: bool, cell: PrintedCell) -> PrintedCell:
    return cell if keep else PrintedCell(None, cell.box)


def _has_words(row: Row, heads: set[int]) -> bool:
    """Whether a label is left in the row without its header words; a dash for nothing is none."""
    return any(
        any(map(str.isalpha, cell.text)) and not is_number(cell.text)
        for c, cell in enumerate(row)
        if c not in heads
    )


def _has_amount(row: Row) -> bool:
    return any(is_finished(cell.text) for cell in row)


def _header_columns(rows: Sequence[Row], index: int) -> set[int]:
    """Columns with a word in this row, no 合计, and nothing but codes in all rows below."""
    heads = set()
    for column, cell in enumerate(rows[index]):
        below = [row[column].text for row in rows[index + 1 :] if row[column].text]
        if (
            cell.text
            and not is_number(cell.text)
            and not layout_words().total.fullmatch(cell.text)
            and len(below) >= 2
            and all(text.isdecimal() for text in below)
        ):
            heads.add(column)
    return heads
