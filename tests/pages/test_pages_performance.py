"""The page of targets tells what of its tables could not be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import convert
from generator.facts.identity import IdentityOptions
from generator.package.read import Package, read_package
from generator.pages.desk import Desk
from generator.pages.performance import performance_page

FORM = """表1

某某市某某局

2024 年预算项目绩效目标表

项目名称\t道路养护\t\t
资金总额（万元）\t18.00\t项目属性\t经常性

\t一级指标\t二级指标\t三级指标\t指标值\t指标性质\t度量单位\t权重
绩效指标\t产出指标\t数量指标\t养护里程\t10\t≥\t公里\t60
\t产出指标\t数量指标\t{name}\t12\t≥\t次\t40
"""


def converted(directory: Path, name: str) -> Package:
    path = directory / "a.txt"
    path.write_text(FORM.format(name=name), encoding="utf-8")
    options = IdentityOptions("某某市某某局", "sample", "500152", 2024, "budget")
    return read_package(convert([path], directory / "to", options))


@pytest.mark.parametrize("name", ["≥1＋1", "＝88次"])
def test_a_row_that_is_not_read_is_told_on_the_page(name: str, tmp_path: Path) -> None:
    page = performance_page(converted(tmp_path, name), Desk())
    assert "有数字未能读出，列在页末。" in page
    shown = page.rpartition("## 未能读出：表1")[2]
    assert f"“{name}”" in shown
    assert "“12”" in shown
    assert "养护里程" not in shown


def test_nothing_is_said_where_all_is_read(tmp_path: Path) -> None:
    assert "未能读出" not in performance_page(converted(tmp_path, "巡查"), Desk())
