"""小计 beside the name of its group sums the rows of that group, above or below it."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import outcome

HEAD = """# 某市某局2024年部门预算

## 部门支出总表

单位：万元

| 项目 | 项目 | 预算数 |
| --- | --- | --- |
"""
PARTS = "| 基本支出 | 人员经费 | 50.00 |\n|  | 公用经费 | 20.00 |\n"
SUM_BELOW = PARTS + "|  | 小计 | {} |\n"
SUM_ABOVE = "| 基本支出 | 小计 | {} |\n" + PARTS.replace("基本支出", "")
REST = "| 项目支出 |  | 40.00 |\n| 上缴上级支出 |  | 5.00 |\n| 支出总计 |  | 115.00 |\n"


def verdicts(rows: str, directory: Path) -> list[str]:
    checks = outcome(HEAD + rows + REST, directory).checks
    return sorted(c.verdict for c in checks if c.code == "SUM-OUTLINE")


@pytest.mark.parametrize("group", [SUM_BELOW, SUM_ABOVE])
def test_a_sound_group_holds(group: str, tmp_path: Path) -> None:
    assert verdicts(group.format("70.00"), tmp_path) == ["holds", "holds"]


@pytest.mark.parametrize("group", [SUM_BELOW, SUM_ABOVE])
def test_a_group_that_does_not_add_up_is_seen(group: str, tmp_path: Path) -> None:
    assert "holds" not in verdicts(group.format("71.00"), tmp_path)
