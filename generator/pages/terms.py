"""Words of public finance as the documents themselves explain them (名词解释), and ours.

An explanation is quoted as printed, from the section that says it explains. Ours are kept
in `texts/terms.yml`; they cover what the documents take for granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from generator.facts.model import NarrativeBlock, Reading
from generator.pages.html import slug

_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．,，]?\s*")
_DEFINED = re.compile(
    r"^[“\"‘]?(?P<term>[^：:，,。]{2,24}?)[”\"’]?(?:[：:]|[，,]?(?=是?指))(?P<text>.+)"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word and its explanation; `source` and `block` only where a document gives it."""

    word: str
    text: str
    source: str = ""
    block: int = 0


def explained(reading: Reading) -> list[Term]:
    """The terms that one document explains, each once, in its order."""
    found: dict[str, Term] = {}
    for block in reading.narrative:
        term = _term(block) if _explains(block) else None
        if term:
            found.setdefault(term.word, term)
    return list(found.values())


def _explains(block: NarrativeBlock) -> bool:
    """A paragraph in a section of explanations, or one that says “指” after a numbered word."""
    if block.level:
        return False
    return "名词解释" in block.section or bool(
        re.match(r"[（(]?[一二三四五六七八九十\d]+", block.text)
    )


def _term(block: NarrativeBlock) -> Term | None:
    said = _NUMBER.sub("", block.text.strip())
    found = _DEFINED.match(said)
    if not found or not re.match(r"\s*(是?指|反映|纳入|用)", found["text"]):
        return None
    word = found["term"].strip('“”"‘’ ')
    return Term(word, found["text"].strip(), block.source, block.block)


@cache
def own_terms() -> tuple[Term, ...]:
    """The terms we explain ourselves."""
    file = resources.files("generator.pages") / "texts" / "terms.yml"
    entries = yaml.safe_load(file.read_text("utf-8"))
    return tuple(Term(word, text) for word, text in entries.items())


def term_id(word: str) -> str:
    """The anchor of a term on the glossary page."""
    return "t-" + slug(word)


def links(terms: Iterable[Term], to_glossary: str) -> dict[str, str]:
    """Word -> URL of its explanation."""
    return {term.word: f"{to_glossary}#{term_id(term.word)}" for term in terms}
