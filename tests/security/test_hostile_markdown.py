"""Markdown with hostile HTML tables: the mark-up is data, none of it reaches a page as such."""

from __future__ import annotations

from html import escape
from pathlib import Path

from hostile_disclosure import PAYLOADS

from generator.build import convert
from generator.facts.identity import IdentityOptions
from generator.package.read import read_package
from generator.pages.build import write_pages

MARKUP = ("<script>window.pwned", "<img src=x", "<svg onload", "<iframe", "<base ", "onclick=x()>")


def disclosure() -> str:
    """Every payload in a cell: as text that is printed, and as mark-up that is not."""
    head = "".join(f"<td>{word}</td>" for word in ("科目编码", "科目名称", "合计", "基本支出"))
    rows = "".join(
        f"<tr onclick=x()><td>2010601</td><td style=\"background:url('javascript:x()')\">"
        f"{escape(text)}</td><td>1.00{text}</td><td>2.00</td></tr>"
        for text in PAYLOADS
    )
    return (
        "# 重庆市潼南区财政局2024年部门预算\n\n部门支出总表\n\n单位：万元\n\n"
        f"<table onload=x()><tr>{head}</tr>{rows}</table>\n"
    )


def test_no_mark_up_of_a_cell_reaches_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(disclosure(), encoding="utf-8")
    options = IdentityOptions("重庆市潼南区财政局", "sample", "500152", 2024, "budget")
    package = read_package(convert([path], tmp_path / "packages", options))
    assert len(package.reading.facts) >= len(PAYLOADS)
    write_pages([package], tmp_path / "docs")
    pages = [page.read_text("utf-8") for page in (tmp_path / "docs").rglob("*.md")]
    assert any("&lt;script&gt;window.pwned" in page for page in pages)
    for page in pages:
        assert [mark for mark in MARKUP if mark in page] == []
