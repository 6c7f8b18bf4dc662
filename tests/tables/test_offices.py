"""The line above a table that says whose it is."""

from __future__ import annotations

import pytest

from generator.tables.offices import office_of


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("单位名称：某县福利院　　单位：万元", "某县福利院"),
        ("编制单位：某县民政局（汇总）　　　金额单位：元", "某县民政局(汇总)"),
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
