"""Lists of a disclosure's own tables that say whether each is empty: 报表名称 | 是否空表 | 理由.

Such a list is no table of money, whatever the last line of the contents above it is called.
What it says of an empty table is as good as a note below that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.documents.model import Cell, Row
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.captions import match_title
from generator.tables.model import RawTable

_MOST_ROWS_ABOVE = 4


def lists_tables(raw: RawTable) -> bool:
    """True for a list that says of tables whether they are empty."""
    return _head(raw) is not None


def said_empty(tables: Sequence[RawTable]) -> dict[str, str]:
    """For every kind of table that such a list calls empty, what it says, with its place."""
    found: dict[str, str] = {}
    for raw in tables:
        for kind, said in _empty_rows(raw):
            found.setdefault(kind, said)
    return found


def _empty_rows(raw: RawTable) -> Iterator[tuple[str, str]]:
    head = _head(raw)
    if head is None:
        return
    at, column = head
    for row in raw.rows[at + 1 :]:
        answer = row.cells[column] if column < len(row.cells) else None
        if answer is None or not table_words().is_empty.fullmatch(squash(answer.text)):
            continue
        kinds = {match.kind for cell in row.cells for match in match_title(cell.text)}
        if len(kinds) == 1:
            words = "，".join(cell.text.strip() for cell in _after(row, answer))
            yield kinds.pop(), f"{words}（{answer.source}）"


def _after(row: Row, answer: Cell) -> list[Cell]:
    """The answer, where nothing else is said, or the reason behind it."""
    cells = list(row.cells)
    reasons = [cell for cell in cells[cells.index(answer) + 1 :] if cell.text.strip()]
    return reasons or [answer]


def _head(raw: RawTable) -> tuple[int, int] | None:
    """The row and the column of the words 是否空表."""
    for at, row in enumerate(raw.rows[:_MOST_ROWS_ABOVE]):
        for column, cell in enumerate(row.cells):
            if table_words().whether_empty.fullmatch(squash(cell.text)):
                return at, column
    return None
