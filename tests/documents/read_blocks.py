"""What tests compare of a document that was read: its paragraphs, and its tables cell by cell."""

from __future__ import annotations

from generator.documents.model import Document, Grid, Paragraph


def said(document: Document) -> list[str]:
    """The texts of the paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[Grid]:
    """The tables."""
    return [block for block in document.blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    """The texts of the cells of one table, by rows."""
    return [[cell.text for cell in row.cells] for row in grid.rows]


def tables(document: Document) -> list[list[list[str]]]:
    """The texts of the cells of every table, by rows."""
    return [texts(grid) for grid in grids(document)]
