"""Two meters, kept apart: how complete the publisher was, how completely we read it.

The publisher's meter counts the tables and explanations that law and practice demand for
the fiscal year; the reader's meter counts amount cells, tables and damaged places of our
own reading. Each has the list behind it. Neither says whether an amount is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.checks.model import Disclosure
from generator.checks.wording import table_called
from generator.facts.model import NarrativeBlock, PublishedTable, Reading
from generator.standards import vocabulary
from generator.standards.disclosure_rules import Explanation, rules
from generator.standards.vocabulary import TableKind, squash

_LEAST_PROSE = 200
_LEAST_EXPLAINED = 6  # characters of a paragraph that explains


@dataclass(frozen=True, slots=True)
class MeterItem:
    """One thing counted."""

    key: str
    title: str
    title_en: str
    met: bool
    detail: str  # zh: what was found, or what is missing
    basis: str
    strength: str  # statute | rule | practice | empty for the reader's meter
    source: str


@dataclass(frozen=True, slots=True)
class Meter:
    """So many of so many, with the list behind it."""

    key: str  # publisher | reader
    title: str
    items: tuple[MeterItem, ...]
    done: int
    total: int


def publisher_meter(disclosure: Disclosure) -> Meter:
    """The demanded tables and explanations, and which of them are there."""
    items = (*_tables(disclosure), *_explanations(disclosure))
    done = sum(item.met for item in items)
    return Meter("publisher", "公开完整度", items, done, len(items))


def reader_meter(reading: Reading) -> Meter:
    """The amount cells of the tables, and how many of them became facts."""
    cells = sum(table.amount_cells for table in reading.tables)
    read = sum(table.facts for table in reading.tables)
    return Meter("reader", "读取完整度", tuple(_reader_items(reading, cells, read)), read, cells)


def demanded_kinds(fiscal_year: int, phase: str = "approved") -> tuple[TableKind, ...]:
    """The tables demanded in a fiscal year, in the order of the law, as the phase calls them."""
    return tuple(
        replace(kind, title=kind.called(phase))
        for kind in vocabulary.kinds()
        if kind.demand and kind.demand.first_year <= fiscal_year
    )


def table_of(reading: Reading, kind: str) -> PublishedTable | None:
    """The best-read table of a kind: one that was published before one that was not."""
    order = ["parsed", "declared-empty", "published-blank", "unreadable", "not-published"]
    found = [table for table in reading.tables if table.table_kind == kind]
    return min(found, key=lambda t: (order.index(t.status), t.ordinal), default=None)


def _tables(disclosure: Disclosure) -> Iterator[MeterItem]:
    for kind in demanded_kinds(disclosure.fiscal_year, disclosure.phase):
        table = table_of(disclosure.reading, kind.kind)
        status = table.status if table else "not-published"
        assert kind.demand is not None
        yield MeterItem(
            key=kind.kind,
            title=kind.title,
            title_en=kind.title_en,
            met=status in {"parsed", "declared-empty", "published-blank", "unreadable"},
            detail="：".join(filter(None, (_STATUS[status], table.status_reason if table else ""))),
            basis=kind.demand.basis,
            strength="practice" if kind.demand.first_year > 2016 else "rule",
            source=table.source if table else "",
        )  # fmt: skip


_STATUS = {
    "parsed": "已公开",
    "declared-empty": "已公开，为空表并有说明",
    "published-blank": "已公开，为空表而无说明",
    "unreadable": "读取程序未能识别",
    "not-published": "未公开",
}


def has_prose(reading: Reading) -> bool:
    """False when the document is tables only, so that explanations may stand elsewhere."""
    said = (b.text for b in reading.narrative if b.level == 0 and _is_prose(b.text))
    return sum(map(len, said)) >= _LEAST_PROSE


def _is_prose(text: str) -> bool:
    """True for a sentence; not for a title, the name of a sheet or the note of a table."""
    words = squash(text).rstrip("。")
    note = vocabulary.lines().notes.fullmatch(words)
    empty = any(form.words.fullmatch(words) for form in vocabulary.lines().empty)
    return "。" in text and not (note or empty)


def explained(narrative: Sequence[NarrativeBlock]) -> dict[str, str]:
    """By key of an explanation, the place where it is given first."""
    found: dict[str, str] = {}
    for block in narrative:
        wanted = [one for one in rules().explanations if one.key not in found]
        if wanted and block.level == 0:
            found |= dict.fromkeys(_explains(wanted, block), block.source)
    return found


def owed(key: str, publisher: str, reading: Reading) -> bool:
    """False for what only administrative units must explain, of an institution.

    An institution run by the civil service law shows the functions of administrative units.
    """
    words = rules().agency
    if key not in words.explanations or not words.institutions.fullmatch(squash(publisher)):
        return True
    return any(words.functions.fullmatch(squash(f.function_name)) for f in reading.facts)


def _explains(wanted: Sequence[Explanation], block: NarrativeBlock) -> Iterator[str]:
    """The keys of what a paragraph explains."""
    text = squash(block.text)
    heading = squash(block.section.rsplit(" / ", 1)[-1])
    is_glossary = bool(rules().glossary_section.search(heading))
    defines = bool(rules().definition.match(text))
    for one in wanted:
        named = bool(one.words.search(text))
        if one.key == "glossary":
            is_given = is_glossary or named or defines
        else:
            named = named or bool(one.words.search(heading))
            is_open = not (is_glossary or defines) and len(text) >= _LEAST_EXPLAINED
            is_given = is_open and named and bool(one.besides.search(text))
        if is_given:
            yield one.key


def _explanations(disclosure: Disclosure) -> Iterator[MeterItem]:
    if not has_prose(disclosure.reading):
        return
    places = explained(disclosure.reading.narrative)
    for explanation in rules().explanations:
        source = places.get(explanation.key, "")
        if not (source or owed(explanation.key, disclosure.publisher, disclosure.reading)):
            continue
        yield MeterItem(
            key=explanation.key,
            title=explanation.title,
            title_en=explanation.title_en,
            met=bool(source),
            detail="有说明" if source else "文字说明中未见",
            basis=explanation.basis,
            strength=explanation.strength,
            source=source,
        )


def _reader_items(reading: Reading, cells: int, read: int) -> Iterator[MeterItem]:
    published = [t for t in reading.tables if t.status != "not-published"]
    bound = [t for t in published if t.status != "unreadable"]
    yield _count("amount-cells", "金额单元格", "amount cells read", read, cells)
    yield _count("tables", "识别的表", "tables bound", len(bound), len(published))
    for token in reading.unread:
        place = f"{token.text}：{token.reason}"
        yield _flaw("unread", "未读出的数字", "number not read", place, token.source)
    for table in published:
        if table.status == "unreadable":
            yield _flaw(
                "unreadable", table_called(table), "table not bound",
                table.status_reason, table.source,
            )  # fmt: skip
        elif table.binding in {"restored", "aligned"}:
            repaired = table.binding == "restored"
            yield MeterItem(
                table.binding, table_called(table),
                "header restored by its sums" if repaired else "cells put back in place",
                True, table.binding_note, "", "", table.source,
            )  # fmt: skip


def _count(key: str, title: str, title_en: str, done: int, total: int) -> MeterItem:
    detail = f"{done}/{total}"
    return MeterItem(key, title, title_en, done == total, detail, "", "", "")


def _flaw(key: str, title: str, title_en: str, detail: str, source: str) -> MeterItem:
    return MeterItem(key, title, title_en, False, re.sub(r"\s+", " ", detail), "", "", source)
