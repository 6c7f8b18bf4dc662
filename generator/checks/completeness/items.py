"""Functional classes (款) that lost their items (项) in one table, as another table tells.

A table that breaks most 款 down has lost a row where one stands without 项 and another
table of the same office, year and stage prints one below it. Says nothing of tables that end
at the 款, and nothing sure where rows without code stand among the items.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.incomplete import table_doubts
from generator.checks.model import Disclosure, Evaluation
from generator.checks.wording import table_called
from generator.facts.model import Fact, PublishedTable
from generator.findings import UNDETERMINED, VIOLATED
from generator.standards import vocabulary

_SECTION, _ITEM = 5, 7  # digits of a 款, of a 项
_FEWEST = 2  # 款 broken down, for the table to be one that goes to the 项

_UNCODED = "表中有没有编码的行，可能就是其下的项"


def lost_items(disclosure: Disclosure) -> Iterator[Evaluation]:
    """One evaluation for every 款 of a table whose items only other tables print."""
    listed, doubts = _listed(disclosure), table_doubts(disclosure.reading)
    for table, facts in listed:
        lacking = _undivided(facts)
        for other, theirs in listed if lacking else ():
            if other is table:
                continue
            for section in tuple(lacking):
                if item := _item_of(section, theirs):
                    lacking.remove(section)
                    why = _UNCODED if _has_uncoded(facts) else doubts.get(table.table_id, "")
                    yield _lost(table, section, other, item, why)


def _listed(disclosure: Disclosure) -> list[tuple[PublishedTable, list[Fact]]]:
    """The tables by functional class, with their facts of the disclosure's year and stage."""
    by_table: dict[str, list[Fact]] = {}
    for fact in disclosure.reading.facts:
        if (fact.fiscal_year, fact.phase) == (disclosure.fiscal_year, disclosure.phase):
            by_table.setdefault(fact.table_id, []).append(fact)
    return [
        (table, by_table[table.table_id])
        for table in disclosure.reading.tables
        if table.table_id in by_table and _is_by_class(table)
    ]


def _is_by_class(table: PublishedTable) -> bool:
    kind = vocabulary.kind(table.table_kind)
    return kind.classification == "function" and kind.direction != "two-sided"


def _undivided(facts: Sequence[Fact]) -> list[Fact]:
    """The 款 with an amount and without 项, in a table that breaks more others down."""
    items = {f.function_code[:_SECTION] for f in facts if len(f.function_code) == _ITEM}
    sections: dict[str, Fact] = {}
    for fact in facts:
        if len(fact.function_code) == _SECTION and fact.amount and not fact.project_name:
            sections.setdefault(fact.function_code, fact)
    lacking = [fact for code, fact in sections.items() if code not in items]
    divided = len(sections.keys() & items)
    return lacking if divided >= max(_FEWEST, len(lacking) + 1) else []


def _item_of(section: Fact, facts: Sequence[Fact]) -> Fact | None:
    """An item with an amount below a 款, of the same office."""
    for fact in facts:
        is_item = len(fact.function_code) == _ITEM and fact.amount and not fact.project_name
        below = fact.function_code[:_SECTION], fact.reporting_level, fact.unit_name
        own = section.function_code, section.reporting_level, section.unit_name
        if is_item and below == own:
            return fact
    return None


def _has_uncoded(facts: Sequence[Fact]) -> bool:
    """True where rows without a code may be items that lost it."""
    return any(f.row_role == "item" and not f.function_code for f in facts)


def _lost(
    table: PublishedTable, section: Fact, other: PublishedTable, item: Fact, reason: str
) -> Evaluation:
    called = f"{section.function_code}“{section.function_name}”"
    named = f"{item.function_code}“{item.function_name}”"
    return Evaluation(
        verdict=UNDETERMINED if reason else VIOLATED,
        subject=f"“{table_called(table)}”{called}下的项",
        subject_en=f"items of {section.function_code}",
        expected="列到项",
        found=f"{section.published}（{section.source}），其下没有列项",
        reason=reason,
        message=f"“{table_called(table)}”中{called}（{section.source}）下没有列项，同表其他款列到项，"
        f"“{table_called(other)}”列有{named}{item.published}（{item.source}）。"
        + (f"{reason}。" if reason else ""),
        message_en="A class lists no item, though another table prints one below it.",
        advice="" if reason else f"核对{called}下是否漏列项级科目行（人工复核）。",
        facts=(section, item),
        table_ids=(table.table_id, other.table_id),
        source=section.source,
    )
