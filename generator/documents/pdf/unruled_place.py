"""The pieces of rows put into columns, as rows of cells."""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.numbers import is_number
from generator.documents.pdf.model import Box, Piece, PrintedCell, PrintedGrid, box_around
from generator.documents.pdf.unread import UNKNOWN_COLUMNS, told
from generator.documents.pdf.unruled_columns import Columns
from generator.documents.pdf.unruled_rows import PrintedRow
from generator.documents.pdf.words import glyphs_to_piece

Cells = tuple[PrintedCell, ...]


def placed(head: list[Cells], body: Sequence[PrintedRow], columns: Columns) -> PrintedGrid:
    """The table with every piece in its column; told as unread when one is in none."""
    rows = list(head)
    for row in body:
        pieces: dict[int, list[Piece]] = {}
        for piece in row.pieces:
            at = columns.at(piece)
            if at is None:
                return told(body, UNKNOWN_COLUMNS)
            pieces.setdefault(at, []).append(piece)
        if any(len(ps) > 1 and any(is_number(p.text) for p in ps) for ps in pieces.values()):
            return told(body, UNKNOWN_COLUMNS)
        joined = {c: glyphs_to_piece([g for p in ps for g in p.glyphs]) for c, ps in pieces.items()}
        rows.append(level_cells({c: piece for c, piece in joined.items() if piece}, columns))
    box = box_around([cell.piece.box for row in rows for cell in row if cell.piece])
    page = body[0].lines[0].page
    return PrintedGrid(page, box, columns.bounds, tuple(rows), False, columns.spans)


def level_cells(pieces: dict[int, Piece], columns: Columns) -> Cells:
    box = box_around([piece.box for piece in pieces.values()])
    bounds = columns.bounds
    return tuple(
        PrintedCell(pieces.get(c), Box(bounds[c], box.top, bounds[c + 1], box.bottom))
        for c in range(len(bounds) - 1)
    )
