"""What stands in the bracket behind an amount: a list of its parts, or an aside."""

from __future__ import annotations

from generator.facts.statements import phrases
from generator.facts.statements.figures import LEVEL, Figure, figures
from generator.facts.statements.said import State

OF_NAME = "(境)"  # a bracket inside a name
_NEXT = 60  # characters behind a bracket in which its list begins
_SENTENCE = "。"


def is_aside(text: str, start: int, figure: Figure, state: State) -> bool:
    """True for an amount in a bracket that is no list: 500万元（上年结转86万元），其中：…."""
    in_list = bool(state.stack) and state.stack[-1][0] == "("
    opened, closed = (_bare(text).rfind(mark, start, figure.start) for mark in "()")
    return not in_list and opened > closed


def is_list(text: str, place: int) -> bool:
    """True for a bracket right behind a figure that lists its parts: 12万元(甲10万元，乙2万元)."""
    inside = text[place + 1 :][: _NEXT * 5]
    end = _bare(inside).find(")")
    inner = figures(inside[:end] if end >= 0 else inside)
    levels = [figure for figure in inner if figure.kind == LEVEL]
    names = [phrases.noun(figure.lead) for figure in levels]
    compared = any(phrases.compared(figure.lead) for figure in levels)
    generic = any(phrases.is_generic(name, of_change=True) for name in names)
    return len(levels) > 1 and len(levels) == len(inner) and not (compared or generic)


def still_open(text: str, place: int, state: State) -> int:
    """How many lists a semicolon leaves open: the first, and those of a bracket it stands in."""
    marks = [mark for mark, _ in state.stack]
    rest = _bare(text[place:].partition(_SENTENCE)[0])
    is_inside = "(" in marks and ")" in rest.partition("(")[0]
    return max(1, len(marks) - marks[::-1].index("(")) if is_inside else 1


def _bare(text: str) -> str:
    """The text, as long, without the brackets of names."""
    return text.replace(OF_NAME, "_" * len(OF_NAME))
