"""The fund of “其中” lines of revenue: what is a part of a line's money is of its fund.

一、一般公共预算拨款, and below it 其中：中央转移支付. A line that names a fund itself keeps it;
below a line of no fund nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.facts.attributes import is_of_which, row_item
from generator.facts.labels import Label, unnumbered
from generator.facts.roles import going_on
from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash


def with_funds_above(labels: Sequence[Label], kind: TableKind, direction: str) -> tuple[Label, ...]:
    """The labels of revenue, “其中” lines without a fund under that of the line they divide."""
    if direction != "revenue":
        return tuple(labels)
    found, above = [], ""
    for label, goes_on in zip(labels, going_on(labels), strict=True):
        own = _fund(label, kind)
        if not (goes_on or is_of_which(label)):
            above = own if label.text else above
        elif not own and not label.fund:
            label = replace(label, fund=above)
        found.append(label)
    return tuple(found)


def _fund(label: Label, kind: TableKind) -> str:
    """The fund a line is of by its own words."""
    item = row_item(label, kind, "revenue")
    bare = vocabulary.lines().of_which_word.sub("", unnumbered(squash(label.text)))
    word = vocabulary.columns().amount(unnumbered(bare))
    return (item.fund_source if item else "") or (word.fund_source if word else "")
