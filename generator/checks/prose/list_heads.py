"""Of which amount before it a list of the prose is.

Amounts may stand between: 500万元（含上年结转86万元），其中：…; 完成预算480万元的104.17%，其中：….
No list behind them is of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.checks.prose.claims import Claim, is_measure
from generator.checks.prose.ranges import total
from generator.facts.statements.scope import scope_of
from generator.standards.disclosure_rules import rules
from generator.standards.statement_words import phrase_words
from generator.standards.vocabulary import squash

_MOST_BESIDE = 10  # claims looked back at
_ENDS = re.compile(r"[。；]")
_OPENED, _CLOSES = re.compile(r"[(（][^)）]*$"), re.compile(r"[^(（]*[)）]")


def without_measures(paragraphs: Sequence[Sequence[Claim]]) -> list[list[Claim]]:
    """The claims but for a budget that a share is said of, and that: 完成预算100万元的91%."""
    kept = (
        [
            claim
            for claim, before in zip(said, (None, *said), strict=False)
            if not is_measure(claim) and not (before and is_measure(before) and claim.share)
        ]
        for said in paragraphs
    )
    return [said for said in kept if said]


def asides(said: Sequence[Claim]) -> list[bool]:
    """For every claim of a paragraph, whether its amount stands aside of what is told."""
    words, found, is_part = phrase_words(), list[bool](), False
    after = ("", *(claim.before for claim in reversed(said)))
    for claim, behind in zip(reversed(said), after, strict=False):
        goes_on = is_part and words.and_also.match(behind) is not None
        is_part = goes_on or words.made_of.match(behind) is not None
        found.append(claim.level is not None and (is_part or _is_aside(claim, behind)))
    return found[::-1]


def _is_aside(claim: Claim, behind: str) -> bool:
    """True for an amount in a bracket of its own, of what was carried over, or of a comparison."""
    words = claim.before
    bracketed = _OPENED.search(words) and _CLOSES.match(behind)
    return bool(
        bracketed or phrase_words().included.search(words) or phrase_words().measures.match(behind)
    )


def of_shares(said: Sequence[Claim]) -> Claim | None:
    """The last claim with an amount, of which those behind it say but more shares and changes."""
    nouns: set[str] = set()
    for claim in reversed(said):
        if claim.level:
            return claim if nouns <= {claim.level.statement.subject} else None
        said_of = claim.change or claim.rate
        if said_of:
            nouns.add(said_of.statement.subject)
        elif claim.share is None:
            return None
    return None


def summed_beside(head: Claim, said: Sequence[Claim], parts: Sequence[Claim]) -> Claim | None:
    """The amount beside a head that the parts make: 拨款500万元、其他收入20万元，其中：…."""
    sum_ = total([claim.level.range for claim in parts if claim.level])
    if head.level and sum_.meets(head.level.range):
        return None
    for claim in said[: -_MOST_BESIDE - 1 : -1]:
        if claim.at < head.at and _ENDS.search(squash(head.block.text[claim.at : head.at])):
            return None
        if claim is not head and claim.level and sum_.meets(claim.level.range):
            return claim
    return None


def turns_side(head: Claim, first: Claim, claim: Claim) -> bool:
    """True for the first amount of the other side: 收入包括：…；支出包括：…."""
    _, mark, words = claim.before.replace(";", "；").rpartition("；")
    opens = mark and rules().prose.opens_list.search(words)
    said = words if opens else claim.subject if scope_of(claim.subject).is_of_sides else ""
    of, (one, other) = f"{head.subject}{first.before}", phrase_words().twins
    sides = (one, other), (other, one)
    return bool(mark) and any(a in said and a not in of and (opens or b in of) for a, b in sides)
