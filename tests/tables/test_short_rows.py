"""Rows that lack a cell: 200.00 200.00 under 合计, 基本支出, 项目支出 may be either kind."""

from __future__ import annotations

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

HEADER = "科目编码|科目名称|合计|基本支出|项目支出"


def read(*lines: str) -> Reading:
    rows = "\n".join(line.replace("|", "\t") for line in (HEADER, *lines))
    text = f"一般公共预算支出表\n\n单位：万元\n\n{rows}\n"
    return read_disclosure(parse_text(text, "t"), fiscal_year=2023, phase="approved")


def amounts(reading: Reading, label: str) -> dict[str, str]:
    return {f.column: f.published for f in reading.facts if f.label == label}


def test_a_short_row_goes_where_the_sums_of_the_rows_hold() -> None:
    reading = read(
        "20502|普通教育|1,100.00|900.00|200.00",
        "2050202|小学教育|900.00|900.00",
        "2050203|初中教育|200.00|200.00",
        "|合计|1,100.00|900.00|200.00",
    )
    assert amounts(reading, "小学教育") == {"合计": "900.00", "基本支出": "900.00"}
    assert amounts(reading, "初中教育") == {"合计": "200.00", "项目支出": "200.00"}
    (moved,) = {f.note for f in reading.facts if f.label == "初中教育"}
    assert "右移1格" in moved
    (table,) = [t for t in reading.tables if t.facts]
    assert table.binding == "aligned"


def test_short_rows_that_may_change_places_are_unread() -> None:
    """Either of the two may be the project: 200 of 400 is basic, and so is 200 of 400."""
    reading = read(
        "20502|普通教育|400.00|200.00|200.00",
        "2050202|小学教育|200.00|200.00",
        "2050203|初中教育|200.00|200.00",
        "|合计|400.00|200.00|200.00",
    )
    assert amounts(reading, "小学教育") == amounts(reading, "初中教育") == {}
    assert [u.text for u in reading.unread] == ["200.00"] * 4
    assert amounts(reading, "合计") == {
        "合计": "400.00",
        "基本支出": "200.00",
        "项目支出": "200.00",
    }


def test_short_rows_whose_sums_hold_as_printed_stay() -> None:
    reading = read(
        "20502|普通教育|1,100.00|1,000.00|100.00",
        "2050202|小学教育|900.00|900.00",
        "2050203|初中教育|200.00|100.00|100.00",
        "|合计|1,100.00|1,000.00|100.00",
    )
    assert amounts(reading, "小学教育") == {"合计": "900.00", "基本支出": "900.00"}
    assert not any("右移" in f.note for f in reading.facts)


def test_sums_that_hold_in_no_way_are_the_publishers_affair() -> None:
    reading = read(
        "20502|普通教育|1,100.00|850.00|250.00",
        "2050202|小学教育|900.00|900.00",
        "2050203|初中教育|200.00|200.00",
        "|合计|1,100.00|850.00|250.00",
    )
    assert amounts(reading, "初中教育") == {"合计": "200.00", "基本支出": "200.00"}
    assert reading.unread == ()
