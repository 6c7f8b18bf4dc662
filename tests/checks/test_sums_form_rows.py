"""项目支出绩效自评表: money in rows of keys, stages beside each other; every stage adds up."""

from __future__ import annotations

from pathlib import Path

import pytest
from arithmetic_documents import changed, outcome

from generator.checks.run import Outcome
from generator.findings import HOLDS, VIOLATED

FORM = """# 某市某局2024年部门决算

项目支出绩效自评表

（2024年度）

| 项目名称 | | 监测工程 | | | | | |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 主管部门 | | 某市某局 | | | 实施单位 | 某市某局 | |
| 项目资金（万元） | | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 |
| | | 年度资金总额 | 30.00 | 35.00 | 33.50 | 10 | 95.71% |
| | | 其中：当年财政拨款 | 20.00 | 20.00 | 19.00 | — | 95.00% |
| | | 上年结转资金 | 6.00 | 8.00 | 7.50 | — | 93.75% |
| | | 其他资金 | 4.00 | 7.00 | 7.00 | — | 100.00% |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| | 产出指标 | 数量指标 | 监测站点数量 | ≥12个 | 12个 | 90 | 90 |
"""


def _sums(text: str, directory: Path) -> tuple[Outcome, list[str]]:
    found = outcome(text, directory, phase="executed")
    return found, [check.verdict for check in found.checks if check.code == "SUM-FORM"]


def test_every_stage_adds_up(tmp_path: Path) -> None:
    assert _sums(FORM, tmp_path)[1] == [HOLDS] * 3


@pytest.mark.parametrize(
    ("printed", "wrong", "stage"),
    [
        ("| 30.00 | 35.00 |", "| 31.00 | 35.00 |", "年初预算数"),
        ("| 6.00 | 8.00 |", "| 6.00 | 9.00 |", "全年预算数"),
        ("| 7.00 | 7.00 |", "| 7.00 | 9.00 |", "全年执行数"),
    ],
)
def test_a_wrong_number_is_told_in_its_stage(
    printed: str, wrong: str, stage: str, tmp_path: Path
) -> None:
    found, verdicts = _sums(changed(FORM, printed, wrong), tmp_path)
    assert sorted(verdicts) == [HOLDS, HOLDS, VIOLATED]
    (broken,) = (c for c in found.checks if c.code == "SUM-FORM" and c.verdict == VIOLATED)
    assert f"年度资金总额 / {stage}" in broken.subject


def test_a_cell_is_called_by_its_key(tmp_path: Path) -> None:
    found, _ = _sums(changed(FORM, "| 6.00 | 8.00 |", "| 6.00 | 9.00 |"), tmp_path)
    told = next(f for f in found.findings if f.code == "SUM-FORM")
    assert "“监测工程 / 上年结转资金”行“全年预算数”栏" in told.explanation


TASKS = """# 某市某局2024年部门预算

部门整体支出绩效目标表

单位：万元

| 任务名称 | 主要内容 | 总额 | 财政拨款 | 其他资金 |
| --- | --- | --- | --- | --- |
| 文化惠民 | 举办群众文化活动 | 463.00 | 463.00 | 0.00 |
| 体育设施 | 建设健身设施 | 276.00 | 220.00 | 56.00 |
"""


def test_every_task_adds_up(tmp_path: Path) -> None:
    assert _sums(TASKS, tmp_path)[1] == [HOLDS, HOLDS]
    found, verdicts = _sums(changed(TASKS, "| 220.00 |", "| 22000 |"), tmp_path)
    assert verdicts == [HOLDS, VIOLATED]
    assert any("（体育设施）" in check.subject for check in found.checks)
