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
from generator.facts.statements.phrases import noun
from generator.facts.statements.scope import scope_of
from generator.standards.disclosure_rules import rules
from generator.standards.vocabulary import squash

_SENTENCE = re.compile(r"[^。]+。?")
_LONGEST = 240
_INSIDE = str.maketrans("“”‘’", "‘’“”")


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


def on_the_whole(reading: Reading) -> Quote | None:
    """What is said of the change against the year before, of the whole and of no part."""
    return next((q for q in sentences(reading) if explains(q.text) and _is_whole(q.text)), None)


def explains(said: str) -> bool:
    """A comparison with the year before and a reason, in one sentence."""
    rule = next(e for e in rules().explanations if e.key == "changes")
    squashed = squash(said)
    return bool(rule.words.search(squashed) and rule.besides.search(squashed))


def _is_whole(said: str) -> bool:
    """True when what stands before the comparison names the whole, no fund and no part.

    A sentence may begin with the comparison (与上年相比，收、支总计各增加): what is named after it.
    """
    words, squashed = rules().prose, squash(said)
    compared = words.against_before.search(squashed)
    head = squashed[: compared.start()] if compared else ""
    if compared and not head:
        changed = re.search(f"{words.increase.pattern}|{words.decrease.pattern}", squashed)
        head = squashed[: changed.start()] if changed else ""
    if not words.whole.search(head) or words.part.search(head):
        return False
    scope = scope_of(noun(head))
    return not (scope.is_named or scope.fund or scope.type or scope.item or scope.topic)


def about(reading: Reading, key: str) -> Quote | None:
    """The first sentence with an amount on a subject that must be explained."""
    rule = next(e for e in rules().explanations if e.key == key)
    for quote in sentences(reading):
        found = rule.words.search(squash(quote.text))
        if found and rules().prose.sum_of_money.search(quote.text):
            return quote
    return None


def paragraph_on(reading: Reading, key: str) -> Quote | None:
    """The first paragraph that both names a subject and says how it changed."""
    rule = next(e for e in rules().explanations if e.key == key)
    for quote in sentences(reading):
        said = squash(quote.text)
        compared = rules().prose.against_before.search(said)
        if rule.words.search(said) and compared and rule.besides.search(said):
            return Quote(_whole_paragraph(quote.block.text), quote.block)
    return None


def _whole_paragraph(text: str) -> str:
    """A paragraph without the words at its end that only open the list below it."""
    return rules().prose.dangling.sub("", text.strip()).strip()


def naming(reading: Reading, names: Collection[str]) -> Quote | None:
    """The sentence with amounts that names most of some names; the first one when equal."""

    def named(quote: Quote) -> int:
        return sum(squash(name) in squash(quote.text) for name in names)

    amount = rules().prose.sum_of_money
    found = [q for q in sentences(reading) if amount.search(q.text) and named(q)]
    return max(found, key=named, default=None)


def cut(said: str) -> str:
    """A long quotation, cut at its end."""
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def quoted(said: str) -> str:
    """Words of a document in quotation marks; its own marks become the inner ones."""
    return f"“{said.translate(_INSIDE)}”"
