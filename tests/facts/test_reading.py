"""Statuses, prose, targets, corrections: what a reading says besides its facts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.documents.model import Grid
from generator.documents.text import parse_text
from generator.errors import ManifestError
from generator.facts.corrections import CellCorrection
from generator.facts.model import PublishedTable, Reading
from generator.facts.read import read_disclosure
from generator.facts.targets import split_target

TABLE = "单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"


def read(text: str, year: int = 2021, corrections: tuple[CellCorrection, ...] = ()) -> Reading:
    document = parse_text(text, "t")
    return read_disclosure(document, fiscal_year=year, phase="approved", corrections=corrections)


def status(reading: Reading, kind: str) -> PublishedTable:
    return next(table for table in reading.tables if table.table_kind == kind)


def test_an_empty_table_with_a_note_is_declared_empty() -> None:
    reading = read(
        f"政府性基金预算支出表\n\n{TABLE}\n备注：本单位无政府性基金预算，故此表无数据。\n"
    )
    table = status(reading, "government-fund-expenditure")
    assert table.status == "declared-empty"
    assert "无政府性基金" in table.status_reason


def test_an_empty_table_without_a_word_is_published_blank() -> None:
    reading = read(f"政府性基金预算支出表\n\n{TABLE}\n一、说明如下。\n")
    assert status(reading, "government-fund-expenditure").status == "published-blank"


def test_a_sentence_about_another_fund_declares_nothing() -> None:
    reading = read(f"政府性基金预算支出表\n\n{TABLE}\n本单位无国有资本经营预算支出。\n")
    assert status(reading, "government-fund-expenditure").status == "published-blank"


def test_state_capital_is_demanded_from_2021_only() -> None:
    for year, demanded in ((2020, False), (2021, True)):
        kinds = {t.table_kind for t in read(f"部门支出总表\n\n{TABLE}", year).tables}
        assert ("state-capital-expenditure" in kinds) is demanded


def test_a_skipped_number_names_the_table_that_the_order_expects() -> None:
    reading = read(
        f"表5\n\n政府性基金预算支出表\n\n{TABLE}\n表7\n\n部门收入总表\n\n{TABLE}", year=2020
    )
    table = status(reading, "revenue-expenditure-summary")
    assert (table.status, table.number) == ("not-published", "表6")
    assert "编号跳过表6" in table.status_reason


ROWS = "201\t一般公共服务支出\t3.00\t2.00\t1.00\n"
BETWEEN = "表5\n\n政府性基金预算支出表\n\n{0}\n{1}\n表7\n\n部门收入总表\n\n{0}"


@pytest.mark.parametrize(
    "between",
    [
        "表6\n\n（本页表题缺损）\n\n单位：万元\n",  # number alone, no title, no grid
        f"某某情况\n\n{TABLE}{ROWS}",  # a grid whose number and title were not made out
    ],
)
def test_a_number_that_an_unread_caption_may_bear_is_not_called_skipped(between: str) -> None:
    reading = read(BETWEEN.format(TABLE, between), year=2020)
    table = status(reading, "revenue-expenditure-summary")
    assert (table.status, table.number) == ("unreadable", "表6")
    assert "可能是此表" in table.status_reason
    assert table.source


def test_a_number_before_a_title_whose_grid_was_not_read_is_that_titles() -> None:
    between = "表6 部门收支总表\n\n单位：万元\n"
    reading = read(BETWEEN.format(TABLE, between), year=2020)
    table = status(reading, "revenue-expenditure-summary")
    assert (table.status, table.number) == ("unreadable", "表6")
    assert [t.number for t in reading.tables if t.number == "表6"] == ["表6"]


def test_a_table_without_its_number_leaves_no_gap() -> None:
    between = f"财政拨款收支总表\n\n{TABLE}{ROWS}"
    reading = read(BETWEEN.format(TABLE, between), year=2020)
    assert status(reading, "revenue-expenditure-summary").number == ""
    assert "表6" not in {t.number for t in reading.tables}


def test_a_table_without_a_title_may_be_a_demanded_one_of_its_place() -> None:
    text = f"部门收入总表\n\n{TABLE}{ROWS}\n我们的说明如下\n\n{TABLE}{ROWS}{ROWS}\n"
    reading = read(f"{text}\n财政拨款收支总表\n\n{TABLE}{ROWS}", year=2020)
    assert status(reading, "expenditure-summary").status == "unreadable"  # stands between them
    assert status(reading, "three-public-expenses").status == "not-published"


def test_a_list_of_contents_bears_no_number() -> None:
    listed = "表5 甲\n\n表6 乙\n\n表7 丙\n\n"
    reading = read(listed + BETWEEN.format(TABLE, ""), year=2020)
    assert status(reading, "revenue-expenditure-summary").status == "not-published"


def test_a_table_in_the_contents_that_is_not_there() -> None:
    reading = read(f"- 九、项目支出情况表\n\n部门支出总表\n\n{TABLE}", year=2019)
    table = status(reading, "project-expenditure")
    assert (table.status, table.number) == ("not-published", "九")


def test_a_paragraph_cut_by_a_page_break_is_joined_with_both_its_lines() -> None:
    reading = read(
        "收入预算7348.4万元，较上年减少18.2万元，主要是一般公共预算财政拨款收入中的一般\n\n"
        "公共预算财政拨款较上年减少18.2万元。\n"
    )
    (block,) = reading.narrative
    assert block.text.endswith("收入中的一般公共预算财政拨款较上年减少18.2万元。")
    assert block.source == "line:1-3"


def test_sections_follow_the_headings() -> None:
    reading = read("## 一、概况\n\n### （一）职责\n\n负责某事。\n\n## 二、收支\n\n收入1万元。\n")
    assert [block.section for block in reading.narrative if not block.level] == [
        "一、概况 / （一）职责",
        "二、收支",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥10 年", ("≥", "10", "年")),
        ("=100%", ("=", "100", "%")),
        ("170 条", ("", "170", "条")),
        ("3-4次", ("", "3-4", "次")),
        ("≥5条/每天", ("≥", "5", "条/每天")),
        ("＞80%", (">", "80", "%")),
        ("稳步提高", ("", "稳步提高", "")),
        ("不低于95%", ("≥", "95", "%")),
        ("等于3次", ("=", "3", "次")),
        ("", ("", "", "")),
    ],
)
def test_targets(text: str, expected: tuple[str, str, str]) -> None:
    target = split_target(text)
    assert (target.operator, target.value, target.unit) == expected


CORRECTED = f"部门支出总表\n\n{TABLE}2010101\t行政运行\t8.00\t7.00\t\n"


def test_a_correction_changes_the_value_and_keeps_what_is_printed() -> None:
    reading = read(CORRECTED, corrections=(CellCorrection("line:6#3", "8.00", "7.00"),))
    fact = next(f for f in reading.facts if f.column == "合计")
    assert (fact.amount, fact.published) == (Decimal(70_000), "8.00")


@pytest.mark.parametrize(
    "correction",
    [CellCorrection("line:6#3", "9.00", "7.00"), CellCorrection("line:60#3", "8.00", "7.00")],
)
def test_a_correction_that_no_longer_fits_stops_the_reading(correction: CellCorrection) -> None:
    with pytest.raises(ManifestError):
        read(CORRECTED, corrections=(correction,))


def test_department_and_unit_parts_are_told_apart() -> None:
    reading = read(
        f"部门预算支出总表\n\n{TABLE}\t合计\t7.00\t7.00\t\n\n第二部分 部门所属单位预算\n\n"
        f"单位预算支出总表\n\n{TABLE}\t合计\t7.00\t7.00\t\n"
    )
    assert [(t.table_id, t.reporting_level) for t in reading.tables if t.status == "parsed"] == [
        ("expenditure-summary", "department"),
        ("expenditure-summary-unit", "unit"),
    ]


def test_the_tables_of_a_units_part_are_under_its_name() -> None:
    rows = f"{TABLE}\t合计\t7.00\t7.00\t\n\n"
    reading = read(
        f"某市教育局2023年部门预算\n\n第一部分 某市教育局部门汇总\n\n部门支出总表\n\n{rows}"
        f"第二部分 某市第一小学单位预算\n\n支出总表\n\n{rows}"
        f"第三部分 某市第二中学单位预算\n\n支出总表\n\n{rows}"
    )
    assert [(f.reporting_level, f.unit_name, f.label) for f in reading.facts] == [
        *[("department", "", "合计")] * 2,
        *[("unit", "某市第一小学", "合计")] * 2,
        *[("unit", "某市第二中学", "合计")] * 2,
    ]


def test_the_line_above_a_table_says_whose_of_several_it_is() -> None:
    rows = f"{TABLE}\t合计\t7.00\t7.00\t\n\n"
    offices = ("某县民政局（汇总）", "某县民政局本级", "某县福利院")
    parts = (f"部门支出总表\n\n单位名称：{office}　　单位：万元\n\n{rows}" for office in offices)
    reading = read(f"河南省某县民政局2023年部门预算\n\n{''.join(parts)}")
    assert [(f.reporting_level, f.unit_name, f.label) for f in reading.facts] == [
        *[("department", "", "合计")] * 2,
        *[("unit", "某县民政局本级", "合计")] * 2,
        *[("unit", "某县福利院", "合计")] * 2,
    ]


def test_an_office_above_a_table_keeps_its_full_width_brackets() -> None:
    rows = f"{TABLE}\t合计\t7.00\t7.00\t\n\n"
    offices = ("某县民政局（汇总）", "某县民政局（本级）")
    parts = (f"部门支出总表\n\n单位名称：{office}　　单位：万元\n\n{rows}" for office in offices)
    reading = read(f"河南省某县民政局2023年部门预算\n\n{''.join(parts)}")
    assert {f.unit_name for f in reading.facts} == {"", "某县民政局（本级）"}


@pytest.mark.parametrize(
    "names",
    [
        ("某县网络安全和信息化委员会办公室", "某县网络安全和信息化委员会办公室"),
        ("某县网络安全和信息化委员会办公室", "某县网信办"),
        ("网络安全和信息化委员会办公室", "某县网络安全和信息化委员会办公室"),
        ("某县网络安全和信息化委员会办公室", ""),
        ("某县网络安全和信息化委员会办公室本级", ""),
    ],
)
def test_the_publisher_under_its_names_is_no_unit(names: tuple[str, str]) -> None:
    rows = f"{TABLE}\t合计\t7.00\t7.00\t\n\n"
    reading = read(
        "河南省某县网络安全和信息化委员会办公室2023年部门预算\n\n"
        f"表1 部门支出总表\n\n部门：{names[0]}　　单位：万元\n\n{rows}"
        f"表2 部门支出总表（按功能）\n\n部门：{names[1]}　　单位：万元\n\n{rows}"
    )
    assert {(f.reporting_level, f.unit_name) for f in reading.facts} == {("department", "")}
    assert len(reading.facts) == 4


def test_tables_of_one_kind_each_are_not_those_of_several_offices() -> None:
    """A line may name the office that drew the table up."""
    rows = f"{TABLE}\t合计\t7.00\t7.00\t\n\n"
    reading = read(
        "河南省某县民政局2023年部门预算\n\n"
        f"表1 部门支出总表\n\n部门：某县民政局　　单位：万元\n\n{rows}"
        f"表2 一般公共预算支出表\n\n填报单位：某县财政局　　单位：万元\n\n{rows}"
    )
    assert {(f.reporting_level, f.unit_name) for f in reading.facts} == {("department", "")}


def test_a_document_of_one_unit_says_no_unit_in_every_row() -> None:
    reading = read(f"某市第一小学2023年单位预算\n\n支出总表\n\n{TABLE}\t合计\t7.00\t7.00\t\n")
    assert {(f.reporting_level, f.unit_name) for f in reading.facts} == {("unit", "")}


def test_a_table_without_a_printed_unit_takes_the_documents_one_and_says_so() -> None:
    reading = read(
        f"部门支出总表\n\n{TABLE}\t合计\t7.00\t7.00\t\n\n"
        f"一般公共预算支出表\n\n{TABLE}\t合计\t7.00\t7.00\t\n\n表9\n\n政府采购预算明细表\n\n"
        "项目\t合计\n服务类\t3.00\n"
    )
    fact = next(f for f in reading.facts if f.table_kind == "procurement")
    assert fact.amount == 30_000
    assert "未印计量单位" in fact.note
    assert status(reading, "procurement").unit_published == ""


def test_rows_that_sum_others_are_not_items() -> None:
    reading = read(
        "财政拨款收支总表\n\n单位：万元\n\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
        "一、本年收入\t9.00\t一、本年支出\t9.00\n（一）一般公共预算拨款\t9.00\t"
        "（一）一般公共服务支出\t9.00\n其中：财政拨款\t9.00\t（二）外交支出\t\n"
        "收入总计\t9.00\t支出总计\t9.00\n"
    )
    roles = {(f.label, f.row_role) for f in reading.facts}
    assert roles == {
        ("一、本年收入", "subtotal"),
        ("一、本年支出", "subtotal"),
        ("（一）一般公共预算拨款", "item"),
        ("（一）一般公共服务支出", "item"),
        ("其中：财政拨款", "subtotal"),
        ("收入总计", "total"),
        ("支出总计", "total"),
    }


def test_a_number_line_below_the_title_does_not_lose_the_title() -> None:
    """支出决算表 / 公开03表 / 部门：… is how final accounts print it."""
    reading = read(f"支出决算表\n\n公开03表\n\n部门：某某局\n\n{TABLE}\t合计\t7.00\t7.00\t\n")
    table = reading.tables[0]
    assert (table.number, table.title, table.table_kind) == (
        "公开03表",
        "支出决算表",
        "expenditure-summary",
    )


def test_the_total_over_other_expenses_is_not_that_of_the_three() -> None:
    reading = read(
        "“三公”经费、会议费、培训费支出预算表\n\n单位：万元\n\n"
        "合计\t“三公”经费\t\t\t会议费\n\t小计\t因公出国（境）费\t公务接待费\t\n"
        "9.00\t5.00\t2.00\t3.00\t4.00\n"
    )
    assert {f.column: f.item for f in reading.facts} == {
        "合计": "",
        "“三公”经费 / 小计": "three-public/total",
        "“三公”经费 / 因公出国（境）费": "three-public/abroad",
        "“三公”经费 / 公务接待费": "three-public/reception",
        "会议费": "",
    }


def test_amounts_of_a_row_without_a_name_are_unread() -> None:
    rows = "\t合计\t5.00\t5.00\t\n201\t公共服务\t3.00\t3.00\t\n\t\t2.00\t2.00\t\n"
    reading = read(f"部门支出总表\n\n{TABLE}{rows}")
    assert [fact.published for fact in reading.facts] == ["5.00", "5.00", "3.00", "3.00"]
    assert [token.text for token in reading.unread] == ["2.00", "2.00"]
    assert {token.reason for token in reading.unread} == {"本行没有名称，不能确定数字说的是什么"}


def test_numbers_of_columns_are_no_amounts_wherever_they_stand() -> None:
    rows = "\t合计\t5.00\t5.00\t\n栏次\t1\t2\t3\t4\n201\t公共服务\t5.00\t5.00\t\n"
    reading = read(f"部门支出总表\n\n{TABLE}{rows}")
    assert {fact.published for fact in reading.facts} == {"5.00"}
    assert reading.unread == ()


@pytest.mark.parametrize(
    "said",
    [
        "注：本部门2015年没有使用政府性基金预算拨款安排的支出。",
        "本单位无政府性基金预算支出，此表无数据",
    ],
)
def test_the_last_row_of_a_grid_declares_it_empty(said: str) -> None:
    rows = f"科目编码\t科目名称\t合计\n\t合计\t——\n{said}\t\t\n"
    reading = read(f"政府性基金预算支出表\n\n单位：万元\n\n{rows}")
    assert status(reading, "government-fund-expenditure").status == "declared-empty"


def test_a_blank_table_above_an_unread_one_without_a_title_is_not_called_blank() -> None:
    """The rows of a table torn from its header may be those of the table below it."""
    document = parse_text(f"政府性基金预算支出表\n\n{TABLE}", "t")
    rest = parse_text("行政运行\t1.00\t2.00\n机关服务\t3.00\t4.00\n", "t").blocks[0]
    assert isinstance(rest, Grid)
    torn = replace(document, blocks=(*document.blocks, replace(rest, unread="没有表格线")))
    reading = read_disclosure(torn, fiscal_year=2021, phase="approved")
    table = status(reading, "government-fund-expenditure")
    assert (table.status, table.amount_cells) == ("unreadable", 0)
    assert "无题表格" in table.status_reason
    assert [token.text for token in reading.unread] == ["1.00", "2.00", "3.00", "4.00"]


def test_a_title_with_the_sentence_that_its_table_is_empty_is_a_table() -> None:
    text = (
        "表5 一般公共预算支出表\n单位：万元\n"
        "科目编码\t科目名称\t合计\n201\t一般公共服务支出\t5.00\n\n"
        "表6 政府性基金预算支出情况表\n"
        "本部门2023年没有使用政府性基金预算安排的支出，故此表无数据。\n\n"
        "表7 国有资本经营预算支出情况表\n此表为空\n"
    )
    reading = read_disclosure(parse_text(text, "t"), fiscal_year=2023, phase="approved")
    for kind, number in (
        ("government-fund-expenditure", "表6"),
        ("state-capital-expenditure", "表7"),
    ):
        (found,) = [table for table in reading.tables if table.table_kind == kind]
        assert (found.number, found.status) == (number, "declared-empty")


def test_a_note_below_a_grid_is_not_said_of_the_title_above_it() -> None:
    """The last line of the contents stands before the first table, and its note below that."""
    text = (
        "报表14 2022年整体支出绩效目标表\n\n收入\t预算数\n一、政府性基金拨款\t\n\n"
        "本单位无政府性基金预算收支，故此表为空\n"
    )
    reading = read_disclosure(parse_text(text, "t"), fiscal_year=2022, phase="approved")
    declared = [t.table_kind for t in reading.tables if t.status == "declared-empty"]
    assert "department-performance" not in declared


def test_a_blank_table_of_no_known_kind_with_its_statement_is_declared_empty() -> None:
    reading = read(
        "某县民政局2023年部门预算\n\n财政专户管理资金预算支出表\n\n单位：万元\n\n"
        "科目编码\t科目名称\t合计\n\t合计\t\n\n注：本表为空表，本部门无财政专户管理资金。\n"
    )
    found = [t.status for t in reading.tables if t.table_kind == "other"]
    assert found == ["declared-empty"]
