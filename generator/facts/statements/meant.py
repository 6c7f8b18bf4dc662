"""A fact as nouns are read: what its header and labels mean.

Knows nothing of the figures of the prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.facts.model import Fact
from generator.facts.statements.plain import squash
from generator.facts.statements.scope import name_key, scope_of
from generator.facts.statements.titled import Titled
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.words import CHANGE

_NUMBERED = re.compile(
    r"^(?:其中[:：]?)?(?:[一二三四五六七八九十、\d.]+|\((?:[一二三四五六七八九十]+|\d+)\))+"
)


@dataclass(frozen=True, slots=True)
class Read:
    """A fact with what its header and labels mean."""

    fact: Fact
    order: int
    narrow: bool  # its column is a part without a name the rules know
    cost: str  # the name of such a column in a row of the whole table: 会议费
    names: frozenset[str]
    single: bool  # its table has one row only
    titled: Titled | None  # what the title of its table says of all amounts
    of_which: bool  # a line of revenue with a name of its own below another: 其中：教育收费


def read_fact(fact: Fact, order: int, title: Titled | None, *, single: bool) -> Read:
    """The meaning of a fact in a table of that title; `single` where it has one row."""
    names, own = _names(fact), name_key(fact.label)
    below = table_words().of_which.match(squash(fact.label)) is not None
    of_which = below and fact.direction == "revenue" and names == {own}
    cost = _cost(fact, single=single) if (narrow := _is_narrow(fact)) else ""
    return Read(fact, order, narrow, cost, names, single, title, of_which)


def _cost(fact: Fact, *, single: bool) -> str:
    """The name of a column in the row of the whole table, for comparison."""
    is_whole = (single or fact.row_role == "total") and not fact.item
    last = vocabulary.without_unit(vocabulary.squash(_parts(fact)[-1]))
    return scope_of(last).name if is_whole else ""


def _is_narrow(fact: Fact) -> bool:
    """True for a column of something smaller than its fund, type and item say, or of changes."""
    own = vocabulary.columns().amounts_of([squash(part) for part in _parts(fact)])
    parts = [vocabulary.without_unit(vocabulary.squash(part)) for part in _parts(fact)[-2:]]
    if any(word.concept == CHANGE for word in own):
        return True
    if fact.item and own and own[-1].item == fact.item:
        return False
    return any(scope_of(part).is_named for part in parts)


def _parts(fact: Fact) -> list[str]:
    return fact.column.split(" / ")


def _names(fact: Fact) -> frozenset[str]:
    """The names a row goes by; totals and lines with a key have none."""
    named = [fact.function_name, fact.economic_name, fact.project_name]
    own_label = not fact.item and fact.row_role != "total" and not any(named)
    if own_label and scope_of(bare(fact.label)).is_named:
        named.append(fact.label)
    return frozenset(name_key(name) for name in named if name)


def bare(label: str) -> str:
    """A label for matching, without its number."""
    return _NUMBERED.sub("", squash(label))
