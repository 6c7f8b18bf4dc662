"""Numbers that a page break may cut in two: 82471 ends a page and 82.09 begins the next one.

A half that is no number by itself shows it. Where both halves are numbers, the other amounts
do: all of them have two decimals, the upper half has not, and both together have. No number
is cut where a further digit had room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from generator.documents.numbers import is_finished, is_number, is_part_of_number
from generator.documents.pdf.model import Glyph, PrintedCell, PrintedGrid
from generator.documents.pdf.words import glyphs_to_lines

_PADDING = 1.1  # what a full line leaves free on each side, in sizes of its print
_DIGIT = 0.7  # the width of a digit, at most, in sizes of print
_NEAR = 0.01  # likewise, by what two widths are the same
_NO_BEGINNING = frozenset(".,，．%)）")
_FEWEST = 3  # numbers that show how those of a column are printed
_LENGTHS = 4  # that codes of one classification have, at most

Row = Sequence[PrintedCell]


@dataclass(frozen=True, slots=True)
class Halves:
    """What stands above and below a page break in one column.

    `others` are the other cells of the column, `decimals` those of its amounts, when all
    have as many.
    """

    above: PrintedCell
    below: PrintedCell
    others: tuple[PrintedCell, ...]
    decimals: int | None
    is_first: bool = False  # of its table: here stand the codes of rows

    @property
    def are_one(self) -> bool:
        """Whether they can be one number."""
        texts = (self.above.text, self.below.text)
        return (
            all(map(is_part_of_number, texts))
            and is_number("".join(texts))
            and self.decimals in (None, _decimals("".join(texts)))
            and self._is_full
        )

    @property
    def are_cut(self) -> bool:
        """Whether nothing else explains them."""
        return self.are_one and (
            not self.are_whole or self._is_unlike_others or self._is_rest_of_code
        )

    @property
    def may_be_cut(self) -> bool:
        """Whether it is not known if they are one number or two."""
        is_complete = bool(self.decimals) and _decimals(self.above.text) == self.decimals
        return self.are_whole and self._is_full and not is_complete

    @property
    def are_whole(self) -> bool:
        """Whether each is a number by itself."""
        return is_number(self.above.text) and is_number(self.below.text)

    @property
    def _is_unlike_others(self) -> bool:
        """Whether the upper half is printed as no amount of the column is."""
        return bool(self.decimals) and _decimals(self.above.text) != self.decimals

    @property
    def _is_rest_of_code(self) -> bool:
        """Whether codes are as long as both together, and none is as short as what is below."""
        codes = [len(cell.text) for cell in self.others if cell.text.isdigit()]
        is_code = self.is_first and len(codes) >= _FEWEST and len(set(codes)) <= _LENGTHS
        both = len(self.above.text + self.below.text)
        return is_code and both in codes and len(self.below.text) not in codes

    @property
    def _is_full(self) -> bool:
        """Whether what no line parts below had no room in the last line above."""
        line, rest = last_line(self.above), last_line(self.below)
        room = self.above.box.x1 - self.above.box.x0
        numbers = [_lines(cell) for cell in self.others if is_part_of_number(cell.text)]
        widths = [_width(line) for lines in numbers for line in lines]
        widest = max((width for width in widths if width <= room), default=0.0)
        first = _width(list(_unparted(rest)))
        if _width(line) + first <= widest + _NEAR * line[-1].size:
            return False
        wrapped = max((_width(line) for lines in numbers for line in lines[:-1]), default=0.0)
        near = wrapped and _width(line) > wrapped - _DIGIT * line[-1].size
        return bool(near) or is_full(self.above)


def halves(
    before: PrintedGrid, after: PrintedGrid, at: int, upwards: dict[int, int]
) -> list[Halves]:
    """The row `at` of a page beside what it would go on: the cells `upwards` on the page before."""
    tops = {column: len(before.rows) + up for column, up in upwards.items()}
    above, below = before.rows[: min(tops.values(), default=0)], after.rows[at + 1 :]
    body = [*_body(above), *below]
    return [
        Halves(
            before.rows[top][column],
            after.rows[at][column],
            tuple(row[column] for row in body),
            _common_decimals(body, column),
            column == 0,
        )
        for column, top in tops.items()
    ]


def lacks_start(before: PrintedGrid, after: PrintedGrid, at: int, first: int = 1) -> bool:
    """Whether a row has not what all rows of its table have: words, or one of the `first` cells.

    A total, above or below all others, may have no first cell.
    """
    rows = [row for row in (*_body(before.rows), *after.rows[at + 1 :]) if any(_numbers(row))]
    row, inner = after.rows[at], rows[1:-1]
    has_no_words = not _has_words(row) and bool(rows) and all(map(_has_words, rows))
    begun = [any(cell.text for cell in each[:first]) for each in (row, *inner)]
    has_no_first = not begun[0] and len(begun) > 1 and all(begun[1:])
    return has_no_words or has_no_first


def is_full(cell: PrintedCell) -> bool:
    """Whether no more character would have found room in the last line of a cell."""
    line = last_line(cell)
    room = (cell.box.x1 - cell.box.x0) - _width(line)
    return room < 2 * _PADDING * line[-1].size


def last_line(cell: PrintedCell) -> list[Glyph]:
    """The glyphs of the last line of a cell."""
    lines = _lines(cell)
    return lines[-1] if lines else []


def _lines(cell: PrintedCell) -> list[list[Glyph]]:
    return glyphs_to_lines(cell.piece.glyphs) if cell.piece else []


def _width(line: Sequence[Glyph]) -> float:
    return line[-1].box.x1 - line[0].box.x0


def _unparted(line: Sequence[Glyph]) -> Iterator[Glyph]:
    """The first glyph of a line, with the marks that begin no line."""
    yield line[0]
    yield from takewhile(lambda glyph: glyph.char in _NO_BEGINNING, line[1:])


def _body(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows from the first that has both words and a number with decimals.

    Without such a row, from the first that has words and a number.
    """
    for has_number in (is_finished, is_number):
        for at, row in enumerate(rows):
            if _has_words(row) and any(has_number(cell.text) for cell in row):
                return rows[at:]
    return ()


def _has_words(row: Row) -> bool:
    return any(cell.text and not is_part_of_number(cell.text) for cell in row)


def _numbers(row: Row) -> Iterator[str]:
    return (cell.text for cell in row if is_number(cell.text))


def _common_decimals(rows: Sequence[Row], column: int) -> int | None:
    """How many decimals all amounts of a column have, or, where it has few, all of the table.

    The first and the last row may be halves, too.
    """
    rows = rows[1:-1]
    mine = [row[column].text for row in rows if _is_amount(row[column].text)]
    if len(mine) < _FEWEST:
        mine += [text for row in rows for text in _numbers(row) if is_finished(text)]
    found = set(map(_decimals, mine))
    return found.pop() if len(found) == 1 and len(mine) >= _FEWEST else None


def _is_amount(text: str) -> bool:
    """True for a number; a zero may be printed shorter than others."""
    return is_number(text) and text != "0"


def _decimals(text: str) -> int:
    return len(text.rstrip("%)）").partition(".")[2])
