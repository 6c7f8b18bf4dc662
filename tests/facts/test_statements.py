"""Statements in prose: which figures are found, and what they are about."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said_statements import YEAR, brief, fact, said

from generator.facts.model import NarrativeBlock, Reading
from generator.facts.statements import read_statements
from generator.facts.statements.figures import figures
from generator.facts.statements.plain import plain_text
from generator.package.read import read_package

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize(
    ("text", "amount", "unit", "precision"),
    [
        ("收入总计 858.21 万元", "8582100", "万元", "100"),
        ("收入总计１２．５万元", "125000", "万元", "1000"),
        ("收入总计 8,582,060.85 元。", "8582060.85", "元", "0.01"),
        ("收入总计1.2亿元", "120000000", "亿元", "10000000"),
        ("收入总计3亿2000万元", "320000000", "万元", "10000"),
        ("收入总计15.5千元", "15500", "千元", "100"),
        ("收入总计291万，", "2910000", "万元", "10000"),
        ("收入总计2百万元", "2000000", "百万元", "1000000"),
    ],
)
def test_amounts_are_exact_yuan(text: str, amount: str, unit: str, precision: str) -> None:
    (one,) = said(text)
    assert (one.amount, one.published_unit) == (Decimal(amount), unit)
    assert one.precision == Decimal(precision)
    assert text[one.start :].startswith(one.published)


@pytest.mark.parametrize(
    "text",
    [
        "国内公务接待 12 批次 80 人次，车辆 3 辆，房屋 500 平方米。",
        "单价50万元以上通用设备0台（套），单位价值100万元（含）以上专用设备2台（套）。",
        "预算支出100万元及100万元以上重点项目共0个。",
        "物业管理费按每平方米2.5元/月计算，差旅费每人500元。",
        "2019年1月29日正式挂牌，编制35人，内设11个处，全市共有800多家网站。",
        "三公经费与上年持平，无增减变化。",
        "采购限额标准为50万元，50-100万元项目实行询价。",
        "用户满意度达到95%，网站覆盖率100%。",
        "或安排购置车辆经费 万元",
    ],
)
def test_counts_rules_and_targets_are_no_statements(text: str) -> None:
    assert said(text) == ()


def test_definitions_are_no_statements() -> None:
    text = "1、项目支出：指单价在50万元的设备购置等支出。"
    assert said(text, section="第四部分 名词解释") == ()


def test_changes_have_the_noun_of_their_level() -> None:
    text = "项目支出102万元，占35.05%，比2022年减少1.5万元，下降 1.45 %。"
    assert brief(text) == [
        ("项目支出", "level", "1020000", "万元"),
        ("项目支出", "share", "35.05", "%"),
        ("项目支出", "decrease", "15000.0", "万元"),
        ("项目支出", "decrease", "1.45", "%"),
    ]


def test_a_part_of_a_class_is_compared_with_the_row_of_that_class() -> None:
    own = fact("f-own", "110.09", label="机构运行", function_code="2060301", row_role="item")
    own = replace(own, function_name="机构运行", column="基本支出", expenditure_type="basic")
    total = replace(fact("f-all", "144.02"), column="基本支出", expenditure_type="basic")
    _, part, _ = said(
        "机构运行115.09万元，其中：基本支出110.09万元，项目支出5.00万元。", facts=(total, own)
    )
    assert part.subject == "机构运行：基本支出"
    assert (part.verdict, part.fact_ids) == ("agrees", ("f-own",))


def test_a_change_may_govern_a_noun_or_lead_to_a_level() -> None:
    assert brief("适当增加一般性项目经费支出209.28万元。") == [
        ("一般性项目经费支出", "increase", "2092800.00", "万元")
    ]
    assert brief("项目支出由80万元增加至100万元。")[1][1] == "level"
    assert brief("新增资产配置预算30万元。")[0][1] == "level"


def test_both_sides_and_both_changes() -> None:
    text = "与2022年预算相比，收、支总计各增加117.48万元，增长20.48%，主要原因：人员增加。"
    assert brief(text) == [
        ("收、支总计", "increase", "1174800.00", "万元"),
        ("收、支总计", "increase", "20.48", "%"),
    ]


def test_a_unit_is_shared_by_a_list() -> None:
    text = "政府采购预算12万元，其中：货物 3、工程 4、服务 5 万元。"
    assert brief(text)[1:] == [
        ("政府采购货物", "level", "30000", "万元"),
        ("政府采购工程", "level", "40000", "万元"),
        ("政府采购服务", "level", "50000", "万元"),
    ]


def test_a_bare_number_that_may_be_a_count_gets_no_unit() -> None:
    assert len(said("编制数20，经费3万元；在职人员18、经费5万元。")) == 2


def test_a_zero_without_unit_in_a_list_of_money() -> None:
    text = "因公出国（境）费增加0万元；公务用车购置费为 0，未安排预算。"
    assert [(s.subject, s.published_unit) for s in said(text)][1] == ("公务用车购置费", "万元")


def test_lists_end_with_their_bracket_and_semicolon() -> None:
    text = "公务用车费2万元（其中：购置费0万元，运行费2万元)；项目支出50万元，占10%。"
    assert said(text)[-1].subject == "项目支出"


def test_a_list_goes_on_in_the_next_block() -> None:
    statements = said("2022年底收入预算100万元，其中：", "一般公共预算90万元，占90%")
    assert [s.fiscal_year for s in statements] == [2022, 2022, 2022]


def test_the_year_of_a_stock_is_given_to_the_blocks_below() -> None:
    statements = said("截至2022年底，国有资产总体情况为", "1. 房屋 0 平方米，价值 3 万元。")
    assert (statements[0].subject, statements[0].fiscal_year) == ("房屋价值", 2022)


def test_a_year_compared_with_is_not_the_year_of_a_change() -> None:
    assert said("支出较2022年减少21.49万元。")[0].fiscal_year == YEAR
    level, change = said("三公经费比2022年预算数10万元减少2万元。")
    assert (level.fiscal_year, change.fiscal_year) == (2022, YEAR)


def test_noun_of_the_heading_and_of_the_project() -> None:
    (one,) = said("2023年年初预算数291万元。", section="二、收支 / （一）收入预算")
    assert one.subject == "收入预算"
    statements = said("项目名称：网络维护费", "预算安排规模：212.74 万元")
    assert statements[0].subject == "网络维护费"


def test_what_was_really_spent_is_of_the_noun_before_it() -> None:
    found = brief("公务接待费预算数7.00万元，实际支出3.96万元。")
    assert [subject for subject, *_ in found] == ["公务接待费预算数", "公务接待费"]


def test_a_share_behind_a_bracket_is_of_what_stands_before_it() -> None:
    """It was taken for the share of the last fund in the bracket."""
    text = "财政拨款收入90.00万元（其中一般公共预算90.00万元，政府性基金预算0.00万元），占90.00%。"
    assert [s.subject for s in said(text) if s.kind == "share"] == ["财政拨款收入"]
    assert brief("收入（万元）合计12.00（万元），比上年增加。")[0][2] == "120000.00"


def test_ids_depend_on_content_only() -> None:
    first = said("项目支出10万元。", "基本支出5万元。")
    second = said("说明", "项目支出10万元。", "基本支出5万元。")
    assert [s.statement_id for s in first] == [s.statement_id for s in second]


def test_the_line_of_a_figure_in_a_joined_paragraph() -> None:
    block = NarrativeBlock(1, "", 0, "项目支出10万元，基本支出10万元。", "line:2-3")
    reading = Reading((), (), (), (block,), (), ())
    lines = ("标题", "项目支出10万元，", "基本支出10万元。")
    assert [s.source for s in read_statements(reading, YEAR, lines)] == ["line:2", "line:3"]
    assert read_statements(reading, YEAR)[0].source == "line:2-3"


@given(st.text(alphabet="0123456789.,万亿元%，。；：、（）()其中占增加减少支出 项目", max_size=60))
def test_any_text_is_read_and_every_figure_stands_where_it_says(text: str) -> None:
    plain = plain_text(text)
    for figure in figures(plain.text):
        assert plain.text[figure.start : figure.end] == figure.number
    for statement in said(text):
        assert text[statement.start :].startswith(statement.published)


def _truths() -> list[Path]:
    return sorted(GOLDEN.glob("*.statements.csv"))


@pytest.mark.parametrize("path", _truths(), ids=lambda path: path.name.split(".")[0])
def test_reach_on_the_registered_disclosures(path: Path, root: Path) -> None:
    """98 % of the hand-listed figures are found, in order; 95 % are linked as listed."""
    package = read_package(root / "datapackages" / path.name.split(".")[0])
    with path.open(encoding="utf-8") as file:
        truth = list(csv.DictReader(file))
    statements = read_statements(package.reading, package.manifest.fiscal_year)
    assert not [s for s in statements if s.verdict == "differs"]
    listed = [(r["published"], r["unit"], r["kind"], Decimal(r["amount"])) for r in truth]
    found = [(s.published, s.published_unit, s.kind, s.amount) for s in statements]
    blocks = SequenceMatcher(None, listed, found, autojunk=False).get_matching_blocks()
    pairs = [(truth[m.a + n], statements[m.b + n]) for m in blocks for n in range(m.size)]
    assert min(len(pairs) / len(listed), len(pairs) / len(found)) >= 0.98
    linked = [(r["in_tables"] == "yes") == (s.verdict != "not-in-tables") for r, s in pairs]
    assert sum(linked) >= 0.95 * len(linked)
    assert sum(int(r["fiscal_year"]) == s.fiscal_year for r, s in pairs) >= 0.98 * len(pairs)


def test_a_rate_in_brackets_after_a_change_is_the_rate_of_that_change() -> None:
    text = (
        "公务接待费2.80万元，较上年减少0.40万元（-12.5%）；"
        "培训费7.00万元，较上年增加0.50万元（7.69%）。"
    )
    assert [(kind, amount) for _, kind, amount, unit in brief(text) if unit == "%"] == [
        ("decrease", "12.5"),
        ("increase", "7.69"),
    ]


def test_an_amount_said_again_in_another_unit_goes_on_with_its_list() -> None:
    text = "项目支出预算4872.45万元（约合0.49亿元），其中：一般公共预算2572.20万元。"
    assert [subject for subject, *_ in brief(text)] == [
        "项目支出预算",
        "项目支出预算",
        "一般公共预算",
    ]
    project = fact(
        "f-1", "2572.20", expenditure_type="project", fund_source="general-public-budget"
    )
    all_of_it = fact("f-2", "9999.00", fund_source="general-public-budget", row=2)
    found = said(text, facts=(project, all_of_it))[-1]
    assert (found.verdict, found.fact_ids) == ("agrees", ("f-1",))
