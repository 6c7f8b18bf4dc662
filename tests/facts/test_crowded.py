"""Rows that ran together in one cell: every amount is told, none is read."""

from __future__ import annotations

from time import process_time

from generator.documents.model import Cell, Document, Grid, Paragraph, Row
from generator.facts.crowded import REASON
from generator.facts.read import read_disclosure

HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")


def document(*rows: tuple[str, ...], confidence: float | None = None) -> Document:
    cells = [
        Row(
            tuple(
                Cell(text, text, f"page:1#{c},{r},9,9", confidence=confidence)
                for c, text in enumerate(row)
            ),
            f"page:1#0,{r},9,9",
        )
        for r, row in enumerate(rows)
    ]
    title = Paragraph("部门支出总表", 0, "page:1#0,0,1,1")
    unit = Paragraph("单位：万元", 0, "page:1#0,1,1,2")
    return Document("t", "pdf", (title, unit, Grid(tuple(cells), "page:1#0,0,9,9")), "")


def unread(*rows: tuple[str, ...], confidence: float | None = None) -> list[str]:
    reading = read_disclosure(
        document(*rows, confidence=confidence), fiscal_year=2023, phase="approved"
    )
    (table,) = [t for t in reading.tables if t.status != "not-published"]
    assert table.amount_cells == len(reading.facts) + len(reading.unread)
    return [token.text for token in reading.unread if token.reason == REASON]


def test_amounts_that_ran_into_one_cell_are_unread_one_by_one() -> None:
    run = ("201010120101022010103", "行政运行一般行政管理事务", "1,863.470.00-5.10", "", "")
    no_header = ("甲", "乙", "丙", "丁", "戊")
    assert unread(no_header, run) == ["1,863.47", "0.00", "-5.10"]


def test_rows_that_ran_into_the_header_are_told_too() -> None:
    head = tuple(f"{word}12.0018.50" if n > 1 else word for n, word in enumerate(HEAD))
    assert unread(head, ("", "合计", "30.50", "", ""), confidence=0.98).count("18.50") == 3


def test_sentences_and_dates_are_no_such_cells() -> None:
    words = ("2010101", "投入12.50万元，其中财政拨款10.50万元", "12.00", "2023.01-2023.12", "5.00")
    assert unread(HEAD, words, ("", "合计", "12.00", "7.00", "5.00"), confidence=0.9) == []


def test_an_amount_recognised_beside_words_is_told() -> None:
    run = ("2010101", "5,574.75行政运行", "12.00", "7.00", "5.00")
    total = ("", "合计", "12.00", "7.00", "5.00")
    assert unread(HEAD, run, total, confidence=0.98) == ["5,574.75"]
    assert unread(HEAD, run, total) == []


def test_a_cell_of_nothing_but_digits_takes_no_time() -> None:
    start = process_time()
    assert unread(("9" * 20_000, "甲", "乙", "丙", "丁")) == []
    assert unread(("1," + "234," * 5_000, "甲", "乙", "丙", "丁")) == []
    assert process_time() - start < 3


def test_an_amount_begins_where_the_one_before_it_ends() -> None:
    assert unread(("1.234.5612,345.671234567.89", "甲", "乙", "丙", "丁")) == [
        "1.23", "4.56", "12,345.67", "1234567.89"
    ]  # fmt: skip
