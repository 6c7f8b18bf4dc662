"""Parts of a disclosure, each of one unit: headings open them, a list of contents does not."""

from __future__ import annotations

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure
from generator.tables.publishers import organ_of_title_page

_PARTS = (
    "第一部分 某市卫健局2023年部门预算",
    "第二部分 某市疾控中心2023年单位预算",
    "第三部分 某市妇幼保健院2023年单位预算",
)


def _table(amount: str, office: str = "") -> str:
    line = f"部门：{office}　　单位：万元" if office else "单位：万元"
    head = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
    rows = (
        f"{code}\t{name}\t{amount}\t{amount}\t" for code, name in (("", "合计"), ("201", "某支出"))
    )
    return "\n".join(("支出总表", "", line, "", head, *rows, "", ""))


def _read(*pieces: str) -> Reading:
    text = "\n\n".join(("某市卫健局2023年部门预算", *pieces))
    return read_disclosure(parse_text(text, "t"), fiscal_year=2023, phase="approved")


def _whose(reading: Reading) -> list[tuple[str, str, str]]:
    totals = [f for f in reading.facts if f.label == "合计" and f.column == "合计"]
    return [(f.published, f.reporting_level, f.unit_name) for f in totals]


_EXPECTED = [
    ("9.00", "department", ""),
    ("5.00", "unit", "某市疾控中心"),
    ("4.00", "unit", "某市妇幼保健院"),
]


def test_headings_open_the_parts_of_units() -> None:
    one, two, three = _PARTS
    reading = _read(
        "目录", *_PARTS, one, _table("9.00"), two, _table("5.00"), three, _table("4.00")
    )
    assert _whose(reading) == _EXPECTED


def test_a_list_of_contents_alone_says_nothing_of_the_tables_below_it() -> None:
    """As in a workbook, whose first sheet lists the parts; each table then names its office."""
    offices = ("某市卫健局", "某市疾控中心", "某市妇幼保健院")
    tables = map(_table, ("9.00", "5.00", "4.00"), offices)
    assert _whose(_read("目录", *_PARTS, *tables)) == _EXPECTED


def test_the_number_of_a_part_is_none_of_its_publisher() -> None:
    assert organ_of_title_page(_PARTS[0]) == "某市卫健局"


def test_a_title_page_may_be_that_of_the_tables() -> None:
    assert organ_of_title_page("某县文化和旅游局2025年部门预算公开表") == "某县文化和旅游局"
