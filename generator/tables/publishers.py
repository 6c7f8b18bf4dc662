"""Two disclosures in one file: which tables stand under the title page of another publisher.

Said only where it is plain: another publisher's title page, and after it tables of kinds that
were there before. Their figures must not be added to or compared with the first one's. Tables
of units stand under the name of the unit whose part of the disclosure they are in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.standards.template_words import table_words
from generator.standards.vocabulary import as_printed, squash
from generator.tables.model import RawTable
from generator.tables.offices import is_other, of_offices, with_titled_units
from generator.tables.parts import repeats, with_own_part

_LONGEST = 60


def organ_of_title_page(text: str) -> str:
    """The publisher that a title page names, or empty: 某市某局2024年部门预算."""
    squashed = squash(text)
    if unit_of_heading(text):
        return ""  # a part of the disclosure, no title page
    found = table_words().title_page.fullmatch(squashed) if len(squashed) <= _LONGEST else None
    return found["organ"] if found else ""


def unit_of_heading(text: str) -> str:
    """The unit whose part of a disclosure a heading opens, or empty."""
    squashed = squash(text)
    found = table_words().unit_page.fullmatch(squashed) if len(squashed) <= _LONGEST else None
    return as_printed(text, found, "organ") if found else ""


def told_apart(
    tables: Sequence[RawTable],
    title_pages: Sequence[tuple[int, str]],
    parts: Sequence[tuple[int, str]] = (),
) -> tuple[RawTable, ...]:
    """The tables; those of another publisher's disclosure as a unit's, apart from the first.

    `title_pages` are the publishers of title pages, each with the number of tables before it;
    `parts` likewise the units that headings name.
    """
    told = list(with_own_part(tables))
    first = next((organ for _, organ in title_pages), "")
    for page, (start, organ) in enumerate(title_pages):
        later = [at for at, _ in title_pages[page + 1 :]]
        end = later[0] if later else len(tables)
        if is_other(organ, first) and repeats(tables[:start], tables[start:end]):
            told[start:end] = [replace(table, level="unit") for table in told[start:end]]
    return with_titled_units(of_offices(_named(told, [*title_pages[1:], *parts]), first))


def _named(tables: Sequence[RawTable], parts: Sequence[tuple[int, str]]) -> tuple[RawTable, ...]:
    """The tables of units under the name of the unit in whose part they stand."""
    found = []
    for at, table in enumerate(tables):
        before = [(start, organ) for start, organ in parts if start <= at]
        name = max(before, key=lambda part: part[0])[1] if before else ""
        found.append(replace(table, unit_name=name) if table.level == "unit" else table)
    return tuple(found)
