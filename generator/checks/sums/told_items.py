"""Which lines are items, where the table itself shows its headings by what they leave blank.

A list of purchases prints 采购品目, 数量 … beside its items alone; the rows of offices and
projects above them have a name and amounts. Then the items sum to the total, and so do the
headings where none stands above another one. A project without items may stand among them, so
neither is proof against the table, unless both say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.checks.identity import Identity, Terms
from generator.checks.layout import Block, Line, TableView
from generator.checks.sums.rows import label_of
from generator.facts.model import Fact
from generator.standards.check_rules import sum_rules
from generator.standards.vocabulary import squash
from generator.tables.model import Column

_FEWEST_ITEMS = 2
PERHAPS_NOT_ALL = "所列各行是否为其全部组成不明"
UNCLEAR = "表中各行的层次关系不明，可能另有未标明的小计行"


@dataclass(frozen=True, slots=True)
class ToldItems:
    """The lines of a block that are headings and those that are items, in order."""

    headings: tuple[Line, ...] = ()
    items: tuple[Line, ...] = ()

    @property
    def are_nested(self) -> bool:
        """True where a heading stands right above another one."""
        places = [line.at for line in self.headings]
        return any(b == a + 1 for a, b in pairwise(places))

    def among(self, lines: Sequence[Line]) -> ToldItems:
        """Those of some lines: the rows of an office."""
        own = {line.at for line in lines}
        sides = (self.headings, self.items)
        headings, items = (tuple(line for line in side if line.at in own) for side in sides)
        return ToldItems(headings, items)

    def readings(self, column: int, wholes: tuple[Fact, ...]) -> list[Terms]:
        """What may sum to the total of a column."""
        sides = [self.items] if self.are_nested else [self.items, self.headings]
        return [(parts, wholes) for side in sides if (parts := _amounts(side, column))]

    def agree(self, column: int) -> bool:
        """True where items and headings make the same total."""
        items, headings = _amounts(self.items, column), _amounts(self.headings, column)
        return not self.are_nested and sum(f.amount for f in items) == sum(
            f.amount for f in headings
        )

    def groups(self) -> Iterator[tuple[Line, tuple[Line, ...]]]:
        """The headings with the items right below them, the first ones that make its sum."""
        ends = [*(line.at for line in self.headings[1:]), None]
        for heading, end in zip(self.headings, ends, strict=False):
            below = (line for line in self.items if line.at > heading.at)
            yield heading, _run(heading, [line for line in below if end is None or line.at < end])


def told_items(view: TableView, block: Block) -> ToldItems:
    """The headings and items of a block, where each item prints what no heading does; else none."""
    apart = view.kind.direction == "two-sided" or len(view.blocks) > 1
    if apart or any(line.coded for line in block.lines):
        return ToldItems()
    aside = frozenset(column.index for column in view.columns if _is_remark(column))
    filled = {line.at: view.filled.get(line.first.row, frozenset()) - aside for line in block.lines}
    lines = [line for line in block.lines if not line.is_total]
    least = min((filled[line.at] for line in lines), key=len, default=frozenset[int]())
    headings = tuple(line for line in lines if filled[line.at] <= least)
    items = tuple(line for line in lines if not filled[line.at] <= least)
    told = ToldItems(headings, items)
    leads = bool(headings and items) and headings[0].at < items[0].at
    return told if leads and any(_sums(*group) for group in told.groups()) else ToldItems()


def _is_remark(column: Column) -> bool:
    return any(sum_rules().remarks.fullmatch(squash(word)) for word in column.path)


def _run(heading: Line, below: list[Line]) -> tuple[Line, ...]:
    """The first items below a heading that are its sum; else all."""
    ends = range(_FEWEST_ITEMS, len(below))
    return tuple(next((below[:end] for end in ends if _sums(heading, below[:end])), below))


def _sums(heading: Line, below: Sequence[Line]) -> bool:
    """True for a heading that is the sum of the items right below it, in every column."""
    return len(below) >= _FEWEST_ITEMS and all(
        sum(part.amount for part in _amounts(below, column)) == fact.amount
        for column, fact in heading.amounts.items()
    )


def told_sums(view: TableView, told: ToldItems, column: Column, family: str) -> Iterator[Identity]:
    """The headings that the table shows and no sum told before, against the items below them."""
    for heading, below in told.groups():
        whole, parts = heading.amounts.get(column.index), _amounts(below, column.index)
        if whole is not None and parts and heading.first.row_role == "item":
            terms = parts, (whole,)
            yield sum_of_lines(view, heading, column.name, [terms], family, PERHAPS_NOT_ALL)


def sum_of_lines(
    view: TableView,
    line: Line,
    column: str,
    terms: Sequence[Terms],
    family: str,
    unsure: str,
) -> Identity:
    """A line against the lines it sums; `terms` are the readings, the plainest first."""
    (parts, wholes), *others = terms
    label = label_of(line)
    return Identity(
        subject=f"{view.called}“{column}”栏：“{label}”等于所列各项之和",
        subject_en=f"Table {view.called_en}, column “{column}”: “{label}” against its lines",
        parts=parts,
        wholes=wholes,
        alternatives=tuple(others),
        parts_called="所列各项相加",
        wholes_called=f"“{label}”",
        family=family,
        group=f"{family} {line.at}",
        unsure=unsure,
        table_ids=(view.id,),
    )


def _amounts(lines: Sequence[Line], column: int) -> tuple[Fact, ...]:
    return tuple(line.amounts[column] for line in lines if column in line.amounts)
