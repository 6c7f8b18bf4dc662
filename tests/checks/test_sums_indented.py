"""Lines whose levels only the indentation shows: kinds of spending tell them, or nothing does."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import changed, outcome

HEAD = """# 某市某局2024年部门预算

## 部门支出总表

单位：万元

| 项目 | 2024年预算 |
| --- | --- |
"""
THREE_LEVELS = """| 合计 | 1,000.00 |
|   基本支出 | 600.00 |
|     人员经费 | 500.00 |
|       工资福利支出 | 450.00 |
|       对个人和家庭的补助 | 50.00 |
|     公用经费 | 100.00 |
|   项目支出 | 400.00 |
|     经常性项目 | 300.00 |
|     一次性项目 | 100.00 |
"""
OF_WHICH_UNSAID = "|     公用经费 | 100.00 |\n|       会议费 | 10.00 |\n"


def verdicts(rows: str, directory: Path) -> set[str]:
    checks = outcome(HEAD + rows, directory).checks
    return {c.verdict for c in checks if c.code == "SUM-OUTLINE"}


def test_the_lines_that_sum_no_others_make_up_the_total(tmp_path: Path) -> None:
    assert verdicts(THREE_LEVELS, tmp_path) == {"holds"}


def test_numbers_on_the_first_level_alone_say_no_more(tmp_path: Path) -> None:
    rows = THREE_LEVELS.replace("|   基本", "| 一、基本").replace("|   项目", "| 二、项目")
    assert verdicts(rows, tmp_path) == {"holds"}


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("|     公用经费 | 100.00 |\n", OF_WHICH_UNSAID),
        ("|     一次性项目 | 100.00 |", "|     一次性项目 | 170.00 |"),
        ("| 合计 | 1,000.00 |", "| 合计 | 1,030.00 |"),
    ],
)
def test_what_does_not_add_up_is_undetermined(printed: str, instead: str, tmp_path: Path) -> None:
    found = verdicts(changed(THREE_LEVELS, printed, instead), tmp_path)
    assert "undetermined" in found
    assert "violated" not in found
