"""Columns of a terminal, with Chinese characters two cells wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.report import error
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


def test_a_name_of_a_file_moves_no_cursor_and_makes_no_second_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error("cannot be read", Path("a\nb\x1b[2J\u202e.txt"))
    said = capsys.readouterr().err
    assert said == "mingzhang: error: a\\nb\\x1b[2J\\u202e.txt: cannot be read\n"


@pytest.mark.parametrize(
    ("files", "fault", "said"),
    [
        (["in/x.pdf"], "x.pdf: a damaged PDF", "in/x.pdf: a damaged PDF"),
        (["x.pdf"], "x.pdf: a damaged PDF", "x.pdf: a damaged PDF"),
        (["in/x.pdf"], "in/x.pdf: the file is empty", "in/x.pdf: the file is empty"),
        (["in/x.pdf"], "the year is not said", "in/x.pdf: the year is not said"),
        (["in/x.pdf", "in/y.docx"], "y.docx: damaged", "in/y.docx: damaged"),
        (["in/x.pdf", "on/x.pdf"], "x.pdf: damaged", "in/x.pdf: x.pdf: damaged"),
        (["in/max.pdf"], "x.pdf: no such file", "in/max.pdf: x.pdf: no such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_once(
    files: list[str], fault: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    error(fault, *map(Path, files))
    assert capsys.readouterr().err == f"mingzhang: error: {said}\n"
