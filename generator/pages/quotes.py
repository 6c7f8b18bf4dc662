"""What a department says in its own words: a sentence of the prose, quoted, never reworded.

Which words count as an explanation stands in `standards/disclosure_rules.yml`. Only the
first half of the prose that speaks of the whole department is used; a unit's own part
comes later in a document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.facts.model import NarrativeBlock, Reading
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

_SENTENCE = re.compile(r"[^。]+。?")
_COMPARED = re.compile(r"(比|较|与)(去年|上年|\d{4}年)")
_WHOLE = re.compile(r"收支|支出|收、支")
_PART = re.compile(r"基本支出|项目支出|三公|接待|用车|出国|运行|运转|\([类款项]\)")
_AMOUNT = re.compile(r"(?<![\d.,，])[\d.,，]++\s*+(亿元|万元|元)")
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the document and the block it stands in."""

    text: str
    block: NarrativeBlock


def sentences(reading: Reading) -> Iterator[Quote]:
    """The sentences of all paragraphs, in order; definitions of words are left out."""
    words = rules()
    for block in reading.narrative:
        if block.level or words.glossary_section.search(block.section):
            continue
        for found in _SENTENCE.finditer(block.text):
            said = found[0].strip()
            if said and not words.definition.search(squash(said)):
                yield Quote(said, block)


def reason_for_change(reading: Reading) -> Quote | None:
    """What is said of the change against the year before, of the whole rather than a part."""
    found = [q for q in sentences(reading) if explains(q.text)]
    return min(found, key=lambda q: _breadth(q.text), default=None)


def explains(said: str) -> bool:
    """A comparison with the year before and a reason, in one sentence."""
    rule = next(e for e in rules().explanations if e.key == "changes")
    squashed = squash(said)
    return bool(rule.words.search(squashed) and rule.besides.search(squashed))


def _breadth(said: str) -> int:
    head = _COMPARED.split(squash(said))[0]
    if _PART.search(head):
        return 2
    return 0 if _WHOLE.search(head) else 1


def about(reading: Reading, key: str) -> Quote | None:
    """The first sentence with an amount on a subject that must be explained."""
    rule = next(e for e in rules().explanations if e.key == key)
    for quote in sentences(reading):
        found = rule.words.search(squash(quote.text))
        if found and _AMOUNT.search(quote.text):
            return quote
    return None


def paragraph_on(reading: Reading, key: str) -> Quote | None:
    """The first paragraph that both names a subject and says how it changed."""
    rule = next(e for e in rules().explanations if e.key == key)
    for quote in sentences(reading):
        said = squash(quote.text)
        if rule.words.search(said) and _COMPARED.search(said) and rule.besides.search(said):
            return Quote(quote.block.text.strip(), quote.block)
    return None


def naming(reading: Reading, names: Collection[str]) -> Quote | None:
    """The sentence with amounts that names most of some names; the first one when equal."""

    def named(quote: Quote) -> int:
        return sum(squash(name) in squash(quote.text) for name in names)

    found = [q for q in sentences(reading) if _AMOUNT.search(q.text) and named(q)]
    return max(found, key=named, default=None)


def cut(said: str) -> str:
    """A long quotation, cut at its end."""
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
