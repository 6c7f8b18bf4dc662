"""A published table as one rectangle: the layout its reader knows, from its printed cells.

Rules, in order:

1. Rows that hold nothing but titles and notes are left out (they are in `tables` and `cells`).
2. The header is the first run of rows that hold nothing but header cells. A header that comes
   again further down, on a new page, is left out.
3. A merged header or stub cell is repeated in every place it covers; a merged amount stands
   once, top left, so that no sum counts it twice. A cell that is printed beats a covered one.
4. A column is named by its header path, levels joined with ` / `, a level equal to the one above
   it said once, rows of column numbers (栏次) left out. If every column has a name and no two
   are the same, these are the header; otherwise the columns are c1 … cn and the header rows
   stay as rows, as printed.
5. Blank rows, and blank columns without a header at the right edge, are left out.

The text of cells is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.facts.model import PublishedCell

_NOT_ROWS = {"title", "note"}
_REPEATED = {"header", "stub", "code"}
_COLUMN_NUMBER = re.compile(r"栏次|[(（]?[0-9]{1,2}[)）]?(?:[=＝+＋-][0-9]{1,2})*")
_BESIDE_CJK = re.compile(r"(?<=[^\x00-\x7f])\s++|(?<!\s)\s++(?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class Layout:
    """A rectangle: as many `header` names as every row has cells; `paths` name the columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    paths: tuple[str, ...]


def rectangle(cells: Iterable[PublishedCell]) -> Layout | None:
    """The layout of one table's cells, None when nothing is left to show."""
    rows = _printed_rows(cells)
    if not rows:
        return None
    heading, body = _split(rows)
    header_grid, body_grid = _trimmed(*_grid(heading, body))
    paths = _paths(header_grid)
    if paths and all(paths) and len(set(paths)) == len(paths):
        return Layout(paths, _filled(body_grid), paths)
    width = len((header_grid or body_grid or ((),))[0])
    names = tuple(f"c{number}" for number in range(1, width + 1))
    return Layout(names, _filled((*header_grid, *body_grid)), paths) if width else None


_Row = Sequence[PublishedCell]
_Grid = tuple[tuple[str, ...], ...]


def _printed_rows(cells: Iterable[PublishedCell]) -> list[_Row]:
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    rows = [tuple(row) for _, row in groupby(ordered, key=lambda cell: cell.row)]
    return [row for row in rows if any(_said(row)) and not _roles(row) <= _NOT_ROWS]


def _split(rows: Sequence[_Row]) -> tuple[list[_Row], list[_Row]]:
    """Header rows and body rows, repeated headers dropped."""
    heading: list[_Row] = []
    body: list[_Row] = []
    for row in rows:
        if _roles(row) != {"header"}:
            body.append(row)
        elif not body:
            heading.append(row)
        elif _said(row) not in [_said(known) for known in heading]:
            body.append(row)
    return heading, body


def _grid(heading: Sequence[_Row], body: Sequence[_Row]) -> tuple[_Grid, _Grid]:
    """Both parts as rectangles of one width, spans filled in."""
    rows = [*heading, *body]
    place = {row[0].row: index for index, row in enumerate(rows)}
    width = max(_reach(cell) for row in rows for cell in row)
    grid = [[""] * width for _ in rows]
    printed = [cell for row in rows for cell in row if cell.text.strip()]
    for cell in (cell for cell in printed if cell.role in _REPEATED):
        for number in range(cell.row, cell.row + min(cell.rowspan, len(rows))):
            if number in place:
                for column in range(cell.column, min(_reach(cell), width) + 1):
                    grid[place[number]][column - 1] = cell.text
    for cell in printed:
        grid[place[cell.row]][cell.column - 1] = cell.text
    lines = tuple(tuple(line) for line in grid)
    return lines[: len(heading)], lines[len(heading) :]


def _reach(cell: PublishedCell) -> int:
    """The last column the cell covers, as far as its text is repeated."""
    return cell.column + (cell.colspan - 1 if cell.role in _REPEATED else 0)


def _trimmed(header: _Grid, body: _Grid) -> tuple[_Grid, _Grid]:
    lines = [*header, *body]
    width = max(
        (number for line in lines for number, text in enumerate(line, 1) if text.strip()),
        default=0,
    )
    return tuple(line[:width] for line in header), tuple(line[:width] for line in body)


def _paths(header: _Grid) -> tuple[str, ...]:
    levels = [line for line in header if not all(_is_column_number(text) for text in line)]
    return tuple(_path(column) for column in zip(*levels, strict=True))


def _path(levels: Iterable[str]) -> str:
    words = (word for word, _ in groupby(map(_one_line, levels)) if word)
    return " / ".join(words)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", _BESIDE_CJK.sub("", text.strip()))


def _is_column_number(text: str) -> bool:
    return not text.strip() or bool(_COLUMN_NUMBER.fullmatch(_one_line(text)))


def _filled(lines: _Grid) -> _Grid:
    return tuple(line for line in lines if any(text.strip() for text in line))


def _said(row: _Row) -> list[str]:
    return [text for text in (_one_line(cell.text) for cell in row) if text]


def _roles(row: _Row) -> set[str]:
    return {cell.role for cell in row if cell.text.strip()}
