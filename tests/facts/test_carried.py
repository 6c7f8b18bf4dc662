"""上年结转 broken down by fund: its parts are no money of this year."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_tables import read, table

from generator.facts.model import Reading

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


def test_加_before_a_line_is_no_part_of_its_name() -> None:
    rows = ("一般公共预算财政拨款|9.00", "本年收入小计|9.00", "加：上年结转|2.00")
    found = revenue(*rows, "减：上年结转|1.00", "收入合计|11.00")
    assert found[2] == ("加：上年结转", "item", "carryover", "revenue/carryover")
    assert found[3][2] != "carryover"
    assert not found[3][3]


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


BALANCES = (
    "一、一般公共预算财政拨款收入|100.00|一、一般公共服务支出|95.00",
    "本年收入合计|100.00|本年支出合计|95.00",
    "使用非财政拨款结余|0.00|结余分配|0.00",
    "年初结转和结余|15.00|年末结转和结余|20.00",
    "{}基本支出结转|4.00|{}基本支出结转|6.00",
    "项目支出结转和结余|10.00|项目支出结转和结余|13.00",
    "经营结余|1.00|经营结余|1.00",
    "总计|115.00|总计|115.00",
)


def both(*rows: str) -> Reading:
    return read(table("收入支出决算总表", "收入||支出|", "项目|决算数|项目|决算数", *rows))


def counted(reading: Reading, direction: str) -> Decimal:
    """What adds up: the items of one side."""
    own = [f for f in reading.facts if f.direction == direction and f.row_role == "item"]
    return sum((fact.amount for fact in own), Decimal(0)) / 10000


@pytest.mark.parametrize("word", ["", "其中：", "1.", "其中:1."])
def test_a_balance_and_the_kinds_it_consists_of_are_counted_once(word: str) -> None:
    reading = both(*(row.format(word, word) for row in BALANCES))
    assert counted(reading, "revenue") == counted(reading, "expenditure") == 115
    assert len(reading.facts) == 16
    parts = [f for f in reading.facts if "基本支出结转" in f.label]
    assert [f.fund_source for f in parts] == ["carryover", ""]


def test_a_balance_above_kinds_without_amounts_is_an_item() -> None:
    rows = [*BALANCES[:4], "基本支出结转||基本支出结转|", BALANCES[-1]]
    assert counted(both(*rows), "revenue") == counted(both(*rows), "expenditure") == 115


def test_kinds_below_a_balance_without_an_amount_are_items() -> None:
    rows = [row.format("", "") for row in BALANCES]
    rows[3] = "年初结转和结余||年末结转和结余|"
    assert counted(both(*rows), "revenue") == counted(both(*rows), "expenditure") == 115


def test_部门结转资金_is_carried_over() -> None:
    rows = ("一般公共预算收入|9.00", "本年收入小计|9.00", "加：部门结转资金|2.00")
    found = revenue(*rows, "收入合计|11.00", title="收支总体情况表")
    assert found[2] == ("加：部门结转资金", "item", "carryover", "revenue/carryover")
    rows = (
        "单位名称|总计|一般公共预算|部门结转资金",
        "合计|11.00|9.00|2.00",
        "某单位|11.00|9.00|2.00",
    )
    column = read(table("收入总体情况表", *rows)).facts[2]
    assert (column.published, column.fund_source) == ("2.00", "carryover")


def test_lines_below_its_其中_are_carried_over_whatever_fund_they_name() -> None:
    rows = ("一、一般公共预算拨款收入|9.00", "本年收入合计|9.00", "上年结转|5.00")
    parts = ("其中：一般公共预算结转|4.00", "政府性基金预算结转|1.00")
    found = revenue(*rows, *parts, "收入总计|14.00", title="部门收支总表")
    assert [(role, fund) for _, role, fund, _ in found[2:5]] == [
        ("item", "carryover"),
        ("subtotal", "carryover"),
        ("subtotal", "carryover"),
    ]
