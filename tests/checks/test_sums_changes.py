"""增减额: which columns it compares is learnt from the rows; a row that differs is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from arithmetic_documents import outcome

from generator.checks.run import Outcome
from generator.findings import HOLDS, UNDETERMINED, VIOLATED

HEADER = ("项目", "2023年决算数", "2023年预算数", "2024年预算数", "比2023年预算数增减额")
ROWS = (
    ("合计", "9.00", "10.00", "7.00", "-3.00"),
    ("一、因公出国（境）费", "", "", "1.00", "1.00"),
    ("二、公务接待费", "4.00", "5.00", "3.00", "-2.00"),
    ("三、公务用车购置及运行费", "5.00", "5.00", "3.00", "-2.00"),
)


def _judged(rows: Sequence[Sequence[str]], path: Path, header: Sequence[str] = HEADER) -> Outcome:
    lines = [header, ["---"] * len(header), *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    title = "# 某市某局2024年部门预算\n\n表7\n\n## “三公”经费支出表\n\n单位：万元\n\n"
    return outcome(f"{title}{table}\n", path)


def _verdicts(found: Outcome) -> list[str]:
    return [check.verdict for check in found.checks if check.code == "SUM-CHANGE"]


def test_the_rows_say_which_columns_are_compared(tmp_path: Path) -> None:
    found = _judged(ROWS, tmp_path)
    assert _verdicts(found) == [HOLDS] * 4
    operands = [check.operands for check in found.checks if check.code == "SUM-CHANGE"]
    assert "10.00 (line:11#3) + -3.00 (line:11#5) = 7.00 (line:11#4)" in operands[0]


@pytest.mark.parametrize(
    ("row", "column", "wrong"), [(2, 4, "-1.00"), (2, 2, "6.00"), (3, 3, "5.00")]
)
def test_one_wrong_number_is_told_first(row: int, column: int, wrong: str, tmp_path: Path) -> None:
    rows = [list(each) for each in ROWS]
    rows[row][column] = wrong
    found = _judged(rows, tmp_path)
    assert sorted(_verdicts(found)) == [HOLDS] * 3 + [VIOLATED]
    first = next(f for f in found.findings if f.code == "SUM-CHANGE")
    assert first.explanation.split("；")[0].count(f"（line:{11 + row}#{column + 1}）") == 1


def test_two_columns_that_fit_as_often_decide_nothing_where_they_disagree(tmp_path: Path) -> None:
    rows = [list(each) for each in ROWS]
    rows[2][4] = "-1.00"
    header = (*HEADER[:4], "增减额")
    found = _judged(rows, tmp_path, header)
    assert sorted(_verdicts(found)) == [HOLDS] * 2 + [UNDETERMINED]  # told once


def test_changes_of_no_two_columns_are_not_decided(tmp_path: Path) -> None:
    rows = [(*row[:4], change) for row, change in zip(ROWS, ("1.2", "3", "4.5", "6"), strict=True)]
    assert _verdicts(_judged(rows, tmp_path)) == [UNDETERMINED]


def test_a_change_beside_one_year_only_is_not_compared(tmp_path: Path) -> None:
    rows = [(row[0], row[3], row[4]) for row in ROWS]
    header = ("项目", "2024年预算数", "比上年增减额")
    assert _verdicts(_judged(rows, tmp_path, header)) == []


def test_a_column_without_any_change_is_not_compared(tmp_path: Path) -> None:
    rows = [(*row[:4], "0.00") for row in ROWS]
    assert _verdicts(_judged(rows, tmp_path)) == []
