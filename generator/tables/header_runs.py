"""Words of a header that are known in their order only: in which rows may they have stood?

Text with one cell a line prints the words of all header rows after each other. They are cut
into rows in every way that a header can have; a way counts when the table bound under it is
sound in every respect, its sums included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from generator.documents.model import Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.identities import row_identities, tally
from generator.tables.model import BoundTable, Column

_LONGEST = 30  # words
_FEWEST_PARTS = 2


def cuts(run: Row, levels: int, width: int) -> Iterator[list[Row]]:
    """The words of a row in several rows, above a table of so many columns."""
    if len(run.cells) > _LONGEST:
        return
    for ends in combinations(range(1, len(run.cells)), levels - 1):
        places = pairwise((0, *ends, len(run.cells)))
        rows = [replace(run, cells=run.cells[start:end]) for start, end in places]
        if _may_stand_above_each_other(rows, width):
            yield rows


def _may_stand_above_each_other(rows: Sequence[Row], width: int) -> bool:
    """Whether words are merged over others or reach down: two full rows are blocks side by side."""
    lengths = [len(row.cells) for row in rows]
    *_, second, widest = sorted(lengths)
    return widest <= width and second < width and min(lengths[1:]) >= _FEWEST_PARTS


def is_whole(bound: BoundTable) -> bool:
    """Whether nothing at all speaks against the binding."""
    if bound.binding == "restored" or any(row.refused for row in bound.rows):
        return False
    if any(len(set(column.path)) < len(column.path) for column in bound.columns):
        return False
    if any(map(_mixes_labels_and_money, bound.columns)):
        return False
    return not tally(row_identities(bound.columns), bound.rows).broken


def _mixes_labels_and_money(column: Column) -> bool:
    """Whether a word for labels stands above money, or one for money above labels."""
    words = vocabulary.columns()
    path = [squash(word) for word in column.path]
    if column.use == "amount":
        return any(words.stub(word) for word in path if not words.is_side(word))
    is_label = column.use not in {"ignored", "none", "text"}
    return is_label and any(words.amount(word) and not words.stub(word) for word in path)
