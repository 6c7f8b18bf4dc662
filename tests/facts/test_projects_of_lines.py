"""Tables of projects whose columns of offices and projects are called otherwise."""

from __future__ import annotations

import pytest
from made_tables import read, table

from generator.documents.web.read import web_document
from generator.facts.read import read_disclosure

OFFICES = ["某县教育局", "某县第一中学"]
PROJECTS = ["校舍修缮", "保安服务"]


def _rows(office: str, project: str) -> tuple[str, ...]:
    return (
        f"{office}|{project}|合计",
        *(f"{unit}|{name}|10.00" for unit, name in zip(OFFICES, PROJECTS, strict=True)),
        "合计||20.00",
    )


@pytest.mark.parametrize(
    "office",
    ["单位名称", "实施单位", "使用单位", "用款单位", "填报单位", "项目承担单位", "采购单位"],
)
def test_offices_stand_under_words_for_what_they_do(office: str) -> None:
    facts = read(table("项目支出表", *_rows(office, "项目名称"))).facts
    assert [f.unit_name for f in facts] == [*OFFICES, ""]


@pytest.mark.parametrize(
    "project",
    [
        "项目名称",
        "项目",
        "支出项目",
        "专项名称",
        "具体项目",
        "项目内容",
        "项目（政策）名称",
        "项目名称（明细）",
    ],
)
def test_projects_stand_under_words_for_them(project: str) -> None:
    facts = read(table("项目支出表", *_rows("单位名称", project))).facts
    told = [(f.label, f.project_name, f.unit_name) for f in facts]
    named = [(name, name, unit) for name, unit in zip(PROJECTS, OFFICES, strict=True)]
    assert told == [*named, ("合计", "", "")]


@pytest.mark.parametrize("name", ["工资福利支出", "一般公共服务支出", "特定目标类", "（一）校舍"])
def test_where_something_else_stands_among_them_none_is_known(name: str) -> None:
    rows = ("项目|合计", "校舍修缮|10.00", f"{name}|10.00", "合计|20.00")
    facts = read(table("项目支出表", *rows)).facts
    assert {f.project_name for f in facts} == {""}


def test_purchases_of_offices_are_called_by_what_is_bought() -> None:
    facts = read(table("政府采购预算表", *_rows("采购单位", "政府采购项目"))).facts
    assert [(f.label, f.unit_name) for f in facts][:2] == list(zip(PROJECTS, OFFICES, strict=True))


def test_a_project_that_is_not_divided_is_one() -> None:
    rows = ("教育专项|营养改善计划|30.00", "教育专项|校舍维修|10.00", "信息化建设||20.00")
    facts = read(table("项目支出表", "一级项目|二级项目|合计", *rows, "合计||60.00")).facts
    assert [f.project_name for f in facts] == ["营养改善计划", "校舍维修", "信息化建设", ""]


def test_classes_beside_a_project_and_its_amount_are_of_it() -> None:
    rows = (
        "<td rowspan=2>法律援助<td rowspan=2>50.00<td>30226<td>劳务费<td>30.00",
        "<td>30201<td>办公费<td>20.00",
        "<td>社区矫正<td>40.00<td>30227<td>委托业务费<td>40.00",
        "<td>合计<td>90.00<td><td><td>90.00",
    )
    head = "<td>项目名称<td>项目总额<td>经济科目编码<td>经济科目名称<td>金额"
    page = "<p>项目支出表<p>单位：万元<table>" + "".join(f"<tr>{r}</tr>" for r in (head, *rows))
    document = web_document(page.encode(), "a")
    reading = read_disclosure(document, fiscal_year=2023, phase="approved")
    assert [(f.label, f.project_name, f.published) for f in reading.facts] == [
        ("法律援助", "法律援助", "50.00"),
        ("劳务费", "法律援助", "30.00"),
        ("办公费", "法律援助", "20.00"),
        ("社区矫正", "社区矫正", "40.00"),
        ("委托业务费", "社区矫正", "40.00"),
        ("合计", "", "90.00"),
        ("合计", "", "90.00"),
    ]
