"""Amounts merged down over rows of different names: of which row they are is not known.

An amount beside a name that is merged down as far as it is that name's, whatever else the
rows say of it in remarks; a fund that only some of them name is not its own. Known only where
a format says which cells a merged one covers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.documents.model import Cell
from generator.facts.labels import Label
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank
from generator.tables.columns import blocks
from generator.tables.model import BodyRow, BoundTable

REASON = "金额合并在几行中，无法确定属于哪一行"
_NO_NAMES = frozenset({"amount", "ignored", "none", "text", "sequence"})


def over_several_rows(bound: BoundTable) -> Iterator[Cell]:
    """The amounts that cover rows which name something else than the first."""
    for block in blocks(bound.columns):
        names = [column.index for column in block if column.use not in _NO_NAMES]
        for index in (column.index for column in block if column.use == "amount"):
            for at, row in enumerate(bound.rows):
                covered = _covered(bound.rows[at + 1 :], index) if row.amount(index) else ()
                if any(_is_of_another(below, row, names) for below in covered):
                    yield row.cells[index]


def of_covered(labels: Sequence[Label], rows: Sequence[BodyRow], at: int, index: int) -> Label:
    """The label of an amount's row, its fund only where all rows that it covers name no other."""
    label = labels[at]
    covered = len(list(_covered(rows[at + 1 :], index))) if label.fund else 0
    others = labels[at + 1 : at + 1 + covered]
    agree = all(other.fund in {"", label.fund} for other in others)
    return label if agree else replace(label, fund="")


def _covered(rows: Sequence[BodyRow], index: int) -> Iterator[BodyRow]:
    """The rows that a merged cell above them reaches over, in one column."""
    for row in rows:
        cell = row.cells.get(index)
        if cell is None or not cell.hangs:
            return
        yield row


def _is_of_another(below: BodyRow, row: BodyRow, names: Sequence[int]) -> bool:
    """Whether a row says another name than the one an amount begins in."""
    return any(
        not is_blank(said := _words(below, index)) and said != _words(row, index) for index in names
    )


def _words(row: BodyRow, index: int) -> str:
    cell = row.cells.get(index)
    return squash(cell.text) if cell else ""
