"""Docx and doc: merged cells, what is printed and what is not, numbers counted by Word."""

from __future__ import annotations

import http.server
import io
import shutil
import subprocess
import threading
from pathlib import Path

import docx
import pytest
from office_files import docx_of, p, tbl, tc
from read_blocks import grids, said, tables

from generator.documents.model import Document, Paragraph
from generator.documents.open import open_document
from generator.documents.places import open_places
from generator.documents.word.numbering import chinese, in_form
from generator.documents.word.read import masked_copy, word_document
from generator.errors import UnusableInput

HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>不印</w:t></w:r>"
DELETED = '<w:del w:author="某某"><w:r><w:delText>旧</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:author="某某"><w:r><w:t>新</w:t></w:r></w:ins>'
ROWS = tbl(tc("项目") + tc("金额"), tc("合计") + tc("1.00"))


def read(body: str, **parts: str) -> Document:
    return word_document(docx_of(body, **parts), "t.docx")


def test_merged_cells_stand_in_their_first_row_and_column() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        tbl(
            tc("科目", down) + tc("支出", '<w:gridSpan w:val="2"/>'),
            tc("", on) + tc("基本") + tc("项目"),
            tc("合计") + tc("1.00") + tc("2.00"),
        )
    )
    assert tables(document) == [
        [["科目", "支出", ""], ["", "基本", "项目"], ["合计", "1.00", "2.00"]]
    ]
    (grid,) = grids(document)
    assert grid.rows[2].cells[2].source == "table:1!r3c3"


def test_a_row_may_begin_and_end_inside_the_grid() -> None:
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    document = read(tbl(tc("a") + tc("b"), before + tc("1.00"), tc("c") + tc("2.00")))
    assert tables(document) == [[["a", "b"], ["", "1.00"], ["c", "2.00"]]]


def test_columns_that_only_cut_other_cells_are_left_out() -> None:
    two = '<w:gridSpan w:val="2"/>'
    document = read(tbl(tc("a", two) + tc("b"), tc("c", two) + tc("1.00")))
    assert tables(document) == [[["a", "b"], ["c", "1.00"]]]


def test_nested_tables_follow_the_table_they_stand_in() -> None:
    inner = f"<w:tc><w:tcPr/>{p('见内表')}{ROWS}{p('')}</w:tc>"
    document = read(tbl(tc("外") + inner, tc("x") + tc("y")) + p("后"))
    assert [b.source for b in document.blocks] == ["table:1", "table:2", "paragraph:1"]
    assert tables(document)[0] == [["外", "见内表"], ["x", "y"]]
    assert tables(document)[1] == [["项目", "金额"], ["合计", "1.00"]]


def test_words_of_a_frame_stay_above_and_below_the_table_in_it() -> None:
    cell = (
        f"<w:tc><w:tcPr/>{p('支出决算表')}{p('单位：万元')}{ROWS}{p('注：本表反映支出。')}</w:tc>"
    )
    document = read(tbl(tc("部门决算"), cell))
    assert [b.source for b in document.blocks] == [
        "table:1!r1c1",
        "table:1!r2c1",
        "table:1!r2c1",
        "table:2",
        "table:1!r2c1",
    ]
    assert said(document) == ["部门决算", "支出决算表", "单位：万元", "注：本表反映支出。"]
    assert tables(document) == [[["项目", "金额"], ["合计", "1.00"]]]


def test_text_boxes_follow_their_paragraph_and_are_read_once() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('框内')}</w:txbxContent></wps:txbx>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    shape = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    document = read(f"<w:p>{shape}<w:r><w:t>正文</w:t></w:r></w:p>{p('下文')}")
    assert said(document) == ["正文", "框内", "下文"]


def test_what_is_deleted_or_hidden_is_not_read_and_what_is_inserted_is() -> None:
    document = read(f"<w:p>{DELETED}{INSERTED}{HIDDEN}<w:r><w:t>文</w:t></w:r></w:p>")
    assert said(document) == ["新文"]
    assert "某某".encode() not in document.stored
    deleted_row = "<w:trPr><w:del/></w:trPr>" + tc("废") + tc("9.00")
    table = tbl(tc("项目") + tc("金额"), deleted_row, tc("合计") + tc("1.00"))
    assert tables(read(table)) == [[["项目", "金额"], ["合计", "1.00"]]]


def test_wrappers_are_taken_off() -> None:
    link = '<w:hyperlink r:id="rId9"><w:r><w:t>链接</w:t></w:r></w:hyperlink>'
    field = "<w:r><w:instrText>DDE cmd</w:instrText></w:r><w:r><w:t>结果</w:t></w:r>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}{ROWS}</w:sdtContent></w:sdt>"
    document = read(f"<w:p>{link}{field}</w:p>{control}")
    assert said(document) == ["链接结果", "控件"]
    assert len(tables(document)) == 1
    assert b"DDE" not in document.stored


def test_lines_and_tabs_inside_a_paragraph() -> None:
    runs = "<w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>右</w:t></w:r>"
    assert said(read(f"<w:p>{runs}</w:p>")) == ["上 下 右"]


