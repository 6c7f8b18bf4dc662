"""What the tests of PDF tables ask of a document: read, and each cell found again."""

from __future__ import annotations

from pathlib import Path

from pdf_samples import Page, pdf
from read_blocks import grids

from generator.documents.model import Document
from generator.documents.pdf.read import open_page, read_pdf


def read(tmp_path: Path, *pages: Page) -> Document:
    """The document of the pages; every filled cell is found again at its locator."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pages))
    document = read_pdf(path)
    for grid in grids(document):
        for row in grid.rows:
            for cell in row.cells:
                if cell.text and ".." not in cell.source:
                    assert open_page(path, cell.source) == cell.raw, cell
    return document
