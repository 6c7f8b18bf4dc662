"""The declared words of figures in prose, read once from YAML into typed objects.

`statements/figures.yml` says how money, shares and changes are written, `phrases.yml` how
the noun they are about is found, `subjects.yml` what that noun means. An unknown or missing
key, or a broken expression, is a StandardsError. This module knows nothing of documents.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from generator.errors import StandardsError
from generator.standards.entries import Pattern, compiled, load

_HERE = Path(__file__).parent / "statements"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FigureWords:
    """How figures are written (`figures.yml`)."""

    units: dict[str, Decimal]
    not_after: Pattern
    not_before: Pattern
    range_before: Pattern
    range_after: Pattern
    money_nouns: Pattern
    about: Pattern
    more: Pattern
    increase: Pattern
    decrease: Pattern
    change_gap: Pattern
    change_of_noun: Pattern
    noun_gap: Pattern
    change_names: Pattern
    share: Pattern
    money_words: Pattern
    glossary_section: Pattern
    definition: Pattern


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """How the noun of a figure is found (`phrases.yml`)."""

    year: Pattern
    year_before: Pattern
    comparison: Pattern
    executed: Pattern
    approved: Pattern
    reason: Pattern
    aside: Pattern
    aside_before: Pattern
    stage: Pattern
    openers: Pattern
    continued: Pattern
    named: Pattern
    leading: tuple[Pattern, ...]
    trailing: tuple[Pattern, ...]
    publisher: Pattern
    generic: Pattern
    generic_of_change: Pattern
    joined: Pattern
    involves: Pattern
    money_words: Pattern
    heading_words: Pattern


@dataclass(frozen=True, slots=True)
class SubjectRule:
    """What one word says about the fact that is meant."""

    words: Pattern
    side: str = ""
    fund: str = ""
    type: str = ""
    item: str = ""
    topic: str = ""
    soft: bool = False


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """What nouns mean (`subjects.yml`)."""

    rules: tuple[SubjectRule, ...]
    neutral: Pattern
    topics: dict[str, tuple[str, ...]]
    partial: frozenset[str]
    authority: tuple[str, ...]


@cache
def figure_words() -> FigureWords:
    """How figures are written."""
    raw = load(_HERE / "figures.yml")
    units = {str(unit): Decimal(yuan) for unit, yuan in raw.pop("units", {}).items()}
    return _made(FigureWords, "figures.yml", {"units": units, **_patterns("figures.yml", raw)})


@cache
def phrase_words() -> PhraseWords:
    """How the noun of a figure is found."""
    place = "phrases.yml"
    raw = load(_HERE / place)
    lists = {
        name: tuple(compiled(place, words) for words in raw.pop(name, ()))
        for name in ("leading", "trailing")
    }
    return _made(PhraseWords, place, {**lists, **_patterns(place, raw)})


@cache
def subject_words() -> SubjectWords:
    """What nouns mean."""
    place = "subjects.yml"
    raw = load(_HERE / place)
    rules = tuple(
        _made(SubjectRule, place, {**rule, "words": compiled(place, rule.get("words"))})
        for rule in raw.pop("rules", ())
    )
    topics = {name: tuple(kinds) for name, kinds in raw.pop("topics", {}).items()}
    values = {
        "rules": rules,
        "topics": topics,
        "partial": frozenset(raw.pop("partial", ())),
        "authority": tuple(raw.pop("authority", ())),
    }
    unknown = {rule.topic for rule in rules} - set(topics) - {""}
    if unknown:
        raise StandardsError(f"{place}: topics without tables: {sorted(unknown)}")
    return _made(SubjectWords, place, {**values, **_patterns(place, raw)})


def _patterns(place: str, raw: dict[str, Any]) -> dict[str, Pattern]:
    return {name: compiled(place, words) for name, words in raw.items()}


def _made(made: type[T], place: str, values: dict[str, Any]) -> T:
    """An object of exactly the given values; unknown and missing keys are named."""
    known = {field.name for field in fields(made)}  # type: ignore[arg-type]
    if unknown := sorted(set(values) - known):
        raise StandardsError(f"{place}: unknown keys {unknown}")
    try:
        return made(**values)
    except TypeError as error:
        raise StandardsError(f"{place}: {error}") from error
