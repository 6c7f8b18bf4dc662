"""What the fields of the data cannot tell of an amount that is read: said, never passed over.

A balance has no direction, a project's total no single year. Which amounts these are stands
in `standards/checks/fields.yml`; that they are read right otherwise is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.wording import table_called
from generator.facts.labels import unnumbered
from generator.facts.model import Fact, PublishedTable
from generator.findings import UNDETERMINED
from generator.standards.check_rules import FieldLimit, field_limits
from generator.standards.vocabulary import squash


@check(
    "READ-FIELDS",
    title="读取：数据的栏目说得清每个金额",
    title_en="Reader: the fields can tell of every amount",
    group="completeness",
    severity="notice",
)
def fields_can_tell(disclosure: Disclosure) -> Iterator[Evaluation]:
    """每个金额都有收支方向、年度和资金来源。余额、跨年度的总额等，这些栏目说不清，逐表列明，
    以免误用；不影响对公开单位的判断。
    """
    facts: dict[str, list[Fact]] = {}
    for fact in disclosure.reading.facts:
        facts.setdefault(fact.table_id, []).append(fact)
    for table in disclosure.reading.tables:
        for limit in field_limits():
            own = facts.get(table.table_id, [])
            if found := [fact for fact in own if _is_of(limit, fact, table, disclosure)]:
                yield _told(limit, table, found)


def _is_of(limit: FieldLimit, fact: Fact, table: PublishedTable, disclosure: Disclosure) -> bool:
    fund = limit.fund in {"", fact.fund_source}
    year = not limit.other_year or fact.fiscal_year != disclosure.fiscal_year
    return fund and year and _is_in(limit, table) and _is_called(limit, fact)


def _is_in(limit: FieldLimit, table: PublishedTable) -> bool:
    title = squash(table.title)
    if limit.unless.pattern and limit.unless.search(title):
        return False
    titled = bool(limit.titles.pattern) and limit.titles.search(title) is not None
    anywhere = not limit.kinds and not limit.titles.pattern
    return anywhere or titled or table.table_kind in limit.kinds


def _is_called(limit: FieldLimit, fact: Fact) -> bool:
    path = [squash(word) for word in fact.column.split(" / ")]
    said = [*(path[-1:] if limit.last else path), unnumbered(squash(fact.label))]
    return not limit.words.pattern or any(map(limit.words.fullmatch, said))


def _told(limit: FieldLimit, table: PublishedTable, facts: list[Fact]) -> Evaluation:
    reason = f"{limit.said}（{len(facts)}个金额，第一个是“{facts[0].label}”的{facts[0].published}）"
    return Evaluation(
        verdict=UNDETERMINED,
        subject=f"“{table_called(table)}”的数据栏目",
        subject_en=limit.said_en,
        found=limit.id,
        reason=reason,
        message=f"“{table_called(table)}”：{reason}。",
        message_en=f"About our data, not the publisher: {limit.said_en}.",
        facts=tuple(facts),
        table_ids=(table.table_id,),
        source=facts[0].source,
    )


CHECKS: tuple[Check, ...] = (fields_can_tell,)
