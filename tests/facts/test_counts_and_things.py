"""Rows that count, measure or rate are no money; rows of things may be either."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_tables import fact, read, table

THREE_PUBLIC = (
    "项目|2022年预算数|2022年决算数",
    "合计|12.00|10.00",
    "因公出国（境）费|0|0",
    "公务接待费|4.00|3.00",
    "公务用车购置及运行费|8.00|7.00",
)


COUNTS = (
    "公务用车数量 会议次数 培训人数 国内公务接待批次 公务用车保有量 车均费用 预算完成率 "
    "占比 培训场地（间） 办公用房面积 出国团组数"
)


@pytest.mark.parametrize("label", COUNTS.split())
def test_a_row_that_counts_or_rates_below_the_three_expenses_is_no_money(label: str) -> None:
    reading = read(table("“三公”经费支出决算表", *THREE_PUBLIC, f"{label}|5|5"), year=2022)
    assert len(reading.facts) == 8
    assert reading.unread == ()


def test_a_project_may_be_called_by_what_it_counts() -> None:
    reading = read(
        table("项目支出预算表", "项目|金额", "提高优良率|100.00", "学校床位数|50.00", "合计|150.00")
    )
    assert [(f.label, f.published) for f in reading.facts] == [
        ("提高优良率", "100.00"),
        ("学校床位数", "50.00"),
        ("合计", "150.00"),
    ]


def test_a_whole_number_of_things_beside_money_is_not_read() -> None:
    reading = read(
        table(
            "机关运行经费及资产情况表",
            "项目|数额",
            "机关运行经费|88.50",
            "车辆|5",
            "单价50万元以上通用设备|2",
            "房屋面积|3500",
        )
    )
    assert [(f.label, f.amount) for f in reading.facts] == [("机关运行经费", Decimal(885_000))]
    assert [token.text for token in reading.unread] == ["5", "2"]
    assert all("数量还是金额" in token.reason for token in reading.unread)


def test_things_are_money_where_decimals_or_a_header_word_say_so() -> None:
    plain = read(table("国有资产情况表", "项目|数额", "车辆|120.50", "房屋|3,000.00"))
    assert [f.published for f in plain.facts] == ["120.50", "3,000.00"]
    said = read(table("国有资产情况表", "项目|数量|账面价值", "车辆|5|120", "房屋|2|3000"))
    assert [(f.column, f.published) for f in said.facts] == [
        ("账面价值", "120"),
        ("账面价值", "3000"),
    ]
    assert said.unread == ()


def test_a_row_named_after_a_fund_is_of_it() -> None:
    reading = read(
        table(
            "部门收支总体情况表",
            "收入项目|预算数|支出项目|预算数",
            "一、一般公共预算|900.00|一、基本支出|900.00",
            "其中：当年财政拨款|850.00||",
            "收入合计|900.00|支出合计|900.00",
        )
    )
    row = fact(reading, "其中：当年财政拨款", "收入 / 预算数")
    assert (row.fund_source, row.item, row.row_role) == ("fiscal-appropriation", "", "subtotal")


def test_a_row_of_a_self_evaluation_named_after_a_fund_is_of_it() -> None:
    reading = read(
        table(
            "项目支出绩效自评表",
            "项目名称|校舍维修||||||",
            "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
            "|年度资金总额|150.00|155.00|154.00|10|99.35%|9.9",
            "|其中：当年财政拨款|150.00|155.00|154.00|—|99.35%|—",
            "|上年结转资金|0|0|0|—|—|—",
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|",
            "产出指标|数量指标|维修面积|≥2000平方米|2100|10|10|",
        ),
        year=2022,
        phase="executed",
    )
    funds = {f.label: f.fund_source for f in reading.facts}
    assert funds == {
        "年度资金总额": "",
        "其中：当年财政拨款": "fiscal-appropriation",
        "上年结转资金": "carryover",
    }
    stages = {f.column: (f.fiscal_year, f.phase) for f in reading.facts}
    assert stages == {
        "年初预算数": (2022, "approved"),
        "全年预算数": (2022, "approved"),
        "全年执行数": (2022, "executed"),
    }


def test_a_column_of_the_appropriation_of_the_year_is_of_it() -> None:
    reading = read(table("项目支出预算表", "项目名称|金额|其中：当年财政拨款", "防汛|3.00|2.00"))
    assert fact(reading, "防汛", "其中：当年财政拨款").fund_source == "fiscal-appropriation"


def test_operating_money_is_of_the_kind_of_spending_above_it() -> None:
    reading = read(
        table(
            "支出总体情况表",
            "科目编码|科目名称|合计|基本支出|||项目支出||",
            "|||小计|人员类|运转类|小计|运转类|特定目标类",
            "2050203|初中教育|10.00|6.00|4.00|2.00|4.00|1.00|3.00",
        )
    )
    types = {f.column: f.expenditure_type for f in reading.facts}
    assert types["基本支出 / 运转类"] == "basic-public-use"
    assert types["项目支出 / 运转类"] == "project-other-operation"


def test_rows_of_years_and_stages_say_them() -> None:
    reading = read(
        table(
            "“三公”经费支出表",
            "年度|合计|因公出国（境）费|公务接待费|公务用车购置及运行费",
            "上年决算数|3|0|1|2",
            "年初预算数|4|0|2|2",
            "全年预算数|5|1|2|2",
            "决算数|3|0|1|2",
        ),
        year=2022,
        phase="executed",
    )
    found = {f.label: (f.fiscal_year, f.phase) for f in reading.facts}
    assert found == {
        "上年决算数": (2021, "executed"),
        "年初预算数": (2022, "approved"),
        "全年预算数": (2022, "approved"),
        "决算数": (2022, "executed"),
    }


def test_a_unit_of_measure_is_no_office() -> None:
    tables = (
        table(
            "政府采购预算表",
            "项目名称|单位|数量|单价|金额",
            "电脑|台|10|0.50|5.00",
            "桶装水|提|20|0.02|0.40",
            "合计||||5.40",
        ),
        table(
            "政府购买服务预算表",
            "采购内容|单位|预算金额",
            "保洁|年|8.00",
            "法律顾问|人/次|2.00",
            "合计||10.00",
        ),
        table(
            "国有资产占用情况表",
            "项目|单位|数量|账面价值",
            "房屋建筑物|平方米|3500|1250.00",
            "通用设备|台（套）|2|160.00",
        ),
    )
    reading = read("\n".join(tables))
    assert {f.label for f in reading.facts} >= {"电脑", "桶装水", "保洁", "房屋建筑物"}
    assert {f.unit_name for f in reading.facts} == {""}


def test_an_office_beside_a_number_of_things_is_one() -> None:
    reading = read(
        table(
            "新增资产配置预算表",
            "项目|单位|数量|预算金额",
            "车辆|县局|1|12.00",
            "树苗|县林业局|50|25.00",
        ),
    )
    assert [f.unit_name for f in reading.facts] == ["县局", "县林业局"]


def test_columns_of_counts_and_prices_are_told_and_no_facts() -> None:
    reading = read(
        table(
            "政府采购预算表",
            "采购项目|数量|单价|金额|人均费用",
            "合计|||5.00|",
            "台式计算机|5|0.60|3.00|0.12",
            "打印机|4|0.50|2.00|0.05",
        )
    )
    assert [f.published for f in reading.facts] == ["5.00", "3.00", "2.00"]
    (purchases,) = [t for t in reading.tables if t.facts]
    assert (purchases.status, purchases.amount_cells) == ("parsed", 3)
    assert purchases.status_reason == (
        "“数量”“单价”“人均费用”栏是数量、单价、人均数、比率或日期等，不是收支金额，只照列，未计入"
    )
    printed = {cell.text: cell.role for cell in reading.cells}
    assert printed["0.60"] == printed["0.12"] == "text"


def test_rows_of_counts_are_told_by_their_names() -> None:
    reading = read(
        table("“三公”经费支出决算表", *THREE_PUBLIC, "公务用车保有量（辆）|5|6"), year=2022
    )
    (expenses,) = [t for t in reading.tables if t.facts]
    assert expenses.status_reason == (
        "“公务用车保有量（辆）”行是数量、人均数或比率，不是收支金额，只照列，未计入"
    )


def test_a_table_of_nothing_but_money_has_nothing_to_tell() -> None:
    reading = read(table("“三公”经费支出决算表", *THREE_PUBLIC), year=2022)
    assert {t.status_reason for t in reading.tables if t.facts} == {""}


def test_every_number_of_a_table_is_a_fact_unread_or_told() -> None:
    rows = ("项目|数量|金额|优先级|系统", "甲|3|5.00|1|7", "乙|2|六万|2|8", "合计|5|11.00||9")
    reading = read(table("某某情况明细表", *rows))
    (other,) = [t for t in reading.tables if t.facts]
    assert "“数量”“优先级”栏" in other.status_reason
    assert {token.text for token in reading.unread} == {"六万", "7", "8", "9"}


@pytest.mark.parametrize("printed", ["六万", "另行安排", "三十万元", "详见附件"])
def test_a_count_never_slides_under_money_that_prints_words(printed: str) -> None:
    rows = ("项目|数量|金额|优先级", "甲|3|5.00|1", f"乙|2|{printed}|2", "丙|1|7.00|3")
    reading = read(table("某某情况明细表", *rows))
    assert [f.published for f in reading.facts] == ["5.00", "7.00"]


def test_a_count_of_cars_in_two_measures_is_no_money() -> None:
    reading = read(
        table(
            "机构运行信息表",
            "项目|行次|决算统计数",
            "一、机关运行经费|23|150.35",
            "二、资产信息|26|—",
            "（一）车辆数合计（台、辆）|27|12",
            "（二）单价100万元（含）以上设备（不含车辆）（台、套）|30|25",
        ),
        phase="executed",
    )
    assert [f.label for f in reading.facts] == ["一、机关运行经费"]


def test_money_of_a_row_below_a_word_for_counts_is_told_as_unread() -> None:
    rows = ("一、机构数|12", "二、公务用车数（辆）|3", "三、固定资产原值（万元）|12,300.50")
    reading = read(table("部门基本情况表", "项目|数量", *rows))
    assert reading.facts == ()
    assert [token.text for token in reading.unread] == ["12,300.50"]
    beside = read(table("国有资产占用情况表", "项目|数量|价值", "房屋（万元）|3|900.00"))
    assert [f.published for f in beside.facts] == ["900.00"]
    assert beside.unread == ()


def test_balances_below_the_word_for_numbers_are_told_not_lost() -> None:
    reading = read(
        table(
            "国有资产占用情况表",
            "项目|数量",
            "资产总额|1500.00",
            "一、流动资产|500.00",
            "房屋（平方米）|1200.50",
            "车辆（辆）|5",
        )
    )
    assert [token.text for token in reading.unread] == ["1500.00", "500.00"]


def test_a_table_of_counts_alone_is_not_blank() -> None:
    reading = read(table("国有资产占用情况表", "项目|数量", "房屋（平方米）|1200", "车辆（辆）|5"))
    told = next(t for t in reading.tables if t.table_kind == "state-assets")
    assert (told.status, told.amount_cells) == ("parsed", 0)
    assert "只照列，未计入" in told.status_reason


def test_decimals_of_the_list_to_the_left_do_not_make_money_of_things() -> None:
    reading = read(
        table(
            "机构运行信息表",
            "项目|决算数|项目|统计数",
            "公务接待费|5.20|（一）单价100万元（含）以上设备（不含车辆）|2",
            "会议费|1.50|（二）机关运行经费|88.50",
        )
    )
    assert [f.published for f in reading.facts] == ["5.20", "1.50", "88.50"]
    assert [token.text for token in reading.unread] == ["2"]


def test_counts_below_the_amounts_under_words_of_their_own_are_no_rows_of_the_table() -> None:
    reading = read(
        table(
            "财政拨款“三公”经费、会议费和培训费支出决算表",
            "合计|因公出国（境）费|公务用车运行费|公务接待费|会议费|培训费",
            "6.00|0.00|4.00|2.00|3.00|1.00",
            "相关统计数：|||||",
            "项目||统计数|项目||统计数",
            "国内公务接待批次（个）||25|国内公务接待人次（人）||201",
            "召开会议次数（个）||3|参加会议人次（人）||150",
            "注：本表反映决算数。|||||",
        ),
        year=2022,
        phase="executed",
    )
    assert [f.published for f in reading.facts] == ["6.00", "0.00", "4.00", "2.00", "3.00", "1.00"]
    assert reading.unread == ()
    assert "注：本表反映决算数。" in [cell.text for cell in reading.cells]
    assert "201" in [cell.text for cell in reading.cells]


def test_an_amount_among_such_counts_leaves_them_rows_of_the_table() -> None:
    reading = read(
        table(
            "“三公”经费支出决算表",
            "项目|决算数|项目|决算数",
            "公务接待费|2.00|会议费|3.00",
            "相关统计数|||",
            "国内公务接待批次（个）|25|国内公务接待费|2.50",
        ),
        year=2022,
        phase="executed",
    )
    assert [(f.label, f.column, f.published, f.row_role) for f in reading.facts] == [
        ("公务接待费", "决算数", "2.00", "item"),
        ("会议费", "决算数", "3.00", "item"),
        ("国内公务接待费", "决算数", "2.50", "item"),
    ]
    assert reading.unread == ()
    assert "“国内公务接待批次（个）”行是数量" in reading.tables[0].status_reason
    assert "25" in [cell.text for cell in reading.cells]


def test_a_thing_below_a_stage_is_not_its_total() -> None:
    reading = read(
        table(
            "“三公”经费、会议费支出决算表",
            "决算数|决算数|决算数|决算数",
            "“三公”经费|“三公”经费|“三公”经费|会议费",
            "合计|公务用车运行费|公务接待费|",
            "6.00|4.00|2.00|3.00",
        ),
        year=2022,
        phase="executed",
    )
    roles = {f.column.split(" / ")[-1]: f.column_role for f in reading.facts}
    assert roles["会议费"] == "part"
    assert roles["合计"] == "total"


@pytest.mark.parametrize(
    "price",
    [
        "单价",
        "单价（元）",
        "预算单价",
        "参考价",
        "市场参考价格",
        "预计价格",
        "单位价值",
        "单台价格",
    ],
)
def test_the_price_of_one_thing_is_told_and_never_summed(price: str) -> None:
    rows = ("台式计算机|台|12|0.60|7.20|7.20|", "多功能一体机|台|3|2.50|7.50|7.00|0.50")
    head = f"资产名称|计量单位|数量|{price}|合计|财政拨款|其他资金"
    reading = read(table("新增资产配置预算表", head, *rows, "合计||15||14.70|14.20|0.50"))
    assert {f.column for f in reading.facts} == {"合计", "财政拨款", "其他资金"}
    assert reading.unread == ()
    assert f"“数量”“{price}”栏" in reading.tables[0].status_reason
