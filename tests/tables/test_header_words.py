"""What the words of a header mean, also of one that no disclosure would print."""

from __future__ import annotations

import pytest

from generator.standards.vocabulary import columns
from generator.tables.header import is_sequence_row


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
    ],
)
def test_a_letter_that_ran_into_a_column_number_makes_no_amounts_of_the_others(
    cells: str, expected: bool
) -> None:
    assert is_sequence_row(cells.split()) is expected
