"""PDF files that grow: pages, rows, words, lines, pieces."""

from __future__ import annotations

from collections.abc import Sequence

import pdf_samples  # type: ignore[import-not-found,unused-ignore]
from growth_inputs import HEAD, PUBLISHER, Files, Inputs, coded

XS = [40.0, 110, 260, 350, 440, 530]


def _pdf(pages: Sequence[pdf_samples.Page]) -> Files:
    return {"a.pdf": pdf_samples.pdf(pages)}


def _page(height: float = 842.0) -> pdf_samples.Page:
    page = pdf_samples.Page(height=height)
    page.text(150, 60, f"{PUBLISHER}2023年部门支出总表")
    page.text(450, 80, "单位：万元")
    return page


def pdf_pages(n: int) -> Files:
    """Pages of one long ruled table."""
    rows = coded(n * 30)
    pages = []
    for k in range(n):
        page = _page() if not k else pdf_samples.Page()
        pdf_samples.table(page, XS, 90, [HEAD, *rows[k * 30 : k * 30 + 30]], 18)
        pages.append(page)
    return _pdf(pages)


def pdf_pages_unruled(n: int) -> Files:
    """Pages of one long table without lines."""
    rows = coded(n * 30)
    pages = []
    for k in range(n):
        page = _page() if not k else pdf_samples.Page()
        pdf_samples.words(page, XS, 90, [HEAD, *rows[k * 30 : k * 30 + 30]])
        pages.append(page)
    return _pdf(pages)


def pdf_rows(n: int) -> Files:
    """Ruled rows of one endless page."""
    page = _page(200.0 + 18 * n)
    pdf_samples.table(page, XS, 90, [HEAD, *coded(n)], 18)
    return _pdf([page])


def pdf_words(n: int) -> Files:
    """Unruled rows of one endless page."""
    page = _page(200.0 + 20 * n)
    pdf_samples.words(page, XS, 90, [HEAD, *coded(n)])
    return _pdf([page])


def pdf_lines(n: int) -> Files:
    """Lines drawn on a page, most of them no part of a table."""
    page = _page()
    pdf_samples.table(page, XS, 90, [HEAD, *coded(5)])
    for k in range(n):
        page.line(40 + k * 7 % 500, 300 + k % 400, 60 + k * 13 % 500, 300 + k % 400)
        page.line(40 + k * 11 % 500, 300 + k % 400, 40 + k * 11 % 500, 320 + k % 500)
    return _pdf([page])


def pdf_scattered(n: int) -> Files:
    """Words all over one page."""
    page = _page()
    pdf_samples.table(page, XS, 90, [HEAD, *coded(5)])
    for k in range(n):
        page.text(40 + k * 37 % 500, 300 + k * 53 % 500, f"{k}.00", 4)
    return _pdf([page])


def pdf_prose(n: int) -> Files:
    """Pages of prose."""
    pages = [_page()]
    pdf_samples.table(pages[0], XS, 90, [HEAD, *coded(5)])
    for k in range(n):
        page = pdf_samples.Page()
        for line in range(40):
            page.text(
                60, 60 + 18 * line, f"第{k}页第{line}行的支出{line}.50万元，比上年增加1.00万元。"
            )
        pages.append(page)
    return _pdf(pages)


INPUTS: Inputs = {
    pdf_pages: 20,
    pdf_pages_unruled: 20,
    pdf_rows: 300,
    pdf_words: 300,
    pdf_lines: 500,
    pdf_scattered: 500,
    pdf_prose: 20,
}
