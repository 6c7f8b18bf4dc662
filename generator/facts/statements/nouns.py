"""The noun of a figure: of its clause, of what it belongs to, of the heading above it.

This module knows nothing of facts.
"""

from __future__ import annotations

from itertools import zip_longest

from generator.facts.model import NarrativeBlock
from generator.facts.statements import phrases
from generator.facts.statements.dated import after_semicolon
from generator.facts.statements.figures import LEVEL, Figure
from generator.facts.statements.plain import squash
from generator.facts.statements.projects import is_of_project, project_at
from generator.facts.statements.references import is_reference, phase_of
from generator.facts.statements.said import State
from generator.facts.statements.scope import scope_of
from generator.standards.statement_words import phrase_words

_SENTENCE = "。"
_TITLE = 20  # a first sentence shorter than this is the title of its block


def subject(block: NarrativeBlock, text: str, figure: Figure, floor: int, state: State) -> str:
    """The noun of a figure; empty when it is the one of its base."""
    change = figure.kind != LEVEL
    compared = change or is_reference(text, figure)
    start = max(floor, text.rfind(_SENTENCE, floor, figure.start) + 1)
    joined, spare, counts, words = "", "", False, phrase_words()
    own = len(list(phrases.clauses(text, after_semicolon(text, start, figure), figure.start)))
    clauses = [*phrases.clauses(text, start, figure.start)]
    for number, (clause, before) in enumerate(zip_longest(clauses, clauses[1:], fillvalue="")):
        if compared and number and words.aside.search(clause):
            continue
        if change and number >= own and words.aside_before.search(clause):
            continue
        name = phrases.noun(clause)
        if found := words.involves.match(name):
            joined, name = name[found.end() :], ""
        last = state.last.subject if state.last else ""
        sides = "%" not in name and any(side in name for side in words.twins)
        whole = sides and words.own_said.search(clause) is not None
        if words.generic_behind_counts.fullmatch(name) and words.counted.search(before):
            counts = True
            continue
        if counts and state.last and scope_of(state.last.subject).item and name in last:
            continue
        if phrases.is_generic(name, of_change=change and not whole, last=last):
            joined = joined or (name if words.joined.search(name) else "")
            spare = spare or (name if sides else "")
            continue
        if not change and is_of_project(name, text, figure.start, state):
            continue
        if words.generic_of_item.fullmatch(name) and _is_of_item(text, floor, figure, state):
            continue
        if not change and words.generic_of_change.fullmatch(name):
            name = _title_of_item(text, figure.start) or name
        return _joined(_of_clause_before(name, before), joined, state)
    if change and (state.last or state.before or (floor and state.recent)):
        return ""
    name = _fallback(block, text, joined, floor, figure.start, state) or spare
    name = phrases.at_end(name, text[start : figure.start])
    is_last = state.last is not None and name == state.last.subject
    return words.stage.sub("", name) if is_last and phase_of(text, figure) else name


def _of_clause_before(name: str, before: str) -> str:
    """支出 with what the clause before says of it: 没有使用政府性基金安排的支出，支出为0万元."""
    if name not in phrase_words().twins or not before.endswith(name):
        return name
    said = phrases.noun(before)
    return said if said.endswith(name) else name


def _is_of_item(text: str, floor: int, figure: Figure, state: State) -> bool:
    """True where the last figure of the sentence was of one item or topic, not of a side."""
    if not state.last or _SENTENCE in text[floor : figure.start]:
        return False
    last = scope_of(state.last.subject)
    return bool(last.item or last.topic)


def _joined(name: str, tail: str, state: State) -> str:
    if not tail:
        return name
    state.about = name
    return name + tail if phrases.is_generic(tail, of_change=False) else f"{name}涉及{tail}"


def _fallback(
    block: NarrativeBlock, text: str, joined: str, floor: int, start: int, state: State
) -> str:
    """The noun of a figure whose sentence has none: the project, the heading, the last one."""
    if joined and state.about:
        return _joined(state.about, joined, state)
    project = project_at(text, start, state)
    if project or (state.titled and not floor):
        return (project or state.titled) + joined
    title = _title(text, start) if not floor else ""
    if title:
        return title + joined
    before = state.last
    mark, head = state.stack[0] if state.stack else ("carried", None)
    if mark != "carried" and "；" in text[floor:start]:
        before = head  # 全年预算数100万元，其中：…，其他资金10万元；全年执行数85万元
    last = before.subject if before else ""
    last = "" if phrases.is_generic(last, of_change=False) else last
    if floor and last:
        return last
    heading = phrases.heading_noun(squash(block.section.rpartition(" / ")[2]))
    return heading or last or joined


def _title(text: str, start: int) -> str:
    """The noun of the block's first sentence, when it only names what follows."""
    end = text.find(_SENTENCE, 0, start)
    name = phrases.noun(text[:end]) if end > 0 else ""
    if phrases.is_generic(name, of_change=True):
        return ""
    return name if phrases.path_names(name) or len(name) < _TITLE else ""


def _title_of_item(text: str, start: int) -> str:
    """The item that a block's first sentence names: 公务接待费。2021年预算支出10万元."""
    title = _title(text, start)
    return title if scope_of(title).item else ""
