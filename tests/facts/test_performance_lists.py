"""Lists of the targets of many projects or units: rows under a header, not keys and values."""

from __future__ import annotations

from made_tables import form, read, table


def test_a_list_of_projects_divides_their_money_in_a_second_row_of_its_header() -> None:
    reading = read(
        form(
            "单位名称|项目名称|年度资金总额（万元）||一级指标|二级指标|三级指标|指标值",
            "||小计|其中：财政资金||||",
            "某局|送戏下乡|120|100|产出指标|数量指标|场次|≥120场",
            "||||效益指标|社会效益|人数|≥20万人",
            "某局|非遗保护|80.5|60.5|产出指标|数量指标|项目|≥5项",
        )
    )
    over = "年度资金总额（万元） / "
    assert [(f.project_name, f.column, f.column_role, f.published) for f in reading.facts] == [
        ("送戏下乡", f"{over}小计", "total", "120"),
        ("送戏下乡", f"{over}其中：财政资金", "part", "100"),
        ("非遗保护", f"{over}小计", "total", "80.5"),
        ("非遗保护", f"{over}其中：财政资金", "part", "60.5"),
    ]
    assert [i.indicator for i in reading.indicators] == ["场次", "人数", "项目"]


def test_a_bare_list_of_projects_under_a_title_of_forms_is_read_by_its_columns() -> None:
    listed = table(
        "项目支出绩效预算明细表",
        "项目编码|项目名称|资金性质|2023年批复数|2023年预算数|其中：本级",
        "合计|||500|420.5|300",
        "35078124T000000012345|森林防火|一般公共预算|380|300|300",
        "35078124T000000012346|湿地修复|政府性基金预算|120|120.5|",
    )
    reading = read(listed)
    rows = [f for f in reading.facts if f.column == "2023年预算数"]
    assert [(f.row_role, f.project_name, f.fund_source, f.published) for f in rows] == [
        ("total", "", "", "420.5"),
        ("item", "森林防火", "general-public-budget", "300"),
        ("item", "湿地修复", "government-fund", "120.5"),
    ]
    assert {f.expenditure_type for f in reading.facts} == {"project"}


LIST_OF_A_UNIT = (
    "单位代码|单位（项目）名称|预算金额|绩效目标|绩效指标|||||",
    "||||一级指标|二级指标|三级指标|指标值|指标内容|度量单位",
    "403001|项目支出合计|134.50|||||||",
    "403001|重大项目前期|134.50|编制规划|产出指标|数量指标|规划数量|2|完成2个规划|个",
    "||||满意度指标|满意度指标|群众满意度|95|群众满意|%",
)


def test_a_list_that_names_unit_and_project_in_one_column_keeps_their_money() -> None:
    reading = read(table("项目支出绩效目标表", *LIST_OF_A_UNIT))
    assert [(f.label, f.row_role, f.project_name, f.published) for f in reading.facts] == [
        ("项目支出合计", "total", "", "134.50"),
        ("重大项目前期", "item", "重大项目前期", "134.50"),
    ]


def test_the_content_of_an_indicator_is_its_name_only_where_no_other_column_names_it() -> None:
    listed = read(table("项目支出绩效目标表", *LIST_OF_A_UNIT)).indicators
    assert [(i.indicator, i.description) for i in listed] == [
        ("规划数量", "完成2个规划"),
        ("群众满意度", "群众满意"),
    ]
    alone = read(
        form(
            "专项（项目）名称|办案业务费|||",
            "绩效指标|一级指标|二级指标|指标内容|指标值",
            "|产出指标|数量指标|审结案件数|≥3500件",
        )
    ).indicators
    assert [(i.project_name, i.indicator, i.target) for i in alone] == [
        ("办案业务费", "审结案件数", "3500")
    ]


WHOLE_UNIT = (
    "单位名称|年度预算申请|||||整体绩效目标|年度绩效目标|||",
    "|资金总额|按收入性质分||按支出性质分|||一级指标|二级指标|三级指标|指标值",
    "||一般公共预算|政府性基金拨款|基本支出|项目支出|||||",
    "某县发改局|945.10|855.10|90.00|720.60|224.50|保障运转|产出指标|数量指标|规划|≥2个",
    "|||||||效益指标|社会效益|增长|稳步增长",
)


