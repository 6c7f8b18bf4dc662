"""A row that lost its code is a part of the rows it stands among, or may be one."""

from __future__ import annotations

from pathlib import Path

from arithmetic_documents import changed, outcome

DOCUMENT = """# 某市某局2024年部门预算

## 部门支出总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
| | 合计 | 500.00 | 300.00 | 200.00 |
| 206 | 科学技术支出 | 500.00 | 300.00 | 200.00 |
| 20601 | 科学技术管理事务 | 500.00 | 300.00 | 200.00 |
| 2060101 | 行政运行 | 300.00 | 300.00 | |
| | 一般行政管理事务 | 200.00 | | 200.00 |
"""


def told(text: str, directory: Path) -> list[tuple[str, str]]:
    """Verdicts and reasons of the sums down the columns that are not found to hold."""
    checks = outcome(text, directory).checks
    found = [c for c in checks if c.code == "SUM-HIERARCHY"]
    assert found
    return [(c.verdict, c.reason) for c in found if c.verdict != "holds"]


def test_a_name_of_the_classification_places_the_row(tmp_path: Path) -> None:
    assert told(DOCUMENT, tmp_path) == []


def test_a_wrong_amount_of_such_a_row_is_seen(tmp_path: Path) -> None:
    row = "| | 一般行政管理事务 | 200.00 | | 200.00 |"
    wrong = changed(DOCUMENT, row, row.replace("200.00", "210.00"))
    assert ("violated", "") in told(wrong, tmp_path)


def test_a_name_on_no_list_may_be_the_row_that_lacks(tmp_path: Path) -> None:
    found = told(changed(DOCUMENT, "一般行政管理事务", "某某特色工作"), tmp_path)
    assert {verdict for verdict, _ in found} == {"undetermined"}
    assert any("没有编码" in reason for _, reason in found)


def test_a_row_that_is_left_out_is_still_seen(tmp_path: Path) -> None:
    row = "| | 一般行政管理事务 | 200.00 | | 200.00 |\n"
    assert ("violated", "") in told(changed(DOCUMENT, row, ""), tmp_path)
