"""收入 above 支出 in the same columns: the totals of both sides are held against each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import outcome

TABLE = """# 某县财政局2023年部门预算

## 部门收支总表

单位：万元

| 项目 | 2022年预算 | 2023年预算 |
| --- | --- | --- |
| 一、收入 | | |
| 一般公共预算拨款收入 | 90.00 | 100.00 |
| 事业收入 | 20.00 | 20.00 |
| 收入{total} | 110.00 | 120.00 |
| 二、支出 | | |
| 一般公共服务支出 | 85.00 | {services} |
| 教育支出 | 25.00 | 25.00 |
| 支出{total} | 110.00 | {spent} |
"""


def verdicts(directory: Path, **words: str) -> list[tuple[str, str]]:
    checks = outcome(TABLE.format(**words), directory).checks
    return [(c.code, c.verdict) for c in checks if c.code in {"SUM-SIDES", "SUM-OUTLINE"}]


def test_totals_one_above_the_other_are_compared_for_every_year(tmp_path: Path) -> None:
    found = verdicts(tmp_path, total="总计", services="95.00", spent="120.00")
    assert found.count(("SUM-SIDES", "holds")) == 2
    assert {verdict for _, verdict in found} == {"holds"}


@pytest.mark.parametrize(("total", "verdict"), [("总计", "violated"), ("合计", "undetermined")])
def test_totals_that_differ_are_told(total: str, verdict: str, tmp_path: Path) -> None:
    """Where only 合计 is printed, what is carried over may be left out."""
    found = verdicts(tmp_path, total=total, services="94.00", spent="119.00")
    sides = [said for code, said in found if code == "SUM-SIDES"]
    assert sorted(sides) == sorted(["holds", verdict])
    assert {said for code, said in found if code == "SUM-OUTLINE"} == {"holds"}


ACCOUNTS = """# 某县财政局2024年度部门{stage}

## 收入支出{stage}总表

单位：万元

| 收入 | | 支出 | |
| --- | --- | --- | --- |
| 项目 | {stage}数 | 项目 | {stage}数 |
| 一、一般公共预算财政拨款收入 | 100.00 | 一、一般公共服务支出 | 90.00 |
| 二、事业收入 | 20.00 | 二、教育支出 | 35.00 |
| 本年收入合计 | 120.00 | 本年支出合计 | 125.00 |
"""


@pytest.mark.parametrize(("stage", "verdict"), [("决算", "undetermined"), ("预算", "violated")])
def test_the_year_of_accounts_need_not_balance_without_what_was_carried(
    tmp_path: Path, stage: str, verdict: str
) -> None:
    checks = outcome(ACCOUNTS.format(stage=stage), tmp_path).checks
    assert [c.verdict for c in checks if c.code == "SUM-SIDES"] == [verdict]
