"""What functional classes are called: in the disclosure's own tables, and in the lists.

The lists are incomplete. A disclosure prints code and name of its classes in most of its tables;
one that prints classes and projects in one column is read with what the tables before it said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.facts.model import Fact
from generator.standards import vocabulary
from generator.standards.classifications import code_names
from generator.standards.vocabulary import squash

_PROJECTS = frozenset({"project-name", "project-name-or-unit"})
_CUT = 3  # characters of a name that is cut off, at least


@dataclass(frozen=True, slots=True)
class ClassNames:
    """The names of classes by code; `own` are those of the disclosure."""

    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, code: str) -> frozenset[str]:
        """All names of a code, squashed; none where it is unknown."""
        return frozenset(map(squash, (*self.own.get(code, ()), *code_names("function", code))))

    def calls(self, code: str, text: str) -> bool:
        """True for a name of a code, though cut off or with a few characters more."""
        own = squash(text)
        return any(
            own == name or (min(len(own), len(name)) >= _CUT and _begins(own, name))
            for name in self.of(code)
        )

    def first(self, code: str) -> str:
        """What a code is called in the disclosure, else in the lists; empty where unknown."""
        return next(iter((*self.own.get(code, ()), *code_names("function", code))), "")

    def with_table(self, facts: Iterable[Fact], header: Iterable[str]) -> ClassNames:
        """These names with those that a table of classes and nothing else prints."""
        if any(vocabulary.columns().stub(squash(word)) in _PROJECTS for word in header):
            return self
        own = dict(self.own)
        for fact in facts:
            code, name = fact.function_code, fact.function_name
            kind = vocabulary.kind(fact.table_kind)
            is_class = kind.classification == "function" and kind.expenditure_type != "project"
            if is_class and code and name and name not in own.get(code, ()):
                own[code] = (*own.get(code, ()), name)
        return ClassNames(own)


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
