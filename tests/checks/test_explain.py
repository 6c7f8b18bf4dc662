"""Explanations: the true cell comes first, and says how it went wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from arithmetic_documents import DOCUMENT, changed, outcome
from test_intervals import fact

from generator.checks.consequences import grouped
from generator.checks.slips import slip
from generator.findings import VIOLATED

ROW = "| 2010101 | 行政运行 | 145.00 | 145.00 | |"


def first_explanations(text: str, directory: Path) -> list[str]:
    return [f.explanation for f in outcome(text, directory).findings if f.verdict == VIOLATED]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("| 2010101 | 行政运行 | 145.00 | 154.00 | |", "疑为相邻数字颠倒"),
        ("| 2010101 | 行政运行 | 145.00 | 1450.00 | |", "疑为小数点错位"),
        ("| 2010101 | 行政运行 | 145.00 | 1450000.00 | |", "疑为单位误用"),
        ("| 2010101 | 行政运行 | 145.00 | -145.00 | |", "疑为正负号有误"),
        ("| 2010101 | 行政运行 | 145.00 | 148.00 | |", "疑为一位数字有误"),
        ("| 2010101 | 行政运行 | 145.00 | | 145.00 |", "可能错栏，应在“基本支出”栏"),
    ],
)
def test_the_wrong_cell_comes_first_and_is_named(wrong: str, said: str, tmp_path: Path) -> None:
    told = first_explanations(changed(DOCUMENT, ROW, wrong), tmp_path)
    assert told
    first = [text.split("；")[0] for text in told]
    assert any(said in text and "“行政运行”行" in text for text in first), first


def test_a_table_whose_unit_is_misprinted_is_named_not_its_cells(tmp_path: Path) -> None:
    """表3 in 元 instead of 万元: its own sums hold, every comparison with it breaks."""
    caption = "## 部门支出总表\n\n单位：万元"
    text = changed(DOCUMENT, caption, caption.replace("万元", "元"))
    told = first_explanations(text, tmp_path)
    assert told
    assert {t.split("；")[0].split("，另有")[0] for t in told if t} == {
        "表3《部门支出总表》的计量单位印作元，若为万元则成立，疑为单位误印"
    }


def test_a_row_printed_twice_is_told_as_such(tmp_path: Path) -> None:
    row = "| 2010102 | 一般行政管理事务 | 40.00 | | 40.00 |\n"
    outcome_ = outcome(changed(DOCUMENT, row, row * 2), tmp_path)
    broken = [f for f in outcome_.findings if f.verdict == VIOLATED and f.audience == "reader"]
    assert broken
    assert all("“一般行政管理事务”行" in f.explanation for f in broken)
    assert all("与上一行完全相同，疑为重复列示" in f.explanation.split("；")[0] for f in broken)
    assert any(f.code == "SUM-HIERARCHY" for f in broken)


def test_exchanged_numbers(tmp_path: Path) -> None:
    text = changed(
        DOCUMENT, "| 20101 | 人大事务 | 185.00 | 145.00 | 40.00 |",
        "| 20101 | 人大事务 | 185.00 | 40.00 | 145.00 |",
    )  # fmt: skip
    assert any("可能互换" in told for told in first_explanations(text, tmp_path))


def test_a_missing_row_is_told_with_its_amount(tmp_path: Path) -> None:
    text = changed(DOCUMENT, "| 2010102 | 监测专项 | 15.00 |\n", "")
    told = first_explanations(text, tmp_path)
    assert any(text.startswith("各行相加少15.00万元") for text in told)


def test_the_publisher_is_advised_once_for_one_cell(tmp_path: Path) -> None:
    text = changed(DOCUMENT, ROW, "| 2010101 | 行政运行 | 145.00 | 154.00 | |")
    findings = [f for f in outcome(text, tmp_path).findings if f.verdict == VIOLATED]
    assert sum(f.audience == "reader" for f in findings) > 1
    assert sum(f.audience == "publisher" for f in findings) == 1


def test_what_one_cell_breaks_is_told_below_it(tmp_path: Path) -> None:
    text = changed(DOCUMENT, ROW, "| 2010101 | 行政运行 | 145.00 | 154.00 | |")
    matters = [pair for pair in grouped(outcome(text, tmp_path).findings) if pair[1]]
    ((first, below),) = matters
    assert first.code == "SUM-ROW"
    assert len(below) > 1
    assert all(f.fact_ids[0] == first.fact_ids[0] for f in below)
    broken = [f for f in outcome(text, tmp_path).findings if f.verdict == VIOLATED]
    assert sum(f.audience == "reader" for f in broken) == 1 + len(below)


def test_two_wrong_cells_are_two_matters(tmp_path: Path) -> None:
    text = changed(DOCUMENT, ROW, "| 2010101 | 行政运行 | 145.00 | 154.00 | |")
    text = changed(
        text, "| 30101 | 基本工资 | 100.00 | 100.00 | |", "| 30101 | 基本工资 | 100.00 | 190.00 | |"
    )
    firsts = [f for f, _ in grouped(outcome(text, tmp_path).findings) if f.verdict == VIOLATED]
    assert len({f.fact_ids[0] for f in firsts}) == len(firsts) == 2


def test_suspects_name_the_cell_first(tmp_path: Path) -> None:
    text = changed(DOCUMENT, ROW, "| 2010101 | 行政运行 | 145.00 | 154.00 | |")
    found = outcome(text, tmp_path)
    row_sum = next(f for f in found.findings if f.code == "SUM-ROW")
    place = next(c for c in found.checks if c.code == "SUM-ROW" and c.verdict == VIOLATED)
    assert row_sum.fact_ids[0] in place.fact_ids
    assert row_sum.source == place.source


@pytest.mark.parametrize(
    ("printed", "meant", "kind"),
    [
        ("10", "100000", "unit"),
        ("2.50", "25.00", "decimal-point"),
        ("-3.00", "3.00", "sign"),
        ("54.10", "45.10", "digits-swapped"),
        ("58.10", "54.10", "one-digit"),
        ("58.10", "41.37", None),
        ("0.00", "41.37", None),
        ("50.00", "0", "one-digit"),  # nothing is no power of ten of anything
    ],
)
def test_slips(printed: str, meant: str, kind: str | None) -> None:
    cell = fact(printed)
    found = slip(cell, Decimal(meant) * 10_000, Decimal(50), Decimal(100))
    assert (found.kind if found else None) == kind


def test_a_number_does_not_belong_where_another_is_printed(tmp_path: Path) -> None:
    text = """某某局2015年部门预算

