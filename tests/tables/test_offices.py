"""The line above a table that says whose it is."""

from __future__ import annotations

import pytest

from generator.documents.text import parse_text
from generator.facts.read import read_disclosure
from generator.tables.offices import office_of


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("单位名称：某县福利院　　单位：万元", "某县福利院"),
        ("编制单位：某县民政局（汇总）　　　金额单位：元", "某县民政局（汇总）"),
        ("部门：某县民政局本级", "某县民政局本级"),
        ("填报单位：某县第一中学　编制日期：2023年1月5日", "某县第一中学"),
        ("编制部门：元氏县审计局　单位：万元", "元氏县审计局"),
        ("单位：万元", ""),
        ("单位：人民币万元", ""),
        ("单位：百万美元", ""),
        ("单位：平方米", ""),
        ("单位：人、万元", ""),
        ("主管部门：某县教育局", ""),
        ("部门：某县民政局\n单位名称：某县福利院", ""),
    ],
)
def test_the_office_a_line_names(line: str, office: str) -> None:
    assert office_of(line.split("\n")) == office


def _table(office: str, amount: str) -> str:
    return (
        f"财政拨款支出预算表\n\n单位名称：{office}　　单位：万元\n\n"
        "| 科目编码 | 科目名称 | 合计 |\n| --- | --- | --- |\n"
        f"| | 合计 | {amount} |\n| 2080201 | 行政运行 | {amount} |\n\n"
    )


@pytest.mark.parametrize(
    ("offices", "levels"),
    [
        (("某县民政局（本级）", "某县福利院"), {"130.00": "unit", "30.00": "unit"}),
        (
            ("某县民政局（汇总）", "某县民政局（本级）", "某县福利院"),
            {"160.00": "department", "130.00": "unit", "30.00": "unit"},
        ),
        (("某县民政局（本级）",), {"130.00": "department"}),
    ],
)
def test_what_the_publisher_alone_has_is_not_the_whole_department(
    offices: tuple[str, ...], levels: dict[str, str]
) -> None:
    tables = "".join(map(_table, offices, levels))
    document = parse_text(f"某县民政局2023年部门预算\n\n{tables}", "a.txt")
    reading = read_disclosure(document, fiscal_year=2023, phase="approved")
    assert {f.published: f.reporting_level for f in reading.facts} == levels
    names = {f.published: f.unit_name for f in reading.facts}
    assert names["130.00"] == ("某县民政局（本级）" if len(offices) > 1 else "")


def test_the_sum_beside_rows_of_the_very_unit_is_that_units() -> None:
    head = "单位编码\t单位名称\t科目编码\t科目名称\t合计\t基本支出\t项目支出"

    def part(office: str, amount: str) -> str:
        line = f"政府性基金预算支出表\n\n部门名称：{office}\n单位：万元\n\n{head}\n"
        sums = f"\t\t\t合计\t{amount}\t\t{amount}\n"
        own = f"331\t某县福利院\t2120803\t城市建设支出\t{amount}\t\t{amount}\n\n"
        return line + sums + own

    text = "某县民政局2023年部门预算\n\n" + part("某县民政局", "9.00") + part("某县福利院", "8.00")
    reading = read_disclosure(parse_text(text, "a.txt"), fiscal_year=2023, phase="approved")
    totals = {f.published: f.unit_name for f in reading.facts if f.row_role == "total"}
    assert totals == {"9.00": "", "8.00": "某县福利院"}
