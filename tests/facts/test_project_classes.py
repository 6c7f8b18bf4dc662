"""Classes of projects: said of each row in a column of its own, or printed as rows of sums."""

from __future__ import annotations

from made_tables import read, table

ROWS = (
    "项目类型|项目名称|合计|一般公共预算|政府性基金",
    "合计||30.00|22.00|8.00",
    "人员类|聘用人员工资|8.00|8.00|",
    "公用经费类|办公费|2.00|2.00|",
    "运转类|保洁|3.00|3.00|",
    "22-其他运转类|设备运维|7.00|7.00|",
    "特定目标类|河道整治|10.00|2.00|8.00",
)


def test_a_column_that_says_the_class_of_each_project_says_its_kind_of_spending() -> None:
    facts = read(table("项目支出预算表", *ROWS)).facts
    assert {f.project_name: f.expenditure_type for f in facts} == {
        "": "project",
        "聘用人员工资": "basic-personnel",
        "办公费": "basic-public-use",
        "保洁": "project-other-operation",
        "设备运维": "project-other-operation",
        "河道整治": "project-specific-target",
    }


def test_below_a_column_of_another_kind_the_class_of_the_row_says_nothing() -> None:
    rows = ("项目类型|项目名称|基本支出|项目支出", "人员类|甲|3.00|", "人员类|乙||4.00")
    facts = read(table("部门支出总表", *rows)).facts
    assert [f.expenditure_type for f in facts] == ["basic-personnel", "project"]


def test_a_column_of_other_types_leaves_the_kind_of_the_table() -> None:
    rows = [row.replace("特定目标类", "新增项目").replace("人员类", "货物类") for row in ROWS]
    facts = read(table("项目支出预算表", *rows)).facts
    types = {f.project_name: f.expenditure_type for f in facts}
    assert types["河道整治"] == types["聘用人员工资"] == "project"
