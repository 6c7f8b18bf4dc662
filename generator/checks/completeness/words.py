"""Demanded explanations, the composition of procurement, the time of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.meters import explained, has_prose, owed
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.prose.claims import claims
from generator.checks.prose.lists import level_sum, listings
from generator.facts.model import Reading
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards.disclosure_rules import rules
from generator.standards.template_words import prose_words
from generator.standards.vocabulary import squash

_OTHER_FILE = "文件只有表格，文字说明可能另行公开"
_NOT_OWED = "行政单位和参照公务员法管理的事业单位才有此项，文件没有写明发布者属于其中"
_STEP_BY_STEP = "该年度只要求逐步公开"
_PROCUREMENT, _GOODS = "procurement", "procurement-goods"  # subjects of the rules
_DAY = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")


@check(
    "COMP-EXPLANATION",
    title="应说明的事项都有说明",
    title_en="All demanded explanations are given",
    group="completeness",
    severity="warning",
    basis="预算法第十四条；财预〔2016〕143号",
    strength="statute",
)
def demanded_explanations_are_given(disclosure: Disclosure) -> Iterator[Evaluation]:
    """应说明部门职责、机构设置、收支增减变化、机关运行经费、“三公”经费增减、政府采购、
    国有资产占用、绩效目标和名词解释。

    预算法第十四条要求对政府采购、机关运行经费的安排作出说明；其余依财预〔2016〕143号（据
    各地转引的目录）。目录、标题和名词解释中的提及不算说明。只有表格、没有文字的文件不能判断；
    机关运行经费只有行政单位和参照公务员法管理的事业单位才有，其他事业单位未作说明的不判为不符。
    """
    prose = has_prose(disclosure.reading)
    places = explained(disclosure.reading.narrative)
    for explanation in rules().explanations:
        source = places.get(explanation.key, "")
        firm = disclosure.fiscal_year >= explanation.firm_from
        due = owed(explanation.key, disclosure.publisher, disclosure.reading)
        verdict = HOLDS if source else VIOLATED if prose and firm and due else UNDETERMINED
        reason = _doubt(prose, due, firm)
        yield Evaluation(
            verdict=verdict,
            subject=f"{explanation.title}的说明",
            subject_en=f"explanation of {explanation.title_en}",
            expected="有文字说明",
            found="有" if source else "未见",
            operands=explanation.basis,
            reason=reason if verdict == UNDETERMINED else "",
            message=f"文字说明中未见{explanation.title}（{explanation.basis}）。{reason}",
            message_en="A demanded explanation was not found.",
            advice=f"补充对{explanation.title.removesuffix('说明')}的说明。"
            if verdict == VIOLATED
            else "",
            severity=explanation.severity,
            source=source,
        )


def _doubt(prose: bool, due: bool, firm: bool) -> str:
    """Why the absence of an explanation is not held against the publisher."""
    if not prose:
        return _OTHER_FILE
    return _NOT_OWED if not due else "" if firm else _STEP_BY_STEP


@check(
    "COMP-PROCUREMENT",
    title="政府采购分货物、工程、服务",
    title_en="Procurement is told by goods, works, services",
    group="completeness",
    severity="notice",
    basis="财预〔2016〕143号",
    strength="rule",
)
def procurement_is_divided(disclosure: Disclosure) -> Iterator[Evaluation]:
    """安排政府采购的，应分别说明货物、工程、服务的金额（文字或政府采购预算表均可）。

    没有安排政府采购（金额为零）的，无可分列，不作要求；作为增减原因提到的采购不是总额；只列出其中一两类、其和等于总额的，
    其余为零，视为已分列。
    """
    told = {block: _procured(squash(block.text)) for block in disclosure.reading.narrative}
    said = [block for block, amounts in told.items() if amounts]
    if not said:
        return
    text = squash("".join(block.text for block in said))
    amounts = [amount for block in said for amount in told[block]]
    nothing = all(not amount.strip("0.,") for amount in amounts)
    items = {f.item for f in disclosure.reading.facts if f.item.startswith("procurement/")}
    every = all(word in text for word in ("货物", "工程", "服务"))
    divided = bool(items) or every or _is_told_in_full(disclosure.reading)
    if nothing and not divided:
        return
    yield Evaluation(
        verdict=HOLDS if divided else VIOLATED,
        subject="政府采购的构成",
        subject_en="composition of procurement",
        expected="货物、工程、服务分列",
        found="已分列" if divided else "未分列",
        operands="、".join(block.source for block in said),
        message="文字说明了政府采购总额，没有分货物、工程、服务。",
        message_en="Procurement is not told by goods, works and services.",
        advice="分列货物、工程、服务的采购金额。",
        source=said[0].source,
    )


def _procured(text: str) -> list[str]:
    """The amounts of procurement that a paragraph tells, not those in the reason of a change."""
    found = prose_words().procurement_amount.finditer(text)
    reason = rules().prose.reason
    return [m["amount"] for m in found if not reason.search(text[: m.start()].rpartition("。")[2])]


def _is_told_in_full(reading: Reading) -> bool:
    """True where the kinds of procurement that are told make the whole: the others are nothing."""
    whole = next(whole for whole in rules().wholes if _GOODS in whole.parts)
    for listing in listings(claims(reading)):
        parts = [part for part in listing.parts if part.level and part.key in whole.parts]
        head = listing.head.level if listing.head.key == _PROCUREMENT else None
        if head and parts and level_sum(parts).meets(head.range):
            return True
    return False


@check(
    "COMP-TIME",
    title="批复后二十日内公开",
    title_en="Published within twenty days of approval",
    group="completeness",
    severity="warning",
    basis="预算法第十四条；预算法实施条例第六条",
    strength="statute",
)
def published_in_time(disclosure: Disclosure) -> Iterator[Evaluation]:
    """部门预算应在财政部门批复后二十日内公开（预算法第十四条；单位依实施条例第六条）。

    文件须同时印有批复日期和公开日期才能判断，否则为不能判断。
    """
    text = squash(" ".join(block.text for block in disclosure.reading.narrative))
    found = prose_words().approved_on.search(text)
    approved = _date(found[2] or found[3]) if found else None
    last = [_date(m[0]) for m in _DAY.finditer(text[-200:])]
    published = next((day for day in reversed(last) if day), None)
    if not approved or not published or published < approved:
        missing = "批复日期" if not approved else "公开日期"
        yield Evaluation(
            verdict=UNDETERMINED,
            subject="公开时限",
            subject_en="time of publication",
            expected="批复后20日内",
            reason=f"文件没有印出{missing}",
            message=f"文件没有印出{missing}，是否在批复后二十日内公开无从判断。",
            message_en="The dates of approval and publication are not both printed.",
        )
        return
    days = (published - approved).days
    yield Evaluation(
        verdict=HOLDS if days <= 20 else VIOLATED,
        subject="公开时限",
        subject_en="time of publication",
        expected="批复后20日内",
        found=f"{days}日",
        operands=f"批复 {approved}；公开 {published}",
        message=f"批复日期为{approved}，公开日期为{published}，相隔{days}日。",
        message_en="Published later than twenty days after approval.",
        advice="核对日期；确已超期的，说明原因。",
    )


def _date(text: str) -> date | None:
    found = _DAY.search(text)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


CHECKS: tuple[Check, ...] = (
    demanded_explanations_are_given,
    procurement_is_divided,
    published_in_time,
)
