"""How documents say whose they are, of which year and phase, read once from `identity.yml`.

The fields are explained in the YAML. This module knows nothing of documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.standards.declared import Pattern, read


@dataclass(frozen=True, slots=True)
class IdentityWords:
    """The words of titles, labels and captions, and the places at the beginning of names."""

    year: Pattern
    phase: Pattern
    title: Pattern
    nameless: Pattern
    date: Pattern
    organ_end: Pattern
    no_organ: Pattern
    before_organ: Pattern
    itself: Pattern
    labelled: Pattern
    label_cell: Pattern
    coded: Pattern
    labelled_year: Pattern
    bare_year: Pattern
    caption: Pattern
    caption_year: Pattern
    caption_phase: Pattern
    stage: Pattern
    spent: Pattern
    party: Pattern
    place_end: Pattern
    region: Pattern


@cache
def identity_words() -> IdentityWords:
    """The words of this installation."""
    return read(Path(__file__).parent / "identity.yml", IdentityWords)
