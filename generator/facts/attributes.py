"""What a header path and a row label say of an amount: year, fund, kind of spending, item.

All of it comes from the declared vocabulary; what no word says stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.facts.labels import Label, unnumbered
from generator.facts.statements.scope import Scope, scope_of
from generator.standards import vocabulary
from generator.standards.stages import phase_of, year_of
from generator.standards.template_words import table_words
from generator.standards.vocabulary import AmountWord, ItemWord, TableKind, squash
from generator.tables.flows import is_revenue
from generator.tables.model import Column

OTHER_REVENUE = "other-revenue"
_WIDE = frozenset({"", "fiscal-appropriation"})


@dataclass(frozen=True, slots=True)
class Attributes:
    """Attributes of one amount."""

    fiscal_year: int
    phase: str  # empty: the table's own
    direction: str
    fund_source: str
    expenditure_type: str
    item: str


def attributes(
    column: Column,
    label: Label,
    kind: TableKind,
    fiscal_year: int,
    three_public_group: bool = False,
    three_public_across: bool = False,
    sums_others: bool = False,
    sums_sources: bool = False,
    spent_by_source: bool = False,
) -> Attributes:
    """Attributes of the amount at `column` in the row `label`.

    `three_public_group` is true where the table prints 三公经费 as one group of columns
    beside others (会议费, 培训费), so that its 合计 is not theirs; `three_public_across`
    where the three expenses are columns, so that a row is an office or a year; `sums_others`
    where the column sums other expenses with them, `sums_sources` where it sums several
    sources of a unit's own money; `spent_by_source` where the table divides spending by source.
    """
    words = vocabulary.columns().amounts_of([squash(part) for part in column.path])
    direction = direction_of(column, kind)
    if not spent_by_source:
        direction = _of_row(direction, label, column, kind)
    line = row_item(label, kind, direction)
    column_item = _column_item(column, words)
    is_total = _is_three_public_total(column, label, three_public_group, three_public_across)
    is_total = is_total and not sums_others
    if kind.kind == "three-public-expenses" and not column_item and not line and is_total:
        line = ItemWord("three-public/total", re.compile(""), "")
    types: list[str] = []
    for word in words:
        wider = types[-1] if types else kind.expenditure_type
        if own := word.within.get(wider, "") or word.expenditure_type:
            types.append(own)
    funds = [w.fund_source for w in words if w.fund_source]
    funds = [fund for fund in funds if not (sums_sources and fund == OTHER_REVENUE)]
    if not funds and (part_fund := vocabulary.columns().of_which(column.concepts)):
        funds = [part_fund]
    return Attributes(
        fiscal_year=year_of((label.year, *column.path), fiscal_year),
        phase=phase_of((label.year, *column.path)),
        direction=direction,
        fund_source=_narrower(_fund_source(funds, line, kind, label.fund), label),
        expenditure_type=_expenditure_type(types, kind, label, direction),
        item="" if is_difference(label) else column_item or (line.key if line else ""),
    )


def is_difference(label: Label) -> bool:
    """True for a row that compares the rows above it: 决算比预算增减."""
    text = unnumbered(squash(label.text))
    return not label.coded and vocabulary.lines().difference_rows.fullmatch(text) is not None


def is_of_which(label: Label) -> bool:
    """True for a row called “其中：…”."""
    return vocabulary.lines().of_which.fullmatch(squash(label.text)) is not None


def _is_three_public_total(column: Column, label: Label, grouped: bool, across: bool) -> bool:
    """True for an amount that sums the three expenses and nothing else.

    Where the table prints them as one group of columns, its own total sums others too.
    """
    text = unnumbered(squash(label.text))
    named = bool(text) and not across and not vocabulary.lines().totals.fullmatch(text)
    said = vocabulary.lines().three_public_alone.fullmatch(text)
    own = "three-public" in column.concepts or any("三公" in word for word in column.path)
    named, own = named and not said, own or said is not None
    if named or (grouped and not own):
        return False
    last = squash("".join(column.path[-1:]))
    known = vocabulary.columns().names_nothing(last)
    if last and not known and not table_words().stage_columns.fullmatch(last):
        return False  # 2021年 / 会议费 is no total
    return not across or column.concepts[-1:] in {
        ("total",),
        ("prior-year",),
        ("change",),
        ("three-public",),
    }


def sums_other_expenses(column: Column, columns: Sequence[Column]) -> bool:
    """True where a column beside it, under the same header, is of another expense (会议费)."""
    own = scope_of(column.path[-1]) if column.path else Scope()
    if own.item == "three-public/total" and not own.is_named:
        return False  # “三公”经费合计 says what it sums
    above = column.path[:-1]
    beside = (c for c in columns if c.path[: len(above)] == above and c.path != column.path)
    words = vocabulary.columns()
    return any(not any(map(words.names_nothing, map(squash, c.path[len(above) :]))) for c in beside)


def _fund_source(funds: Sequence[str], line: ItemWord | None, kind: TableKind, row: str) -> str:
    """The fund the columns say, the line, the kind of table or the row's own column.

    The one that says more goes before 财政拨款, which a row says where nothing else does: so does
    the kind of table, where its title names the one fund of its classes.
    """
    own = line.fund_source if line else ""
    if "carryover" in funds:
        return "carryover"
    said = funds[-1] if funds else ""
    said = own if said in _WIDE and own else said
    if said in _WIDE:
        of_classes = kind.fund_source if kind.classification != "none" else ""
        said = of_classes or said or kind.fund_source
    return row if said in _WIDE and (row not in _WIDE or not said) else said


def _narrower(fund: str, label: Label) -> str:
    """The fund a row without code is named after (其中：当年财政拨款), where no word says more."""
    codes = label.function.full or label.economic.full or label.government_economic.full
    named = codes or label.unit_code or label.text == label.project_name
    if fund not in {"", "fiscal-appropriation"} or named:
        return fund
    name = vocabulary.lines().sum_suffix.sub("", unnumbered(squash(label.text)))
    word = vocabulary.columns().amount(name)
    return (word.of_which or word.fund_source if word else "") or fund


def row_spending(label: Label, wide: str = "") -> str:
    """The kind of spending a row without code is named after: 一、基本支出, 人员经费合计.

    Below the `wide` kind a word may name a part of it: 运转类. So does a project called so.
    """
    codes = label.function.full or label.economic.full or label.government_economic.full
    named = label.project_name and not label.project_class
    if codes or named or label.unit_code:
        return ""
    return _spending(spending_word(label), wide)


def spending_word(label: Label) -> AmountWord | None:
    """The word for a kind of spending, or for anything else, that a row is named after."""
    name = vocabulary.lines().sum_suffix.sub("", unnumbered(squash(label.text)))
    return vocabulary.columns().amount(name)


def _spending(word: AmountWord | None, wide: str) -> str:
    return (word.within.get(wide, "") or word.expenditure_type) if word else ""


def _column_item(column: Column, words: Sequence[AmountWord]) -> str:
    """The item the header names; below it a word for another thing may be any part of it."""
    item = next((word.item for word in reversed(words) if word.item), "")
    lowest = squash("".join(column.path[-1:]))
    columns = vocabulary.columns()
    other = columns.other_things.fullmatch(lowest) and not columns.names_nothing(lowest)
    return "" if other and len(column.path) > 1 else item


def _expenditure_type(types: list[str], kind: TableKind, label: Label, direction: str) -> str:
    """What the header or the kind of table says; a row may say it more narrowly.

    In a table of basic expenditure the row 人员经费合计 is of personnel. A column of the row
    (项目类别) goes before the kind of table; one that says other spending than basic in a
    table of it leaves nothing sure.
    """
    wide = types[-1] if types else kind.expenditure_type
    if direction != "expenditure":
        return wide
    said = _spending(label.spending, wide)
    if wide == "basic" and said and not types and not said.startswith("basic"):
        return ""
    narrow = said or row_spending(label, wide)
    free = not wide or bool(said and not types)
    return narrow if free or narrow.startswith(f"{wide}-") else wide


def spent_beside_budget(columns: Sequence[Column]) -> frozenset[int]:
    """Columns of 支出数 where a budget stands beside them: they say what was spent of it."""
    if not any(phase_of(column.path) == "approved" for column in columns):
        return frozenset()
    said, alone = table_words().spent.fullmatch, table_words().spent_alone.fullmatch
    return frozenset(
        c.index
        for c in columns
        if any(map(said, map(squash, c.path))) or alone(squash("".join(c.path[-1:])))
    )


def direction_of(column: Column, kind: TableKind) -> str:
    """Revenue or expenditure: the side of a two-sided table, else the table's own.

    Final accounts of a fund print 本年收入 and 本年支出 beside each other on one row; what the
    year began with stands on the side of revenue, as in two-sided tables.
    """
    if kind.direction != "two-sided":
        outer = squash(column.path[0]) if column.path else ""
        revenue = is_revenue(column) or table_words().income.fullmatch(outer)
        return "revenue" if revenue else kind.direction
    return "revenue" if column.side == "收入" else "expenditure"


def _of_row(direction: str, label: Label, column: Column, kind: TableKind) -> str:
    """Of tables of no known kind a row named after revenue is revenue: 住房公积金利息收入."""
    text = unnumbered(vocabulary.lines().of_which_word.sub("", unnumbered(squash(label.text))))
    named = kind.kind == "other" and kind.direction == "expenditure" and not label.coded
    if not named or not table_words().revenue_line.fullmatch(text):
        return direction
    return direction if any("支出" in word for word in column.path) else "revenue"


def row_item(label: Label, kind: TableKind, direction: str) -> ItemWord | None:
    """The item key of a line without an official code."""
    lines = vocabulary.lines()
    words: tuple[ItemWord, ...] = ()
    if kind.kind == "three-public-expenses":
        words = lines.three_public_items
    elif kind.kind == "procurement":
        words = lines.procurement_items
    elif kind.kind == "other" and direction != "revenue" and not label.coded:
        words = lines.mixed_items
    elif direction == "revenue" and not label.coded:
        words = lines.revenue_items
    text = label.heading or unnumbered(lines.added_word.sub("", unnumbered(squash(label.text))))
    if label.carried == "aside":
        return _of_carryover(None)
    if lines.of_which.fullmatch(text):
        if direction == "revenue":
            return (
                _of_carryover(None) if label.carried else None
            )  # a part already counted, of a line that has its own key
        text = unnumbered(re.sub(r"^其中[:：]?", "", text))
    if label.carried:
        words = (*words, *lines.balance_parts)
    sum_of = f"{label.heading}合计" if label.heading and label.is_sum else text
    found = next((word for word in words if word.words.fullmatch(text)), None) or next(
        (word for word in words if word.words.fullmatch(sum_of)), None
    )
    return _of_carryover(found) if label.carried else found


def _of_carryover(fund: ItemWord | None) -> ItemWord:
    """A part of the money carried over, by the fund it is named after."""
    own = fund.key.removeprefix("revenue/") if fund else ""
    key = f"revenue/carryover/{own}" if own else ""
    return ItemWord(key, fund.words if fund else re.compile(""), "carryover")
