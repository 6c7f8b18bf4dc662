"""The words above a table on a further page, and above one whose cells were torn into lines."""

from __future__ import annotations

from generator.documents.model import Cell, Grid, Paragraph, Row
from generator.tables.assemble import assemble

HEADER = ["科目编码", "科目名称", "合计", "基本支出"]
OFFICE = "224001某县委办公室  预算年度：2021"


def said(*texts: str) -> list[Paragraph | Grid]:
    return [Paragraph(text, 0, f"line:{at}") for at, text in enumerate(texts, 1)]


def grid(*rows: list[str]) -> Grid:
    cells = [tuple(Cell(word, word, "") for word in row) for row in (HEADER, *rows)]
    return Grid(tuple(Row(row, "") for row in cells), "", columns_seen=True)


def test_a_page_that_prints_office_and_header_again_goes_on() -> None:
    first = grid(["201", "一般公共服务支出", "2.00", "2.00"])
    second = grid(["208", "社会保障支出", "1.00", "1.00"])
    blocks = [*said("一般公共预算支出表", OFFICE), first, *said(OFFICE), second]
    (table,) = assemble(blocks).tables
    assert table.caption.kind == "general-public-expenditure"
    assert len(table.rows) == 4


def test_a_second_total_is_no_further_page() -> None:
    total = grid(["", "合计", "2.00", "2.00"])
    blocks = [*said("一般公共预算支出表", OFFICE), total, *said(OFFICE), total]
    assert len(assemble(blocks).tables) == 2


def test_other_words_above_a_page_are_another_table() -> None:
    first = grid(["201", "一般公共服务支出", "2.00", "2.00"])
    blocks = [*said("一般公共预算支出表", OFFICE), first, *said("某明细情况"), first]
    assert len(assemble(blocks).tables) == 2


def test_a_title_is_found_above_the_lines_of_narrow_cells() -> None:
    cells = [
        "224某县",
        "委网络安",
        "全和信息",
        "化委员会",
        "办公室",
        "预算年",
        "度：2021",
        "单位：",
        "万元",
    ]
    above = said("第一部分 概况", "部门支出总表", *cells)
    (table,) = assemble([*above, grid(["", "合计", "2.00", "2.00"])]).tables
    assert table.caption.kind == "expenditure-summary"
