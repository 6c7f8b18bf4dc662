"""Sheets wider than their paper: further columns of a table on pages of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from pdf_reading import read
from pdf_samples import Page, table
from read_blocks import grids, said, texts

from generator.documents.pdf.read import open_page
from generator.facts.read import read_disclosure

XS = [60, 190, 360, 530]
TITLE = ("公开03表", "支出总表")
NAMES = [["科目编码", "科目名称", "合计"], ["201", "公共服务", "9.00"], ["合计", "", "9.00"]]
MORE = [["基本支出", "项目支出", "其他"], ["5.00", "4.00", ""], ["5.00", "4.00", ""]]


def page(rows: Sequence[Sequence[str]], *above: str, top: float = 110, at: float = 60) -> Page:
    sheet = Page()
    for number, line in enumerate(above):
        sheet.text(at, 70 + 15 * number, line)
    table(sheet, XS, top, rows)
    return sheet


def test_columns_on_the_next_page_stand_beside_the_names_of_their_rows(tmp_path: Path) -> None:
    document = read(tmp_path, page(NAMES, *TITLE), page(MORE, "单位：万元", at=250))
    (grid,) = grids(document)
    assert texts(grid) == [a + b for a, b in zip(NAMES, MORE, strict=True)]
    assert said(document) == [*TITLE, "单位：万元"]
    facts = read_disclosure(document, fiscal_year=2023, phase="approved").facts
    told = {(f.function_code, f.column): str(f.amount) for f in facts if f.function_code}
    assert told["201", "项目支出"] == "40000.00"


def test_a_cell_keeps_the_page_it_is_printed_on(tmp_path: Path) -> None:
    (grid,) = grids(read(tmp_path, page(NAMES, *TITLE), page(MORE)))
    name, amount = grid.rows[1].cells[1], grid.rows[1].cells[4]
    assert (name.source.split("#")[0], amount.source.split("#")[0]) == ("page:1", "page:2")
    assert open_page(next(tmp_path.glob("*.pdf")), amount.source) == "4.00"


def test_rows_on_two_pages_and_then_their_further_columns_on_two(tmp_path: Path) -> None:
    below = [["208", "社会保障", "3.00"], ["210", "卫生健康", "2.00"]]
    beside = [["3.00", "", ""], ["", "2.00", ""]]
    pages = (page(NAMES, *TITLE), page(below, top=50), page(MORE), page(beside, top=50))
    first, second = grids(read(tmp_path, *pages))
    assert texts(first)[1] == ["201", "公共服务", "9.00", "5.00", "4.00", ""]
    assert texts(second) == [
        ["208", "社会保障", "3.00", "3.00", "", ""],
        ["210", "卫生健康", "2.00", "", "2.00", ""],
    ]


def test_names_merged_over_rows_of_the_page_beside_them_hang(tmp_path: Path) -> None:
    names = page([["单位名称", "项目名称", "预算数"]], *TITLE)
    for x in XS:
        names.line(x, 130, x, 170)
    names.line(XS[0], 170, XS[-1], 170)
    for x, word in zip(XS, ("某局", "防汛", "12.50"), strict=False):
        names.text(x + 3, 144, word)
    more = page([["三级指标", "指标值", "单位"], ["物资", "3", "批"], ["演练", "2", "次"]])
    (grid,) = grids(read(tmp_path, names, more))
    assert texts(grid)[1:] == [
        ["某局", "防汛", "12.50", "物资", "3", "批"],
        ["", "", "", "演练", "2", "次"],
    ]
    assert [cell.hangs for cell in grid.rows[2].cells[:3]] == [True, True, True]


def test_a_title_cut_by_the_side_of_its_page_is_whole_again(tmp_path: Path) -> None:
    names = page(NAMES)
    names.text(435, 90, "一般公共预算基本支")
    more = page(MORE)
    more.text(62, 90, "出表")
    document = read(tmp_path, names, more)
    assert said(document) == ["一般公共预算基本支出表"]


@pytest.mark.parametrize(
    "second",
    [
        page(MORE, "公开04表", "项目支出表"),  # a table with a title
        page(MORE, top=140),  # other lines
        page([*MORE, ["1.00", "1.00", ""]]),  # more rows
        page(NAMES),  # the header printed again
    ],
    ids=["titled", "lower", "longer", "again"],
)
def test_other_tables_stay_alone(tmp_path: Path, second: Page) -> None:
    assert len(grids(read(tmp_path, page(NAMES, *TITLE), second))) == 2


def test_a_table_that_leaves_room_for_one_more_column_has_no_others(tmp_path: Path) -> None:
    narrow = [60, 100, 140, 180]
    names, more = Page(), Page()
    names.text(60, 70, "公开03表")
    table(names, narrow, 110, [row[:3] for row in NAMES])
    table(more, narrow, 110, MORE)
    assert len(grids(read(tmp_path, names, more))) == 2


def test_below_a_page_without_a_title_nothing_is_put_beside(tmp_path: Path) -> None:
    assert len(grids(read(tmp_path, page(NAMES), page(MORE)))) == 2
