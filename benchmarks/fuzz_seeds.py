"""What the fuzzer begins with: files of every format that can be read.

Made of the committed disclosures: parts of their text in several encodings, the same parts
as an office user would have made them (docx, xlsx, xls, html) and small PDFs.
"""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import xlwt
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
for _place in (ROOT, ROOT / "tests" / "fidelity", ROOT / "tests" / "documents"):
    sys.path.insert(0, str(_place))

import drawing  # type: ignore[import-not-found,unused-ignore]  # noqa: E402
import pdf_samples  # type: ignore[import-not-found,unused-ignore]  # noqa: E402
import plain  # type: ignore[import-not-found,unused-ignore]  # noqa: E402
import render  # type: ignore[import-not-found,unused-ignore]  # noqa: E402

from generator import build  # noqa: E402
from generator.documents.model import Document  # noqa: E402
from generator.documents.text import parse_text  # noqa: E402
from generator.errors import UnusableInput  # noqa: E402
from generator.package.manifest import load_manifest  # noqa: E402
from generator.package.read import package_directories  # noqa: E402

_PART, _PARTS = 70, 3  # lines of a part, parts of a disclosure
_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")

_DIALECTS = {
    "dialect closed cells": plain.to_closed_cells,
    "dialect closed rows": plain.to_closed_rows,
    "dialect drawn": drawing.to_drawing,
    "dialect dump": plain.to_dump,
    "dialect stacked": plain.to_stacked,
}


@dataclass(frozen=True, slots=True)
class Seed:
    """A file that can be read; `form` is what the result calls it, `text` what it says."""

    form: str
    suffix: str
    data: bytes
    text: str = ""


def seeds() -> list[Seed]:
    """All seeds, in a fixed order."""
    made: list[Seed] = []
    for path in package_directories(ROOT / "datapackages"):
        manifest = load_manifest(path / "disclosure.yml")
        document = build.load_document([path / "source" / manifest.source[0].file])
        rng = random.Random(manifest.id)
        for number in range(_PARTS):
            first = rng.randrange(max(1, len(document.lines) - _PART))
            lines = document.lines[:2] + document.lines[first : first + _PART]
            made += _forms("\n".join(lines), manifest.fiscal_year, number)
        whole = "\n".join(document.lines)
        made.append(Seed("whole text", ".txt", whole.encode()))
    return [*made, *_pdfs()]


def slow_seeds() -> list[Seed]:
    """Files whose reading takes seconds: pictures, scans, and `.doc` where LibreOffice is."""
    made: list[Seed] = []
    page = next(seed for seed in _pdfs())
    picture = pypdfium2.PdfDocument(page.data)[0].render(scale=1.5).to_pil().convert("RGB")
    for form, suffix in (("PNG", ".png"), ("JPEG", ".jpg"), ("BMP", ".bmp"), ("TIFF", ".tif")):
        made.append(Seed(f"picture {form}", suffix, _saved(picture, form)))
    made.append(Seed("scanned pdf", ".pdf", _saved(picture, "PDF")))
    docx = next((seed for seed in seeds() if seed.form == "docx"), None)
    if docx and shutil.which("soffice"):
        made.append(Seed("doc", ".doc", _to_doc(docx.data)))
    return made


def _saved(picture: Image.Image, form: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form)
    return buffer.getvalue()


def _to_doc(docx: bytes) -> bytes:
    """A Word document in the format of Word 97."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "a.docx"
        path.write_bytes(docx)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{scratch}/profile"]
        command += ["--convert-to", "doc", "--outdir", scratch, str(path)]
        subprocess.run(command, check=True, capture_output=True)
        return path.with_suffix(".doc").read_bytes()


def _forms(text: str, year: int, number: int) -> Iterator[Seed]:
    """A part of a disclosure in all formats."""
    for encoding in _ENCODINGS:
        yield Seed(f"text {encoding}", ".txt", text.encode(encoding, "replace"))
    yield Seed("markdown", ".md", text.encode())
    document = parse_text(text, f"{number}.txt")
    try:
        reading = build.read_disclosure(document, fiscal_year=year, phase="approved")
    except UnusableInput:
        return  # a part without a table
    blocks = render.layouts(document, reading)
    for name, written in _DIALECTS.items():
        yield Seed(name, ".txt", written(blocks))
    yield Seed("docx", ".docx", render.to_docx(blocks))
    yield Seed("html", ".html", render.to_html(blocks))
    yield Seed("xls", ".xls", to_xls(document), text)
    yield Seed("pdf", ".pdf", to_pdf(document), text)
    if any(isinstance(block, render.Layout) for block in blocks):
        yield Seed("xlsx", ".xlsx", render.to_xlsx(blocks))


def _rows(document: Document) -> Iterator[list[str]]:
    for block in document.blocks:
        if hasattr(block, "rows"):
            yield from ([cell.text for cell in row.cells] for row in block.rows)
        else:
            yield [block.text]


def to_xls(document: Document) -> bytes:
    """A document's lines as rows of an old workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for number, row in enumerate(_rows(document)):
        for column, text in enumerate(row[:200]):
            sheet.write(number, column, text[:30_000])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def pdf_pages(document: Document) -> list[pdf_samples.Page]:
    """A document's lines on pages, rows of cells in ruled columns."""
    pages, y = [pdf_samples.Page()], 40.0
    for row in _rows(document):
        if y > 780:
            pages, y = [*pages, pdf_samples.Page()], 40.0
        if len(row) > 1:
            xs = [40 + 510 * n / len(row) for n in range(len(row) + 1)]
            pdf_samples.table(pages[-1], xs, y, [[text[:12] for text in row]], 16)
        else:
            pages[-1].text(40, y + 12, row[0][:50])
        y += 16
    return pages


def to_pdf(document: Document, most: int = 20) -> bytes:
    """A document's lines as a PDF of at most so many pages."""
    data: bytes = pdf_samples.pdf(pdf_pages(document)[:most])
    return data


def _pdfs() -> Iterator[Seed]:
    """Small PDFs: ruled, unruled, turned."""
    rows = [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["", "合计", "58.00", "40.00", "18.00"],
        ["201", "一般公共服务支出", "58.00", "40.00", "18.00"],
        ["20106", "财政事务", "58.00", "40.00", "18.00"],
        ["2010601", "行政运行", "40.00", "40.00", ""],
        ["2010602", "事务", "18.00", "", "18.00"],
    ]
    xs = [40.0, 110, 260, 350, 440, 530]
    for draw in (pdf_samples.table, pdf_samples.words):
        for turn in (0, 90):
            page = pdf_samples.Page(turn)
            page.text(150, 60, "重庆市潼南区财政局部门支出总表")
            page.text(450, 80, "单位：万元")
            draw(page, xs, 90, rows)
            yield Seed("pdf", ".pdf", pdf_samples.pdf([page, page]))
