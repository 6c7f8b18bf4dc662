"""What the words of a header mean, also of one that no disclosure would print."""

from __future__ import annotations

import pytest

from generator.documents.model import Cell, Row
from generator.standards.vocabulary import columns
from generator.tables.header import header_length, is_sequence_row


def test_among_them_before_a_word_changes_nothing_however_often() -> None:
    words = columns()
    plain = words.amount("基本支出")
    assert plain is not None
    assert words.amount("其中：基本支出") == plain
    assert words.amount("其中：" * 5_000 + "基本支出") == plain
    assert words.amount("其中：" * 5_000) is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("1 2 3 4 费5 6 7 8 9 10 费11 12", True),
        ("栏次 1 2 3", True),
        ("类 款 项 栏次 1 2 3 4", True),
        ("1 2 3 4 费6 6", False),  # the letter's number is not the column's
        ("1 2 费3", False),  # too few to be sure
        ("1 2 3 4 5.00 6", False),
        ("合计 1 2 3 4 5", False),
        ("类款项 1 2 3", True),
        ("类 款项 1 2 3 4", True),
    ],
)
def test_a_letter_that_ran_into_a_column_number_makes_no_amounts_of_the_others(
    cells: str, expected: bool
) -> None:
    assert is_sequence_row(cells.split()) is expected


def _row(text: str) -> Row:
    """Cells between bars; ^ is covered by the cell above it."""
    cells = (
        Cell("", "", "", hangs=True) if word == "^" else Cell(word, word, "")
        for word in text.split("|")
    )
    return Row(tuple(cells), "")


@pytest.mark.parametrize(
    ("rows", "length"),
    [
        # Two words nobody knows, below one that is merged over them.
        (["项目|数量|价值（万元）|", "^|^|账面原值|账面净值", "资产总额|—|5.00|3.00"], 2),
        # They fill the cells that the word over several columns leaves blank, no others.
        (["项目|数量|价值（万元）|", "|^|账面原值|账面净值", "资产总额|—|5.00|3.00"], 2),
        (["项目|合计|价值（万元）||", "||账面原值|账面净值|", "资产总额|5.00|3.00|2.00|1.00"], 1),
        (["项目|合计|价值（万元）|", "|账面原值|账面净值|甲", "资产总额|5.00|3.00|2.00"], 1),
        (["项目|合计|价值（万元）|", "甲||账面原值|账面净值", "资产总额|5.00|3.00|2.00"], 1),
        (["科目编码|科目名称|合计", "^|合计|"], 1),
        (["科目编码|科目名称|合计", "^|一般公共服务支出|5.00"], 1),
    ],
)
def test_words_below_a_header_whose_first_cell_reaches_down_are_header(
    rows: list[str], length: int
) -> None:
    assert header_length([_row(row) for row in rows]) == length


def test_the_word_for_numbers_of_lines_over_a_header_is_not_its_numbers() -> None:
    assert is_sequence_row(["栏次", "", "1", "2"])
    assert is_sequence_row(["行次", "", ""])
    assert not is_sequence_row(["行次", "功能科目", "支出", "", ""])
