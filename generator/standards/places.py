"""What a publisher's name says of its place beyond the list of divisions (`places.yml`).

Names of divisions that were renamed or merged, and publishers of which a place at the
beginning of the name is no proof: they may be the centre's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.standards.declared import Pattern, read


@dataclass(frozen=True, slots=True)
class _Places:
    division: Pattern
    no_division: Pattern
    perhaps_central: Pattern


def division_said(name: str) -> str:
    """The division that a name without the places above it begins with, or empty."""
    found = _places().division.match(name)
    return found["name"] if found and not _places().no_division.fullmatch(found["name"]) else ""


def is_perhaps_central(publisher: str) -> bool:
    """True for a publisher that may be the centre's wherever it is."""
    return _places().perhaps_central.fullmatch(publisher) is not None


@cache
def _places() -> _Places:
    return read(Path(__file__).parent / "places.yml", _Places)
