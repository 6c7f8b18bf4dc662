"""What stands on a page beside its own text: fields of forms, pictures over it, unknown letters."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_samples import Page, pdf, table
from read_blocks import grids, said, tables

from generator.documents import ocr
from generator.documents.pdf.read import open_page, read_pdf
from generator.errors import UnusableInput

XS = [60.0, 200.0, 300.0]
ROWS = [["项目", "决算数"], ["教育支出", "10.00"], ["住房支出", "5.00"]]


@pytest.fixture(autouse=True)
def _without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


def _written(tmp_path: Path, *pages: Page, copied: dict[str, str] | None = None) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pages, copied))
    return path


def _form(*values: str) -> Page:
    page = Page()
    table(page, XS, 100, [ROWS[0], *([row[0], ""] for row in ROWS[1:])])
    for at, value in enumerate(values, 1):
        page.fillable(XS[1], 100 + 20 * at, XS[2], 120 + 20 * at, value)
    return page


def test_what_is_filled_into_a_form_is_read(tmp_path: Path) -> None:
    path = _written(tmp_path, _form("10.00", "5.00"))
    document = read_pdf(path)
    assert tables(document) == [ROWS]
    amounts = [row.cells[1] for row in grids(document)[0].rows[1:]]
    assert [open_page(path, cell.source) for cell in amounts] == ["10.00", "5.00"]


def test_a_form_of_another_program_is_refused(tmp_path: Path) -> None:
    """Its page says nothing but that one should wait."""
    path = tmp_path / "a.pdf"
    page = Page()
    page.text(60, 80, "Please wait...")
    plain = b"<< /Type /Catalog /Pages 2 0 R >>"
    form = plain[:-2] + b"/NeedsRendering true /AcroForm << /XFA 3 0 R /Fields [] >> >>"
    path.write_bytes(pdf([page]).replace(plain, form))
    with pytest.raises(UnusableInput, match="an XFA form"):
        read_pdf(path)


def test_a_contact_in_a_field_leaves_no_copy(tmp_path: Path) -> None:
    page = _form("10.00", "5.00")
    page.text(60, 200, "联系人：")
    page.fillable(120, 186, 300, 206, "13800000000")
    document = read_pdf(_written(tmp_path, page))
    assert "13800000000" not in repr(document)
    assert document.stored == b""


def test_text_under_a_picture_is_not_printed(tmp_path: Path) -> None:
    """Programs put what they recognised below the picture of the page."""
    first, second = Page(), Page()
    first.text(60, 100, "正文在这里。")
    table(second, XS, 100, ROWS)
    second.picture()
    document = read_pdf(_written(tmp_path, first, second))
    assert tables(document) == []
    assert document.notes == ("第 2 页是图片，或文字没有编码：其中的文字没有读出",)


def test_text_over_a_picture_is_printed(tmp_path: Path) -> None:
    page = Page()
    page.picture()
    rows = [*ROWS, ["社会保障和就业支出", "3.00"], ["卫生健康支出", "2.00"]]
    table(page, XS, 100, rows)
    document = read_pdf(_written(tmp_path, page))
    assert tables(document) == [rows]
    assert document.notes == ()


def test_a_picture_with_but_words_on_it_is_named(tmp_path: Path) -> None:
    """A stamp and a heading over a scanned page: its table would be lost in silence."""
    page = Page()
    page.picture()
    for y in range(4):
        page.text(60, 40 + 20 * y, "安平市文化和旅游局部门决算公开")
    document = read_pdf(_written(tmp_path, page))
    assert document.notes == ("第 1 页大半是图片，图片中如有文字没有读出",)


def test_letters_that_only_their_font_knows_are_no_text(tmp_path: Path) -> None:
    """Such codes are in the area for private use; each file has others."""
    page = Page()
    table(page, XS, 100, ROWS)
    letters = sorted(set("".join(word for row in ROWS for word in row)))
    private = {letter: chr(0xE000 + at) for at, letter in enumerate(letters)}
    with pytest.raises(UnusableInput, match="no text that can be read"):
        read_pdf(_written(tmp_path, page, copied=private))


def test_digits_that_only_their_font_knows_make_no_number(tmp_path: Path) -> None:
    page = Page()
    table(page, XS, 100, ROWS)
    for at in range(10):
        page.text(60, 300 + 20 * at, "本表反映部门本年支出情况，说明文字。")
    document = read_pdf(_written(tmp_path, page, copied={"5": chr(0xE005)}))
    assert tables(document)[0][2] == ["住房支出", "\ufffd.00"]
    assert len(said(document)) > 0
