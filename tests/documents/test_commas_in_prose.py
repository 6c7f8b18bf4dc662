"""Wrapped prose with half-width commas in its amounts: no lines of a table."""

from __future__ import annotations

from read_blocks import grids

from generator.documents.text import parse_text


def test_prose_with_separators_in_its_amounts_is_no_table() -> None:
    lines = "括:财政拨款 7,034,418.94 元、结转\n23,067.24 元;支出:教育支出 5,806,105.16 元、社会\n"
    text = (
        lines + "保障和就业支出 557,718.56 元、卫生支出 275,373.54\n元、住房支出 418,288.92 元。\n"
    )
    assert not grids(parse_text(text, "a.txt"))
