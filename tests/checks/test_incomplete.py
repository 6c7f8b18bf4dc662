"""Tables whose end may stand unread below them: nothing that hangs on the end is sure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_disclosure import disclosure, evaluations, fact, table, verdicts

from generator.checks.completeness import CHECKS
from generator.checks.incomplete import table_doubts
from generator.facts.model import PublishedTable

CHECK = {check.code: check for check in CHECKS}
_FUND = "government-fund-expenditure"


def _unread(title: str, number: str = "") -> PublishedTable:
    found = table("x", "other", title=title, status="unreadable", status_reason="表头无法识别")
    return replace(found, number=number)


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        ("", "", True),
        ("科目名称", "", True),
        ("（本页表格的栏与上一页的不同，没有与上一页的表合并）", "", True),
        ("新增资产配置表（汇总）", "", False),
        ("绩效情况", "", False),
        ("科目名称", "表8", False),
    ],
)
def test_what_has_no_title_may_be_the_end_of_the_table_above(
    title: str, number: str, expected: bool
) -> None:
    case = disclosure(tables=(table("t", _FUND), _unread(title, number)))
    assert ("t" in table_doubts(case.reading)) is expected


def test_a_table_that_goes_on_unread_is_not_called_empty() -> None:
    blank = table("t", _FUND, status="published-blank", title="基金表")
    case = disclosure(tables=(blank, _unread("公用经费")))
    (found,) = evaluations(CHECK["COMP-EMPTY"], case)
    assert found.verdict == "undetermined"
    assert "没有读出一个数字" in found.message


def test_a_table_that_goes_on_unread_is_not_called_shallow() -> None:
    class_ = fact("5", function_code="201")
    case = disclosure(
        tables=(table("t1", "general-public-expenditure"), _unread("项目支出")), facts=(class_,)
    )
    assert verdicts(CHECK["COMP-DEPTH"], case) == ["undetermined"]


@pytest.mark.parametrize(
    ("between", "expected"),
    [((), ["violated"]), ((_unread("政府性基金预算支出表"),), ["undetermined"])],
)
def test_a_number_may_be_that_of_a_table_that_was_not_read(
    between: tuple[PublishedTable, ...], expected: list[str]
) -> None:
    first, last = (
        replace(table(f"t{n}", kind), number=f"公开0{n}表")
        for n, kind in ((6, "general-public-basic-expenditure"), (8, "three-public-expenses"))
    )
    assert verdicts(CHECK["COMP-NUMBERING"], disclosure(tables=(first, *between, last))) == expected
