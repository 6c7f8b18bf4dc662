"""Weights, directions and repetitions of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.checks.indicators.execution import may_be_of_execution, points_of_execution
from generator.checks.indicators.targets import (
    DOWN,
    UP,
    by_form,
    name_of,
    number_of,
    target_of,
    title_of,
)
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.facts.model import Indicator, Reading
from generator.findings import HOLDS, NOTICE, UNDETERMINED, VIOLATED
from generator.standards.disclosure_rules import rules


@check(
    "IND-WEIGHTS",
    title="指标权重合计100",
    title_en="Weights sum to 100",
    group="indicators",
    severity="warning",
    basis="财预〔2020〕10号（项目支出绩效评价管理办法）",
    strength="rule",
)
def weights_sum_to_100(disclosure: Disclosure) -> Iterator[Evaluation]:
    """一张绩效目标表印有权重的，各指标权重合计应为100。

    自评表在资金一栏旁或另一行印有预算执行率的分值（10分）的，一并计入。表中说明部分指标因涉密不公开的、
    表中有数字未能识读的，合计90而表中另有执行率或总分100的，不能判断。没有说明而合计恰为90的，
    多为10分的预算执行率未列出，只作提示。没有印权重的表不作此项。
    """
    for (table_id, project), indicators in by_form(disclosure.reading).items():
        weights = [(i.weight, i.source) for i in indicators if i.weight is not None]
        if sum(weight for weight, _ in weights) == 100 - rules().indicators.reserved_weight:
            weights += points_of_execution(disclosure.reading, table_id, indicators)
        if weights:
            yield _weights(disclosure.reading, table_id, project, indicators, weights)


def _weights(
    reading: Reading,
    table_id: str,
    project: str,
    indicators: Sequence[Indicator],
    weights: Sequence[tuple[Decimal, str]],
) -> Evaluation:
    sum_ = sum(weight for weight, _ in weights)
    reserved = sum_ == 100 - rules().indicators.reserved_weight
    doubt = _doubt(reading, table_id, reserved=reserved) if sum_ != 100 else ""
    verdict = HOLDS if sum_ == 100 else UNDETERMINED if doubt else VIOLATED
    subject = f"“{project or title_of(reading, table_id)}”的指标权重"
    return Evaluation(
        verdict=verdict,
        exactness="exact" if verdict == HOLDS else "",
        subject=subject,
        subject_en="weights of indicators",
        expected="100",
        found=str(sum_),
        difference="" if verdict == HOLDS else str(sum_ - 100),
        operands=" + ".join(f"{weight}（{source}）" for weight, source in weights),
        reason=f"{doubt}，权重合计无从判断" if doubt else "",
        message=f"{subject}合计{sum_}，不是100" + (f"；{doubt}，无从判断。" if doubt else "。"),
        message_en="The weights do not sum to 100.",
        advice="" if doubt else "补列未列出的指标，或更正权重。",
        severity=NOTICE if reserved else "",
        explanations=("预算执行率的10分没有印出",) if reserved and not doubt else (),
        table_ids=(table_id,),
        source=indicators[0].source,
    )


def _doubt(reading: Reading, table_id: str, *, reserved: bool) -> str:
    """Why the weights of a form need not be all that it prints; empty where they are."""
    if _secret(reading, table_id):
        return "本表说明部分指标涉密、不予公开"
    if reserved and may_be_of_execution(reading, table_id):
        return "其余10分可能是预算执行率的，没有逐项印出"
    unread = any(token.table_id == table_id for token in reading.unread)
    return "本表有未能识读的数字" if unread else ""


def _secret(reading: Reading, table_id: str) -> bool:
    """True when the form, or the prose right after it, says that indicators are withheld."""
    return any(
        rules().indicators.secret.search(cell.text)
        for cell in reading.cells
        if cell.table_id == table_id and "指标" in cell.text
    ) or any(
        rules().indicators.secret.search(block.text) and "指标" in block.text
        for block in reading.narrative
    )


@check(
    "IND-DIRECTION",
    title="指标的符号与含义相符",
    title_en="Operators fit the meaning",
    group="indicators",
    severity="warning",
)
def directions_fit(disclosure: Disclosure) -> Iterator[Evaluation]:
    """越高越好的指标（满意度、覆盖率、正常率）不应写“≤”“<”，越低越好的（投诉率、重复建设率）
    不应写“≥”“>”；满意度的下限不应低得没有意义；合格率、满意度等不可能超过100%。

    按指标名称的用语判断，名称看不出好坏的不作判断。“≤100%”不限制什么，不作判断。
    """
    for indicator in disclosure.reading.indicators:
        number = number_of(indicator)
        if number is None or not indicator.operator:
            continue
        wrong, known = _wrong_direction(indicator, number)
        if known:
            yield _direction(indicator, wrong)


def _wrong_direction(indicator: Indicator, number: Decimal) -> tuple[str, bool]:
    """What is odd about a target (or nothing), and whether its name says which way is good."""
    words, name = rules().indicators, name_of(indicator)
    if indicator.unit == "%" and number > 100 and words.part_of_whole.fullmatch(name):
        return "占全体的比率不可能超过100%", True
    if words.higher_is_better.fullmatch(name):
        if indicator.operator in DOWN and number < 100:
            return "此指标越高越好，符号却限制它不超过", True
        low = indicator.operator in {*UP, "="} and number < words.satisfaction_floor
        if low and words.satisfaction.fullmatch(name) and "%" in indicator.unit:
            return "满意度的目标值低得不合常理", True
        return "", True
    if words.lower_is_better.fullmatch(name):
        odd = indicator.operator in UP and number > 0
        return ("此指标越低越好，符号却要求它不低于" if odd else ""), True
    return "", False


def _direction(indicator: Indicator, wrong: str) -> Evaluation:
    return Evaluation(
        verdict=VIOLATED if wrong else HOLDS,
        subject=f"指标“{indicator.indicator}”的符号",
        subject_en="operator of an indicator",
        found=target_of(indicator),
        operands=f"{target_of(indicator)}（{indicator.source}）",
        message=f"指标“{indicator.indicator}”的目标为“{target_of(indicator)}”：{wrong}该值。"
        if wrong.endswith(("不超过", "不低于"))
        else f"指标“{indicator.indicator}”的目标为“{target_of(indicator)}”：{wrong}。",
        message_en="The operator or the number does not fit the meaning of the indicator.",
        advice="核对符号和目标值（人工复核）。",
        table_ids=(indicator.table_id,),
        source=indicator.source,
    )


@check(
    "IND-SAME",
    title="同一指标的目标不矛盾",
    title_en="One indicator, no contradicting targets",
    group="indicators",
    severity="warning",
)
def targets_do_not_contradict(disclosure: Disclosure) -> Iterator[Evaluation]:
    """同名指标在几处出现，符号不应相反；同一项目内同名指标的目标值应相同。

    不同项目的同名指标目标值可以不同，只比较符号的方向。分属两表而表中未见项目名称的，
    不能确定是否同一项目，目标值不同时无法判断。
    """
    by_name: dict[str, list[Indicator]] = {}
    for indicator in disclosure.reading.indicators:
        if number_of(indicator) is not None:
            by_name.setdefault(name_of(indicator), []).append(indicator)
    for name, same in by_name.items():
        for other in same[1:]:
            yield _pair(name, same[0], other)


def _pair(name: str, a: Indicator, b: Indicator) -> Evaluation:
    opposite = {a.operator, b.operator} & UP and {a.operator, b.operator} & DOWN
    one_project = (a.project_name, a.level2, a.scope) == (b.project_name, b.level2, b.scope)
    differ = one_project and target_of(a) != target_of(b)
    unnamed = differ and not opposite and _may_be_two_projects(a, b)
    wrong = bool(opposite) or differ
    return Evaluation(
        verdict=UNDETERMINED if unnamed else VIOLATED if wrong else HOLDS,
        subject=f"同名指标“{name}”",
        subject_en="indicators of one name",
        expected=target_of(a),
        found=target_of(b),
        operands=f"{target_of(a)}（{a.source}）；{target_of(b)}（{b.source}）",
        message=f"指标“{name}”一处为“{target_of(a)}”（{a.source}），另一处为“{target_of(b)}”"
        f"（{b.source}），" + ("方向相反。" if opposite else "目标值不同。"),
        message_en="One indicator has contradicting targets.",
        reason="两表均未见项目名称，不能确定是否同一项目" if unnamed else "",
        advice="核对两处的符号和目标值，更正其一（人工复核）。",
        table_ids=tuple(dict.fromkeys((a.table_id, b.table_id))),
        source=b.source,
    )


def _may_be_two_projects(a: Indicator, b: Indicator) -> bool:
    """True for indicators of projects in two tables that name no project."""
    return a.scope == "project" and not a.project_name and a.table_id != b.table_id


CHECKS: tuple[Check, ...] = (
    weights_sum_to_100,
    directions_fit,
    targets_do_not_contradict,
)
