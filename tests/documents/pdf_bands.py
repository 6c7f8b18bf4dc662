"""Pages with lines between rows only, drawn cell by cell, and what is read of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from pdf_samples import Page, pdf
from read_blocks import grids, texts

from generator.documents.pdf.read import read_pdf

HEADER = ["编码", "科目名称", "合计", "基本支出", "项目支出"]
BODY = [
    ["201", "一般公共服务支出", "3.00", "2.00", "1.00"],
    ["208", "社会保障和就业支出", "5.00", "5.00", ""],
]
XS = [60.0, 120.0, 260.0, 340.0, 430.0, 520.0]


def tables(tmp_path: Path, *pages: Page) -> list[list[list[str]]]:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(pages))
    return [texts(grid) for grid in grids(read_pdf(path))]


def rule(page: Page, y: float, xs: Sequence[float]) -> None:
    """A rule drawn cell by cell."""
    for x0, x1 in pairwise(xs):
        page.line(x0, y, x1, y)


def print_row(page: Page, top: float, words: Sequence[str], *, centred: bool = False) -> None:
    for (x0, x1), word in zip(pairwise(XS), words, strict=True):
        wide = 10.0 * len(word) if not word.isascii() else 5.0 * len(word)
        page.text((x0 + x1 - wide) / 2 if centred else x0 + 4, top, word)
