"""Templates of other places: codes, and names that run into them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_tables import fact, read, roles, table


def test_codes_say_which_classification_where_the_header_does_not() -> None:
    reading = read(
        table(
            "财政拨款支出预算表",
            "类|款|单位名称（科目）|总计|基本支出",
            "||合计|9.00|9.00",
            "301||工资福利支出|9.00|9.00",
            "301|01|基本工资|9.00|9.00",
        )
    )
    wage = fact(reading, "基本工资", "总计")
    assert (wage.economic_code, wage.function_code) == ("30101", "")


def test_codes_that_contradict_each_other_decide_nothing() -> None:
    reading = read(
        table(
            "部门支出总表",
            "科目编码|科目名称|合计|基本支出|项目支出",
            "201|一般公共服务支出|9.00|5.00|4.00",
            "301|工资福利支出|9.00|5.00|4.00",
        )
    )
    assert fact(reading, "一般公共服务支出", "合计").function_code == "201"
    assert fact(reading, "工资福利支出", "合计").economic_code == ""


def test_every_level_prints_its_whole_code() -> None:
    for rows in (
        ("201|||一般公共服务支出", "|20103||政府办公厅", "||2010301|行政运行"),
        ("201|||一般公共服务支出", "201|20103||政府办公厅", "201|20103|2010301|行政运行"),
    ):
        reading = read(
            table(
                "一般公共预算支出表",
                "类|款|项|科目名称|合计|基本支出|项目支出",
                *(f"{row}|9.00|5.00|4.00" for row in rows),
            )
        )
        totals = [f for f in reading.facts if f.column == "合计"]
        assert [f.function_code for f in totals] == ["201", "20103", "2010301"]
        assert all(f.amount == Decimal(90000) and not f.note for f in totals)


def test_a_column_of_codes_is_never_money() -> None:
    reading = read(
        table(
            "部门支出总表",
            "单位（科目）编码|单位（科目）名称|合计|基本支出|项目支出",
            "|合计|9.00|5.00|4.00",
            "301001|某局机关|9.00|5.00|4.00",
            "201|一般公共服务支出|9.00|5.00|4.00",
            "20103|政府办公厅（室）及相关机构事务|9.00|5.00|4.00",
        )
    )
    assert len(reading.facts) == 12
    assert fact(reading, "某局机关", "合计").unit_code == "301001"
    assert fact(reading, "一般公共服务支出", "合计").function_code == "201"


def test_codes_that_run_into_their_names() -> None:
    reading = read(
        table(
            "一般公共预算支出表",
            "功能科目|合计|基本支出|项目支出",
            "合计|9.00|5.00|4.00",
            "201一般公共服务支出|9.00|5.00|4.00",
            "20103政府办公厅|9.00|5.00|4.00",
            "2010301-行政运行|9.00|5.00|4.00",
        )
    )
    found = [(f.label, f.function_code) for f in reading.facts if f.column == "合计"]
    assert found[1:] == [
        ("201一般公共服务支出", "201"),
        ("20103政府办公厅", "20103"),
        ("2010301-行政运行", "2010301"),
    ]


@pytest.mark.parametrize("label", ["200人次培训", "30000元以上设备", "20100个网点", "2023年课题"])
def test_a_number_before_words_is_not_a_code(label: str) -> None:
    reading = read(table("部门项目支出表", "项目|合计|基本支出", f"{label}|9.00|5.00"))
    assert {f.function_code for f in reading.facts} == {""}


def test_codes_without_names_before_codes_of_two_economic_classifications() -> None:
    reading = read(
        table(
            "政府采购（资产配置、购买服务）预算表",
            "科目编码|||单位编码|单位（项目）名称|采购项目|部门经济科目编码|政府经济科目编码|预算金额",
            "类|款|项||||||",
            "||||合计||||9.00",
            "204|05|02|105001|某县法院机关|服务器|310|503|9.00",
        )
    )
    (server,) = [f for f in reading.facts if f.row_role != "total"]
    assert server.function_code == "2040502"
    assert (server.economic_code, server.government_economic_code) == ("310", "503")


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


def test_a_number_below_another_number_is_a_number_of_a_row() -> None:
    reading = read(
        table("部门收入总表", "序号|收入来源|金额", "1|财政拨款收入|10", "1.1|一般公共预算|10")
    )
    assert [f.label for f in reading.facts] == ["财政拨款收入", "一般公共预算"]
    assert not reading.unread


def test_economic_classes_with_their_codes_need_no_科目_in_their_header() -> None:
    """部门预算支出经济分类 lost its codes and names, beside 政府预算支出经济分类 that kept them."""
    for word in ("部门预算支出经济分类", "部门经济分类", "支出经济分类"):
        rows = (
            f"功能分类科目|政府预算支出经济分类|{word}|合计|基本支出|项目支出",
            "2130301-行政运行|50101-工资奖金津补贴|30101-基本工资|10.00|10.00|",
            "2130304-水利行业业务管理|50205-委托业务费|30226-劳务费|5.00||5.00",
            "合计|||15.00|10.00|5.00",
        )
        facts = read(table("支出总体情况表", *rows)).facts
        assert {(f.government_economic_code, f.economic_code, f.economic_name) for f in facts} == {
            ("50101", "30101", "基本工资"),
            ("50205", "30226", "劳务费"),
            ("", "", ""),
        }


@pytest.mark.parametrize("word", ["款项", "款、项"])
def test_one_column_may_hold_the_lower_levels_of_the_codes(word: str) -> None:
    rows = (
        "<tr><td colspan=2>科目编码</td><td rowspan=2>科目名称</td><td rowspan=2>合计</td></tr>",
        f"<tr><td>类</td><td>{word}</td></tr>",
        *(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>"
            for row in (
                "||合计|10.00",
                "208||社会保障和就业支出|10.00",
                "208|05|行政事业单位养老支出|10.00",
                "208|0505|机关事业单位基本养老保险缴费支出|10.00",
            )
        ),
    )
    text = f"一般公共预算支出表\n\n单位：万元\n\n<table>{''.join(rows)}</table>\n"
    reading = read(text, year=2024)
    codes = [(fact.function_code, fact.published) for fact in reading.facts]
    assert codes == [("", "10.00"), ("208", "10.00"), ("20805", "10.00"), ("2080505", "10.00")]
    assert reading.unread == ()
