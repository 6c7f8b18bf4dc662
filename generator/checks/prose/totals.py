"""Totals behind their parts: 基本支出80.00万元，项目支出20.00万元，合计100.00万元.

The parts are what the sentence said before, or also sentences before it. Only a sentence that says
nothing but amounts of the year is held against its total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.checks.model import Evaluation
from generator.checks.prose.claims import Claim
from generator.checks.prose.lists import level_sum
from generator.checks.prose.parts import of_sum
from generator.standards.check_rules import claim_words
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

_MOST = 30  # amounts before a total that are looked through
_BRACKETS = re.compile(r"[()/／×]")


def of_totals(said: Sequence[Claim]) -> Iterator[Evaluation]:
    """What is told of every total of a paragraph that follows its parts."""
    for place, head in enumerate(said):
        if head.level and claim_words().total_behind.fullmatch(head.level.before):
            evaluation = _of_total(head, said[max(place - _MOST, 0) : place])
            if evaluation:
                yield evaluation


def _of_total(head: Claim, before: Sequence[Claim]) -> Evaluation | None:
    assert head.level
    levels = [claim for claim in before if claim.level]
    ways = (levels[at:] for at in range(len(levels) - 1))
    fitting = next((way for way in ways if level_sum(way).meets(head.level.range)), None)
    here = _in_sentence(head, before)
    parts = fitting or (here if _are_sure(here, head) else None)
    return of_sum(head, parts, level_sum(parts), fitting is not None) if parts else None


def _in_sentence(head: Claim, before: Sequence[Claim]) -> list[Claim]:
    """What is said before a total in its sentence, behind a total before it."""
    found: list[Claim] = []
    for claim in reversed(before):
        ended = claim.level and claim_words().total_behind.fullmatch(claim.level.before)
        if ended or "。" in head.block.text[claim.at : head.at]:
            break
        found.insert(0, claim)
    return found


def _are_sure(parts: Sequence[Claim], head: Claim) -> bool:
    """True for amounts in a row, each of another thing, that are parts and nothing else."""
    if len(parts) < 2 or len({claim.subject for claim in parts}) < len(parts):
        return False
    opens_list = rules().prose.opens_list
    rest = (claim.level.before for claim in parts[1:] if claim.level)
    if any(opens_list.search(words) for words in rest):
        return False
    executed = rules().prose.base_execution
    if len({bool(executed.search(c.level.before)) for c in parts if c.level}) > 1:
        return False  # 预算10万元，决算9万元，…
    if any(_is_subtotal(parts[:at], claim) for at, claim in enumerate(parts)):
        return False
    bracketed = _BRACKETS.search(squash(head.block.text[parts[0].at : head.at]))
    return not bracketed and all(_is_part(claim, head) for claim in parts)


def _is_subtotal(before: Sequence[Claim], claim: Claim) -> bool:
    """True for an amount that those right before it make up: 人员60万元，公用20万元，基本80万元."""
    some = [one for one in before if one.level and one.level.statement.amount]
    ways = (level_sum(some[at:]) for at in range(len(some) - 1))
    return claim.level is not None and any(way.meets(claim.level.range) for way in ways)


def _is_part(claim: Claim, head: Claim) -> bool:
    """True for an amount of the year of which nothing more is said than its share."""
    if not (claim.level and head.level and claim.subject) or claim.change or claim.rate:
        return False
    if claim.against or claim_words().of_pieces.search(claim.level.before):
        return False
    one, other = claim.level.statement, head.level.statement
    return one.fiscal_year == other.fiscal_year and one.amount >= 0
