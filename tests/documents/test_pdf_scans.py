"""Pages that are pictures: recognised when the extra is there, else said to be unread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pypdfium2")

import numpy
import pypdfium2  # type: ignore[import-untyped,unused-ignore]
from pdf_samples import Page, pdf, table
from PIL import Image
from read_blocks import grids

from generator.build import convert
from generator.documents import ocr
from generator.documents.model import Grid
from generator.documents.open import open_document
from generator.documents.pdf.read import open_page, read_pdf
from generator.errors import UnusableInput
from generator.facts.identity import IdentityOptions
from generator.package.read import read_package

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
        (grid,) = grids(document)
        cells = [cell for row in grid.rows for cell in row.cells]
        assert [cell.text for cell in cells][3:] == [word for row in ROWS[1:] for word in row]
        assert all(cell.confidence is not None and 0.5 < cell.confidence < 1 for cell in cells)
        assert [open_page(path, cell.source) for cell in cells] == [cell.raw for cell in cells]


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_read_upright(picture: Path, quarters: int) -> None:
    with Image.open(picture) as image:
        image.rotate(90 * quarters, expand=True).save(picture)
    document = open_document(picture)
    (grid,) = grids(document)
    cells = [cell for row in grid.rows for cell in row.cells]
    assert [cell.text for cell in cells] == [word for row in ROWS for word in row]
    assert [open_page(picture, cell.source) for cell in cells] == [cell.raw for cell in cells]


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
def test_a_page_is_first_tried_as_the_one_before_it_stood(
    picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Image.open(picture) as image:
        pages = [image.rotate(turn, expand=True) for turn in (90, 92, 0)]
        pages[0].save(picture.with_suffix(".pdf"), save_all=True, append_images=pages[1:])
    readings: list[tuple[int, ...]] = []
    recognise = ocr._recognise

    def counted(pixels: Any) -> Any:
        readings.append(pixels.shape)
        return recognise(pixels)

    monkeypatch.setattr(ocr, "_recognise", counted)
    document = open_document(picture.with_suffix(".pdf"))
    cells = [
        cell.text
        for block in document.blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row.cells
    ]
    assert cells.count("code") == 3 == cells.count("63.90")
    # On its side: as it lies, one way, the other; leaning beside: at once; upright: turned, as is.
    assert len(readings) <= 3 + 1 + 2


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
@pytest.mark.parametrize("size", [(1, 1), (2000, 1), (1, 900), (40, 1200)])
def test_a_strip_or_a_dot_does_not_grow_beyond_memory(size: tuple[int, int]) -> None:
    pixels = numpy.full((size[1], size[0], 3), 255, dtype=numpy.uint8)
    sheet = ocr.picture_to_sheet(pixels, 1, 1.0)
    assert sheet.glyphs == ()


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


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
def test_a_picture_becomes_a_package_whose_figures_wait_for_their_sums(tmp_path: Path) -> None:
    page = Page()
    for x, y, said in ((150, 60, "BUDGET 2023"), (450, 80, "unit")):
        page.text(x, y, said)
    rows = [["code", "item", "total", "basic"], ["201", "AB", "58.00", "40.00"]]
    table(page, [40, 110, 260, 400, 530], 90, rows)
    pixels = pypdfium2.PdfDocument(pdf([page]))[0].render(scale=2).to_pil().convert("RGB")
    pixels.save(tmp_path / "a.png")
    options = IdentityOptions("某某市某某局", "sample", "500152", 2023, "budget")
    made = convert([tmp_path / "a.png"], tmp_path / "packages", options)
    package = read_package(made)
    assert package.manifest.source[0].format == "image-ocr"
    assert all(f.confidence is None or f.confidence < 1 for f in package.reading.facts)
    assert {"58.00", "40.00"} <= {u.text for u in package.reading.unread}
    assert "page:1#" in package.reading.unread[0].source


WORDS = [
    ["科目编码", "科目名称", "合计"],
    ["2010101", "行政运行", "12.00"],
    ["2010102", "一般行政管理事务", "3.00"],
]


def printed() -> Page:
    """A page with a table and more characters than a page number has."""
    page = Page()
    page.text(200, 60, "某某市某某局2023年部门支出总表")
    table(page, [40, 140, 300, 400], 90, WORDS)
    return page


def test_text_that_a_picture_covers_is_no_printed_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Programs that scan put what they recognised below the picture: its figures were facts."""
    monkeypatch.setattr(ocr, "available", lambda: False)
    page = printed()
    page.picture()
    (tmp_path / "a.pdf").write_bytes(pdf([page, printed()]))
    document = open_document(tmp_path / "a.pdf")
    assert document.notes == ("第 1 页是图片，或文字没有编码：其中的文字没有读出",)
    assert {block.source.partition("#")[0] for block in document.blocks} == {"page:2"}


