"""The unit of a table: ten thousand times too much or too little if it is taken wrongly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_tables import read

from generator.facts.model import PublishedTable, Reading
from generator.facts.units import is_said_of_all

SUMMARY = "| 科目编码 | 科目名称 | 合计 |\n|---|---|---|\n| 213 | 农林水支出 | {0} |\n"
THREE = "| 项目 | 2023年预算数 |\n|---|---|\n| 公务接待费 | {0} |\n"


def of_kind(reading: Reading, kind: str) -> PublishedTable:
    (found,) = [t for t in reading.tables if t.table_kind == kind]
    return found


def amounts(reading: Reading, kind: str) -> list[Decimal]:
    return [f.amount for f in reading.facts if f.table_kind == kind]


def document(*parts: str) -> Reading:
    return read("\n\n".join(parts) + "\n")


@pytest.mark.parametrize(
    ("line", "yuan"),
    [
        ("单位：百元", 1_250),
        ("单位：千元", 12_500),
        ("计量单位 人民币万元", 125_000),
        ("金额单位：人民币（万元）", 125_000),
        ("（单位：万元）", 125_000),
        ("单位：人、万元", 125_000),
        ("单位：千万元", 125_000_000),
        ("编制单位：元氏县审计局    单位：万元", 125_000),
        ("（万元）", 125_000),
        ("金额：万元", 125_000),
        ("以万元为单位", 125_000),
    ],
)
def test_how_a_unit_may_be_written(line: str, yuan: int) -> None:
    reading = document("表1 部门支出总表", line, SUMMARY.format("12.50"))
    assert amounts(reading, "expenditure-summary") == [Decimal(yuan)]


def test_money_of_another_country_is_not_taken_for_yuan() -> None:
    reading = document("表1 部门支出总表", "单位：万美元", SUMMARY.format("12.50"))
    table = of_kind(reading, "expenditure-summary")
    assert (table.status, table.status_reason) == ("unreadable", "计量单位“万美元”不能换算为元")
    assert [token.text for token in reading.unread] == ["12.50"]


@pytest.mark.parametrize("line", ["单位：元/万元", "单位：万元、元", "单位：元  单位：万元"])
def test_a_line_of_two_units_says_none(line: str) -> None:
    reading = document("表1 部门支出总表", line, SUMMARY.format("12.50"))
    table = of_kind(reading, "expenditure-summary")
    assert "所印计量单位不一" in table.status_reason
    assert reading.facts == ()


def test_the_publishers_name_is_no_unit() -> None:
    reading = document("表1 部门支出总表", "编制单位：元氏县审计局", SUMMARY.format("12.50"))
    assert of_kind(reading, "expenditure-summary").status == "unreadable"
    assert reading.facts == ()


def test_a_unit_below_a_table_without_one_is_its_own() -> None:
    reading = document(
        "## 表1 部门支出总表",
        "单位：万元",
        SUMMARY.format("1000"),
        "## 表2 一般公共预算支出表",
        SUMMARY.format("10000000"),
        "单位：元",
        "## 表3 “三公”经费预算表",
        THREE.format("40000"),
    )
    assert amounts(reading, "general-public-expenditure") == [Decimal(10_000_000)]
    assert of_kind(reading, "general-public-expenditure").unit_published == "元"
    three = of_kind(reading, "three-public-expenses")
    assert three.status == "unreadable"
    assert "各表单位不一" in three.status_reason
    assert amounts(reading, "three-public-expenses") == []


@pytest.mark.parametrize("numbers", [("", ""), ("表1 ", "表2 ")])
@pytest.mark.parametrize("below", [True, False])
def test_a_document_prints_its_units_above_or_below(numbers: tuple[str, str], below: bool) -> None:
    first = [f"{numbers[0]}部门支出总表", SUMMARY.format("1000")]
    second = [f"{numbers[1]}“三公”经费预算表", THREE.format("4")]
    parts = [*first, "单位：元", *second]
    reading = document(*parts, "单位：万元") if below else document("单位：万元", *parts)
    summary, three = (
        (Decimal(1000), Decimal(40_000)) if below else (Decimal(10_000_000), Decimal(4))
    )
    assert amounts(reading, "expenditure-summary") == [summary]
    assert amounts(reading, "three-public-expenses") == [three]


def test_a_unit_below_the_last_table_is_its_own() -> None:
    reading = document("表1 部门支出总表", SUMMARY.format("1000").rstrip(), "单位：百元")
    assert amounts(reading, "expenditure-summary") == [Decimal(100_000)]


def test_a_unit_above_the_next_title_is_that_of_the_next_table() -> None:
    reading = document(
        "部门支出总表",
        "单位：万元",
        SUMMARY.format("1000"),
        "单位：元",
        "“三公”经费预算表",
        THREE.format("40000"),
    )
    assert amounts(reading, "expenditure-summary") == [Decimal(10_000_000)]
    assert amounts(reading, "three-public-expenses") == [Decimal(40_000)]


def test_two_units_of_one_table_are_none() -> None:
    reading = document(
        "表1 部门支出总表（万元）", "单位：元", SUMMARY.format("1000"), "注：本表单位：元。"
    )
    table = of_kind(reading, "expenditure-summary")
    assert table.status == "unreadable"
    assert "计量单位不一" in table.status_reason


def test_a_unit_printed_once_is_not_that_of_every_table() -> None:
    reading = document(
        "表1 部门支出总表",
        "单位：万元",
        SUMMARY.format("1000.00"),
        "表2 “三公”经费预算表",
        THREE.format("4.00"),
    )
    three = of_kind(reading, "three-public-expenses")
    assert three.status == "unreadable"
    assert "仅据一张表" in three.status_reason


def test_a_unit_printed_once_holds_where_the_totals_agree() -> None:
    reading = document(
        "表1 部门支出总表",
        "单位：万元",
        SUMMARY.format("1034.56"),
        "表2 一般公共预算支出表",
        SUMMARY.format("1034.56"),
    )
    assert amounts(reading, "general-public-expenditure") == [Decimal("10345600.00")]


def test_totals_in_another_unit_speak_against_the_unit_of_the_others() -> None:
    """1,034.56 万元 twice, then 10,345,600.00 without a unit: plainly 元, but not printed."""
    reading = document(
        "表1 部门支出总表",
        "单位：万元",
        SUMMARY.format("1,034.56"),
        "表2 财政拨款收支总表",
        "单位：万元",
        "| 收入 | 金额 | 支出 | 金额 |\n|---|---|---|---|\n| 合计 | 1,034.56 | 合计 | 1,034.56 |",
        "表3 一般公共预算支出表",
        SUMMARY.format("10,345,600.00"),
    )
    table = of_kind(reading, "general-public-expenditure")
    assert table.status == "unreadable"
    assert "按元才与之相符" in table.status_reason


def test_one_sentence_may_give_the_unit_of_all_tables() -> None:
    reading = document(
        "以下各表金额单位均为万元。",
        "## 表1 部门支出总表",
        SUMMARY.format("1000.00"),
        "## 表2 “三公”经费预算表",
        THREE.format("4.00"),
    )
    assert [f.amount for f in reading.facts] == [Decimal(10_000_000), Decimal(40_000)]
    assert all("按文件所述认定为万元" in f.note for f in reading.facts)


@pytest.mark.parametrize(
    "lines",
    [
        ("湖南省某县总工会2020年部门预算公开", "（金额单位：元）", "第一部分 部门概况"),
        ("湖南省某县总工会2020年部门预算公开", "单位：元"),
        ("湖南省某县总工会2020年部门预算公开（元）", "第一部分 部门概况"),
    ],
)
def test_a_unit_below_the_title_of_the_document_is_of_all_tables(lines: tuple[str, ...]) -> None:
    reading = document(
        *lines,
        "## 表1 部门支出总表",
        SUMMARY.format("1000.00"),
        "## 表2 “三公”经费预算表",
        THREE.format("4.00"),
    )
    assert [f.amount for f in reading.facts] == [Decimal(1000), Decimal(4)]


def test_a_unit_below_the_title_that_a_table_contradicts_is_of_none() -> None:
    reading = document(
        "湖南省某县总工会2020年部门预算公开",
        "（金额单位：元）",
        "第一部分 部门概况",
        "负责工会工作。",
        "表1 部门支出总表",
        "单位：万元",
        SUMMARY.format("1000.00"),
        "表2 “三公”经费预算表",
        THREE.format("4.00"),
    )
    assert [f.amount for f in reading.facts] == [Decimal(10_000_000)]
    assert "各表单位不一" in of_kind(reading, "three-public-expenses").status_reason


def test_a_unit_among_sentences_is_not_that_of_all_tables() -> None:
    reading = document(
        "湖南省某县总工会2020年部门预算公开",
        "本部门收支图如下，各表见后。",
        "单位：万元",
        "另有说明如下。",
        "## 表1 部门支出总表",
        SUMMARY.format("1000.00"),
    )
    assert not reading.facts


def test_a_row_may_have_a_unit_of_its_own() -> None:
    reading = document(
        "表1 “三公”经费预算表",
        "单位：万元",
        "| 项目 | 2023年预算数 |\n|---|---|\n"
        "| 公务接待费 | 4.00 |\n| 公务用车运行维护费（元） | 80.00 |",
    )
    assert [(f.amount, f.published_unit) for f in reading.facts] == [
        (Decimal(40_000), "万元"),
        (Decimal(80), "元"),
    ]


def test_the_unit_of_one_row_is_not_that_of_the_table() -> None:
    reading = document(
        "表1 “三公”经费预算表",
        "| 项目 | 2023年预算数 |\n|---|---|\n"
        "| 公务接待费 | 4.00 |\n| 公务用车运行维护费（元） | 80.00 |",
    )
    assert reading.facts == ()
    assert of_kind(reading, "three-public-expenses").status == "unreadable"


def test_a_column_may_say_the_unit_of_each_row() -> None:
    reading = document(
        "表1 机关运行经费支出表",
        "| 项目 | 计量单位 | 金额 |\n|---|---|---|\n"
        "| 办公费 | 元 | 5000 |\n| 差旅费 | 万元 | 2.5 |",
    )
    assert [f.amount for f in reading.facts] == [Decimal(5000), Decimal(25_000)]


def test_a_row_in_one_unit_under_a_column_in_another_is_unread() -> None:
    reading = document(
        "表1 “三公”经费预算表",
        "| 项目 | 预算数（万元） |\n|---|---|\n"
        "| 公务接待费 | 4.00 |\n| 公务用车运行费（元） | 80.00 |",
    )
    assert [f.amount for f in reading.facts] == [Decimal(40_000)]
    assert [(u.text, u.reason) for u in reading.unread] == [
        ("80.00", "行名与栏名所印计量单位不同，无法换算")
    ]


def test_amounts_that_print_their_unit_need_no_other() -> None:
    reading = document("表1 部门支出总表", SUMMARY.format("1000 万元"))
    assert [f.amount for f in reading.facts] == [Decimal(10_000_000)]


def test_a_further_page_in_another_unit_is_no_further_page() -> None:
    reading = document(
        "表1 “三公”经费预算表",
        "单位：万元",
        THREE.format("4.00"),
        "单位：元",
        "| 因公出国（境）费 | 5 |",
    )
    assert [f.published for f in reading.facts] == ["4.00"]
    assert [u.text for u in reading.unread] == ["5"]


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (["单位：万", "预算年度：2021", "元"], "万元"),  # cut by a narrow cell
        (["预算年度：2021", "元"], ""),  # a word alone is no unit
    ],
)
def test_a_unit_that_is_cut_is_read_whole_or_not_at_all(lines: list[str], unit: str) -> None:
    reading = document(
        "表1 “三公”经费预算表", *lines, "| 项目 | 2023年预算数 |\n|---|---|\n| 公务接待费 | 4.00 |"
    )
    assert of_kind(reading, "three-public-expenses").unit_published == unit


@pytest.mark.parametrize(
    "said",
    [
        "以下各表金额单位均为万元。",
        "本报告中金额单位除特别注明外均为万元。",
        "公开表格中金额单位均为万元。",
        "除另有说明外，本部分金额单位均为万元。",
        "附表金额单位统一为万元。",
    ],
)
def test_a_unit_said_once_for_all_tables_is_the_publishers(said: str) -> None:
    text = f"某县财政局2023年度部门预算\n\n{said}\n\n部门支出总表\n\n项目\t金额\n合计\t5.00\n"
    (only,) = read(text).facts
    assert (only.amount, is_said_of_all(only.note)) == (Decimal("50000.00"), True)


@pytest.mark.parametrize("said", ["公开03表 金额单位：万元", "附表1 单位：万元"])
def test_a_unit_of_one_table_is_not_that_of_all(said: str) -> None:
    text = f"某县财政局2023年度部门预算\n\n概况。\n\n{said}\n\n部门支出总表\n\n见附件。\n\n"
    text += "项目情况\n\n项目\t金额\n合计\t5.00\n"
    assert not any(is_said_of_all(fact.note) for fact in read(text).facts)


NUMBERS = " 合计 100.00 基本支出 60.00 项目支出 40.00"


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("单位：万元", "万元"),
        ("单位 ： 万元", "万元"),
        ("金额单位：人民币万元", "万元"),
        ("计量单位：千元", "千元"),
        ("（单位：元）", "元"),
        ("单位：人、万元", "万元"),
        ("货币单位:百万元", "百万元"),
    ],
)
def test_a_unit_in_a_line_of_prose_is_read_as_above_a_table(said: str, unit: str) -> None:
    reading = read(f"概况。\n\n2023年部门支出总表 {said}{NUMBERS}。\n")
    (flat,) = [t for t in reading.tables if t.table_id.startswith("flattened")]
    assert (flat.unit_published.removeprefix("人民币"), flat.amount_cells) == (unit, 3)
    assert [token.text for token in reading.unread] == ["100.00", "60.00", "40.00"]


def test_no_number_behind_the_unit_is_swallowed_with_it() -> None:
    reading = read("概况。\n\n2023年部门支出总表 单位：万元，12.34 5.00 7.34。\n")
    assert [token.text for token in reading.unread] == ["12.34", "5.00", "7.34"]


@pytest.mark.parametrize(
    "said",
    ["单位：万元", "单位:人民币万元", "（金额单位：万元）", "（单位：人、万元）", "货币单位：万元"],
)
def test_a_unit_behind_a_title_is_no_part_of_it(said: str) -> None:
    reading = read(f"部门支出总表{said}\n\n项目\t金额\n合计\t5.00\n")
    (table,) = [t for t in reading.tables if t.facts]
    assert (table.title, reading.facts[0].amount) == ("部门支出总表", Decimal("50000.00"))
