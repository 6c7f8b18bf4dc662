"""Tables drawn with characters: `+---+` and `│`, with cells of several lines and merged ones.

Lines of a table are read as a drawing: where a stroke stands below or above a column, a row
ends there. Where the strokes of different lines do not stand below each other, and cells are
merged, the table is told as unread.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator import locator
from generator.documents.markup import clean
from generator.documents.model import Cell, Grid, Row
from generator.documents.plain.fields import split_fields

CROOKED = "表格是用字符画的，线条没有对齐，无法确定各个数字属于哪一栏，表中的数字没有读取"
_CORNERS = "+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┠┨┯┷┿╪╤╧"
_FLAT = "-=─━═:┄┈"
_UPRIGHT = "|│┃║"
_RULE = re.compile(rf"[{re.escape(_CORNERS)}][{re.escape(_CORNERS + _FLAT)}]{{2,}}")
_NUMBER = re.compile(r"\d[\d,]*\.\d+|\d+")


def is_drawn_rule(line: str) -> bool:
    """True for a line of nothing but strokes, with a corner at its begin."""
    return _RULE.fullmatch(line.strip()) is not None


def drawn_table(lines: Sequence[str], index: int) -> tuple[Grid, int] | None:
    """The table that is drawn from a line on, and the index after it."""
    end = index
    while end < len(lines) and _is_drawn(lines[end].strip()):
        end += 1
    drawing = _Drawing(lines, range(index, end))
    rows = drawing.rows()
    if not rows:
        return None
    source = locator.lines(index + 1, end)
    return Grid(tuple(rows), source, unread=CROOKED if drawing.crooked else ""), end


def _is_drawn(stripped: str) -> bool:
    if not stripped:
        return False
    edge = _CORNERS + _UPRIGHT
    return len(stripped) > 2 and stripped[0] in edge and stripped[-1] in edge


@dataclass(slots=True)
class _Open:
    """A cell while it is drawn: the pieces of its lines, and the row it began in."""

    row: int
    pieces: list[tuple[int, int, str]] = field(default_factory=list)  # line, field, text


class _Drawing:
    """The lines of one table."""

    def __init__(self, lines: Sequence[str], part: range) -> None:
        self._lines, self._part = lines, part
        rules = [at for at in part if is_drawn_rule(lines[at])]
        self._bounds = sorted({x for at in rules for x, c in _placed(lines[at]) if c in _CORNERS})
        texts = [at for at in part if at not in set(rules)]
        merged = any(_has_stroke(lines[at]) for at in texts)
        fields = {len(split_fields(lines[at])) for at in texts}
        self._plain = not merged and len(fields) <= 1
        self.crooked = not self._plain and any(self._columns(at) is None for at in texts)

    def rows(self) -> list[Row]:
        """The rows from the top."""
        if self.crooked:
            return self._untold()
        done: list[dict[int, _Open]] = []
        opened: dict[int, _Open] = {}
        for group in self._groups():
            number = len(done)
            done.append({})
            for at in group:
                for column, place, text in self._fields(at):
                    cell = opened.setdefault(column, _Open(number))
                    done[cell.row].setdefault(column, cell)
                    if text.strip():
                        cell.pieces.append((at, place, text))
            opened = self._still_open(group, opened)
        width = 1 + max((column for row in done for column in row), default=0)
        return [self._row(row, width) for row in done if row]

    def _groups(self) -> list[list[int]]:
        """The lines of each row, with the rule or half rule below it."""
        groups: list[list[int]] = [[]]
        for at in self._part:
            groups[-1].append(at)
            if is_drawn_rule(self._lines[at]) or _has_stroke(self._lines[at]):
                groups.append([])
        return [part for group in groups for part in self._apart(group)]

    def _apart(self, group: list[int]) -> list[list[int]]:
        """One row a line where a column has a number in more than one of them."""
        seen: set[int] = set()
        for at in group:
            numbers = {c for c, _, t in self._fields(at) if _NUMBER.fullmatch(t.strip())}
            if seen & numbers:
                return [[line] for line in group]
            seen |= numbers
        return [group] if group else []

    def _fields(self, at: int) -> list[tuple[int, int, str]]:
        """The column, place and text of each cell of a line; strokes are none."""
        line = self._lines[at]
        if is_drawn_rule(line):
            return []
        texts = split_fields(line)
        columns = list(range(len(texts))) if self._plain else self._columns(at) or []
        return [
            (column, place, text)
            for place, (column, text) in enumerate(zip(columns, texts, strict=False), 1)
            if not _is_stroke(text)
        ]

    def _columns(self, at: int) -> list[int] | None:
        """The column in which each cell of a line begins; None when a line is crooked."""
        placed = _placed(self._lines[at])
        edges = [x for x, char in placed if char in _CORNERS + _UPRIGHT and x in self._bounds]
        if len(edges) != len(split_fields(self._lines[at])) + 1:
            return None
        return [self._bounds.index(x) for x in edges[:-1]]

    def _still_open(self, group: list[int], opened: dict[int, _Open]) -> dict[int, _Open]:
        """The cells that the strokes below a row leave open."""
        last = self._lines[group[-1]]
        if self._plain or is_drawn_rule(last) or not _has_stroke(last):
            return {}
        columns, texts = self._columns(group[-1]) or [], split_fields(last)
        ended = {c for c, text in zip(columns, texts, strict=False) if _is_stroke(text)}
        return {column: cell for column, cell in opened.items() if column not in ended}

    def _row(self, cells: dict[int, _Open], width: int) -> Row:
        line = locator.line(
            1 + next((p[0] for c in cells.values() for p in c.pieces), self._part.start)
        )
        printed = tuple(_cell(cells.get(column), line) for column in range(width))
        return Row(printed, line)

    def _untold(self) -> list[Row]:
        rows = []
        for at in self._part:
            parts = [] if is_drawn_rule(self._lines[at]) else split_fields(self._lines[at])
            cells = [
                Cell(clean(part), part.strip(), locator.line(at + 1, place))
                for place, part in enumerate(parts, 1)
                if part.strip() and not _is_stroke(part)
            ]
            if cells:
                rows.append(Row(tuple(cells), locator.line(at + 1)))
        return rows


def _cell(cell: _Open | None, line: str) -> Cell:
    """A cell with its lines put together, as Chinese is: without blanks."""
    if cell is None or not cell.pieces:
        return Cell("", "", line)
    first, last = cell.pieces[0], cell.pieces[-1]
    if len(cell.pieces) == 1:
        return Cell(clean(first[2]), first[2].strip(), locator.line(first[0] + 1, first[1]))
    raw = "\n".join(text.strip() for _, _, text in cell.pieces)
    text = raw.replace("\n", " / " if _NUMBER.search(raw) and raw[0].isdigit() else "")
    return Cell(clean(text), raw, locator.lines(first[0] + 1, last[0] + 1))


def _placed(line: str) -> list[tuple[int, str]]:
    """The characters of a line and where each begins, a Chinese one as wide as two."""
    found, x = [], 0
    for char in line.rstrip():
        found.append((x, char))
        drawn = char in _CORNERS + _FLAT + _UPRIGHT
        x += 2 if unicodedata.east_asian_width(char) in "WF" and not drawn else 1
    return found


def _is_stroke(text: str) -> bool:
    """True for what stands in the place of a cell and is drawn."""
    stripped = text.strip()
    return len(stripped) > 1 and all(char in _FLAT + _CORNERS for char in stripped)


def _has_stroke(line: str) -> bool:
    """True for a line of cells in which a row ends in some columns only."""
    return not is_drawn_rule(line) and any(map(_is_stroke, split_fields(line)))
