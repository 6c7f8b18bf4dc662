"""The whole that shares below one heading have in common, where no sentence says it.

Knows the claims, not the tables they are compared with.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from generator.checks.prose.claims import Claim
from generator.checks.prose.fulfilled import noun_of
from generator.checks.prose.ranges import Range
from generator.checks.prose.wording import name
from generator.facts.statements.scope import Scope, scope_of
from generator.standards.check_rules import claim_words
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

_MOST = 200  # claims below one heading or of one paragraph that are looked through
BARE = frozenset({"占", ",占", "，占"})  # a share that names no whole


def by_section(paragraphs: Sequence[Sequence[Claim]]) -> dict[str, list[Claim]]:
    """The claims below every heading."""
    found: dict[str, list[Claim]] = {}
    for said in paragraphs:
        for claim in said:
            found.setdefault(claim.block.section, []).append(claim)
    return found


def shared_whole(
    claim: Claim, wholes: Sequence[tuple[str, Range]], beside: Sequence[Claim]
) -> tuple[str, Range] | None:
    """The one whole of all other shares below the heading, where nothing said there is another.

    For shares that name no whole (占10.73%), where `known_whole` and `surely_meant` have no words
    to go by: what the shares of the others are of, which all hold against it, this one is of too.
    """
    if len(beside) > _MOST:
        return None
    others = [c for c in beside if c is not claim and c.share and c.level]
    if len(others) < 2 or any(c.share.before not in BARE for c in (claim, *others) if c.share):
        return None
    if any(c is not claim and c.level and is_share_of(claim, c.level.range) for c in beside):
        return None
    return next((w for w in wholes if all(is_share_of(c, w[1]) for c in others)), None)


def is_of_other(claim: Claim) -> bool:
    """True for a share of the budget or of the year before, which is of no list: 占预算的80%."""
    words = claim_words().share_of_other
    return claim.share is not None and words.search(claim.share.before) is not None


def is_share_of(claim: Claim, whole: Range) -> bool:
    """True where the share said of a claim is that of a whole."""
    share = claim.level.range.percent_of(whole) if claim.level and whole.low > 0 else None
    return bool(share and claim.share and share.meets(claim.share.range))


def larger_before(
    claim: Claim, head: Claim | None, said: Sequence[Claim]
) -> Iterator[tuple[str, Range]]:
    """The larger amounts of the same year said before in the paragraph, the nearest first.

    A list inside a list need not say where it ends (基本支出350万元；其中…；项目支出150万元),
    and a clause may name its whole (本年收入中…): a share of such an amount is no wrong one. What
    was budgeted for the whole of a list is no other whole.
    """
    own = claim.level
    before = (other for other in reversed(said) if other.level and other.at < claim.at)
    for other in islice(before, _MOST):
        level = other.level
        if not (own and level) or level.statement.fiscal_year != own.statement.fiscal_year:
            continue
        is_stage = head and head.level and noun_of(head.level) == noun_of(level)
        if level.range.low > own.range.high and not is_stage:
            yield f"“{name(other)}”", level.range


def meant(claim: Claim, said: Sequence[Claim]) -> Iterator[tuple[str, Range]]:
    """The amounts said before, below the heading, of what the share names: 占政府采购预算的."""
    named = named_whole(claim)
    for other in said if named else ():
        before = (other.block.block, other.at) < (claim.block.block, claim.at)
        if before and other.level and other.subject and _is_meant(other, named):
            yield f"“{name(other)}”", other.level.range


def surely_meant(claim: Claim, beside: Sequence[Claim]) -> tuple[str, Range] | None:
    """The nearest amount of the year, below the heading, of the known subject a share names.

    For shares that name their whole in other words than it is said in, perhaps a paragraph before,
    where `known_whole` knows none. One subject has one amount a year, so the nearest is meant; if
    others differ, PROSE-TWICE says so. Any amount of the subject can make the share hold (`meant`).
    """
    bare = claim.share is not None and claim.share.before in BARE
    key = rules().subject(named_whole(claim) or (opening(claim) if bare else ""))
    here = bisect_left(beside, _place(claim), key=_place) if key else 0
    for other in reversed(beside[max(0, here - _MOST) : here]):
        level, of = other.level, claim.level
        if not (level and of) or other.key != key or other.whole:
            continue
        if level.statement.fiscal_year == of.statement.fiscal_year and level.range.low > 0:
            return f"“{name(other)}”", level.range
    return None


def _place(claim: Claim) -> tuple[int, int]:
    return claim.block.block, claim.at


def named_whole(claim: Claim) -> str:
    """What the share says it is a share of; empty where it names nothing."""
    named = re.search("占(.{4,}?)的?$", claim.share.before) if claim.share else None
    return named[1] if named else ""


def opening(claim: Claim) -> str:
    """What its sentence begins to tell the parts of: “三公”经费中，甲10万元，占…."""
    sentence = squash(claim.block.text[: claim.at]).rpartition("。")[2]
    opened = claim_words().of_whole.match(sentence)
    return opened["whole"] if opened else ""


def is_another(claim: Claim, named: str) -> bool:
    """True where a claim is of another known subject than a share names.

    Known is the key of a subject, and what its words mean: 基本支出 is not 一般公共预算支出.
    """
    if not named or _is_meant(claim, named):
        return False
    key = rules().subject(named)
    if key and claim.key and key != claim.key:
        return True
    of_claim = _facets(scope_of(claim.subject))
    return any(of_claim) and of_claim != _facets(scope_of(named))


def _facets(scope: Scope) -> tuple[str, ...]:
    """What makes an amount less than all income or expenditure."""
    return scope.type, scope.item, scope.topic, scope.name, scope.code


def _is_meant(claim: Claim, named: str) -> bool:
    """True where a claim is of what a share names, in its words or as the same subject."""
    key = rules().subject(named)
    same = bool(key) and key == claim.key and not claim.whole
    return same or claim.subject in named or claim.subject.startswith(named)
