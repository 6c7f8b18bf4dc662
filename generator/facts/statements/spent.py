"""Whether a figure whose clause says no stage is what was spent, or the budget of a noun.

Their tables print the budget beside what was spent: 公务用车运行维护费支出27.00万元 is the latter,
unless its sentence or its list speaks of a budget. This module knows nothing of amounts.
"""

from __future__ import annotations

from generator.facts.model import Fact
from generator.facts.statements import phrases
from generator.facts.statements.candidates import EXACT, Candidate
from generator.facts.statements.said import Said
from generator.standards.statement_words import phrase_words

_EXECUTED, _SENTENCE = "executed", "。"


def of_budget(said: Said, found: list[Candidate]) -> list[Candidate]:
    """The candidates of the budget, where the clause says it: what was spent stands beside it.

    The budget of an item may be blank, it is nothing then.
    """
    lead = said.figure.lead if said.figure and not said.phase else ""
    planned = [one for one in found if one.fact.phase != _EXECUTED]
    sure = bool(said.scope.item) or any(one.rank == EXACT for one in planned)
    return planned if sure and phrase_words().budgeted.search(lead) else found


def of_stage(said: Said, facts: list[Fact], *, final: bool) -> list[Fact]:
    """Of facts of both stages those that were spent, where the figure is; else all.

    None where final accounts print nothing as spent: the budget alone contradicts no figure
    that may be what was spent.
    """
    spent = [fact for fact in facts if fact.phase == _EXECUTED]
    if final and not spent and not _is_of_budget(said):
        return []
    return spent if spent and len(spent) < len(facts) and _is_spent(said) else facts


def _is_of_budget(said: Said) -> bool:
    """True where its words, its sentence or the head of its list speak of a budget."""
    if said.phase or said.figure is None or said.plain is None:
        return bool(said.phase) and said.phase != _EXECUTED
    sentence = said.plain.text[: said.figure.start].rpartition(_SENTENCE)[2]
    told = phrase_words().budget.search(sentence) is not None
    return told or any(map(_is_of_budget, said.heads))


def _is_spent(said: Said) -> bool:
    """True where the words say so, and the whole that the figure is part of is spent too."""
    if said.phase or said.figure is None or said.plain is None:
        return said.phase == _EXECUTED
    words, lead = phrase_words(), said.figure.lead
    if not words.spent.search(phrases.noun(lead)) or words.comparison.search(lead):
        return False
    sentence = said.plain.text[: said.figure.start].rpartition(_SENTENCE)[2]
    before = lead if said.heads else sentence
    return not words.budget.search(before) and all(map(_is_spent, said.heads))
