"""Forms of a whole unit that print the sums of both its revenue and its expenditure."""

from __future__ import annotations

from made_tables import form, read

SUMS_OF_BOTH_SIDES = (
    "当年预算情况（万元）|收入预算合计|7783.26|其中：上级财政拨款|",
    "|其中：本级财政安排|751.80|其他资金|7031.46",
    "|支出预算合计|7783.26|其中：人员经费|426.29",
    "一级指标|二级指标|三级指标|目标值|",
    "产出指标|成本指标|预算控制数|≤7783万元|",
)


def test_money_of_the_revenue_a_form_sums_was_expenditure() -> None:
    reading = read(form(*SUMS_OF_BOTH_SIDES, title="部门（单位）整体绩效目标表"))
    assert reading.unread == ()
    assert [(f.label, f.direction, f.column_role, f.published) for f in reading.facts] == [
        ("收入预算合计", "revenue", "total", "7783.26"),
        ("其中：本级财政安排", "revenue", "part", "751.80"),
        ("其他资金", "revenue", "part", "7031.46"),
        ("支出预算合计", "expenditure", "total", "7783.26"),
        ("其中：人员经费", "expenditure", "part", "426.29"),
    ]
    assert reading.facts[2].column == "收入预算合计 / 其他资金"
