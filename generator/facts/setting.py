"""What all facts of a table share: who, when, which unit, whose money.

Most is known before a table is read; what only its columns and rows say is added by
`of_table`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.facts.attributes import OTHER_REVENUE, spent_beside_budget, sums_other_expenses
from generator.facts.class_names import ClassNames
from generator.facts.labels import Label, unnumbered
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import TableKind, squash
from generator.tables.model import BoundTable, Column

_THREE_PUBLIC = frozenset({"abroad", "vehicle", "reception"})
_APPROPRIATION = frozenset({"general-public-budget", "government-fund", "state-capital"})
_NO_NAMES = ClassNames()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a disclosure is about."""

    fiscal_year: int
    phase: str  # approved | executed


@dataclass(frozen=True, slots=True)
class Setting:
    """What all facts of a table share."""

    table_id: str
    kind: TableKind
    reporting_level: str
    phase: str
    fiscal_year: int
    unit: str
    unit_note: str = ""
    unit_doubt: str = ""  # why it has none
    three_public_group: bool = False
    three_public_across: bool = False
    with_others: frozenset[int] = frozenset()  # columns that sum other expenses as well
    spent: frozenset[int] = frozenset()  # columns of what was spent of the budget beside them
    of_sources: frozenset[int] = frozenset()  # columns that sum several sources of own money
    class_names: ClassNames = _NO_NAMES  # of the functional classes
    spent_by_source: bool = False  # its rows are sources, its columns say what is spent of them


def of_table(setting: Setting, bound: BoundTable, labels: Sequence[Label]) -> Setting:
    """The setting with what the columns and the row labels of the table say of all its facts."""
    amounts = [column for column in bound.columns if column.use == "amount"]
    across = any(_THREE_PUBLIC.intersection(column.concepts) for column in bound.columns)
    mixed = (c.index for c in amounts if across and sums_other_expenses(c, amounts))
    return replace(
        setting,
        kind=_of_several_funds(_unpresumed(setting.kind, labels), bound.columns),
        three_public_group=_shows_more_than_three_public(bound, labels),
        three_public_across=across,
        with_others=frozenset(mixed),
        spent=spent_beside_budget(amounts),
        spent_by_source=setting.spent_by_source or _is_spent_by_source(bound.columns),
        of_sources=frozenset(c.index for c in amounts if _sums_sources(c, amounts)),
    )


def _unpresumed(kind: TableKind, labels: Sequence[Label]) -> TableKind:
    """The kind without a fund that is only presumed, where a row is named after another one."""
    named = {_fund(unnumbered(squash(label.text))) for label in labels if not label.coded}
    others = named - {"", kind.fund_source, "fiscal-appropriation"}
    return replace(kind, fund_source="") if kind.fund_presumed and others else kind


def _of_several_funds(kind: TableKind, columns: Sequence[Column]) -> TableKind:
    """The kind without its fund where the columns show money of others beside it.

    One that shows its own fund as a part (其中：一般公共预算拨款) is of others, too; so is one
    of money carried over with what came in the year (本年收入).
    """
    words, income = vocabulary.columns(), table_words().income.fullmatch
    parts = {squash(part) for c in columns if c.use == "amount" for part in c.path}
    if kind.fund_source == "carryover" and any(map(income, parts)):
        return replace(kind, fund_source="")
    funds = {part: word.fund_source for part in parts if (word := words.amount(part))}
    if any(fund == kind.fund_source and part.startswith("其中") for part, fund in funds.items()):
        return replace(kind, fund_source="")
    said = set(funds.values()) - {""}
    own = {kind.fund_source, "fiscal-appropriation", "carryover"}
    if kind.fund_source == "fiscal-appropriation":
        own |= _APPROPRIATION
    return replace(kind, fund_source="") if kind.fund_source and said - own else kind


def _is_spent_by_source(columns: Sequence[Column]) -> bool:
    """True where rows are named after 资金来源 alone and a part of the money is 基本支出."""
    funds = vocabulary.columns().row_funds.fullmatch
    names = [c for c in columns if c.use == "line" or c.use.endswith(("-name", "-code"))]
    alone = len(names) == 1 and names[0].path and funds(squash(names[0].path[-1]))
    said = "".join(word for c in columns if c.use == "amount" for word in c.path)
    return bool(alone) and "支出" in said and "收入" not in said


def _sums_sources(column: Column, columns: Sequence[Column]) -> bool:
    """True for 单位资金 / 小计 beside 单位资金 / 事业收入: it is of no one source."""
    fund_of = {part: _fund(part) for c in columns for part in c.path}
    at = next((at for at, part in enumerate(column.path) if fund_of[part] == OTHER_REVENUE), None)
    if at is None or any(fund_of[part] for part in column.path[at + 1 :]):
        return False
    whole = column.path[: at + 1]
    below = {fund_of[p] for c in columns if c.path[: at + 1] == whole for p in c.path[at + 1 :]}
    return bool(below - {"", OTHER_REVENUE, "carryover"})


def _fund(part: str) -> str:
    word = vocabulary.columns().amount(squash(part))
    return word.fund_source if word else ""


def _shows_more_than_three_public(bound: BoundTable, labels: Sequence[Label]) -> bool:
    """True where the three expenses are one group of columns, or 会议费 stands beside them."""
    if any("three-public" in column.concepts for column in bound.columns):
        return True
    beside = vocabulary.lines().beside_three_public.fullmatch
    words = [word for c in bound.columns if c.use == "amount" for word in c.path]
    return any(beside(squash(word)) for word in (*words, *(label.text for label in labels)))
