"""The last row of a table of blocks, copied without what merged cells cover.

    人员经费合计 | 2355.44 | 公用经费合计 | 134.33

stands below three blocks of code, name and amount: the words cover several columns each. Each
pair belongs to the last block under its own word; where the header has no such words, the
first pair to the first block and the last, which ends the row, to the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.documents.model import Cell
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.columns import NUMBERS, blocks
from generator.tables.model import BodyRow, Column

_HALVES = frozenset({"personnel", "public-use"})
_NOTE = "合并的格没有标出，名称与金额成对，按名称归入各栏"

_Pair = tuple[Cell, Cell]


def with_pairs(
    columns: Sequence[Column], rows: Sequence[BodyRow]
) -> tuple[tuple[BodyRow, ...], int]:
    """The rows, those of pairs brought under their blocks, and how many these are."""
    parts = blocks(columns)
    if len(parts) < 2 or any(_amounts(part) != 1 for part in parts):
        return tuple(rows), 0
    found = [_placed(parts, row, len(columns)) for row in rows]
    return tuple(found), sum(new is not row for new, row in zip(found, rows, strict=True))


def _amounts(block: Sequence[Column]) -> int:
    return sum(column.use == "amount" for column in block)


def half_of(label: str) -> str:
    """The half of the basic expenditure that a label sums, if it does."""
    bare = vocabulary.lines().sum_suffix.sub("", label)
    known = vocabulary.columns().amount(bare) if bare != label else None
    return known.concept if known else ""


def _placed(parts: Sequence[Sequence[Column]], row: BodyRow, width: int) -> BodyRow:
    pairs = _pairs(row, width)
    halves = [half_of(squash(label.text)) for label, _ in pairs]
    if len(pairs) != 2 or set(halves) != _HALVES:
        return row
    places = _own_blocks(parts, halves)
    if places is None:
        return row
    cells: dict[int, Cell] = {}
    for block, (label, amount) in zip(places, pairs, strict=True):
        names = [c.index for c in block if c.use not in NUMBERS]
        cells |= {names[-1]: label} if names else {}
        cells |= {c.index: amount for c in block if c.use == "amount"}
    return replace(row, cells=cells, note=_NOTE)


def _own_blocks(
    parts: Sequence[Sequence[Column]], halves: Sequence[str]
) -> list[Sequence[Column]] | None:
    """The block of each half: the last one under its word, else the first and the last."""
    under = {half: [b for b in parts if any(half in c.concepts for c in b)] for half in halves}
    if all(under.values()):
        return [under[half][-1] for half in halves]
    return None if any(under.values()) else [parts[0], parts[-1]]


def _pairs(row: BodyRow, width: int) -> list[_Pair]:
    """Name and amount by turns, in a row with nothing else that is short of the table."""
    cells = [row.cells[index] for index in sorted(row.cells)]
    names, amounts = cells[::2], cells[1::2]
    told = len(cells) < width and len(names) == len(amounts)
    told = told and all(squash(c.text) and not parse_amount(c.text) for c in names)
    told = told and all(parse_amount(c.text) for c in amounts)
    return list(zip(names, amounts, strict=True)) if told else []
