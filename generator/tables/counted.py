"""Numbers of things printed below a table's amounts: 相关统计数, 项目 | 统计数 | 项目 | 统计数.

They have a header of their own, under words that say that things are counted. No amount stands
there; what is anything else is left among the rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.model import Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank, parse_amount
from generator.tables.leading import is_note, words_of


def counted_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows at the end that count things, their header included; notes may stand below."""
    for at, row in enumerate(rows):
        if _heads_counts(row):
            below = [one for one in rows[at + 1 :] if not is_note(words_of(one))]
            sure = any(map(_counts, below)) and all(_counts(r) or _heads(r) for r in below)
            return (row, *below) if sure else ()
    return ()


def _heads(row: Row) -> bool:
    """True for a row of nothing but words that may stand over counts, or of none."""
    return all(map(vocabulary.lines().counts_header.fullmatch, words_of(row)))


def _heads_counts(row: Row) -> bool:
    """True where one of such words says that things are counted."""
    counted = vocabulary.lines().counts_heading.fullmatch
    return any(map(counted, words_of(row))) and _heads(row)


def _counts(row: Row) -> bool:
    """True for labels of counted things, each with its whole number or none."""
    lines = vocabulary.lines()
    things = 0
    for text in (squash(cell.text) for cell in row.cells):
        if lines.counts.fullmatch(text) or lines.counts_beside_money.fullmatch(text):
            things += 1
        elif not is_blank(text) and not (things and text.isdecimal() and parse_amount(text)):
            return False
    return things > 0
