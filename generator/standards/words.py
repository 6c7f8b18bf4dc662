"""What single words of published tables say, as the declared vocabulary tells it.

The objects `vocabulary` makes of the entries of `tables/*.yml`; they know no YAML.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.standards.entries import Pattern


@dataclass(frozen=True, slots=True)
class Demand:
    """From which fiscal year, and on what basis, a table must be published."""

    first_year: int
    basis: str


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of published table; the fields are explained in `tables/kinds.yml`."""

    kind: str
    title: str
    title_en: str
    titles: tuple[Pattern, ...]
    shows: tuple[Pattern, ...]
    layout: str
    direction: str
    classification: str
    projects: bool
    fund_source: str
    expenditure_type: str
    expected: tuple[tuple[str, ...], ...]
    demand: Demand | None


@dataclass(frozen=True, slots=True)
class StubWord:
    """A header word above labels; `use` says which."""

    use: str
    words: Pattern


@dataclass(frozen=True, slots=True)
class AmountWord:
    """A header word above amounts, with what it says of all amounts below it."""

    concept: str
    words: Pattern
    total: bool
    year: int
    fund_source: str
    expenditure_type: str
    item: str
    within: dict[str, str]  # the kind of spending below a wider one: 运转类 below 项目支出


@dataclass(frozen=True, slots=True)
class ItemWord:
    """A row label without an official code and its stable key."""

    key: str
    words: Pattern
    fund_source: str


@dataclass(frozen=True, slots=True)
class BlockShares:
    """How many blocks of columns each of the words side by side covers."""

    words: tuple[Pattern, ...]
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartsOf:
    """Words that name parts of what another word names."""

    whole: Pattern
    parts: Pattern


@dataclass(frozen=True, slots=True)
class EmptySentence:
    """A sentence that says a table is empty; `kind` is empty when it speaks of the nearest."""

    kind: str
    words: Pattern


@dataclass(frozen=True, slots=True)
class Measures:
    """What things are counted in: the header, the measures, and what may be one `beside`."""

    header: Pattern
    words: Pattern
    beside: Pattern
    short: Pattern
