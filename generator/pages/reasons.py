"""Why a figure changed, in the department's own words: of this figure, or not at all.

A reason is taken from the sentence that states the change, from the one right after it
that begins with the reason, or from a sentence that names the same quantity and direction
(财政拨款支出减少的主要原因是…). A reason for another quantity is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.facts.model import Fact, Reading, Statement
from generator.facts.statements.phrases import noun
from generator.facts.statements.scope import BOTH, Scope, scope_of
from generator.pages import stated
from generator.pages.quotes import Quote, sentences
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

_STOP = "。"
_OPENING = 16  # characters a sentence may begin with before its 原因是


def reason_of(reading: Reading, change: Statement) -> Quote | None:
    """The reason for a change that the prose states, wherever the prose repeats it."""
    blocks = {block.block: block for block in reading.narrative}
    for statement in (change, *_repeated(reading, change)):
        text = _in_place(blocks[statement.block].text, statement.start)
        if text:
            return Quote(text, blocks[statement.block])
    return _of_direction(reading, change)


def reason_between(reading: Reading, now: Fact, before: Fact) -> Quote | None:
    """The reason for the change between two printed totals: where the prose states that change."""
    year, change = now.fiscal_year, now.amount - before.amount
    for statement in stated.said_changes(reading, year):
        if scope_of_statement(statement).side not in ("", BOTH, now.direction):
            continue
        spread = statement.precision + now.precision + before.precision
        same = abs(stated.signed(statement) - change) * 2 <= spread
        if same and not stated.key(statement):
            found = reason_of(reading, statement)
            if found:
                return found
    return None


def _repeated(reading: Reading, change: Statement) -> Iterator[Statement]:
    """The same change of the same quantity said again."""
    for statement in stated.said_changes(reading, change.fiscal_year):
        same = stated.signed(statement) == stated.signed(change)
        if statement != change and same and _is_same(scope_of_statement(statement), change):
            yield statement


def scope_of_statement(statement: Statement) -> Scope:
    """What a figure is about."""
    return scope_of(squash(statement.subject))


def _is_same(scope: Scope, change: Statement) -> bool:
    """True when a scope is that of a change; both sides of one sum are one quantity."""
    own = scope_of_statement(change)
    sides = {scope.side, own.side} - {"", BOTH}
    return len(sides) < 2 and replace(scope, side="", soft=False) == replace(
        own, side="", soft=False
    )


def _in_place(text: str, start: int) -> str:
    """The sentence of a change, with the next one where that gives the reason; else empty."""
    first = text.rfind(_STOP, 0, start) + 1
    end = text.find(_STOP, start)
    if end < 0:
        end = len(text)
    said = text[first : end + 1].strip()
    if rules().prose.reason.search(squash(text[start:end])):
        return said
    after = text[end + 1 :].split(_STOP)[0].strip()
    found = rules().prose.reason.search(squash(after))
    if found and found.start() <= _OPENING and found.end() < len(squash(after)):
        return f"{said}{after}{_STOP}"
    return ""


def _of_direction(reading: Reading, change: Statement) -> Quote | None:
    """A sentence without an amount that explains why this quantity grew or shrank."""
    words = rules().prose
    direction = words.increase if change.kind == "increase" else words.decrease
    for quote in sentences(reading):
        said = squash(quote.text)
        found = words.reason.search(said)
        head = said[: found.start()] if found else ""
        if not direction.search(head) or words.sum_of_money.search(said):
            continue
        if noun(head) and _is_same(scope_of(noun(head)), change):
            return quote
    return None
