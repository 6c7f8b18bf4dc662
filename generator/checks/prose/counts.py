"""How many there are, against how many are listed: people, vehicles, offices, projects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.layout import called
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.facts.model import Fact, NarrativeBlock, Reading
from generator.facts.numbering import to_number
from generator.findings import HOLDS, VIOLATED
from generator.standards.disclosure_rules import rules
from generator.standards.template_words import prose_words
from generator.standards.vocabulary import squash

_BRACKETS = re.compile(r"\([^()]*\)")
_VEHICLES, _HELD = re.compile(r"(?:用车|车辆|车)(\d+)辆"), re.compile(r"\d+辆")


@check(
    "PROSE-COUNT",
    title="文字所说的个数与所列一致",
    title_en="Offices and projects are as many as are said",
    group="prose",
    severity="warning",
)
def counts_are_those_of_what_is_listed(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“单位共3个：甲、乙、丙。”所说的个数，应与所列的一致。只看逐个以顿号隔开、都以机构名称结尾、
    没有“等”的列举。

    “项目3个，涉及资金772.43万元”的资金若正是项目支出表的合计，个数应与该表所列项目一致。
    """
    reading = disclosure.reading
    for block in reading.narrative:
        yield from _offices(block)
        yield from _projects(block, reading)


def _offices(block: NarrativeBlock) -> Iterator[Evaluation]:
    words = prose_words()
    for found in words.offices_listed.finditer(squash(block.text)):
        listed = _BRACKETS.sub("()", found["list"]).split("、")
        all_told = all(map(words.office_ends.search, listed))
        if len(listed) < 2 or not all_told or words.not_all_listed.search(listed[-1]):
            continue
        said, advice = to_number(found["number"]), "核对个数和所列的名称，更正其一。"
        yield _evaluation(block, said, len(listed), "这句话所列", advice)


def _projects(block: NarrativeBlock, reading: Reading) -> Iterator[Evaluation]:
    facts = {fact.fact_id: fact for fact in reading.facts}
    for statement in reading.statements:
        if statement.block != block.block or statement.verdict != "agrees":
            continue
        found = prose_words().projects_counted.search(squash(block.text[: statement.start]))
        wholes = (facts[i] for i in statement.fact_ids if i in facts)
        whole = next((f for f in wholes if _is_of_all_projects(f)), None)
        if not found or whole is None:
            continue
        rows = [f for f in reading.facts if f.table_id == whole.table_id]
        if any(fact.row_role == "subtotal" for fact in rows):
            continue  # of which level the projects are counted is not said
        items = {(f.row, f.project_name or f.label) for f in rows if f.row_role == "item"}
        counts = {len(items), len({name for _, name in items})}
        table = next(t for t in reading.tables if t.table_id == whole.table_id)
        said = int(found["number"])
        listed = said if said in counts else len(items)
        advice = f"核对项目个数与{called(table)}所列项目，更正其一。"
        yield _evaluation(block, said, listed, f"{called(table)}所列（资金合计相同）", advice)


def _is_of_all_projects(fact: Fact) -> bool:
    is_whole = fact.row_role == fact.column_role == "total"
    return fact.table_kind == "project-expenditure" and is_whole


@check(
    "PROSE-STAFF",
    title="实有人数等于在职、退休、离休之和",
    title_en="Staff is the sum of its kinds",
    group="prose",
    severity="warning",
)
def staff_adds_up(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“实有人数 x 人，其中：在职 a 人……退休 b 人……离休 c 人”，三项应加总为 x。"""
    words = rules().prose
    for block in disclosure.reading.narrative:
        text = squash(block.text)
        found = words.staff.search(text)
        parts = (
            [int(m["n"]) for m in words.staff_parts.finditer(text, found.end())] if found else []
        )
        listed = found and words.staff_of_which.match(text[found.end() :].lstrip(",，。:："))
        if found and listed and len(parts) >= 2:
            yield _count("实有人数", int(found["whole"]), parts, "人", block)


@check(
    "PROSE-VEHICLES",
    title="车辆数等于各类车辆之和",
    title_en="Vehicles are the sum of their kinds",
    group="prose",
    severity="warning",
)
def vehicles_add_up(disclosure: Disclosure) -> Iterator[Evaluation]:
    """“车辆 x 辆，其中：一般公务用车 a 辆、执法执勤用车 b 辆……”，各类应加总为 x。

    只在“其中”列有两类以上、且都是车时比较；括号里的说明（旅行车（含商务车）3辆）不计。
    """
    for block in disclosure.reading.narrative:
        text = squash(block.text)
        for sentence in re.split(r"[。]", text):
            before, opened, rest = sentence.partition("其中")
            found = rules().prose.vehicles_held.search(before)
            rest = _BRACKETS.sub("", re.split(r"单[价位]|20\d\d年", rest)[0])
            counts = [int(n) for n in _VEHICLES.findall(rest)]
            listed = len(counts) >= 2 and len(counts) == len(_HELD.findall(rest))
            if found and opened and listed:
                yield _count("车辆数", int(found["n"]), counts, "辆", block)


def _count(what: str, whole: int, parts: list[int], unit: str, block: NarrativeBlock) -> Evaluation:
    holds = whole == sum(parts)
    listed = " + ".join(str(part) for part in parts)
    return Evaluation(
        verdict=HOLDS if holds else VIOLATED,
        exactness="exact" if holds else "",
        subject=what,
        subject_en="count and its parts",
        expected=f"{sum(parts)}{unit}",
        found=f"{whole}{unit}",
        difference="" if holds else f"{whole - sum(parts)}{unit}",
        operands=f"{whole}{unit}：{listed}（{block.source}）",
        message=f"{what}写为{whole}{unit}，所列各项合计{sum(parts)}{unit}（{listed}）。",
        message_en="A count does not equal the sum of its parts.",
        advice=f"核对{what}及其各项，更正有误的一项（人工复核）。",
        source=block.source,
    )


def _evaluation(
    block: NarrativeBlock, said: int, listed: int, where: str, advice: str
) -> Evaluation:
    return Evaluation(
        HOLDS if said == listed else VIOLATED,
        f"文字所说的{said}个",
        "number of offices or projects",
        expected=str(listed),
        found=str(said),
        operands=f"{said}（{block.source}）",
        message=f"文字说共{said}个，{where}为{listed}个。",
        message_en=f"The text says {said}, there are {listed}.",
        advice=advice,
        source=block.source,
    )


CHECKS: tuple[Check, ...] = (staff_adds_up, vehicles_add_up, counts_are_those_of_what_is_listed)
