"""Printed cells with merged neighbours become grids whose rows are all equally wide.

The text of a merged cell stands in its first row and column; the places it covers are
blank cells, those below it marked as hanging from it. Columns in which nothing is printed in
any row are left out (word processors make many), blank rows only at the top and the bottom.
Used by all readers of formats that say where a cell is; knows no format.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.documents.limits import Meter
from generator.documents.model import Block, Cell, Grid, Hidden, Paragraph, Row
from generator.documents.pieces import plain

Place = Callable[[int, int], str]
_LONGEST_GAP = 50  # blank rows between printed ones


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed cell: `row` and `column` from 1, its text, the columns and rows it covers."""

    row: int
    column: int
    raw: str
    colspan: int = 1
    rowspan: int = 1
    white: bool = False  # its letters are as white as the page


def table_place(table: int) -> Place:
    """Locators of the cells of the n-th table of a Word or HTML document."""
    return lambda row, column: f"table:{table}!r{row}c{column}"


def paragraph_place(number: int) -> str:
    """Locator of the n-th paragraph outside the tables of a Word or HTML document."""
    return f"paragraph:{number}"


def blocks_of_table(
    printed: Sequence[Printed],
    width: int,
    source: str,
    place: Place,
    meter: Meter,
    hidden: Collection[int] = (),
    unseen: Sequence[Printed] = (),
) -> Iterator[Block]:
    """A table as blocks: title lines over its whole width first, then the grid.

    A table of one printed cell is a frame around prose, not a table. Rows named in `hidden`
    are not there at all; other rows without text are blank. `unseen` are the cells that hidden
    rows and columns hold.
    """
    cells = [cell for cell in printed if plain(cell.raw)]
    if len(cells) <= 1:
        for cell in cells:
            yield from framed(cell.raw, place(cell.row, cell.column), meter)
        return
    # Of several rows over the whole width the last may be a header word over all columns.
    while len(cells) > 2 and _is_whole(cells, 0, width) and _is_whole(cells, 1, width):
        title = cells.pop(0)
        yield from framed(title.raw, place(title.row, title.column), meter)
    grid = _grid(cells, source, place, meter, hidden)
    yield replace(grid, hidden=_hidden(source, unseen, cells, place)) if unseen else grid


def framed(raw: str, source: str, meter: Meter) -> Iterator[Paragraph]:
    """The lines of a cell as paragraphs of their own."""
    for line in raw.splitlines():
        if text := plain(line):
            meter.count("paragraphs")
            yield Paragraph(text, 0, source)


def _grid(
    cells: Sequence[Printed], source: str, place: Place, meter: Meter, hidden: Collection[int]
) -> Grid:
    """The grid of printed cells, all rows as wide as the columns that print something."""
    columns = sorted({cell.column for cell in cells})
    meter.check("columns", len(columns))
    by_place = {(cell.row, cell.column): cell.raw for cell in cells}
    reaching: dict[int, dict[int, int]] = {}
    for cell in cells:
        reaching.setdefault(cell.row, {})[cell.column] = cell.row + cell.rowspan - 1
    rows = []
    ends: dict[int, int] = {}  # column → last row of the merged cell in it
    for number in _row_numbers(sorted({cell.row for cell in cells})):
        ends.update(reaching.get(number, {}))
        if number in hidden:
            continue
        meter.count("rows")
        meter.count("cells", len(columns))
        printed = tuple(
            _cell(by_place.get((number, c), ""), place(number, c), ends.get(c, 0) >= number)
            for c in columns
        )
        rows.append(Row(printed, _row_source(printed)))
    return Grid(tuple(rows), source, places=tuple(columns))


def _hidden(
    source: str, unseen: Sequence[Printed], seen: Sequence[Printed], place: Place
) -> Hidden | None:
    """What the hidden rows and columns of a table print; None where it is nothing."""
    cells = tuple(
        (at.row, at.column, Cell(text, at.raw.strip(), place(at.row, at.column)))
        for at in unseen
        if (text := plain(at.raw))
    )
    shown = {place(at.row, at.column): (at.row, at.column) for at in seen}
    white = frozenset(place(at.row, at.column) for at in unseen if at.white)
    return Hidden(source, cells, shown, white) if cells else None


def hidden_notes(blocks: Iterable[Block]) -> tuple[str, ...]:
    """That tables have hidden cells, where they do."""
    hidden = [block.hidden for block in blocks if isinstance(block, Grid) and block.hidden]
    white = sum(len(part.white) for part in hidden)
    count = sum(len(part.cells) for part in hidden) - white
    notes = [f"表格隐藏的行或列中有 {count} 个单元格没有读取"] if count else []
    return (*notes, white_note("表格", white)) if white else tuple(notes)


def white_note(where: str, count: int) -> str:
    """That cells of a table or sheet print white letters on no ground."""
    return f"{where}中有 {count} 个单元格的数字是白色的，公开时看不见，没有读取"


def _is_whole(cells: Sequence[Printed], at: int, width: int) -> bool:
    """True when a cell is alone in its row and as wide as the table."""
    cell = cells[at]
    alone = at + 1 == len(cells) or cells[at + 1].row != cell.row
    return alone and cell.colspan >= width > 1


def _row_numbers(printed: Sequence[int]) -> Iterator[int]:
    """All rows from the first to the last; long gaps are cut short."""
    last = printed[0] - 1
    for number in printed:
        yield from range(max(last + 1, number - _LONGEST_GAP), number + 1)
        last = number


def _cell(raw: str, source: str, is_covered: bool) -> Cell:
    stripped = raw.strip()
    text = plain(stripped)
    return Cell(text, stripped, source, hangs=is_covered and not text)


def _row_source(cells: Sequence[Cell]) -> str:
    """A row is named by its first printed cell; a blank row by its first cell."""
    return next((cell.source for cell in cells if cell.text), cells[0].source)
