"""Tables of projects whose columns of offices and projects are called otherwise."""

from __future__ import annotations

import pytest
from made_tables import read, table

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
