"""A table whose title was not made out may be a demanded one only where its words allow it."""

from __future__ import annotations

import pytest
from made_tables import read

from generator.facts.model import Reading

HEAD = "某县财政局2023年度部门预算\n\n{}\n\n单位：万元\n\n"
THREE_PUBLIC = HEAD + (
    "| 项目 | 2023年预算 |\n| 合计 | 12.00 |\n| 公务接待费 | 4.00 |\n| 公务用车购置费 | 8.00 |\n"
)
BASIC = HEAD + (
    "| 经济分类科目 | 合计 | 人员经费 | 公用经费 |\n| 合计 | 12.00 | 8.00 | 4.00 |\n"
    "| 工资福利支出 | 8.00 | 8.00 | |\n| 商品和服务支出 | 4.00 | | 4.00 |\n"
)
SIDES = HEAD + (
    "| 收入 | | 支出 | |\n| 项目 | 预算数 | 项目 | 预算数 |\n"
    "| 一、事业收入 | 12.00 | 一、教育支出 | 12.00 |\n| 收入总计 | 12.00 | 支出总计 | 12.00 |\n"
)
FUNCTIONS = HEAD + (
    "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| | 合计 | 12.00 | 8.00 | 4.00 |\n"
    "| 205 | 教育支出 | 12.00 | 8.00 | 4.00 |\n"
)
PROJECTS = HEAD + "| 项目名称 | 金额 |\n| 合计 | 12.00 |\n| 水库维修 | 12.00 |\n"
UNTOLD = HEAD + "| 单位名称 | 合计 | 其他 |\n| 本级 | 12.00 | 4.00 |\n| 所属中心 | 8.00 | 2.00 |\n"
DEMANDED = {
    "revenue-expenditure-summary",
    "revenue-summary",
    "expenditure-summary",
    "fiscal-appropriation-summary",
    "general-public-expenditure",
    "general-public-basic-expenditure",
    "three-public-expenses",
    "government-fund-expenditure",
    "state-capital-expenditure",
}


def perhaps(reading: Reading) -> set[str]:
    assert {t.table_kind for t in reading.tables} >= DEMANDED
    return {t.table_kind for t in reading.tables if "可能就是此表" in t.status_reason}


@pytest.mark.parametrize("title", ["有关情况一览", "附件：有关数据", "2023年经费安排情况"])
def test_only_demanded_tables_that_print_such_words_may_be_it(title: str) -> None:
    spending = {"expenditure-summary", "general-public-expenditure", "government-fund-expenditure"}
    assert perhaps(read(THREE_PUBLIC.format(title))) <= {
        "three-public-expenses",
        "expenditure-summary",
    }
    assert "three-public-expenses" in perhaps(read(THREE_PUBLIC.format(title)))
    assert perhaps(read(BASIC.format(title))) == {
        "expenditure-summary",
        "general-public-basic-expenditure",
    }
    assert perhaps(read(SIDES.format(title))) >= {"revenue-expenditure-summary"}
    assert not perhaps(read(SIDES.format(title))) & {"three-public-expenses"}
    assert perhaps(read(FUNCTIONS.format(title))) == spending
    assert perhaps(read(PROJECTS.format(title))) <= {"expenditure-summary"}


def test_a_title_is_a_sign_of_its_own() -> None:
    assert "state-capital-expenditure" in perhaps(read(FUNCTIONS.format("国有资本安排情况")))
    assert "state-capital-expenditure" not in perhaps(read(FUNCTIONS.format("安排情况")))


def test_a_table_that_shows_nothing_of_its_kind_may_still_be_of_one_fund() -> None:
    """No word says that it is another one: none of what it may be is called not published."""
    assert perhaps(read(UNTOLD.format("有关情况"))) >= {"general-public-expenditure"}
