"""Files that are not what their names say: read as what they are, or refused in one line."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from office_files import docx_of, p, rows, tbl, tc, xlsx_of, zipped
from read_blocks import grids, texts

from generator.documents.model import Document
from generator.documents.open import open_document, stored_copy
from generator.documents.places import open_locator
from generator.errors import UnusableInput

ROWS = [["项目", "金额"], ["合计", "1,200.00"]]
CELLS = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in ROWS)
PAGE = f"<!DOCTYPE html><html><head></head><body><table>{CELLS}</table></body></html>"
DOCX = docx_of(p("标题") + tbl(*(tc(a) + tc(b) for a, b in ROWS)))
XLSX = xlsx_of({"S": rows(*ROWS)})
MAIL = (
    'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
    "--B\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: {}\r\n\r\n{}\r\n"
    "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    "--B--\r\n"
)
FOLDED = base64.encodebytes(PAGE.encode("gbk")).decode()
QUOTED = "".join(
    chr(byte) if 32 <= byte < 127 and byte != 61 else f"={byte:02X}" for byte in PAGE.encode("gbk")
).replace("1,200", "1,=\r\n200")
COMMAS = '项目,金额\n合计,"1,200.00"\n支出,3.00\n'
TABS = "项目\t金额\n合计\t1,200.00\n"


def opened(data: bytes, name: str, directory: Path) -> Document:
    path = directory / name
    path.write_bytes(data)
    return open_document(path)


@pytest.mark.parametrize(
    ("name", "data", "stored"),
    [
        ("a.doc", PAGE.encode(), "a.html"),
        ("a.docx", PAGE.encode("gbk"), "a.html"),
        ("a.xls", PAGE.encode("utf-16"), "a.html"),
        ("a.xlsx", PAGE.encode(), "a.html"),
        ("a.pdf", PAGE.encode(), "a.html"),
        ("a.txt", PAGE.encode("gbk"), "a.html"),
        ("a.jsp", PAGE.encode(), "a.html"),
        ("a.shtml", PAGE.encode(), "a.html"),
        ("a.mht", MAIL.format("base64", FOLDED).encode(), "a.html"),
        ("a.mhtml", MAIL.format("quoted-printable", QUOTED).encode(), "a.html"),
        ("a.doc", MAIL.format("base64", FOLDED).encode(), "a.html"),
        ("a.html", MAIL.format("quoted-printable", QUOTED).encode(), "a.html"),
        ("a.doc", DOCX, "a.docx"),
        ("a.xls", DOCX, "a.docx"),
        ("a.txt", DOCX, "a.docx"),
        ("a.html", XLSX, "a.xlsx"),
        ("a.xls", XLSX, "a.xlsx"),
        ("a.docx", XLSX, "a.xlsx"),
        ("a.xlsm", XLSX, "a.xlsx"),
        ("a.et", XLSX, "a.xlsx"),
        ("a.xls", TABS.encode("gbk"), "a.txt"),
        ("a.xls", TABS.encode("utf-16"), "a.txt"),
        ("a.doc", TABS.encode(), "a.txt"),
    ],
)
def test_a_file_is_read_as_what_it_is(name: str, data: bytes, stored: str, tmp_path: Path) -> None:
    document = opened(data, name, tmp_path)
    assert document.name == stored
    (grid,) = grids(document)
    assert texts(grid) == ROWS
    amount = grid.rows[1].cells[1]
    assert open_locator(stored_copy(document), document.name, amount.source) == "1,200.00"


@pytest.mark.parametrize("name", ["a.csv", "a.xls", "a.txt"])
def test_commas_are_read_under_all_names(name: str, tmp_path: Path) -> None:
    document = opened(COMMAS.encode("gbk"), name, tmp_path)
    (grid,) = grids(document)
    assert [[c.text for c in r.cells] for r in grid.rows] == [*ROWS, ["支出", "3.00"]]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xls", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
         b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "Excel 2003 XML"),
        ("a.doc", b'<?xml version="1.0"?><w:wordDocument '
         b'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>', "Word 2003 XML"),
        ("a.docx", zipped({"OFD.xml": "<a/>"}), "OFD"),
        ("a.ods", zipped({"mimetype": "x", "content.xml": "<a/>"}), "OpenDocument"),
        ("a.xls", b"Rar!\x1a\x07", "RAR"),
        ("a.zip", zipped({"a.txt": "x"}), "cannot be read"),
        ("a.xls", b'<html><head></head><frameset rows="*,39"><frame src="a.files/sheet001.htm">'
         b"</frameset></html>", "sheet001.htm"),
        ("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B--",
         "without a page"),
        ("a.xls", b"\0\1" * 500, "no xls workbook"),
        ("a.zip", zipped({"a.txt": "a"}), "unpack it"),
        ("a.rar", b"Rar!\x1a\x07", "unpack it"),
        ("a.ofd", zipped({"OFD.xml": "<a/>"}), "save it as PDF"),
    ],
)  # fmt: skip
def test_what_no_reader_is_for_is_said_in_one_line(
    name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    with pytest.raises(UnusableInput, match=said) as caught:
        opened(data, name, tmp_path)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_markdown_that_begins_as_a_page_stays_markdown(tmp_path: Path) -> None:
    text = "<html><body><table><tr><td>项目<td>1.00</table></body></html>\n\n## 二\n"
    document = opened(text.encode(), "a.md", tmp_path)
    assert document.format == "md"
    assert [type(block).__name__ for block in document.blocks] == ["Grid", "Paragraph"]
