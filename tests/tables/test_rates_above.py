"""Groups of columns whose common header is a rate."""

from __future__ import annotations

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure


def _read(*rows: str) -> Reading:
    lines = "\n".join(row.replace("|", "\t") for row in rows)
    text = f"一般公共预算支出表\n\n单位：万元\n\n{lines}\n"
    return read_disclosure(parse_text(text, "t"), fiscal_year=2021, phase="approved")


def test_rates_of_total_and_parts_are_no_amounts() -> None:
    reading = _read(
        "科目编码|科目名称|2020年预算数|||2021年预算数|||2021年预算数比2020年预算数增减%||",
        "||合计|基本支出|项目支出|合计|基本支出|项目支出|合计|基本支出|项目支出",
        "|合计|10.00|8.00|2.00|9.00|6.00|3.00|-10.00|-25.00|50.00",
        "2013101|行政运行|10.00|8.00|2.00|9.00|6.00|3.00|-10.00|-25.00|50.00",
    )
    assert len(reading.facts) == 12
    assert not [fact for fact in reading.facts if "%" in fact.column]
    assert reading.unread == ()


def test_an_amount_under_a_word_for_amount_and_rate_is_one() -> None:
    reading = _read(
        "科目编码|科目名称|2020年预算数|2021年预算数|增减额和增减率|",
        "||||增减额|增减%",
        "2013101|行政运行|10.00|9.00|-1.00|-10.00",
    )
    assert [fact.published for fact in reading.facts] == ["10.00", "9.00", "-1.00"]
