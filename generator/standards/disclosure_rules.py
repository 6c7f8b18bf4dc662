"""What must be explained and the words checks go by, read once from `disclosure_rules.yml`.

Law and spelling are data; this module declares what there is. It knows nothing of documents,
nor of what a check makes of a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.standards.declared import Pattern, read

_FILE = Path(__file__).parent / "disclosure_rules.yml"


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
class AgencyWords:
    """What only administrative units owe, and how others are known; see the YAML."""

    explanations: tuple[str, ...]
    institutions: Pattern
    functions: Pattern


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
    """The ways to say one subject of a figure; `title` is how it is called."""

    key: str
    title: str
    words: Pattern


@dataclass(frozen=True, slots=True)
class Whole:
    """Subjects that make up a whole by definition; `plus` are added when said."""

    parts: tuple[str, ...]
    plus: tuple[str, ...]
    inside: tuple[str, ...]
    of: tuple[str, ...] = ()
    only: Pattern | None = None


@dataclass(frozen=True, slots=True)
class ProseWords:
    """Words of sentences about money, people, vehicles and years."""

    change: Pattern
    increase: Pattern
    decrease: Pattern
    unchanged: Pattern
    reason: Pattern
    opens_list: Pattern
    other_amount: Pattern
    other_whole: Pattern
    base_execution: Pattern
    base_budget: Pattern
    allocation_scale: Pattern
    allocation_parts: Pattern
    staff: Pattern
    staff_parts: Pattern
    staff_of_which: Pattern
    vehicles: Pattern
    vehicles_held: Pattern
    own_year: Pattern
    against_year: Pattern
    own_budget: Pattern
    whole: Pattern
    part: Pattern
    spending: Pattern
    year_spent: Pattern
    balanced: Pattern
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
    advice: str = ""  # to the publisher, where the usual one does not fit


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
    part_of_whole: Pattern
    satisfaction: Pattern
    satisfaction_floor: int
    cost: Pattern
    benefit: Pattern
    no_money: Pattern
    named_cost: Pattern
    time: Pattern
    no_time: Pattern
    whole_cost: Pattern
    secret: Pattern
    reserved_weight: int
    points: Pattern
    rate_of_execution: Pattern
    points_said: Pattern
    points_in_key: Pattern
    all_points: Pattern
    money_words: Pattern
    numbered: Pattern
    places: tuple[IndicatorPlace, ...]


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Organisations and places in titles."""

    organ: Pattern
    filler: Pattern
    heading: Pattern
    own_place: Pattern


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole file."""

    explanations: tuple[Explanation, ...]
    agency: AgencyWords
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

    def subject_title(self, key: str) -> str:
        """What a subject is called, by its key."""
        return next(s.title for s in self.subjects if s.key == key)


@cache
def rules() -> Rules:
    """The rules of this installation."""
    return read(_FILE, Rules)
