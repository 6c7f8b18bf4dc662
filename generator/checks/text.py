"""Checks of the text as text: placeholders, copied passages, names, headings, places.

All of them are signals that a template or last year's file was not fully revised; none
says that a figure is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.parts import first_unit_line, is_in_unit_part
from generator.facts.model import Fact, NarrativeBlock, PublishedCell, Reading
from generator.facts.numbering import to_number
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards.disclosure_rules import Template, rules
from generator.standards.divisions import ancestors, divisions
from generator.standards.template_words import prose_words
from generator.standards.vocabulary import squash

_HEADING = re.compile(r"^(?P<n>[一二三四五六七八九十]{1,3})、")
# Notes, and amounts that are the same for two funds, may be said in several places.
_MAY_REPEAT = re.compile(r"^(备?注|单位|编制)|\d(万|亿)?元")
_LONG = 40
_SHORT_LONG = 30
_FORMS = {"project-performance", "department-performance"}


@check(
    "TEXT-TEMPLATE",
    title="没有未填写的模板文字",
    title_en="No unfilled template text",
    group="text",
    severity="warning",
)
def templates_are_filled(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字中不应留有模板的占位符（“××”“XX”）、只有单位没有数额的“经费 万元”、只说增减而无
    数额的“比去年减少”，也不应有读不出的数（“668.9.32万元”）。

    名词解释不在检查之列。
    """
    for block in disclosure.reading.narrative:
        text = squash(block.text)
        for template in rules().templates:
            found = template.words.search(text)
            if found:
                around = text[max(0, found.start() - 20) : found.end() + 10]
                yield _template(block, around, template)


def _template(block: NarrativeBlock, around: str, template: Template) -> Evaluation:
    what, what_en = template.what, template.what_en
    return Evaluation(
        verdict=VIOLATED,
        subject=what,
        subject_en=what_en,
        found=around,
        operands=f"{around}（{block.source}）",
        message=f"{what}：“…{around}…”。",
        message_en=f"Text of a template: {what_en}.",
        advice=template.advice or "补填数额，或删去不适用的文字。",
        severity=template.severity,
        source=block.source,
    )


