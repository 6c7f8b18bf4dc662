"""What a list says of the changes of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.checks.prose.claims import Claim, subject_of
from generator.checks.prose.lists import CLAUSE, definitions, key_of
from generator.checks.prose.ranges import Range
from generator.standards.check_rules import claim_words
from generator.standards.disclosure_rules import Whole, rules
from generator.standards.vocabulary import squash


def said_changes(head: Claim, said: Sequence[Claim]) -> dict[str, tuple[Range | None, str]]:
    """By subject key, the first change said after `head`, or “unchanged” as no change."""
    found: dict[str, tuple[Range | None, str]] = {}
    for claim in said:
        key = key_of(claim) if claim.change and claim.at > head.at else ""
        if not key or key in found or claim.of_own_budget or _is_of_other_base(claim, head):
            continue
        mark = "+" if claim.sign > 0 else "−"
        found[key] = claim.signed_change, f"{mark}{claim.change.text if claim.change else ''}"
    for key in _unchanged(head.block.text):
        found.setdefault(key, (None, "持平"))
    return found


def _is_of_other_base(claim: Claim, head: Claim) -> bool:
    """True where one change is against the budget of the year, the other against another year."""
    own, compares = claim_words().own_year_budget, claim_words().compares
    both = compares.search(claim.base) and compares.search(head.base)
    return bool(both and bool(own.search(claim.base)) != bool(own.search(head.base)))


@lru_cache(maxsize=8)
def _unchanged(text: str) -> tuple[str, ...]:
    """The subject keys that the text says are as they were."""
    found: list[str] = []
    last = ""
    for clause in CLAUSE.split(squash(text)):
        word = rules().prose.unchanged.search(clause)
        subject = subject_of(clause[: word.start()] if word else clause)
        subject = re.sub(r"(预算数?)?(与|较|比).*$|\d[\d.]*(万|亿)?元$", "", subject)
        key = rules().subject(claim_words().spent.sub("", subject)) or rules().subject(subject)
        if word and (key or last):
            found.append(key or last)
        last = key or last if clause else last
    return tuple(found)


def change_sets(key: str, known: dict[str, tuple[Range | None, str]]) -> Whole | None:
    """The whole by definition, not of another subject, of which every part's change is said."""
    return next((whole for whole in definitions(key) if set(whole.parts) <= set(known)), None)


def is_made_up(key: str) -> bool:
    """True for a subject that has parts by definition of its own, as 基本支出."""
    return any(key in whole.of for whole in rules().wholes)
