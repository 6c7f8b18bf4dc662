"""A column that says something of each row (资金来源, 支出类型), blank below one that fills it.

Merged cells that were taken apart look so, and rows of which nothing is said: the reader cannot
know which it is, and the row says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.doubts import with_doubt
from generator.facts.label_order import text_at
from generator.facts.labels import Label, under_merged
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank
from generator.tables.model import BodyRow, Column

_UNSURE = "该行的“{}”一栏空白，是否同上一行不能确定"


def with_blank_attributes(
    labels: Sequence[Label],
    roles: Sequence[str],
    columns: Sequence[Column],
    rows: Sequence[BodyRow],
) -> tuple[Label, ...]:
    """The labels, items with a blank below a word for their fund or kind of spending doubted."""
    told = list(labels)
    words, filled = vocabulary.columns(), under_merged(columns, rows)
    for column in columns:
        header = squash("".join(column.path[-1:]))
        if not (words.row_funds.fullmatch(header) or words.row_spending.fullmatch(header)):
            continue
        is_below = False
        for at, row in enumerate(filled):
            text = text_at(row, column)
            is_below = is_below or words.amount(squash(text)) is not None
            if is_blank(text) and is_below and roles[at] == "item" and labels[at].text:
                told[at] = with_doubt(told[at], _UNSURE.format(header))
    return tuple(told)
