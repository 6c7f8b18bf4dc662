"""Which rows are sums of others, for lists of any length."""

from __future__ import annotations

import time

from made_tables import read, roles, table

from generator.facts.codes import Code
from generator.facts.labels import Label
from generator.facts.roles import row_roles, with_item_parts


def named(*texts: str) -> list[Label]:
    return [Label(text=text) for text in texts]


def coded(*codes: str, project: str = "") -> list[Label]:
    return [Label(text=code, function=Code(code, code), project_name=project) for code in codes]


def test_a_code_with_longer_codes_anywhere_is_a_subtotal() -> None:
    assert row_roles(coded("2010601", "201", "20106", "20811")) == (
        "item", "subtotal", "subtotal", "item",
    )  # fmt: skip


def test_a_code_with_projects_below_it_is_a_subtotal() -> None:
    rows = [*coded("2010602"), *coded("2010602", project="维修"), *coded("2010601")]
    assert row_roles(rows) == ("subtotal", "item", "item")
    assert row_roles([*coded("2010602", project="维修"), *coded("2010602")]) == ("item", "item")


def test_lines_below_of_which_are_parts_already_counted() -> None:
    texts = ("一、财政拨款", "其中：一般公共预算", "政府性基金预算", "二、事业收入", "其他")
    assert row_roles(named(*texts)) == ("item", "subtotal", "subtotal", "item", "item")


def test_without_a_numbered_heading_of_which_ends_with_its_line() -> None:
    assert row_roles(named("甲", "其中：乙", "丙")) == ("item", "subtotal", "item")


def test_a_key_with_longer_keys_is_their_sum() -> None:
    items = ("three-public/vehicle", "three-public/vehicle/purchase", "three-public/reception")
    assert with_item_parts(("item",) * 3, items) == ("subtotal", "item", "item")


def test_ten_thousand_rows_without_codes_take_no_minutes() -> None:
    started = time.process_time()
    row_roles(named(*(f"支出事项{number}" for number in range(10_000))))
    row_roles(coded(*(f"2{number:06}" for number in range(10_000))))
    assert time.process_time() - started < 5


def test_a_row_of_differences_is_of_no_item_and_no_total() -> None:
    reading = read(
        table(
            "“三公”经费支出情况表",
            "项目|合计|因公出国（境）费|公务用车运行费|公务接待费",
            "2014年预算数|28.00|5.00|18.00|5.00",
            "2014年决算数|22.00|3.00|16.00|3.00",
            "决算比预算增减|-6.00|-2.00|-2.00|-2.00",
        ),
        year=2014,
        phase="executed",
    )
    spent = [f for f in reading.facts if f.item == "three-public/total" and f.phase == "executed"]
    assert [f.published for f in spent] == ["22.00"]
    differences = [f for f in reading.facts if f.label == "决算比预算增减"]
    assert [f.published for f in differences] == ["-6.00", "-2.00", "-2.00", "-2.00"]
    assert {(f.item, f.column_role, f.row_role) for f in differences} == {("", "part", "item")}


def test_purchase_and_operation_are_of_cars_only_below_the_word_for_cars() -> None:
    title = "“三公”经费支出情况表"
    heads = ("项目|合计|公务用车购置及运行费||公务接待费", "||购置|运行|")
    cars = read(table(title, *heads, "2023年预算|28|8|15|5"))
    assert [(f.item, f.published) for f in cars.facts] == [
        ("three-public/total", "28"),
        ("three-public/vehicle/purchase", "8"),
        ("three-public/vehicle/operation", "15"),
        ("three-public/reception", "5"),
    ]
    other = read(table("资产表", "项目|价值|购置|运行", "设备|28|8|15"))
    assert {f.item for f in other.facts} == {""}
    assert "15" in [token.text for token in other.unread]


def test_the_first_part_of_a_total_may_be_called_of_which() -> None:
    rows = ("合计|600|400|200", "其中：甲园区|350|250|100", "乙园区|250|150|100")
    heads = "项目名称|合计|一般公共预算|政府性基金预算"
    reading = read(table("部门管理转移支付表", heads, *rows))
    assert {f.label: f.row_role for f in reading.facts} == {
        "合计": "total",
        "其中：甲园区": "item",
        "乙园区": "item",
    }
    assert {f.project_name for f in reading.facts} == {"", "甲园区", "乙园区"}
    counted = ("合计|600|400|200", "其中：园区|350|250|100", "甲|350|250|100", "乙|250|150|100")
    again = read(table("部门管理转移支付表", heads, *counted))
    assert {f.row_role for f in again.facts if f.label == "其中：园区"} == {"subtotal"}


