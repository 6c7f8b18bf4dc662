"""One cell a line and nothing between rows: read where all amounts are printed, else told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from read_blocks import grids

from generator.documents.text import parse_text
from generator.facts.model import Reading
from generator.facts.read import read_disclosure

HEAD = ["收入决算表", "公开02表", "部门:南漳县招商服务中心", "金额单位:万元"]
WORDS = ["项目", "本年收入合计", "财政拨款收入", "其他收入", "功能分类科目编码", "科目名称"]
COUNTED = ["栏次", "1", "2", "3"]
BODY = [
    ["合计", "450.55", "440.55", "10.00"],
    ["201", "一般公共服务支出", "428.28", "418.28", "10.00"],
    ["20113", "商贸事务", "428.28", "418.28", "10.00"],
    ["208", "社会保障和就业支出", "22.27", "22.27", "0.00"],
]
NOTE = "注：本表反映部门本年度取得的各项收入情况。"
THREE_PUBLIC = ["合计", "因公出国（境）费", "公务用车购置及运行费", "公务接待费"]
VEHICLES = ["小计", "公务用车购置费", "公务用车运行费"]


def read(*cells: str, apart: str = "\n\n") -> Reading:
    text = apart.join(["南漳县招商服务中心2019年部门决算", *cells]) + "\n"
    return read_disclosure(parse_text(text, "a.txt"), fiscal_year=2019, phase="executed")


def flat(rows: Sequence[Sequence[str]]) -> list[str]:
    return [cell for row in rows for cell in row]


def facts(reading: Reading) -> list[tuple[str, str, str]]:
    return [(fact.label, fact.column, fact.published) for fact in reading.facts]


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
@pytest.mark.parametrize("counted", [[], COUNTED])
def test_after_every_label_there_are_as_many_amounts(apart: str, counted: list[str]) -> None:
    reading = read(*HEAD, *WORDS, *counted, *flat(BODY), NOTE, apart=apart)
    names = ["合计", "一般公共服务支出", "商贸事务", "社会保障和就业支出"]
    columns = ["本年收入合计", "财政拨款收入", "其他收入"]
    assert facts(reading) == [
        (name, column, amount)
        for name, row in zip(names, BODY, strict=True)
        for column, amount in zip(columns, row[-3:], strict=True)
    ]
    assert [f.function_code for f in reading.facts[::3]] == ["", "201", "20113", "208"]
    lines = apart.join(["南漳县招商服务中心2019年部门决算", *HEAD, *WORDS, *counted]).count("\n")
    assert reading.facts[0].source == f"line:{lines + 1 + 2 * len(apart)}"


def test_an_amount_that_is_not_printed_makes_the_rows_unknown() -> None:
    body = [row[:-1] if row[0] == "20113" else row for row in BODY]
    reading = read(*HEAD, *WORDS, *COUNTED, *flat(body), NOTE)
    assert not reading.facts
    amounts = [cell for row in body for cell in row if "." in cell]
    assert sorted(c.text for c in reading.unread if "." in c.text) == sorted(amounts)


def test_two_blocks_without_numbered_lines_are_not_one_list() -> None:
    cells = ["项目", "预算数", "项目", "预算数", "事业收入", "6.00", "教育支出", "4.00"]
    reading = read("收入支出决算总表", "单位：万元", *cells, "总计", "6.00", "总计", "6.00", NOTE)
    assert not reading.facts


def test_numbered_lines_tell_blocks_and_blanks() -> None:
    header = [
        "收入",
        "支出",
        "项目",
        "行次",
        "金额",
        "项目",
        "行次",
        "金额",
        "栏次",
        "1",
        "栏次",
        "2",
    ]
    body = ["一、财政拨款收入", "1", "440.55", "一、一般公共服务支出", "5", "423.20"]
    body += ["二、其他收入", "2", "10.00", "二、外交支出", "6"]
    body += ["3", "三、教育支出", "7", "27.35", "总计", "4", "450.55", "总计", "8", "450.55"]
    reading = read("收入支出决算总表", "单位：万元", *header, *body, NOTE)
    assert [(f.label, f.direction, f.published) for f in reading.facts] == [
        ("一、财政拨款收入", "revenue", "440.55"),
        ("一、一般公共服务支出", "expenditure", "423.20"),
        ("二、其他收入", "revenue", "10.00"),
        ("三、教育支出", "expenditure", "27.35"),
        ("总计", "revenue", "450.55"),
        ("总计", "expenditure", "450.55"),
    ]


def test_a_row_of_amounts_alone_stands_under_its_numbers() -> None:
    words = ["预算数", "决算数", *THREE_PUBLIC * 2, *VEHICLES * 2]
    numbers = [str(n) for n in range(1, 13)]
    amounts = ["7.90", "0.00", "5.00", "0.00", "5.00", "2.90"]
    amounts += ["6.90", "0.00", "4.50", "0.00", "4.50", "2.40"]
    reading = read("财政拨款“三公”经费支出决算表", "单位：万元", *words, *numbers, *amounts, NOTE)
    assert [(f.phase, f.item, f.published) for f in reading.facts][5:8] == [
        ("approved", "three-public/reception", "2.90"),
        ("executed", "three-public/total", "6.90"),
        ("executed", "three-public/abroad", "0.00"),
    ]


def test_page_numbers_of_contents_are_no_table() -> None:
    text = "目录\n一、收入决算\n3\n二、支出决算\n5\n三、名词解释\n12\n"
    assert not grids(parse_text(text, "a.txt"))


@pytest.mark.parametrize(
    ("rows", "is_read"),
    [
        ([["合计", "3.5"], ["因公出国（境）费", "0"], ["公务接待费", "3.5"]], True),
        ([["合计", "4,432"], ["因公出国（境）费", "39"], ["公务接待费", "4,393"]], True),
        ([["合计", "3.5"], ["因公出国（境）费"], ["公务接待费", "3.5"]], False),  # one blank
        ([["合计", "1", "3.5"], ["公务接待费", "2", "3.5"]], False),  # a number too many
    ],
)
def test_whole_numbers_are_amounts_in_a_table_without_codes(
    rows: list[list[str]], is_read: bool
) -> None:
    reading = read("“三公”经费预算表", "单位：万元", "项目", "预算数", *flat(rows), NOTE)
    expected = [(row[0], "预算数", row[1]) for row in rows] if is_read else []
    assert facts(reading) == expected
    numbers = [cell for row in rows for cell in row[1:]]
    assert is_read or sorted(cell.text for cell in reading.unread) == sorted(numbers)


def test_words_and_whole_numbers_that_are_no_table_are_told() -> None:
    reading = read(
        "“三公”经费预算表", "单位：万元", "项目", "合计", "12", "因公出国", "支出", "30", NOTE
    )
    assert not reading.facts
    assert sorted(cell.text for cell in reading.unread) == ["12", "30"]
