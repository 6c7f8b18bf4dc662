"""The account of one fund said in a sentence, and the facts that its four figures restate.

政府性基金预算财政拨款年初结转和结余…，本年收入…，本年支出…，年末结转和结余…: only the first names
the fund, and each is the total of a column of its own table. Nor are the parts of 年初结转和结余 in
the table of all money. This module compares no amounts.
"""

from __future__ import annotations

from generator.facts.model import Fact
from generator.facts.statements.candidates import FactIndex
from generator.facts.statements.plain import squash
from generator.facts.statements.said import Said
from generator.facts.statements.scope import Scope, funds_said
from generator.standards.statement_words import subject_words

_SENTENCE, _OF, _CARRYOVER = "。", ":", "carryover"


def carried_facts(index: FactIndex, said: Said, level: str) -> list[Fact]:
    """What the fund that a part of 年初结转和结余 names carries over, in its own summary."""
    words, head = subject_words(), said.heads[-1] if said.heads else None
    kind = words.carried_in.get(said.scope.fund) if said.scope.topic == _CARRYOVER else None
    own = words.carried.fullmatch(squash(said.subject).rpartition(_OF)[2])
    if not (kind and own and head) or head.scope != Scope(side=head.scope.side, fund=_CARRYOVER):
        return []
    scope = Scope(side="revenue", fund=_CARRYOVER)
    found = [c.fact for c in index.candidates(scope, said.year, level, said.phase) if not c.rank]
    return [fact for fact in found if fact.table_kind == kind and fact.column_role == "total"]


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
