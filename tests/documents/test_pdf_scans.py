"""Pages that are pictures: recognised when the extra is there, else said to be unread."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

import pypdfium2  # type: ignore[import-untyped,unused-ignore]
from pdf_samples import Page, pdf, table

from generator.documents import ocr
from generator.documents.model import Grid
from generator.documents.open import open_document
from generator.documents.pdf.read import open_page, read_pdf
from generator.errors import UnusableInput

ROWS = [["code", "item", "total"], ["201", "AB", "1,258.04"], ["208", "CD", "63.90"]]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A table as a picture; Latin words, so that any machine has a font for it."""
    page = Page(width=300, height=200)
    table(page, [20, 90, 170, 280], 40, ROWS, high=30)
    pixels = pypdfium2.PdfDocument(pdf([page]))[0].render(scale=3).to_pil().convert("RGB")
    pixels.save(tmp_path / "a.png")
    pixels.save(tmp_path / "a.pdf", resolution=216)
    return tmp_path / "a.png"


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
def test_tables_of_pictures_are_recognised_with_confidence(picture: Path) -> None:
    for path, form in ((picture, "image-ocr"), (picture.with_suffix(".pdf"), "pdf-ocr")):
        document = open_document(path)
        assert document.format == form
        assert "须由加总关系证实" in document.notes[0]
        (grid,) = (block for block in document.blocks if isinstance(block, Grid))
        cells = [cell for row in grid.rows for cell in row.cells]
        assert [cell.text for cell in cells][3:] == [word for row in ROWS[1:] for word in row]
        assert all(cell.confidence is not None and 0.5 < cell.confidence < 1 for cell in cells)
        assert [open_page(path, cell.source) for cell in cells] == [cell.raw for cell in cells]


def test_without_the_extra_one_line_says_what_is_needed(
    picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(UnusableInput, match="install the extra `ocr`"):
        open_document(picture)
    with pytest.raises(UnusableInput, match="install the extra `ocr`"):
        read_pdf(picture.with_suffix(".pdf"))


def test_damaged_pictures_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    with pytest.raises(UnusableInput, match=r"damaged picture|install the extra"):
        open_document(path)


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
def test_a_picture_without_words_is_no_failure(tmp_path: Path) -> None:
    page = Page(width=300, height=200)
    pypdfium2.PdfDocument(pdf([page]))[0].render(scale=3).to_pil().save(tmp_path / "a.png")
    with pytest.raises(UnusableInput, match="no text was recognised"):
        open_document(tmp_path / "a.png")
