"""Which clauses before a figure may say the year it is of, in plain text.

A reason speaks of other years (主要是2016年车辆减少；公务接待费…). This module knows nothing of
what a clause says beyond that it begins a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from generator.facts.statements.figures import LEVEL, SHARE, Figure
from generator.facts.statements.phrases import clauses, phase_said
from generator.facts.statements.plain import LONGEST_SENTENCE
from generator.standards.statement_words import phrase_words

_ENDED, _SENTENCE = "；", "。"
_BRACKETS = re.compile(r"[(][^()]*[)]")


def dated(text: str, start: int, figure: Figure) -> Iterator[str]:
    """The clauses behind `start` whose years may be a figure's, nearest first.

    Of a change only its own; none of a reason, nor what follows one up to its semicolon.
    """
    own = after_semicolon(text, start, figure)
    nearest, *rest = (*clauses(text, own, figure.start), "")
    yield nearest
    if figure.kind not in (LEVEL, SHARE):
        return
    reason = phrase_words().reason
    yield from (clause for clause in rest if not reason.match(clause))
    for part in reversed(text[start : max(start, own - 1)].split(_ENDED)):
        told = reversed([*clauses(part, 0, len(part))])
        yield from reversed([*takewhile(lambda clause: not reason.match(clause), told)])
    yield from _of_sentence(text, start, figure)


def _of_sentence(text: str, end: int, figure: Figure) -> Iterator[str]:
    """The clauses with figures before, nearest first: 2022年收入100万元，支出90万元.

    None behind a comparison, a reason or words for another year, nor for what is planned behind
    what was spent (2022年执行数5万元，预算安排6万元).
    """
    words = phrase_words()
    begin = max(text.rfind(_SENTENCE, 0, figure.start) + 1, figure.start - LONGEST_SENTENCE)
    said = _BRACKETS.sub("", text[begin : figure.start]) if begin < end else ""
    planned = phase_said(text[max(begin, end) : figure.start]) == "approved"
    for clause in clauses(said, 0, len(said)):
        if words.other_year.search(clause) or words.reason.match(clause):
            return
        if planned and phase_said(clause) == "executed":
            return
        yield clause


def after_semicolon(text: str, start: int, figure: Figure) -> int:
    """Where the part of its sentence that a figure stands in begins."""
    return max(start, text.rfind(_ENDED, start, figure.start) + 1)
