"""Sums named by the heading above them: 一、“三公”经费支出, and below it （一）支出合计.

Of forms that print several matters one below the other. Only a sum right below a heading
without an amount is of that heading, and only where numbers say so: its own, or that of the
row below it, is deeper than the heading's. A row that is merely blank heads nothing. Lines
named by kinds of offices (（一）行政单位) are said with the heading whose lines they are. It does
not know what the heading is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.facts.enumerators import depth_of
from generator.facts.labels import Label, unnumbered
from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash


def with_headings(
    labels: Sequence[Label], kind: TableKind, filled: Sequence[bool]
) -> tuple[Label, ...]:
    """The labels of a table of no known kind, its bare sums with the words they stand below."""
    if kind.kind != "other":
        return tuple(labels)
    texts = [squash(label.text) for label in labels]
    found = [_heading(at, texts, filled) or _part(at, texts, filled) for at in range(len(texts))]
    return tuple(
        replace(label, heading=heading) if heading else label
        for label, heading in zip(labels, found, strict=True)
    )


def _heading(at: int, texts: Sequence[str], filled: Sequence[bool]) -> str:
    """What heads the sum in a row; empty for other rows and where nothing heads it."""
    is_sum = vocabulary.lines().totals.fullmatch(unnumbered(texts[at]))
    if not at or filled[at - 1] or not is_sum:
        return ""
    own, over = depth_of(texts[at]), depth_of(texts[at - 1])
    if own is None and at + 1 < len(texts):
        own = depth_of(texts[at + 1])
    deeper = own is not None and over is not None and own > over
    return unnumbered(texts[at - 1]) if deeper else ""


def _part(at: int, texts: Sequence[str], filled: Sequence[bool]) -> str:
    """A line named by a kind of office, behind the heading of its list: 机关运行经费：行政单位."""
    own, depth = unnumbered(texts[at]), depth_of(texts[at])
    if depth is None or not vocabulary.lines().headed_parts.fullmatch(own):
        return ""
    for above in range(at - 1, -1, -1):
        over = depth_of(texts[above])
        if over is None or over < depth:
            is_heading = over is not None and not filled[above]
            return f"{unnumbered(texts[above])}：{own}" if is_heading else ""
    return ""
