"""上年结转 broken down by fund: its parts are no money of this year."""

from __future__ import annotations

import pytest
from made_tables import read, table

Row = tuple[str, str, str, str]
PART = "revenue/carryover/general-public-budget"


def revenue(*rows: str, title: str = "财政拨款收支总表") -> list[Row]:
    """Label, role, fund and key of the revenue lines of a summary."""
    lines = [f"{row}|支出{n}|" for n, row in enumerate(rows)]
    reading = read(table(title, "收入||支出|", "项目|预算数|项目|预算数", *lines))
    facts = [fact for fact in reading.facts if fact.direction == "revenue"]
    return [(f.label, f.row_role, f.fund_source, f.item) for f in facts]


@pytest.mark.parametrize(
    ("own", "heading", "part"),
    [
        ("（一）一般公共预算拨款", "二、上年结转", "（一）一般公共预算拨款"),
        ("一般公共预算拨款", "二、上年结转", "一般公共预算拨款"),
        ("一、一般公共预算财政拨款", "年初财政拨款结转和结余", "一、一般公共预算财政拨款"),
        ("一般公共预算财政拨款", "年初财政拨款结转和结余", "一般公共预算财政拨款"),
        ("政府性基金预算财政拨款", "上年结转", "其中：一般公共预算财政拨款"),
    ],
)
def test_a_part_of_the_carryover_is_not_of_this_year(own: str, heading: str, part: str) -> None:
    found = revenue(f"{own}|900.00", f"{heading}|40.00", f"{part}|40.00", "收入总计|940.00")
    assert found[0][1] == "item"
    assert found[0][3] != PART
    if part.startswith("其中"):
        assert found[1][1:] == ("item", "carryover", "revenue/carryover")
        assert found[2][1:] == ("subtotal", "carryover", "")
    else:
        assert found[1][1:] == ("subtotal", "carryover", "revenue/carryover")
        assert found[2][1:] == ("item", "carryover", PART)


def test_below_the_sum_of_the_year_no_line_is_of_this_year() -> None:
    rows = ("一般公共预算财政拨款|9.00", "本年收入合计|9.00", "年初结转和结余|2.00")
    found = revenue(*rows, "政府性基金预算财政拨款|2.00", "总计|11.00")
    assert found[2][1] == "subtotal"
    assert found[3][1:] == ("item", "carryover", "revenue/carryover/government-fund")


def test_a_source_after_the_carryover_is_no_part_of_it() -> None:
    found = revenue("一、一般公共预算拨款|9.00", "二、上年结转|1.00", "三、政府性基金|5.00")
    assert found[1][1:] == ("item", "carryover", "revenue/carryover")
    assert found[2][1:] == ("item", "government-fund", "revenue/government-fund")
    found = revenue("上年结转|1.00", "一般公共预算拨款|9.00", "其他收入|5.00")
    assert found[0][1] == "item"
    assert found[1][2] == "general-public-budget"


def test_parts_without_amounts_divide_nothing() -> None:
    rows = ("一般公共预算财政拨款|9.00", "年初结转和结余|2.00", "一般公共预算财政拨款|")
    assert revenue(*rows, "总计|11.00")[1][1] == "item"
