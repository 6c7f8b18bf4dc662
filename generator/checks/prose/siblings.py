"""What a share said in a list may be of: the list's whole, or what that is itself a share of.

教育支出10万元，占50%，其中：普通教育4万元；住房保障支出10万元，占50%: nothing says where
the inner list ends. Behind a head with a share of its own the next share is of the head, or of what
the head is part of. This module knows the claims, not the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.prose.claims import Claim
from generator.checks.prose.kinds import exclude_each_other
from generator.checks.prose.lists import Listing, level_sum
from generator.checks.prose.ranges import Range
from generator.checks.prose.shares import BARE, is_another, named_whole
from generator.checks.prose.wording import name

_ENDED, _HUNDRED = "；", Decimal(100)


def wholes_of(claim: Claim, listed: Listing | None) -> list[tuple[str, Range, Claim | None]]:
    """The wholes that a share in a list may be of, with the head where it is that one.

    The one that is nearest to the share as it is said stands first.
    """
    if listed is None:
        return []
    found = [one for one in _wholes(claim, listed) if one[1].low > 0]
    return sorted(found, key=lambda one: _distance(claim, one[1]))


def _wholes(claim: Claim, listed: Listing) -> Iterator[tuple[str, Range, Claim | None]]:
    head = listed.head
    if head.level is None:
        return
    ended = _has_ended(claim, listed)
    if not ended and not is_another(head, named_whole(claim)):
        yield f"“{name(head)}”", head.level.range, head
    if claim is not listed.parts[0] and (above := _above(claim, head)):
        yield f"“{name(head)}”占比所指的总数", above, None


def _above(claim: Claim, head: Claim) -> Range | None:
    """What the head of a list is a share of, where a share in the list may be of the same.

    The last digit of either share may have been moved by one so that all make 100 %.
    """
    own, level, share = claim.level, head.level, head.share
    if not (own and level and share and claim.share):
        return None
    if own.statement.fiscal_year != level.statement.fiscal_year:
        return None
    if claim.share.before not in BARE and claim.share.before != share.before:
        return None
    step = share.statement.precision
    low, high = share.range.low - step, share.range.high + step
    if low <= 0 or level.range.low <= 0:
        return None
    said = level.range.value / share.range.value * _HUNDRED
    return Range(level.range.low / high * _HUNDRED, said, level.range.high / low * _HUNDRED)


def _has_ended(claim: Claim, listed: Listing) -> bool:
    """True where the list of a head is over before a claim: its parts make it up already.

    So it is where a semicolon follows parts in a row of which no share is said (其中：甲6万元，
    乙3万元；丙10万元，占50%), and before what can be no part of the head, or is of another year.
    """
    head = listed.head
    before = listed.parts[: listed.parts.index(claim)]
    levels = [one for one in before if one.level]
    if not levels or head.level is None or claim.level is None:
        return False
    years = {claim.level.statement.fiscal_year, head.level.statement.fiscal_year}
    if len(years) > 1 or exclude_each_other(claim.subject, head.subject):
        return True
    of_part = any(one.subject and one.subject in claim.subject for one in levels)
    if not of_part and claim.level.range.low > 0 and level_sum(levels).meets(head.level.range):
        return True
    marks = [_ENDED in one.before for one in (*levels[1:], claim)]
    in_row = len(levels) > 1 and marks[-1] and not any(marks[:-1])
    return in_row and not any(one.share for one in levels)


def _distance(claim: Claim, whole: Range) -> Decimal:
    """How far a share is from what it would be of a whole."""
    share = claim.level.range.percent_of(whole) if claim.level else None
    if share is None or claim.share is None:
        return Decimal("Infinity")
    return abs(share.value - claim.share.range.value)
