"""What single words of published tables say, as the declared vocabulary tells it.

The entries of `tables/*.yml`, which explain the fields; `vocabulary` reads them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from generator.standards.declared import Pattern

CHANGE = "change"  # the concept of differences between two years or stages


@dataclass(frozen=True, slots=True)
class Demand:
    """From which fiscal year, and on what basis, a table must be published."""

    first_year: Annotated[int, Field(alias="from")]
    basis: str


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of published table; the fields are explained in `tables/kinds.yml`."""

    kind: str
    title: str
    title_en: str
    titles: tuple[Pattern, ...]
    layout: str
    direction: str
    classification: str
    shows: tuple[Pattern, ...] = ()
    projects: bool = True
    fund_source: str = ""
    fund_presumed: bool = False
    expenditure_type: str = ""
    expected: tuple[tuple[str, ...], ...] = ()
    demand: Annotated[Demand | None, Field(alias="demanded")] = None
    title_executed: str = ""
    own_year: bool = False
    of_all: bool = False

    def called(self, phase: str) -> str:
        """The title of such a table in a budget, or in final accounts (`executed`)."""
        return (self.title_executed if phase == "executed" else "") or self.title


@dataclass(frozen=True, slots=True)
class StubWord:
    """A header word above labels; `use` says which."""

    use: str
    words: Pattern


@dataclass(frozen=True, slots=True)
class AmountWord:
    """A header word above amounts, with what it says of all amounts below it."""

    concept: Annotated[str, Field(alias="id")]
    words: Pattern
    total: bool = False
    year: int = 0
    fund_source: str = ""
    of_which: str = ""
    expenditure_type: str = ""
    item: str = ""
    # The kind of spending below a wider one: 运转类 below 项目支出.
    within: dict[str, str] = field(default_factory=dict)

    @property
    def says_more(self) -> bool:
        """True for a word that says of what amounts are: of a fund, a kind of spending, an item."""
        return bool(self.fund_source or self.expenditure_type or self.item)

    @property
    def is_change(self) -> bool:
        """True for a word of differences between two years or stages: 增减额."""
        return self.concept == CHANGE


@dataclass(frozen=True, slots=True)
class ItemWord:
    """A row label without an official code and its stable key."""

    key: str
    words: Pattern
    fund_source: str = ""


@dataclass(frozen=True, slots=True)
class BlockShares:
    """How many blocks of columns each of the words side by side covers."""

    words: tuple[Pattern, ...]
    blocks: tuple[int, ...]

    def __post_init__(self) -> None:
        """Raises ValueError, which the reader of the file makes a fault of the file."""
        if len(self.words) != len(self.blocks):
            raise ValueError("as many blocks as words")


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
