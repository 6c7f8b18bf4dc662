"""More or less than the year before, where, and why: steps from last year's level.

From the prose, where the changes of basic and of project expenditure are said with reasons
and make up the change in all; else from a table that prints both years. What does not add
up is not drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from generator.facts.model import Fact, PublishedTable, Reading, Statement
from generator.pages import amounts, selection, stated
from generator.pages.charts.answers import Answer, basis_of
from generator.pages.charts.frame import ZERO, Frame, Missing, Part, Quantity, Row
from generator.pages.charts.palette import SERIES
from generator.standards.classifications import functional
from generator.standards.disclosure_rules import rules

_NAME, _TITLE = "changes", "比上年多在哪里，少在哪里？"
_STOP = "。"
_PAUSE = "；;"


def changes(reading: Reading, year: int) -> Answer:
    """Which parts grew, which shrank, and what the department says of it?"""
    said = _by_prose(reading, year)
    if said and any(row.note for row in said.rows):
        return said
    for kind in selection.BY_FUNCTION:
        for table in selection.tables_of(reading, kind):
            frame = _by_table(reading, table, year)
            if frame:
                return frame
    if said:
        return said
    reason = "表中没有上年数；文字说明没有分别写明基本支出和项目支出的增减，或与总的增减对不上。"
    return Missing(_NAME, _TITLE, reason, ("changes",))


def _by_table(reading: Reading, table: PublishedTable, year: int) -> Frame | None:
    """The classes of a table that has both years; they must make up the change in all."""
    years = [_column(reading, table, y) for y in (year, year - 1)]
    now, before = (max(_totals(column), key=lambda f: f.amount, default=None) for column in years)
    if now is None or before is None or now.amount == before.amount:
        return None
    difference = now.amount - before.amount
    steps = next((s for s in _steps(reading, years) if _sum(s) == difference), [])
    if not steps:
        return None
    return _frame(steps, _row("合计", difference, now.source), year, basis_of(table))


def _steps(reading: Reading, years: Sequence[Sequence[Fact]]) -> Iterator[list[Row]]:
    """Changes by class, largest first: as the classes are printed, then from their items."""
    names = selection.function_names(reading)
    for facts_of in (_classes, _items):
        now, before = (selection.summed(facts_of(y), lambda f: f.function_code[:3]) for y in years)
        steps = [
            _row(names.get(code) or functional().name(code) or code, change)
            for code in dict.fromkeys((*now, *before))
            if (change := now.get(code, ZERO) - before.get(code, ZERO))
        ]
        yield sorted(steps, key=lambda row: -abs(row.amount))


def _sum(rows: Iterable[Row]) -> Decimal:
    return sum((row.amount for row in rows), ZERO)


def _column(reading: Reading, table: PublishedTable, year: int) -> tuple[Fact, ...]:
    of_table = selection.facts_of(reading, table.table_id)
    found = [f for f in of_table if selection.spent(f, year)]
    return selection.widest(found) if found else ()


def _totals(column: Iterable[Fact]) -> Iterator[Fact]:
    return (f for f in column if f.row_role == "total")


def _classes(column: Sequence[Fact]) -> list[Fact]:
    """The facts of functional classes (codes of three digits), the first of each."""
    found: dict[str, Fact] = {}
    for fact in column:
        if len(fact.function_code) == 3:
            found.setdefault(fact.function_code, fact)
    return list(found.values())


def _items(column: Sequence[Fact]) -> list[Fact]:
    return selection.leaves([f for f in column if f.function_code], lambda f: f.function_code)


def _by_prose(reading: Reading, year: int) -> Frame | None:
    """Changes said of the parts, and one said of the whole that they add up to."""
    found = stated.proven(reading, year)
    if found is None:
        return None
    said = stated.said_changes(reading, year)
    steps = [
        _row(SERIES[part].label, stated.signed(s), s.source, _reason_for(reading, said, s))
        for part, s in zip(stated.PARTS, (found.basic, found.project), strict=True)
    ]
    total = _row("合计", stated.signed(found.whole), found.whole.source)
    return _frame(steps, total, year, "文字说明")


def _reason_for(reading: Reading, said: Sequence[Statement], of: Statement) -> str:
    """The first reason given for a change, wherever the prose repeats it."""
    texts = {b.block: b.text for b in reading.narrative}
    for statement in said:
        if _meaning(statement) != _meaning(of):
            continue
        text = texts[statement.block][statement.start :].split(_STOP)[0]
        others = [
            s.start - statement.start
            for s in said
            if s.block == statement.block and _meaning(s) != _meaning(of)
        ]
        after = min((start for start in others if start > 0), default=len(text))
        found = _reason(_before_next(text[:after]) if after < len(text) else text)
        if found:
            return found
    return ""


def _meaning(statement: Statement) -> tuple[str, Decimal]:
    return stated.key(statement), stated.signed(statement)


def _before_next(text: str) -> str:
    """`text` up to the pause before the clause that the next figure belongs to."""
    return text[: max(0, *(text.rfind(mark) for mark in _PAUSE))]


def _reason(said: str) -> str:
    """The words after 主要原因是, without the last stop."""
    found = rules().prose.reason.search(said)
    return _own(said[found.end() :]).rstrip(_STOP + _PAUSE).strip() if found else ""


def _own(reason: str) -> str:
    """A reason up to the clause that tells how something else changed or stayed."""
    words = rules().prose
    parts = re.split(f"([{_PAUSE}])", reason)
    for at in range(2, len(parts), 2):
        if words.unchanged.search(parts[at]) or words.change.search(parts[at]):
            return "".join(parts[: at - 1])
    return reason


def _row(label: str, change: Decimal, source: str = "", note: str = "") -> Row:
    series = "more" if change > 0 else "less"
    return Row(label, (Part(series, change, source),), note=note)


def _frame(steps: Sequence[Row], total: Row, year: int, basis: str) -> Frame:
    said: list[str | Quantity] = [f"{year} 年支出比上年", *_told(total)]
    for lead, row in zip(("：", "，", "，"), steps, strict=False):
        said += [f"{lead}{row.label}", *_told(row)]
    if len(steps) > 3:
        said.append(f"，另有 {len(steps) - 3} 类有增减")
    last = Row(total.label, total.parts, note=total.note, side="合计")
    rows = (*steps, last)
    return Frame(_NAME, _TITLE, "waterfall", "change", rows, (*said, "。"), basis)


def _told(row: Row) -> list[str | Quantity]:
    word = SERIES[row.parts[0].series].label
    written = amounts.brief(abs(row.amount))
    return [f"{word} ", Quantity(written, row.amount, row.parts[0].source)]
