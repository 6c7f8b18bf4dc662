"""What a sentence would say if its figures were those of the tables.

A figure that differs from its table also breaks the shares, sums and rates said of it. Where
these hold with the table's amount, they follow from that one figure and are told with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.checks.prose.claims import Figure
from generator.checks.prose.ranges import Range, printed
from generator.facts.model import Fact, Reading
from generator.facts.remembered import remembered

Blame = tuple[tuple[str, str], ...]  # an explanation and the id of the fact it names


@dataclass(frozen=True, slots=True)
class Restated:
    """The facts that figures differ from, by statement."""

    facts: Mapping[str, Fact]

    def fact(self, figure: Figure | None) -> Fact | None:
        """The fact that a figure should restate and does not."""
        return self.facts.get(figure.statement.statement_id) if figure else None

    def range(self, figure: Figure) -> Range:
        """What the table says for a figure that differs; else what the figure says."""
        fact = self.fact(figure)
        return printed(fact.amount, fact.precision) if fact else figure.range

    def blame(self, figures: Iterable[Figure | None]) -> Blame:
        """What is told of the figures that differ from their tables."""
        pairs = [(figure, fact) for figure in figures if figure and (fact := self.fact(figure))]
        return tuple(
            (
                f"“{figure.statement.subject}”{figure.text}若为表中的{fact.published}"
                f"{fact.published_unit}（{fact.source}）则成立",
                fact.fact_id,
            )
            for figure, fact in pairs
        )


NOTHING = Restated({})


@remembered()
def restated(reading: Reading) -> Restated:
    """The figures of level that differ from the fact they restate."""
    facts = {fact.fact_id: fact for fact in reading.facts}
    return Restated(
        {
            statement.statement_id: facts[statement.fact_ids[0]]
            for statement in reading.statements
            if statement.verdict == "differs" and statement.kind == "level"
            if statement.fact_ids and statement.fact_ids[0] in facts
        }
    )
