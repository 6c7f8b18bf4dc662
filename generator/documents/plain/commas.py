"""Lines of a CSV file, also in the middle of other text: cells between commas.

Lines that follow each other and have as many cells as the first are a table. Where an
unquoted number with separators makes more cells of a line, none of them is read, because
nobody can say which commas part cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import locator
from generator.documents.markup import clean
from generator.documents.model import Cell, Grid, Row
from generator.documents.plain.fields import GAP, split_commas

UNEVEN = "各行用逗号分隔出的栏数不同，无法确定各个数字属于哪一栏，表中的数字没有读取"
_AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d")  # 1,200.00 without quotes around it
_PROSE = re.compile(r"[。；]|[\u4e00-\u9fff]\s*\d[\d,.]*\s*[亿万千百]*元")  # 拨款 7,034.94 元
_FEWEST = 3  # lines of a table
_ALL_NUMBERED = 2  # so many cells of a line need a number in every line but the first


def comma_table(lines: Sequence[str], index: int) -> tuple[Grid | None, int]:
    """The table that begins in a line, None where none does, and the index after its lines."""
    end = index
    rows: list[list[str]] = []
    while end < len(lines) and (fields := _fields(lines[end])) is not None:
        rows.append(fields)
        end += 1
    below = {len(row) for row in rows[1:]}
    if len(rows) > _FEWEST and len(below) == 1 and len(rows[0]) < min(below):
        return None, index + 1  # a line of prose above it
    numbers = sum(any(map(_has_number, row)) for row in rows)
    enough = len(rows) - 1 if rows and len(rows[0]) <= _ALL_NUMBERED else _FEWEST - 1
    if len(rows) < _FEWEST or numbers < enough:
        return None, max(end, index + 1)
    even = len({len(row) for row in rows}) == 1
    grouped = any(_GROUPED.search(_unquoted(line)) for line in lines[index:end])
    made = tuple(
        Row(
            tuple(
                Cell(clean(field), field.strip(), locator.line(index + 1 + at, place))
                for place, field in enumerate(row, 1)
            ),
            locator.line(index + 1 + at),
        )
        for at, row in enumerate(rows)
    )
    return Grid(
        made, locator.lines(index + 1, end), unread="" if even and not grouped else UNEVEN
    ), end


def _fields(line: str) -> list[str] | None:
    if "\t" in line or "|" in line or _PROSE.search(line) or GAP.search(line.strip()):
        return None
    return split_commas(line)


def _has_number(field: str) -> bool:
    return _AMOUNT.fullmatch(field.strip()) is not None


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)
