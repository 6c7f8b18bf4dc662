"""Tables of no known kind that print 收入 and 支出 side by side.

Their title says nothing of it (工会经费收支预算表, 收支平衡表), their header does: each word stands
over names and money of its own. What the kinds of the law print is said in `kinds.yml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind, squash
from generator.tables.model import Column


def with_own_sides(kind: TableKind, columns: Sequence[Column]) -> TableKind:
    """The kind, two-sided where the header of a table of no known kind says both sides."""
    words = table_words()
    headings = (words.revenue_heading, words.expenditure_heading)
    if kind.kind != "other" or kind.direction == "two-sided":
        return kind
    uses = [
        {c.use for c in columns if c.path and heading.fullmatch(squash(c.path[0]))}
        for heading in headings
    ]
    both = all("amount" in side and any(map(_names_rows, side)) for side in uses)
    return replace(kind, direction="two-sided") if both else kind


def _names_rows(use: str) -> bool:
    return use == "line" or use.endswith("-name")
