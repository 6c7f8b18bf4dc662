"""Prose with every figure marked: agrees with a cell, differs from it, or is in no table.

The mark is text as well as colour, so that it can be read aloud and printed. Terms that the
document itself explains lead to their explanation. Knows statements, not how they were
matched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.facts.model import Fact, Statement
from generator.pages import amounts
from generator.pages.html import link, raw
from generator.pages.places import Way
from generator.tables.amounts import rounded

_TWO = 2  # cells that a share or a change is made of


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text and the HTML that stands for it."""

    start: int
    end: int
    html: str


def marked(
    said: str,
    statements: Sequence[Statement],
    facts: Mapping[str, Fact],
    way: Way,
    terms: Mapping[str, str] | None = None,
) -> str:
    """The text as HTML; `terms` (word -> URL of its explanation) are linked once."""
    pieces = [p for s in statements if (p := _figure(said, s, facts, way))]
    pieces += _terms(said, terms or {})
    parts, end = [], 0
    for piece in sorted(pieces, key=lambda p: (p.start, -p.end)):
        if piece.start < end:
            continue
        parts += [raw(said[end : piece.start]), piece.html]
        end = piece.end
    return "".join((*parts, raw(said[end:])))


def _figure(said: str, statement: Statement, facts: Mapping[str, Fact], way: Way) -> _Piece | None:
    start = statement.start
    end = start + len(statement.published)
    if said[start:end] != statement.published:
        return None
    known = [facts[key] for key in statement.fact_ids if key in facts]
    return _Piece(start, end, _mark(statement, known, way))


def _mark(statement: Statement, known: Sequence[Fact], way: Way) -> str:
    shown = raw(statement.published)
    class_ = f"mz-say mz-say--{statement.verdict}"
    if statement.verdict == "not-in-tables" or not known:
        note = '<span class="mz-hidden">（表中没有）</span>'
        return f'<span class="{class_}">{shown}{note}</span>'
    fact = known[0]
    if statement.verdict == "agrees":
        place = link(way.place(fact.source), shown, class_=class_)
        return place + way.mark(fact.source, statement.published)
    table = f"{fact.published} {fact.published_unit}"
    computed = _computed(statement, known)
    there = link(way.place(fact.source), raw(computed or f"表中 {table}"))
    mark = "" if computed else way.mark(fact.source, table)
    return f'<span class="{class_}">{shown}</span><span class="mz-other">（≠ {there}{mark}）</span>'


def _computed(statement: Statement, known: Sequence[Fact]) -> str:
    """What two cells make of a share or change; empty for a level, which one cell prints."""
    if statement.kind == "level" or len(known) < _TWO:
        return ""
    now, other = known[0].amount, known[1].amount
    if statement.kind == "share":
        return f"按表计算 {_percent(statement, now, other)}" if other else ""
    word = "增加" if now > other else "减少"
    if statement.published_unit != "%":
        same = now == other
        return "按表计算没有增减" if same else f"按表计算{word} {amounts.money(abs(now - other))}"
    return f"按表计算{word} {_percent(statement, abs(now - other), abs(other))}" if other else ""


def _percent(statement: Statement, part: Decimal, whole: Decimal) -> str:
    """In per cent, with as many decimals as the prose prints."""
    return f"{rounded(part * 100 / whole, str(statement.precision))}%"


def _terms(said: str, terms: Mapping[str, str]) -> list[_Piece]:
    """The first place of every explained term; a longer term wins over one inside it."""
    found: list[_Piece] = []
    for term in sorted(terms, key=lambda t: (-len(t), t)):
        start = said.find(term)
        end = start + len(term)
        if start < 0 or any(p.start < end and start < p.end for p in found):
            continue
        found.append(_Piece(start, end, link(terms[term], raw(term), class_="mz-term")))
    return found
