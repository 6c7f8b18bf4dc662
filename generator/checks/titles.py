"""Checks of the titles of tables: the organisation and the year they name.

A title printed again on a later page is checked like the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.layout import called
from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.facts.model import NarrativeBlock, PublishedTable
from generator.findings import HOLDS, UNDETERMINED, VIOLATED
from generator.standards.disclosure_rules import rules
from generator.standards.divisions import ancestors, divisions
from generator.standards.stages import years_named
from generator.standards.vocabulary import squash
from generator.tables.offices import names_publisher, office_of_title

_SIGNED = 12  # characters of a line that says no more than whose it is


@check(
    "TITLE-ORG",
    title="表题和表上所印单位是本部门",
    title_en="Table titles and the lines above tables name this organisation",
    group="codes",
    severity="warning",
)
def titles_name_this_organisation(disclosure: Disclosure) -> Iterator[Evaluation]:
    """表题中写有单位名称的，应是公开本预算的部门或其所属单位。

    去掉地名后与本部门同名、而地名不同的（如区的预算用了市的表题），判为不符；其他单位可能
    是所属单位，不能判断；单位部分各表按其表题归入该单位的，不作比较。

    表上方“部门：……”所写的单位也一样：多数表写的是本部门，个别表写的单位在文件别处都没有提到的，判为不符。
    """
    yield from _offices(disclosure)
    units = {squash(fact.unit_name) for fact in disclosure.reading.facts}
    for table in disclosure.reading.tables:
        for title, source in _printed_titles(table):
            organ = office_of_title(table.table_kind, title)
            is_of_unit = table.reporting_level == "unit" and organ in units
            if organ and not is_of_unit:
                yield _organ_evaluation(table, title, source, organ, disclosure)


def _offices(disclosure: Disclosure) -> Iterator[Evaluation]:
    """Tables whose line above names an office that the document knows nothing of."""
    tables = [table for table in disclosure.reading.tables if table.office]
    own = plain_name(disclosure.publisher)
    other = [t for t in tables if not names_publisher(plain_name(t.office), own)]
    if not tables or 2 * len(other) >= len(tables):
        return
    sets = Counter(table.office for table in other if table.reporting_level == "unit")
    for table in other:
        # An institution without amounts of its own still has its set of tables.
        if sets[table.office] <= 1 and not _is_known(table.office, disclosure):
            yield _office_evaluation(table, disclosure.publisher, len(tables) - len(other))


def _is_known(office: str, disclosure: Disclosure) -> bool:
    """True for an office that rows or sentences name as well: it may be a unit of the publisher."""
    reading = disclosure.reading
    named = (fact.unit_name for fact in reading.facts)
    told = (b.text for b in reading.narrative if len(b.text) > len(office) + _SIGNED)
    return any(office in text for text in (*named, *told))


def _office_evaluation(table: PublishedTable, publisher: str, others: int) -> Evaluation:
    return Evaluation(
        verdict=VIOLATED,
        subject=f"{called(table)}上所印的单位",
        subject_en="organisation named above a table",
        expected=publisher,
        found=table.office,
        operands=f"{table.office}（{table.source}）",
        message=f"{called(table)}上方写的单位是“{table.office}”，其余{others}张表写的是本部门。",
        message_en="The line above a table names another organisation.",
        advice=f"核对该表是否为本部门的表；单位名称应为“{publisher}”。",
        table_ids=(table.table_id,),
        source=table.source,
    )


def _printed_titles(table: PublishedTable) -> Iterator[tuple[str, str]]:
    """The title above every page of the table, and where."""
    yield table.title, table.source
    for line in table.page_titles.splitlines():
        source, _, title = line.partition(" ")
        yield title, source


def _organ_evaluation(
    table: PublishedTable, title: str, source: str, organ: str, disclosure: Disclosure
) -> Evaluation:
    own = squash(disclosure.publisher)
    same = plain_name(organ) in plain_name(own) or plain_name(own) in plain_name(organ)
    elsewhere = not same and _without_places(organ, disclosure) == _without_places(own, disclosure)
    verdict = HOLDS if same else VIOLATED if elsewhere else UNDETERMINED
    return Evaluation(
        verdict=verdict,
        subject=f"“{title}”中的单位名称",
        subject_en="organisation named in a table title",
        expected=disclosure.publisher,
        found=organ,
        operands=f"{organ}（{source}）",
        reason="表题中的单位可能是所属单位，无从判断" if verdict == UNDETERMINED else "",
        message=f"表题“{title}”写的是“{organ}”，本预算由“{disclosure.publisher}”公开"
        + ("：地名不同，疑用了另一级单位的表题。" if elsewhere else "。"),
        message_en="A table title names another organisation.",
        advice=f"核对表题，应为“{disclosure.publisher}”。" if elsewhere else "",
        table_ids=(table.table_id,),
        source=source,
    )


def plain_name(name: str) -> str:
    return rules().titles.filler.sub("", name)


def _without_places(name: str, disclosure: Disclosure) -> str:
    """A name without the places of the disclosure's division and those above it."""
    division = divisions().get(disclosure.division)
    places = [division, *ancestors(division)] if division else []
    bare = plain_name(name)
    for place in places:
        bare = bare.replace(place.name, "").replace(place.name[:-1], "")
    return re.sub(r"^(省|市|区|县)委", "委", bare)


