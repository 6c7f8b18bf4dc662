"""What the tables bound so far say, for reading the next damaged one.

Tables of one disclosure repeat lines and columns of each other; where arithmetic leaves
two readings of a header, the same line with the same amount elsewhere decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.model import BodyRow, BoundTable, Column


@dataclass(slots=True)
class Evidence:
    """What the tables bound so far say: header words and amounts by concept path."""

    words: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    values: set[tuple[str, tuple[str, ...], str]] = field(default_factory=set)

    def learn(self, bound: BoundTable) -> None:
        """Takes the columns and amounts of a bound table into account."""
        for column in bound.columns:
            if column.use != "amount" or not column.concepts:
                continue
            self.words.setdefault(column.concepts, column.path)
            for row in bound.rows:
                cell = row.cells.get(column.index)
                if cell and parse_amount(cell.text):
                    self.values.add((row_key(row, bound.columns), column.concepts, cell.text))


def row_key(row: BodyRow, columns: Sequence[Column]) -> str:
    """The words of a row's label columns, for comparing rows of different tables."""
    words = [
        squash(row.cells[c.index].text)
        for c in columns
        if c.use != "amount" and c.index in row.cells
    ]
    return "|".join(word for word in words if word and not word.isdecimal())
