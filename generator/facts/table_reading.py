"""What is read from one published table, and the parts every way of reading it shares.

It does not know how a table is read: `row_tables` and `upright_forms` do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator import locator
from generator.documents.model import Cell
from generator.facts.cells import form_cells
from generator.facts.model import Fact, Indicator, PublishedCell, PublishedTable, UnreadToken
from generator.facts.setting import Setting
from generator.tables.amounts import parse_amount
from generator.tables.model import RawTable


@dataclass(frozen=True, slots=True)
class TableReading:
    """Everything read from one published table."""

    table: PublishedTable
    facts: tuple[Fact, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    cells: tuple[PublishedCell, ...] = ()
    unread: tuple[UnreadToken, ...] = ()
    notes: tuple[str, ...] = ()  # printed inside the grid


def unbound(
    raw: RawTable, setting: Setting, reason: str, money: Sequence[Cell] | None = None
) -> TableReading:
    """A table that cannot be read: its cells are kept, its numbers are unread.

    Where it is not known which numbers are money, all of them are. A cover or a list of
    contents has no numbers to be lost.
    """
    table, aside = published_table(raw, setting), _sequence(raw)
    printed = (cell for row in raw.rows for cell in row.cells if parse_amount(cell.text))
    numbers = list(money) if money is not None else [c for c in printed if c.source not in aside]
    if numbers or setting.kind.kind != "other" or not _is_list_of_words(raw):
        table = replace(table, status="unreadable", status_reason=reason, amount_cells=len(numbers))
    return TableReading(
        table=table,
        cells=form_cells(setting.table_id, raw, (), numbers),
        unread=unread_cells(setting.table_id, numbers, reason),
    )


def _is_list_of_words(raw: RawTable) -> bool:
    """True for words in two columns at most, and for keys with colons: 索引号：… 发布机构：…."""
    printed = [[cell for cell in row.cells if cell.text.strip()] for row in raw.rows]
    few = all(len(cells) <= 2 for cells in printed)
    keys = all(cell.text.strip().endswith((":", "：")) for cells in printed for cell in cells[::2])
    return not raw.unread and (few or keys)


def _sequence(raw: RawTable) -> frozenset[str]:
    """The cells of a list of contents that only count its lines, each beside words: 1, 2, 3."""
    rows = [[cell for cell in row.cells if cell.text.strip()] for row in raw.rows]
    counted = [cells for cells in rows if len(cells) == 2 and not parse_amount(cells[1].text)]
    counts = [cells[0].text.strip() for cells in counted]
    alone = all(len(cells) == 1 for cells in rows if cells not in counted)
    if not alone or counts != [str(n) for n in range(1, len(counts) + 1)]:
        return frozenset()
    return frozenset(cells[0].source for cells in counted)


def unread_cells(table_id: str, cells: Sequence[Cell], reason: str) -> tuple[UnreadToken, ...]:
    """The numbers of cells that became no fact, all for one reason."""
    return tuple(UnreadToken(table_id, cell.raw, reason, cell.source) for cell in cells)


def published_table(raw: RawTable, setting: Setting) -> PublishedTable:
    """The record of a table as its caption has it, before anything is known to hurt it."""
    caption = raw.caption
    return PublishedTable(
        table_id=setting.table_id,
        ordinal=0,
        number=caption.number,
        title=caption.title,
        table_kind=setting.kind.kind,
        reporting_level=setting.reporting_level,
        unit_published=caption.unit or ("" if setting.unit_note else setting.unit),
        status="parsed",
        status_reason=caption.reason if caption.kind == "other" else "",
        source=locator.span(raw.rows[0].source, raw.rows[-1].source),
        page_titles="\n".join(f"{later.source} {later.title}" for later in raw.page_captions),
        office=caption.office,
    )


def of_unit(facts: Sequence[Fact], name: str) -> tuple[Fact, ...]:
    """The facts of a table in a unit's part, under the unit's name where rows name no other.

    A row of the sum beside rows of that very unit is the unit's as well.
    """
    others = {fact.unit_name for fact in facts if fact.unit_name or fact.unit_code} - {name}
    if not name or others:
        return tuple(facts)
    return tuple(replace(fact, unit_name=name) for fact in facts)
