"""Small tables inside an upright form: money under headers of its own.

    项目资金（万元） |              | 年初预算数 | 全年预算数 | 全年执行数 | 得分
                     | 年度资金总额 | 100.00     | 110.00     | 105.00     | 9.5

A row without numbers that names several kinds of money (or one, beside 任务名称) heads the
rows below it that have amounts right under those words. A second row of such words may
divide the first. What stands under other words of the header (得分) is no money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.documents.model import Cell, Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank, parse_amount
from generator.tables.header import tidy

_MOST_ROWS = 40
_LABEL_HEAD = re.compile(r".*(任务|名称|来源|类别|事项|活动)(名称)?")
_WHOLE = re.compile(r"(金额)?(合计|总计|小计)|.*(资金|预算)总额")

Rows = Sequence[tuple[int, Row]]


@dataclass(frozen=True, slots=True)
class GridCell:
    """An amount of such a table: its row's label, the words over it, its role."""

    row: int
    label: str
    path: tuple[str, ...]
    cell: Cell
    unit: str
    is_total: bool
    is_part: bool  # a fund, or a kind of spending, beside the sum


@dataclass(frozen=True, slots=True)
class _Head:
    paths: dict[int, tuple[str, ...]]
    label: int | None  # the column of the labels, where its header says so
    start: int  # where the words for money begin
    height: int
    unit: str
    known: frozenset[int]  # columns whose word says that they hold no money
    beside: str  # the words before the money, of a row that has none of its own
    worded: frozenset[int]  # the columns with a word


def read_grids(rows: Rows) -> tuple[list[GridCell], list[tuple[int, Row]], list[Cell]]:
    """The amounts of all tables inside the form, the rows of none, and what is unread."""
    found: list[GridCell] = []
    unread: list[Cell] = []
    rest: list[tuple[int, Row]] = []
    at = 0
    while at < len(rows):
        head = _head(rows[at : at + _MOST_ROWS])
        if head is None:
            rest.append(rows[at])
            at += 1
            continue
        at += head.height
        while at < len(rows) and _goes_on(row := _moved(rows[at][1], head), head):
            strays = list(_strays(row, head))
            if _is_aside(row, head):
                strays = [cell for _, cell in _words(row) if parse_amount(cell.text)]
            else:
                found += _cells((rows[at][0], row), head)
            unread += strays
            at += 1
    return found, rest, unread


def _moved(row: Row, head: _Head) -> Row:
    """A row that lacks the merged cells before its label, as copied text does, with them.

    Its label stands first, and with them its other cells reach from the money to the last word.
    """
    lacking = head.start - 1
    printed = [index for index, cell in enumerate(row.cells) if cell.text.strip()]
    whole = len(printed) > 1 and printed == list(range(len(printed)))
    if not whole or lacking < 1 or parse_amount(row.cells[0].text):
        return row
    if not parse_amount(row.cells[1].text) or printed[-1] + lacking != max(head.worded):
        return row
    return replace(row, cells=(*[replace(row.cells[0], text="")] * lacking, *row.cells))


def _is_aside(row: Row, head: _Head) -> bool:
    """True for an amount before the money and under no word: the cells are not where they seem."""
    before = (i for i, cell in _words(row) if i < head.start and _is_decimal(cell))
    return any(index not in head.worded for index in before)


def _strays(row: Row, head: _Head) -> Iterator[Cell]:
    """Amounts beside the money whose header is not known."""
    for index, cell in _words(row):
        if index in head.paths or index in head.known or not parse_amount(cell.text):
            continue
        if index >= head.start or _is_decimal(cell):
            yield cell


def _is_decimal(cell: Cell) -> bool:
    return "." in cell.text and parse_amount(cell.text) is not None


