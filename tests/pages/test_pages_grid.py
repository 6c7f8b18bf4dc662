"""Rows without an amount can be folded, and only those."""

from __future__ import annotations

import re

from generator.facts.model import PublishedCell
from generator.pages.grid import empty_rows, foldable, grid
from generator.pages.places import NOWHERE


def _cell(row: int, column: int, text: str, role: str, rowspan: int = 1) -> PublishedCell:
    return PublishedCell("t", row, column, text, rowspan, 1, role, f"line:{row}#{column}")


def _rows(*rows: tuple[str, str]) -> list[PublishedCell]:
    cells = [_cell(1, 1, "科目", "header"), _cell(1, 2, "金额", "header")]
    for number, (label, amount) in enumerate(rows, 2):
        cells += [_cell(number, 1, label, "stub"), _cell(number, 2, amount, "amount")]
    return cells


def test_zero_and_blank_rows_are_marked_and_nothing_is_lost() -> None:
    cells = _rows(("甲", "1.00"), ("乙", "0.00"), ("丙", ""), ("丁", "-3"))
    html = grid(cells, {}, NOWHERE)
    assert foldable(cells) == 2
    folded = re.findall(r'<tr class="mz-zero">(.*?)</tr>', html)
    assert ["乙" in folded[0], "丙" in folded[1]] == [True, True]
    assert html.count("<tr") == 5


def test_a_table_of_zeros_only_is_not_folded_away() -> None:
    assert foldable(_rows(("甲", "0"), ("乙", ""))) == 0


def test_words_and_cells_over_several_rows_are_left_alone() -> None:
    words = [_cell(1, 1, "说明", "stub"), _cell(1, 2, "本单位无此项", "text")]
    tall = [_cell(1, 1, "甲", "stub", rowspan=2), _cell(1, 2, "", "amount")]
    assert not empty_rows([words])
    assert not empty_rows([tall, [_cell(2, 2, "0", "amount")]])
