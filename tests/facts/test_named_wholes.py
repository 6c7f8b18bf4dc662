"""Rows with the name of a project alone are the sums of the rows with its classes."""

from __future__ import annotations

import pytest
from made_tables import read, table

HEADER = (
    "项目分类|项目代码|项目名称|项目单位|功能科目编码|功能科目名称|经济科目编码|经济科目名称|合计"
)
CODE, OFFICE = "530900241100002345678", "澜川市交通运输局"


@pytest.mark.parametrize("first", ["100.00", "160.00"])
def test_a_project_above_its_details_is_their_sum_by_its_form(first: str) -> None:
    """Though its details do not make it: else every project of the table was counted twice."""
    rows = [
        "||农村公路管理||||||300.00",
        f"专项业务类|{CODE}|农村公路管理|{OFFICE}|2140199|其他公路水路运输支出|30227|委托业务费|{first}",
        f"专项业务类|{CODE}|农村公路管理|{OFFICE}|2140199|其他公路水路运输支出|30211|差旅费|200.00",
        "||公路养护||||||50.00",
        f"事业发展类|{CODE}9|公路养护|{OFFICE}|2140106|公路养护|30213|维修（护）费|50.00",
        "合计||||||||350.00",
    ]
    reading = read(table("部门项目支出预算表", HEADER, *rows, unit="元"))
    assert [f.row_role for f in reading.facts] == [
        "subtotal", "item", "item", "subtotal", "item", "total",
    ]  # fmt: skip


def test_a_class_of_a_project_above_its_economic_classes_is_their_sum_too() -> None:
    header = "项目名称|科目编码|科目名称|经济科目编码|经济科目名称|合计"
    rows = [
        "合计|||||500.00",
        "公用经费补助|||||300.00",
        "公用经费补助|2050202|小学教育|||300.00",
        "公用经费补助|2050202|小学教育|30201|办公费|100.00",
        "公用经费补助|2050202|小学教育|30202|印刷费|200.00",
        "校舍维修|||||200.00",
        "校舍维修|2050299|其他普通教育支出|||200.00",
    ]
    reading = read(table("项目支出表", header, *rows))
    assert [f.row_role for f in reading.facts] == [
        "total", "subtotal", "subtotal", "item", "item", "subtotal", "item",
    ]  # fmt: skip


def test_projects_without_such_rows_are_no_sums() -> None:
    rows = [
        "||农村公路管理||||||300.00",
        f"事业发展类|{CODE}|公路养护|{OFFICE}|2140106|公路养护|30213|维修（护）费|50.00",
        "合计||||||||350.00",
    ]
    reading = read(table("部门项目支出预算表", HEADER, *rows, unit="元"))
    assert [f.row_role for f in reading.facts] == ["item", "item", "total"]


def test_a_class_of_the_government_alone_is_the_sum_of_those_with_one_of_the_department() -> None:
    header = "政府经济科目编码|政府经济科目名称|部门经济科目编码|部门经济科目名称|合计"
    rows = [
        "501|机关工资福利支出|||300.00",
        "50101|工资奖金津补贴|||200.00",
        "50101|工资奖金津补贴|30101|基本工资|120.00",
        "50101|工资奖金津补贴|30102|津贴补贴|80.00",
        "50199|其他工资福利支出|||100.00",
        "|合计|||300.00",
    ]
    reading = read(table("一般公共预算基本支出表", header, *rows))
    assert [f.row_role for f in reading.facts] == [
        "subtotal", "subtotal", "item", "item", "item", "total",
    ]  # fmt: skip


def test_a_class_right_above_its_economic_classes_is_their_sum() -> None:
    header = "功能科目编码|功能科目名称|经济科目编码|经济科目名称|合计"
    rows = [
        "205|教育支出|||650.00",
        "2050202|小学教育|||450.00",
        "2050202|小学教育|30101|基本工资|300.00",
        "2050202|小学教育|30201|办公费|150.00",
        "2050299|其他普通教育支出|||200.00",
        "|合计|||650.00",
    ]
    reading = read(table("部门支出总表", header, *rows))
    assert [f.row_role for f in reading.facts] == [
        "subtotal", "subtotal", "item", "item", "item", "total",
    ]  # fmt: skip
