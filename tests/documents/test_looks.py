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


UNSEEN = [
    ["项目", "上年", "金额"],
    ["甲", "1.5", ""],
    ["乙", "2.5", "~~8.00~~"],
    ["丙", "3.5", "3"],
]


def unseen(path: Path, data: bytes) -> list[str]:
    """The white numbers of a table, which prints `UNSEEN`, by what opens at their places."""
    assert texts(path, data) == UNSEEN
    document = open_document(path)
    (grid,) = grids(document)
    assert grid.hidden
    assert {cell.source for _, _, cell in grid.hidden.cells} == grid.hidden.white
    assert any("白色" in note for note in document.notes)
    return [open_locator(document.stored, document.name, at) or "" for at in grid.hidden.white]


def test_white_numbers_of_xlsx_are_not_seen_on_a_white_ground_alone(tmp_path: Path) -> None:
    styles = (
        '<fonts><font/><font><color rgb="FFFFFFFF"/></font><font><strike/></font>'
        '<font><color theme="0"/></font></fonts>'
        '<fills><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FF003366"/></patternFill></fill>'
        "</fills><cellXfs><xf/>"
        '<xf numFmtId="2" fontId="1" fillId="0"/><xf numFmtId="2" fontId="2" fillId="0"/>'
        '<xf fontId="3" fillId="1"/></cellXfs>'
    )
    data = rows(
        ["项目", "上年", "金额"], ["甲", "1.5", "9"], ["乙", "2.5", "8"], ["丙", "3.5", "3"]
    )
    for address, style in {"C1": 3, "C2": 1, "C3": 2, "C4": 3}.items():
        data = data.replace(f'r="{address}"', f'r="{address}" s="{style}"')
    assert unseen(tmp_path / "a.xlsx", xlsx_of({"S": data}, styles=styles)) == ["9.00"]


def test_white_numbers_of_a_page_are_not_seen_on_a_white_ground_alone(tmp_path: Path) -> None:
    page = (
        "<table><tr style='background:#036;color:white'><td>项目<td>上年<td>金额"
        "<tr><td>甲<td>1.5<td bgcolor=white><font color='#FFFFFF'>9.00</font>"
        "<tr><td>乙<td>2.5<td style='text-decoration: line-through'>8.00"
        "<tr><td>丙<td>3.5<td style='color:rgb(255, 255, 255);background-color:#333'>3</table>"
    )
    assert unseen(tmp_path / "a.html", page.encode()) == ["9.00"]


def test_white_numbers_of_docx_are_not_seen_on_a_white_ground_alone(tmp_path: Path) -> None:
    def cell(one: str, ground: str = "auto") -> str:
        shade = f'<w:tcPr><w:shd w:val="clear" w:fill="{ground}"/></w:tcPr>'
        return f"<w:tc>{shade}<w:p>{one}</w:p></w:tc>"

    white = '<w:color w:val="FFFFFF"/>'
    body = tbl(
        "".join(cell(run(word, white), "003366") for word in UNSEEN[0]),
        tc("甲") + tc("1.5") + cell(run("9.00", white)),
        tc("乙") + tc("2.5") + cell(run("8.00", "<w:strike/>")),
        tc("丙") + tc("3.5") + cell(run("3", white), "003366"),
    )
    assert unseen(tmp_path / "a.docx", docx_of(body)) == ["9.00"]


def test_a_table_of_white_numbers_stands_on_a_ground_of_its_own(tmp_path: Path) -> None:
    styles = '<fonts><font><color theme="0"/></font></fonts><cellXfs><xf/></cellXfs>'
    data = xlsx_of({"S": rows(["项目", "金额"], ["甲", "1.5"])}, styles=styles)
    assert texts(tmp_path / "a.xlsx", data) == [["项目", "金额"], ["甲", "1.5"]]
    page = "<table style='color:#fff'><tr><td>项目<td>金额<tr><td>甲<td>1.5</table>"
    assert texts(tmp_path / "a.html", page.encode()) == [["项目", "金额"], ["甲", "1.5"]]
