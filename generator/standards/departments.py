"""From the name of a publisher to the slug of its kind, by the table `departments.yml`.

It does not know divisions: 海淀区财政局 and 财政局 are of the same kind.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.errors import StandardsError
from generator.standards.declared import read

_LEVEL_MARK = re.compile(r"(?:[（(](?:本级|机关|部门)[)）]|本级|机关)$")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of department, and whether one division has several of it."""

    slug: str
    many: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    slug: str
    names: tuple[str, ...]
    anywhere: tuple[str, ...] = ()
    many: bool = False


def slug_for(publisher: str) -> tuple[str, bool]:
    """The slug, and whether it comes from a known kind; otherwise it is a digest of the name."""
    name = _LEVEL_MARK.sub("", publisher)
    kind = _kind_of(name)
    digest = hashlib.sha256(publisher.encode()).hexdigest()[:8]
    if kind is None:
        return f"dept-{digest}", False
    return (f"{kind.slug}-{digest}" if kind.many else kind.slug), True


def _kind_of(name: str) -> Kind | None:
    endings, anywhere = _kinds()
    for start in range(len(name)):  # the longest ending first
        if kind := endings.get(name[start:]):
            return kind
    return next((kind for word, kind in anywhere.items() if word in name), None)


@cache
def _kinds() -> tuple[Mapping[str, Kind], Mapping[str, Kind]]:
    """Kinds by the ending of the name, and by a word anywhere in it."""
    path = Path(__file__).parent / "departments.yml"
    endings: dict[str, Kind] = {}
    anywhere: dict[str, Kind] = {}
    for entry in read(path, tuple[_Entry, ...]):
        kind = Kind(entry.slug, entry.many)
        anywhere |= dict.fromkeys(entry.anywhere, kind)
        for name in entry.names:
            if endings.setdefault(name, kind).slug != kind.slug:
                raise StandardsError(f"{path.name}: {name} is of two kinds")
    return endings, anywhere
