"""小计 of a class above its kinds of spending, all with the code of the class."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import outcome

HEAD = """# 某市某局2024年部门预算

## 一般公共预算支出表

单位：万元

| 科目编码 | 科目名称 | 支出类别 | 预算数 |
| --- | --- | --- | --- |
| 2050101 | 行政运行 | 小计 | 80.00 |
| 2050101 | 行政运行 | 基本支出 | {} |
| 2050101 | 行政运行 | 项目支出 | 30.00 |
| 2050203 | 初中教育 | 小计 | 40.00 |
| 2050203 | 初中教育 | 基本支出 | 40.00 |
| 2050203 | 初中教育 | 项目支出 | 0.00 |
|  | 合计 |  | 120.00 |
"""


@pytest.mark.parametrize(("basic", "broken"), [("50.00", 0), ("51.00", 1)])
def test_a_class_is_the_sum_of_its_kinds_of_spending(
    basic: str, broken: int, tmp_path: Path
) -> None:
    checks = outcome(HEAD.format(basic), tmp_path).checks
    verdicts = [c.verdict for c in checks if c.code == "SUM-HIERARCHY"]
    assert (len(verdicts), verdicts.count("holds")) == (3, 3 - broken)


SOURCES = """# 某市某局2024年部门预算

## 项目支出表

单位：万元

| 项目名称 | 资金来源 | 金额 |
| --- | --- | --- |
| 合计 |  | 60.00 |
| 营养改善计划 | 小计 | 30.00 |
| 营养改善计划 | 一般公共预算 | 20.00 |
| 营养改善计划 | 政府性基金预算 | {} |
| 校舍维修 | 小计 | 30.00 |
| 校舍维修 | 一般公共预算 | 30.00 |
"""


@pytest.mark.parametrize(("fund", "broken"), [("10.00", 0), ("11.00", 1)])
def test_a_project_is_the_sum_of_its_sources(fund: str, broken: int, tmp_path: Path) -> None:
    checks = outcome(SOURCES.format(fund), tmp_path).checks
    verdicts = [c.verdict for c in checks if c.code == "SUM-HIERARCHY"]
    assert (len(verdicts), verdicts.count("holds")) == (3, 3 - broken)
