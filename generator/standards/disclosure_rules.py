"""What must be explained and the words checks go by, read once from `disclosure_rules.yml`.

Law and spelling are data; this module loads them into typed objects, compiles every
regular expression and refuses unknown or missing keys (StandardsError, all at once). It
knows nothing of documents, nor of what a check makes of a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import yaml

from generator.errors import StandardsError

Pattern = re.Pattern[str]
_FILE = Path(__file__).parent / "disclosure_rules.yml"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Explanation:
    """Something that must be said in words; the fields are explained in the YAML."""

    key: str
    title: str
    title_en: str
    firm_from: int
    severity: str
    basis: str
    strength: str
    words: Pattern
    besides: Pattern


@dataclass(frozen=True, slots=True)
class Depth:
    """How deep the codes of a table must go."""

    kind: str
    classification: str  # function | economic
    digits: int
    level: str
    basis: str


@dataclass(frozen=True, slots=True)
class LikelyTitle:
    """A title that a demanded table may bear."""

    kind: str
    words: Pattern


@dataclass(frozen=True, slots=True)
class SubjectWord:
    """The ways to say one subject of a figure."""

    key: str
    words: Pattern


@dataclass(frozen=True, slots=True)
class Whole:
    """Subjects that make up a whole by definition; `plus` are added when said."""

    parts: tuple[str, ...]
    plus: tuple[str, ...]
    inside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProseWords:
    """Words of sentences about money, people, vehicles and years."""

    change: Pattern
    increase: Pattern
    decrease: Pattern
    unchanged: Pattern
    reason: Pattern
    opens_list: Pattern
    base_execution: Pattern
    base_budget: Pattern
    allocation_scale: Pattern
    allocation_parts: Pattern
    staff: Pattern
    staff_parts: Pattern
    staff_of_which: Pattern
    vehicles: Pattern
    own_year: Pattern
    against_year: Pattern
    own_budget: Pattern
    whole: Pattern
    part: Pattern
    spending: Pattern
    year_spent: Pattern
    against_before: Pattern
    sum_of_money: Pattern
    dangling: Pattern


@dataclass(frozen=True, slots=True)
class Template:
    """A placeholder nobody filled in."""

    words: Pattern
    what: str
    what_en: str
    severity: str


@dataclass(frozen=True, slots=True)
class IndicatorPlace:
    """Names of indicators that belong under one kind (`level`)."""

    words: Pattern
    level: str


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """What the names of indicators mean."""

    higher_is_better: Pattern
    lower_is_better: Pattern
    satisfaction: Pattern
    satisfaction_floor: int
    cost: Pattern
    whole_cost: Pattern
    secret: Pattern
    reserved_weight: int
    money_words: Pattern
    numbered: Pattern
    places: tuple[IndicatorPlace, ...]


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Organisations and places in titles."""

    organ: Pattern
    filler: Pattern
    own_place: Pattern


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole file."""

    explanations: tuple[Explanation, ...]
    glossary_section: Pattern
    definition: Pattern
    depths: tuple[Depth, ...]
    likely_titles: tuple[LikelyTitle, ...]
    local_tables: tuple[str, ...]
    subjects: tuple[SubjectWord, ...]
    wholes: tuple[Whole, ...]
    prose: ProseWords
    templates: tuple[Template, ...]
    indicators: IndicatorWords
    titles: TitleWords
    not_covered: tuple[str, ...]

    def subject(self, squashed: str) -> str:
        """The key of what a figure is about, or empty."""
        return next((s.key for s in self.subjects if s.words.fullmatch(squashed)), "")


_LISTS: Mapping[str, type] = {
    "explanations": Explanation,
    "depths": Depth,
    "likely_titles": LikelyTitle,
    "subjects": SubjectWord,
    "wholes": Whole,
    "templates": Template,
}
_PARTS: Mapping[str, type] = {
    "prose": ProseWords,
    "indicators": IndicatorWords,
    "titles": TitleWords,
}


@cache
def rules() -> Rules:
    """The rules of this installation."""
    return parse(_FILE.read_text("utf-8"))


def parse(text: str) -> Rules:
    """The rules in a YAML text; StandardsError names every fault."""
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise StandardsError(f"{_FILE.name}: {error}") from error
    if not isinstance(raw, dict):
        raise StandardsError(f"{_FILE.name}: must hold a mapping")
    faults: list[str] = []
    values = {key: _value(key, value, faults) for key, value in raw.items()}
    made = _made(Rules, values, "top", faults)
    if faults or made is None:
        raise StandardsError(f"{_FILE.name}: " + "; ".join(faults))
    return made


def _value(key: str, value: Any, faults: list[str]) -> Any:
    """A top-level value, its mappings made into objects."""
    if key in _LISTS:
        return tuple(_made(_LISTS[key], entry, key, faults) for entry in value)
    if key == "indicators":
        places = [_made(IndicatorPlace, entry, "places", faults) for entry in value["places"]]
        value = {**value, "places": places}
    if key in _PARTS:
        return _made(_PARTS[key], value, key, faults)
    return value


def _made(kind: type[_T], raw: Mapping[str, Any], place: str, faults: list[str]) -> _T | None:
    """An object of `kind` from a mapping; faults are collected."""
    hints = get_type_hints(kind)
    names = {field.name: field.name for field in fields(kind)}  # type: ignore[arg-type]
    faults += [f"{place}: unknown key {key!r}" for key in raw if key not in names]
    faults += [f"{place}: missing key {key!r}" for key in names if key not in raw]
    if any(key not in raw for key in names):
        return None
    values = {name: _typed(hints[name], raw[key], place, faults) for key, name in names.items()}
    return kind(**values)


def _typed(hint: Any, value: Any, place: str, faults: list[str]) -> Any:
    """A value of the type a field asks for."""
    if hint == Pattern:
        try:
            return re.compile(value)
        except (re.error, TypeError) as error:
            faults.append(f"{place}: {value!r}: {error}")
            return None
    if isinstance(value, list):
        return tuple(value)
    if hint in (str, int) and not isinstance(value, hint):
        faults.append(f"{place}: {value!r} is no {hint.__name__}")
    return value
