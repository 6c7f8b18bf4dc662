"""Where no lines are drawn all header words are seen: no amount gets one that is not printed."""

from __future__ import annotations

from generator.documents.model import Cell, Document, Grid, Paragraph, Row
from generator.facts.read import read_disclosure

ROWS = [
    ["", "项目", "", "", "本年支出", "", "", ""],
    ["科目编码", "科目名称", "小计", "", "基本支出", "", "项目支出", ""],
    ["", "栏次", "1", "", "2", "", "3", ""],
    ["", "合计", "", "30.50", "", "18.50", "", "12.00"],
    ["201", "一般公共服务支出", "", "25.50", "", "18.50", "", "7.00"],
    ["2010101", "行政运行", "", "18.50", "", "18.50", "", "0.00"],
    ["208", "社会保障和就业支出", "", "5.00", "", "0.00", "", "5.00"],
]
NEXT = [
    ["项目", "", "", "本年支出", "", ""],
    ["科目编码", "", "科目名称", "小计", "基本支出", "项目支出"],
    ["", "", "栏次", "1", "2", "3"],
    ["2080501", "行政单位离退休", "", "5.00", "0.00", "5.00"],
]
PRINTED = {word for row in ROWS[:2] for word in row if word}


def _grid(page: int, texts: list[list[str]]) -> Grid:
    rows = tuple(
        Row(
            tuple(Cell(text, text, f"page:{page}#{c},{r},9,9") for c, text in enumerate(row)),
            f"page:{page}#0,{r},9,9",
        )
        for r, row in enumerate(texts)
    )
    return Grid(rows, f"page:{page}#0,0,9,9", columns_seen=True, rows_open=True)


def test_no_amount_comes_under_a_word_that_is_not_printed() -> None:
    """基本支出 / 人员经费 / 对个人和家庭的补助 fits the sums, too."""
    blocks = (
        Paragraph("一般公共预算财政拨款支出决算表", 0, "page:1#0,0,1,1"),
        Paragraph("单位：万元", 0, "page:1#0,1,1,2"),
        _grid(1, ROWS),
        _grid(2, NEXT),
    )
    reading = read_disclosure(Document("t", "pdf", blocks, ""), fiscal_year=2023, phase="executed")
    words = {word for fact in reading.facts for word in fact.column.split(" / ")}
    table = next(t for t in reading.tables if t.title)
    assert table.amount_cells == len(reading.facts) + len(reading.unread)
    assert words <= PRINTED
