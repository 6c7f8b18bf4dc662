"""Columns of a terminal, with Chinese characters two cells wide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.cli.terminal import columns, shortened, width

texts = st.text(alphabet="部门预算abc12.（）", max_size=20)


def test_chinese_is_two_cells_wide() -> None:
    assert width("预算2024") == 8
    assert shortened("部门支出总表", 7) == "部门支…"


@given(texts, st.integers(min_value=1, max_value=30))
def test_shortened_fits(text: str, cells: int) -> None:
    assert width(shortened(text, cells)) <= cells


@given(st.lists(st.tuples(texts, texts, st.just("|")), min_size=1, max_size=6))
def test_columns_are_aligned(rows: list[tuple[str, str, str]]) -> None:
    assert len({width(line) for line in columns(rows)}) == 1
