"""Rows of two blocks beside each other whose lines are numbered (行次), one cell a line.

The numbers tell where every row begins: 1, 29, 2, 30, … are the left and right block in turn,
and what stands before and after a number is the label and the amounts of that line. So a
blank label or amount is known to be blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.documents.numbers import is_finished

_FEWEST_LINES = 3  # of each block
_LONGEST_NUMBER = 3
_MOST_STARTS = 20
BLANK = -1

_Places = Sequence[int]


@dataclass(slots=True)
class _Line:
    """One numbered line of a block: the indices of its label, number and amounts."""

    label: int
    number: int
    amounts: list[int] = field(default_factory=list)


def numbered_rows(texts: Sequence[str]) -> tuple[int, list[list[int]]] | None:
    """Where the body begins among the cells, and its rows; `BLANK` for a blank cell.

    None when lines are not numbered, or not all of them in turn.
    """
    ones = [at for at, text in enumerate(texts) if text == "1"]
    for at in ones[:_MOST_STARTS]:
        if lines := _lines(texts, at):
            left, right = lines[::2], lines[1::2]
            rows = _rows(texts, left, right)
            if rows:
                return (at if lines[0].label == BLANK else at - 1), rows
    return None


def _lines(texts: Sequence[str], first: int) -> list[_Line]:
    """All cells from a number on as numbered lines; none when one is no part of any."""
    label = first - 1 if first and _is_word(texts[first - 1]) else BLANK
    lines, label, pending = [_Line(label, first)], BLANK, False
    for at in range(first + 1, len(texts)):
        if is_finished(texts[at]):
            if pending:
                return []
            lines[-1].amounts.append(at)
        elif _is_number(texts[at]):
            lines.append(_Line(label, at))
            label, pending = BLANK, False
        else:
            if pending:
                return []
            label, pending = at, True
    return [] if pending else lines


def _rows(texts: Sequence[str], left: Sequence[_Line], right: Sequence[_Line]) -> list[list[int]]:
    if len(left) != len(right) or len(left) < _FEWEST_LINES:
        return []
    if not all(_is_counted(texts, block) for block in (left, right)):
        return []
    widths = [_width(left), _width(right)]
    if not all(widths):
        return []
    return [
        [*_cells(one, widths[0]), *_cells(other, widths[1])]
        for one, other in zip(left, right, strict=True)
    ]


def _is_counted(texts: Sequence[str], block: Sequence[_Line]) -> bool:
    """Whether the numbers go up by one; a total may leave some out."""
    numbers = [int(texts[line.number]) for line in block]
    steps = [b - a for a, b in zip(numbers, numbers[1:], strict=False)]
    return all(step > 0 for step in steps) and steps.count(1) * 2 > len(steps)


def _width(block: Sequence[_Line]) -> int:
    """How many amounts each line has that has any; 0 when that differs."""
    counts = {len(line.amounts) for line in block} - {0}
    return counts.pop() if len(counts) == 1 else 0


def _cells(line: _Line, width: int) -> list[int]:
    return [line.label, line.number, *(line.amounts or [BLANK] * width)]


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _LONGEST_NUMBER


def _is_word(text: str) -> bool:
    return not _is_number(text) and not is_finished(text)
