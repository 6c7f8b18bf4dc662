"""Basic expenditure of final accounts, whose table has two halves and no total."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import outcome

SPENT = """# 某市某局2023年度部门决算

公开05表

一般公共预算财政拨款支出决算表

单位：万元

| 科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| 合计 | 合计 | 160.00 | {basic} | {project} |
| 2010101 | 行政运行 | {basic} | {basic} | |
| 2010102 | 一般行政管理事务 | {project} | | {project} |
"""

# The form of the years before 2018: revenue for both kinds of spending beside the spending.
RECEIVED_AND_SPENT = """# 某市某局2023年度部门决算

公开05表

一般公共预算财政拨款收入支出决算表

单位：万元

| 科目编码 | 科目名称 | 本年收入 | 本年收入 | 本年收入 | 本年支出 | 本年支出 | 本年支出 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 合计 | 基本支出 | 项目支出 |
| 合计 | 合计 | 160.00 | {basic} | {project} | 160.00 | {basic} | {project} |
| 2010101 | 行政运行 | {basic} | {basic} | | {basic} | {basic} | |
| 2010102 | 一般行政管理事务 | {project} | | {project} | {project} | | {project} |
"""

BASIC = """
公开06表

一般公共预算财政拨款基本支出决算表

单位：万元

| 人员经费 | 人员经费 | 人员经费 | 公用经费 | 公用经费 | 公用经费 |
| --- | --- | --- | --- | --- | --- |
| 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |
| 301 | 工资福利支出 | 100.00 | 302 | 商品和服务支出 | 45.00 |
| 30101 | 基本工资 | 100.00 | 30201 | 办公费 | 45.00 |
| 人员经费合计 | 人员经费合计 | 100.00 | 公用经费合计 | 公用经费合计 | 45.00 |
"""


@pytest.mark.parametrize(
    ("basic", "project", "expected"),
    [("145.00", "15.00", "holds"), ("154.00", "6.00", "violated")],  # 100.00 + 45.00 = 145.00
)
@pytest.mark.parametrize("accounts", [SPENT, RECEIVED_AND_SPENT])
def test_the_sums_of_both_halves_are_its_total(
    accounts: str, basic: str, project: str, expected: str, tmp_path: Path
) -> None:
    text = accounts.format(basic=basic, project=project) + BASIC
    checks = outcome(text, tmp_path, year=2023, phase="executed").checks
    assert [c.verdict for c in checks if c.code == "CROSS-BASIC"] == [expected]
