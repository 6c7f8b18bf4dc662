"""Horizontal lines as rules: whole or drawn cell by cell, and stacks of them on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.documents.pdf.model import Edge

NEAR = 2.0
_INSIDE = 4.0
_HIGHEST = 250.0  # no row is higher


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line: its height, and where its pieces begin and end, left to right."""

    at: float
    ends: tuple[float, ...]

    @property
    def start(self) -> float:
        """Its left end."""
        return self.ends[0]

    @property
    def end(self) -> float:
        """Its right end."""
        return self.ends[-1]


def edges_to_rules(edges: Sequence[Edge]) -> Iterator[Rule]:
    """The horizontal lines; pieces that meet are one line."""
    flat = sorted((e for e in edges if e.horizontal), key=lambda e: e.at)
    level: list[Edge] = []
    for edge in flat:
        if level and edge.at - level[0].at > NEAR / 2:
            yield from _level_rules(level)
            level = []
        level.append(edge)
    if level:
        yield from _level_rules(level)


def _level_rules(level: Sequence[Edge]) -> Iterator[Rule]:
    ends: list[float] = []
    for edge in sorted(level, key=lambda e: (e.start, e.end)):
        if ends and edge.start > ends[-1] + NEAR:
            yield Rule(level[0].at, tuple(ends))
            ends = []
        if not ends:
            ends = [edge.start, edge.end]
        elif abs(edge.start - ends[-1]) <= NEAR:
            ends.append(edge.end)
        else:
            ends[-1] = max(ends[-1], edge.end)  # drawn over each other
    yield Rule(level[0].at, tuple(ends))


def stacks(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules drawn cell by cell, of one length and with the same pieces, below each other.

    One may be alone: on its page a row begins or ends without a line.
    """
    open_stacks: list[list[Rule]] = []
    for rule in (rule for rule in rules if len(rule.ends) > 2):
        mine = next((s for s in open_stacks if _fits(s[-1], rule)), None)
        if mine is None:
            open_stacks.append([rule])
        else:
            mine.append(rule)
    yield from open_stacks


def _fits(above: Rule, rule: Rule) -> bool:
    return (
        0 < rule.at - above.at <= _HIGHEST
        and len(above.ends) == len(rule.ends)
        and all(abs(a - b) <= NEAR for a, b in zip(above.ends, rule.ends, strict=True))
    )


def is_part(rule: Rule, whole: Rule, top: float, bottom: float) -> bool:
    """Whether a rule is one of a stack, or a shorter one within it."""
    return (
        top <= rule.at <= bottom
        and whole.start - NEAR <= rule.start
        and rule.end <= whole.end + NEAR
    )


def has_sides(whole: Rule, top: float, bottom: float, upright: Sequence[Edge]) -> bool:
    """Whether lines part the columns of a table already."""
    return any(
        whole.start + _INSIDE < edge.at < whole.end - _INSIDE
        and min(edge.end, bottom) - max(edge.start, top) > _INSIDE
        for edge in upright
    )
