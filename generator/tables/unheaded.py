"""Columns by what they hold: those on the left without a word above them, and those called wrong.

Names of offices beside codes or names that have a header are what they look like; any other column
without one is left as it is: the upper row of the header may be lost, with what it says of the
amounts. A word for codes over nothing but names, where no other column has classes, is that of
names; a column of units that holds classes, where no other does, is shared by both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from generator.documents.model import Cell
from generator.standards import vocabulary
from generator.standards.classifications import functional
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import has_digit, is_blank
from generator.tables.model import Column

_CLASSES = frozenset({"function", "economic", "government-economic", "subject"})
# Other uses of columns that name the rows.
_NAMES = frozenset({"class", "section", "item-code", "line", "project-name", "purchase",
                    "goods-class", "project-name-or-unit", "subject-name-or-unit"})  # fmt: skip
_CODES = frozenset({"class", "section", "item-code"})
_CODE_BEFORE = re.compile(r"^\d{3,7}")
_FEWEST = 2  # cells that tell what a column holds


def with_unheaded(
    columns: tuple[Column, ...], body: Sequence[Sequence[Cell]]
) -> tuple[Column, ...]:
    """The columns, those that hold offices or classes with the use that their cells say."""
    bare = [c.index for c in takewhile(lambda column: not column.path, columns)]
    uses: dict[int, str] = {}
    for at in bare:
        cells = [squash(cell.text) for cell in body[at] if not is_blank(cell.text)]
        beside = columns[at + 1].use if at + 1 < len(columns) else "amount"
        if beside.endswith(("-code", "-name")) and _hold(cells, _is_office):
            uses[at] = "unit-name"
    columns = _beside_empty(columns, body)
    return _with_classes(tuple(replace(c, use=uses.get(c.index, c.use)) for c in columns), body)


def _beside_empty(
    columns: tuple[Column, ...], body: Sequence[Sequence[Cell]]
) -> tuple[Column, ...]:
    """The columns; a word for names over nothing but 合计 heads the names beside it, too."""
    sums, counts = vocabulary.lines().sum_words, table_words().sequence
    for named in columns:
        at = named.index
        is_named = named.use.endswith("-name") or named.use in _NAMES - _CODES
        own = [squash(cell.text) for cell in body[at] if not is_blank(cell.text)]
        words = [text for text in own if _is_name(text)]
        if not is_named or not all(sums.fullmatch(x) or counts.fullmatch(x) for x in words):
            continue
        for bare in columns[max(0, at - 1) : at + 2]:
            words = [squash(c.text) for c in body[bare.index] if not is_blank(c.text)]
            shares = any(c.path == bare.path for c in columns if c is not bare)
            is_bare = not bare.path or (shares and bare.use.endswith("-code"))
            if is_bare and bare is not named and _hold(words, _is_name, fewest=1):
                headed = replace(bare, use=named.use, path=named.path)
                return tuple(headed if c is bare else c for c in columns)
    return columns


def _with_classes(
    columns: tuple[Column, ...], body: Sequence[Sequence[Cell]]
) -> tuple[Column, ...]:
    classes = [c for c in columns if c.use.rpartition("-")[0] in _CLASSES or c.use in _NAMES]
    units = [c for c in columns if c.use == "unit-name"]
    for column in classes if len(classes) == 1 and units else ():
        printed = [squash(cell.text) for cell in body[column.index] if not is_blank(cell.text)]
        if column.use.endswith("-code") and _hold(printed, _is_name):
            use = column.use.removesuffix("-code") + "-name"
            return tuple(replace(c, use=use) if c is column else c for c in columns)
    for column in units if not classes and len(units) == 1 else ():
        named = (_CODE_BEFORE.sub("", squash(cell.text)) for cell in body[column.index])
        if not _class_names().isdisjoint(named):
            use = "subject-name-or-unit"
            return tuple(replace(c, use=use) if c is column else c for c in columns)
    return columns


@cache
def _class_names() -> frozenset[str]:
    """The names of functional classes, but for those that offices have, too."""
    names = {squash(name) for own in functional().names.values() for name in own}
    return frozenset(name for name in names if not _is_office(name))


def _hold(printed: Sequence[str], is_one: Callable[[str], bool], fewest: int = _FEWEST) -> bool:
    """True where all cells but those that say 合计 are such, and enough of them."""
    sums = vocabulary.lines().sum_words
    named = [text for text in printed if not sums.fullmatch(text)]
    return len(named) >= fewest and all(map(is_one, named))


def _is_name(text: str) -> bool:
    return not has_digit(text)


def _is_office(text: str) -> bool:
    return table_words().office_row.fullmatch(text) is not None
