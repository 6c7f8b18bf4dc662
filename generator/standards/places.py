"""What a publisher's name says of its place beyond the list of divisions (`places.yml`).

Names of divisions that were renamed or merged, and publishers of which a place at the
beginning of the name is no proof: they may be the centre's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from generator.errors import StandardsError

_KEYS = {"division", "no_division", "perhaps_central"}


@dataclass(frozen=True, slots=True)
class _Places:
    division: re.Pattern[str]
    no_division: re.Pattern[str]
    perhaps_central: re.Pattern[str]


def division_said(name: str) -> str:
    """The division that a name without the places above it begins with, or empty."""
    found = _places().division.match(name)
    return found["name"] if found and not _places().no_division.fullmatch(found["name"]) else ""


def is_perhaps_central(publisher: str) -> bool:
    """True for a publisher that may be the centre's wherever it is."""
    return _places().perhaps_central.fullmatch(publisher) is not None


@lru_cache(maxsize=1)
def _places() -> _Places:
    path = Path(__file__).parent / "places.yml"
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    if set(said) != _KEYS:
        raise StandardsError(f"{path.name}: needs exactly {sorted(_KEYS)}")
    return _Places(**{key: re.compile(words) for key, words in said.items()})
