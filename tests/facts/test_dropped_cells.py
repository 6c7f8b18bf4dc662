"""Tables copied from a web page: tabs between the cells, merged cells without blanks for them."""

from __future__ import annotations

from decimal import Decimal

from made_tables import fact, read, table

SUMMARY = (
    "项目|支出预算",
    "功能分类科目编码|功能分类科目名称|合计|基本支出|项目支出",
    "类|款|项",
    "201|||一般公共服务支出|300.00|200.00|100.00",
    "201|03||政府办公厅（室）及相关机构事务|300.00|200.00|100.00",
    "201|03|01|行政运行|200.00|200.00|",
    "201|03|02|一般行政管理事务|100.00||100.00",
    "合计||||300.00|200.00|100.00",
)


def test_a_header_of_three_rows_whose_merged_cells_are_lost_is_read_where_sums_hold() -> None:
    reading = read(table("2026年部门支出预算总表", *SUMMARY), year=2026)
    told = {(f.function_code, f.expenditure_type): f.amount / 10_000 for f in reading.facts}
    assert told == {
        (code, kind): Decimal(amount)
        for code, amounts in {
            "": (300, 200, 100),
            "201": (300, 200, 100),
            "20103": (300, 200, 100),
            "2010301": (200, 200, None),
            "2010302": (100, None, 100),
        }.items()
        for kind, amount in zip(("", "basic", "project"), amounts, strict=True)
        if amount is not None
    }
    assert reading.unread == ()


def test_without_sums_to_prove_it_such_a_header_stays_unread() -> None:
    rows = [row.replace("|100.00|", "|101.00|").replace("300.00", "317.00") for row in SUMMARY]
    reading = read(table("2026年部门支出预算总表", *rows), year=2026)
    assert reading.facts == ()
    assert "201" in {cell.text for cell in reading.unread}


def test_the_three_expenses_beside_another_amount() -> None:
    reading = read(
        table(
            "2026年部门“三公”经费和机关运行经费预算表",
            "2026年“三公”经费预算数|2026年机关运行经费预算数",
            "合计|因公出国(境)费|公务接待费|公务用车购置及运行费",
            "小计|购置费|运行费",
            "12.50|0.00|3.50|9.00|0.00|9.00|345.67",
        ),
        year=2026,
    )
    assert [(f.item, f.published) for f in reading.facts if f.item != "three-public/total"][
        -6:
    ] == [
        ("three-public/abroad", "0.00"),
        ("three-public/reception", "3.50"),
        ("three-public/vehicle", "9.00"),
        ("three-public/vehicle/purchase", "0.00"),
        ("three-public/vehicle/operation", "9.00"),
        ("agency-operating-expenses", "345.67"),
    ]


def test_a_first_row_without_amounts_is_a_row_and_no_header() -> None:
    reading = read(
        table(
            "2016年一般公共预算“三公”经费支出表",
            "项目|2015年预算数|2016年预算数|增减率",
            "因公出国（境）费用|||",
            "公务接待费|5.20|4.80|-7.69%",
            "合计|5.20|4.80|-7.69%",
        ),
        year=2016,
    )
    assert fact(reading, "公务接待费", "2015年预算数").fiscal_year == 2015
    assert (len(reading.facts), reading.unread) == (4, ())
