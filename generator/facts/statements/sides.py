"""A list that begins with a side of the whole: 收支总预算100万元。收入包括：…；支出包括：…

The side is no part of the figure said right before it, whose fund is not its own: it is a side
of the last whole said outside lists. This module knows nothing of facts.
"""

from __future__ import annotations

from dataclasses import replace

from generator.facts.statements import phrases
from generator.facts.statements.figures import Figure
from generator.facts.statements.said import Said, State
from generator.facts.statements.scope import BOTH, Scope, scope_of
from generator.standards.statement_words import phrase_words, subject_words

_ENDS = "。；"
_LONGEST = 100  # characters of a sentence that begins with a side alone


def side_said(text: str, floor: int, place: int, state: State) -> Said | None:
    """The head of a list that opens at `place`, where a side alone is said behind a mark."""
    begin = max(text.rfind(mark, floor, place) for mark in _ENDS) + 1
    if (floor and not begin) or place - begin > _LONGEST:
        return None
    name = phrases.noun(phrase_words().side_words.sub("", text[begin:place]))
    scope = scope_of(name)
    if scope.side in ("", BOTH) or scope != Scope(side=scope.side, fund=scope.fund):
        return None
    if state.outer is not None and not state.outer.scope.is_of_sides:
        return None  # 基本支出80万元。支出包括：
    year = phrases.year_said(text[begin:place], state.year)
    return _of_whole(Said(name, scope, year), _whole(state))


def _whole(state: State) -> Said | None:
    """The last income or expenditure as a whole said outside lists, perhaps a block before."""
    before = state.before
    of_both = before and before.scope.side == BOTH and before.scope.is_of_sides
    return state.outer or (before if of_both else None)


def _of_whole(head: Said, whole: Said | None) -> Said:
    """The head with the fund of its whole, and with its amount where that is of both sides.

    Revenue of a fund that says no total may be one of several: its fund is perhaps another.
    """
    if whole is None or head.scope.fund not in ("", whole.scope.fund):
        return head
    if whole.scope.side in (BOTH, head.scope.side):
        return replace(whole, scope=replace(whole.scope, side=head.scope.side))
    fund = whole.scope.fund
    words = subject_words()
    of_all = fund == words.summed_fund or words.grand_total.search(whole.subject)
    money = {"fund": fund} if of_all else {"soft": bool(fund)}
    return replace(head, scope=replace(head.scope, **money), year=head.year or whole.year)


def phase_beside(name: str, text: str, figure: Figure, last: Said | None) -> str:
    """The stage of 收入 that 支出 right behind it shares: 年初预算收入90万元，支出90万元."""
    if last is None or last.figure is None or name not in phrase_words().twins:
        return ""
    one, other = phrase_words().twins
    beside = last.subject.endswith(one if name == other else other)
    between = text[last.figure.tail : figure.start]
    return last.phase if beside and not set(_ENDS).intersection(between) else ""


def of_same_money(name: str, last: Said | None) -> str:
    """支出总计 with the fund or name of 财政拨款收入总计 said right before it, else the name."""
    one, other = phrase_words().twins
    money, said, rest = last.subject.rpartition(one) if last else ("", "", "")
    whole = f"{money}{other}{rest}"
    of_less = scope_of(whole).fund or scope_of(money).is_named
    same = said and name.removeprefix("本年") == f"{other}{rest}"
    return whole if same and of_less else name