def _head(rows: Rows) -> _Head | None:
    """The header that begins with the first row, where amounts stand right below it."""
    first = _money_words(rows[0][1])
    label = next((i for i, c in _words(rows[0][1]) if _LABEL_HEAD.fullmatch(squash(c.text))), None)
    second = _money_words(rows[1][1]) if len(rows) > 1 else {}
    if not first or len(first) < 2 and label is None and len(second) < 2:
        return None
    if second and min(second) < min(first):
        return None  # not a division of the first row's words
    paths: dict[int, tuple[str, ...]] = {i: (word,) for i, word in first.items()}
    if second:
        over = {i: _key(cell.text) for i, cell in _words(rows[0][1])}  # 按收入性质分, too
        parents = {i: max(p for p in over if p <= i) for i in second}
        paths = {i: p for i, p in paths.items() if i not in parents.values()}
        paths |= {i: (over[parents[i]], word) for i, word in second.items()}
    height = 2 if second else 1
    if len(rows) <= height or not _amounts_under(paths, rows[height : height + 1]):
        return None
    paths = _amounts_under(paths, rows[height:])
    start = max((i for i in first if i <= min(paths)), default=min(paths))
    unit = next((found for _, c in _words(rows[0][1]) if (found := unit_in_label(c.text))), "")
    beside = [_key(c.text) for i, c in _words(rows[0][1]) if i < start]
    known = _not_money(rows[:height])
    worded = frozenset(i for _, row in rows[:height] for i, _ in _words(row))
    return _Head(paths, label, start, height, unit, known, beside[0] if beside else "", worded)


def _amounts_under(paths: dict[int, tuple[str, ...]], rows: Rows) -> dict[int, tuple[str, ...]]:
    """The columns with an amount in one of the rows: 项目资金（万元） may head the rows, too."""
    filled = {i for _, row in rows for i, cell in _words(row) if parse_amount(cell.text)}
    return {i: path for i, path in paths.items() if i in filled}


def _not_money(rows: Rows) -> frozenset[int]:
    said = vocabulary.forms().not_money.fullmatch
    ignored = vocabulary.columns().is_ignored
    words = [(i, squash(cell.text)) for _, row in rows for i, cell in _words(row)]
    return frozenset(i for i, word in words if said(word) or ignored(word))


def _words(row: Row) -> Iterator[tuple[int, Cell]]:
    return ((i, cell) for i, cell in enumerate(row.cells) if not is_blank(cell.text))


def _money_words(row: Row) -> dict[int, str]:
    """Words for money by column; none where the row has a number."""
    if any(parse_amount(cell.text) for _, cell in _words(row)):
        return {}
    forms, columns = vocabulary.forms(), vocabulary.columns()
    found = {}
    for index, cell in _words(row):
        word = squash(cell.text)
        if forms.money_keys.fullmatch(word) or columns.amount(word) and not columns.stub(word):
            found[index] = _key(cell.text)
    return found


def _goes_on(row: Row, head: _Head) -> bool:
    """True for a row with amounts under the words, and no words there."""
    texts = [row.cells[i].text for i in head.paths if i < len(row.cells)]
    printed = [text for text in texts if not is_blank(text)]
    return bool(printed) and all(parse_amount(text) for text in printed)


def _cells(row: tuple[int, Row], head: _Head) -> Iterator[GridCell]:
    number, cells = row[0], row[1].cells
    label = _label(cells, head)
    is_total = _WHOLE.fullmatch(squash(label)) is not None
    for index, path in sorted(head.paths.items()):
        if index >= len(cells) or not parse_amount(cells[index].text):
            continue
        word = vocabulary.columns().amount(squash(path[-1]))
        is_part = bool(word and (word.fund_source or word.expenditure_type))
        yield GridCell(number, label, path, cells[index], head.unit, is_total, is_part)


def _label(cells: Sequence[Cell], head: _Head) -> str:
    """The cell under the header's word for labels, else the last words before the money."""
    before = [c for c in cells[: min(head.paths)] if not (is_blank(c.text) or _is_decimal(c))]
    own = cells[head.label] if head.label is not None and head.label < len(cells) else None
    if own is None or is_blank(own.text):
        at = 0 if head.label is not None else -1
        own = before[at] if before else None
    return _key(own.text) if own else head.beside


def _key(text: str) -> str:
    return tidy(text).rstrip(":：")


def unit_in_label(text: str) -> str:
    """The unit printed with a word: 万元 of 年度资金（万元）."""
    found = vocabulary.lines().unit_in_label.search(squash(text))
    return found["unit"] if found else ""
