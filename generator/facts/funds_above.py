"""The fund of parts of a line of revenue: what is a part of a line's money is of its fund.

一、一般公共预算拨款, and below it 其中：中央转移支付, or 1.经费拨款 and all others that make its
amount. A line that names a fund itself keeps it; below a line of no fund, and of more money than
the line above has, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from generator.facts.attributes import is_of_which, row_item
from generator.facts.labels import Label, unnumbered
from generator.facts.roles import going_on
from generator.facts.spending_above import lines_below
from generator.standards import vocabulary
from generator.standards.vocabulary import TableKind, squash
from generator.tables.rounding import half_step, makes

Amounts = dict[int, Decimal]  # by column


def with_funds_above(
    labels: Sequence[Label], kind: TableKind, direction: str, values: Sequence[Amounts]
) -> tuple[Label, ...]:
    """The labels of revenue, “其中” lines without a fund under that of the line they divide."""
    if direction != "revenue":
        return tuple(labels)
    found: list[Label] = []
    above, whole = "", Amounts()
    for label, goes_on, money in zip(labels, going_on(labels), values, strict=True):
        own = _fund(label, kind)
        if not (goes_on or is_of_which(label)):
            above, whole = (own, money) if label.text else (above, whole)
        elif not own and not label.fund and _is_part(money, whole):
            label = replace(label, fund=above)
        found.append(label)
    return tuple(found)


def with_funds_of_sums(
    labels: Sequence[Label],
    kind: TableKind,
    direction: str,
    roles: Sequence[str],
    values: Sequence[Amounts],
) -> tuple[Label, ...]:
    """The labels of revenue, lines right below that make the amount of one of a fund under it."""
    named, half = list(labels), half_step(values)
    for at, label in enumerate(labels):
        fund = _fund(label, kind) if direction == "revenue" and roles[at] == "subtotal" else ""
        below = [row for row in lines_below(at, labels, roles) if values[row]] if fund else []
        if below and makes([values[row] for row in below], values[at], half):
            for row in below:
                own = named[row].fund or _fund(named[row], kind)
                named[row] = named[row] if own else replace(named[row], fund=fund)
    return tuple(named)


def _is_part(money: Amounts, whole: Amounts) -> bool:
    """True where every amount is printed for the whole as well, and no larger than there."""
    return all(
        column in whole and amount * whole[column] >= 0 and abs(amount) <= abs(whole[column])
        for column, amount in money.items()
    )


def _fund(label: Label, kind: TableKind) -> str:
    """The fund a line is of by its own words."""
    item = row_item(label, kind, "revenue")
    bare = vocabulary.lines().of_which_word.sub("", unnumbered(squash(label.text)))
    word = vocabulary.columns().amount(unnumbered(bare))
    return (item.fund_source if item else "") or (word.fund_source if word else "")
