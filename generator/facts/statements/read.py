"""The stages of reading statements put together.

Pure: a reading in, its statements out. The line of a figure inside a paragraph of several
lines is known only when the document's lines are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import locator
from generator.facts.ids import KeyMaker
from generator.facts.model import Fact, NarrativeBlock, PublishedTable, Reading, Statement
from generator.facts.statements.candidates import FactIndex
from generator.facts.statements.said import Said
from generator.facts.statements.verdict import Judge
from generator.facts.statements.walk import walk

_DEPARTMENT = "department"
_FILLED = ("parsed", "unreadable")  # the tables a sentence may be about
_PRINTED = str.maketrans("():,", "（）：，")  # marks as officials print them


def read_statements(
    reading: Reading, fiscal_year: int, lines: Sequence[str] = (), publisher: str = ""
) -> tuple[Statement, ...]:
    """Every money figure, share and change of the prose, in document order.

    `lines` are the document's text lines, where it has any; `publisher` is empty when not known.
    """
    titles = {table.table_id: table.title for table in reading.tables}
    judge = Judge(FactIndex(reading.facts, titles), fiscal_year)
    keys = KeyMaker("s-")
    levels = _Levels(reading.tables, reading.facts)
    return tuple(
        _statement(said, judge, keys, levels, lines)
        for said in walk(reading.narrative, fiscal_year, publisher)
    )


def _statement(
    said: Said, judge: Judge, keys: KeyMaker, levels: _Levels, lines: Sequence[str]
) -> Statement:
    figure, block, plain = said.figure, said.block, said.plain
    if figure is None or block is None or plain is None:  # heads of lists are not walked over
        raise ValueError("a statement without a figure")
    published = plain.original(figure.start, figure.end)
    start = plain.at[figure.start]
    verdict = judge.verdict(said, levels.of(block))
    return Statement(
        statement_id=keys.key(
            (block.section, said.subject, figure.kind, str(said.year), published, figure.unit)
        ),
        block=block.block,
        subject=said.subject.translate(_PRINTED),
        kind=figure.kind,
        fiscal_year=said.year,
        amount=figure.amount,
        published=published,
        published_unit=figure.unit,
        precision=figure.precision,
        start=start,
        fact_ids=tuple(fact.fact_id for fact in verdict.facts),
        verdict=verdict.word,
        source=_place(block, published, start, lines),
    )


def _place(block: NarrativeBlock, published: str, start: int, lines: Sequence[str]) -> str:
    """The line of a block that holds the figure: the one with as many like it before."""
    address = locator.parse_line(block.source)
    if address is None or address.first == address.last or len(lines) < address.last:
        return block.source
    before = block.text.count(published, 0, start)
    for number in range(address.first, address.last + 1):
        here = lines[number - 1].count(published)
        if before < here:
            return locator.line(number)
        before -= here
    return block.source


class _Levels:
    """Whether a block speaks of the department or a unit: as the nearest table before it.

    Where no table is before it, or no lines tell, it speaks as all tables do.
    """

    def __init__(self, tables: Iterable[PublishedTable], facts: Iterable[Fact]) -> None:
        every = {table.reporting_level for table in tables if table.status in _FILLED}
        self._usual = every.pop() if len(every) == 1 else _DEPARTMENT
        self._places = [
            (address.first, fact.reporting_level)
            for fact in facts
            if (address := locator.parse_line(fact.source))
        ]

    def of(self, block: NarrativeBlock) -> str:
        """department or unit."""
        address = locator.parse_line(block.source)
        first = address.first if address else 0
        before = [place for place in self._places if place[0] < first]
        return max(before)[1] if before else self._usual
