"""Rows with names in two columns: the inner one is the row's own, the outer one its group."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_tables import read, table

from generator.documents.open import open_document
from generator.facts.model import Fact
from generator.facts.read import read_disclosure

# Group, own name, amount; a group of several rows is one merged cell.
REVENUE = (
    ("收入总计", "", "135.00"),
    ("一般公共预算资金", "小计", "100.00"),
    ("", "公共财政拨款（补助）资金", "100.00"),
    ("", "专项收入", "0.00"),
    ("其他资金", "合计", "25.00"),
    ("", "事业收入", "20.00"),
    ("", "其他收入", "5.00"),
    ("上年结转和结余资金", "", "10.00"),
)
VEHICLES = (
    ("合计", "", "10.00"),
    ("因公出国（境）费", "", "0.00"),
    ("公务用车购置及运行费", "小计", "7.00"),
    ("", "购置费", "1.00"),
    ("", "运行维护费", "6.00"),
    ("公务接待费", "", "3.00"),
)
CLASSES = (
    ("合计", "", "70.00"),
    ("工资福利支出", "小计", "50.00"),
    ("", "基本工资", "50.00"),
    ("商品和服务支出", "小计", "20.00"),
    ("", "办公费", "20.00"),
)
Row = tuple[str, str, str]


def merged(rows: tuple[Row, ...]) -> str:
    """The rows, a group over all of its own; one without parts over both columns."""
    lines = []
    for at, (group, own, amount) in enumerate(rows):
        below = 1
        while at + below < len(rows) and not rows[at + below][0]:
            below += 1
        head = f"<td colspan=2>{group}</td>" if not own else f"<td rowspan={below}>{group}</td>"
        name = f"<td>{own}</td>" if own else ""
        lines.append(f"<tr>{head if group else ''}{name}<td>{amount}</td></tr>")
    return "".join(lines)


def blank(rows: tuple[Row, ...]) -> str:
    """The rows, a group in the first of its own only."""
    return "".join(f"<tr><td>{g}</td><td>{own}</td><td>{n}</td></tr>" for g, own, n in rows)


def facts(title: str, rows: str, folder: Path) -> list[Fact]:
    path = folder / "a.html"
    head = "<tr><td colspan=2>项目</td><td>预算数</td></tr>"
    page = f"<meta charset=utf-8><p>{title}</p><p>单位：万元</p><table>{head}{rows}</table>"
    path.write_text(page, "utf-8")
    return list(read_disclosure(open_document(path), fiscal_year=2023, phase="approved").facts)


@pytest.mark.parametrize("drawn", [merged, blank])
@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("收入预算总表", REVENUE),
        ("一般公共预算“三公”经费支出表", VEHICLES),
        ("一般公共预算基本支出表", CLASSES),
    ],
)
def test_a_row_is_called_by_its_own_name(
    drawn: object, title: str, rows: tuple[Row, ...], tmp_path: Path
) -> None:
    assert callable(drawn)
    read = facts(title, drawn(rows), tmp_path)
    assert [(f.label, f.published) for f in read] == [(own or g, n) for g, own, n in rows]


@pytest.mark.parametrize("drawn", [merged, blank])
def test_a_sum_is_of_its_group_and_a_part_of_its_fund(drawn: object, tmp_path: Path) -> None:
    assert callable(drawn)
    read = facts("收入预算总表", drawn(REVENUE), tmp_path)
    assert [(f.row_role, f.fund_source, f.item) for f in read] == [
        ("total", "", ""),
        ("subtotal", "general-public-budget", "revenue/general-public-budget"),
        ("item", "general-public-budget", "revenue/general-public-budget"),
        ("item", "general-public-budget", ""),
        ("subtotal", "other-revenue", "revenue/other"),
        ("item", "institution-revenue", "revenue/institution"),
        ("item", "other-revenue", "revenue/other"),
        ("item", "carryover", "revenue/carryover"),
    ]
    assert [("一般公共预算资金" in f.note) for f in read] == [0, 1, 1, 1, 0, 0, 0, 0]


def test_a_sum_of_one_of_the_three_expenses_is_that_expense(tmp_path: Path) -> None:
    read = facts("一般公共预算“三公”经费支出表", merged(VEHICLES), tmp_path)
    assert [(f.row_role, f.item.removeprefix("three-public/")) for f in read] == [
        ("total", "total"),
        ("item", "abroad"),
        ("subtotal", "vehicle"),
        ("item", "vehicle/purchase"),
        ("item", "vehicle/operation"),
        ("item", "reception"),
    ]


def test_parts_of_basic_expenditure_beside_its_name_are_of_their_kind(tmp_path: Path) -> None:
    rows = (
        ("基本支出", "小计", "70.00"),
        ("", "人员经费", "50.00"),
        ("", "公用经费", "15.00"),
        ("", "其他", "5.00"),
        ("项目支出", "", "40.00"),
        ("支出总计", "", "110.00"),
    )
    read = facts("部门支出总表", merged(rows), tmp_path)
    kinds = ["basic", "basic-personnel", "basic-public-use", "basic", "project", ""]
    assert [f.expenditure_type for f in read] == kinds


def test_funds_beside_the_name_of_the_carryover_are_carried_over(tmp_path: Path) -> None:
    rows = (
        ("本年收入", "一般公共预算拨款", "100.00"),
        ("", "政府性基金预算拨款", "20.00"),
        ("上年结转", "一般公共预算拨款", "5.00"),
        ("", "政府性基金预算拨款", "1.00"),
        ("收入总计", "", "126.00"),
    )
    read = facts("收入预算总表", merged(rows), tmp_path)
    assert [f.fund_source for f in read] == [
        "general-public-budget",
        "government-fund",
        "carryover",
        "carryover",
        "",
    ]
    assert read[2].item == "revenue/carryover/general-public-budget"


def test_a_sum_of_receptions_is_a_sum_and_its_parts_are_items(tmp_path: Path) -> None:
    rows = (
        *VEHICLES[:5],
        ("公务接待费", "小计", "3.00"),
        ("", "国内接待费", "2.00"),
        ("", "国（境）外接待费", "1.00"),
    )
    read = facts("一般公共预算“三公”经费支出表", merged(rows), tmp_path)
    assert [f.row_role for f in read][5:] == ["subtotal", "item", "item"]
    assert read[5].item == "three-public/reception"


def test_of_two_columns_of_offices_the_inner_one_is_the_rows_own(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    rows = (
        "<tr><td>部门</td><td>单位</td><td>项目名称</td><td>金额</td></tr>"
        "<tr><td rowspan=2>某县教育局</td><td>某县第一中学</td><td>校舍维修</td><td>5.00</td></tr>"
        "<tr><td>某县第二小学</td><td>保安服务</td><td>4.00</td></tr>"
    )
    page = f"<meta charset=utf-8><p>项目支出表</p><p>单位：万元</p><table>{rows}</table>"
    path.write_text(page, "utf-8")
    read = read_disclosure(open_document(path), fiscal_year=2023, phase="approved").facts
    assert [f.unit_name for f in read] == ["某县第一中学", "某县第二小学"]


def test_a_sum_of_all_three_expenses_is_their_total(tmp_path: Path) -> None:
    rows = (
        ("合计", "", "20.00"),
        ("“三公”经费", "小计", "11.00"),
        ("", "公务接待费", "4.00"),
        ("", "公务用车运行维护费", "7.00"),
        ("会议费", "", "9.00"),
    )
    read = facts("一般公共预算“三公”经费、会议费支出表", merged(rows), tmp_path)
    assert [f.item for f in read][1:4] == [
        "three-public/total",
        "three-public/reception",
        "three-public/vehicle/operation",
    ]


def test_a_sum_beside_a_class_of_purchases_is_of_that_class() -> None:
    rows = ("货物类|小计|9.00", "货物类|课桌椅采购|9.00", "服务类|小计|1.00", "服务类|保洁|1.00")
    header = "采购类别|采购项目名称|金额"
    found = read(table("政府采购预算表", header, *rows, "合计||10.00")).facts
    items = ["procurement/goods", "", "procurement/services", ""]
    assert [f.item for f in found][:4] == items


def test_a_class_of_purchases_may_stand_behind_its_letter() -> None:
    rows = ("A-货物|5.00", "B-工程|3.00", "C-服务|2.00", "合计|10.00")
    found = read(table("政府采购预算表", "采购类别|金额", *rows)).facts
    assert [f.item.removeprefix("procurement/") for f in found] == [
        "goods",
        "works",
        "services",
        "",
    ]
