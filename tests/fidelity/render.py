"""Renders a document that was read from text as an office user would have made it.

Titles stand above their tables, header words over several columns and rows are merged
cells, amounts in spreadsheets are numbers with a display format. Tables whose header is
damaged in the text are rendered as they stand there: no renderer can know better.
"""

from __future__ import annotations

import html
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import docx
import openpyxl
from docx.table import Table
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from generator.documents.model import Cell, Document, Grid, Paragraph, Row
from generator.facts.model import Reading
from generator.locator import parse_line
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.header import header_length, is_sequence_row, read_header
from generator.tables.leading import leading_rows


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed cell and what it covers; row and column from 0."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A grid with its merged cells; what no cell covers is blank."""

    cells: tuple[Placed, ...]
    height: int
    width: int
    header: int = 0  # rows of titles and header


Rendered = Paragraph | Layout


def layouts(document: Document, reading: Reading) -> list[Rendered]:
    """The blocks of a document, its grids laid out with merged cells."""
    whole = _whole_lines(reading)
    return [
        block if isinstance(block, Paragraph) else _layout(block, _line(block) in whole)
        for block in document.blocks
    ]


def _whole_lines(reading: Reading) -> set[int]:
    """The lines of the tables whose header the text gives as it was printed."""
    lines: set[int] = set()
    for table in reading.tables:
        place = parse_line(table.source)
        if place and table.status == "parsed" and table.binding == "printed":
            lines.update(range(place.first, place.last + 1))
    return lines


def _line(grid: Grid) -> int:
    place = parse_line(grid.source)
    assert place is not None
    return place.first


def _layout(grid: Grid, is_whole: bool) -> Layout:
    width = max(len(row.cells) for row in grid.rows)
    leading = len(leading_rows(grid.rows))
    cells = [c for at in range(leading) for c in _plain(grid.rows[at], at, width, leading=True)]
    length = header_length(grid.rows[leading:]) if is_whole else 0
    header = grid.rows[leading : leading + length]
    numbered = [is_sequence_row([squash(c.text) for c in row.cells]) for row in header]
    if length and not any(numbered[:-1]):
        cells += _header(header, leading, width, grid.merged_cells_missing)
        if numbered[-1]:
            cells += _plain(header[-1], leading + length - 1, width)
    else:
        length = 0
    for at in range(leading + length, len(grid.rows)):
        cells += _plain(_full(grid.rows, at, width), at, width)
    return Layout(tuple(cells), len(grid.rows), width, leading + length)


def _full(rows: Sequence[Row], at: int, width: int) -> Row:
    """A row that lost covered cells, its words under those of the last row with as many."""
    printed = [cell for cell in rows[at].cells if cell.text]
    if len(rows[at].cells) == width or len(printed) < len(rows[at].cells):
        return rows[at]
    for model in reversed(rows[:at]):
        columns = [column for column, cell in enumerate(model.cells) if cell.text]
        if len(model.cells) == width and len(columns) == len(printed):
            blank = Cell("", "", "")
            cells = [blank] * width
            for column, cell in zip(columns, printed, strict=True):
                cells[column] = cell
            return Row(tuple(cells), rows[at].source)
    return rows[at]


def _plain(row: Row, at: int, width: int, *, leading: bool = False) -> Iterator[Placed]:
    """A row as it stands; a title alone in its row is merged over the whole width."""
    printed = [c for c in row.cells if c.text]
    for column, cell in enumerate(row.cells):
        if cell.text:
            alone = leading and len(printed) == 1 and column == 0
            yield Placed(at, column, 1, width if alone else 1, cell.text)


def _header(rows: Sequence[Row], first: int, width: int, missing: bool) -> Iterator[Placed]:
    """Header words with what they span; a word with nothing below it reaches down."""
    header = read_header(rows, width, missing)
    height = len(header.spans)
    for level, spans in enumerate(header.spans):
        for span in spans:
            below = any(
                s.start < span.end and span.start < s.end
                for lower in header.spans[level + 1 :]
                for s in lower
            )
            down = 1 if below else height - level
            yield Placed(first + level, span.start, down, span.end - span.start, span.cell.text)


def to_docx(blocks: Sequence[Rendered]) -> bytes:
    """A Word document."""
    word = docx.Document()
    for block in blocks:
        if isinstance(block, Paragraph):
            word.add_paragraph(block.text, f"Heading {block.level}" if block.level else None)
        else:
            _word_table(word.add_table(block.height, block.width), block)
    return _saved(word)


