"""What a number looks like decides what it is: raised digits, crossed out ones, two in a cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_files import docx_of, rows, tbl, tc, xlsx_of

from generator.documents.model import Grid
from generator.documents.open import open_document
from generator.documents.places import open_locator
from generator.documents.web.read import web_document

EXPECTED = [["项目", "金额"], ["甲", "100^1"], ["乙", "~~100~~200"], ["丙", "10 / 20"]]


def texts(path: Path, data: bytes) -> list[list[str]]:
    path.write_bytes(data)
    document = open_document(path)
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    for row in grid.rows:
        for cell in row.cells:
            if cell.text:
                assert open_locator(document.stored, document.name, cell.source) == cell.raw
    return [[cell.text for cell in row.cells] for row in grid.rows]


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def test_of_docx(tmp_path: Path) -> None:
    def cell(*runs: str) -> str:
        inner = "".join(f"<w:p>{one}</w:p>" for one in runs)
        return f"<w:tc><w:tcPr/>{inner}</w:tc>"

    raised, struck = '<w:vertAlign w:val="superscript"/>', "<w:strike/>"
    body = tbl(
        tc("项目") + tc("金额"),
        tc("甲") + cell(run("100") + run("1", raised)),
        tc("乙") + cell(run("100", struck) + run("200", '<w:strike w:val="0"/>')),
        tc("丙") + cell(run("10"), run("20")),
    )
    assert texts(tmp_path / "a.docx", docx_of(body)) == EXPECTED


def test_of_html(tmp_path: Path) -> None:
    page = (
        "<table><tr><td>项目<td>金额<tr><td>甲<td>100<span style='vertical-align: super'>1</span>"
        "<tr><td>乙<td><s>100</s>200<tr><td>丙<td>10<br>20</table>"
    )
    assert texts(tmp_path / "a.html", page.encode()) == EXPECTED
    for same in ("<sup>1</sup>", "<b><sup><i>1</i></sup></b>"):
        again = page.replace("<span style='vertical-align: super'>1</span>", same)
        assert texts(tmp_path / "a.html", again.encode()) == EXPECTED


def test_of_xlsx(tmp_path: Path) -> None:
    def rich(*runs: tuple[str, str]) -> str:
        return "".join(f"<r><rPr>{look}</rPr><t>{text}</t></r>" for text, look in runs)

    data = rows(["项目", "金额"], ["甲", "X1"], ["乙", "X2"], ["丙", "10\n20"])
    raised = rich(("100", ""), ("1", '<vertAlign val="superscript"/>'))
    struck = rich(("100", "<strike/>"), ("200", ""))
    data = data.replace("<t>X1</t>", raised).replace("<t>X2</t>", struck)
    assert texts(tmp_path / "a.xlsx", xlsx_of({"S": data})) == EXPECTED


@pytest.mark.parametrize("raised", ["②", "[2]", "2"])
def test_a_raised_mark_after_a_word_stays_with_it(raised: str) -> None:
    (block,) = web_document(f"<p>平方米<sup>{raised}</sup></p>".encode(), "a.html").blocks
    assert block.text == f"平方米{raised}"  # type: ignore[union-attr]
