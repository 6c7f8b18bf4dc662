"""Tables that print what several tables of the law print, one below another, and assets."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_tables import fact, read, table

from generator.facts.statements import read_statements

OPERATING = """某县财政局2023年度部门决算

机构运行信息表
公开10表
部门：某县财政局	金额单位：万元
项目	行次	预算数	统计数	项目	行次	统计数
栏次		1	2	栏次		3
一、“三公”经费支出	1	—	—	二、机关运行经费	22	231.50
（一）支出合计	2	50.00	33.30	（一）行政单位	23	201.50
1.因公出国（境）费	3	0.00	0.00	（二）参照公务员法管理事业单位	24	30.00
2.公务用车购置及运行维护费	4	40.00	28.10	三、国有资产占用情况	25	—
（1）公务用车购置费	5	20.00	18.00	（一）车辆数合计（辆）	26	5
（2）公务用车运行维护费	6	20.00	10.10	1.主要领导干部用车	27	0
3.公务接待费	7	10.00	5.20	2.机要通信用车	28	5
（1）国内接待费	8	—	5.20	（二）单价100万元（含）以上设备（台，套）	29	3
其中：外事接待费	9	—	0.00	四、政府采购支出信息	30	—
（2）国（境）外接待费	10	—	0.00	（一）政府采购支出合计	31	160.00
（二）相关统计数	11	—	—	1.政府采购货物支出	32	60.00
1.因公出国（境）团组数（个）	12	—	0	2.政府采购工程支出	33	70.00
2.公务用车保有量（辆）	13	—	5	3.政府采购服务支出	34	30.00
3.国内公务接待批次（个）	14	—	41	（二）政府采购授予中小企业合同金额	35	90.00
其中：外事接待批次（个）	15	—	0	其中：授予小微企业合同金额	36	45.00
"""
ITEMS = {
    "1.因公出国（境）费": ("three-public/abroad", "item"),
    "2.公务用车购置及运行维护费": ("three-public/vehicle", "subtotal"),
    "（1）公务用车购置费": ("three-public/vehicle/purchase", "item"),
    "（2）公务用车运行维护费": ("three-public/vehicle/operation", "item"),
    "3.公务接待费": ("three-public/reception", "item"),
    "（1）国内接待费": ("", "subtotal"),
    "其中：外事接待费": ("", "subtotal"),
    "（2）国（境）外接待费": ("", "subtotal"),
    "二、机关运行经费": ("agency-operating-expenses", "subtotal"),
    "（一）政府采购支出合计": ("procurement", "subtotal"),
    "1.政府采购货物支出": ("procurement/goods", "item"),
    "2.政府采购工程支出": ("procurement/works", "item"),
    "3.政府采购服务支出": ("procurement/services", "item"),
}


def test_the_form_of_operating_information_says_what_each_row_is() -> None:
    reading = read(OPERATING, phase="executed")
    (operating,) = [t for t in reading.tables if t.facts]
    assert (operating.table_kind, operating.number, operating.title, operating.facts) == (
        "other",
        "公开10表",
        "机构运行信息表",
        24,
    )
    assert "合并列示几类事项" in operating.status_reason
    found = {f.label: (f.item, f.row_role) for f in reading.facts if f.column == "统计数"}
    assert {label: found[label] for label in ITEMS} == ITEMS
    assert fact(reading, "2.公务用车购置及运行维护费", "预算数").phase == "approved"
    assert not any(
        "辆" in f.label or "批次" in f.label or f.label.endswith("用车") for f in reading.facts
    )
    assert reading.unread == ()
    assert not any("可能就是此表" in t.status_reason for t in reading.tables)


@pytest.mark.parametrize(
    "title",
    [
        "国有资产占用情况、政府采购支出、车辆及机关运行经费情况表",
        "机关运行经费、政府采购及国有资产占用情况表",
        "机关运行经费和政府采购情况表",
        "国有资产占用及政府采购支出情况表",
        "部门机构运行信息决算表",
    ],
)
def test_a_table_of_several_things_is_of_none_of_their_kinds(title: str) -> None:
    rows = ("项目|决算数", "一、机关运行经费|231.50", "二、政府采购支出合计|160.00")
    reading = read(table(title, *rows), phase="executed")
    assert {f.table_kind for f in reading.facts} == {"other"}
    assert fact(reading, "一、机关运行经费", "决算数").item == "agency-operating-expenses"
    assert fact(reading, "二、政府采购支出合计", "决算数").item == "procurement"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("机关运行经费支出表", "agency-operating-expenses"),
        ("政府采购情况表", "procurement"),
        ("国有资产占用情况表", "state-assets"),
        ("国有资产占用及车辆情况表", "state-assets"),
        ("新增资产配置表", "state-assets"),
        ("一般公共预算“三公”经费和机关运行经费支出表", "three-public-expenses"),
    ],
)
def test_a_table_of_one_thing_keeps_its_kind(title: str, kind: str) -> None:
    reading = read(table(title, "项目|决算数", "合计|231.50"), phase="executed")
    assert {f.table_kind for f in reading.facts} == {kind}


ASSETS = """国有资产占有使用情况表

