"""Which rows of a table without codes are the parts of which, by the names of their classes.

Some publishers print only the names of 类, 款 and 项, one below the other. The lists of
codes say which name can stand below which; a name that is on no list has no known place.
Codes are used to order the rows and never become the rows' own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.standards.classifications import economic, functional, government_economic
from generator.standards.vocabulary import squash

_ROOT = -1
_NUMBER = re.compile(
    r"^([一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.])"
)


@dataclass(frozen=True, slots=True)
class NamedLevels:
    """The row above each row, `-1` for none; and whether every row has a known name."""

    parents: tuple[int, ...]
    complete: bool

    @property
    def nested(self) -> bool:
        """True when at least one row is a part of another."""
        return any(parent != _ROOT for parent in self.parents)


def named_levels(labels: Sequence[str]) -> NamedLevels:
    """The levels of rows named after classes, sums and blank rows left out by the caller."""
    codes = [codes_named(label) for label in labels]
    open_rows: list[tuple[int, set[str]]] = []
    parents: list[int] = []
    for at, own in enumerate(codes):
        parents.append(_ROOT)
        for depth in range(len(open_rows) - 1, -1, -1):
            above, theirs = open_rows[depth]
            pairs = [(a, c) for a in theirs for c in own if c.startswith(a) and c != a]
            if pairs:
                parents[at] = above
                open_rows[depth] = (above, {a for a, _ in pairs})
                own = frozenset(c for _, c in pairs)
                del open_rows[depth + 1 :]
                break
        else:
            open_rows.clear()
        open_rows.append((at, set(own)))
    return NamedLevels(tuple(parents), all(codes))


def codes_named(label: str) -> frozenset[str]:
    """All codes, of any classification, that have carried the name."""
    return _index().get(_NUMBER.sub("", squash(label)), frozenset())


@cache
def _index() -> dict[str, frozenset[str]]:
    """Every name of the lists with the codes that have carried it."""
    found: dict[str, set[str]] = {}
    for codes in (functional(), economic(2018), economic(2017), government_economic()):
        for code, names in codes.names.items():
            for name in names:
                found.setdefault(squash(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}
