"""The unit of a table's amounts: where it is printed, and what is taken where it is not.

A table's own unit stands above it, below it, in a cell of its own, inside a label or behind
the title. One that stands between two tables is that of the table without another. A table
that prints none takes the unit all others print, where there are at least two of them or
its totals are theirs, and where no other unit would make its totals theirs. Where witnesses
differ or there are not enough, it has none, and `doubt` says why.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.documents.model import Paragraph
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import UNITS, Amount, is_blank, is_integer, parse_amount
from generator.tables.leading import words_of
from generator.tables.model import RawTable

_MOST_ROWS = 12
_FEWEST_WITNESSES = 2
_LARGEST = 12  # so many of the largest amounts stand for a table's totals
_TELLING = 5  # digits
_CODE = re.compile(r"\s*[1235](\d\d|\d{4}|\d{6})\s*")
NO_UNIT = "没有计量单位，金额无法换算"
_OF_ALL = "文件所述"


@dataclass(frozen=True, slots=True)
class TableUnit:
    """The unit of a table; a note when the table does not print it; why it has none."""

    unit: str = ""
    note: str = ""
    doubt: str = ""


def units_of(
    tables: Sequence[RawTable], prose: Sequence[Paragraph], opening: Sequence[Paragraph] = ()
) -> tuple[TableUnit, ...]:
    """The unit of every table; `opening` are the lines below the title of the document."""
    printed = _with_units_between(tables, [_printed(table) for table in tables])
    own = [_own(table, said) for table, said in zip(tables, printed, strict=True)]
    lent = _Lent(tables, own, _said_of_all(prose) | _said_at_the_top(opening))
    return tuple(
        lent.unit(table) if unit.doubt == NO_UNIT else unit
        for table, unit in zip(tables, own, strict=True)
    )


def is_said_of_all(note: str) -> bool:
    """True for the note on a unit that the document prints once for all its tables."""
    return f"按{_OF_ALL}认定为" in note


def _printed(raw: RawTable) -> tuple[str, ...]:
    """Every unit printed for the whole table, each once."""
    found = [raw.caption.unit, *raw.caption.units]
    for page in raw.page_captions:
        found += [page.unit, *page.units]
    lines = vocabulary.lines()
    found += [said["unit"] for note in raw.notes if (said := lines.unit.search(squash(note)))]
    found += [said["unit"] for word in _words(raw) if (said := lines.unit.fullmatch(word))]
    title = squash(raw.caption.title)
    for said in lines.unit_in_label.finditer(title):
        found += [said["unit"]] if said.end() == len(title) else []
    return tuple(dict.fromkeys(unit for unit in found if unit))


def _words(raw: RawTable) -> Iterable[str]:
    """The words of the first rows, and of rows that say one thing alone."""
    for at, row in enumerate(raw.rows):
        words = words_of(row)
        yield from words if at < _MOST_ROWS or len(words) == 1 else ()


def _with_units_between(
    tables: Sequence[RawTable], printed: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """What is printed for each table, the units between two of them given to one.

    It is that of the table that prints no other; where neither does, that of the table above
    it, unless units stand above the titles in this document.
    """
    found = list(printed)
    search = vocabulary.lines().unit.search
    for at, table in enumerate(tables):
        units = [said["unit"] for text in table.units_below if (said := search(squash(text)))]
        units = [unit for unit in dict.fromkeys(units) if unit]
        below = at + 1 < len(tables) and not printed[at + 1]
        if not units:
            continue
        if not found[at]:
            found[at] = tuple(units)
        elif below:
            found[at + 1] = tuple(units)
        elif set(units) - {*found[at], *(printed[at + 1] if at + 1 < len(tables) else ())}:
            found[at] = (*found[at], *units)
    return found


def _own(raw: RawTable, printed: tuple[str, ...]) -> TableUnit:
    """The unit a table prints itself."""
    if len(printed) > 1:
        return TableUnit(doubt=f"所印计量单位不一（{'、'.join(printed)}），金额无法换算")
    if printed and printed[0] not in UNITS:
        return TableUnit(doubt=f"计量单位“{printed[0]}”不能换算为元")
    if printed:
        return TableUnit(printed[0])
    labelled = tuple(dict.fromkeys(_in_labels(raw)))
    if len(labelled) > 1:
        return TableUnit(doubt=f"各栏所印计量单位不一（{'、'.join(labelled)}），有的栏没有印")
    return TableUnit(labelled[0]) if labelled else TableUnit(doubt=NO_UNIT)


def _in_labels(raw: RawTable) -> Iterable[str]:
    """(万元) above the first amounts; not 单价(元), and not in the name of a row of its own."""
    lines, columns = vocabulary.lines(), vocabulary.columns()
    is_form = vocabulary.kind(raw.caption.kind).layout == "form"
    for row in raw.rows[:_MOST_ROWS]:
        if not is_form and any(parse_amount(cell.text) for cell in row.cells):
            break
        for cell in row.cells:
            words = squash(cell.text)
            if columns.is_ignored(words):
                continue
            if said := lines.unit_in_label.search(words):
                yield said["unit"]


def _said_of_all(prose: Sequence[Paragraph]) -> frozenset[str]:
    """The units that sentences give to all tables."""
    search = vocabulary.lines().unit_of_all.search
    return frozenset(found["unit"] for p in prose if (found := search(squash(p.text))))


def _said_at_the_top(opening: Sequence[Paragraph]) -> frozenset[str]:
    """The units that lines of their own, or the end of a title, say below the document's title."""
    lines = vocabulary.lines()
    said = set()
    for text in (squash(paragraph.text) for paragraph in opening):
        behind = (m for m in lines.unit_in_label.finditer(text) if m.end() == len(text))
        if found := lines.unit.fullmatch(text) or next(behind, None):
            said.add(found["unit"])
    return frozenset(said)


