"""Every table cell by cell, as a reader knows it: header spans, roles, places.

Rows that were shifted or torn stand where they belong; a header whose words were lost is
given as it was restored. Text is as printed, without mark-up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.documents.model import Cell, Row
from generator.facts.model import PublishedCell
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank, parse_amount
from generator.tables.columns import CODE_USES
from generator.tables.header import is_sequence_row, read_header, without_numbers
from generator.tables.model import BoundTable, Column, RawTable


def bound_cells(table_id: str, bound: BoundTable) -> tuple[PublishedCell, ...]:
    """The cells of a bound table: titles, header, body, notes."""
    cells: list[PublishedCell] = []
    row = 0
    for leading in bound.leading:
        row += 1
        cells += _plain_row(table_id, row, leading, "title")
    header = list(_restored_header(bound) if bound.binding == "restored" else _header(bound))
    height = max((at for at, *_ in header), default=0)
    cells += [
        PublishedCell(table_id, row + at, column + 1, text, rows, columns, "header", source)
        for at, column, text, rows, columns, source in header
    ]
    row += height
    for sequence in bound.header:
        if is_sequence_row([squash(cell.text) for cell in sequence.cells]):
            row += 1
            cells += _plain_row(table_id, row, _numbers_only(sequence), "note")
    for body in bound.rows:
        row += 1
        cells += _body_row(table_id, row, body.cells, bound.columns)
        extra = len(bound.columns)
        cells += [
            PublishedCell(table_id, row, extra + n, c.text, 1, 1, "text", c.source)
            for n, c in enumerate(body.overflow, 1)
        ]
    for trailing in (*bound.trailing, *bound.counted):
        row += 1
        cells += _plain_row(table_id, row, trailing, "note")
    return tuple(cells)


def _numbers_only(sequence: Row) -> Row:
    """The row that numbers the columns without the words that belong to the header."""
    words = without_numbers(sequence)
    kept = {cell.source for cell in words.cells if cell.text} if words else set()
    cells = (replace(c, text="") if c.source in kept else c for c in sequence.cells)
    return replace(sequence, cells=tuple(cells))


def _plain_row(table_id: str, row: int, printed: Row, role: str) -> Iterator[PublishedCell]:
    for column, cell in enumerate(printed.cells, 1):
        if cell.text:
            yield PublishedCell(table_id, row, column, cell.text, 1, 1, role, cell.source)


HeaderCell = tuple[int, int, str, int, int, str]


def _header(bound: BoundTable) -> Iterator[HeaderCell]:
    """Header words with their spans: row from 1, column from 0, text, rows, columns, place."""
    header = read_header(bound.header, len(bound.columns), bound.raw.merged_cells_missing)
    height = len(header.spans)
    for level, spans in enumerate(header.spans):
        for span in spans:
            below = any(
                s.start < span.end and span.start < s.end
                for lower in header.spans[level + 1 :]
                for s in lower
            )
            rows = 1 if below else height - level
            yield level + 1, span.start, span.text, rows, span.end - span.start, span.cell.source


def _restored_header(bound: BoundTable) -> Iterator[HeaderCell]:
    """The header as it was restored; each word with the place it, or its row, is printed."""
    height = max((len(column.path) for column in bound.columns), default=0)
    places = {squash(c.text): c.source for row in bound.header for c in row.cells if c.text}
    fallback = bound.header[0].source
    for level in range(height):
        start = 0
        while start < len(bound.columns):
            path = bound.columns[start].path
            end = start + 1
            while end < len(bound.columns) and _same(bound.columns[end].path, path, level):
                end += 1
            if level < len(path):
                rows = height - level if level == len(path) - 1 else 1
                place = places.get(squash(path[level]), fallback)
                yield level + 1, bound.columns[start].index, path[level], rows, end - start, place
            start = end


def _same(path: Sequence[str], other: Sequence[str], level: int) -> bool:
    """True when two columns share the header word of a level (not their own last word)."""
    return level < len(path) - 1 and path[: level + 1] == other[: level + 1]


def _body_row(
    table_id: str, row: int, cells: dict[int, Cell], columns: Sequence[Column]
) -> Iterator[PublishedCell]:
    for column in columns:
        cell = cells.get(column.index)
        if cell is None:
            continue
        role = _role(column, cell.text)
        yield PublishedCell(table_id, row, column.index + 1, cell.text, 1, 1, role, cell.source)


def _role(column: Column, text: str) -> str:
    if column.use == "amount":
        return "amount" if is_blank(text) or parse_amount(text) else "text"
    if column.use in CODE_USES or column.use.endswith("-code"):
        is_label = vocabulary.lines().totals.fullmatch(squash(text))
        return "stub" if is_label else "code"
    return (
        "text"
        if column.use in {"text", "ignored", "unknown", "indicator", "target", "none"}
        else "stub"
    )


def form_cells(
    table_id: str, raw: RawTable, header: Sequence[Row], money: Sequence[Cell]
) -> tuple[PublishedCell, ...]:
    """The cells of a form or of an unbound grid; a word reaches right over blanks."""
    amounts = {cell.source for cell in money}
    heads = {row.source for row in header}
    keys = vocabulary.forms()
    cells = []
    for row, printed in enumerate(raw.rows, 1):
        for column, cell in enumerate(printed.cells, 1):
            if not cell.text:
                continue
            width = 1
            while (
                printed.source not in heads
                and column + width <= len(printed.cells)
                and not printed.cells[column + width - 1].text
            ):
                width += 1
            role = "text"
            if cell.source in amounts:
                role = "amount"
            elif printed.source in heads:
                role = "header"
            elif keys.money_keys.fullmatch(squash(cell.text)) or column == 1:
                role = "stub"
            cells.append(
                PublishedCell(table_id, row, column, cell.text, 1, width, role, cell.source)
            )
    return tuple(cells)
