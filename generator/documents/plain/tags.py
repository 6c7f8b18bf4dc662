"""The tags of an HTML table that is written in a text: which cells there are, and where.

Tags are read as data, as a browser would mend them: rows and cells that are not closed end
where the next ones begin. A table that breaks off inside a cell is told as broken. Knows
places in the text only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.documents.limits import Meter
from generator.documents.plain.fields import CELL_TAG

_SPAN = re.compile(r"\b(rowspan|colspan)\s*=\s*[\"']?\s*(\d{1,6})\b", re.I)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![\w-])hidden(?![\w-])", re.I
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")

Stretch = tuple[int, int]


@dataclass(slots=True)
class TagCell:
    """A cell: the places its inside lies between, and how far it reaches."""

    start: int
    end: int = 0
    spans: dict[str, str] = field(default_factory=dict)
    hidden: bool = False


@dataclass(slots=True)
class TagRow:
    """The cells of a row."""

    hidden: bool = False
    cells: list[TagCell] = field(default_factory=list)


@dataclass(slots=True)
class TagTable:
    """A table: its rows from the top, and what stands in it outside of cells."""

    start: int
    end: int = 0
    body: list[TagRow] = field(default_factory=list)
    feet: list[TagRow] = field(default_factory=list)
    beside: list[Stretch] = field(default_factory=list)  # captions, and text between cells
    inner: list[Stretch] = field(default_factory=list)  # tables in its cells
    hidden: bool = False
    broken: bool = False

    @property
    def rows(self) -> list[TagRow]:
        """The rows in the order they are printed."""
        return [*self.body, *self.feet]


def read_tags(text: str, start: int, meter: Meter) -> TagTable:
    """The table whose tag stands at a place of the text."""
    return _Reader(text, start, meter).table


class _Reader:
    """One walk over the tags of a table, up to the one that closes it."""

    def __init__(self, text: str, start: int, meter: Meter) -> None:
        self._text, self._meter = text, meter
        self.table = TagTable(start, start)
        self._row: TagRow | None = None
        self._cell: TagCell | None = None
        self._caption = self._in_foot = False
        self._depth = 0
        last = start
        for tag in CELL_TAG.finditer(text, start):
            last = tag.end()
            if not self._goes_on(tag):
                return
        if self._cell is not None or self._depth > 1:
            self._break_off(last)

    def _goes_on(self, tag: re.Match[str]) -> bool:
        """Takes in one tag; False when the table has ended at it or before it."""
        name, closes = tag["name"].lower(), bool(tag["end"])
        if self._depth == 1 and self._cell is None and not self._take_beside(tag, name, closes):
            return False
        if name == "table":
            return self._table(tag, closes)
        if self._depth > 1:
            return True
        self._end_cell(tag.start())
        self._caption = name == "caption" and not closes
        if name in {"thead", "tbody", "tfoot"}:
            self._in_foot, self._row = name == "tfoot" and not closes, None
        elif name == "tr":
            self._row = None if closes else self._new_row(tag["attributes"])
        elif name in {"td", "th"} and not closes:
            self._open_cell(tag)
        self.table.end = tag.end()
        return True

    def _take_beside(self, tag: re.Match[str], name: str, closes: bool) -> bool:
        """Text outside of cells; with another table after it, this one was not closed."""
        said = self._text[self.table.end : tag.start()]
        if not said.strip():
            return True
        if name == "table" and not closes and not self._caption:
            return False
        self.table.beside.append((self.table.end, tag.start()))
        return True

    def _table(self, tag: re.Match[str], closes: bool) -> bool:
        if closes:
            self._depth -= 1
            if self._depth <= 0:
                self._end_cell(tag.start())
                self.table.end = tag.end()
                return False
            if self._depth == 1:
                self.table.inner[-1] = (self.table.inner[-1][0], tag.end())
            return True
        if self._depth == 1:
            cell = self._cell
            if cell is None:
                return False  # not closed, though its last cell was
            if _BLANK_LINE.search(self._text, cell.start, tag.start()):
                self._break_off(self.table.end)
                return False
            self.table.inner.append((tag.start(), tag.end()))
        self._depth += 1
        self._meter.check("depth", self._depth)
        if self._depth == 1:
            self.table.hidden = bool(_HIDDEN.search(tag["attributes"]))
            self.table.end = tag.end()
        return True

    def _new_row(self, attributes: str) -> TagRow:
        self._meter.count("rows")
        row = TagRow(bool(_HIDDEN.search(attributes)))
        (self.table.feet if self._in_foot else self.table.body).append(row)
        return row

    def _open_cell(self, tag: re.Match[str]) -> None:
        if self._row is None:
            self._row = self._new_row("")
        self._meter.count("cells")
        spans = {n.lower(): str(int(v)) for n, v in _SPAN.findall(tag["attributes"])}
        hidden = bool(_HIDDEN.search(tag["attributes"]))
        self._cell = TagCell(tag.end(), tag.end(), spans, hidden)
        self._row.cells.append(self._cell)

    def _end_cell(self, at: int) -> None:
        if self._cell is not None:
            self._cell.end, self._cell = at, None

    def _break_off(self, last: int) -> None:
        """Ends the table with the line of its last tag: what follows may be anything."""
        self.table.broken = True
        end = self._text.find("\n", last)
        self.table.end = len(self._text) if end < 0 else end
        self._end_cell(self.table.end)
