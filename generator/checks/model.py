"""How a check is written: a small function from a disclosure to evaluations.

    @check("SUM-ROW", title="…", …)
    def rows_add_up(disclosure: Disclosure) -> Iterator[Evaluation]: …

The docstring states the rule and its legal basis; the decorator's data and the docstring
are what the catalogue's pages are generated from. A check yields one Evaluation for
everything it really compared, whatever the verdict; it yields `undetermined` with a
reason when it would have compared but cannot. It never prints and never raises for what
a document says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.facts.model import Fact, Reading


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What checks look at; `siblings` are other disclosures of the same publisher."""

    reading: Reading
    publisher: str
    division: str
    fiscal_year: int
    phase: str  # approved | executed
    siblings: tuple[Disclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One thing compared. Numbers are given as text, in the unit the document prints."""

    verdict: str  # holds | violated | undetermined
    subject: str
    subject_en: str = ""
    exactness: str = ""  # exact | within-rounding
    expected: str = ""
    found: str = ""
    difference: str = ""
    operands: str = ""
    reason: str = ""  # for undetermined: why
    message: str = ""  # zh, for the reader: what it means
    message_en: str = ""
    advice: str = ""  # zh, for the publisher: what to correct and where, or 人工复核
    severity: str = ""  # empty: the check's own
    explanations: tuple[str, ...] = ()  # ranked, most likely first
    suspects: tuple[str, ...] = ()  # fact ids, the likeliest wrong cell first
    facts: tuple[Fact, ...] = ()
    table_ids: tuple[str, ...] = ()
    source: str = field(default="", compare=False)


CheckFunction = Callable[[Disclosure], Iterator[Evaluation]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check of the catalogue."""

    code: str  # stable: SUM-ROW, CROSS-T2-T1 …
    title: str  # zh
    title_en: str
    group: str  # inside | across | prose | codes | completeness | indicators | text | years
    severity: str  # error | warning | notice: of a violation
    basis: str  # legal basis, zh; empty for plain arithmetic
    strength: str  # statute | rule | practice | arithmetic
    function: CheckFunction

    @property
    def rule(self) -> str:
        """The rule in words, from the function's docstring."""
        return (self.function.__doc__ or "").strip()


def check(
    code: str,
    *,
    title: str,
    title_en: str,
    group: str,
    severity: str,
    basis: str = "",
    strength: str = "arithmetic",
) -> Callable[[CheckFunction], Check]:
    """Makes a check of a function."""

    def made(function: CheckFunction) -> Check:
        return Check(code, title, title_en, group, severity, basis, strength, function)

    return made
