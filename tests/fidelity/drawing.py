"""Renders a document as text: HTML tables in Markdown, and tables drawn with characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from render import Layout, Placed, Rendered, covered, html_table

from generator.documents.model import Paragraph


def to_markdown(blocks: Sequence[Rendered]) -> bytes:
    """Markdown as converters write it: a table is one line of HTML."""
    pieces = []
    for block in blocks:
        if isinstance(block, Paragraph):
            pieces.append(f"{'#' * block.level} {block.text}".strip())
        else:
            pieces.append(html_table(block).replace("\n", "").replace("&nbsp;", ""))
    return ("\n\n".join(pieces) + "\n").encode()


def to_drawing(blocks: Sequence[Rendered]) -> bytes:
    """Text with drawn tables; a merged cell has no strokes inside."""
    pieces = []
    for block in blocks:
        if isinstance(block, Paragraph):
            pieces.append(block.text)
        else:
            pieces.append("\n".join(_drawn(block)))
    return ("\n\n".join(pieces) + "\n").encode("gb18030")


def _drawn(layout: Layout) -> Iterator[str]:
    owner: dict[tuple[int, int], Placed] = {
        place: cell for cell in layout.cells for place in covered(cell)
    }
    widths = [2] * layout.width
    for cell in sorted(layout.cells, key=lambda cell: cell.columns):
        own = sum(widths[cell.column : cell.column + cell.columns]) + 3 * (cell.columns - 1)
        widths[cell.column] += max(0, _wide(cell.text) - own)
    for row in range(layout.height + 1):
        yield "".join(
            ("─" if _is_stroke(layout, owner, row, column) else " ") * (width + 2)
            if at
            else _corner(layout, owner, row, column)
            for column, width in enumerate([*widths, 0])
            for at in (0, 1)
            if column < layout.width or not at
        )
        if row < layout.height:
            yield _line(layout, owner, widths, row)


def _is_stroke(layout: Layout, owner: dict[tuple[int, int], Placed], row: int, column: int) -> bool:
    if row in {0, layout.height}:
        return True
    above, below = owner.get((row - 1, column)), owner.get((row, column))
    return above is None or above is not below


def _corner(layout: Layout, owner: dict[tuple[int, int], Placed], row: int, column: int) -> str:
    left = column > 0 and _is_stroke(layout, owner, row, column - 1)
    right = column < layout.width and _is_stroke(layout, owner, row, column)
    return "┼" if left or right else "│"


def _line(
    layout: Layout, owner: dict[tuple[int, int], Placed], widths: Sequence[int], row: int
) -> str:
    line, column = "", 0
    while column < layout.width:
        cell = owner.get((row, column))
        columns = cell.columns if cell else 1
        room = sum(widths[column : column + columns]) + 3 * (columns - 1)
        text = cell.text if cell and cell.row == row else ""
        line += f"│ {text}{' ' * (room - _wide(text))} "
        column += columns
    return line + "│"


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
