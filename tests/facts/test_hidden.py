"""Hidden rows and columns of a sheet: nobody sees them, but the sums beside them count them."""

from __future__ import annotations

import io
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.documents.places import open_locator
from generator.documents.sheets.read import sheets_document
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


def test_a_hidden_column_of_money_is_told() -> None:
    reading, _ = read(hide_column)
    assert {fact.column for fact in reading.facts} == {"2022年预算"}
    assert [u.text for u in reading.unread] == ["52.5", "0", "12.5", "40"]


def test_a_hidden_column_of_words_holds_nothing_to_tell() -> None:
    reading, _ = read(hide_remarks)
    assert reading.unread == ()
    assert len(reading.facts) == 8
