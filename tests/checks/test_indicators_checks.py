"""Checks of performance targets: each triggered once, and kept quiet once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from sample_disclosure import cell, disclosure, evaluations, fact, indicator, table, verdicts

from generator.checks.indicators import CHECKS
from generator.facts.model import Indicator, UnreadToken

CHECK = {check.code: check for check in CHECKS}


def judged(code: str, *indicators: Indicator, **changes: object) -> list[str]:
    return verdicts(CHECK[code], disclosure(indicators=indicators, **changes))  # type: ignore[arg-type]


def weighted(*weights: int) -> tuple[Indicator, ...]:
    return tuple(
        indicator(f"指标{n}", "≥", "1", "个", weight=Decimal(weight))
        for n, weight in enumerate(weights)
    )


def test_weights_sum_to_a_hundred() -> None:
    assert judged("IND-WEIGHTS", *weighted(60, 40)) == ["holds"]
    assert judged("IND-WEIGHTS", *weighted(60, 30, 5)) == ["violated"]
    assert judged("IND-WEIGHTS", indicator("甲", "≥", "1", "个")) == []


def test_secret_indicators_leave_the_sum_open() -> None:
    note = cell("p1", "备注：因部分指标涉密，不予公开。")
    assert judged("IND-WEIGHTS", *weighted(50, 6), cells=(note,)) == ["undetermined"]


def test_numbers_that_were_not_read_leave_the_sum_open() -> None:
    def verdict(table_id: str) -> list[str]:
        lost = UnreadToken(table_id, "40", "本行的格与绩效指标各栏不符，不能确定", "line:1#1")
        return judged("IND-WEIGHTS", *weighted(50, 10), unread=(lost,))

    assert verdict("p1") == ["undetermined"]
    assert verdict("p2") == ["violated"]


def test_ten_points_of_execution_are_a_notice() -> None:
    found = evaluations(CHECK["IND-WEIGHTS"], disclosure(indicators=weighted(50, 40)))[0]
    assert (found.verdict, found.severity) == ("violated", "notice")
    assert found.explanations == ("预算执行率的10分没有印出",)


def test_ten_points_of_execution_printed_beside_the_money_count() -> None:
    """年初预算数 | 分值 | 执行率, and below them 20.00 | 10 | 97.56%."""
    points = (
        cell("p1", "分值", 3, 6),
        cell("p1", "执行率", 3, 7),
        cell("p1", "10", 4, 6),
        cell("p1", "97.56%", 4, 7),
    )
    assert judged("IND-WEIGHTS", *weighted(50, 40), cells=points) == ["holds"]
    assert judged("IND-WEIGHTS", *weighted(50, 30), cells=points) == ["violated"]
    assert judged("IND-WEIGHTS", *weighted(50, 50), cells=points) == ["holds"]
    of_other = tuple(replace(one, table_id="p2") for one in points)
    assert judged("IND-WEIGHTS", *weighted(50, 40), cells=of_other) == ["violated"]


def test_ten_points_of_execution_in_a_row_of_their_own_count() -> None:
    own = (cell("p1", "分值", 4, 6), cell("p1", "预算执行率", 8, 1), cell("p1", "10", 8, 6))
    assert judged("IND-WEIGHTS", *weighted(50, 40), cells=own) == ["holds"]
    money = replace(cell("p1", "100.00", 8, 3), role="amount")
    beside = (own[0], money, own[2])
    assert judged("IND-WEIGHTS", *weighted(50, 40), cells=beside) == ["holds"]
    assert judged("IND-WEIGHTS", *weighted(50, 40), cells=(own[0], own[2])) == ["violated"]
    key = (cell("p1", "预算执行率权重（%）", 2, 1), cell("p1", "10", 2, 2))
    assert judged("IND-WEIGHTS", *weighted(50, 40), cells=key) == ["holds"]


def test_ten_points_that_may_be_of_execution_leave_the_sum_open() -> None:
    rate = (cell("p1", "执行率", 3, 6), cell("p1", "95%", 4, 6))
    total = (cell("p1", "总分", 9, 1), cell("p1", "100", 9, 6))
    for cells in (rate, total, (cell("p1", "注：预算执行率10分。", 9, 1),)):
        assert judged("IND-WEIGHTS", *weighted(50, 40), cells=cells) == ["undetermined"]
        assert judged("IND-WEIGHTS", *weighted(50, 30), cells=cells) == ["violated"]


@pytest.mark.parametrize(
    ("name", "operator", "target", "expected"),
    [
        ("网络正常率", "<", "5", ["violated"]),
        ("检测检查覆盖率", "≤", "95", ["violated"]),
        ("服务对象满意度", "≥", "5", ["violated"]),
        ("服务对象满意度", "≥", "90", ["holds"]),
        ("重复建设率", "≤", "0.5", ["holds"]),
        ("群众投诉率", "≥", "90", ["violated"]),
        ("资金使用率", "≤", "100", ["holds"]),
        ("监测关键词字", "≤", "500", []),
        ("满意度", "", "稳步提高", []),
    ],
)
def test_operators_fit_the_meaning(
    name: str, operator: str, target: str, expected: list[str]
) -> None:
    assert judged("IND-DIRECTION", indicator(name, operator, target, "%")) == expected


def test_one_indicator_with_opposite_directions() -> None:
    a = indicator("异常处理率", "≤", "2", "%")
    b = indicator("异常处理率", "≥", "98", "%", table_id="p2", project_name="乙项目")
    assert judged("IND-SAME", a, b) == ["violated"]
    c = indicator("满意度", "≥", "90", "%")
    d = indicator("满意度", "≥", "95", "%", table_id="p2", project_name="乙项目")
    assert judged("IND-SAME", c, d) == ["holds"]
    assert judged("IND-SAME", c, indicator("满意度", "≥", "95", "%")) == ["violated"]


def test_forms_that_name_no_project_may_be_of_two() -> None:
    a = indicator("成本", "≤", "590", "万元", project_name="")
    b = indicator("成本", "≤", "1355", "万元", project_name="", table_id="p2")
    assert judged("IND-SAME", a, b) == ["undetermined"]
    assert judged("IND-SAME", a, replace(b, operator="≥")) == ["violated"]
    assert judged("IND-SAME", a, replace(b, table_id=a.table_id)) == ["violated"]
    whole = [replace(x, scope="department") for x in (a, b)]
    assert judged("IND-SAME", *whole) == ["violated"]


def test_no_part_of_a_whole_is_more_than_the_whole() -> None:
    assert judged("IND-DIRECTION", indicator("验收合格率", "≥", "950", "%")) == ["violated"]
    assert judged("IND-DIRECTION", indicator("群众满意度", "=", "100", "%")) == ["holds"]
    # More than planned can be done, and a rate of growth has no bound.
    assert judged("IND-DIRECTION", indicator("任务完成率", "≥", "105", "%")) == ["holds"]
    assert judged("IND-DIRECTION", indicator("产值增长率", "≥", "150", "%")) == []


def cost(name: str, operator: str, amount: str) -> Indicator:
    return indicator(name, operator, amount, "万元", level2="成本指标")


def test_costs_agree_with_the_money_of_the_project() -> None:
    money = fact("18", table_id="p1", project_name="甲项目")
    case = {"facts": (money,)}
    assert judged("IND-COST", cost("活动", "=", "13"), cost("培训", "=", "5"), **case) == ["holds"]
    assert judged("IND-COST", cost("活动", "=", "20"), **case) == ["violated"]
    assert judged("IND-COST", cost("财政支出", "", "8"), **case) == ["violated"]
    assert judged("IND-COST", cost("活动", "=", "13"), **case) == ["undetermined"]
    hundreds = replace(cost("财政支出", "=", "1800"), unit="百元")  # 18 万元
    assert judged("IND-COST", hundreds, **case) == ["holds"]
    assert judged("IND-COST", replace(hundreds, target="180"), **case) == ["violated"]
    assert judged("IND-COST", cost("活动", "≥", "13"), **case) == []


def test_costs_are_compared_with_no_revenue_and_no_form_of_a_unit_read_in_part() -> None:
    whole = replace(cost("预算控制数", "≤", "20"), project_name="")
    spent = fact("18", table_id="p1", project_name="")
    earned = replace(spent, direction="revenue")
    lost = UnreadToken("p1", "20.00", "数字前没有可识别的金额名称", "line:1#1")
    assert judged("IND-COST", whole, facts=(spent,)) == ["violated"]
    assert judged("IND-COST", whole, facts=(earned,)) == []
    assert judged("IND-COST", whole, facts=(spent,), unread=(lost,)) == []


def test_costs_agree_with_the_first_budget_or_with_the_adjusted_one() -> None:
    same: dict[str, object] = {"table_id": "p1", "project_name": "甲项目"}
    first, later = (
        fact("150", column="年初预算数", **same),
        fact("155", column="全年预算数", **same),
    )
    spent = fact("154", column="全年执行数", phase="executed", **same)
    case = {"facts": (first, later, spent)}
    assert judged("IND-COST", cost("活动", "≤", "155"), **case) == ["holds"]
    assert judged("IND-COST", cost("活动", "≤", "150"), **case) == ["holds"]
    assert judged("IND-COST", cost("活动", "≤", "160"), **case) == ["violated"]
    assert judged("IND-COST", cost("活动", "≤", "154"), **case) == ["undetermined"]


def test_a_cost_indicator_and_the_prose() -> None:
    near = cost("舆情检测软件金额", "≥", "7")
    text = "资金分配情况：舆情监测软件服务费 11.00 万元"
    assert verdicts(CHECK["IND-PROSE"], disclosure(text, indicators=(near,))) == ["undetermined"]
    other = cost("党建刊物订购", "≥", "7")
    assert verdicts(CHECK["IND-PROSE"], disclosure(text, indicators=(other,))) == []


def test_indicators_have_targets() -> None:
    assert judged("IND-TARGET", indicator("预算执行率", "", "", "")) == ["violated"]
    assert judged("IND-TARGET", indicator("完成时限", "定性", "好", "")) == ["violated"]
    assert judged("IND-TARGET", indicator("完成时限", "≤", "1", "年")) == ["holds"]


def test_indicators_stand_under_their_kind() -> None:
    tables = (table("p1", "project-performance"),)
    odd = indicator("监测网站数量", "≥", "850", "家", level2="成本指标")
    assert judged("IND-PLACE", odd, tables=tables) == ["violated"]
    right = indicator("完成时限", "≤", "1", "年", level2="时效指标")
    assert judged("IND-PLACE", right, tables=tables) == ["holds"]
    moved = (table("p1", "project-performance", binding="aligned"),)
    assert judged("IND-PLACE", odd, tables=moved) == []


def test_numbers_of_the_template_in_names() -> None:
    assert judged("IND-TEMPLATE", indicator("指标1:网站监测", "=", "24", "小时")) == ["violated"]
    assert judged("IND-TEMPLATE", indicator("网站监测", "=", "24", "小时")) == ["holds"]


def test_no_indicator_twice() -> None:
    one = indicator("培训场次", "≥", "2", "次")
    again = indicator("培训场次", "≥", "2", "次", source="line:41#2")
    assert judged("IND-TWICE", one, again) == ["violated"]
    assert judged("IND-TWICE", one, indicator("培训人数", "≥", "2", "次")) == []
