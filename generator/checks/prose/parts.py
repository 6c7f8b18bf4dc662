"""Parts that the prose lists, held against the whole that they are said of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.checks.model import Evaluation
from generator.checks.prose.claims import Claim
from generator.checks.prose.kinds import of_kinds
from generator.checks.prose.lists import (
    Listing,
    complete,
    larger_than_whole,
    level_sum,
    outermost,
)
from generator.checks.prose.ranges import Range, exactness, total
from generator.checks.prose.restated import Blame, Restated, restated
from generator.checks.prose.wording import figure_at, like, name, sum_of
from generator.facts.model import Reading
from generator.findings import HOLDS, VIOLATED


def of_list(listing: Listing, reading: Reading) -> Evaluation | None:
    """Whether a list adds up; None where it need not be complete."""
    assert listing.head.level is not None
    whole = listing.head.level.range
    levels = tuple(claim for claim in listing.parts if claim.level)
    if not levels or (len(levels) == 1 and not levels[0].level):
        return None
    outer = replace(listing, parts=outermost(listing), nested=False)
    must = complete(listing, reading) or complete(outer, reading)
    must = must or larger_than_whole(listing) or of_kinds(listing)
    ways = [levels, tuple(c for c in outermost(listing) if c.level), must]
    fitting = next((way for way in ways if way and level_sum(way).meets(whole)), None)
    parts = fitting or must
    if not parts or (len(parts) == 1 and not must):
        return None
    blame = () if fitting else _blamed_sum(listing.head, parts, restated(reading))
    return of_sum(listing.head, parts, level_sum(parts), fitting is not None, blame)


def _blamed_sum(head: Claim, parts: Sequence[Claim], tables: Restated) -> Blame:
    """The figures that differ from their tables, where the sum holds with those of the tables."""
    levels = [claim.level for claim in parts if claim.level]
    assert head.level
    sum_ = total([tables.range(level) for level in levels])
    return tables.blame([head.level, *levels]) if sum_.meets(tables.range(head.level)) else ()


def of_sum(
    head: Claim, parts: Sequence[Claim], sum_: Range, holds: bool, blame: Blame = ()
) -> Evaluation:
    """What is told of a whole and the sum of its parts."""
    assert head.level is not None
    difference = head.level.range.value - sum_.value
    unit = next((part.level for part in parts if part.level), head.level)
    return Evaluation(
        verdict=HOLDS if holds else VIOLATED,
        exactness=exactness(head.level.range, sum_) if holds else "",
        subject=f"文字所列“{name(head)}”各项之和",
        subject_en="parts listed in the prose",
        expected=like(sum_.value, unit),
        found=head.level.text,
        difference="" if holds else like(difference, unit),
        operands=f"{figure_at(head.level, head)} = {sum_of(parts)}",
        message=""
        if holds
        else f"文字说“{name(head)}”为{head.level.text}，所列各项合计"
        f"{like(sum_.value, unit)}，相差{like(abs(difference), unit)}。",
        message_en="" if holds else "The parts listed in the prose do not sum to the whole.",
        advice="" if holds or blame else f"核对{head.block.source}所列各项与总数，更正有误的一项。",
        explanations=tuple(told for told, _ in blame),
        suspects=tuple(fact_id for _, fact_id in blame),
        source=head.block.source,
    )
