"""Whether a table whose title was not made out may be one of a demanded kind.

A kind prints words that tables of other kinds lack (因公出国 in “三公”, both sides in a summary).
Where our reading is unsure of the words themselves, a table may be anything.
"""

from __future__ import annotations

from collections.abc import Collection

from generator.standards import classifications, vocabulary
from generator.standards.vocabulary import TableKind, squash
from generator.tables.amounts import parse_amount
from generator.tables.model import RawTable

_OTHER_THINGS = frozenset(
    {"project-name", "project-name-or-unit", "purchase", "goods-class", "indicator", "target"}
)


def may_be(table: RawTable, kind: TableKind) -> bool:
    """True unless the words of the table say that it is none of the kind."""
    cells = [cell for row in table.rows for cell in row.cells if cell.text]
    if table.unread or any(cell.confidence is not None for cell in cells):
        return True
    squashed = {squash(cell.text) for cell in cells}
    words = {word for word in squashed if parse_amount(word) is None or word.isdecimal()}
    words.add(squash(table.caption.title))
    of_functions = kind.classification == "function" and kind.direction == "expenditure"
    if of_functions and kind.fund_source and _is_of_other_things(words):
        return False
    return all(any(map(sign.search, words)) for sign in kind.shows)


def _is_of_other_things(words: Collection[str]) -> bool:
    """True for a table of economic classes, projects or purchases, without functional ones."""
    if any(map(classifications.is_functional, words)):
        return False
    columns = vocabulary.columns()
    things = any(columns.stub(word) in _OTHER_THINGS for word in words)
    item = vocabulary.lines().three_public_items
    expenses = any(word.words.fullmatch(said) for said in words for word in item)
    return things or expenses or any(map(classifications.is_economic_name, words))