@check(
    "TEXT-PROJECT-NAME",
    title="项目名称前后一致",
    title_en="A project has one name",
    group="text",
    severity="notice",
)
def projects_have_one_name(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字说明和绩效目标表中的项目名称，应与项目支出表中的名称一致。

    名称不同而相近、且没有同名项目的，提示可能是同一项目的两种写法。
    """
    projects = _projects(disclosure.reading, lambda f: f.table_kind == "project-expenditure")
    if not projects:
        projects = _projects(disclosure.reading, lambda f: bool(f.project_name))
    for name, source in _named(disclosure.reading):
        key = _key(name)
        if key in projects:
            yield Evaluation(
                HOLDS, f"项目“{name}”的名称", "name of a project",
                expected=projects[key].project_name, found=name,
                operands=f"{name}（{source}）", source=source,
            )  # fmt: skip
            continue
        near = [(_alike(key, other), other) for other in projects]
        ratio, other = max(near, default=(0.0, ""))
        if ratio >= 0.6:
            yield _two_names(name, source, projects[other])


def _projects(reading: Reading, wanted: object) -> dict[str, Fact]:
    assert callable(wanted)
    found: dict[str, Fact] = {}
    for fact in reading.facts:
        if fact.project_name and wanted(fact):
            found.setdefault(_key(fact.project_name), fact)
    return found


def _named(reading: Reading) -> Iterator[tuple[str, str]]:
    """The projects named in the prose and in the performance forms, each with its place."""
    for block in reading.narrative:
        if found := prose_words().project_named.match(squash(block.text)):
            yield found["name"].rstrip("。；"), block.source
    seen: set[tuple[str, str]] = set()
    for fact in reading.facts:
        if fact.table_kind == "project-performance" and fact.project_name:
            if (fact.table_id, fact.project_name) not in seen:
                seen.add((fact.table_id, fact.project_name))
                yield fact.project_name, fact.source


def _key(name: str) -> str:
    return re.sub(r"[“”\"'《》()、，,]|^20\d\d年?", "", squash(name))


def _alike(a: str, b: str) -> float:
    """How alike two names are, whatever the order of their words."""
    in_order = SequenceMatcher(None, a, b).ratio()
    shared = len(set(a) & set(b)) / max(len(set(a) | set(b)), 1)
    return max(in_order, shared)


def _two_names(name: str, source: str, fact: Fact) -> Evaluation:
    return Evaluation(
        verdict=VIOLATED,
        subject=f"项目“{name}”的名称",
        subject_en="one project under two names",
        expected=fact.project_name,
        found=name,
        operands=f"{name}（{source}）；{fact.project_name}（{fact.source}）",
        message=f"“{name}”（{source}）与项目表中的“{fact.project_name}”（{fact.source}）"
        "名称相近，可能是同一项目的两种写法。",
        message_en="A project seems to be called by two names.",
        advice="统一项目名称；确为不同项目的，不作改动。",
        facts=(fact,),
        table_ids=(fact.table_id,),
        source=source,
    )


@check(
    "TEXT-COPIED",
    title="没有整段重复的文字",
    title_en="No passage is copied",
    group="text",
    severity="notice",
)
def passages_are_not_copied(disclosure: Disclosure) -> Iterator[Evaluation]:
    """同一部分中不应有整段相同的说明（如把部门职责照抄为绩效目标），不同项目的立项依据、
    绩效目标也不应逐字相同。

    部门与所属单位两部分各说一遍的不算；表下的注不算。
    """
    yield from _copied_paragraphs(disclosure.reading)
    yield from _copied_cells(disclosure.reading)


def _copied_paragraphs(reading: Reading) -> Iterator[Evaluation]:
    """Paragraphs that stand in two sections of one part, one finding for each pair of sections."""
    first_unit = first_unit_line(reading)
    seen: dict[tuple[bool, str], NarrativeBlock] = {}
    pairs: dict[tuple[str, str, bool], list[tuple[NarrativeBlock, NarrativeBlock]]] = {}
    for block in reading.narrative:
        text = re.sub(r"^[(（]?[\w+-]{1,3}[)）、.]", "", squash(block.text))
        if block.level or len(text) < _SHORT_LONG or _MAY_REPEAT.search(text):
            continue
        unit = is_in_unit_part(block.source, first_unit)
        first = seen.setdefault((unit, text), block)
        if first is not block:
            pairs.setdefault((first.section, block.section, unit), []).append((first, block))
    for copies in pairs.values():
        yield _copied(copies[0][0].source, copies[0][1].source, len(copies), copies[0][0].text)


def _copied_cells(reading: Reading) -> Iterator[Evaluation]:
    """Long texts that stand word for word in the forms of several projects."""
    kinds = {t.table_id: (t.table_kind, t.reporting_level) for t in reading.tables}
    seen: dict[tuple[str, str], list[PublishedCell]] = {}
    for cell in reading.cells:
        kind, level = kinds.get(cell.table_id, ("", ""))
        text = squash(cell.text)
        if kind in _FORMS and len(text) >= _LONG:
            seen.setdefault((level, text), []).append(cell)
    for cells in seen.values():
        tables = tuple(dict.fromkeys(cell.table_id for cell in cells))
        if len(tables) > 1:
            yield Evaluation(
                verdict=VIOLATED,
                subject="绩效目标表中逐字相同的文字",
                subject_en="text copied between forms",
                found=f"{len(tables)}张表相同",
                operands="；".join(cell.source for cell in cells),
                message=f"{len(tables)}个项目的绩效目标表中有逐字相同的文字："
                f"“{squash(cells[0].text)[:40]}…”（{'、'.join(c.source for c in cells)}）。",
                message_en="The forms of several projects carry the same text word for word.",
                advice="核对各项目的立项依据和目标，删去不相关的内容。",
                table_ids=tables,
                source=cells[1].source,
            )


def _copied(first: str, second: str, count: int, text: str) -> Evaluation:
    return Evaluation(
        verdict=VIOLATED,
        subject="整段重复的文字",
        subject_en="copied passage",
        found=f"{count}段相同",
        operands=f"{first}；{second}",
        message=f"自{second}起有{count}段文字与自{first}起的相同：“{squash(text)[:30]}…”。",
        message_en="Paragraphs are repeated word for word in another section.",
        advice="核对是否误抄；绩效目标应写本年度的目标，不是部门职责。",
        source=second,
    )


@check(
    "TEXT-PLACE",
    title="文字所称的行政层级相符",
    title_en="The prose speaks of the right level of government",
    group="text",
    severity="notice",
)
def level_of_government_fits(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“我省（市、县、区）部门预算”应是本行政区划的层级；不符的多为照搬上级或他处的模板。"""
    division = divisions().get(disclosure.division)
    if division is None:
        return
    own = division.name[-1]
    fitting = {own, {"盟": "市", "州": "州", "旗": "旗"}.get(own, own)}
    above = {place.name[-1] for place in ancestors(division)}
    for block in disclosure.reading.narrative:
        for found in rules().titles.own_place.finditer(squash(block.text)):
            word = found["word"]
            right = word in fitting
            yield Evaluation(
                verdict=HOLDS if right else VIOLATED,
                subject=f"“我{word}”",
                subject_en="level of government",
                expected=f"我{own}",
                found=f"我{word}",
                operands=f"{found[0]}（{block.source}）",
                message=f"文字称“{found[0]}”，而本预算属{division.name}"
                + ("（其上级的说法）。" if word in above else "。"),
                message_en="The prose speaks of another level of government.",
                advice=f"把“我{word}”更正为“我{own}”。",
                source=block.source,
            )


@check(
    "TEXT-HEADINGS",
    title="标题编号连续",
    title_en="Headings are numbered without a gap",
    group="text",
    severity="notice",
)
def headings_are_numbered(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“一、二、三……”各级标题的编号应连续。

    跳号可能是文件缺页、提取时丢失标题，也可能是漏印，不能判断是哪一种。
    """
    blocks = disclosure.reading.narrative
    begun = [(to_number(m["n"]), b) for b in blocks if (m := _HEADING.match(b.text.strip()))]
    numbered = [(n, block) for n, block in begun if block.level]
    for (a, first), (b, second) in zip(numbered, numbered[1:], strict=False):
        if first.level != second.level or not 1 < b - a <= 3:
            continue
        if not any(a < n < b and _between(first, block, second) for n, block in begun):
            yield _heading_gap(a, first, b, second)


def _between(a: NarrativeBlock, b: NarrativeBlock, c: NarrativeBlock) -> bool:
    return a.block < b.block < c.block


def _heading_gap(a: int, first: NarrativeBlock, b: int, second: NarrativeBlock) -> Evaluation:
    return Evaluation(
        verdict=UNDETERMINED,
        subject=f"“{first.text.strip()[:20]}”之后的标题编号",
        subject_en="numbering of headings",
        found=f"第{a}之后为第{b}",
        operands=f"{first.text[:30]}（{first.source}）；{second.text[:30]}（{second.source}）",
        reason="标题可能漏印，也可能在提取文字时丢失",
        message=f"标题编号由{a}跳到{b}（{first.source}、{second.source}）：可能漏印，也可能在"
        "提取文字时丢失。",
        message_en="The numbering of headings has a gap; it may have been lost in extraction.",
        source=second.source,
    )


@check(
    "TEXT-TABLE-NAMED",
    title="文字提到的表都有",
    title_en="Tables the prose speaks of are there",
    group="text",
    severity="notice",
)
def tables_spoken_of_are_there(disclosure: Disclosure) -> Iterator[Evaluation]:
    """文字中提到的“项目支出表”等，文件中应有。没有统一要求的表只作提示。"""
    published = (t for t in disclosure.reading.tables if t.status != "not-published")
    kinds = {table.table_kind for table in published}
    for block in disclosure.reading.narrative:
        text = squash(block.text)
        if block.level or "项目支出表" not in text or "project-expenditure" in kinds:
            continue
        yield Evaluation(
            verdict=UNDETERMINED,
            subject="文字提到的项目支出表",
            subject_en="table the prose speaks of",
            found="文件中没有",
            operands=f"项目支出表（{block.source}）",
            reason="项目支出表没有统一要求公开，文字提到而文件中没有，仅作记录",
            message="文字提到项目支出表，文件中没有这张表。",
            message_en="The prose speaks of a table that is not in the document.",
            advice="补充项目支出表，或删去提及。",
            source=block.source,
        )


CHECKS: tuple[Check, ...] = (
    templates_are_filled,
    projects_have_one_name,
    passages_are_not_copied,
    level_of_government_fits,
    headings_are_numbered,
    tables_spoken_of_are_there,
)
