"""The year's money from balance to balance: 年初结转 | 本年收入 | 本年支出 | 年末结转.

Final accounts of a fund print the four beside each other on one row. None of them is a
part of another: each has its own total, and what is carried over is never the year's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.model import Column

_BEFORE_SPENDING = frozenset({"opening", "income"})
_BALANCES = frozenset({"opening", "closing"})


def with_flows(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, each with what it says of the year; nothing where not both sides are there."""
    words = {c.path[0] for c in columns if c.use == "amount" and c.path}
    said = {word: _flow(squash(word)) for word in words}
    there = set(said.values())
    if "income" not in there or not there & {"outgo", "closing"}:
        return tuple(columns)
    return tuple(
        replace(c, flow=said[c.path[0]]) if c.use == "amount" and c.path else c for c in columns
    )


def apart(amounts: Sequence[Column]) -> Iterator[list[Column]]:
    """The columns of each flow for itself; spending with the columns that say no flow."""
    groups: dict[str, list[Column]] = {}
    for column in with_flows(amounts):
        groups.setdefault(column.flow if column.flow != "outgo" else "", []).append(column)
    yield from groups.values()


def is_revenue(column: Column) -> bool:
    """True for what a year began with and what it brought."""
    return column.flow in _BEFORE_SPENDING


def is_balance(column: Column) -> bool:
    """True for what is carried over the year's end, its 合计 and its parts alike."""
    left = table_words().balance.fullmatch
    return column.flow in _BALANCES or any(left(squash(word)) for word in column.path)


def _flow(word: str) -> str:
    words = table_words()
    by_flow = {
        "opening": words.opening,
        "closing": words.closing,
        "income": words.income,
        "outgo": words.outgo,
    }
    return next((flow for flow, said in by_flow.items() if said.fullmatch(word)), "")
