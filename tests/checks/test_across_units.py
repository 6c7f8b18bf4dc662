"""Several institutions publish a set of tables each: every set is compared within itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import outcome

SET = """## {title}单位收支总表

{line}单位：万元

| 收入 | | 支出 | |
| --- | --- | --- | --- |
| 项目 | 预算数 | 项目 | 预算数 |
| 一、一般公共预算拨款收入 | {amount} | 一、教育支出 | {amount} |
| 收入总计 | {amount} | 支出总计 | {amount} |

## {title}单位支出总表

{line}单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| | 合计 | {spent} | {spent} | 0.00 |
| 205 | 教育支出 | {spent} | {spent} | 0.00 |
| 20502 | 普通教育 | {spent} | {spent} | 0.00 |
| 2050202 | 小学教育 | {spent} | {spent} | 0.00 |

"""
FIRST = {"amount": "90.00", "spent": "90.00"}


def _named(unit: str, place: str) -> dict[str, str]:
    """The institution named in the line above its tables, or in their titles."""
    in_title = place == "title"
    return {"title": unit if in_title else "", "line": "" if in_title else f"单位名称：{unit}　"}


@pytest.mark.parametrize("places", [("line", "line"), ("title", "title"), ("line", "title")])
@pytest.mark.parametrize(("spent", "verdict"), [("60.00", "holds"), ("66.00", "violated")])
def test_each_institution_is_checked(
    spent: str, verdict: str, places: tuple[str, str], tmp_path: Path
) -> None:
    first = FIRST | _named("平川县第一小学", places[0])
    second = {"amount": "60.00", "spent": spent} | _named("平川县第一中学", places[1])
    sets = "".join(SET.format(**own) for own in (first, second))
    checks = outcome(f"# 平川县教育局2024年部门预算\n\n{sets}", tmp_path).checks
    found = {c.subject: c.verdict for c in checks if c.code == "CROSS-EXPENDITURE"}
    assert {s[s.rindex("（") : s.index("：")]: v for s, v in found.items()} == {
        "（平川县第一小学）": "holds",
        "（平川县第一中学）": verdict,
    }