def test_uncoded_rows_above_the_coded_rows_they_sum_are_counted_once() -> None:
    reading = read(
        table(
            "财政拨款支出预算表（部门经济分类科目）",
            "类|款|单位代码|单位名称（科目）|总计|一般公共预算拨款|政府性基金安排",
            "|||合 计|500.20|440.20|60.00",
            "|||某研究院|500.20|440.20|60.00",
            "|||工资福利支出|400.00|400.00|",
            "301|01|382901|基本工资|400.00|400.00|",
            "|||商品和服务支出|100.20|40.20|60.00",
            "302|13|382901|维修（护）费|100.00|40.00|60.00",
            "302|99|382901|其他商品和服务支出|0.20|0.20|",
        )
    )
    assert roles(reading) == {
        "合计": "total",
        "某研究院": "subtotal",
        "工资福利支出": "subtotal",
        "基本工资": "item",
        "商品和服务支出": "subtotal",
        "维修（护）费": "item",
        "其他商品和服务支出": "item",
    }


def test_uncoded_rows_that_the_coded_ones_do_not_make_up_stay_items() -> None:
    reading = read(
        table(
            "部门支出总表",
            "科目编码|科目名称|合计",
            "|合计|300.00",
            "2010301|行政运行|200.00",
            "|预留经费|100.00",
        )
    )
    assert roles(reading) == {"合计": "total", "行政运行": "item", "预留经费": "item"}


def test_a_first_row_that_sums_all_others_is_their_total() -> None:
    rows = ("办公费|60.00|55.50", "差旅费|50.00|45.00")
    title, head = "机关运行经费支出表", "项目|上年决算数|本年决算数"
    found = roles(read(table(title, head, "机关运行经费|110.00|100.50", *rows)))
    assert found == {"机关运行经费": "total", "办公费": "item", "差旅费": "item"}
    other = roles(read(table(title, head, "机关运行经费|110.00|100.60", *rows)))
    assert set(other.values()) == {"item"}


def test_the_sum_of_the_year_is_a_part_where_a_sum_of_all_follows() -> None:
    rows = ("一般公共预算财政拨款|31.00|农林水支出|30.00", "本年收入合计|31.00|本年支出合计|30.00")
    last = ("上年结转|1.00|年末结转和结余|2.00", "合计|32.00|合计|32.00")
    head = ("收入||支出|", "项目|决算数|项目|决算数")
    found = read(table("收入支出决算总表", *head, *rows, *last), phase="executed")
    assert [f.label for f in found.facts if f.row_role == "total"] == ["合计", "合计"]
    alone = read(table("收入支出决算总表", *head, *rows), phase="executed")
    assert [f.row_role for f in alone.facts][-2:] == ["total", "total"]


def test_of_which_lines_go_on_behind_those_inside_one_of_them() -> None:
    found = roles(
        read(
            table(
                "国有资产占有使用情况表",
                "项目|价值",
                "一、资产总额|1,230.00",
                "（一）流动资产|30.00",
                "（二）固定资产|1,200.00",
                "其中：1.房屋|900.00",
                "2.车辆|80.00",
                "其中：一般公务用车|50.00",
                "3.单价50万元以上设备|60.00",
                "（三）无形资产|0.00",
            )
        )
    )
    parts = {label for label, role in found.items() if role == "item"}
    assert parts == {"（一）流动资产", "（二）固定资产", "（三）无形资产"}


def test_beside_总计_a_sum_of_the_year_is_a_part_and_总量_is_a_total() -> None:
    rows = ("总计|12.00", "一、支出合计|9.00", "教育支出|9.00", "二、结转下年|3.00")
    assert roles(read(table("一般公共预算支出表", "支出|预算数", *rows))) == {
        "总计": "total",
        "一、支出合计": "subtotal",
        "教育支出": "item",
        "二、结转下年": "item",
    }
    sides = ("收入总量|12.00|支出总量|12.00", "一、财政拨款收入|12.00|一、教育支出|12.00")
    found = roles(read(table("部门收支总表", "收入|预算数|支出|预算数", *sides)))
    assert (found["收入总量"], found["支出总量"]) == ("total", "total")


def test_columns_of_several_stages_are_no_parts_of_each_other() -> None:
    reading = read(
        table("“三公”经费支出决算表", "项目|年初预算数|全年预算数|决算数", "合计|3.00|2.00|1.00"),
        phase="executed",
    )
    assert [f.column_role for f in reading.facts] == ["total"] * 3
