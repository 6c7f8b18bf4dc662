"""Cells that print something else where an amount was meant: told, and no harm to the others."""

from __future__ import annotations

import pytest

from generator.documents.text import parse_text
from generator.documents.web.read import web_document
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

ROWS = [
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    ["合计", "", "100.00", "#REF!", "40.00"],
    ["2010301", "行政运行", "60.00", "60.00", "########"],
    ["2010302", "一般行政管理事务", "40.00", "0.00", "详见附件"],
]


def page(rows: list[list[str]]) -> Reading:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    said = f"<p>支出决算表</p><p>单位：万元</p><table>{lines}</table>"
    document = web_document(said.encode(), "a.html")
    return read_disclosure(document, fiscal_year=2023, phase="executed")


def test_what_was_not_computed_or_is_said_elsewhere_hurts_no_other_cell() -> None:
    reading = page(ROWS)
    assert [f.published for f in reading.facts] == [
        "100.00",
        "40.00",
        "60.00",
        "60.00",
        "40.00",
        "0.00",
    ]
    assert [u.text for u in reading.unread] == ["#REF!", "########", "详见附件"]
    (table,) = [t for t in reading.tables if t.facts]
    assert (table.status, table.amount_cells, table.binding_note) == ("parsed", 9, "")


@pytest.mark.parametrize("words", ["见附表", "详见附件", "另行公开"])
def test_where_columns_are_not_told_a_reference_may_be_a_remark_out_of_its_place(
    words: str,
) -> None:
    lines = ["支出决算表", "单位：万元", "", *("|".join(row) for row in ROWS[:1])]
    lines += ["2010301|行政运行|60.00|60.00|0.00", f"2010302|一般行政管理事务|40.00|10.00|{words}"]
    document = parse_text("\n".join(lines), "t")
    reading = read_disclosure(document, fiscal_year=2023, phase="executed")
    assert [f.published for f in reading.facts] == ["60.00", "60.00", "0.00"]
    assert {"40.00", words} <= {u.text for u in reading.unread}


def test_other_words_under_money_still_refuse_their_row() -> None:
    reading = page(
        [
            *ROWS[:1],
            ["2010301", "行政运行", "60.00", "60.00", "0.00"],
            ["2010302", "一般", "40.00", "水", ""],
        ]
    )
    assert [f.published for f in reading.facts] == ["60.00", "60.00", "0.00"]
