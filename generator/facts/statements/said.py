"""What has been said so far in a walk over the prose. This module knows nothing of facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from generator.facts.model import NarrativeBlock
from generator.facts.statements.figures import Figure
from generator.facts.statements.offices import Offices
from generator.facts.statements.phrases import Comparison
from generator.facts.statements.plain import PlainText
from generator.facts.statements.scope import Scope


@dataclass(frozen=True, slots=True)
class Said:
    """A noun said in the prose: with a figure, or as the head of a list without one."""

    subject: str
    scope: Scope
    year: int
    figure: Figure | None = None
    block: NarrativeBlock | None = None
    plain: PlainText | None = None
    heads: tuple[Said, ...] = ()  # what it is part of, outermost first
    base: Said | None = None  # for a change or share: the level it belongs to
    compared: Comparison | None = None
    phase: str = ""
    doubtful: bool = False  # perhaps of another office or part: no fact contradicts it


@dataclass(slots=True)
class State:
    """Where the walk stands inside a block."""

    year: int  # the disclosure's
    publisher: str = ""
    offices: Offices = field(default_factory=lambda: Offices((), ()))  # of the block
    carried: Said | None = None  # head of a list that began in a block before
    told: list[Decimal] = field(default_factory=list)  # its parts so far
    named: str = ""  # project the paragraphs are about
    titled: str = ""  # classification path that the paragraph before gives, and nothing else
    stack: list[tuple[str, Said]] = field(default_factory=list)  # mark that opened it, head
    levels: dict[int, Said] = field(default_factory=dict)  # of the block, by where they stand
    last: Said | None = None  # last level said
    outer: Said | None = None  # last level said outside lists
    outside: Said | None = None  # … before the bracket that the last one stands in
    whole: Said | None = None  # last income or expenditure as a whole said in the block
    recent: Said | None = None  # last figure with a noun of its own
    before: Said | None = None  # last level of the block before, under the same heading
    change: Said | None = None  # last change said: its rate follows it
    against: Comparison | None = None  # what the last level said is, where another is compared
    fund: str = ""  # the narrow one that the block's first figure is of
    about: str = ""  # noun the last `涉及` belonged to
