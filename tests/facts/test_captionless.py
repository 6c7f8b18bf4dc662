"""A table without a title of its own, below another: a further page of it, or another table."""

from __future__ import annotations

import io
from decimal import Decimal

from made_tables import read
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.documents.sheets.read import sheets_document
from generator.facts.read import read_disclosure

FUND = (
    "## 表4 政府性基金预算支出表\n\n单位：元\n\n"
    "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n|---|---|---|---|---|\n"
    "| 212 | 城乡社区支出 | 300 | 100 | 200 |\n"
    "|  | 合计 | 300 | 100 | 200 |\n\n"
)
PROJECTS = (
    "| 项目名称 | 金额 | 一般公共预算 | 政府性基金 |\n|---|---|---|---|\n"
    "| 水库 | 2100 | 2000 | 100 |\n"
)


def test_another_header_begins_another_table() -> None:
    reading = read(FUND + PROJECTS)
    fund = [f for f in reading.facts if f.table_kind == "government-fund-expenditure"]
    assert [f.published for f in fund] == ["300", "100", "200"] * 2
    assert not [f for f in reading.facts if f.label == "水库" and "基本支出" in f.column]
    assert {u.text for u in reading.unread} == {"2100", "2000", "100"}  # no unit is printed there


def test_one_other_word_makes_another_header() -> None:
    other = PROJECTS.replace(
        "项目名称 | 金额 | 一般公共预算 | 政府性基金", "科目名称 | 合计 | 人员经费 | 项目支出"
    )
    reading = read(FUND + "单位：元\n\n" + other)
    of_water = {f.column: f.amount for f in reading.facts if f.label == "水库"}
    assert of_water == {"合计": 2100, "人员经费": 2000, "项目支出": 100}


def test_the_same_header_or_none_goes_on_with_the_table() -> None:
    more = "| 213 | 农林水支出 | 7 | 3 | 4 |\n"
    header = FUND.split("单位：元\n\n")[1].split("| 212")[0]
    for page in (more, header + more):
        reading = read(FUND.replace("|  | 合计 | 300 | 100 | 200 |\n", "") + page)
        facts = [(f.label, f.column, f.amount) for f in reading.facts if f.row == 2]
        assert facts == [
            ("农林水支出", "合计", Decimal(7)),
            ("农林水支出", "基本支出", Decimal(3)),
            ("农林水支出", "项目支出", Decimal(4)),
        ]


def test_sentences_between_title_and_table_do_not_part_them() -> None:
    reading = read(
        FUND
        + "## 表5 项目支出表\n\n本表反映部门项目支出情况。\n\n"
        + "数据来源于预算一体化系统。\n\n单位：元\n\n"
        + PROJECTS
    )
    assert [(t.number, t.title) for t in reading.tables if t.status == "parsed"] == [
        ("表4", "政府性基金预算支出表"),
        ("表5", "项目支出表"),
    ]
    assert [f.amount for f in reading.facts if f.project_name == "水库"] == [2100, 2000, 100]
    assert [b.text for b in reading.narrative][-2:] == [
        "本表反映部门项目支出情况。",
        "数据来源于预算一体化系统。",
    ]


def test_another_header_below_a_blank_row_of_a_sheet_begins_another_table() -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    lines: list[list[str | int]] = [
        ["部门支出总表", "", "单位：元"],
        ["科目编码", "科目名称", "合计"],
        ["213", "农林水支出", 1000],
        ["", "合计", 1000],
        [""],
        ["项目", "预算数", "备注"],
        ["公务接待费", 4, "减少"],
    ]
    for line in lines:
        sheet.append(line)
    buffer = io.BytesIO()
    book.save(buffer)
    document = sheets_document(buffer.getvalue(), "t.xlsx")
    reading = read_disclosure(document, fiscal_year=2023, phase="approved")
    assert [(f.label, f.published) for f in reading.facts] == [
        ("农林水支出", "1000"),
        ("合计", "1000"),
    ]
    assert [u.text for u in reading.unread] == ["4"]