def _word_table(table: Table, layout: Layout) -> None:
    grid = [list(row.cells) for row in table.rows]
    for cell in layout.cells:
        first = grid[cell.row][cell.column]
        if cell.rows * cell.columns > 1:
            last = grid[cell.row + cell.rows - 1][cell.column + cell.columns - 1]
            first = first.merge(last)
        first.text = cell.text


def to_html(blocks: Sequence[Rendered]) -> bytes:
    """A web page in the encoding of old government sites."""
    pieces = ['<html><head><meta charset="gb18030"></head><body>']
    for block in blocks:
        if isinstance(block, Paragraph):
            tag = f"h{block.level}" if block.level else "p"
            pieces.append(f"<{tag}>{html.escape(block.text)}</{tag}>")
        else:
            pieces.append(html_table(block))
    return "\n".join([*pieces, "</body></html>"]).encode("gb18030")


def printed_page(blocks: Sequence[Rendered], sheet: str, *, repeats: bool) -> str:
    """A page to be printed; `repeats` makes the header of a table one of every page."""
    pieces = [f"<html><head><style>{sheet}</style></head><body>"]
    for block in blocks:
        if isinstance(block, Paragraph):
            pieces.append(f"<p>{html.escape(block.text)}</p>")
        else:
            pieces.append(html_table(block, block.header if repeats else 0))
    return "\n".join([*pieces, "</body></html>"])


def html_table(layout: Layout, repeated: int = 0) -> str:
    by_place = {(cell.row, cell.column): cell for cell in layout.cells}
    hidden = {place for cell in layout.cells for place in covered(cell)}
    rows = []
    for row in range(layout.height):
        cells = []
        for column in range(layout.width):
            cell = by_place.get((row, column))
            if cell:
                spans = f' rowspan="{cell.rows}" colspan="{cell.columns}"'
                kind = ' class="number"' if parse_amount(cell.text) else ""
                cells.append(f"<td{kind}{spans}>{html.escape(cell.text)}</td>")
            elif (row, column) not in hidden:
                cells.append("<td>&nbsp;</td>")
        rows.append(f"<tr{_row_kind(row, layout.header)}>{''.join(cells)}</tr>")
    if repeated:
        rows[repeated - 1] += "</thead><tbody>"
        rows = ["<thead>", *rows, "</tbody>"]
    return f"<table border=1>\n{chr(10).join(rows)}\n</table>"


def _row_kind(row: int, header: int) -> str:
    """What style sheets know a row by."""
    if row >= header:
        return ""
    return ' class="head head-end"' if row == header - 1 else ' class="head"'


def covered(cell: Placed) -> set[tuple[int, int]]:
    return {
        (row, column)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }


def to_unruled_xlsx(blocks: Sequence[Rendered]) -> bytes:
    """The same workbook as a system exports it: no lines, titles in cells of the table."""
    return to_xlsx(blocks, ruled=False)


def to_xlsx(blocks: Sequence[Rendered], *, ruled: bool = True) -> bytes:
    """A workbook: one sheet per table, what stands above a table in rows above it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet, row = book.create_sheet(), 1
    for block in blocks:
        if isinstance(block, Paragraph):
            sheet.cell(row, 1, block.text).data_type = "s"
            row += 1
            continue
        _sheet_table(sheet, block, row, ruled)
        sheet, row = book.create_sheet(), 1
    return _saved(book)


def _sheet_table(sheet: Worksheet, layout: Layout, first: int, ruled: bool) -> None:
    line = Side(style="thin" if ruled else None)
    for row in range(layout.height):
        for column in range(layout.width):
            sheet.cell(first + row, column + 1).border = Border(line, line, line, line)
    for cell in layout.cells:
        top, left = first + cell.row, cell.column + 1
        target = sheet.cell(top, left)
        _fill(target, cell.text)
        if cell.rows * cell.columns > 1:
            sheet.merge_cells(None, top, left, top + cell.rows - 1, left + cell.columns - 1)


def _fill(target: object, text: str) -> None:
    """An amount is stored as a number with the format that prints it; the rest as text."""
    amount = parse_amount(text)
    decimals = text.partition(".")[2]
    code = "0" + ("." + "0" * len(decimals) if decimals else "")
    code = "#,##" + code if "," in text else code
    shown = f"{amount.value:,.{len(decimals)}f}" if amount else ""
    if amount and text in {shown, shown.replace(",", "")} and len(text) < 16:
        target.value = float(amount.value)  # type: ignore[attr-defined]
        target.number_format = code  # type: ignore[attr-defined]
    else:
        target.value = text  # type: ignore[attr-defined]
        target.data_type = "s"  # type: ignore[attr-defined]


def _saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()
