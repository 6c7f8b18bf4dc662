"""Reasons for a change: of the change that is shown, or none; quoted as documents are quoted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from pages_sample import reading

from generator.facts.model import NarrativeBlock, Reading, Statement
from generator.facts.statements import read_statements
from generator.pages import quotes, reasons, stated
from generator.pages.charts.changes import changes
from generator.pages.charts.frame import Frame

YEAR = 2024


def said(*texts: str) -> Reading:
    """The sample with this prose, its figures read as any document's are."""
    blocks = tuple(NarrativeBlock(n, "", 0, t, f"line:{n}") for n, t in enumerate(texts, 1))
    given = replace(reading(), narrative=blocks)
    return replace(given, statements=read_statements(given, YEAR))


def change(given: Reading, subject: str) -> Statement:
    return next(s for s in stated.said_changes(given, YEAR) if s.subject == subject)


SPENDING = "一般公共预算财政拨款支出"


def test_a_reason_in_the_next_sentence_is_that_of_the_change_before_it() -> None:
    given = said(
        "与2023年度相比，财政拨款收入支出总计持平。主要原因：人员进出。",
        f"{SPENDING}300万元。与2023年度相比，{SPENDING}减少63.14万元，下降2.10%。"
        "主要原因：合同支付进度。其他不变。",
    )
    found = reasons.reason_of(given, change(given, SPENDING))
    assert found
    assert found.text == (
        f"与2023年度相比，{SPENDING}减少63.14万元，下降2.10%。主要原因：合同支付进度。"
    )


def test_a_reason_for_another_quantity_is_none() -> None:
    given = said(
        "支出预算300万元，比上年增加844.15万元。",
        "培训费预算支出40万元，比上年预算增加40万元，原因是从会议费调减。",
    )
    assert reasons.reason_of(given, change(given, "支出预算")) is None


def test_a_sentence_of_the_same_quantity_and_direction_explains() -> None:
    text = "财政拨款支出预算300万元，比2023年预算减少20万元。"
    fits, opposite, narrower = (
        "财政拨款收入支出减少的主要原因是项目调整。",
        "财政拨款收入支出增加的主要原因是项目调整。",
        "政府性基金支出减少的主要原因是项目调整。",
    )
    given = said(text, narrower, opposite, fits)
    found = reasons.reason_of(given, change(given, "财政拨款支出预算"))
    assert found
    assert found.text == fits
    given = said(text, narrower, opposite)
    assert reasons.reason_of(given, change(given, "财政拨款支出预算")) is None


def test_a_reason_for_the_revenue_is_not_that_of_what_is_spent() -> None:
    given = said(
        "收入预算300万元，比上年减少20万元，主要是拨款减少。",
        "支出预算300万元，比上年减少20万元，主要是公用经费减少。",
    )
    now = next(f for f in given.facts if f.table_id == "t1" and f.row_role == "total")
    before = replace(now, fiscal_year=YEAR - 1, amount=now.amount + 200_000)
    found = reasons.reason_between(given, now, before)
    assert found
    assert "公用经费减少" in found.text
    assert reasons.reason_between(given, now, replace(before, amount=now.amount)) is None


def test_what_is_said_without_a_change_must_be_of_the_whole() -> None:
    part = "培训费比上年增加，主要原因是培训班增加。"
    fund = "财政拨款收入支出与上年持平，原因是标准未变。"
    whole = "2024年支出预算比上年增加，主要原因是人员增加。"
    assert quotes.on_the_whole(said(part, fund)) is None
    found = quotes.on_the_whole(said(part, fund, whole))
    assert found
    assert found.text == whole


def test_a_sentence_that_begins_with_the_comparison_may_be_of_the_whole() -> None:
    why = "万元，主要原因是人员增加。"
    whole = f"与2023年度相比，收、支总计各增加256.00{why}"
    others = (
        f"与上年相比，财政拨款收、支总计各增加256.00{why}",
        f"与上年相比，基本支出增加256.00{why}",
        f"与上年相比，教育支出增加256.00{why}",
    )
    assert quotes.on_the_whole(said(*others)) is None
    found = quotes.on_the_whole(said(*others, whole))
    assert found
    assert found.text == whole


def test_a_total_in_yuan_is_restated_by_a_rounded_figure() -> None:
    given = said("支出预算300.00万元，比上年减少20万元。")
    total = next(f for f in given.facts if f.table_id == "t1" and f.row_role == "total")
    exact = replace(total, amount=Decimal("3000012.35"), precision=Decimal("0.01"))
    assert stated.change_of(given, YEAR, exact) == change(given, "支出预算")
    other = replace(exact, amount=Decimal("3000062.35"))
    assert stated.change_of(given, YEAR, other) is None


def test_a_change_of_one_fund_is_told_of_it_and_one_of_the_whole_goes_first() -> None:
    fund = "一般公共预算支出300万元，比上年减少5万元。"
    whole = "支出预算300万元，比上年减少20万元。"
    total = next(f for f in reading().facts if f.table_id == "t1" and f.row_role == "total")
    only = stated.change_of(said(fund), YEAR, total)
    assert only
    assert stated.of_whom(only, total) == "一般公共预算支出"
    both = stated.change_of(said(fund, whole), YEAR, total)
    assert both
    assert (both.subject, stated.of_whom(both, total)) == ("支出预算", "")


def test_a_year_compared_with_itself_is_ours() -> None:
    given = said(
        "2023年部门预算收支安排300万元，较2023年增加27.29万元，其中：基本支出增加7.42万元。"
    )
    amounts = [s.amount for s in stated.said_changes(given, YEAR)]
    assert amounts == [Decimal(272900), Decimal(74200)]
    right = said("2023年部门预算收支安排300万元，较2022年增加27.29万元。")
    assert stated.said_changes(right, YEAR) == []


@pytest.mark.parametrize(
    ("basic", "note"),
    [
        ("基本支出减少2万元，“三公”经费减少1万元，主要原因是厉行节约", ""),
        ("基本支出减少2万元，主要是人员减少；其他支出与去年持平，无增减变化", "人员减少"),
        ("基本支出减少2万元，主要是人员减少；退休人员转出", "人员减少；退休人员转出"),
    ],
)
def test_the_reason_for_a_part_is_its_own(basic: str, note: str) -> None:
    given = said(f"支出预算比上年增加3万元，其中：{basic}。项目支出增加5万元，原因是新增专项。")
    frame = changes(given, YEAR)
    assert isinstance(frame, Frame)
    assert [row.note for row in frame.rows][:2] == [note, "新增专项"]


def test_quotation_marks_inside_a_quotation_are_the_inner_ones() -> None:
    assert quotes.quoted("“三公”经费3万元") == "“‘三公’经费3万元”"
    assert quotes.quoted("没有引号") == "“没有引号”"


def test_words_that_only_open_a_list_are_not_quoted() -> None:
    given = said("2024年“三公”经费预算数为3万元，与2023年预算持平。其中：")
    found = quotes.paragraph_on(given, "three-public-changes")
    assert found
    assert found.text == "2024年“三公”经费预算数为3万元，与2023年预算持平。"


def test_what_is_spent_beyond_the_budget_is_no_change_against_the_year_before() -> None:
    given = said("支出总计300万元，与上年相比减少53.7万元；决算数大于预算数55.93万元。")
    assert [s.amount for s in stated.said_changes(given, YEAR)] == [Decimal(537000)]
    apart = said("支出300万元，与年初预算相比，增加55.93万元。")
    assert stated.said_changes(apart, YEAR) == []
