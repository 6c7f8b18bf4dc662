"""Tables that divide one side in several ways: what adds up does so within one block."""

from __future__ import annotations

from pathlib import Path

from arithmetic_documents import changed, outcome

from generator.findings import CheckRecord

FOUR_BLOCKS = """# 某市某局2024年部门预算

表4

## 财政拨款收支总表

单位：万元

| 收入 | | 支出 | | | | | |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 项目 | 预算数 | 支出功能分类科目（按大类） | 预算数 | 部门预算支出经济科目（按大类） | 预算数 \
| 政府预算支出经济科目（按大类） | 预算数 |
| 一、财政拨款 | 56.00 | 一、财政拨款 | 56.00 | 一、财政拨款 | 56.00 | 一、财政拨款 | 56.00 |
| 1、一般公共预算拨款 | 55.00 | 1、一般公共服务支出 | 40.00 | 1、人员经费和公用经费支出 | 43.00 \
| 1、机关工资福利支出 | 26.00 |
| 2、政府性基金拨款 | 1.00 | 2、外交支出 | | （1）工资福利支出 | 30.00 \
| 2、机关商品和服务支出 | 20.00 |
| | | 3、教育支出 | 16.00 | （2）商品和服务支出 | 13.00 | 3、对事业单位经常性补助 | 10.00 |
| | | | | 2、专项业务经费支出 | 13.00 | | |
| | | | | （1）商品和服务支出 | 13.00 | | |
| 收入总计 | 56.00 | 支出总计 | 56.00 | 支出总计 | 56.00 | 支出总计 | 56.00 |
"""


def _inside(text: str, directory: Path) -> list[CheckRecord]:
    checks = outcome(text, directory).checks
    return [c for c in checks if c.code.startswith("SUM-") and c.verdict != "holds"]


def test_each_way_of_dividing_the_expenditure_adds_up_by_itself(tmp_path: Path) -> None:
    assert _inside(FOUR_BLOCKS, tmp_path) == []


def test_an_error_in_one_block_is_told_with_its_own_lines(tmp_path: Path) -> None:
    wrong = changed(FOUR_BLOCKS, "（1）工资福利支出 | 30.00", "（1）工资福利支出 | 39.00")
    found = _inside(wrong, tmp_path)
    assert [c.verdict for c in found] == ["violated"]
    assert "“1、人员经费和公用经费支出”" in found[0].subject
    assert {found[0].expected, found[0].found} == {"52.00万元", "43.00万元"}  # 39 + 13


def test_codes_before_the_names_of_classes_in_a_header_are_no_years(tmp_path: Path) -> None:
    text = (
        "# 某市某局2024年部门预算\n\n表5\n\n## 一般公共预算支出表\n\n单位：万元\n\n"
        "| 科目编码 | 科目名称 | 合计 | 工资福利支出 | | | 商品和服务支出 | |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| | | | 小计 | 30101基本工资 | 30102津贴补贴 | 小计 | 30201办公费 |\n"
        "| | 合计 | 100.00 | 80.00 | 50.00 | 30.00 | 20.00 | 20.00 |\n"
        "| 2010101 | 行政运行 | 100.00 | 80.00 | 50.00 | 30.00 | 20.00 | 20.00 |\n"
    )
    checks = [c for c in outcome(text, tmp_path).checks if c.code == "SUM-ROW"]
    assert {c.verdict for c in checks} == {"holds"}
    assert any("50.00" in c.operands and "30.00" in c.operands for c in checks)
