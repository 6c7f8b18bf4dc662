"""Rows of projects whose office was one cell merged over several of them, and is not copied.

Such a row has one name less than the table has columns of names, which may be the name of a
project of the office above or of an office that has no project beside it. Where all rows sum to
the one total, none of them is the sum of others: it is a project of the office above. An office
is what stands among the offices, what is made by the rows below it, and what is called as one
where nothing says otherwise. Of all others neither office nor project is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.standards import vocabulary
from generator.standards.identity_words import identity_words
from generator.standards.vocabulary import squash
from generator.tables.model import BodyRow, Column
from generator.tables.shifts import MERGED_NAMES

_OFFICE, _PROJECT = 0, 1
_USES = ["unit-name", "project-name"]
_BELOW = "单位栏的合并格未复制，行名归入项目栏，单位按上行，其后各格右移1格"
_UNKNOWN = "名称栏缺一格，行名是单位还是项目不能确定，其后各格右移1格，与末栏对齐"
Amounts = dict[int, Decimal]  # by column


def with_merged_offices(columns: Sequence[Column], rows: Sequence[BodyRow]) -> tuple[BodyRow, ...]:
    """The rows, those with one name only under the word of what they name, or under none."""
    if [column.use for column in columns[:2]] != _USES or not any(map(_is_short, rows)):
        return tuple(rows)
    table, placed = _Table(columns, rows), list[BodyRow]()
    offices = frozenset(_office(row) for row in rows if _is_whole(row) or _is_of_office(row))
    known = _Known(table.has_items_only, offices)
    for at, row in enumerate(rows):
        above = placed[-1] if placed else None
        placed.append(_placed(table, at, above, known) if _is_short(row) else row)
    return tuple(placed)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole table says: that no row sums others, and offices beside a project or 小计."""

    items_only: bool
    offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Table:
    columns: Sequence[Column]
    rows: Sequence[BodyRow]

    def values(self, at: int) -> Amounts:
        """The amounts of a row that are not zero."""
        found = ((c.index, self.rows[at].amount(c.index)) for c in self.columns if _is_money(c))
        return {index: amount.value for index, amount in found if amount and amount.value}

    def total(self, rows: Sequence[int]) -> Amounts:
        """What rows sum to."""
        summed: Amounts = {}
        for row in rows:
            for index, value in self.values(row).items():
                summed[index] = summed.get(index, Decimal(0)) + value
        return {index: value for index, value in summed.items() if value}

    @property
    def has_items_only(self) -> bool:
        """True where all rows with a name sum to the one row that sums no single office."""
        sums = [at for at, row in enumerate(self.rows) if _is_sum(row) and not _is_of_office(row)]
        items = [at for at, row in enumerate(self.rows) if not _is_sum(row)]
        return len(sums) == 1 and self.total(items) == self.values(sums[0]) != {}

    def is_made_below(self, at: int) -> bool:
        """True where the rows down to the next one with one name or a sum make a row's amounts."""
        below = []
        for row in range(at + 1, len(self.rows)):
            if _is_short(self.rows[row]) or _is_sum(self.rows[row]):
                break
            below.append(row)
        return self.total(below) == self.values(at) != {}


def _placed(table: _Table, at: int, above: BodyRow | None, known: _Known) -> BodyRow:
    """The row where it stands, below the office above, or of no name that is known."""
    row, name = table.rows[at], _office(table.rows[at])
    called = identity_words().organ_end.search(name) is not None
    if name in known.offices or (called and not (known.items_only and known.offices)):
        return row
    if known.items_only:
        hangs = above is not None and _names_its_office(above) and not called
        return _below_office(row) if hangs else _unknown(row)
    return row if table.is_made_below(at) else _unknown(row)


def _below_office(row: BodyRow) -> BodyRow:
    """The row, its name that of a project below the office above."""
    cells = {index: cell for index, cell in row.cells.items() if index != _OFFICE}
    return replace(row, cells={_PROJECT: row.cells[_OFFICE], **cells}, hangs=_OFFICE, note=_BELOW)


def _unknown(row: BodyRow) -> BodyRow:
    return replace(row, unplaced=True, note=_UNKNOWN)


def _is_short(row: BodyRow) -> bool:
    """True for a row that was moved for one name that it lacks."""
    return row.note == MERGED_NAMES.format(1) and not _text(row, _PROJECT) and not _is_sum(row)


def _is_whole(row: BodyRow) -> bool:
    return bool(_text(row, _OFFICE) and _text(row, _PROJECT)) and not _is_sum(row)


def _office(row: BodyRow) -> str:
    return squash(_text(row, _OFFICE))


def _is_sum(row: BodyRow) -> bool:
    return _says_sum(row, _OFFICE) or _says_sum(row, _PROJECT)


def _says_sum(row: BodyRow, index: int) -> bool:
    return vocabulary.lines().sum_words.fullmatch(squash(_text(row, index))) is not None


def _is_of_office(row: BodyRow) -> bool:
    """True for the sum of one office: 某局机关 | 小计."""
    return _says_sum(row, _PROJECT) and bool(_text(row, _OFFICE)) and not _says_sum(row, _OFFICE)


def _names_its_office(row: BodyRow) -> bool:
    return _is_whole(row) or _is_of_office(row) or row.note == _BELOW


def _is_money(column: Column) -> bool:
    return column.use == "amount"


def _text(row: BodyRow, index: int) -> str:
    cell = row.cells.get(index)
    return cell.text.strip() if cell else ""
