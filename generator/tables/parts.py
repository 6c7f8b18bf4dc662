"""The parts of a document: under which heading a table stands, and under whose name.

第三部分 部门汇总预算公开表 and 第四部分 部门本级预算公开表 print the same tables of all offices
and of one alone. What stands in the part of the office alone is not the whole department's,
where tables of the same kinds stand elsewhere too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.model import RawTable

_LONGEST = 60
_FEWEST_REPEATED = 2


def part_after(text: str, part: tuple[str, str]) -> tuple[str, str]:
    """The part after a paragraph: another heading, another office below it, or the same one."""
    squashed, words = squash(text), table_words()
    if len(squashed) > _LONGEST:
        return part
    if any(opens.fullmatch(squashed) for opens in (words.part, words.own_part, words.unit_page)):
        return squashed, ""
    return (part[0], squashed) if words.office_alone.fullmatch(squashed) else part


def repeats(before: Sequence[RawTable], after: Sequence[RawTable]) -> bool:
    """True where several kinds of tables occur before and after."""
    kinds = {table.caption.kind for table in before} & {table.caption.kind for table in after}
    return len(kinds - {"other"}) >= _FEWEST_REPEATED


def with_own_part(tables: Sequence[RawTable]) -> tuple[RawTable, ...]:
    """The tables; those in the part of the office alone as a unit's, where others are of all."""
    own = [table for table in tables if _is_own(table)]
    if not repeats([table for table in tables if not _is_own(table)], own):
        return tuple(tables)
    return tuple(
        replace(table, level="unit", unit_name=table.unit_name or table.part[1])
        if _is_own(table)
        else table
        for table in tables
    )


def _is_own(table: RawTable) -> bool:
    heading, office = table.part
    words = table_words()
    alone = words.own_level.search(office) if office else words.own_part.fullmatch(heading)
    return alone is not None
