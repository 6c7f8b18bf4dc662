"""Whose a table is, by the line above it: 单位名称：某县福利院, 编制部门：某县民政局（汇总）.

Where tables of one kind stand for several offices, those of another than the publisher are
its units', and so is what the publisher alone has (某局（本级）): it is not the whole department.
A document that names one office alone says nothing new by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.standards import vocabulary
from generator.standards.disclosure_rules import rules
from generator.standards.template_words import table_words
from generator.standards.vocabulary import as_printed, squash
from generator.tables.model import RawTable

_SEVERAL = 2


def office_of(texts: Iterable[str]) -> str:
    """The office the lines above a table name; empty where there is none or several."""
    said: dict[str, str] = {}
    for text in texts:
        squashed = squash(text)
        for found in table_words().whose.finditer(squashed):
            if not _says_measure(squashed[found.start() :], found["office"]):
                said.setdefault(found["office"], as_printed(text, found, "office"))
    return next(iter(said.values())) if len(said) == 1 else ""


def _says_measure(text: str, named: str) -> bool:
    """True for 单位：人民币万元, 单位：百万美元, 单位：平方米."""
    lines, measures = vocabulary.lines(), vocabulary.columns().measures
    money = lines.unit.match(text) or lines.foreign_unit.match(text)
    return bool(money or measures.words.fullmatch(named))


def is_other(organ: str, first: str) -> bool:
    """True for another publisher; the same one may be printed without its place."""
    return bool(organ and first) and not (organ.endswith(first) or first.endswith(organ))


def names_publisher(office: str, publisher: str) -> bool:
    """True for the publisher, also with the part of its money (汇总, 本级) or cut short."""
    return _is_publisher(_bare(office), publisher)


def office_of_title(kind: str, printed: str) -> str:
    """The office that the title of a table of a kind begins with, or empty."""
    title = re.sub(r"^20\d\d年?度?", "", squash(printed))
    try:
        patterns = vocabulary.kind(kind).titles
    except KeyError:
        return ""
    ends = [found.start() for p in patterns for found in p.finditer(title)]
    prefix = re.sub(r"20\d\d年?度?$|部门$|单位$", "", title[: min(ends)]) if ends else ""
    return prefix if rules().titles.organ.fullmatch(prefix) else ""


def with_titled_units(tables: Sequence[RawTable]) -> tuple[RawTable, ...]:
    """The tables, those of units with the unit that begins their titles, where there are several.

    Another unit's name may stand in the line above its tables.
    """
    units = [table if table.level == "unit" else None for table in tables]
    titled = [office_of_title(t.caption.kind, t.caption.title) if t else "" for t in units]
    said = [
        t.unit_name or title or t.caption.office if t else ""
        for t, title in zip(units, titled, strict=True)
    ]
    if not any(titled) or len({name for name in said if name}) < _SEVERAL:
        return tuple(tables)
    return tuple(
        replace(table, unit_name=name or table.unit_name)
        for table, name in zip(tables, said, strict=True)
    )


def of_offices(tables: Sequence[RawTable], publisher: str) -> tuple[RawTable, ...]:
    """The tables; those of an office beside the publisher's of the same kind are that unit's."""
    units = _units([table for table in tables if _is_told(table)], publisher)
    return tuple(
        replace(table, level="unit", unit_name=table.unit_name or table.caption.office)
        if _is_told(table) and table.caption.office in units
        else table
        for table in tables
    )


def _is_told(table: RawTable) -> bool:
    kind = table.caption.kind
    return bool(table.caption.office) and vocabulary.kind(kind).layout == "rows" and kind != "other"


def _units(tables: Sequence[RawTable], publisher: str) -> set[str]:
    """The offices that are not the publisher, of kinds that more than one office prints."""
    by_kind: dict[str, list[str]] = {}
    for table in tables:
        by_kind.setdefault(table.caption.kind, []).append(table.caption.office)
    several = {kind: names for kind, names in by_kind.items() if len(set(names)) > 1}
    publisher = publisher or next((_bare(names[0]) for names in several.values()), "")
    found: set[str] = set()
    for names in several.values():
        own = [name for name in names if _is_publisher(_bare(name), publisher)]
        whole = [name for name in own if not _is_own_level(name)]
        found |= {name for name in names if name not in whole}
    return found


def _is_publisher(name: str, publisher: str) -> bool:
    """True for the publisher's name, without its place or cut short (网信办)."""
    letters = iter(publisher)
    return not is_other(name, publisher) or all(letter in letters for letter in name)


def _bare(name: str) -> str:
    """The office without what part of its money is shown."""
    words = table_words()
    return words.own_level.sub("", words.all_levels.sub("", squash(name)))


def _is_own_level(name: str) -> bool:
    return table_words().own_level.search(squash(name)) is not None