单位：万元

| 项目 | 行次 | 资产总额 | 流动资产 | 固定资产 | | | | 在建工程 | 无形资产 |
| | | | | 小计 | 房屋构筑物 | 车辆 | 单价200万以上大型设备 | | |
| 栏次 | | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
| 合计 | 1 | 1234.56 | 200.00 | 900.56 | 800.00 | 100.56 | 0.00 | 100.00 | 34.00 |
"""


def test_classes_of_assets_are_money_and_the_total_is_that_of_all_assets() -> None:
    reading = read(ASSETS, phase="executed")
    assert [(f.column, f.column_role, f.amount) for f in reading.facts] == [
        ("资产总额", "total", Decimal("12345600.00")),
        ("流动资产", "part", Decimal("2000000.00")),
        ("固定资产 / 小计", "part", Decimal("9005600.00")),
        ("固定资产 / 房屋构筑物", "part", Decimal("8000000.00")),
        ("固定资产 / 车辆", "part", Decimal("1005600.00")),
        ("固定资产 / 单价200万以上大型设备", "part", Decimal("0.00")),
        ("在建工程", "part", Decimal("1000000.00")),
        ("无形资产", "part", Decimal("340000.00")),
    ]
    assert reading.unread == ()


def test_the_total_of_a_table_of_one_kind_is_its_total_however_it_is_numbered() -> None:
    rows = ("项目|统计数", "一、“三公”经费支出|—", "（一）支出合计|8.00", "1.公务接待费|8.00")
    reading = read(table("“三公”经费情况表", *rows), phase="executed")
    total = fact(reading, "（一）支出合计", "统计数")
    assert (total.item, total.row_role) == ("three-public/total", "total")


def test_prose_restates_the_lines_of_a_table_of_several_things() -> None:
    prose = (
        "第三部分 情况说明\n\n2023年度机关运行经费支出231.50万元。\n\n"
        "2023年度政府采购支出总额160.00万元，"
        "其中：政府采购货物支出60.00万元、政府采购工程支出70.00万元、政府采购服务支出30.00万元。\n"
    )
    reading = read(OPERATING + "\n" + prose, phase="executed")
    told = read_statements(reading, 2023)
    assert [(s.published, s.verdict) for s in told] == [
        ("231.50", "agrees"),
        ("160.00", "agrees"),
        ("60.00", "agrees"),
        ("70.00", "agrees"),
        ("30.00", "agrees"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("会议费|3.00", "培训费|2.00", "公务接待费|", "合计|5.00"),
        ("一、会议费|3.00", "二、培训费|2.00", "三、公务接待费|", "合计|5.00"),
        ("1.会议费|3.00", "2.培训费|2.00", "（1）公务接待费|", "3.合计|5.00"),
    ],
)
def test_a_blank_line_above_the_total_does_not_head_it(rows: tuple[str, ...]) -> None:
    reading = read(table("某局有关经费预算表", "项目|预算数", *rows))
    assert reading.facts[-1].label.endswith("合计")
    assert reading.facts[-1].item == ""


def test_a_sum_without_number_is_of_the_heading_that_its_parts_stand_below() -> None:
    rows = ("一、“三公”经费|", "合计|5.00", "1.公务接待费|5.00", "二、会议费|3.00")
    reading = read(table("某局有关经费预算表", "项目|预算数", *rows))
    assert fact(reading, "合计", "预算数").item == "three-public/total"


def test_lines_named_by_kinds_of_offices_are_of_the_heading_of_their_list() -> None:
    rows = ("一、机关运行经费|", "（一）行政单位|5.00", "（二）参照公务员法管理事业单位|3.00")
    others = ("二、办公用房|", "（一）行政单位|2.00", "行政单位|1.00")
    reading = read(table("机构运行信息表", "项目|统计数", *rows, *others))
    assert [f.item for f in reading.facts] == [
        "agency-operating-expenses/administrative",
        "agency-operating-expenses/public-institution",
        "",
        "",
    ]


def test_other_money_of_the_fiscal_account_is_of_it() -> None:
    rows = ("二、财政专户拨款|7.00|支出合计|7.00", "教育收费|5.00||", "其他财政专户拨款|2.00||")
    reading = read(table("收支总体情况表", "收入|金额|支出|金额", *rows))
    money = [f for f in reading.facts if f.direction == "revenue"]
    assert {f.fund_source for f in money} == {"fiscal-account"}
