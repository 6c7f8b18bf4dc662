"""The central government: its code and name as a division, and who publishes for it.

GB/T 2260 begins with the provinces and gives the centre no code. The names are data
(`centre.yml`); only a name given there in full is the centre's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.errors import StandardsError
from generator.standards.declared import read
from generator.standards.divisions import Division, divisions

_ITSELF = re.compile(r"(?:\((?:本级|机关)\)|本级|机关)$")


@dataclass(frozen=True, slots=True)
class _Centre:
    code: str
    name: str
    prefix: tuple[str, ...]
    names: frozenset[str]


def centre() -> Division:
    """The centre as a division above all others."""
    said = _centre()
    return Division(said.code, said.name, "nation", "", said.name)


def is_central(publisher: str) -> bool:
    """True for a department of the central government, called by a name of the list."""
    name = _ITSELF.sub("", publisher.replace("（", "(").replace("）", ")"))
    said = _centre()
    bare = (name.removeprefix(prefix) for prefix in said.prefix)
    return name in said.names or any(short in said.names for short in bare)


def division_of_code(code: str) -> Division | None:
    """The division of a code, the centre included; None for a code that is not listed."""
    return centre() if code == centre().code else divisions().get(code)


@cache
def _centre() -> _Centre:
    path = Path(__file__).parent / "centre.yml"
    said = read(path, _Centre)
    if said.code in divisions():
        raise StandardsError(f"{path.name}: {said.code} is the code of another division")
    return said
