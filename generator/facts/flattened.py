"""Tables pressed into a line of prose, as web pages leave them: seen, named, not read.

A paragraph that prints a unit (单位：万元) and then a run of numbers was a table. Which number
stood in which column is lost, so nothing is made of it but an unreadable table that says
so, with every number unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.documents.model import Paragraph
from generator.facts.model import PublishedTable, UnreadToken
from generator.facts.table_reading import TableReading
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.captions import match_title

_REASON = "表格被压成一行文字，无法确定各个数字属于哪一栏"
_FEWEST_NUMBERS = 3
_BESIDE_COLON = re.compile(r"(?<!\s)\s+(?=[:：])|(?<=[:：])\s+")
_NUMBER = re.compile(r"(?<![\d.,])-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+(?![\d.])")
_TITLE = re.compile(r"[\u4e00-\u9fff\d“”（）()年度]{4,60}?表")


@dataclass(frozen=True, slots=True)
class _Flat:
    """A flattened table: what it seems to be, and its numbers as printed."""

    kind: str
    title: str
    unit: str
    numbers: tuple[str, ...]
    source: str


def flattened_tables(prose: Sequence[Paragraph], before: int) -> list[TableReading]:
    """The tables that were pressed into prose; `before` tables stand above in the package."""
    return [_unreadable(flat, at, before + at) for at, flat in enumerate(_flattened(prose), 1)]


def _unreadable(flat: _Flat, at: int, ordinal: int) -> TableReading:
    table = PublishedTable(
        table_id=f"flattened-{at}",
        ordinal=ordinal,
        number="",
        title=flat.title,
        table_kind=flat.kind,
        reporting_level="department",
        unit_published=flat.unit,
        status="unreadable",
        status_reason=_REASON,
        source=flat.source,
        amount_cells=len(flat.numbers),
    )
    unread = [UnreadToken(table.table_id, n, _REASON, flat.source) for n in flat.numbers]
    return TableReading(table=table, unread=tuple(unread))


def _flattened(prose: Sequence[Paragraph]) -> Iterator[_Flat]:
    """The flattened tables of the prose, in order."""
    for paragraph in prose:
        text = _BESIDE_COLON.sub("", paragraph.text)
        units = list(vocabulary.lines().unit.finditer(text))
        for at, unit in enumerate(units):
            end = units[at + 1].start() if at + 1 < len(units) else len(text)
            numbers = tuple(_NUMBER.findall(text[unit.end("unit") : end]))
            if len(numbers) < _FEWEST_NUMBERS:
                continue
            start = units[at - 1].end() if at else 0
            kind, title = _title(text[start : unit.start()])
            yield _Flat(kind, title, unit["unit"], numbers, paragraph.source)


def _title(before: str) -> tuple[str, str]:
    """Kind and words of the last title before the unit; `other` and none when there is none."""
    for found in reversed(list(_TITLE.finditer(before))):
        matches = match_title(found[0])
        if len(matches) == 1:
            return matches[0].kind, squash(found[0])
    return "other", ""
