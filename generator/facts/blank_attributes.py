"""A column that says something of rows (资金来源, 支出类型, codes), blank below one that fills it.

Merged cells that were taken apart look so, and rows of which nothing is said: the reader cannot
know which it is, and the row says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.codes import Code
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


def with_blank_codes(labels: Sequence[Label], roles: Sequence[str]) -> tuple[Label, ...]:
    """The labels, items that are projects without a class below one with a class doubted.

    So is an economic class of departments without the class of governments that the one above
    it has.
    """
    told: list[Label] = []
    named = related = False  # a row above has its class beside its project, both classes
    for label, role in zip(labels, roles, strict=True):
        functional, both = _is_classed(label.function), _is_classed(label.government_economic)
        economic = bool(label.economic.full)
        doubts = [
            _UNSURE.format(header)
            for header, is_unsure in (
                ("功能分类科目", named and label.project_name and not functional),
                ("政府预算支出经济分类科目", related and economic and not both),
            )
            if is_unsure and role == "item"
        ]
        named = named or bool(label.project_name and functional)
        related = related or (economic and both)
        told.append(with_doubt(label, "；".join(doubts)) if doubts else label)
    return tuple(told)


def _is_classed(code: Code) -> bool:
    return bool(code.full or code.name)
