"""Which office a clause of the prose speaks of: the publisher, or another one.

A department tells what its own offices receive and spend (市图书馆：收入总计450万元); that is no
figure of the department's tables. Offices are named where a sentence or a part of it begins, or
in the clause of the figure. This module knows nothing of figures nor of facts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.facts.statements import phrases
from generator.standards.statement_words import phrase_words

_CLAUSE = re.compile(r"[^，。；:()]+")
_BEGINS = frozenset("。；:")
_LONGEST = 200  # characters at the beginning of a clause in which the name of an office ends
_END = 2  # characters at the end of a name that say what kind of office it is
_ABBREVIATED = 3  # … and those of an abbreviation that its full name has in the same order


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices that a text names: where, and whether each is another than the publisher."""

    starts: tuple[int, ...]
    others: tuple[bool, ...]

    def is_other(self, place: int) -> bool:
        """True where what stands at a place is said of another office than the publisher."""
        found = bisect_right(self.starts, place) - 1
        return found >= 0 and self.others[found]


def offices(text: str, publisher: str) -> Offices:
    """The offices named in a plain text, of a document of `publisher` (empty: not known)."""
    found = list(_named(text, publisher))
    return Offices(tuple(start for start, _ in found), tuple(other for _, other in found))


def _named(text: str, publisher: str) -> Iterator[tuple[int, bool]]:
    reason = phrase_words().reason
    for clause in _CLAUSE.finditer(text):
        before = text[clause.start() - 1] if clause.start() else "。"
        said, mark = clause[0][:_LONGEST], text[clause.end() : clause.end() + 1]
        begins, named = before in _BEGINS, phrases.office(said, mark)
        if named and not reason.match(said) and (begins or phrases.noun(said)):
            yield clause.start(), is_other(named, publisher)


def is_other(name: str, publisher: str) -> bool:
    """True for a name of a part of the publisher, or of an office that is not like it."""
    words = phrase_words()
    if words.part_office.match(name):
        return True
    name = words.with_parts.sub("", name)
    if words.part_office.search(name):
        return True
    if not publisher or words.own_office.search(name):
        return False
    if words.kind_said.fullmatch(name):
        return words.own_kind.search(publisher) is None
    return name[-_END:] not in publisher and not _is_short_for(name[-_ABBREVIATED:], publisher)


def _is_short_for(name: str, publisher: str) -> bool:
    """True where all characters of a name stand in the publisher's in the same order."""
    rest = iter(publisher)
    return all(mark in rest for mark in name)
