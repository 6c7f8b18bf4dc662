"""The whole that shares below one heading have in common, where no sentence says it.

Knows the claims, not the tables they are compared with.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.checks.prose.claims import Claim
from generator.checks.prose.ranges import Range

_MOST = 200  # claims below one heading that are looked through
_BARE = frozenset({"占", ",占", "，占"})  # a share that names no whole


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
    """The one whole of all other shares below the heading, where nothing said there is another."""
    if len(beside) > _MOST:
        return None
    others = [c for c in beside if c is not claim and c.share and c.level]
    if len(others) < 2 or any(c.share.before not in _BARE for c in (claim, *others) if c.share):
        return None
    if any(c is not claim and c.level and is_share_of(claim, c.level.range) for c in beside):
        return None
    return next((w for w in wholes if all(is_share_of(c, w[1]) for c in others)), None)


def is_share_of(claim: Claim, whole: Range) -> bool:
    """True where the share said of a claim is that of a whole."""
    share = claim.level.range.percent_of(whole) if claim.level and whole.low > 0 else None
    return bool(share and claim.share and share.meets(claim.share.range))
