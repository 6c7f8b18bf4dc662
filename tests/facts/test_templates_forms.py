"""Templates of final accounts, wide tables, purchases and lists of projects: what rows say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_tables import fact, read, table

from generator.facts.model import Reading
from generator.tables.captions import match_title


def roles(reading: Reading) -> dict[str, str]:
    return {f.label: f.row_role for f in reading.facts}


def test_numbers_of_columns_are_no_amounts_where_words_of_the_header_stand_before_them() -> None:
    reading = read(
        table(
            "收入决算表",
            "项目||||本年收入合计|财政拨款收入|其他收入",
            "支出功能分类科目编码|||科目名称|||",
            "类|款|项|栏次|1|2|3",
            "合计||||30.00|20.00|10.00",
            "201|||一般公共服务支出|30.00|20.00|10.00",
            "201|32||组织事务|30.00|20.00|10.00",
            "201|32|01|行政运行|30.00|20.00|10.00",
            unit="元",
        ),
        phase="executed",
    )
    assert [f.published for f in reading.facts] == ["30.00", "20.00", "10.00"] * 4
    assert [f.row for f in reading.facts][::3] == [1, 2, 3, 4]
    assert fact(reading, "行政运行", "本年收入合计").function_code == "2013201"
    assert roles(reading)["合计"] == "total"


def test_the_columns_of_codes_end_where_the_word_above_them_ends() -> None:
    """项 reached over the money where the row above it is blank but for its end."""
    rows = (
        "项目||||本年收入|本年支出|||年末结转和结余||",
        "支出功能分类科目编码|||科目名称|合计|合计|基本支出|项目支出|合计|项目支出结转和结余|",
        "|||||||||项目支出结转|项目支出结余",
        "类|款|项|栏次|1|2|3|4|5|6|7",
        "|||合计|9.00|8.00|5.00|3.00|1.00|0.60|0.40",
        "201|||一般公共服务支出|9.00|8.00|5.00|3.00|1.00|0.60|0.40",
        "20101|||人大事务|9.00|8.00|5.00|3.00|1.00|0.60|0.40",
    )
    lines = "\n".join(f"|{row}|" for row in rows)
    reading = read(
        f"一般公共预算财政拨款收入支出决算表\n\n单位：万元\n\n{lines}\n", phase="executed"
    )
    amounts = ["9.00", "8.00", "5.00", "3.00", "1.00", "0.60", "0.40"]
    assert [f.published for f in reading.facts] == amounts * 3
    assert fact(reading, "人大事务", "本年支出 / 项目支出").function_code == "20101"


def test_formulas_of_columns_are_no_amounts() -> None:
    reading = read(
        table(
            "支出决算表",
            "科目编码|科目名称|合计|基本支出|项目支出",
            "||1=2+3|2|3",
            "201|一般公共服务支出|3.00|1.00|2.00",
        )
    )
    assert [f.published for f in reading.facts] == ["3.00", "1.00", "2.00"]


def test_a_row_named_after_a_part_of_basic_spending_is_of_that_part() -> None:
    reading = read(
        table(
            "一般公共预算基本支出表",
            "科目编码|科目名称|决算数",
            "301|工资福利支出|5.00",
            "|人员经费合计|5.00",
            "302|商品和服务支出|3.00",
            "|公用经费合计|3.00",
            "|合计|8.00",
        )
    )
    types = {f.label: f.expenditure_type for f in reading.facts}
    assert types["人员经费合计"] == "basic-personnel"
    assert types["公用经费合计"] == "basic-public-use"
    assert types["合计"] == types["工资福利支出"] == "basic"


def test_basic_spending_above_its_parts_is_a_subtotal() -> None:
    reading = read(
        table(
            "收入支出决算总表",
            "支出|",
            "项目（按支出性质）|决算数",
            "一、基本支出|8.00",
            "人员经费|5.00",
            "日常公用经费|3.00",
            "二、项目支出|2.00",
            "总计|10.00",
        )
    )
    assert roles(reading) == {
        "一、基本支出": "subtotal",
        "人员经费": "item",
        "日常公用经费": "item",
        "二、项目支出": "item",
        "总计": "total",
    }


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("3.公务用车购置和运行费", "three-public/vehicle"),
        ("公务用车购置及运行维护费", "three-public/vehicle"),
        ("其中：（1）公务用车运行维护费", "three-public/vehicle/operation"),
        ("（2）公务用车购置费", "three-public/vehicle/purchase"),
        ("共计", "three-public/total"),
    ],
)
def test_lines_of_the_three_public_expenses(words: str, item: str) -> None:
    reading = read(table("“三公”经费支出表", "项目|2023年“三公”经费预算数", f"{words}|8.00"))
    assert [f.item for f in reading.facts] == [item]


def test_the_fund_of_a_line_says_more_than_the_appropriation_over_its_column() -> None:
    reading = read(
        table(
            "财政拨款收支总表",
            "财政拨款收入||财政拨款支出|",
            "项目|预算数|项目|合计",
            "一、一般公共预算资金|9.00|一、教育支出|9.00",
            "收入总计|9.00|支出总计|9.00",
        )
    )
    line = fact(reading, "一、一般公共预算资金", "收入 / 财政拨款收入 / 预算数")
    assert line.fund_source == "general-public-budget"
    total = fact(reading, "收入总计", "收入 / 财政拨款收入 / 预算数")
    assert total.fund_source == "fiscal-appropriation"


def test_a_header_of_names_of_economic_classes_is_a_header() -> None:
    reading = read(
        table(
            "一般公共预算基本支出情况表—人员经费(工资福利支出)",
            "单位名称|总计|工资津补贴|||社会保障缴费||",
            "||合计|基本工资|津贴补贴|合计|职业年金缴费|职工基本医疗保险缴费",
            "合计|10.00|6.00|4.00|2.00|4.00|3.00|1.00",
            "某局|10.00|6.00|4.00|2.00|4.00|3.00|1.00",
        )
    )
    found = fact(reading, "某局", "工资津补贴 / 基本工资")
    assert (found.amount, found.expenditure_type) == (Decimal(40000), "basic-personnel")


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


PROJECTS = table(
    "项目支出绩效目标表",
    "单位名称|项目名称|预算金额（万元）|绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位",
    "某局|车辆更新|120.00|更新车辆6辆|产出指标|数量指标|购置车辆数|＝|6|辆",
    "|||||成本指标|单车成本|≤|20|万元/辆",
    "|公厕改造|66.50|改造公厕|产出指标|数量指标|改造座数|≥|11|座",
)


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


def test_the_disclosure_of_a_unit_is_on_the_level_of_the_unit() -> None:
    budget = table("部门支出总表", "科目编码|科目名称|合计", "205|教育支出|5.00")
    unit = read(f"某市某某小学2023年单位预算公开\n\n{budget}")
    department = read(f"某市教育局2023年部门预算公开\n\n{budget}")
    assert [f.reporting_level for f in unit.facts] == ["unit"]
    assert [f.reporting_level for f in department.facts] == ["department"]


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


def test_a_list_of_codes_goes_on_in_the_block_beside_it() -> None:
    reading = read(
        table(
            "一般公共预算基本支出预算表",
            "科目编码|科目名称|预算数|科目编码|科目名称|预算数",
            "301|工资福利支出|5.00|30201|办公费|2.00",
            "30101|基本工资|5.00|30205|水费|1.00",
            "302|商品和服务支出|3.00||合计|8.00",
        )
    )
    assert roles(reading)["商品和服务支出"] == "subtotal"
    assert roles(reading)["办公费"] == "item"


def test_lines_below_a_number_of_cars_are_numbers_of_cars() -> None:
    reading = read(
        table(
            "机构运行信息表",
            "项目|行次|决算统计数",
            "三、国有资产占用情况|1|—",
            "（一）车辆数合计（辆）|2|9",
            "1．机要通信用车|3|1",
            "2．备用车辆|4|8",
            "四、政府采购支出信息|5|—",
            "（一）政府采购支出合计|6|12000.00",
            unit="元",
        ),
        phase="executed",
    )
    assert [f.label for f in reading.facts] == ["（一）政府采购支出合计"]


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


def test_the_total_of_one_fund_of_the_three_public_expenses() -> None:
    reading = read(
        table(
            "财政拨款“三公”经费支出表",
            "项目|资金性质|",
            "|合计|一般公共预算拨款",
            "“三公”经费合计|6.00|6.00",
            "公务接待费|6.00|6.00",
        )
    )
    assert [f.item for f in reading.facts[:2]] == ["three-public/total"] * 2
    assert reading.facts[1].fund_source == "general-public-budget"


@pytest.mark.parametrize("number", ["财决批复02表", "财决附03表", "财决公开05表"])
def test_numbers_of_tables_of_final_accounts(number: str) -> None:
    reading = read(f"{number}\n\n{table('支出决算表', '科目编码|科目名称|合计', '205|教育支出|5')}")
    assert [t.number for t in reading.tables if t.status == "parsed"] == [number]


def test_amounts_that_look_like_codes_are_amounts_where_the_sums_hold() -> None:
    reading = read(
        table(
            "支出决算表",
            "科目编码|科目名称|合计|基本支出|经营支出",
            "|合计|310|100|210",
            "205|教育支出|310|100|210",
        )
    )
    assert [f.binding for f in reading.facts] == ["printed"] * 6


@pytest.mark.parametrize(
    "text",
    [
        "部门支出总表\n\n科目编码\t科目名称\t合计\t单位：万元\n205\t教育支出\t10\t\n",
        "部门支出总表（万元）\n\n科目编码\t科目名称\t合计\n205\t教育支出\t10\n",
        "部门支出总表\n\n科目编码\t科目名称\t合计（万元）\n205\t教育支出\t10\n",
    ],
)
def test_where_the_unit_of_a_table_may_be_printed(text: str) -> None:
    assert [f.amount for f in read(text).facts] == [Decimal(100_000)]


def test_the_unit_of_a_price_is_not_the_unit_of_the_table() -> None:
    other = table("部门支出总表", "科目编码|科目名称|合计", "205|教育支出|10")
    abroad = table("“三公”经费预算表", "项目|预算数", "因公出国（境）费|2")
    purchase = "政府采购预算表\n\n采购项目\t单价（元）\t预算金额\n电脑\t6000\t3\n"
    assert [f.amount for f in read("\n".join((other, abroad, purchase))).facts] == [
        Decimal(100_000),
        Decimal(20_000),
        Decimal(30_000),
    ]


def test_a_project_called_by_a_letter_is_no_row_of_numbers() -> None:
    reading = read(table("项目支出表", "项目名称|金额", "甲|50000", "乙|1.00", unit="元"))
    assert [f.label for f in reading.facts] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("基金预算支出情况表", "government-fund-expenditure"),
        ("社会保险基金支出表", "other"),
        ("财政拨款支出总表", "fiscal-appropriation-expenditure"),
        ("部门支出总表（按经济分类）", "economic-classification-summary"),
        ("一般公共预算支出总表（按经济分类）", "general-public-expenditure"),
        ("一般公共预算拨款基本支出经济分类情况表", "general-public-basic-expenditure"),
        ("公共预算财政拨款支出预算表", "general-public-expenditure"),
        ("机关运行费明细表", "agency-operating-expenses"),
        ("部门整体支出绩效自评表", "department-performance"),
        ("项目支出绩效自评表", "project-performance"),
    ],
)
def test_kinds_of_titles_of_other_places(title: str, kind: str) -> None:
    assert ([match.kind for match in match_title(title)] or ["other"]) == [kind]


def test_a_table_of_revenue_without_a_kind_of_its_own_is_revenue() -> None:
    reading = read(
        table("非税收入征收计划表", "收入项目|2022年完成数|2023年计划数", "罚没收入|20|15"),
        year=2023,
    )
    assert [(f.direction, f.fiscal_year, f.phase) for f in reading.facts] == [
        ("revenue", 2022, "executed"),
        ("revenue", 2023, "approved"),
    ]


def test_goods_works_and_services_as_columns() -> None:
    reading = read(table("政府采购预算表", "单位名称|合计|货物|工程|服务", "某局|10|3|2|5"))
    assert [f.item for f in reading.facts] == [
        "",
        "procurement/goods",
        "procurement/works",
        "procurement/services",
    ]


def test_budget_and_accounts_beside_each_other_have_a_total_each() -> None:
    reading = read(
        table(
            "政府性基金预算财政拨款收入支出决算表",
            "科目编码|科目名称|本年收入|本年支出||",
            "|||小计|基本支出|项目支出",
            "229|其他支出|10|9|1|8",
        ),
        phase="executed",
    )
    assert [f.column_role for f in reading.facts] == ["total", "total", "part", "part"]


def test_names_under_a_word_for_classes_are_the_labels_and_no_amount_becomes_a_code() -> None:
    reading = read(
        table(
            "基本支出预算表",
            "经济分类科目|金额",
            "一、工资福利支出|10",
            "基本工资|6",
            "津贴补贴|4",
            "合计|10",
        )
    )
    assert [(f.label, f.published) for f in reading.facts] == [
        ("一、工资福利支出", "10"),
        ("基本工资", "6"),
        ("津贴补贴", "4"),
        ("合计", "10"),
    ]
    assert roles(reading)["一、工资福利支出"] == "subtotal"


def test_income_and_expenditure_as_columns_of_years() -> None:
    reading = read(table("收支预算总表", "年度|收入合计|支出合计", "2022|9|9", "2023|10|10"))
    assert [(f.label, f.fiscal_year, f.direction, f.row_role) for f in reading.facts] == [
        ("2022", 2022, "revenue", "item"),
        ("2022", 2022, "expenditure", "item"),
        ("2023", 2023, "revenue", "item"),
        ("2023", 2023, "expenditure", "item"),
    ]


def test_a_number_below_another_number_is_a_number_of_a_row() -> None:
    reading = read(
        table("部门收入总表", "序号|收入来源|金额", "1|财政拨款收入|10", "1.1|一般公共预算|10")
    )
    assert [f.label for f in reading.facts] == ["财政拨款收入", "一般公共预算"]
    assert not reading.unread


def test_the_code_of_a_unit_may_stand_before_its_name() -> None:
    reading = read(
        table("部门支出总表", "单位|科目|合计", "101001-某市某局|2013201-行政运行|10", "合计||10")
    )
    found = reading.facts[0]
    assert (found.unit_code, found.unit_name) == ("101001", "某市某局")
    assert found.function_code == "2013201"


def test_a_total_over_meetings_and_training_is_not_the_three_public_total() -> None:
    rows = read(
        table(
            "“三公”经费、会议费、培训费支出表",
            "项目|2023年预算数",
            "合计|7",
            "一、“三公”经费小计|5",
            "1.公务接待费|5",
            "二、会议费|2",
        )
    )
    assert [(f.item, f.row_role) for f in rows.facts] == [
        ("", "total"),
        ("three-public/total", "subtotal"),
        ("three-public/reception", "item"),
        ("", "item"),
    ]
    across = read(
        table("“三公”经费、会议费支出表", "单位名称|合计|公务接待费|会议费", "某局|7|5|2")
    )
    assert [f.item for f in across.facts] == ["", "three-public/reception", ""]


def test_numbers_of_visits_and_cars_under_money_are_no_money() -> None:
    reading = read(
        table(
            "“三公”经费支出表",
            "项目|金额",
            "因公出国（境）团组数（个）|2",
            "公务用车购置数（辆）|0",
            "公务接待费|3.5",
        )
    )
    assert [f.label for f in reading.facts] == ["公务接待费"]
    assets = read(table("固定资产情况表", "项目|数量|金额", "车辆（台、辆）|5|100"))
    assert [f.published for f in assets.facts] == ["100"]
