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


def test_a_class_of_projects_printed_as_a_row_is_no_project() -> None:
    rows = (
        "项目名称|项目代码|合计|一般公共预算|政府性基金预算",
        "合计||15.00|12.00|3.00",
        "一、特定目标类项目||10.00|7.00|3.00",
        "河道整治|42000022T000000101|10.00|7.00|3.00",
        "二、其他运转类项目||5.00|5.00|",
        "设备运维|42000022T000000104|5.00|5.00|",
    )
    facts = read(table("项目支出表", *rows)).facts
    told = {f.label: (f.row_role, f.project_name, f.expenditure_type) for f in facts}
    assert told == {
        "合计": ("total", "", "project"),
        "一、特定目标类项目": ("subtotal", "", "project-specific-target"),
        "河道整治": ("item", "河道整治", "project-specific-target"),
        "二、其他运转类项目": ("subtotal", "", "project-other-operation"),
        "设备运维": ("item", "设备运维", "project-other-operation"),
    }


HEAD = "类|款|项|单位代码|单位名称（科目）|金额"
PROJECTS = (
    "||||合计|9.00",
    "|||301301|某市水务局本级|9.00",
    "||||水利工程建设|9.00",
    "213|03|05|301301|河道整治经费|5.00",
    "213|03|05|301301|水闸维修项目|4.00",
)


def test_several_names_of_one_code_below_their_class_are_projects() -> None:
    facts = read(table("一般公共预算项目支出预算表", HEAD, *PROJECTS)).facts
    assert [(f.row_role, f.project_name, f.function_code, f.function_name) for f in facts] == [
        ("total", "", "", ""),
        ("subtotal", "", "", ""),
        ("subtotal", "", "", ""),
        ("item", "河道整治经费", "2130305", ""),
        ("item", "水闸维修项目", "2130305", ""),
    ]


def test_a_class_below_a_wider_one_is_no_project() -> None:
    rows = [*PROJECTS[:3], "213|03|05|301301|水利工程建设项目|9.00"]
    facts = read(table("一般公共预算项目支出预算表", HEAD, *rows)).facts
    assert {f.project_name for f in facts} == {""}


def test_names_of_one_code_that_do_not_make_the_row_above_are_not_called_projects() -> None:
    rows = [row.replace("水闸维修项目|4.00", "水闸维修项目|3.00") for row in PROJECTS]
    facts = read(table("一般公共预算项目支出预算表", HEAD, *rows)).facts
    assert {f.project_name for f in facts} == {""}


TWO_CLASSES = (
    "||||合计|19.00",
    "|||301301|某市水务局本级|19.00",
    "201|03|02||一般行政管理事务|9.00",
    "201|03|02|301301|河道整治经费|5.00",
    "201|03|02|301301|水闸维修项目|4.00",
    "213|07|98||无此科目的补助|10.00",
    "213|07|98|301301|村干部报酬|7.00",
    "213|07|98|301301|村级运行经费|3.00",
)


def test_projects_stay_projects_where_one_amount_among_others_that_sum_is_wrong() -> None:
    for rows in (TWO_CLASSES, [row.replace("经费|3.00", "经费|3.30") for row in TWO_CLASSES]):
        facts = read(table("一般公共预算项目支出预算表", HEAD, *rows)).facts
        assert [(f.row_role, f.project_name) for f in facts[2:]] == [
            ("subtotal", ""),
            ("item", "河道整治经费"),
            ("item", "水闸维修项目"),
            ("subtotal", ""),
            ("item", "村干部报酬"),
            ("item", "村级运行经费"),
        ]


LISTED = ("信息系统运维|12.00", "大楼维修|6.00")


def _called(*rows: str, header: str = "项目名称|金额") -> dict[str, str]:
    facts = read(table("项目支出预算表", header, *rows)).facts
    return {f.label: f.project_name for f in facts if f.row_role != "total"}


def test_a_project_called_like_a_class_that_the_total_counts_is_a_project() -> None:
    rows = (*LISTED, "运转类项目|7.00", "合计|25.00")
    assert _called(*rows)["运转类项目"] == "运转类项目"
    facts = read(table("项目支出预算表", "项目名称|金额", *rows)).facts
    assert facts[2].expenditure_type == "project-other-operation"


def test_a_project_called_like_a_class_beside_its_own_class_is_a_project() -> None:
    header = "项目名称|项目类别|金额"
    found = _called("公用经费类项目|特定目标类|5.00", "合计||5.00", header=header)
    assert found == {"公用经费类项目": "公用经费类项目"}


def test_a_class_that_the_total_does_not_count_or_its_projects_make_is_none() -> None:
    assert _called("特定目标类|18.00", *LISTED, "合计|18.00")["特定目标类"] == ""
    assert _called("特定目标类|17.00", *LISTED, "合计|18.00")["特定目标类"] == ""
    assert _called("人员类|12.00", "特定目标类|6.00", "合计|18.00") == {
        "人员类": "",
        "特定目标类": "",
    }


def test_a_row_of_projects_in_a_table_of_basic_expenditure_is_of_no_sure_kind() -> None:
    rows = ("30101|基本工资|人员经费|5.00", "30299|其他商品和服务支出|项目支出|3.00")
    header = "科目编码|科目名称|类型|预算数"
    facts = read(table("一般公共预算基本支出表", header, *rows)).facts
    assert [f.expenditure_type for f in facts] == ["basic-personnel", ""]


def test_a_class_whose_projects_miss_its_sum_is_no_project_beside_its_class_either() -> None:
    header = "项目名称|项目类别|金额"
    rows = (
        "特定目标类|特定目标类|10.00",
        "甲|特定目标类|4.00",
        "乙|特定目标类|5.00",
        "合计||10.00",
    )
    assert _called(*rows, header=header)["特定目标类"] == ""