def test_text_on_a_picture_stays(tmp_path: Path) -> None:
    ground, words = Page(), printed()
    ground.picture()
    ground.parts += words.parts
    (tmp_path / "a.pdf").write_bytes(pdf([ground]))
    document = open_document(tmp_path / "a.pdf")
    assert document.notes == ()
    assert len(grids(document)[0].rows) == 3


def test_a_large_picture_beside_text_is_told(tmp_path: Path) -> None:
    page = printed()
    page.parts.append("q 400 0 0 200 60 100 cm /P1 Do Q")
    (tmp_path / "a.pdf").write_bytes(pdf([printed(), page]))
    document = open_document(tmp_path / "a.pdf")
    assert document.notes == document.unseen == ("第 2 页有图片，图片中的内容没有读取",)


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
def test_every_page_of_a_tiff_is_read(picture: Path) -> None:
    """Scanners put a whole document into one TIFF; only its first page was read."""
    with Image.open(picture) as image:
        pages = [image.convert("L"), image.rotate(180).convert("L")]
        pages[0].save(picture.with_suffix(".tif"), save_all=True, append_images=pages[1:])
    path = picture.with_suffix(".tif")
    document = open_document(path)
    assert document.recognised == ("page:1", "page:2")
    cells = [
        c
        for block in document.blocks
        if isinstance(block, Grid)
        for r in block.rows
        for c in r.cells
    ]
    assert [cell.text for cell in cells].count("1,258.04") == 2
    assert [open_page(path, cell.source) for cell in cells] == [cell.raw for cell in cells]


@pytest.mark.parametrize("size", [(30_000, 30_000), (12_000, 12_000)])
def test_pictures_of_more_pixels_than_any_scan_are_refused_in_one_line(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    Image.new("1", size).save(tmp_path / "a.png")
    monkeypatch.undo()
    monkeypatch.setattr(ocr, "available", lambda: True)
    with pytest.raises(UnusableInput, match=r"^a\.png: more than \d+ pixels$"):
        open_document(tmp_path / "a.png")


@pytest.mark.skipif(not ocr.available(), reason="the extra `ocr` is not installed")
def test_a_scanned_strip_of_a_page_does_not_grow_beyond_memory(tmp_path: Path) -> None:
    page = Page(width=14_000, height=3)
    page.picture()
    (tmp_path / "a.pdf").write_bytes(pdf([page]))
    with pytest.raises(UnusableInput, match="without any text"):
        read_pdf(tmp_path / "a.pdf")


def test_a_plus_before_digits_is_no_sign() -> None:
    corners = [(0, 0), (9, 0), (9, 9), (0, 9)]
    line = [(char, 0.9, corners) for char in "+49.77"]
    assert "".join(glyph.char for glyph in ocr._glyphs(line, 0, 1.0)) == "\ufffd49.77"
    formula = [(char, 0.9, corners) for char in "1=2+3"]
    assert "".join(glyph.char for glyph in ocr._glyphs(formula, 0, 1.0)) == "1=2+3"


@pytest.mark.parametrize(
    ("read", "printed"),
    [("般公共预算", "一般公共预算"), ("一般公共预算", "一般公共预算"), ("般纳税人", "般纳税人")],
)
def test_a_thin_first_stroke_that_its_word_must_have_was_printed(read: str, printed: str) -> None:
    corners = [(5, 0), (14, 0), (14, 9), (5, 9)]
    glyphs = list(ocr._glyphs([(char, 0.9, corners) for char in read], 0, 1.0))
    assert "".join(glyph.char for glyph in glyphs) == printed
    assert glyphs[0].confidence == (0.5 if read != printed else 0.9)
    assert glyphs[0].box.x0 == 5
