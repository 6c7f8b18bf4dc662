"""Cells that hold many amounts at once: rows run together where their lines were not seen.

Nobody can say which amount is of which row, so none is read; each is told as unread, or it
would be lost without a word. In recognised text one amount beside words is enough: the line
between two cells was not seen. Sentences and dates that say numbers are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.documents.model import Cell
from generator.facts.model import UnreadToken
from generator.facts.table_reading import TableReading
from generator.tables.amounts import parse_amount
from generator.tables.model import RawTable

REASON = "一格中有多个数字，无法确定各属于哪一行、哪一栏"
# A number without separators begins where its digits do, or where another amount ends: were it
# tried at every digit, a cell of nothing but digits would take minutes.
_AMOUNT = re.compile(
    r"-?(?:\d{1,3}(?:,\d{3}){1,8}|(?:(?<!\d)|(?<=\.\d\d))\d+)\.\d{2}(?![万亿]?元|%)"
)
_DATE = re.compile(r"(?:19|20)\d\d\.(?:0[1-9]|1[0-2])")
_SENTENCE = re.compile(r"[。；，：]|[\u4e00-\u9fff],")
_FEWEST = 2


def with_crowded(reading: TableReading, raw: RawTable) -> TableReading:
    """The reading with the amounts of such cells as unread, but for those told already."""
    table = reading.table
    told = {fact.source for fact in reading.facts} | {token.source for token in reading.unread}
    told |= {indicator.source for indicator in reading.indicators}
    crowded = tuple(
        UnreadToken(table.table_id, amount, REASON, cell.source)
        for row in raw.rows
        for cell in row.cells
        if cell.text and cell.source not in told
        for amount in _amounts(cell)
    )
    return replace(
        reading,
        table=replace(table, amount_cells=table.amount_cells + len(crowded)),
        unread=(*reading.unread, *crowded),
    )


def _amounts(cell: Cell) -> Iterator[str]:
    found = [m[0] for m in _AMOUNT.finditer(cell.text) if not _DATE.fullmatch(m[0])]
    printed = sum(map(len, found))
    is_recognised = cell.confidence is not None
    is_mass = is_recognised or 2 * printed >= len(cell.text)
    fewest = 1 if is_recognised and not parse_amount(cell.text) else _FEWEST
    if len(found) >= fewest and is_mass and not _SENTENCE.search(cell.text):
        yield from found
