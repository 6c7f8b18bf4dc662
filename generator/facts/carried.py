"""What a balance consists of: lines below 上年结转, 年初结转和结余, 年末结转和结余.

Summaries break 上年结转 down by fund with the words they used for the money of this year
above it. Such a line is a part of the carryover where its number is deeper, where the heading
alone is numbered, where this year's lines were closed above, or where its fund is named twice.
Final accounts break both balances down by kind (基本支出结转, 项目支出结转和结余, 经营结余).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.facts.attributes import row_item
from generator.facts.enumerators import depth_of
from generator.facts.labels import Label, unnumbered
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
    blank: bool = False  # that line prints no amount: no “其中” of it is counted already


def with_carried(
    labels: Sequence[Label], kind: TableKind, direction: str, filled: Sequence[bool]
) -> tuple[Label, ...]:
    """The labels, those of lines that are parts of a carryover marked so.

    `filled` are the rows that print an amount: others divide nothing.
    """
    found = [row_item(label, kind, direction) for label in labels]
    keys = [word.key if word else "" for word in found]
    if direction != "revenue":
        return _with_left(labels, filled)
    if CARRYOVER not in keys and not any(map(_mark_of_group, labels)):
        return tuple(labels)
    times, walk = Counter(keys), _Walk()
    rows = zip(labels, keys, filled, strict=True)
    return tuple(
        replace(row[0], carried=_mark(*row, times, walk) or _mark_of_group(row[0])) for row in rows
    )


def _mark_of_group(label: Label) -> str:
    """`part` for a fund beside the name of the carryover: 上年结转 | 一般公共预算拨款."""
    word = vocabulary.columns().amount(unnumbered(squash(label.group)))
    is_part = word is not None and word.fund_source == "carryover" and not label.is_sum
    return "part" if is_part else ""


def _mark(label: Label, key: str, filled: bool, times: Counter[str], walk: _Walk) -> str:
    """`part`, `aside` (a part already counted) or nothing; the walk goes on by a line."""
    text, lines = squash(label.text), vocabulary.lines()
    if not text:
        return ""
    if key == CARRYOVER:
        walk.inside, walk.depth = True, depth_of(text)
        walk.begun = walk.aside = False
        walk.blank = not filled
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
    walk.begun, walk.aside = True, walk.aside or (of_which and not walk.blank)
    return "aside" if walk.aside else "part"


def _is_part(text: str, key: str, times: Counter[str], walk: _Walk) -> bool:
    own = depth_of(text)
    if balance_part(text):
        return True
    if own is not None and walk.depth is not None:
        return own > walk.depth
    if key not in _FUNDS:
        is_balance = table_words().balance.fullmatch(text) is not None
        return is_balance and not key and own is None and walk.begun
    return walk.depth is not None or walk.begun or walk.closed or times[key] > 1


def balance_part(text: str) -> str:
    """What part of a balance a line names, or empty."""
    lines = vocabulary.lines()
    bare = unnumbered(lines.of_which_word.sub("", unnumbered(text)))
    return next((part.key for part in lines.balance_parts if part.words.fullmatch(bare)), "")


def _with_left(labels: Sequence[Label], filled: Sequence[bool]) -> tuple[Label, ...]:
    """The labels of expenditure, the balance at the end of the year marked with its parts."""
    closing, of_which = table_words().closing, vocabulary.lines().of_which
    marks = [""] * len(labels)
    whole, mark = -1, ""
    for at, label in enumerate(labels):
        text = squash(label.text)
        if closing.fullmatch(unnumbered(text)) and not balance_part(text):
            whole, mark = at, ""
        elif whole >= 0 and balance_part(text):
            is_aside = filled[whole] and of_which.fullmatch(unnumbered(text))
            mark = "aside" if mark == "aside" or is_aside else "part"
            marks[at] = mark
            if mark == "part" and filled[at]:
                marks[whole] = "whole"
        elif text:
            whole = -1
    return tuple(replace(label, left=mark) for label, mark in zip(labels, marks, strict=True))
