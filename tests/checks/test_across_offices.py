"""Tables of several offices beside those of the department as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import outcome

TEXT = """# 某市某局2024年部门预算

## 一般公共预算支出表

单位：万元

| 科目编码 | 单位名称（科目名称） | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| | 合计 | 50.00 | 50.00 | |
| | 某市某局本级 | 20.00 | 20.00 | |
| 208 | 社会保障和就业支出 | 20.00 | 20.00 | |
| 20805 | 行政事业单位养老支出 | 20.00 | 20.00 | |
| 2080505 | 机关事业单位基本养老保险缴费支出 | 20.00 | 20.00 | |
| | 某市某中心 | 30.00 | 30.00 | |
| 208 | 社会保障和就业支出 | 30.00 | 30.00 | |
{below}
## 一般公共预算基本支出表

单位：万元

| 科目编码 | 科目名称 | 合计 |
| --- | --- | --- |
| | 合计 | 50.00 |
| 301 | 工资福利支出 | 50.00 |
| 30108 | 机关事业单位基本养老保险缴费 | 50.00 |
"""
BELOW = """| 20805 | 行政事业单位养老支出 | 30.00 | 30.00 | |
| 2080505 | 机关事业单位基本养老保险缴费支出 | {} | 30.00 | |
"""


@pytest.mark.parametrize(
    ("below", "verdict"), [("", "undetermined"), (BELOW.format("30.00"), "holds")]
)
def test_a_wider_class_that_an_office_prints_alone_may_hold_the_same_money(
    below: str, verdict: str, tmp_path: Path
) -> None:
    checks = outcome(TEXT.format(below=below), tmp_path).checks
    assert [c.verdict for c in checks if c.code == "CROSS-SAME-MONEY"] == [verdict]
