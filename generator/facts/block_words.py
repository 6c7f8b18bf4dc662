"""What the columns of blocks that divide one side several times are called.

Where 支出 is printed by function, by class of the department and by class of the government,
each block ends in 支出 / 预算数. The words over the labels of a block tell them apart; they
stand in the path then, as they do over the labels. Other tables keep the paths they print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.standards.vocabulary import squash
from generator.tables.columns import CODE_USES, NUMBERS, blocks
from generator.tables.model import Column


def with_block_words(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, those of blocks that are called alike with the words over their labels."""
    found: dict[int, Column] = {column.index: column for column in columns}
    parts = blocks(columns)
    for side in dict.fromkeys(column.side for column in columns if column.side):
        own = [part for part in parts if part[0].side == side]
        named = [[_under_label(column, part) for column in part] for part in own]
        if _are_alike(own) and not _are_alike(named):
            found |= {column.index: column for part in named for column in part}
    return tuple(found[column.index] for column in columns)


def _are_alike(parts: Sequence[Sequence[Column]]) -> bool:
    """True where two blocks have an amount column of the same name."""
    names = [{c.name for c in part if c.use == "amount"} for part in parts]
    return sum(map(len, names)) > len(set().union(*names))


def _under_label(column: Column, block: Sequence[Column]) -> Column:
    """An amount column with the label's words between those they share and its own."""
    label = next((c for c in block if c.use not in NUMBERS | CODE_USES | {"text"}), None)
    if column.use != "amount" or label is None:
        return column
    shared = 0
    for own, other in zip(column.path[:-1], label.path, strict=False):
        if squash(own) != squash(other):
            break
        shared += 1
    path = (*column.path[:shared], *label.path[shared:], *column.path[shared:])
    return replace(column, path=path)
