"""Tables that print 收入 and 支出 side by side though their kind does not say so.

The title of one of no known kind says nothing of it (工会经费收支预算表, 收支平衡表), and the table
of one fund is of its expenditure by law (政府性基金预算收支表); the header says it: each word
stands over names and money of its own. What the kinds of the law print is said in `kinds.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.documents.model import Cell
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind, squash
from generator.tables.model import Column

_FEWEST_LINES = 2  # that name their side


def with_own_sides(
    kind: TableKind, columns: Sequence[Column], body: Sequence[Sequence[Cell]]
) -> TableKind:
    """The kind, two-sided where the header says both sides of a table that may have them.

    So do the names of rows, where one header stands over names and money twice; `body` are
    the cells of every column.
    """
    if kind.direction == "two-sided":
        return kind
    both = _under_headings(columns) or _by_names(columns) or _by_lines(columns, body)
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


def _by_lines(columns: Sequence[Column], body: Sequence[Sequence[Cell]]) -> bool:
    """True for two blocks under the same words, one of revenue by its names, one of expenditure."""
    half = len(columns) // 2
    if half < 2 or [c.path for c in columns[:half]] != [c.path for c in columns[half:]]:
        return False
    uses = [column.use for column in columns[:half]]
    if not _names_rows(uses[0]) or any(map(_names_rows, uses[1:])) or "amount" not in uses:
        return False
    return _says(body[0], "收入", "支出") and _says(body[half], "支出", "收入")


def _says(names: Sequence[Cell], side: str, other: str) -> bool:
    words = [squash(cell.text) for cell in names]
    told = sum(side in word for word in words)
    return told >= _FEWEST_LINES and not any(other in word for word in words)


def _beside_money(names: re.Pattern[str], heads: Sequence[str], columns: Sequence[Column]) -> bool:
    at = next((at for at, head in enumerate(heads) if names.fullmatch(head)), None)
    return at is not None and any(c.use == "amount" for c in columns[at + 1 : at + 2])


def _names_rows(use: str) -> bool:
    return use == "line" or use.endswith("-name")
