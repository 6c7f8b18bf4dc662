"""Templates of other places: projects, purchases and assets."""

from __future__ import annotations

from decimal import Decimal

from made_tables import read, table

PROJECTS = table(
    "项目支出绩效目标表",
    "单位名称|项目名称|预算金额（万元）|绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位",
    "某局|车辆更新|120.00|更新车辆6辆|产出指标|数量指标|购置车辆数|＝|6|辆",
    "|||||成本指标|单车成本|≤|20|万元/辆",
    "|公厕改造|66.50|改造公厕|产出指标|数量指标|改造座数|≥|11|座",
)


def test_goods_are_called_by_their_name_not_by_their_class() -> None:
    reading = read(
        table("政府采购表", "经济科目|采购物品名称|金额", "办公设备购置|台式计算机|15.00")
    )
    assert [f.label for f in reading.facts] == ["台式计算机"]


def test_a_class_of_assets_measured_in_metres_has_its_value() -> None:
    reading = read(
        table("国有资产占用情况表", "资产类别|数量|账面原值", "房屋（平方米）|2500|1000.00")
    )
    assert [f.amount for f in reading.facts] == [Decimal(10000000)]


def test_in_a_summary_of_revenue_and_expenditure_a_project_is_a_line() -> None:
    reading = read(
        table(
            "收支预算总表",
            "收入||支出|||",
            "项目名称|金额|功能分类||支出用途|",
            "||项目名称|金额|项目名称|金额",
            "一、财政拨款|100.00|一、一般公共服务支出|100.00|一、基本支出|60.00",
            "1.一般公共预算|100.00|||二、项目支出|40.00",
            "收入合计|100.00|支出合计|100.00|支出合计|100.00",
        )
    )
    assert {f.project_name for f in reading.facts} == {""}
    found = {f.label: (f.row_role, f.fund_source, f.expenditure_type) for f in reading.facts}
    assert found["一、财政拨款"] == ("subtotal", "fiscal-appropriation", "")
    assert found["1.一般公共预算"] == ("item", "general-public-budget", "")
    assert found["一、基本支出"] == ("item", "", "basic")
    assert found["二、项目支出"] == ("item", "", "project")


def test_in_a_table_of_revenue_a_project_is_a_line() -> None:
    reading = read(
        table(
            "收入预算总表",
            "项目名称|金额",
            "公共财政拨款（补助）资金|100.00",
            "事业收入|20.00",
            "收入合计|120.00",
        )
    )
    assert [(f.project_name, f.fund_source) for f in reading.facts] == [
        ("", "general-public-budget"),
        ("", "institution-revenue"),
        ("", ""),
    ]


def test_the_innermost_level_of_projects_names_the_project() -> None:
    reading = read(
        table(
            "项目支出表",
            "一级项目|二级项目|金额",
            "水利建设|小计|200.00",
            "|水库加固|150.00",
            "|河道清淤|50.00",
            "防汛|防汛物资|50.00",
            "总计||250.00",
        )
    )
    assert [(f.label, f.project_name, f.row_role) for f in reading.facts] == [
        ("小计", "", "subtotal"),
        ("水库加固", "水库加固", "item"),
        ("河道清淤", "河道清淤", "item"),
        ("防汛物资", "防汛物资", "item"),
        ("总计", "", "total"),
    ]


def test_a_project_of_the_outer_level_names_its_own_row() -> None:
    rows = (
        "水利建设||200.00",
        "|水库加固|150.00",
        "|河道清淤|50.00",
        "防汛||50.00",
        "总计||250.00",
    )
    reading = read(table("项目支出表", "一级项目名称|二级项目名称|金额", *rows))
    assert [(f.label, f.row_role) for f in reading.facts] == [
        ("水利建设", "subtotal"),
        ("水库加固", "item"),
        ("河道清淤", "item"),
        ("防汛", "item"),
        ("总计", "total"),
    ]


