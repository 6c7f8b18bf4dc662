"""A judged sum in words: for the reader what it means, for the publisher what to look at.

Amounts are said in the unit the document prints. Words are those of budget work, and no
accusation: a sum that does not hold is a signal, not proof of anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.checks import causes as kinds
from generator.checks.causes import Cause
from generator.checks.identity import NotComparable
from generator.checks.intervals import AT_MOST
from generator.checks.judgement import Judgement
from generator.checks.model import Evaluation
from generator.facts.model import Fact, PublishedTable
from generator.findings import HOLDS, UNDETERMINED, VIOLATED, WARNING
from generator.standards import vocabulary
from generator.tables.amounts import UNITS

Names = Mapping[str, str]  # by id, how a message names a table
_MANUAL = "请对照原始账表人工复核。"
_SLIPS = {
    "unit": "疑为单位误用（相差一万倍）",
    "decimal-point": "疑为小数点错位",
    "sign": "疑为正负号有误",
    "digits-swapped": "疑为相邻数字颠倒",
    "one-digit": "疑为一位数字有误",
}


def evaluation(
    judgement: Judgement,
    causes: Sequence[Cause],
    tables: Names,
    columns: Sequence[Judgement] = (),
) -> Evaluation:
    """The evaluation of one judged identity; `columns` lack the same row and are told with it."""
    identity, comparison = judgement.identity, judgement.comparison
    parts, wholes = judgement.terms
    unit = _unit(judgement.facts)
    expected, found = (
        _side(_sum(side), side or judgement.facts, judgement) for side in judgement.terms
    )
    difference = _side(-comparison.gap, wholes or judgement.facts, judgement)
    broken = judgement.verdict != HOLDS
    explanations = tuple(_told(cause, unit, judgement.facts, tables) for cause in causes)
    return Evaluation(
        verdict=judgement.verdict,
        subject=identity.subject,
        subject_en=identity.subject_en,
        exactness="" if broken else comparison.exactness,
        expected=("≥" if identity.relation == AT_MOST else "") + expected,
        found=found,
        difference=difference,
        operands=operands(parts, wholes, identity.relation),
        reason=judgement.reason,
        message=_message(judgement, expected, found, difference, columns) if broken else "",
        message_en=_message_en(judgement, expected, found, difference) if broken else "",
        advice=_advice(judgement, explanations) if judgement.verdict == VIOLATED else "",
        severity=_severity(judgement, causes),
        explanations=explanations,
        suspects=_suspects(causes),
        facts=(*judgement.facts, *(f for j in columns for f in j.facts)),
        table_ids=identity.table_ids or tuple(dict.fromkeys(f.table_id for f in judgement.facts)),
        source=_source(judgement, causes),
    )


def operands(parts: Sequence[Fact], wholes: Sequence[Fact], relation: str) -> str:
    """The numbers as printed, each with its place."""
    sides = (" + ".join(_operand(f) for f in side) or "0" for side in (parts, wholes))
    return (" ≤ " if relation == AT_MOST else " = ").join(sides)


def _operand(fact: Fact) -> str:
    unit = "" if fact.published_unit in ("万元", "") else fact.published_unit
    return f"{fact.published.strip()}{unit} ({fact.source})"


def _side(amount: Decimal, side: Sequence[Fact], judgement: Judgement) -> str:
    """An amount in the unit that one side is printed in, with the decimals of that unit."""
    unit = _unit(side)
    return money(amount, unit, [f for f in judgement.facts if f.published_unit == unit])


def money(amount: Decimal, unit: str, like: Sequence[Fact]) -> str:
    """An amount of yuan in a printed unit, with as many decimals as those it is like."""
    decimals = max((_decimals(f, unit) for f in like), default=0)
    value = amount / UNITS.get(unit, Decimal(1))
    return f"{value:.{decimals}f}{unit}" if value else f"{abs(value):.{decimals}f}{unit}"


def _decimals(fact: Fact, unit: str) -> int:
    exponent = (fact.precision / UNITS.get(unit, Decimal(1))).normalize().as_tuple().exponent
    return max(-int(exponent), 0)


def _sum(facts: Sequence[Fact]) -> Decimal:
    return sum((f.amount for f in facts), Decimal(0))


def _unit(facts: Sequence[Fact]) -> str:
    return next((f.published_unit for f in facts if f.published_unit), "元")


def cell_called(fact: Fact, tables: Names) -> str:
    """A cell named by its table, row and column."""
    return f"{_in_row(fact, tables)}“{fact.column}”栏（{fact.source}）"


def row_called(fact: Fact, tables: Names) -> str:
    """A row named by its table, with its place."""
    return f"{_in_row(fact, tables)}（{fact.source}）"


def _in_row(fact: Fact, tables: Names) -> str:
    """The row of an amount; one without a name is told by its number.

    All rows of a form are of one project: those with a label of their own are told by both.
    """
    label = fact.project_name or fact.label or fact.function_name or fact.economic_name
    own = fact.label not in (label, *fact.column.split(" / "))
    if own and fact.label and vocabulary.kind(fact.table_kind).layout == "form":
        label = f"{label} / {fact.label}"
    return _table(fact, tables) + (f"“{label}”行" if label else f"第{fact.row}行")


def _table(fact: Fact, tables: Names) -> str:
    return tables.get(fact.table_id) or f"《{vocabulary.kind(fact.table_kind).title}》"


def table_called(table: PublishedTable) -> str:
    """A table by its title, else by what it is or its number: never by an id of ours."""
    is_known = table.table_kind != "other"
    kind = vocabulary.kind(table.table_kind).title if is_known else ""
    return table.title or kind or table.number or "没有表题的表"


def not_comparable(apart: NotComparable) -> Evaluation:
    """The evaluation of a comparison that could not be made."""
    return Evaluation(
        UNDETERMINED,
        apart.subject,
        apart.subject_en,
        reason=apart.reason,
        message=f"{apart.subject}：无法判断，{apart.reason}。",
        message_en=f"{apart.subject_en}: cannot be decided.",
        table_ids=apart.table_ids,
    )


def _severity(judgement: Judgement, causes: Sequence[Cause]) -> str:
    """A list that breaks off is a matter of completeness: a warning."""
    missing = bool(causes) and causes[0].kind == kinds.MISSING_ROW
    return WARNING if missing and judgement.verdict == VIOLATED else ""


def _message(
    judgement: Judgement,
    expected: str,
    found: str,
    difference: str,
    columns: Sequence[Judgement],
) -> str:
    identity = judgement.identity
    relation = "应不大于" if identity.relation == AT_MOST else "应等于"
    if judgement.verdict == VIOLATED:
        return (
            f"{identity.subject}：{identity.parts_called}为{expected}，{relation}"
            f"{identity.wholes_called}，表中为{found}，相差{difference.lstrip('-')}"
            + "".join(f"；{_column(j)}栏同样" for j in columns)
            + "。"
        )
    return (
        f"{identity.subject}：{identity.parts_called}{expected}，{identity.wholes_called}{found}，"
        f"无法判断是否有误：{judgement.reason}。"
    )


def _column(judgement: Judgement) -> str:
    return next((f"“{f.column}”" for f in judgement.terms[1]), "")


def _message_en(judgement: Judgement, expected: str, found: str, difference: str) -> str:
    said = "does not hold" if judgement.verdict == VIOLATED else "cannot be decided"
    return (
        f"{judgement.identity.subject_en}: {said}; expected {expected}, found {found}, "
        f"difference {difference}."
    )


def _advice(judgement: Judgement, explanations: Sequence[str]) -> str:
    if not explanations:
        return f"{judgement.identity.subject}不成立。{_MANUAL}"
    return f"请核对：{explanations[0]}。{_MANUAL}"


def _told(cause: Cause, unit: str, like: Sequence[Fact], tables: Names) -> str:
    """One guess in words."""
    if cause.kind == kinds.MISSING_ROW and cause.slip:
        return f"其中一表没有这一行（{money(cause.amount, unit, like)}）：可能漏列"
    if cause.kind == kinds.MISSING_ROW:
        return f"各行相加少{money(cause.amount, unit, like)}：可能缺页、漏列一行，或有行未公开"
    fact = cause.fact
    assert fact is not None
    cell = f"{cell_called(fact, tables)}的{fact.published.strip()}"
    if cause.kind == kinds.CARRYOVER:
        return f"差额与{cell}相同：可能一表含结转、一表不含"
    if cause.kind == kinds.TABLE_UNIT:
        return _unit_told(cause, _table(fact, tables), fact.published_unit)
    if cause.kind == kinds.REPEATED_ROW:
        return f"{row_called(fact, tables)}与上一行完全相同，疑为重复列示{_others(cause)}"
    if cause.kind == kinds.SHIFTED:
        return f"{cell}可能错栏，应在“{cause.column}”栏"
    if cause.kind == kinds.EXCHANGED and cause.partner:
        other = cause.partner
        return f"{cell}与“{other.column}”栏的{other.published.strip()}可能互换"
    meant = _meant(cause.amount, fact)
    why = f"，{_SLIPS[cause.slip.kind]}" if cause.slip else ""
    return f"{cell}若为{meant}则成立{why}{_others(cause)}"


def _meant(amount: Decimal, fact: Fact) -> str:
    """What a cell may mean, with its decimals; a bare 0 tells nothing of how many there are."""
    exponent = (amount / UNITS.get(fact.published_unit, Decimal(1))).normalize().as_tuple().exponent
    if fact.amount or int(exponent) >= 0:
        return money(amount, fact.published_unit, (fact,))
    exact = replace(
        fact, precision=UNITS.get(fact.published_unit, Decimal(1)).scaleb(int(exponent))
    )
    return money(amount, fact.published_unit, (exact,))


def _others(cause: Cause) -> str:
    """What else a change would mend and spoil."""
    others = f"，另有{cause.mended - 1}处关系随之成立" if cause.mended > 1 else ""
    return others + (f"，但有{cause.spoiled}处关系将不成立" if cause.spoiled else "")


def _unit_told(cause: Cause, table: str, printed: str) -> str:
    """A unit that is misprinted: what is printed above the table, and what may be meant."""
    meant = "万元" if cause.amount > 1 else "元"
    return f"{table}的计量单位印作{printed}，若为{meant}则成立，疑为单位误印{_others(cause)}"


def blamed(judgement: Judgement, causes: Sequence[Cause]) -> tuple[str, ...]:
    """The cells that a broken sum is told with: those blamed, else its own."""
    return _suspects(causes) or tuple(fact.fact_id for fact in judgement.facts)


def _suspects(causes: Sequence[Cause]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(f.fact_id for c in causes for f in (c.fact, c.partner) if f is not None)
    )


def _source(judgement: Judgement, causes: Sequence[Cause]) -> str:
    """The place to look at: the likeliest cell, else the whole, else the first part."""
    parts, wholes = judgement.terms
    if judgement.verdict == VIOLATED:
        for cause in causes:
            if cause.fact and cause.fact in judgement.facts:
                return cause.fact.source
    return next((f.source for f in (*wholes, *parts)), "")
