"""The unit of a table's amounts: where it is printed, and what is taken where it is not.

Above the table, below it, in a cell of its own or inside a label, behind the title; else
the one unit all other tables of the document print. Nothing is assumed beyond that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.model import RawTable

_MOST_ROWS = 12
_BEHIND_TITLE = re.compile(r"[(](?P<unit>万元|元|千元|亿元)[)]$")


def prevailing_unit(tables: Sequence[RawTable]) -> str:
    """The unit all tables of the document agree on, or empty."""
    units = Counter(table.caption.unit for table in tables if table.caption.unit)
    return next(iter(units)) if len(units) == 1 else ""


def unit_of(raw: RawTable, prevailing: str) -> tuple[str, str]:
    """The unit of a table, and a note when the table itself does not print it."""
    if raw.caption.unit:
        return raw.caption.unit, ""
    printed = _below(raw) or _inside(raw) or _BEHIND_TITLE.search(squash(raw.caption.title))
    if printed:
        return printed["unit"].removeprefix("人民币"), ""
    if prevailing:
        return prevailing, f"本表未印计量单位，按同一文件其余各表认定为{prevailing}"
    return "", ""


def _below(raw: RawTable) -> re.Match[str] | None:
    search = vocabulary.lines().unit.search
    return next((found for note in raw.notes if (found := search(squash(note)))), None)


def _inside(raw: RawTable) -> re.Match[str] | None:
    """单位：万元 in a cell of its own, or (万元) in a label; not 单价(元)."""
    lines = vocabulary.lines()
    for row in raw.rows[:_MOST_ROWS]:
        for cell in row.cells:
            words = squash(cell.text)
            if vocabulary.columns().is_ignored(words):
                continue
            if found := lines.unit.fullmatch(words) or lines.unit_in_label.search(words):
                return found
    return None
