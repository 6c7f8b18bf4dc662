"""Blanks in the words of a PDF: seen, printed, or lost between a code and its name."""

from __future__ import annotations

import pytest

from generator.documents.pdf.model import Box, Glyph
from generator.documents.pdf.words import join_lines, line_to_text


def _line(*parts: tuple[str, float]) -> list[Glyph]:
    """Characters of 10 points; each part begins so far behind the one before."""
    glyphs, x = [], 0.0
    for text, gap in parts:
        x += gap
        for char in text:
            wide = 10.0 if ord(char) > 255 else 5.0
            glyphs.append(Glyph(char, Box(x, 0, x + wide, 10), 8, 10, 0))
            x += wide
    return glyphs


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((("201", 0), ("一般公共服务支出", 2.2)), "201 一般公共服务支出"),
        ((("2010301", 0), ("行政运行", 2.2)), "2010301 行政运行"),
        ((("201", 0), ("一般公共服务支出", 0.5)), "201一般公共服务支出"),
        ((("2024", 0), ("年预算数", 2.2)), "2024年预算数"),
        ((("共", 0), ("100", 2.2), ("人", 2.2)), "共100人"),
        ((("支出", 0), ("合计", 6)), "支出 合计"),
    ],
)
def test_a_narrow_gap_is_a_blank_only_after_a_code(
    parts: tuple[tuple[str, float], ...], text: str
) -> None:
    assert line_to_text(_line(*parts)) == text


def test_a_name_below_its_code_keeps_the_blank_the_line_ended_at() -> None:
    assert join_lines(["201", "一般公共", "服务支出"]) == "201 一般公共服务支出"
    assert join_lines(["2024", "年"]) == "2024年"
    assert join_lines(["公务用车购置", "及运行费"]) == "公务用车购置及运行费"
