"""Renders a document in the dialects of plain text: pipes, tabs, one cell a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from render import Layout, Placed, Rendered, covered

from generator.documents.model import Paragraph


def to_pipes(blocks: Sequence[Rendered]) -> bytes:
    """Markdown pipe tables; what a merged cell covers is blank."""
    return _text(blocks, _piped, heading="#")


def to_tabs(blocks: Sequence[Rendered]) -> bytes:
    """Text with a tab between cells, in the encoding of old systems; covered cells are blank."""
    return _text(blocks, lambda layout: ["\t".join(row) for row in _rows(layout)], "gb18030")


def to_dump(blocks: Sequence[Rendered]) -> bytes:
    """One cell a line, as Word gives its tables: a merged cell is one cell of each row."""
    return _text(blocks, _dumped)


def to_closed_rows(blocks: Sequence[Rendered]) -> bytes:
    """A pipe after every cell, as text is taken out of pages: what a cell covers is missing."""
    return _text(blocks, lambda layout: [_closed(row, " ") for row in _own_cells(layout)])


def to_closed_cells(blocks: Sequence[Rendered]) -> bytes:
    """The same with every cell on a line of its own."""
    return _text(blocks, lambda layout: [_closed(row, "\n") for row in _own_cells(layout)])


def _text(
    blocks: Sequence[Rendered],
    table: Callable[[Layout], list[str]],
    encoding: str = "utf-8",
    heading: str = "",
) -> bytes:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += [f"{heading * block.level} {block.text}".strip(), ""]
        else:
            lines += [*table(block), ""]
    return "\n".join(lines).encode(encoding)


def _rows(layout: Layout) -> list[list[str]]:
    """The words of every row at full width."""
    words = {(cell.row, cell.column): _one_line(cell) for cell in layout.cells}
    columns = range(layout.width)
    return [[words.get((row, column), "") for column in columns] for row in range(layout.height)]


def _piped(layout: Layout) -> list[str]:
    rows = [
        f"| {' | '.join(word.replace('|', '&#124;') for word in row)} |" for row in _rows(layout)
    ]
    return [rows[0], "|---" * layout.width + "|", *rows[1:]]


def _dumped(layout: Layout) -> list[str]:
    owner = {place: cell for cell in layout.cells for place in covered(cell)}
    lines = []
    for row in range(layout.height):
        for column in range(layout.width):
            cell = owner.get((row, column))
            if cell is None or column == cell.column:
                lines.append("\t" + (_one_line(cell) if cell and cell.row == row else ""))
        lines.append("")
    return lines


def _own_cells(layout: Layout) -> list[list[str | None]]:
    """The cells that begin in each row, then None for every one that is missing."""
    rows: list[list[str | None]] = [[] for _ in range(layout.height)]
    owner = {place: cell for cell in layout.cells for place in covered(cell)}
    for row in range(layout.height):
        for column in range(layout.width):
            cell = owner.get((row, column))
            if cell is None or (row, column) == (cell.row, cell.column):
                rows[row].append(_one_line(cell) if cell else "")
        rows[row] += [None] * (layout.width - len(rows[row]))
    return rows


def _closed(row: list[str | None], apart: str) -> str:
    cells = [f"{word} |".strip() for word in row if word is not None]
    return (apart.join(cells) + apart + "|" * row.count(None)).rstrip()


def _one_line(cell: Placed) -> str:
    return cell.text.replace("\n", " ")
