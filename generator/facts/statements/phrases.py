"""The noun a figure is about, and the year said of it, in plain text.

A clause is stripped of comparisons, verbs, years and the publisher's name until the noun is
left. This module knows nothing of lists nor of facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.facts.statements.figures import LEVEL, Figure, clause_start
from generator.standards.classifications import functional_path
from generator.standards.statement_words import phrase_words

_MARKED_PATH = re.compile(r"\((?:类|款|项)\)")
_DASHED_PATH = re.compile(r"[-–—]+")
_AROUND_PATH = re.compile(r"^.*[“\"]|[”\"].*$|^\(.*?\)|科目$")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a change is measured against: a year (0: the year before) and its phase.

    `own_budget` is true for the budget of the figure's own year, `planned` where the words say
    the budget of another.
    """

    year: int
    executed: bool
    own_budget: bool = False
    planned: bool = False


_LONGEST = 400  # characters of a clause right before a figure in which its noun stands


@lru_cache(maxsize=4096)
def noun(clause: str) -> str:
    """The noun of a clause: what remains without verbs, years and the publisher."""
    words = phrase_words()
    text = _stripped(words.comparison.sub("", clause[-_LONGEST:]))
    years = list(words.year.finditer(text))
    if years:
        after = _stripped(text[years[-1].end() :].removeprefix("度"))
        text = after or text[: years[0].start()] and text
    return _stripped(_without_publisher(text))


def share_of(text: str, figure: Figure) -> str:
    """What a share behind a figure is said of: 占本年支出合计520万元的96.15%; empty for no such."""
    said = phrase_words().share_of.search(figure.lead) if figure.kind == LEVEL else None
    return noun(said["whole"]) if said and text.startswith("的", figure.tail) else ""


def heading_noun(heading: str) -> str:
    """What a heading is about."""
    return noun(phrase_words().heading_words.sub("", noun(heading).removeprefix("关于")))


def at_end(name: str, clause: str) -> str:
    """A noun of what a clause says of two: …年初数 behind which 年末数 stands, …原值, 净值."""
    pairs = phrase_words().ends
    for said, other in (*pairs, *((second, first) for first, second in pairs)):
        if said in clause and other not in clause and other in name:
            return name.replace(other, said)
    return name


def is_generic(name: str, *, of_change: bool, last: str = "") -> bool:
    """True when a noun says nothing alone; 支出决算 does where the last one was 收入决算."""
    words = phrase_words()
    one, other = words.twins
    if any(a in name and b in last and a not in last for a, b in ((one, other), (other, one))):
        return False
    if words.generic.fullmatch(name):
        return True
    return of_change and bool(words.generic_of_change.fullmatch(name))


def clauses(text: str, floor: int, end: int) -> Iterator[str]:
    """The clauses between two places, nearest first; a bracket's inside is its own."""
    while end > floor:
        start = clause_start(text, end, floor)
        yield text[start:end]
        end = start - 1


def compared(clause: str) -> Comparison | None:
    """The comparison a clause makes, if it makes one."""
    words = phrase_words()
    said = words.comparison.finditer(clause)
    found = next((m for m in said if m["with"] or m["budget"]), None)
    if not found:
        return None
    if found["budget"]:
        return Comparison(0, executed=False, own_budget=True)
    year = re.match(r"\d{4}|\d{2}(?=年)", found["with"])
    digits = int(year[0]) if year else 0
    with_year = digits if digits > 99 or not digits else 2000 + digits
    spent = bool(words.executed.search(found[0]))
    planned = not spent and bool(words.budget.search(found[0]))
    return Comparison(with_year, spent, planned=planned)


def year_said(clause: str, fiscal_year: int, *, of_change: bool = False) -> int:
    """The last year said in a clause that is not one compared with; 0 when there is none."""
    words = phrase_words()
    text = words.comparison.sub("", clause)
    if not of_change and words.year_before.search(text):
        return fiscal_year - 1
    years = [int(found["year"]) for found in words.year.finditer(text)]
    return years[-1] if years else 0


def phase_said(clause: str, *, of_level: bool = True, whole: bool = False) -> str:
    """`approved` or `executed` when a clause says so, else empty.

    The level before which 完成预算 stands is the budget, the share there is of what was spent.
    What a comparison in it says counts only where the clause is taken `whole`.
    """
    words = phrase_words()
    if of_level and words.fulfilled.search(clause):
        return "approved"
    text = clause if whole else words.comparison.sub("", clause)
    if words.executed.search(text):
        return "executed"
    return "approved" if words.approved.search(text) else ""


def path_names(name: str) -> tuple[str, ...]:
    """The names of a classification path, shallowest first (…（类）…（项）, “…-…”科目).

    They may stand one after the other without a mark: 一般公共服务支出商贸事务行政运行.
    """
    marked = _MARKED_PATH.split(name)
    if len(marked) > 1:
        return tuple(part for part in marked[:-1] if part)
    dashed = _DASHED_PATH.split(_AROUND_PATH.sub("", name))
    if len(dashed) > 1:
        return tuple(dashed) if min(map(len, dashed)) > 1 else ()
    return functional_path(name)


def path_alone(text: str) -> str:
    """The classification path that is all a paragraph says; empty where it says more."""
    name = heading_noun(text.rstrip("。"))
    *names, after = _MARKED_PATH.split(name)
    return name if len(names) > 1 and not after else ""


def _stripped(text: str) -> str:
    words = phrase_words()
    before = ""
    while before != text:
        before = text
        for pattern in words.leading + words.trailing:
            text = pattern.sub("", text)
    return text


def office(clause: str, mark: str) -> str:
    """The office that a clause names first, empty for none; `mark` is what ends the clause."""
    words = phrase_words()
    text = _stripped(words.comparison.sub("", clause)) + (":" if mark == ":" else "")
    if said := words.own_said.match(clause):
        return said[0]
    for pattern in (words.part_office, words.institution):
        if found := pattern.match(text):
            return found[0]
    found = words.publisher.match(f"{text}{words.twins[0]}" if mark == ":" else text)
    if not found:
        return ""
    seat = words.office_seat.match(text, found.end())
    return words.year.sub("", found[0]).removesuffix("的") + (seat[0] if seat else "")


def _without_publisher(text: str) -> str:
    words = phrase_words()
    found = words.publisher.match(text)
    rest = text[found.end() :] if found else ""
    return rest if rest and words.money_words.search(rest) else text
