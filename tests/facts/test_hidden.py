"""Hidden rows and columns of a table: nobody sees them, but the sums beside them count them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from generator.documents.merge import merge_documents
from generator.documents.model import Document
from generator.documents.places import open_locator
from generator.documents.sheets.read import sheets_document
from generator.documents.text import parse_text
from generator.documents.web.read import web_document
from generator.documents.word.read import word_document
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

ROWS: list[list[str | float | None]] = [
    ["一般公共预算“三公”经费支出预算表", None, None, None],
    ["单位：万元", None, None, None],
    ["项目", "2021年预算", "2022年预算", "备注"],
    ["合计", 52.5, 50, None],
    ["因公出国（境）费", 0, 0, None],
    ["公务接待费", 12.5, 10, None],
    ["公务用车购置及运行费", 40, 40, "8辆"],
]


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_of(body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        main = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", main)
    return buffer.getvalue()


def read(hide: Callable[[Worksheet], None]) -> tuple[Reading, bytes]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in ROWS:
        sheet.append(row)
    hide(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    document = sheets_document(buffer.getvalue(), "t.xlsx")
    return read_disclosure(document, fiscal_year=2022, phase="approved"), document.stored


def hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[6].hidden = True


def hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def hide_remarks(sheet: Worksheet) -> None:
    sheet.column_dimensions["D"].hidden = True


def test_a_hidden_row_is_no_fact_but_is_told_with_its_place() -> None:
    reading, stored = read(hide_row)
    assert "公务接待费" not in {fact.label for fact in reading.facts}
    told = [(u.text, u.source, u.reason) for u in reading.unread]
    assert told == [
        ("12.5", "sheet:Sheet!B6", "在隐藏的行或列中，公开时看不见"),
        ("10", "sheet:Sheet!C6", "在隐藏的行或列中，公开时看不见"),
    ]
    assert [open_locator(stored, "t.xlsx", u.source) for u in reading.unread] == ["12.5", "10"]
    (table,) = [t for t in reading.tables if t.facts]
    assert (table.amount_cells, table.facts) == (8, 6)


def whiten(sheet: Worksheet) -> None:
    sheet["B6"].font = Font(color="FFFFFF")


def test_a_white_number_is_no_fact_but_is_told_with_its_place() -> None:
    reading, stored = read(whiten)
    told = [(u.text, u.source, u.reason) for u in reading.unread]
    assert told == [("12.5", "sheet:Sheet!B6", "数字是白色的，公开时看不见")]
    assert open_locator(stored, "t.xlsx", "sheet:Sheet!B6") == "12.5"
    (table,) = [t for t in reading.tables if t.facts]
    assert (table.amount_cells, table.facts) == (8, 7)


def test_a_hidden_column_of_money_is_told() -> None:
    reading, _ = read(hide_column)
    assert {fact.column for fact in reading.facts} == {"2022年预算"}
    assert [u.text for u in reading.unread] == ["52.5", "0", "12.5", "40"]


def test_a_hidden_column_of_words_holds_nothing_to_tell() -> None:
    reading, _ = read(hide_remarks)
    assert reading.unread == ()
    assert len(reading.facts) == 8


WHY = "在隐藏的行或列中，公开时看不见"
HEAD = "<p>一般公共预算“三公”经费支出预算表</p><p>单位：万元</p>"


def page(row: str = "", column: str = "") -> str:
    """The same table as a web page, with marks on the row of 公务接待费 and the column of 2021."""
    lines = []
    for cells in ROWS[2:]:
        marks = row if cells[0] == "公务接待费" else ""
        texts = ["" if cell is None else str(cell) for cell in cells]
        inner = f"<td>{texts[0]}</td><td{column}>{texts[1]}</td>"
        lines.append(f"<tr{marks}>{inner}<td>{texts[2]}</td><td>{texts[3]}</td></tr>")
    return "<table>" + "\n".join(lines) + "</table>"


def word(row: bool = False, column: bool = False) -> bytes:
    """The same table in Word: the row hidden as a row, the column by hidden letters."""
    lines = []
    for cells in ROWS[2:]:
        looks = [column and at == 1 for at in range(4)]
        inner = "".join(
            f"<w:tc><w:tcPr/><w:p><w:r>{'<w:rPr><w:vanish/></w:rPr>' if unseen else ''}"
            f"<w:t>{'' if cell is None else cell}</w:t></w:r></w:p></w:tc>"
            for cell, unseen in zip(cells, looks, strict=True)
        )
        mark = "<w:trPr><w:hidden/></w:trPr>" if row and cells[0] == "公务接待费" else ""
        lines.append(mark + inner)
    titles = ["一般公共预算“三公”经费支出预算表", "单位：万元"]
    above = "".join(f"<w:p><w:r><w:t>{title}</w:t></w:r></w:p>" for title in titles)
    return docx_of(f"{above}<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>")


def documents_with(kind: str) -> Document:
    row, column = (" hidden", "") if kind.endswith("row") else ("", ' style="display:none"')
    if kind.startswith("html"):
        return web_document((HEAD + page(row, column)).encode(), "t.html")
    if kind.startswith("md"):
        titles = "一般公共预算“三公”经费支出预算表\n\n单位：万元\n\n"
        return parse_text(titles + page(row, column), "t.md", "md")
    return word_document(word(bool(row), bool(column)), "t.docx")


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_what_is_hidden_in_a_row_is_told_in_every_format(form: str) -> None:
    document = documents_with(f"{form} row")
    reading = read_disclosure(document, fiscal_year=2022, phase="approved")
    assert "公务接待费" not in {fact.label for fact in reading.facts}
    assert [(u.text, u.reason) for u in reading.unread] == [("12.5", WHY), ("10", WHY)]
    (table,) = [t for t in reading.tables if t.facts]
    assert (table.amount_cells, table.facts) == (8, 6)
    stored = document.stored or "\n".join(document.lines).encode()
    assert [open_locator(stored, f"t.{form}", u.source) for u in reading.unread] == ["12.5", "10"]
    assert document.notes == ("表格隐藏的行或列中有 3 个单元格没有读取",)


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_what_is_hidden_in_a_column_is_told_in_every_format(form: str) -> None:
    document = documents_with(f"{form} column")
    reading = read_disclosure(document, fiscal_year=2022, phase="approved")
    assert {(fact.column, fact.published) for fact in reading.facts if fact.row == 1} == {
        ("2022年预算", "50")
    }
    assert [u.text for u in reading.unread] == ["52.5", "0", "12.5", "40"]
    stored = document.stored or "\n".join(document.lines).encode()
    opened = [open_locator(stored, f"t.{form}", u.source) for u in reading.unread]
    assert opened == ["52.5", "0", "12.5", "40"]


@pytest.mark.parametrize("form", ["html row", "html column", "docx row", "docx column"])
def test_what_is_hidden_stays_so_in_the_stored_copy(form: str) -> None:
    document = documents_with(form)
    again = (
        web_document(document.stored, "t.html")
        if form.startswith("html")
        else word_document(document.stored, "t.docx")
    )
    assert again.blocks == document.blocks


def test_what_is_hidden_in_a_second_file_is_told_with_the_file() -> None:
    words = parse_text("部门预算说明", "a.txt")
    merged = merge_documents([words, documents_with("html row")])
    reading = read_disclosure(merged, fiscal_year=2022, phase="approved")
    assert {u.source.rpartition("@")[2] for u in reading.unread} == {"2"}
    assert [u.text for u in reading.unread] == ["12.5", "10"]


def test_a_merged_cell_reaches_over_visible_rows_only() -> None:
    table = (
        "<table><tr><td rowspan=2>甲<td>一<td>1.00<tr hidden><td>二<td>2.00"
        "<tr><td>三<td>3.00<tr><td>乙<td>四<td>4.00</table>"
    )
    (grid,) = web_document(table.encode(), "t.html").blocks
    assert [[c.text for c in row.cells] for row in grid.rows] == [  # type: ignore[union-attr]
        ["甲", "一", "1.00"],
        ["", "三", "3.00"],
        ["乙", "四", "4.00"],
    ]


def test_hidden_words_of_a_document_are_counted() -> None:
    unseen = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>"
    document = word_document(docx_of(f"<w:p>{unseen}<w:r><w:t>正文</w:t></w:r></w:p>"), "t.docx")
    assert document.notes == ("文件中有 1 处隐藏的文字没有读取",)
