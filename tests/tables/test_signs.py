"""△ and ▲ before a number: a minus where the sums say so, else not known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure


def read(title: str, *lines: str) -> Reading:
    rows = "\n".join(line.replace("|", "\t") for line in lines)
    text = f"{title}\n\n单位：元\n\n{rows}\n"
    return read_disclosure(parse_text(text, "t"), fiscal_year=2023, phase="approved")


def of_label(reading: Reading, label: str) -> list[Decimal]:
    return [fact.amount for fact in reading.facts if fact.label == label]


@pytest.mark.parametrize("mark", ["△", "▲", "△ "])
def test_a_sum_along_the_row_makes_the_triangle_a_minus(mark: str) -> None:
    reading = read(
        "部门支出总表",
        "科目编码|科目名称|合计|基本支出|项目支出",
        f"205|教育支出|20000|30000|{mark}10000",
        "208|社会保障和就业支出|5000|3000|2000",
    )
    assert of_label(reading, "教育支出") == [Decimal(20_000), Decimal(30_000), Decimal(-10_000)]
    (fact,) = [f for f in reading.facts if f.amount < 0]
    assert fact.published == f"{mark}10000"
    assert "负号" in fact.note


def test_a_column_of_changes_makes_the_triangle_a_minus() -> None:
    reading = read(
        "“三公”经费预算表",
        "项目|2022年预算数|2023年预算数|增减额",
        "公务接待费|50,000|30,000|△20,000",
        "公务用车运行维护费|70,000|75,000|5,000",
    )
    assert of_label(reading, "公务接待费") == [Decimal(50_000), Decimal(30_000), Decimal(-20_000)]
    assert reading.unread == ()


@pytest.mark.parametrize(
    "change", ["△20,000|▽5,000", "▲20,000|▼5,000", "△20,000|△5,000", "△19,000|5,000"]
)
def test_a_triangle_that_nothing_proves_is_unread(change: str) -> None:
    first, second = change.split("|")
    reading = read(
        "“三公”经费预算表",
        "项目|2022年预算数|2023年预算数|增减额",
        f"公务接待费|50,000|30,000|{first}",
        f"公务用车运行维护费|70,000|75,000|{second}",
    )
    assert first in [token.text for token in reading.unread]
    assert of_label(reading, "公务接待费") == [Decimal(50_000), Decimal(30_000)]


def test_nothing_is_no_amount_and_hurts_no_other() -> None:
    reading = read(
        "部门支出总表",
        "科目编码|科目名称|合计|基本支出|项目支出",
        "205|教育支出|3,000.00 元|3,000.00|无",
        "208|社会保障和就业支出|5,000.00|5,000.00|不涉及",
    )
    assert of_label(reading, "教育支出") == [Decimal("3000.00")] * 2
    assert reading.unread == ()


def test_an_amount_spelled_out_is_told() -> None:
    reading = read(
        "部门支出总表",
        "科目编码|科目名称|合计|基本支出",
        "205|教育支出|3,000.00|3,000.00",
        "208|社会保障和就业支出|5,000.00|伍仟元整",
    )
    assert [token.text for token in reading.unread] == ["5,000.00", "伍仟元整"]
    assert of_label(reading, "社会保障和就业支出") == []


@pytest.mark.parametrize("spelled", ["四〇〇.〇一", "一,二三四.五〇", "肆零零", "四〇〇"])
def test_an_amount_in_chinese_digits_is_told(spelled: str) -> None:
    reading = read(
        "部门支出总表",
        "科目编码|科目名称|合计|基本支出",
        "205|教育支出|3,000.00|3,000.00",
        f"208|社会保障和就业支出|5,000.00|{spelled}",
    )
    assert [token.text for token in reading.unread] == ["5,000.00", spelled]


def test_chinese_numbers_of_columns_are_no_amounts() -> None:
    reading = read(
        "部门支出总表",
        "科目编码|科目名称|合计|基本支出|项目支出",
        "栏次||一|二|三",
        "205|教育支出|3,000.00|3,000.00|0.00",
    )
    assert reading.unread == ()
