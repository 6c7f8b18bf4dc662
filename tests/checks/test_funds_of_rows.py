"""A row says in a column of its own that its money is of several sources: 资金来源 单位资金."""

from __future__ import annotations

from pathlib import Path

from generator.build import load_document
from generator.checks.completeness.fields import fields_can_tell
from generator.checks.model import Disclosure
from generator.facts.read import read_disclosure

HEAD = """# 某市某局2024年部门预算

## 项目支出表

单位：万元

| 项目名称 | 资金来源 | 金额 |
| --- | --- | --- |
| 校舍修缮 | 一般公共预算 | 50.00 |
"""


def told(row: str, directory: Path) -> list[str]:
    path = directory / "disclosure.md"
    path.write_text(HEAD + row, encoding="utf-8")
    reading = read_disclosure(load_document([path]), fiscal_year=2024, phase="approved")
    found = fields_can_tell.function(Disclosure(reading, "某局", "500000", 2024, "approved"))
    return [evaluation.found for evaluation in found]


def test_several_sources_in_one_row_are_told(tmp_path: Path) -> None:
    assert told("| 食堂服务 | 单位资金 | 30.00 |\n", tmp_path) == ["own-money"]


def test_one_source_in_a_row_is_not(tmp_path: Path) -> None:
    assert told("| 食堂服务 | 其他收入 | 30.00 |\n", tmp_path) == []