class _Lent:
    """What the other tables say of the unit of one that prints none."""

    def __init__(
        self, tables: Sequence[RawTable], own: Sequence[TableUnit], of_all: frozenset[str]
    ) -> None:
        self._of_all = of_all
        self._units = [unit.unit for unit in own if unit.unit]
        self._known = sorted(
            (amount.yuan(unit.unit), amount.precision(unit.unit) / 2)
            for table, unit in zip(tables, own, strict=True)
            if unit.unit
            for amount in _largest(table)
        )
        said = {*self._units, *of_all}
        self._unit = said.pop() if len(said) == 1 else ""
        bare = [t for t, unit in zip(tables, own, strict=True) if not unit.unit]
        shared = [self._shares(table) for table in bare]
        witnesses = len(self._units) + sum(self._unit in units for units in shared)
        self._enough = bool(of_all) or witnesses >= _FEWEST_WITNESSES
        self._differs = any(units and self._unit not in units for units in shared)

    def unit(self, table: RawTable) -> TableUnit:
        """The unit lent to a table."""
        if not self._units and not self._of_all:
            return TableUnit(doubt=NO_UNIT)
        if not self._unit:
            return TableUnit(doubt="没有计量单位，同一文件各表单位不一，金额无法换算")
        shared = self._shares(table)
        if shared and self._unit not in shared:
            by = "、".join(unit for unit in UNITS if unit in shared)
            return TableUnit(doubt=f"没有计量单位：其余各表为{self._unit}，而本表按{by}才与之相符")
        if self._unit not in shared and (self._differs or not self._enough):
            return TableUnit(doubt=f"没有计量单位，仅据一张表所印“{self._unit}”不足以认定")
        whose = _OF_ALL if self._of_all else "同一文件其余各表"
        return TableUnit(self._unit, f"本表未印计量单位，按{whose}认定为{self._unit}")

    def _shares(self, table: RawTable) -> frozenset[str]:
        """The units in which one of the table's amounts is one of the other tables'."""
        amounts = [a for at, a in enumerate(_largest(table)) if not at or _is_telling(a)]
        return frozenset(
            unit for unit in UNITS if any(self._is_known(amount, unit) for amount in amounts)
        )

    def _is_known(self, amount: Amount, unit: str) -> bool:
        """True where another table prints the amount, within what both are rounded to."""
        yuan, half = amount.yuan(unit), amount.precision(unit) / 2
        at = bisect_left(self._known, (yuan, Decimal(0)))
        near = self._known[max(at - 1, 0) : at + 1]
        return any(abs(known - yuan) <= max(half, theirs) for known, theirs in near)


def _largest(raw: RawTable) -> list[Amount]:
    """The largest amounts of a table, codes and the like passed over."""
    found: dict[Decimal, Amount] = {}
    for row in raw.rows:
        texts = [cell.text for cell in row.cells if not is_blank(cell.text)]
        for text, after in pairwise([*texts, ""]):
            amount = parse_amount(text)
            is_code = is_integer(text) and after and not parse_amount(after)
            if (
                amount
                and amount.value
                and not amount.unit
                and not is_code
                and not _CODE.fullmatch(text)
            ):
                found.setdefault(abs(amount.value), amount)
    return [found[value] for value in sorted(found, reverse=True)[:_LARGEST]]


def _is_telling(amount: Amount) -> bool:
    """True for an amount of so many digits that it is not met twice by chance."""
    return len(amount.value.normalize().as_tuple().digits) >= _TELLING
