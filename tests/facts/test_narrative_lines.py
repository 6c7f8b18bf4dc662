"""Paragraphs printed line by line: what is the rest of a line, and what begins anew."""

from __future__ import annotations

import pytest

from generator import locator
from generator.documents.model import Paragraph
from generator.facts.narrative import narrative

_HALF = str.maketrans("，；：（）", ",;:()")


def blocks(*lines: str) -> list[tuple[int, str]]:
    printed = [Paragraph(text, 0, locator.line(n)) for n, text in enumerate(lines, 1)]
    return [(block.level, block.text) for block in narrative(printed)]


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("基本支出预算 800.39 元，占一般公共预算支出的", "96.74%，同比减少 16.40 元。"),
        ("商品和服务支出预算 75800 元，同比增加", "52044.27 元，增长 50.63%。"),
        ("拨款收入382.17万元，较上年减少157.86万元，下降", "29.2%，主要原因是人员减少。"),
        ("住房公积金 198.81 元，其中：基本支出", "198.81 元，项目支出 0元。"),
        ("（二）社会保障支出类科目 116433.12 元，占支", "出总预算 10.73 %，同比增加 3.36 元。"),
        ("（一）本单位2021年度总收入581.45万元，其中本年收", "入390.55万元，下降31%。"),
    ],
)
@pytest.mark.parametrize("half_width", [False, True])
def test_a_line_that_begins_with_an_amount_is_the_rest_in_either_width(
    first: str, rest: str, half_width: bool
) -> None:
    if half_width:
        first, rest = first.translate(_HALF), rest.translate(_HALF)
    assert blocks(first, rest) == [(0, first + rest)]


def test_the_number_of_a_page_does_not_part_a_line() -> None:
    lines = ("住房公积金 198.81 元，其中：基本支出", "7", "198.81 元，项目支出 0元。")
    assert blocks(*lines) == [(0, lines[0] + lines[2])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("本部门2023年一般公共预算支出安排情况，具体构成和变动原因", "1.基本支出189万元，减少。"),
        ("本部门2023年一般公共预算支出安排情况，具体构成和变动原因", "2、30万元以上的，公开招标。"),
        ("本部门2023年一般公共预算支出189万元，其中：", "10.50万元，用于基本支出。"),
        ("基本支出", "198.81 元，项目支出 0元。"),
        ("一、收入预算，支出预算", "198.81 元，项目支出 0元。"),
    ],
)
def test_numbered_lines_cells_and_what_follows_a_mark_are_not_joined(
    first: str, second: str
) -> None:
    assert [text for _, text in blocks(first, second)] == [first, second]


def test_a_heading_is_one_in_either_width() -> None:
    assert blocks("(一)收入预算,支出预算情况")[0][0] == 0
    assert blocks("（一）收入预算情况")[0][0] == blocks("(一)收入预算情况")[0][0] == 3
