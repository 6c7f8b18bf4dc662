"""Keys of money in forms: several in a row, with their unit, in one cell with their amount."""

from __future__ import annotations

import pytest
from made_tables import form, read


def test_several_keys_of_money_in_a_row_each_with_its_unit() -> None:
    keys = ("当年预算（万元）", "本级支出（万元）", "上级补助（万元）")
    cells = "|".join(f"{key}|{n}.00" for n, key in enumerate(keys, 4))
    reading = read(form(f"项目名称|教学设备更新||||\n{cells}"))
    assert reading.unread == ()
    assert [(f.label, f.published) for f in reading.facts] == [
        (key, f"{n}.00") for n, key in enumerate(keys, 4)
    ]


@pytest.mark.parametrize("part", ["其中：财政拨款80.00万元", "其中：财政拨款80万元"])
def test_a_key_right_before_its_amount_in_one_cell_is_money(part: str) -> None:
    reading = read(form("项目名称|水库加固||", f"预算金额|100.00万元|{part}|其他资金20.00万元"))
    assert [f.amount for f in reading.facts] == [10**6, 8 * 10**5, 2 * 10**5]
    assert reading.unread == ()


def test_two_keys_right_before_their_amounts_in_one_cell_are_told() -> None:
    both = "财政拨款80.00万元、其他资金20.00万元"
    reading = read(form("项目名称|水库加固|", f"预算金额|100.00万元|{both}"))
    assert [token.text for token in reading.unread] == [both]


def test_a_fund_is_a_key_of_money() -> None:
    rows = ("部门名称|某局||", "年度预算（万元）|资金总额|150.00|", "|其中：一般公共预算|140.00|")
    reading = read(form(*rows, "|单位资金|10.00|", title="部门整体支出绩效目标表"))
    assert [(f.fund_source, f.published) for f in reading.facts] == [
        ("", "150.00"),
        ("general-public-budget", "140.00"),
        ("other-revenue", "10.00"),
    ]


@pytest.mark.parametrize("key", ["财政资金", "财政性资金", "财政拨款", "财政预算拨款"])
def test_money_of_the_budget_by_other_words_is_a_part_of_it(key: str) -> None:
    rows = (
        "项目名称|水库加固||||",
        f"预算规模及资金用途|预算数|77.00万元|其中：{key}|70.00万元|",
        "|其他资金|7.00万元|||",
    )
    reading = read(form(*rows))
    assert reading.unread == ()
    assert [(f.fund_source, f.published) for f in reading.facts] == [
        ("", "77.00万元"),
        ("fiscal-appropriation", "70.00万元"),
        ("other-revenue", "7.00万元"),
    ]
