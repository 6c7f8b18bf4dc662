"""A merged cell says what it says of every row it covers, in every format that knows of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from generator.documents.model import Document
from generator.documents.open import open_document
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

HEADER = ("项目类别", "项目名称", "项目单位", "资金来源", "合计", "本年拨款")
# text and rows covered; a None is covered by the cell above it
ROWS: tuple[tuple[tuple[str, int] | None, ...], ...] = (
    (("特定目标类", 3), ("水库加固", 2), ("水利局", 2), ("一般公共预算", 1), ("100", 1), ("90", 1)),
    (None, None, None, ("政府性基金", 1), ("50", 1), ("40", 1)),
    (None, ("河道清淤", 1), ("水管所", 1), ("一般公共预算", 1), ("30", 1), ("30", 1)),
    (("合计", 1), ("", 1), ("", 1), ("", 1), ("180", 1), ("160", 1)),
)


def html(folder: Path) -> Path:
    rows = "".join(
        "<tr>" + "".join(f"<td rowspan={c[1]}>{c[0]}</td>" for c in row if c) + "</tr>"
        for row in ROWS
    )
    head = "".join(f"<td>{word}</td>" for word in HEADER)
    path = folder / "a.html"
    path.write_text(
        f"<meta charset=utf-8><p>表8 项目支出表</p><p>单位：万元</p>"
        f"<table><tr>{head}</tr>{rows}</table>",
        "utf-8",
    )
    return path


def docx(folder: Path) -> Path:
    import docx as word

    document = word.Document()
    document.add_paragraph("表8 项目支出表")
    document.add_paragraph("单位：万元")
    table = document.add_table(len(ROWS) + 1, len(HEADER))
    for column, text in enumerate(HEADER):
        table.cell(0, column).text = text
    for at, row in enumerate(ROWS, 1):
        for column, cell in enumerate(row):
            if cell and cell[1] > 1:
                table.cell(at, column).merge(table.cell(at + cell[1] - 1, column))
            if cell:
                table.cell(at, column).text = cell[0]
    path = folder / "a.docx"
    document.save(str(path))
    return path


def xlsx(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["表8 项目支出表"])
    sheet.append(["单位：万元"])
    sheet.append(list(HEADER))
    for at, row in enumerate(ROWS, 4):
        sheet.append([cell[0] if cell else None for cell in row])
        for column, cell in enumerate(row, 1):
            if cell and cell[1] > 1:
                sheet.merge_cells(None, at, column, at + cell[1] - 1, column)
    path = folder / "a.xlsx"
    book.save(path)
    return path


def reading(document: Document) -> Reading:
    return read_disclosure(document, fiscal_year=2023, phase="approved")


@pytest.mark.parametrize("make", [html, docx, xlsx], ids=["html", "docx", "xlsx"])
def test_project_and_unit_of_every_row_that_a_merged_cell_covers(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    found = [f for f in reading(open_document(make(tmp_path))).facts if f.column == "合计"]
    assert [(f.label, f.project_name, f.unit_name, f.fund_source) for f in found] == [
        ("水库加固", "水库加固", "水利局", "general-public-budget"),
        ("水库加固", "水库加固", "水利局", "government-fund"),
        ("河道清淤", "河道清淤", "水管所", "general-public-budget"),
        ("合计", "", "", ""),
    ]
    assert [f.row_role for f in found] == ["item", "item", "item", "total"]


def test_covered_cells_stay_blank_in_the_published_table(tmp_path: Path) -> None:
    cells = reading(open_document(html(tmp_path))).cells
    assert [c.text for c in cells if c.column == 2] == ["项目名称", "水库加固", "", "河道清淤", ""]


def test_a_blank_cell_that_no_merged_one_covers_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<meta charset=utf-8><p>表8 项目支出表</p><p>单位：万元</p><table>"
        "<tr><td>项目名称</td><td>项目单位</td><td>合计</td></tr>"
        "<tr><td>水库加固</td><td>水利局</td><td>100</td></tr>"
        "<tr><td>河道清淤</td><td></td><td>30</td></tr></table>",
        "utf-8",
    )
    assert [f.unit_name for f in reading(open_document(path)).facts] == ["水利局", ""]


OVER_NAMES = (
    "<tr><td>道路清扫</td><td>190</td><td>甲</td></tr>"
    "<tr><td>路灯维护</td><td rowspan=2>90</td><td>乙</td></tr>"
    "<tr><td>绿化养护</td><td>丙</td></tr>"
    "<tr><td>合计</td><td>280</td><td></td></tr>"
)
OVER_ONE_NAME = (
    "<tr><td rowspan=2>道路清扫</td><td rowspan=2>190</td><td>甲</td></tr><tr><td>乙</td></tr>"
    "<tr><td>路灯维护</td><td rowspan=2>90</td><td>丙</td></tr><tr><td></td><td>丁</td></tr>"
)


OVER_FUNDS = (
    "<tr><td rowspan=2>道路清扫</td><td rowspan=2>150</td><td>一般公共预算</td><td>100</td></tr>"
    "<tr><td>政府性基金</td><td>50</td></tr>"
    "<tr><td>路灯维护</td><td>30</td><td>一般公共预算</td><td>30</td></tr>"
)


def of_rows(rows: str, path: Path, *words: str) -> Reading:
    words = words or ("项目名称", "预算数", "备注")
    head = f"<tr>{''.join(f'<td>{word}</td>' for word in words)}</tr>"
    page = f"<meta charset=utf-8><p>表8 项目支出表</p><p>单位：万元</p><table>{head}{rows}</table>"
    path.write_text(page, "utf-8")
    return reading(open_document(path))


def test_an_amount_merged_down_over_two_names_is_neither_ones(tmp_path: Path) -> None:
    read = of_rows(OVER_NAMES, tmp_path / "a.html")
    assert [(f.label, f.published) for f in read.facts] == [("道路清扫", "190"), ("合计", "280")]
    reason = "金额合并在几行中，无法确定属于哪一行"
    assert [(u.text, u.reason) for u in read.unread] == [("90", reason)]


def test_an_amount_merged_down_with_its_name_is_that_names(tmp_path: Path) -> None:
    read = of_rows(OVER_ONE_NAME, tmp_path / "a.html")
    assert [(f.label, f.published) for f in read.facts] == [("道路清扫", "190"), ("路灯维护", "90")]
    assert read.unread == ()


def test_an_amount_over_rows_of_two_funds_is_of_neither_fund(tmp_path: Path) -> None:
    words = ("项目名称", "合计", "资金来源", "金额")
    read = of_rows(OVER_FUNDS, tmp_path / "a.html", *words)
    assert [(f.published, f.fund_source) for f in read.facts] == [
        ("150", ""),
        ("100", "general-public-budget"),
        ("50", "government-fund"),
        ("30", "general-public-budget"),
        ("30", "general-public-budget"),
    ]
