"""Rows with names in two columns: the group to the left says what the row itself does not.

一般公共预算资金 | 小计, 专项收入; 公务用车购置及运行费 | 小计, 购置费, 运行维护费. A sum of a group
is a sum of it alone, whatever it is called, and is about what the group is; a part is of its fund
and of its kind of spending where its own name says none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.facts.label_order import classes_of, groups_of, text_at
from generator.facts.labels import Label, squash_words, unnumbered
from generator.facts.model import Fact
from generator.standards import vocabulary
from generator.standards.vocabulary import AmountWord, squash
from generator.tables.amounts import is_blank
from generator.tables.model import BodyRow, Column

_NOTE = "左侧一栏印有“{}”"
_NOTED = re.compile(_NOTE.format("(.+?)") + "(?=；|$)")


def group_of(fact: Fact) -> str:
    """The name to the left that the row of a fact stands in; empty where there is none."""
    found = _NOTED.search(fact.note)
    return found[1] if found else ""


def with_groups_beside(
    labels: Sequence[Label], block: Sequence[Column], rows: Sequence[BodyRow]
) -> tuple[Label, ...]:
    """The labels with what their groups say; `rows` with merged words in every row they cover.

    Below one header a blank beside a name goes on with the group above it.
    """
    return tuple(_grouped(labels, block, rows))


def _grouped(
    labels: Sequence[Label], block: Sequence[Column], rows: Sequence[BodyRow]
) -> Iterator[Label]:
    above: dict[int, str] = {}
    for label, row in zip(labels, rows, strict=True):
        own = next((c for c in block if row.cells.get(c.index) is label.cell), None)
        if own is None or label.cell is None:
            above.clear()
            yield label
            continue
        group = ""
        for column in groups_of(own, block):
            text = text_at(row, column)
            goes_on = is_blank(text) and column.path == own.path
            said = above.get(column.index, "") if goes_on else squash_words(text)
            above[column.index] = said
            group = group or said
        above[own.index] = label.text
        if label.is_sum and not group:
            classes = (squash(text_at(row, column)) for column in classes_of(own, block))
            label = replace(label, heading=next(classes, label.heading))
        yield _in_group(label, group) if group and not label.coded else label


def _in_group(label: Label, group: str) -> Label:
    word = _amount_word(group)
    spending = label.spending
    if word and word.expenditure_type and not _says_spending(label):
        spending = spending or word
    return replace(
        label,
        group=group,
        heading=unnumbered(squash(group)) if label.is_sum else label.heading,
        fund=label.fund or (word.fund_source if word else ""),
        spending=spending,
        note="；".join(filter(None, (label.note, _NOTE.format(group)))),
    )


def _says_spending(label: Label) -> bool:
    word = _amount_word(label.text)
    return word is not None and bool(word.expenditure_type or word.within)


def _amount_word(text: str) -> AmountWord | None:
    return vocabulary.columns().amount(unnumbered(squash(text)))