def test_heading_levels_come_from_styles_and_outline() -> None:
    styles = (
        '<w:style w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="x"/><w:basedOn w:val="a"/></w:style>'
    )
    body = (
        p("甲", '<w:pPr><w:pStyle w:val="b"/></w:pPr>')
        + p("乙", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + p("丙")
    )
    levels = [b.level for b in read(body, styles=styles).blocks if isinstance(b, Paragraph)]
    assert levels == [2, 1, 0]


def test_automatic_numbers_are_printed_text() -> None:
    def level(at: int, form: str, text: str) -> str:
        inner = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'

    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "chineseCounting", "%1、")}'
        f"{level(1, 'decimal', '%1.%2')}</w:abstractNum>"
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    )

    def item(text: str, at: int) -> str:
        number = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="5"/></w:numPr>'
        return p(text, f"<w:pPr>{number}</w:pPr>")

    body = item("概况", 0) + item("职能", 1) + item("机构", 1) + item("说明", 0) + item("收入", 1)
    document = read(body, numbering=numbering)
    assert said(document) == ["一、概况", "一.1职能", "一.2机构", "二、说明", "二.1收入"]
    assert word_document(document.stored, "t.docx").blocks == document.blocks


def test_chinese_numerals() -> None:
    said = {1: "一", 10: "十", 12: "十二", 20: "二十", 101: "一百零一", 110: "一百一十"}
    assert {number: chinese(number) for number in said} == said
    assert [in_form(4, form) for form in ("lowerRoman", "upperLetter", "decimalZero")] == [
        "iv", "D", "04",
    ]  # fmt: skip


def test_contacts_are_masked_across_runs_and_cells_in_reading_and_copy(tmp_path: Path) -> None:
    split = "<w:r><w:t>联系</w:t></w:r><w:r><w:t>人：张</w:t></w:r><w:r><w:t>三</w:t></w:r>"
    body = f"<w:p>{split}</w:p>" + tbl(tc("联系人") + tc("李四"), tc("电话") + tc("13800000000"))
    document = read(body)
    assert said(document) == ["联系人：██"]
    assert tables(document) == [[["联系人", "██"], ["电话", "█" * 11]]]
    path = tmp_path / "t.docx"
    path.write_bytes(docx_of(body))
    copy = masked_copy(path)
    assert copy == document.stored == masked_copy(path)
    plain = word_document(copy, "t.docx")
    assert plain.blocks == document.blocks
    assert plain.stored == copy


def test_the_copy_opens_in_another_program() -> None:
    document = read(p("标题") + ROWS)
    other = docx.Document(io.BytesIO(document.stored))
    assert [paragraph.text for paragraph in other.paragraphs] == ["标题"]
    assert other.tables[0].cell(1, 1).text == "1.00"


def test_every_place_gives_back_what_was_printed() -> None:
    document = read(p("标题") + ROWS)
    places = open_places(document.stored, "t.docx", ["paragraph:1", "table:1!r2c2", "table:9!r1c1"])
    assert list(places.values()) == ["标题", "1.00", None]


def test_an_old_doc_is_read_by_libreoffice_or_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modern, old = tmp_path / "t.docx", tmp_path / "t.doc"
    word = docx.Document()
    word.add_paragraph("部门支出总表")
    table = word.add_table(2, 2)
    for cell, text in zip(table._cells, ["项目", "金额", "合计", "1.00"], strict=True):
        cell.text = text
    word.add_paragraph()  # a document never ends in a table
    word.save(str(modern))
    office = shutil.which("soffice")
    if office:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(modern)], check=True, capture_output=True)
        document = open_document(old)
        assert (document.name, document.format) == ("t.docx", "doc")
        assert tables(document) == [[["项目", "金额"], ["合计", "1.00"]]]
        assert open_document(old).stored == document.stored
    else:
        old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    monkeypatch.setattr("generator.documents.word.legacy._program", lambda: None)
    with pytest.raises(UnusableInput, match="needs LibreOffice"):
        open_document(old)


def test_a_doc_that_is_a_docx_or_a_page_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "t.doc"
    path.write_bytes(docx_of(p("标题") + ROWS))
    assert open_document(path).name == "t.docx"
    path.write_bytes(b"<html><body><p>x</p></body></html>")
    assert open_document(path).name == "t.html"


def test_rtf_is_read_under_its_own_name_or_says_what_is_missing(tmp_path: Path) -> None:
    row = r"\trowd\cellx2000\cellx4000\intbl %s\cell %s\cell\row"
    path = tmp_path / "t.rtf"
    path.write_text(r"{\rtf1\ansi 2023\par " + row % ("a", "1.00") + row % ("b", "2.00") + "}")
    if shutil.which("soffice") is None:
        with pytest.raises(UnusableInput, match="needs LibreOffice"):
            open_document(path)
        return
    document = open_document(path)
    assert (document.name, document.format) == ("t.docx", "doc")
    assert [[c.text for c in row.cells] for row in grids(document)[0].rows] == [
        ["a", "1.00"],
        ["b", "2.00"],
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_doc_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    """A picture that is only named in a doc was fetched from wherever it said."""
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(self.client_address[0])

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        source = tmp_path / "t.fodt"
        source.write_text(LINKED % f"http://127.0.0.1:{server.server_address[1]}/a.png")
        command = ["soffice", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless"]
        command += ["--convert-to", "doc", "--outdir", str(tmp_path), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert b"a.png" in (tmp_path / "t.doc").read_bytes().replace(b"\0", b"")
        asked.clear()  # the program that makes the file may ask
        open_document(tmp_path / "t.doc")
        server.shutdown()
    assert not asked


LINKED = (
    '<?xml version="1.0"?>'
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
    '<text:p>2023<draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char">'
    '<draw:image xlink:href="%s" xlink:type="simple"/></draw:frame></text:p>'
    "</office:text></office:body></office:document>"
)