@check(
    "TITLE-YEAR",
    title="表题和标题中的年度是本预算的年度",
    title_en="Titles and headings name this year",
    group="codes",
    severity="warning",
)
def titles_name_this_year(disclosure: Disclosure) -> Iterator[Evaluation]:
    """表题中写有年度的，应是本预算的年度；表内金额都属于所写年度的对照表不作判断。

    文字部分的标题（第二部分 2025年部门预算表）也一样；讲上年执行、完成情况的，或其下文字多写
    那一年的，不作判断。
    """
    yield from _headings(disclosure)
    reading = disclosure.reading
    for table in reading.tables:
        years = years_named(table.title)
        if not years or table.status == "not-published":
            continue
        held = {fact.fiscal_year for fact in reading.facts if fact.table_id == table.table_id}
        right = disclosure.fiscal_year in years
        of_others = bool(held) and disclosure.fiscal_year not in held
        may_be_other = table.table_kind in {"state-assets", "carryover"}
        unread = table.status == "unreadable" and table.table_kind == "other"
        doubt = not right and (of_others or may_be_other or unread)
        yield _year_evaluation(table, max(years), disclosure.fiscal_year, right, doubt)


def _headings(disclosure: Disclosure) -> Iterator[Evaluation]:
    """The headings that name the document and a year: 第二部分 2024年部门预算情况说明."""
    own = disclosure.fiscal_year
    words = rules().titles.heading
    narrative = disclosure.reading.narrative
    stage = "预算" if disclosure.phase == "approved" else "决算"
    named = [
        (block, found) for block in narrative
        if block.level and (found := words.search(squash(block.text))) and found["stage"] == stage
    ]  # fmt: skip
    if not any(int(found["year"]) == own for _, found in named):
        return
    for block, found in named:
        year = int(found["year"])
        below = "".join(b.text for b in narrative if block.text in b.section.split(" / "))
        about_it = below.count(str(year)) > below.count(str(own))
        if year == own or not about_it:
            yield _heading_evaluation(block, year, own)


def _heading_evaluation(block: NarrativeBlock, year: int, own: int) -> Evaluation:
    return Evaluation(
        verdict=HOLDS if year == own else VIOLATED,
        subject=f"标题“{block.text}”中的年度",
        subject_en="year named in a heading",
        expected=f"{own}年",
        found=f"{year}年",
        operands=f"{block.text}（{block.source}）",
        message=f"标题“{block.text}”写的是{year}年，本文件是{own}年的。",
        message_en="A heading names another year.",
        advice=f"核对标题（和目录）中的年度，应为{own}年。",
        source=block.source,
    )


def _year_evaluation(
    table: PublishedTable, year: int, own: int, right: bool, doubt: bool
) -> Evaluation:
    return Evaluation(
        verdict=HOLDS if right else UNDETERMINED if doubt else VIOLATED,
        subject=f"“{table.title}”中的年度",
        subject_en="year named in a table title",
        expected=f"{own}年",
        found=f"{year}年",
        operands=f"{table.title}（{table.source}）",
        reason="本表可能就是该年度的数" if doubt else "",
        message=f"表题“{table.title}”写的是{year}年，本预算是{own}年。",
        message_en="A table title names another year.",
        advice=f"核对表题中的年度，应为{own}年。",
        table_ids=(table.table_id,),
        source=table.source,
    )


CHECKS: tuple[Check, ...] = (
    titles_name_this_organisation,
    titles_name_this_year,
)
