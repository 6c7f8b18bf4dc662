"""Tables that print 收入 and 支出 side by side though their kind does not say so.

The title of one of no known kind says nothing of it (工会经费收支预算表, 收支平衡表), and the table
of one fund is of its expenditure by law (政府性基金预算收支表); the header says it: each word
stands over names and money of its own; or, below two names that say nothing, the rows do.
What the kinds of the law print is said in `kinds.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.documents.model import Cell
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind, squash
from generator.tables.model import Column


def with_own_sides(
    kind: TableKind, columns: Sequence[Column], body: Sequence[Sequence[Cell]]
) -> TableKind:
    """The kind, two-sided where header or rows say both sides of a table that may have them.

    `body` are the cells of each column.
    """
    if kind.direction == "two-sided":
        return kind
    both = _under_headings(columns) or _by_names(columns) or _by_rows(columns, body)
    return replace(kind, direction="two-sided") if both else kind


def _under_headings(columns: Sequence[Column]) -> bool:
    """True where 收入 and 支出 each stand over names and money."""
    words = table_words()
    uses = [
        {c.use for c in columns if c.path and heading.fullmatch(squash(c.path[0]))}
        for heading in (words.revenue_heading, words.expenditure_heading)
    ]
    return all("amount" in side and any(map(_names_rows, side)) for side in uses)


def _by_names(columns: Sequence[Column]) -> bool:
    """True for 收入项目 with money at its right, and 支出项目 with money at its.

    The words 收入 and 支出 alone do as well, where the first names at all stand below 收入.
    """
    words = table_words()
    heads = [squash(c.path[-1]) if c.path and _names_rows(c.use) else "" for c in columns]
    pairs = [(words.revenue_names, words.expenditure_names)]
    if words.revenue_heading.fullmatch(next(filter(None, heads), "")):
        pairs.append((words.revenue_heading, words.expenditure_heading))
    return any(all(_beside_money(names, heads, columns) for names in pair) for pair in pairs)


def _by_rows(columns: Sequence[Column], body: Sequence[Sequence[Cell]]) -> bool:
    """True for two lists beside each other, one of revenue alone and one of expenditure alone."""
    named = [c.index for c in columns if _names_rows(c.use)]
    if len(named) != 2 or not all(c.use == "amount" for i in named for c in columns[i + 1 : i + 2]):
        return False
    words = table_words()
    revenue, expenditure = ([squash(cell.text) for cell in body[index]] for index in named)
    return _are_all(words.revenue_line, words.expenditure_line, revenue) and _are_all(
        words.expenditure_line, words.revenue_line, expenditure
    )


def _are_all(own: re.Pattern[str], other: re.Pattern[str], texts: Sequence[str]) -> bool:
    """True where the first and most texts say one side, and none the other."""
    printed = [text for text in texts if text]
    said = sum(own.fullmatch(text) is not None for text in printed)
    first = bool(printed) and own.fullmatch(printed[0]) is not None
    return first and said * 2 > len(printed) and not any(map(other.fullmatch, printed))


def _beside_money(names: re.Pattern[str], heads: Sequence[str], columns: Sequence[Column]) -> bool:
    at = next((at for at, head in enumerate(heads) if names.fullmatch(head)), None)
    return at is not None and any(c.use == "amount" for c in columns[at + 1 : at + 2])


def _names_rows(use: str) -> bool:
    return use == "line" or use.endswith("-name")
