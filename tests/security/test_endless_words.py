"""Words that never end cost no more than their length, and do not fill a page."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.build import convert
from generator.facts.identity import IdentityOptions
from generator.package.read import Package, read_package
from generator.pages.codes_pages import codes_pages
from generator.pages.quotes import naming

TABLE = "\n".join(
    (
        "表1", "", "某某市某某局部门支出总表", "", "单位：万元", "",
        "科目编码\t科目名称\t合计\t基本支出\t项目支出", "\t合计\t2.00\t2.00\t",
        "2010601\t{label}\t1.00\t1.00\t", "2010602\t一般行政管理事务\t1.00\t1.00\t", "", "{prose}",
    )
)  # fmt: skip


def converted(directory: Path, label: str = "行政运行", prose: str = "") -> Package:
    path = directory / "a.txt"
    path.write_text(TABLE.format(label=label, prose=prose), encoding="utf-8")
    options = IdentityOptions("某某市某某局", "sample", "500152", 2023, "budget")
    return read_package(convert([path], directory / "to", options))


@pytest.mark.parametrize(
    "prose",
    [
        "其中：" * 7_000, "1" * 20_000 + "支出1.00万元", "占1%，" * 7_000,
        "比2022年" * 4_000 + "增加1.00万元", "比2022年增加1万元，" * 2_000,
        "基本支出1万元，占1%，" * 800, "机关运行经费1万元，其中：" * 1_000,
    ],
    ids=["其中", "digits", "shares", "years", "changes", "amounts and shares", "lists"],
)  # fmt: skip
def test_the_same_words_again_and_again(prose: str, tmp_path: Path) -> None:
    started = time.process_time()
    package = converted(tmp_path, prose=prose)
    naming(package.reading, {"行政运行"})
    assert time.process_time() - started < 30
    assert len([f for f in package.reading.facts if f.row_role == "item"]) == 4


def test_an_endless_name_is_cut_on_the_page_of_its_code_and_whole_in_the_data(
    tmp_path: Path,
) -> None:
    label = "绿化维护（含人工）" * 20_000
    package = converted(tmp_path, label=label)
    assert any(fact.label == label for fact in package.reading.facts)
    shown = codes_pages([package])["function-2010601/index.md"]
    assert len(shown) < 20_000
    assert "绿化维护(含人工)绿化" in shown
