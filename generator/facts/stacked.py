"""Summaries of revenue and expenditure printed as one stack: 收入 rows, then 支出 rows below.

Where no header says which side a column is of, the rows do: by a heading (收入, 二、支出合计) or
by their own words (…支出, 年末结转). A row that says nothing is of the side of the rows around
it; between rows of both sides it is of neither, and no fact is made of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.documents.model import Cell
from generator.facts.labels import Label, read_labels, unnumbered
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind, squash
from generator.tables.amounts import parse_amount
from generator.tables.columns import blocks, side_of
from generator.tables.model import BodyRow, BoundTable, Column

REASON = "收入、支出上下排列，本行属于哪一方没有标明"
REVENUE, EXPENDITURE = "收入", "支出"
CARRYOVER = "carryover"


@dataclass(frozen=True, slots=True)
class _Said:
    """What one row says of the sides: its own, whether it opens it, whether it ends it."""

    side: str = ""
    opens: bool = False
    ends: bool = False


def sides(
    bound: BoundTable, kind: TableKind, fiscal_year: int
) -> tuple[tuple[BoundTable, ...], tuple[Cell, ...]]:
    """The table as one part a side, and the amounts of rows whose side is not known.

    A table whose header tells its sides is its own only part.
    """
    block = _undivided(bound, kind)
    if block is None:
        return (bound,), ()
    labels = read_labels(block, bound.rows, kind, fiscal_year)
    amounts = [column for column in block if column.use == "amount"]
    filled = [any(_money(row, amounts)) for row in bound.rows]
    said = _sayings([_words(label) for label in labels], filled)
    header = _side_of_header(block)
    if header and all(entry.side in {"", header} for entry in said):
        return (bound,), ()
    own = _settled(said, header)
    placed = list(zip(bound.rows, own, strict=True))
    parts = tuple(
        _part(bound, side, [row for row, theirs in placed if theirs == side])
        for side in (REVENUE, EXPENDITURE)
        if side in own
    )
    lost = [row for row, side in placed if not side]
    return parts, tuple(cell for row in lost for cell in _money(row, amounts))


def of_both_sides(bound: BoundTable, kind: TableKind, fiscal_year: int, title: str) -> TableKind:
    """The kind, two-sided where its header says so, or the rows of one of no known kind.

    They do where one sums all revenue and another all expenditure: 总收入 … 总支出. So they
    may in a table of money carried over, which is of the year's own money where they name it.
    Where all rows are named after revenue (一般公共预算拨款, 上年结转), the table is of revenue.
    """
    if kind.direction == "two-sided":
        return kind
    both = replace(kind, direction="two-sided")
    if kind.fund_source == CARRYOVER:
        both = (
            both
            if not _has_other_income(bound, kind, fiscal_year)
            else replace(both, fund_source="")
        )
    if any(column.side for column in bound.columns):
        return both
    if kind.kind != "other" and kind.fund_source != CARRYOVER:
        return kind
    block = _undivided(bound, both)
    labels = read_labels(block, bound.rows, kind, fiscal_year) if block else ()
    texts = [_words(label) for label in labels]
    sums = [text for text in texts if table_words().side_total.fullmatch(text)]
    said = {side for side in (REVENUE, EXPENDITURE) for text in sums if side in text}
    if len(said) > 1:
        return both
    if kind.kind != "other":
        return kind
    revenue = block and _are_sources(texts) and not _names_expense(block, title)
    revenue = revenue and _says_revenue(texts, title)
    return replace(kind, direction="revenue") if revenue else kind


def _has_other_income(bound: BoundTable, kind: TableKind, fiscal_year: int) -> bool:
    """True where a row is of revenue that is not carried over: 本年收入."""
    line, totals = table_words().revenue_line.fullmatch, vocabulary.lines().totals.fullmatch
    texts = (
        _words(label)
        for block in blocks(bound.columns)
        for label in read_labels(block, bound.rows, kind, fiscal_year)
    )
    return any(line(text) and not totals(text) and not _is_carried(text) for text in texts)


def _is_carried(text: str) -> bool:
    word = vocabulary.columns().amount(text)
    said = word is not None and word.fund_source == CARRYOVER
    return said or table_words().opening.fullmatch(text) is not None


def is_spent_by_source(bound: BoundTable, kind: TableKind, fiscal_year: int, title: str) -> bool:
    """True for a table of no known kind that divides an expense by its sources: 会议费资金来源表.

    Its rows are named after revenue (事业收入), and what is printed of them is spent.
    """
    block = _undivided(bound, replace(kind, direction="two-sided"))
    if kind.kind != "other" or not block or not _names_expense(block, title):
        return False
    texts = [_words(label) for label in read_labels(block, bound.rows, kind, fiscal_year)]
    return _are_sources(texts) and not any(map(_is_of_revenue, block))


def _is_of_revenue(column: Column) -> bool:
    return column.use == "amount" and any(REVENUE in word for word in column.path)


def _are_sources(texts: Sequence[str]) -> bool:
    """True for rows that are sources of money where none of their words says spending."""
    totals, columns = vocabulary.lines().totals, vocabulary.columns()
    words = [columns.amount(text) for text in texts if not totals.fullmatch(text)]
    spent = any(EXPENDITURE in text for text in texts)
    return bool(words) and not spent and all(word and word.fund_source for word in words)


def _says_revenue(texts: Sequence[str], title: str) -> bool:
    """True where one of the rows, or the title, says that all of them are revenue."""
    titled = vocabulary.lines().source_titles.fullmatch(squash(title))
    return bool(titled) or any(map(table_words().revenue_line.fullmatch, texts))


def _names_expense(block: Sequence[Column], title: str) -> bool:
    """True where title or header say what the money is spent on; 项目 heads any names."""
    heads = [squash(word) for column in block for word in column.path if column.use == "amount"]
    said = vocabulary.lines().expenses.search
    names = any(EXPENDITURE in word for column in block for word in column.path)
    return names or any(map(said, (squash(title), *heads)))


def _undivided(bound: BoundTable, kind: TableKind) -> tuple[Column, ...] | None:
    """The one block of a two-sided table whose amounts all stand on the same side."""
    if kind.direction != "two-sided":
        return None
    found = [b for b in blocks(bound.columns) if any(c.use == "amount" for c in b)]
    if len(found) != 1 or len({c.side for c in found[0] if c.use == "amount"}) != 1:
        return None
    labelled = any(c.use not in {"amount", "ignored", "none", "sequence"} for c in found[0])
    return found[0] if labelled else None


def _side_of_header(block: Sequence[Column]) -> str:
    """The side that the words above the block name, where they name one alone."""
    words = "".join(squash(word) for column in block for word in column.path)
    named = [side for side in (REVENUE, EXPENDITURE) if side in words]
    return named[0] if len(named) == 1 else ""


def _words(label: Label) -> str:
    text = vocabulary.lines().of_which_word.sub("", squash(label.text))
    return unnumbered(text)


def _sayings(texts: Sequence[str], filled: Sequence[bool]) -> list[_Said]:
    """What every row says; sums that stand above their lines open a side, others end one."""
    first = next((text for text, has in zip(texts, filled, strict=True) if has), "")
    on_top = table_words().side_total.fullmatch(first) is not None
    return [_said(text, on_top) for text in texts]


def _said(text: str, on_top: bool) -> _Said:
    words = table_words()
    pairs = (
        (REVENUE, words.revenue_heading, words.revenue_line),
        (EXPENDITURE, words.expenditure_heading, words.expenditure_line),
    )
    sums = words.side_total.fullmatch(text) is not None
    for side, heading, line in pairs:
        if heading.fullmatch(text):
            return _Said(side, opens=True)
        if line.fullmatch(text):
            grand = words.grand_total.fullmatch(text) is not None
            return _Said(side, opens=sums and on_top, ends=grand and not on_top)
    return _Said(ends=vocabulary.lines().totals.fullmatch(text) is not None)


def _settled(said: Sequence[_Said], header: str) -> list[str]:
    """The side of every row, or empty."""
    found: list[str] = []
    before = _Said(header, opens=True) if header else _Said()
    for at, own in enumerate(said):
        after = next((later for later in said[at + 1 :] if later.side), _Said())
        side = own.side or _between(before, after, sums=own.ends)
        found.append(side)
        if side and (own.side or own.ends):
            before = replace(own, side=side)
    return found


def _between(before: _Said, after: _Said, *, sums: bool) -> str:
    """The side of a row that says none, by the nearest rows that do."""
    if before.ends and (not after.side or after.opens):
        return ""
    if after.side == before.side or not after.side or (before.side and (after.opens or sums)):
        return before.side
    if (not before.side and not after.opens) or before.ends:
        return after.side
    return ""


def _part(bound: BoundTable, side: str, rows: Sequence[BodyRow]) -> BoundTable:
    columns = tuple(replace(column, side=side, path=_own(column, side)) for column in bound.columns)
    return replace(bound, columns=columns, rows=tuple(rows))


def _own(column: Column, side: str) -> tuple[str, ...]:
    """The header path without the name of the other side, which the rows have left."""
    other = side_of(column.path) not in {"", side} and len(column.path) > 1
    return column.path[1:] if other else column.path


def _money(row: BodyRow, amounts: Sequence[Column]) -> list[Cell]:
    if row.refused:
        return []
    cells = (row.cells.get(column.index) for column in amounts)
    return [cell for cell in cells if cell and parse_amount(cell.text)]
