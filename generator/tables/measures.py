"""A column 单位 that says what things are counted in (台, 箱, 平方米), not whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.documents.model import Cell
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank
from generator.tables.model import Column


def with_measures(columns: Sequence[Column], body: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
    """The columns; those of measures are text and name nobody."""
    return tuple(
        replace(column, use="text") if _is_of_measures(column, columns, body) else column
        for column in columns
    )


def _is_of_measures(
    column: Column, columns: Sequence[Column], body: Sequence[Sequence[Cell]]
) -> bool:
    words = vocabulary.columns().measures
    if column.use != "unit-name" or not words.header.fullmatch(_leaf(column)):
        return False
    printed = [squash(cell.text) for cell in body[column.index] if not is_blank(cell.text)]
    printed = [text for text in printed if not vocabulary.lines().sum_words.fullmatch(text)]
    if not printed:
        return False
    beside = columns[max(column.index - 1, 0) : column.index + 2]
    if any(words.beside.fullmatch(_leaf(c)) for c in beside):
        return all(words.words.fullmatch(text) or words.short.fullmatch(text) for text in printed)
    return all(map(words.words.fullmatch, printed))


def _leaf(column: Column) -> str:
    return squash("".join(column.path[-1:]))
