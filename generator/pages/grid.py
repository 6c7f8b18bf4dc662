"""One published table as an HTML table, in the layout it was printed in.

Built from the package's cells: merged headers restored, numbers linked to the place they
were printed, everything else as it stands. Knows no budget rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from generator.facts.model import PublishedCell
from generator.pages.html import attributes, link, raw
from generator.pages.places import Way

_Row = list[PublishedCell]


def grid(cells: Iterable[PublishedCell], marks: Mapping[str, str], way: Way) -> str:
    """`<thead>` and `<tbody>`; `marks` (locator → remark) points out repaired cells."""
    rows = [list(group) for _, group in groupby(cells, key=lambda cell: cell.row)]
    rows = [row for row in rows if any(cell.text.strip() for cell in row)]
    width = max((c.column + c.colspan - 1 for row in rows for c in row), default=0)
    taken: set[tuple[int, int]] = set()
    split = _header_end(rows)
    head = [_row(row, width, taken, marks, way, True) for row in rows[:split]]
    empty = empty_rows(rows[split:])
    body = [_row(row, width, taken, marks, way, False, row[0].row in empty) for row in rows[split:]]
    return f"<thead>{''.join(head)}</thead>\n<tbody>{''.join(body)}</tbody>"


def empty_rows(rows: Iterable[Sequence[PublishedCell]]) -> frozenset[int]:
    """Numbers of the rows that have labels but no amount other than zero.

    Rows of words, and tables with cells over several rows, have none.
    """
    all_rows = list(rows)
    if any(cell.rowspan > 1 for row in all_rows for cell in row):
        return frozenset()
    return frozenset(row[0].row for row in all_rows if _is_empty(row))


def _is_empty(row: Sequence[PublishedCell]) -> bool:
    filled = [cell for cell in row if cell.text.strip()]
    labelled = any(cell.role == "stub" for cell in filled)
    plain = all(cell.role in ("stub", "code", "amount") for cell in filled)
    worth = any(cell.role == "amount" and cell.text.strip(" 0.,，－-—") for cell in filled)
    return labelled and plain and not worth


def foldable(cells: Iterable[PublishedCell]) -> int:
    """How many rows a reader may fold away: none where no row would be left."""
    rows = [list(group) for _, group in groupby(cells, key=lambda cell: cell.row)]
    rows = [row for row in rows if any(cell.text.strip() for cell in row)]
    body = rows[_header_end(rows) :]
    count = len(empty_rows(body))
    return count if count < len(body) else 0


def _header_end(rows: Sequence[_Row]) -> int:
    """Number of rows above the first that holds a label, a code or an amount."""
    for number, row in enumerate(rows):
        if any(c.text.strip() and c.role in ("stub", "code", "amount", "text") for c in row):
            return number
    return 0


def _row(
    row: _Row,
    width: int,
    taken: set[tuple[int, int]],
    marks: Mapping[str, str],
    way: Way,
    header: bool,
    empty: bool = False,
) -> str:
    by_column = {cell.column: cell for cell in row}
    parts = []
    labelled = False
    for column in range(1, width + 1):
        if (row[0].row, column) in taken:
            continue
        cell = by_column.get(column)
        if cell is None:
            parts.append("<td></td>")
            continue
        _take(cell, taken)
        first = not header and not labelled and cell.role == "stub" and bool(cell.text.strip())
        labelled = labelled or first
        parts.append(_cell(cell, marks.get(cell.source, ""), way, header, first))
    class_ = ' class="mz-zero"' if empty else ""
    return f"<tr{class_}>{''.join(parts)}</tr>\n"


def _take(cell: PublishedCell, taken: set[tuple[int, int]]) -> None:
    for row in range(cell.row, cell.row + cell.rowspan):
        for column in range(cell.column, cell.column + cell.colspan):
            taken.add((row, column))


def _cell(cell: PublishedCell, remark: str, way: Way, header: bool, first: bool) -> str:
    text = raw(cell.text.strip())
    if cell.role == "amount" and text:
        text = link(way.place(cell.source), text) + way.mark(cell.source, cell.text.strip())
    classes = {"amount": "mz-n", "code": "mz-code", "title": "mz-title", "note": "mz-title"}
    class_ = classes.get(cell.role, "mz-text" if len(cell.text) > 24 else "")
    tag, scope = "td", None
    if cell.role == "header" and header and text:
        tag, scope = "th", "colgroup" if cell.colspan > 1 else "col"
    elif first:
        tag, scope = "th", "row"
    values = {
        "scope": scope,
        "class": " ".join(filter(None, (class_, "mz-mended" if remark else ""))) or None,
        "title": remark or None,
        "rowspan": cell.rowspan if cell.rowspan > 1 else None,
        "colspan": cell.colspan if cell.colspan > 1 else None,
    }
    return f"<{tag}{attributes(values)}>{text}</{tag}>"
