"""Captions printed in rows of pipes: where the next table begins, and what its title is."""

from __future__ import annotations

from decimal import Decimal

from generator.documents.text import parse_text
from generator.documents.web.read import web_document
from generator.facts.model import Reading
from generator.facts.read import read_disclosure


def read(text: str) -> Reading:
    return read_disclosure(parse_text(text, "t"), fiscal_year=2020, phase="executed")


def test_number_title_and_unit_in_rows_begin_a_table_of_no_known_kind() -> None:
    half = "项 目 | 决算数 | 调整数 | 执行数 | ||\n金额 | 占% | 增% | |||\n"
    half += "甲 | {0} | 2 | 3 | 4 | 5 |\n"
    text = "".join(
        f"表{n} | |||||\n2020年某镇一般公共预算{side}执行情况表 | |||||\n单位:万元 | |||||\n"
        + half.format(n)
        for n, side in enumerate(("收入", "支出"), 1)
    )
    found = [t for t in read(text).tables if t.source]
    assert [(t.number, t.title) for t in found] == [
        ("表1", "2020年某镇一般公共预算收入执行情况表"),
        ("表2", "2020年某镇一般公共预算支出执行情况表"),
    ]


BALANCE = (
    "表1:2024年全区一般公共预算收支决算平衡表 | |||||\n单位:万元 | |||||\n"
    "科目名称 | 执行数 | 决算数 | 科目名称 | 执行数 | 决算数 |\n"
    "收入总量 | 15 | 17 | 支出总量 | 15 | 17 |\n"
    "一、转移性收入 | 9 | 9 | 一、转移性支出 | 8 | 10 |\n"
    "调入资金 | 6 | 8 | 结转下年 | 7 | 7 |\n"
)


def test_a_number_and_its_title_in_one_row_are_no_header() -> None:
    (table,) = [t for t in read(BALANCE).tables if t.source]
    assert (table.number, table.title) == ("表1", "2024年全区一般公共预算收支决算平衡表")


def test_two_blocks_under_one_header_are_the_sides_their_rows_name() -> None:
    """调入资金 stood among expenditure: neither header nor title says of which side it is."""
    sides = {(f.label, f.direction) for f in read(BALANCE).facts}
    assert ("调入资金", "revenue") in sides
    assert ("结转下年", "expenditure") in sides
    assert len(sides) == 6


def test_a_year_beside_the_unit_in_one_cell_is_no_header() -> None:
    text = (
        "收入决算表\n\n编制单位：某县司法局|||2020年度　金额单位：元|\n"
        "科目编码|科目名称|本年收入合计|财政拨款收入|\n"
        "204|公共安全支出|100.50|100.50|\n20406|司法|100.50|100.50|\n"
    )
    reading = read(text)
    assert [(f.published, f.published_unit) for f in reading.facts] == [("100.50", "元")] * 4


def test_a_title_without_the_word_table_above_the_unit_is_no_header() -> None:
    rows = (
        *(f'<td colspan="5">{said}</td>' for said in ("公开表08", "人员经费（按经济分类）")),
        '<td colspan="4">部门：某县司法局</td><td>金额单位：万元</td>',
        *(
            "".join(f"<td>{cell}</td>" for cell in row.split("|"))
            for row in (
                "科目编码|科目名称|总计|基本工资|津贴补贴",
                "204|公共安全支出|30.00|20.00|10.00",
                "20406|司法|30.00|20.00|10.00",
            )
        ),
    )
    page = "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    document = web_document(page.encode(), "a.html")
    reading = read_disclosure(document, fiscal_year=2020, phase="executed")
    found = reading.tables[0]
    assert (found.title, found.status) == ("人员经费（按经济分类）", "parsed")
    assert (found.number, found.facts) == ("公开表08", 6)


def _sheet(*above: str) -> Reading:
    """A sheet as a web page: rows of cells, the header and one row of amounts."""
    rows = [
        *above,
        "科目编码|科目名称|合计|基本支出|项目支出",
        "201|一般公共服务支出|9.00|5.00|4.00",
    ]
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    page = "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
    return read_disclosure(web_document(page.encode(), "a"), fiscal_year=2020, phase="approved")


def test_a_unit_beside_its_label_and_one_without_are_known() -> None:
    for meta in ("部门：|某县司法局||单位：|元", "某县司法局||||元", "||||元"):
        reading = _sheet("部门支出总表||||", meta)
        assert [f.amount for f in reading.facts] == list(map(Decimal, (9, 5, 4))), meta


TABLE = "| 科目编码 | 科目名称 | 合计 |\n|---|---|---|\n| 201 | 一般公共服务支出 | 9.00 |\n"


def _kinds(*lines: str) -> list[tuple[str, str]]:
    text = "\n\n".join((*lines, "单位：万元", TABLE))
    return [(t.table_kind, t.title) for t in read(text).tables if t.source]


def test_a_heading_with_a_sentence_below_it_is_the_title() -> None:
    found = _kinds("（三）部门支出总表", "2020年支出合计9.00万元。")
    assert found == [("expenditure-summary", "（三）部门支出总表")]
    assert (
        _kinds(
            "三、部门支出总表", "本部门负责甲。", "本部门负责乙。", "本部门负责丙。", "支出9万元。"
        )[0][0]
        == "other"
    )


def test_a_title_that_ends_in_the_next_line_inside_a_bracket_is_whole() -> None:
    found = _kinds("一般公共预算基本支出表--人员经费（按部门预算经济分", "类）")
    assert found == [
        (
            "general-public-basic-expenditure",
            "一般公共预算基本支出表--人员经费（按部门预算经济分类）",
        )
    ]
