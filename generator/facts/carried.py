"""The funds that a carryover consists of: lines below 上年结转, named like this year's own.

Summaries break 上年结转 down by fund with the words they used for the money of this year
above it. Such a line is a part of the carryover where its number is deeper, where the heading
alone is numbered, where this year's lines were closed above, or where its fund is named twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.facts.attributes import row_item
from generator.facts.labels import Label
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind, squash

CARRYOVER = "revenue/carryover"
_FUNDS = frozenset(
    f"revenue/{fund}"
    for fund in (
        "general-public-budget",
        "government-fund",
        "state-capital",
        "fiscal-account",
        "fiscal-appropriation",
    )
)


@dataclass(slots=True)
class _Walk:
    """Where the walk down a block stands."""

    inside: bool = False  # below a line of carryover
    depth: int | None = None  # of that line's number
    begun: bool = False  # a part of it was found
    aside: bool = False  # an “其中” of it goes on
    closed: bool = False  # this year's lines were summed above


def with_carried(labels: Sequence[Label], kind: TableKind, direction: str) -> tuple[Label, ...]:
    """The labels, those of lines that are parts of a carryover marked so."""
    found = [row_item(label, kind, direction) for label in labels]
    keys = [word.key if word else "" for word in found]
    if direction != "revenue" or CARRYOVER not in keys:
        return tuple(labels)
    times, walk = Counter(keys), _Walk()
    pairs = zip(labels, keys, strict=True)
    return tuple(replace(label, carried=_mark(label, key, times, walk)) for label, key in pairs)


def _mark(label: Label, key: str, times: Counter[str], walk: _Walk) -> str:
    """`part`, `aside` (a part already counted) or nothing; the walk goes on by a line."""
    text, lines = squash(label.text), vocabulary.lines()
    if not text:
        return ""
    if key == CARRYOVER:
        walk.inside, walk.depth = True, _depth(text)
        walk.begun = walk.aside = False
        return ""
    if lines.totals.fullmatch(text) or lines.subtotals.fullmatch(text):
        walk.inside = False
        walk.closed = walk.closed or table_words().year_total.fullmatch(text) is not None
        return ""
    if not walk.inside:
        return ""
    of_which = lines.of_which.fullmatch(text) is not None
    if not of_which and not _is_part(text, key, times, walk):
        walk.inside = False
        return ""
    walk.begun, walk.aside = True, walk.aside or of_which
    return "aside" if walk.aside else "part"


def _is_part(text: str, key: str, times: Counter[str], walk: _Walk) -> bool:
    own = _depth(text)
    if own is not None and walk.depth is not None:
        return own > walk.depth
    if key not in _FUNDS:
        return False
    return walk.depth is not None or walk.begun or walk.closed or times[key] > 1


def _depth(squashed: str) -> int | None:
    enumerators = vocabulary.lines().enumerators
    return next((at for at, number in enumerate(enumerators) if number.match(squashed)), None)
