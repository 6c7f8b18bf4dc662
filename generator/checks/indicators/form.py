"""How indicators are filled in: targets, kinds, template numbers, doubles."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.indicators.targets import (
    by_form,
    name_of,
    tables_of,
    target_of,
    title_of,
)
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.wording import table_called
from generator.facts.model import Indicator
from generator.findings import HOLDS, NOTICE, VIOLATED, WARNING
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash


@check(
    "IND-TARGET",
    title="指标有目标值",
    title_en="Indicators have targets",
    group="indicators",
    severity="notice",
)
def indicators_have_targets(disclosure: Disclosure) -> Iterator[Evaluation]:
    """印出的绩效指标应有指标值；时限类指标的目标应是时间，不是“好”“完成”之类。"""
    for (table_id, project), indicators in by_form(disclosure.reading).items():
        blank = [i for i in indicators if i.indicator and not i.target]
        vague = [i for i in indicators if i.target and _vague_time(i)]
        wrong = [*blank, *vague]
        listed = "、".join(
            f"“{i.indicator}”{'无指标值' if i in blank else f'为“{i.target}”'}（{i.source}）"
            for i in wrong
        )
        yield Evaluation(
            verdict=VIOLATED if wrong else HOLDS,
            subject=f"“{project or title_of(disclosure.reading, table_id)}”的指标值",
            subject_en="targets of indicators",
            expected="每个指标有指标值",
            found=f"{len(wrong)}个指标没有可衡量的值"
            if wrong
            else f"{len(indicators)}个指标都有值",
            operands=listed,
            message=f"指标{listed}。",
            message_en="An indicator has no target, or a time target that is no time.",
            advice="补填指标值。",
            table_ids=(table_id,),
            source=wrong[0].source if wrong else indicators[0].source,
        )


def _vague_time(indicator: Indicator) -> bool:
    words = rules().indicators
    vague = words.no_time.fullmatch(indicator.target)
    return vague is not None and words.time.search(indicator.indicator) is not None


@check(
    "IND-PLACE",
    title="指标归类恰当",
    title_en="Indicators stand under their kind",
    group="indicators",
    severity="notice",
)
def indicators_stand_under_their_kind(disclosure: Disclosure) -> Iterator[Evaluation]:
    """时限类指标应归时效指标，环境影响应归生态效益指标，成本指标应归产出或成本指标、并且说的是
    成本。按名称判断，只作提示；分页或错位后重新归位的表不作判断。
    """
    tables = tables_of(disclosure.reading)
    for (table_id, project), indicators in by_form(disclosure.reading).items():
        table = tables.get(table_id)
        if table is None or table.binding != "printed":
            continue
        odd = [(i, what) for i in indicators if (what := _odd_place(i))]
        listed = "；".join(
            f"“{i.indicator}”列在{i.level2}，{what}（{i.source}）" for i, what in odd
        )
        yield Evaluation(
            verdict=VIOLATED if odd else HOLDS,
            subject=f"“{project or table_called(table)}”的指标归类",
            subject_en="kinds of indicators",
            found=f"{len(odd)}个指标归类可疑" if odd else f"{len(indicators)}个指标",
            operands=listed,
            message=f"{listed}。",
            message_en="An indicator stands under a kind that does not fit its name.",
            advice="核对指标的归类（人工复核）。",
            table_ids=(table_id,),
            source=odd[0][0].source if odd else indicators[0].source,
        )


def _odd_place(indicator: Indicator) -> str:
    words = rules().indicators
    if not indicator.level2:
        return ""
    for place in words.places:
        if place.words.fullmatch(name_of(indicator)) and place.level not in indicator.level2:
            return f"疑应归{place.level}{'效益' if place.level == '生态' else ''}指标"
    if not words.cost.search(indicator.level2):
        return ""
    if words.benefit.search(indicator.level1):
        return f"而{indicator.level1}下不设成本指标"
    counted = words.no_money.fullmatch(indicator.unit)
    return "所说的不是成本" if counted and not words.named_cost.search(indicator.indicator) else ""


@check(
    "IND-TEMPLATE",
    title="指标名称不带模板编号",
    title_en="Indicator names carry no template number",
    group="indicators",
    severity="notice",
)
def names_carry_no_template_number(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“指标1：……”“指标1、2……”是填报模板的编号，公开时应删去。"""
    for (table_id, project), indicators in by_form(disclosure.reading).items():
        left = [i for i in indicators if rules().indicators.numbered.match(squash(i.indicator))]
        listed = "、".join(f"“{i.indicator}”（{i.source}）" for i in left)
        yield Evaluation(
            verdict=VIOLATED if left else HOLDS,
            subject=f"“{project or title_of(disclosure.reading, table_id)}”的指标名称",
            subject_en="names of indicators",
            found=f"{len(left)}个名称带模板编号" if left else f"{len(indicators)}个指标",
            operands=listed,
            message=f"指标名称留有模板编号：{listed}。",
            message_en="Names of indicators still carry the numbers of the template.",
            advice="删去“指标1”之类的编号。",
            table_ids=(table_id,),
            source=left[0].source if left else indicators[0].source,
        )


@check(
    "IND-TWICE",
    title="指标不重复",
    title_en="No indicator twice",
    group="indicators",
    severity="notice",
)
def no_indicator_twice(disclosure: Disclosure) -> Iterator[Evaluation]:
    """同一张表、同一项目内，名称、归类和目标值都相同的指标不应列两次（会重复计权重）。"""
    for (table_id, project), indicators in by_form(disclosure.reading).items():
        seen: dict[tuple[str, str, str], Indicator] = {}
        for indicator in indicators:
            key = (name_of(indicator), indicator.level2, target_of(indicator))
            first = seen.setdefault(key, indicator)
            if first is not indicator and key[0]:
                yield Evaluation(
                    verdict=VIOLATED,
                    subject=f"“{project or table_id}”的指标“{indicator.indicator}”",
                    subject_en="indicator listed twice",
                    found="列了两次",
                    operands=f"{first.source}；{indicator.source}",
                    message=f"指标“{indicator.indicator}”（{target_of(indicator)}）列了两次："
                    f"{first.source}、{indicator.source}。",
                    message_en="An indicator is listed twice.",
                    advice="删去重复的一项。",
                    severity=NOTICE if indicator.weight is None else WARNING,
                    table_ids=(table_id,),
                    source=indicator.source,
                )


CHECKS: tuple[Check, ...] = (
    indicators_have_targets,
    indicators_stand_under_their_kind,
    names_carry_no_template_number,
    no_indicator_twice,
)
