"""Lines below a kind of spending are of it: 一、基本支出, and below it （一）工资福利支出.

Summaries divide each kind by economic class, so that one name (商品和服务支出) stands below
基本支出 and below 项目支出. Only lines right below, of a deeper number or of none, that make the
amount of the line above in every column are parts of it; a line that says its own kind keeps it.
In a table of one kind (项目支出) items down to the next narrower one (特定目标类) are its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.facts.attributes import row_spending, spending_word
from generator.facts.enumerators import depth_of
from generator.facts.labels import Label
from generator.standards.vocabulary import TableKind, squash
from generator.tables.rounding import half_step, makes

Amounts = dict[int, Decimal]  # by column


def with_spending_above(
    labels: Sequence[Label], kind: TableKind, roles: Sequence[str], values: Sequence[Amounts]
) -> tuple[Label, ...]:
    """The labels, parts of a kind of spending with that kind where they name none."""
    named, half, wide = list(labels), half_step(values), kind.expenditure_type
    for at, label in enumerate(labels):
        if roles[at] != "subtotal" or not values[at] or not _narrower(label, wide):
            continue
        parts = _items(at, labels, roles, wide) if wide else lines_below(at, labels, roles)
        below = [row for row in parts if values[row]]
        if below and makes([values[row] for row in below], values[at], half):
            for row in below:
                own = row_spending(labels[row]) or named[row].spending
                spending = named[row].spending if own else spending_word(label)
                named[row] = replace(named[row], spending=spending)
    return tuple(named)


def _narrower(label: Label, wide: str) -> str:
    """The kind of spending a row is named after, within that of its table."""
    own = row_spending(label, wide)
    return own if not wide or own.startswith(f"{wide}-") else ""


def _items(at: int, labels: Sequence[Label], roles: Sequence[str], wide: str) -> Iterator[int]:
    """The items below a line, down to the next one of a narrower kind or the table's total."""
    for row in range(at + 1, len(labels)):
        if roles[row] == "total" or _narrower(labels[row], wide):
            return
        if roles[row] == "item":
            yield row


def lines_below(at: int, labels: Sequence[Label], roles: Sequence[str]) -> Iterator[int]:
    """The items right below a line, of a deeper number than its own or of none."""
    own = depth_of(squash(labels[at].text))
    for row in range(at + 1, len(labels)):
        depth = depth_of(squash(labels[row].text))
        deeper = own is not None and (depth is None or depth > own)
        if labels[row].text and (roles[row] != "item" or labels[row].coded or not deeper):
            return
        yield row