def test_a_purchase_is_called_by_what_is_bought() -> None:
    reading = read(
        table(
            "政府采购预算明细表",
            "采购类别|项目名称|采购项目名称|采购品目|金额",
            "合计||||9.00",
            "A-货物|日常办公|台式计算机|A02010104|4.00",
            "C-服务|物业保障|物业管理服务|C21040000|5.00",
        )
    )
    assert [f.label for f in reading.facts] == ["合计", "台式计算机", "物业管理服务"]
    assert [f.project_name for f in reading.facts] == ["", "日常办公", "物业保障"]


def test_a_class_of_goods_names_the_row_where_nothing_else_does() -> None:
    reading = read(table("政府采购预算表", "采购类别|合计", "合计|5.00", "服务类|5.00"))
    assert [(f.label, f.item) for f in reading.facts] == [
        ("合计", ""),
        ("服务类", "procurement/services"),
    ]


def test_a_list_of_projects_gives_each_its_money_and_its_indicators() -> None:
    reading = read(PROJECTS)
    assert [(f.row, f.label, f.project_name, f.amount) for f in reading.facts] == [
        (1, "车辆更新", "车辆更新", Decimal(1200000)),
        (3, "公厕改造", "公厕改造", Decimal(665000)),
    ]
    assert {f.column for f in reading.facts} == {"预算金额（万元）"}
    assert [(i.project_name, i.indicator, i.operator, i.target) for i in reading.indicators] == [
        ("车辆更新", "购置车辆数", "=", "6"),
        ("车辆更新", "单车成本", "≤", "20"),
        ("公厕改造", "改造座数", "≥", "11"),
    ]


def test_money_of_a_list_of_projects_under_no_known_header_is_unread() -> None:
    reading = read(PROJECTS.replace("预算金额（万元）", "测算"))
    assert not reading.facts
    assert [token.text for token in reading.unread] == ["120.00", "66.50"]


def test_money_before_the_name_of_what_is_bought_is_of_the_same_row() -> None:
    reading = read(
        table(
            "部门政府采购预算",
            "政府采购项目来源||采购物品名称|数量|政府采购金额|",
            "项目名称|预算资金|||合计|一般公共预算拨款",
            "合计|62.40|||62.40|62.40",
            "造林监测|50.00|无人机|5|50.00|50.00",
            "机关运转|12.40|便携式计算机|20|12.40|12.40",
        )
    )
    assert [(f.label, f.project_name) for f in reading.facts[3:6]] == [("无人机", "造林监测")] * 3
    assert [f.label for f in reading.facts[:3]] == ["合计"] * 3


def test_the_project_names_a_row_that_has_a_class_beside_it() -> None:
    reading = read(
        table(
            "项目支出情况表",
            "类|款|项|科目名称|项目名称|合计",
            "204|06|05|普法宣传|法治宣传经费|5.00",
            "|||合计||5.00",
        )
    )
    assert [f.label for f in reading.facts] == ["法治宣传经费", "合计"]
    assert reading.facts[0].function_name == "普法宣传"


def test_a_project_called_by_a_letter_is_no_row_of_numbers() -> None:
    reading = read(table("项目支出表", "项目名称|金额", "甲|50000", "乙|1.00", unit="元"))
    assert [f.label for f in reading.facts] == ["甲", "乙"]


def test_goods_works_and_services_as_columns() -> None:
    reading = read(table("政府采购预算表", "单位名称|合计|货物|工程|服务", "某局|10|3|2|5"))
    assert [f.item for f in reading.facts] == [
        "",
        "procurement/goods",
        "procurement/works",
        "procurement/services",
    ]


def test_lines_of_goods_works_and_services_may_end_with_their_letters() -> None:
    rows = ("合计|33.80", "一、货物A|15.80", "二、工程B|", "三、服务C|18.00")
    reading = read(table("政府采购支出预算表", "采购品目大类|金额", *rows))
    assert [f.item for f in reading.facts] == ["", "procurement/goods", "procurement/services"]
