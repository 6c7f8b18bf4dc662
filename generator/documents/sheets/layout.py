"""A sheet becomes blocks: titles and notes as paragraphs, the tables between them as grids.

What a row is, is told from its form alone: a row outside the ruled lines of a ruled sheet;
in a sheet without lines a single cell above the table or after a gap. Hidden
rows and columns are left out and counted; a cell that a merged one covers prints nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.documents.limits import Meter
from generator.documents.limits_xml import Element, attribute, child, children
from generator.documents.model import Block
from generator.documents.pieces import plain
from generator.documents.sheets.addresses import parse_range, sheet_place
from generator.documents.sheets.book import Book, Sheet, cells
from generator.documents.sheets.values import Values
from generator.documents.spans import Place, Printed, blocks_of_table, framed

_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|table|表格)?[\s_]*\(?\d*\)?", re.I)
_NUMBER = re.compile(r"[(（]?[-+]?[¥￥]?\d[\d,]*(?:\.\d+)?%?[)）]?")
_TALLEST_MERGE = 10_000
_LONGEST_NUMBER = 8  # digits of a column's number
_MOST_OUTSIDE = 3  # cells of a row outside the lines: office, date, unit


@dataclass(slots=True)
class Layout:
    """What a sheet prints: cells by row, which rows are ruled, what hiding took away."""

    rows: dict[int, list[Printed]] = field(default_factory=dict)
    ruled: set[int] = field(default_factory=set)
    moved: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: list[Printed] = field(default_factory=list)  # cells in hidden rows and columns
    hidden_rows: frozenset[int] = frozenset()


def sheet_blocks(sheet: Sheet, layout: Layout, meter: Meter) -> Iterator[Block]:
    """The blocks of a sheet, its own name first when somebody chose one."""
    place = _place(sheet, layout)
    if not _DEFAULT_NAME.fullmatch(sheet.name.strip()):
        yield from framed(sheet.name, f"sheet:{sheet.name}", meter)
    table: list[Printed] = []
    outside = _outside(layout)
    for number in sorted(layout.rows):
        if number in outside:
            yield from _table(sheet, layout, table, place, meter)
            table = []
            for cell in layout.rows[number]:
                yield from framed(cell.raw, place(cell.row, cell.column), meter)
        else:
            table += layout.rows[number]
    yield from _table(sheet, layout, table, place, meter)


def _table(
    sheet: Sheet, layout: Layout, printed: list[Printed], place: Place, meter: Meter
) -> Iterator[Block]:
    """The cells of a table as blocks; nothing for none."""
    if printed:
        first = min(cell.column for cell in printed)
        last = max(cell.column + cell.colspan - 1 for cell in printed)
        source = f"sheet:{sheet.name}"
        width = last - first + 1
        unseen = _hidden(layout, printed)
        yield from blocks_of_table(printed, width, source, place, meter, layout.hidden_rows, unseen)


def _hidden(layout: Layout, printed: list[Printed]) -> list[Printed]:
    """The hidden cells of a table: in its rows, or in hidden rows right below them."""
    first, last = printed[0].row, printed[-1].row
    while last + 1 in layout.hidden_rows:
        last += 1
    return [cell for cell in layout.hidden if first <= cell.row <= last]


def _place(sheet: Sheet, layout: Layout) -> Place:
    """Locators; a merged cell whose first row or column is hidden keeps its own address."""
    return lambda row, column: sheet_place(
        sheet.name, *layout.moved.get((row, column), (row, column))
    )


def _outside(layout: Layout) -> set[int]:
    """The rows that are no part of a table."""
    numbers = sorted(layout.rows)
    wide = [number for number in numbers if len(layout.rows[number]) > 1]
    texts = {number for number in numbers if _is_text(layout.rows[number])}
    ruled = len(layout.ruled.intersection(wide))
    if ruled and 2 * ruled >= len(wide):
        return {
            number for number in texts - layout.ruled if len(layout.rows[number]) <= _MOST_OUTSIDE
        }
    outside: set[int] = set()
    for at, run in enumerate(_runs(numbers, layout.hidden_rows)):
        leading = list(_leading(layout, texts, run))
        below = run[len(leading) :]
        if not at or not below or (below[0] in texts and len(layout.rows[below[0]]) > 1):
            outside.update(leading)
    return outside


def _runs(numbers: list[int], hidden: frozenset[int]) -> list[list[int]]:
    """Printed rows with no blank row between them; hidden rows are no blank rows."""
    runs: list[list[int]] = []
    for number in numbers:
        above = number - 1
        while above in hidden:
            above -= 1
        if runs and above == runs[-1][-1]:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _leading(layout: Layout, texts: set[int], run: list[int]) -> Iterator[int]:
    """Rows above a table: titles from the left, then a unit at the right.

    What stands under the unit, or alone in the middle of the columns, is the table's.
    """
    columns = [cell.column for row in layout.rows.values() for cell in row]
    first, middle = min(columns), (min(columns) + max(columns)) / 2
    at_right = False
    for number in run:
        row = layout.rows[number]
        if number not in texts or len(row) > 1 or at_right:
            return
        if row[0].column != first and row[0].column <= middle:
            return
        at_right = row[0].column > middle
        yield number


def _is_text(row: list[Printed]) -> bool:
    return not any(_NUMBER.fullmatch(plain(cell.raw)) for cell in row)


def read_layout(sheet: Sheet, book: Book, values: Values, meter: Meter) -> Layout:
    """What a sheet prints, hidden rows and columns left out."""
    hidden_rows, hidden_columns = _hidden_rows(sheet.root), _hidden_columns(sheet.root)
    merges = Merges(sheet.root, hidden_rows, hidden_columns, meter)
    show_zeros = _shows_zeros(sheet.root)
    layout = Layout(hidden_rows=frozenset(hidden_rows))
    for row, column, cell in cells(sheet.root):
        meter.count("cells")
        is_hidden = row in hidden_rows or _within(column, hidden_columns)
        if not is_hidden and values.is_ruled(cell):
            layout.ruled.add(row)
        at = merges.shown_at(row, column)
        text = values.text(book, cell, show_zeros, f"{sheet.name}!{attribute(cell, 'r')}")
        if not plain(text):
            continue
        if at is None:
            if is_hidden and not merges.covers(row, column):
                layout.hidden.append(Printed(row, column, text))
            continue
        if at != (row, column):
            layout.moved[at] = (row, column)
        across, down = merges.width(row, column), merges.bottom(row, column) - at[0] + 1
        white = values.is_white(cell) and _NUMBER.fullmatch(plain(text)) is not None
        layout.rows.setdefault(at[0], []).append(Printed(*at, text, across, down, white))
    _take_out_white(layout)
    for printed in layout.rows.values():
        printed.sort(key=lambda entry: entry.column)
    return layout


def _take_out_white(layout: Layout) -> None:
    """Puts white numbers among the hidden cells; where all are white, the page cannot be."""
    cells = [cell for row in layout.rows.values() for cell in row]
    white = [cell for cell in cells if cell.white]
    if not white or not any(_NUMBER.fullmatch(plain(c.raw)) for c in cells if not c.white):
        return
    layout.hidden += white
    kept = {number: [c for c in row if not c.white] for number, row in layout.rows.items()}
    layout.rows = {number: row for number, row in kept.items() if row}


class Merges:
    """The merged cells of a sheet, and where each shows its text."""

    def __init__(
        self,
        root: Element,
        hidden_rows: set[int],
        hidden_columns: list[tuple[int, int]],
        meter: Meter,
    ) -> None:
        self._rows = hidden_rows
        self._columns = hidden_columns
        self._first: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        self._by_row: dict[int, list[tuple[int, int, int, int]]] = {}
        for entry in children(child(root, "mergeCells"), "mergeCell"):
            area = parse_range(attribute(entry, "ref"))
            if area and area[2] - area[0] < _TALLEST_MERGE:
                meter.count("cells", area[2] - area[0] + 1)
                self._first[area[0], area[1]] = area
                for row in range(area[0], area[2] + 1):
                    self._by_row.setdefault(row, []).append(area)

    def covers(self, row: int, column: int) -> bool:
        """True for a cell under a merged one, its first cell excepted."""
        return (row, column) not in self._first and any(
            area[1] <= column <= area[3] for area in self._by_row.get(row, ())
        )

    def width(self, row: int, column: int) -> int:
        """How many columns the cell covers."""
        area = self._first.get((row, column))
        return area[3] - area[1] + 1 if area else 1

    def bottom(self, row: int, column: int) -> int:
        """The last row the cell covers."""
        area = self._first.get((row, column))
        return area[2] if area else row

    def shown_at(self, row: int, column: int) -> tuple[int, int] | None:
        """The first visible place of a cell; None when it is hidden or covered."""
        if self.covers(row, column):
            return None
        top, left, bottom, right = self._first.get((row, column), (row, column, row, column))
        shown_row = next((r for r in range(top, bottom + 1) if r not in self._rows), None)
        shown_column = next(
            (c for c in range(left, right + 1) if not _within(c, self._columns)), None
        )
        if shown_row is None or shown_column is None:
            return None
        return shown_row, shown_column


def _within(column: int, ranges: list[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, column, key=lambda entry: entry[0])
    return at > 0 and column <= ranges[at - 1][1]


def _hidden_rows(root: Element) -> set[int]:
    hidden = set()
    for row in children(child(root, "sheetData"), "row"):
        flat = attribute(row, "ht") in {"0", "0.0"} and bool(attribute(row, "customHeight"))
        if attribute(row, "hidden") in {"1", "true"} or flat:
            hidden.add(int(attribute(row, "r")))
    return hidden


def _hidden_columns(root: Element) -> list[tuple[int, int]]:
    hidden = []
    for column in children(child(root, "cols"), "col"):
        first, last = attribute(column, "min"), attribute(column, "max")
        flat = attribute(column, "width") in {"0", "0.0"}
        is_hidden = attribute(column, "hidden") in {"1", "true"} or flat
        if is_hidden and _is_column(first) and _is_column(last):
            hidden.append((int(first), int(last)))
    return _joined(sorted(hidden))


def _is_column(text: str) -> bool:
    return text.isdecimal() and len(text) < _LONGEST_NUMBER


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges that meet or overlap as one: a file may hide its columns one by one."""
    joined: list[tuple[int, int]] = []
    for first, last in ranges:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined


def _shows_zeros(root: Element) -> bool:
    views = child(root, "sheetViews", "sheetView")
    return views is None or attribute(views, "showZeros", "1") not in {"0", "false"}
