"""What a number looks like decides what it is: raised digits, crossed out ones, two in a cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_files import docx_of, rows, tbl, tc, xlsx_of
from read_blocks import grids

from generator.documents.open import open_document
from generator.documents.places import open_locator
from generator.documents.web.read import web_document

EXPECTED = [["项目", "金额"], ["甲", "100^1"], ["乙", "~~100~~200"], ["丙", "10 / 20"]]


def texts(path: Path, data: bytes) -> list[list[str]]:
    path.write_bytes(data)
    document = open_document(path)
    (grid,) = grids(document)
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


def test_what_nobody_sees_is_no_part_of_a_number(tmp_path: Path) -> None:
    def cell(*runs: str) -> str:
        return f"<w:tc><w:tcPr/><w:p>{''.join(runs)}</w:p></w:tc>"

    styles = (
        '<w:style w:type="character" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:basedOn w:val="A"/>'
        '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    )
    white = '<w:color w:val="FFFFFF"/>'
    body = tbl(
        tc("项目") + tc("金额"),
        cell(run("白", white)) + cell(run("1.00"), run("9", white)),
        tc("乙") + cell(run("9", '<w:rStyle w:val="B"/>'), run("2.00")),
        tc("丙") + cell(run("3", '<w:rStyle w:val="C"/>'), run("3.00")),
        tc("丁") + tc("9", '<w:cellDel w:id="1"/>') + tc("4.00"),
    )
    expected = [["项目", "金额"], ["白", "1.00"], ["乙", "2.00"], ["丙", "33.00"], ["丁", "4.00"]]
    assert texts(tmp_path / "a.docx", docx_of(body, styles=styles)) == expected


def test_what_a_style_sheet_hides_in_a_cell_is_no_part_of_a_number(tmp_path: Path) -> None:
    page = (
        "<html><head><style>/* x */ p{color:red} span.h, .i { display : none } "
        "@media print { .j { display:none } }</style></head><body>"
        "<table><tr><td>项目<td>金额<tr><td>甲<td><span class='x h'>9</span>1.00"
        "<tr><td>乙<td>2.00<i class=i>9</i><tr><td>丙<td><b class=j>3</b>3.00"
        "<tr><td>丁<td>4.00<i style='font-size:0'>9</i></table><div class=h>文</div></body></html>"
    )
    expected = [["项目", "金额"], ["甲", "1.00"], ["乙", "2.00"], ["丙", "33.00"], ["丁", "4.00"]]
    assert texts(tmp_path / "a.html", page.encode()) == expected


def test_files_put_into_a_docx_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of('<w:altChunk r:id="rId1"/><w:p/>'))
    assert open_document(path).notes == ("文件中嵌入了 1 个其他文件，其中的内容没有读取",)
