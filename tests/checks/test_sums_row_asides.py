"""Columns beside a total that are no part of it: told by their words, not by a broken sum."""

from __future__ import annotations

from pathlib import Path

from arithmetic_documents import changed, outcome

PURCHASES = """# 某市某局2024年部门预算

## 政府采购预算表

单位：万元

| 项目 | 预算金额合计 | 一般公共预算 | 政府性基金 | 面向中小企业预留金额 |
| --- | --- | --- | --- | --- |
| 合计 | 60.00 | 45.00 | 15.00 | 30.00 |
| 办公设备 | 40.00 | 30.00 | 10.00 | 20.00 |
| 物业服务 | 20.00 | 15.00 | 5.00 | 10.00 |
"""
FUND = """# 某市某局2024年部门决算

## 政府性基金预算财政拨款收入支出决算表

单位：万元

| 科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| | | | | 小计 | 基本支出 | 项目支出 | |
| | 合计 | 10.00 | 200.00 | 210.00 | 0.00 | 210.00 | 0.00 |
| 212 | 城乡社区支出 | 10.00 | 200.00 | 210.00 | 0.00 | 210.00 | 0.00 |
"""


def rows(text: str, directory: Path, phase: str) -> list[str]:
    checks = outcome(text, directory, phase=phase).checks
    return [c.verdict for c in checks if c.code == "SUM-ROW"]


def test_what_is_reserved_is_no_part_of_the_purchases(tmp_path: Path) -> None:
    assert set(rows(PURCHASES, tmp_path, "approved")) == {"holds"}
    wrong = changed(PURCHASES, "| 物业服务 | 20.00 |", "| 物业服务 | 29.00 |")
    assert "violated" in rows(wrong, tmp_path, "approved")


def test_the_movement_of_a_year_is_no_sum(tmp_path: Path) -> None:
    found = rows(FUND, tmp_path, "executed")
    assert set(found) == {"holds"}  # 小计 = 基本支出 + 项目支出 alone


BESIDE = """# 某市某局2024年部门预算

## 一般公共预算“三公”经费、会议费、培训费支出表

单位：万元

| {whole} | 因公出国（境）费 | 公务用车购置费 | 公务用车运行维护费 | 公务接待费 | 会议费 | 培训费 |
| --- | --- | --- | --- | --- | --- | --- |
| {sum} | 1.00 | 0.00 | 20.00 | 3.00 | 16.00 | 2.00 |
"""


def test_costs_beside_the_three_public_expenses_are_no_part_of_them(tmp_path: Path) -> None:
    own = BESIDE.format(whole="“三公”经费合计", sum="24.00")
    assert rows(own, tmp_path, "approved") == ["holds"]
    wrong = BESIDE.format(whole="“三公”经费合计", sum="25.00")
    assert rows(wrong, tmp_path, "approved") == ["violated"]


def test_a_total_that_says_so_holds_them_too(tmp_path: Path) -> None:
    everything = BESIDE.format(whole="“三公”经费、会议费、培训费合计", sum="42.00")
    assert rows(everything, tmp_path, "approved") == ["holds"]
