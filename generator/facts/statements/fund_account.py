"""The account of one fund said in a sentence, and the facts that its four figures restate.

政府性基金预算财政拨款年初结转和结余…，本年收入…，本年支出…，年末结转和结余…: only the first names
the fund, and each is the total of a column of its own table. This module compares no amounts.
"""

from __future__ import annotations

from generator.facts.model import Fact
from generator.facts.statements.candidates import FactIndex
from generator.facts.statements.plain import squash
from generator.facts.statements.said import Said
from generator.facts.statements.scope import funds_said
from generator.standards.statement_words import subject_words

_SENTENCE = "。"


def account_facts(index: FactIndex, said: Said, level: str) -> list[Fact]:
    """The totals of the column that a figure of a fund's account is of; none for other figures."""
    words = subject_words()
    fund, part = _part(said)
    column = words.account_columns.get(part)
    if fund not in words.accounts or column is None:
        return []
    totals = index.totals(words.accounts[fund], said.year, level)
    return [f for f in totals if not f.expenditure_type and column.search(squash(f.column))]


def _part(said: Said) -> tuple[str, str]:
    """The fund of the account that a figure stands in, and which of its parts it is."""
    if said.plain is None or said.figure is None:
        return "", ""
    words, text, place = subject_words(), said.plain.text, said.figure.start
    begin = text.rfind(_SENTENCE, 0, place) + 1
    found = words.account.search(text[begin:].partition(_SENTENCE)[0])
    if found is None:
        return "", ""
    part = next((one for one in words.account_columns if begin + found.end(one) == place), "")
    return next(iter(funds_said(found["fund"])), ""), part