def test_a_list_of_units_divides_the_budget_of_each_in_two_ways() -> None:
    reading = read(table("整体支出绩效目标表", *WHOLE_UNIT))
    over = "年度预算申请 / "
    assert [(f.column, f.fund_source, f.expenditure_type, f.published) for f in reading.facts] == [
        (f"{over}资金总额", "", "", "945.10"),
        (f"{over}按收入性质分 / 一般公共预算", "general-public-budget", "", "855.10"),
        (f"{over}按收入性质分 / 政府性基金拨款", "government-fund", "", "90.00"),
        (f"{over}按支出性质分 / 基本支出", "", "basic", "720.60"),
        (f"{over}按支出性质分 / 项目支出", "", "project", "224.50"),
    ]
    assert {f.unit_name for f in reading.facts} == {"某县发改局"}
    assert [i.indicator for i in reading.indicators] == ["规划", "增长"]


def test_money_beside_a_list_of_targets_is_not_lost_in_silence() -> None:
    """No column names project or unit: whose money it is cannot be said."""
    reading = read(
        table(
            "项目支出绩效目标表",
            "事项|预算金额|一级指标|三级指标|指标值|分值",
            "防汛|120.50|产出指标|备汛物资|≥3批|10.5",
        )
    )
    assert [token.text for token in reading.unread] == ["120.50"]
    assert reading.facts == ()


def test_a_unit_in_the_column_of_the_projects_is_no_project() -> None:
    text = table(
        "项目支出绩效目标表",
        "单位编码|单位（专项）名称|资金总额|一级指标|二级指标|三级指标|绩效指标值|度量单位",
        "301001|某县教育局本级|1700.00|||||",
        "|校车安全运营补贴|1200.00|产出指标|数量指标|校车数量|≥200|辆",
        "||||时效指标|补贴发放时限|12月底前|月",
        "|学前教育补助|500.00|产出指标|数量指标|受助幼儿园|≥30|所",
    )
    reading = read(text)
    told = [(f.label, f.row_role, f.project_name, f.unit_name) for f in reading.facts]
    unit = "某县教育局本级"
    assert told == [
        (unit, "subtotal", "", unit),
        ("校车安全运营补贴", "item", "校车安全运营补贴", unit),
        ("学前教育补助", "item", "学前教育补助", unit),
    ]
    assert [i.project_name for i in reading.indicators] == ["校车安全运营补贴"] * 2 + [
        "学前教育补助"
    ]


def test_codes_before_the_names_of_units_and_projects_are_apart_from_them() -> None:
    text = table(
        "单位预算项目绩效目标表",
        "单位名称|项目名称|预算数|一级指标|二级指标|三级指标|绩效指标性质|绩效指标值",
        "合计||3,001.10|||||",
        "382-某省市场监督管理局||3,001.10|||||",
        "382901-某研究院|51000021R000000014211-检验业务费|3,001.10|产出指标|数量指标|设备台数|≥|50",
    )
    assert [
        (f.unit_code, f.unit_name, f.project_code, f.project_name, f.row_role)
        for f in read(text).facts
    ] == [
        ("", "", "", "", "total"),
        ("382", "某省市场监督管理局", "", "", "subtotal"),
        ("382901", "某研究院", "51000021R000000014211", "检验业务费", "item"),
    ]


def test_a_sum_in_the_column_of_units_and_projects_is_neither() -> None:
    text = table(
        "项目支出绩效目标表",
        "单位编码|单位（项目）名称|预算金额|一级指标|二级指标|三级指标|绩效指标值",
        "601|项目支出合计|2245.00||||",
        "601001|前期工作经费|2245.00|产出指标|数量指标|项目数|≥3个",
    )
    told = [(f.row_role, f.unit_name, f.project_name) for f in read(text).facts]
    assert told == [("total", "", ""), ("item", "", "前期工作经费")]


def test_costs_are_a_level_of_their_own_or_a_part_of_the_output() -> None:
    text = table(
        "项目支出绩效表",
        "项目名称|项目金额|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重",
        "食品抽检经费|66.50|产出指标|数量指标|抽检批次|≥|1330|批次|50",
        "||成本指标|经济成本指标|单批次成本|≤|500|元|40",
        "||产出指标|成本指标|每批次成本|≤|600|元|10",
    )
    reading = read(text)
    assert reading.unread == ()
    assert [(i.level1, i.level2, i.target) for i in reading.indicators] == [
        ("产出指标", "数量指标", "1330"),
        ("成本指标", "经济成本指标", "500"),
        ("产出指标", "成本指标", "600"),
    ]