def test_words_over_the_money_of_the_table_above_are_another_header() -> None:
    first = "| 科目编码 | 科目名称 | 合计 |\n|---|---|---|\n| 212 | 城乡社区支出 | 300 |\n\n"
    other = "| 科目编码 | 科目名称 | 贷款额 |\n|---|---|---|\n| 212 | 城乡社区支出 | 7 |\n"
    for between in ("", "贷款另列如下。\n\n"):
        reading = read(f"表1 部门支出总表\n\n单位：元\n\n{first}{between}{other}")
        assert [(f.column, f.published) for f in reading.facts] == [("合计", "300")]
        assert [u.text for u in reading.unread if u.text != "212"] == ["7"]


def test_a_first_row_made_header_by_a_converter_goes_on_with_the_table() -> None:
    first = "| 科目编码 | 科目名称 | 合计 |\n|---|---|---|\n| 212 | 城乡社区支出 | 300 |\n\n"
    page = "| 213 | 农林水支出 | 7 |\n|---|---|---|\n| 214 | 交通运输支出 | 8 |\n"
    reading = read(f"表1 部门支出总表\n\n单位：元\n\n{first}{page}")
    assert [(f.label, f.published) for f in reading.facts] == [
        ("城乡社区支出", "300"),
        ("农林水支出", "7"),
        ("交通运输支出", "8"),
    ]


def test_a_chapter_of_tables_is_no_table_that_was_not_read() -> None:
    """Pictures stand below both titles; only 收支总表 is the title of one."""
    text = "第二部分 2023年部门预算表\n\n表1\n\n收支总表\n\n单位：万元\n\n说明如下。\n"
    tables = read(text).tables
    unread = [t.title for t in tables if t.status == "unreadable"]
    assert unread == ["收支总表"]


def test_a_title_of_no_known_kind_stands_above_its_number_too() -> None:
    """It was lost, and with it the fund of the money and that it is revenue."""
    special = (
        "财政专户管理资金收入支出决算表\n\n公开09表\n\n部门：某市教育局\n\n2017年度\n\n"
        "金额单位：万元\n\n| 科目编码 | 科目名称 | 本年支出 |\n|---|---|---|\n"
        "| 205 | 教育支出 | 3.00 |\n\n"
    )
    nontax = (
        "非税收入征缴情况表\n\n公开10表\n\n部门：某市教育局\n\n2017年度\n\n金额单位：万元\n\n"
        "| 项目 | 本年收入 | 本年缴库数 |\n|---|---|---|\n| 罚没收入 | 5.00 | 4.00 |\n"
    )
    reading = read(special + nontax, year=2017, phase="executed")
    printed = [table for table in reading.tables if table.status == "parsed"]
    assert [(table.number, table.title) for table in printed] == [
        ("公开09表", "财政专户管理资金收入支出决算表"),
        ("公开10表", "非税收入征缴情况表"),
    ]
    assert {f.fund_source for f in reading.facts if f.label == "教育支出"} == {"fiscal-account"}
    assert {f.direction for f in reading.facts if f.label == "罚没收入"} == {"revenue"}


def test_a_cover_and_a_list_of_contents_are_no_unreadable_tables() -> None:
    contents = "目录\n\n| 表1 | 收入支出决算总表 |\n| 表2 | 收入决算表 |\n\n"
    cover = "2022年度部门决算公开表\n\n| 单位名称： | 某市司法局 |\n\n"
    reading = read(cover + contents, year=2022, phase="executed")
    assert "unreadable" not in {table.status for table in reading.tables}
    numbers = read("某表\n\n| 甲乙 | 丙丁 |\n| 戊己 | 12.30 |\n")
    assert [(t.status, t.amount_cells) for t in numbers.tables if t.facts == 0][:1] == [
        ("unreadable", 1)
    ]
