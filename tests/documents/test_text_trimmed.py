"""Tables of tabs whose lines were cut at their end: a label alone is a row of its table."""

from __future__ import annotations

from generator.documents.model import Grid, Paragraph
from generator.documents.text import parse_text


def _blocks(*lines: str) -> list[list[list[str]] | str]:
    document = parse_text("\n".join(lines), "a.txt")
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
    ]


HEADER, ROWS = "项目\t决算数", ["项目", "决算数"]


def test_names_alone_between_rows_with_numbers_are_rows() -> None:
    found = _blocks(HEADER, "年初结转\t5.00", "一般公共预算财政拨款", "政府性基金", "总计\t5.00")
    names = [["一般公共预算财政拨款"], ["政府性基金"]]
    assert found == [[ROWS, ["年初结转", "5.00"], *names, ["总计", "5.00"]]]


def test_a_total_alone_below_a_header_is_a_row() -> None:
    assert _blocks(HEADER, "合计", "注：本表无数据。") == [[ROWS, ["合计"]], "注：本表无数据。"]


def test_a_title_between_two_tables_stays_a_paragraph() -> None:
    for title in ("项目支出表", "公开02表", "表2", "单位：万元", "说明如下。"):
        found = _blocks(HEADER, "总计\t5.00", title, HEADER, "总计\t6.00")
        assert found[1] == title
        assert len(found) == 3


def test_a_name_above_a_header_stays_a_paragraph() -> None:
    found = _blocks(HEADER, "总计\t5.00", "某市某局", HEADER, "总计\t6.00")
    assert found == [[ROWS, ["总计", "5.00"]], "某市某局", [ROWS, ["总计", "6.00"]]]


def test_a_row_keeps_its_place() -> None:
    (grid,) = parse_text(f"{HEADER}\nA\t1.00\n名称\n总计\t1.00", "a.txt").blocks
    assert isinstance(grid, Grid)
    assert [row.source for row in grid.rows] == ["line:1", "line:2", "line:3", "line:4"]