“三公”经费支出预算表

单位：万元

| 项目 | 本年预算数 | 其中：公共预算财政拨款 |
| --- | --- | --- |
| 合计 | 34.35 | 34.35 |
| 1.因公出国（境）费用 | 0 | 0 |
| 2.公务接待费 | 1.70 | 1.70 |
| 3.公务用车费 | 0 | 0 |
| 其中：（1）公务用车运行维护费 | 32.65 | 32.65 |
| （2）公务用车购置 | 0 | 0 |
"""
    told = first_explanations(text, tmp_path)
    assert told
    assert not any("错栏" in explanation for explanation in told)


def test_a_bare_zero_that_should_be_more_is_told_with_all_digits(tmp_path: Path) -> None:
    rows = "| 公务接待费 | 1.70 |\n| 公务用车费 | 0 |\n| 其中：公务用车运行维护费 | 32.65 |\n"
    header = "| 项目 | 本年预算数 |\n| --- | --- |\n| 合计 | 34.35 |\n"
    table = f"## “三公”经费支出表\n\n单位：万元\n\n{header}{rows}"
    told = [text for text in first_explanations(table, tmp_path) if "则成立" in text]
    assert told
    assert all("的0若为32.65万元则成立" in text for text in told)


def test_no_positive_amount_is_said_to_be_another_negative_one(tmp_path: Path) -> None:
    text = """某某局2023年部门预算

一般公共预算支出表

单位：万元

| 科目编码 | 科目名称 | 合计 |
| --- | --- | --- |
| 201 | 一般公共服务支出 | 37.00 |
| 208 | 社会保障和就业支出 | 61.00 |
| | 合计 | 15.00 |
"""
    told = [text for text in first_explanations(text, tmp_path) if "合计" in text]
    assert told
    assert not any("若为-" in text for text in told)
