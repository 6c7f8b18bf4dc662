"""Cost indicators against the money of their project and against the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from generator.checks.indicators.targets import (
    UP,
    by_form,
    name_of,
    number_of,
    target_of,
)
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.facts.model import Fact, Indicator, Reading, Statement
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash
from generator.tables.amounts import UNITS


@check(
    "IND-COST",
    title="成本指标与项目金额相符",
    title_en="Cost indicators agree with project money",
    group="indicators",
    severity="warning",
)
def costs_agree_with_money(disclosure: Disclosure) -> Iterator[Evaluation]:
    """成本指标写明金额（万元、元）的，合计应不超过项目资金总额；以“财政支出”“总成本”等
    表示全部成本的，应等于资金总额。

    自评表并列年初预算数和全年预算数的，与其中之一相符即成立，都不相符的以后者（调整后）为准。
    写“≥”的是下限，不能加总，不作比较；各项成本之和小于资金总额的，可能没有列全，不能判断。
    """
    for (table_id, project), indicators in by_form(disclosure.reading).items():
        costs = [i for i in indicators if _is_cost(i)]
        budgets = _project_money(disclosure.reading, table_id, project)
        if costs and budgets and all(i.operator not in UP for i in costs):
            sum_ = sum(map(_yuan, costs), Decimal(0))
            money = next((f for f in budgets if _agrees(sum_, f)), budgets[-1])
            yield _costs(project, costs, money)


def _is_cost(indicator: Indicator) -> bool:
    kinds = indicator.level1 + indicator.level2
    money = indicator.unit in UNITS and number_of(indicator) is not None
    return money and bool(rules().indicators.cost.search(kinds))


def _project_money(reading: Reading, table_id: str, project: str) -> tuple[Fact, ...]:
    """The money of a project as its form prints it: what was approved first, and later.

    None of a whole unit whose form was not read to the end.
    """
    own = [
        f
        for f in reading.facts
        if f.table_id == table_id
        and f.project_name == project
        and f.column_role == "total"
        and f.direction == "expenditure"
    ]
    if not project and any(token.table_id == table_id for token in reading.unread):
        return ()  # the sum may be among what is unread
    return tuple(
        f
        for f in own
        if f.row == own[0].row and f.phase == own[0].phase and f.label == own[0].label
    )


def _agrees(sum_: Decimal, money: Fact) -> bool:
    return abs(sum_ - money.amount) * 2 <= money.precision


def _yuan(indicator: Indicator) -> Decimal:
    return (number_of(indicator) or Decimal(0)) * UNITS.get(indicator.unit, Decimal(0))


def _costs(project: str, costs: Sequence[Indicator], money: Fact) -> Evaluation:
    sum_ = sum((_yuan(indicator) for indicator in costs), Decimal(0))
    whole = len(costs) == 1 and rules().indicators.whole_cost.fullmatch(name_of(costs[0]))
    gap = sum_ - money.amount
    holds = _agrees(sum_, money)
    wrong = not holds and (gap > 0 or bool(whole))
    verdict = HOLDS if holds else VIOLATED if wrong else UNDETERMINED
    listed = " + ".join(f"{i.indicator} {target_of(i)}（{i.source}）" for i in costs)
    amount = f"{money.published}{money.published_unit}"
    return Evaluation(
        verdict=verdict,
        exactness="exact" if holds else "",
        subject=f"项目“{project}”的成本指标",
        subject_en="cost indicators against project money",
        expected=amount,
        found=_wan(sum_),
        difference="" if holds else _wan(gap),
        operands=f"{listed}；资金总额 {amount}（{money.source}）",
        reason="成本指标可能没有列全" if verdict == UNDETERMINED else "",
        message=f"项目“{project}”的成本指标合计{_wan(sum_)}，项目资金总额为{amount}，"
        f"相差{_wan(abs(gap))}。",
        message_en="The cost indicators do not agree with the money of the project.",
        advice="核对成本指标与项目资金总额（人工复核）。",
        facts=(money,),
        table_ids=(money.table_id,),
        source=costs[0].source,
    )


def _wan(amount: Decimal) -> str:
    text = f"{amount / 10000:f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}万元"


@check(
    "IND-PROSE",
    title="成本指标与文字所述金额",
    title_en="Cost indicators and the prose",
    group="indicators",
    severity="notice",
)
def costs_agree_with_prose(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字说明的某项安排与名称相近的成本指标金额相差较大时，提示核对。

    名称相近不等于同一事项，从不判为错误。
    """
    for indicator in disclosure.reading.indicators:
        statement = _near_statement(indicator, disclosure.reading) if _is_cost(indicator) else None
        if statement is None:
            continue
        same = statement.amount == _yuan(indicator)
        said = f"{statement.published}{statement.published_unit}"
        yield Evaluation(
            verdict=HOLDS if same else UNDETERMINED,
            subject=f"“{indicator.indicator}”与文字所述“{_core(statement, disclosure.reading)}”",
            subject_en="cost indicator and a figure of the prose",
            expected=said if same else "",
            found=target_of(indicator),
            operands=f"{said}（{statement.source}）；{target_of(indicator)}（{indicator.source}）",
            reason="" if same else "名称相近、金额不同，是否同一事项须人工复核",
            message=f"文字安排“{_core(statement, disclosure.reading)}”{said}，成本指标“"
            f"{indicator.indicator}”为{target_of(indicator)}，两者相差较大，请核对。",
            message_en="A cost indicator and a similar figure of the prose differ.",
            advice="" if same else "核对成本指标与资金分配情况（人工复核）。",
            table_ids=(indicator.table_id,),
            source=indicator.source,
        )


def _core(statement: Statement, reading: Reading) -> str:
    """The words right before a figure."""
    block = next((b for b in reading.narrative if b.block == statement.block), None)
    before = squash(block.text[: statement.start]) if block else ""
    return re.split(r"[,，。；;:：、]", before)[-1] or squash(statement.subject)


def _near_statement(indicator: Indicator, reading: Reading) -> Statement | None:
    """The figure of the prose whose words are nearly the indicator's name."""
    words = rules().indicators.money_words
    name = words.sub("", name_of(indicator))
    near = []
    for statement in reading.statements:
        if statement.kind == "level" and statement.published_unit != "%":
            other = words.sub("", _core(statement, reading))
            ratio = SequenceMatcher(None, name, other).ratio() if len(other) >= 3 else 0
            if ratio >= 0.75:
                near.append((ratio, statement))
    return max(near, key=lambda pair: pair[0])[1] if near else None


CHECKS: tuple[Check, ...] = (
    costs_agree_with_money,
    costs_agree_with_prose,
)
