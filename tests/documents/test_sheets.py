"""Spreadsheets: printed text by display format, merged and hidden cells, titles and notes."""

from __future__ import annotations

import io
import time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from office_files import rows, xlsx_of
from openpyxl.styles import Border, Side
from read_blocks import grids, said, tables

from generator.documents.model import Document
from generator.documents.open import open_document
from generator.documents.places import open_places
from generator.documents.sheets.formats import number_of, show, show_text
from generator.documents.sheets.read import masked_copy, sheets_document
from generator.errors import UnusableInput

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


def read(sheets: dict[str, str], **parts: str) -> Document:
    return sheets_document(xlsx_of(sheets, **parts), "t.xlsx")


@pytest.mark.parametrize(
    ("stored", "code", "printed"),
    [
        ("12.5", "0.00", "12.50"),
        ("12.499999999999998", "General", "12.5"),
        ("1.005", "0.00", "1.01"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("-5", "0_ ;[Red]\\-0\\ ", "-5"),
        ("-0.35", "#,##0.00;[Red]#,##0.00", "-0.35"),
        ("0.35", "#,##0.00;[Red]#,##0.00", "0.35"),
        ("-10", "0.00_ ;[Red]0.00\\ ", "-10.00"),
        ("-10", "General;[红色]General", "-10"),
        ("-10", "0.00;0.00", "±10.00"),
        ("-10", "[Red]0.00;[Red]0.00;0", "±10.00"),
        ("-10", "0.00;0.00-", "10.00-"),
        ("-10", '0.00;"亏损"', "亏损"),
        ("-10", "[Red][<0]-0.00;0.00", "-10.00"),
        ("1234.5", ACCOUNTING, "1,234.50"),
        ("-1234.5", ACCOUNTING, "-1,234.50"),
        ("0", ACCOUNTING, "-"),
        ("0", "#,##0.00;-#,##0.00;", ""),
        ("0", ";;;", ""),
        ("0", "#", ""),
        ("0.1234", "0.00%", "12.34%"),
        ("123456", '0!.0,"万"', "12.3万"),
        ("123456", '0.00,"千元"', "123.46千元"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("2010101", "General", "2010101"),
        ("101", "0000000", "0000101"),
        ("1234", '00"-"00', "12-34"),
        ("1234567", '[>=1000000]0.0,,"百万";0', "1.2百万"),
        ("1e21", "General", "1E+21"),
        ("0.00001234567", "General", "1.23457E-05"),
        ("12345", "0.0E+00", "1.2E+04"),
        ("-0.001", "0.00", "-0.00"),
        ("5", "[DBNum1]0", "五"),
        ("44927", 'yyyy"年"m"月"d"日"', "2023年1月1日"),
        ("44927.75", "yyyy-mm-dd hh:mm", "2023-01-01 18:00"),
        ("44927", "[$-804]yyyy/m/d;@", "2023/1/1"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.333", "# ?/?", "0.333"),
    ],
)
def test_a_number_is_printed_as_its_format_shows_it(stored: str, code: str, printed: str) -> None:
    number = number_of(stored)
    assert number is not None
    assert show(number, code) == printed


def test_a_text_is_printed_as_its_format_shows_it() -> None:
    assert show_text("合计", ACCOUNTING).strip() == "合计"
    assert show_text("甲", '"附"@') == "附甲"
    assert show_text("甲", ";;;") == ""


@given(st.decimals(-(10**9), 10**9, places=2), st.booleans())
def test_money_formats_lose_nothing(amount: Decimal, grouped: bool) -> None:
    stored = number_of(repr(float(amount)))
    assert stored is not None
    shown = show(stored, "#,##0.00" if grouped else "0.00")
    assert shown.replace(",", "") == f"{amount:.2f}".replace("-0.00", "0.00")


def test_titles_unit_and_notes_are_paragraphs_of_their_own() -> None:
    sheet = rows(["部门支出总表"], [None, "单位：万元"], ["项目", "金额"], ["合计", "1.00"])
    document = read({"Sheet1": sheet, "3支出": sheet})
    assert said(document) == ["部门支出总表", "单位：万元", "3支出", "部门支出总表", "单位：万元"]
    assert tables(document) == [[["项目", "金额"], ["合计", "1"]]] * 2
    assert [b.source for b in document.blocks][:3] == [
        "sheet:Sheet1!A1", "sheet:Sheet1!B2", "sheet:Sheet1",
    ]  # fmt: skip


def test_two_tables_one_below_the_other() -> None:
    table = [["项目", "金额"], ["合计", "1.00"]]
    document = read({"Sheet1": rows(["甲表"], *table, [], ["乙表"], *table, [], ["注：说明"])})
    assert said(document) == ["甲表", "乙表", "注：说明"]
    assert len(tables(document)) == 2


def test_a_blank_row_and_a_label_alone_do_not_end_a_table() -> None:
    lines = [["项目", "金额"], ["甲", "1"], [], ["二、项目支出"], ["乙", "2"], ["合计", "3"]]
    (grid,) = tables(read({"Sheet1": rows(["表"], *lines)}))
    assert grid == [["项目", "金额"], ["甲", "1"], ["", ""], ["二、项目支出", ""], ["乙", "2"],
                    ["合计", "3"]]  # fmt: skip


def test_merged_cells_hide_what_they_cover() -> None:
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    lines = rows(["科目", "支出", "旧"], ["旧", "基本", "项目"], ["合计", "1.00", "2.00"])
    assert tables(read({"Sheet1": lines + merged})) == [
        [["科目", "支出", ""], ["", "基本", "项目"], ["合计", "1", "2"]]
    ]


def test_hidden_rows_columns_and_sheets_are_not_read_but_noted() -> None:
    lines = rows(["项目", "金额", "密"], ["废", "9.00", "8"], ["合计", "1.00", "7"])
    hidden = lines.replace('<row r="2">', '<row r="2" hidden="1">')
    columns = '<cols><col min="3" max="3" hidden="1"/></cols>'
    document = read({"Sheet1": columns + hidden, "~底稿": lines})
    assert tables(document) == [[["项目", "金额"], ["合计", "1"]]]
    assert document.notes == (
        "有 1 个隐藏的工作表没有读取：~底稿",
        "工作表“Sheet1”隐藏的行或列中有 5 个单元格没有读取",
    )


def test_a_merged_cell_shows_in_its_first_visible_row() -> None:
    merged = '<mergeCells><mergeCell ref="A1:A3"/></mergeCells>'
    lines = rows(["合并", "甲", "1"], [None, "乙", "2"], [None, "丙", "3"])
    hidden = lines.replace('<row r="1">', '<row r="1" hidden="1">')
    document = read({"Sheet1": hidden + merged})
    assert tables(document) == [[["合并", "乙", "2"], ["", "丙", "3"]]]
    places = open_places(document.stored, "t.xlsx", ["sheet:Sheet1!A1", "sheet:Sheet1!A2"])
    assert list(places.values()) == ["合并", None]


def test_zeros_that_the_sheet_does_not_show_are_blank() -> None:
    view = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>'
    assert tables(read({"Sheet1": view + rows(["项目", "金额"], ["甲", "0"], ["乙", "1"])})) == [
        [["项目", "金额"], ["甲", ""], ["乙", "1"]]
    ]


def test_lines_around_cells_tell_the_table_from_what_stands_around_it() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    thin = Side(style="thin")
    for line in (["部门：甲局", None, "单位：万元"], ["项目", "基本", "合计"], ["一、说明"],
                 ["甲", 1, 1], ["制表：某部", "某日"]):  # fmt: skip
        sheet.append(line)
    for row in (2, 3, 4):
        for column in (1, 2, 3):
            sheet.cell(row, column).border = Border(thin, thin, thin, thin)
    buffer = io.BytesIO()
    book.save(buffer)
    document = sheets_document(buffer.getvalue(), "t.xlsx")
    assert said(document) == ["部门：甲局", "单位：万元", "制表：某部", "某日"]
    assert tables(document) == [[["项目", "基本", "合计"], ["一、说明", "", ""], ["甲", "1", "1"]]]


def test_rich_text_is_joined_and_readings_beside_it_left_out() -> None:
    strings = "<si><r><t>合</t></r><r><t>计</t></r><rPh><t>héjì</t></rPh></si>"
    cell = '<sheetData><row><c t="s"><v>0</v></c><c><v>1</v></c></row></sheetData>'
    assert tables(read({"Sheet1": cell}, strings=strings)) == [[["合计", "1"]]]


def test_formulas_count_by_their_stored_result_and_are_not_stored() -> None:
    cells = '<c r="B1"><f>WEBSERVICE("x")</f><v>3</v></c><c r="C1" t="str"><f>""</f><v/></c>'
    sheet = f'<sheetData><row r="1"><c r="A1"><v>1</v></c>{cells}</row></sheetData>'
    document = read({"Sheet1": sheet})
    assert tables(document) == [[["1", "3"]]]
    places = open_places(document.stored, "t.xlsx", ["sheet:Sheet1!B1"])
    assert places == {"sheet:Sheet1!B1": "3"}
    stored = openpyxl.load_workbook(io.BytesIO(document.stored))
    assert stored.worksheets[0]["B1"].value == 3


def test_a_formula_without_a_result_makes_the_file_unusable() -> None:
    sheet = '<sheetData><row r="1"><c r="A1"><f>SUM(B1:B9)</f></c></row></sheetData>'
    with pytest.raises(UnusableInput, match=r"the formula in Sheet1!A1 has no stored result"):
        read({"Sheet1": sheet})


def test_contacts_are_masked_across_cells_and_in_shared_strings(tmp_path: Path) -> None:
    strings = "".join(
        f"<si><t>{text}</t></si>" for text in ("联系人", "张三", "电话", "没用到的李四")
    )
    lines = ['<c t="s"><v>0</v></c><c t="s"><v>1</v></c>',
             '<c t="s"><v>2</v></c><c><v>13800000000</v></c>']  # fmt: skip
    sheet = "".join(f"<row>{line}</row>" for line in lines)
    data = xlsx_of({"Sheet1": f"<sheetData>{sheet}</sheetData>"}, strings=strings)
    path = tmp_path / "t.xlsx"
    path.write_bytes(data)
    document = open_document(path)
    assert tables(document) == [[["联系人", "██"], ["电话", "█" * 11]]]
    assert masked_copy(path) == document.stored
    again = sheets_document(document.stored, "t.xlsx")
    assert again.blocks == document.blocks
    assert again.stored == document.stored
    values = [
        c.value
        for r in openpyxl.load_workbook(io.BytesIO(document.stored)).worksheets[0]
        for c in r
    ]
    assert values == ["联系人", "██", "电话", "█" * 11]


def test_an_old_xls_is_stored_as_xlsx_and_reads_alike(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("3支出")
    money = xlwt.easyxf("borders: left thin, right thin", num_format_str="#,##0.00")
    sheet.write_merge(0, 0, 0, 1, "部门支出总表")
    lines: list[list[str | float]] = [["项目", "金额"], ["废", 9], ["甲", 1234.5], ["合计", 1234.5]]
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line):
            sheet.write(row, column, value, money)
    sheet.row(2).hidden = True
    book.add_sheet("底稿").visibility = 1
    path = tmp_path / "t.xls"
    book.save(str(path))
    document = open_document(path)
    assert (document.name, document.format) == ("t.xlsx", "xls")
    assert said(document) == ["3支出", "部门支出总表"]
    assert tables(document) == [[["项目", "金额"], ["甲", "1,234.50"], ["合计", "1,234.50"]]]
    assert len(document.notes) == 2
    places = open_places(document.stored, document.name, ["sheet:3支出!B5"])
    assert places == {"sheet:3支出!B5": "1,234.50"}


def test_a_style_of_an_old_xls_may_name_a_font_that_is_not_there(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for row, line in enumerate((("项目", "金额"), ("甲", 1.5), ("乙", 2.5))):
        for column, value in enumerate(line):
            sheet.write(row, column, value, xlwt.easyxf("borders: left thin"))
    path = tmp_path / "t.xls"
    book.save(str(path))
    data = path.read_bytes()
    record = b"\xe0\x00\x14\x00"  # a style; the number of its font follows
    place = data.rindex(record) + len(record)
    path.write_bytes(data[:place] + b"\xff\x00" + data[place + 2 :])
    assert tables(open_document(path)) == [[["项目", "金额"], ["甲", "1.5"], ["乙", "2.5"]]]


def test_an_xls_that_is_a_page_or_an_xlsx_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "t.xls"
    path.write_bytes(b"<html><body><table><tr><td>a<td>1<tr><td>b<td>2</table>")
    assert open_document(path).name == "t.html"
    path.write_bytes(xlsx_of({"Sheet1": rows(["a", "1"], ["b", "2"])}))
    assert open_document(path).name == "t.xlsx"


def test_sheet_names_may_hold_an_exclamation_mark() -> None:
    document = read({"a!b": rows(["项目", "金额"], ["合计", "1.00"])})
    assert open_places(document.stored, "t.xlsx", ["sheet:a!b!B2"]) == {"sheet:a!b!B2": "1"}


NUMBERS = rows(["项目", "金额"], ["合计", "1.00"], ["其他", "2.00"])


def test_a_number_of_thousands_of_digits_where_a_place_is_expected_is_none() -> None:
    digits = "9" * 5000
    columns = f'<cols><col min="{digits}" max="{digits}" hidden="1"/></cols>'
    string = f'<row r="9"><c r="A9" t="s"><v>{digits}</v></c></row></sheetData>'
    sheet = columns + NUMBERS.replace("</sheetData>", string)
    (grid,) = grids(sheets_document(xlsx_of({"S": sheet}), "t"))
    assert len(grid.rows) == 3


def test_columns_hidden_one_by_one_cost_no_time() -> None:
    listed = "".join(f'<col min="{n}" max="{n}" hidden="1"/>' for n in range(3, 16000, 2))
    sheet = f"<cols>{listed * 2}</cols>" + rows(*[["甲", "1.00"]] * 3000)
    started = time.process_time()
    (grid,) = grids(sheets_document(xlsx_of({"S": sheet}), "t"))
    assert time.process_time() - started < 5
    assert len(grid.rows) == 3000


@pytest.mark.parametrize("code", ["0" + "%" * 100_000, "0" * 2_000_000, "?" * 300])
def test_a_display_format_longer_than_any_program_makes_is_damage(code: str) -> None:
    formats = f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
    styles = formats + '<cellXfs><xf numFmtId="200"/></cellXfs>'
    with pytest.raises(UnusableInput, match="display format of more than 255"):
        sheets_document(xlsx_of({"S": NUMBERS}, styles=styles), "t")


@pytest.mark.parametrize("code", ["0" + "%" * 200, "0." + "0" * 200])
def test_a_number_beyond_all_width_is_no_amount(code: str) -> None:
    assert show(Decimal("1E299"), code) == "########"
