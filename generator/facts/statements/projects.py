"""The project that the money of a paragraph or sentence is of, where its noun names none.

项目名称：某工程。年度预算安排88万元; 某补助项目，2021年预算安排财政拨款88万元: neither 年度预算 nor
财政拨款 is all of the office's. This module knows nothing of facts.
"""

from __future__ import annotations

from dataclasses import replace

from generator.facts.statements.said import State
from generator.facts.statements.scope import Scope, name_key, scope_of
from generator.standards.statement_words import phrase_words

_ENDS = "。；"


def is_of_project(name: str, text: str, place: int, state: State) -> bool:
    """True for a noun that says no more than money (年度预算) where a project is told of."""
    no_more = scope_of(name) == Scope() or phrase_words().project_money.fullmatch(name)
    return bool(no_more) and bool(project_at(text, place, state))


def with_project(scope: Scope, text: str, place: int, state: State) -> Scope:
    """The scope of money said of a project, of whatever fund: 财政拨款, 上年结转, 项目资金."""
    plain = Scope(fund=scope.fund, type=scope.type, soft=scope.soft)
    if scope != plain or scope.type not in ("", "project"):
        return scope
    project = project_at(text, place, state) or _of_last(text, place, state)
    name = name_key(project)
    return replace(scope, name=name, type="") if name else scope


def project_at(text: str, place: int, state: State) -> str:
    """The project that a sentence begins with, or that its paragraphs are about; else empty."""
    begin = max(text.rfind(mark, 0, place) for mark in _ENDS) + 1
    opened = phrase_words().project_opens.match(text, begin, place)
    return opened["name"] if opened else state.named


def _of_last(text: str, place: int, state: State) -> str:
    """The project whose amount the sentence said last: 公路项目安排26万元，财政拨款24万元."""
    last = state.last
    if last is None or last.figure is None or not last.scope.is_named:
        return ""
    of_project = phrase_words().project_said.search(last.subject) is not None
    here = last.plain is not None and last.plain.text == text
    ended = set(_ENDS).intersection(text[last.figure.tail : place]) if here else True
    return last.subject if of_project and not ended else ""
