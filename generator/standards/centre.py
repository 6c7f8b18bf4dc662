"""The central government: its code and name as a division, and who publishes for it.

GB/T 2260 begins with the provinces and gives the centre no code. The names are data
(`centre.yml`); only a name given there in full is the centre's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from generator.errors import StandardsError
from generator.standards.divisions import Division, divisions

_KEYS = {"code", "name", "prefix", "names"}
_ITSELF = re.compile(r"(?:\((?:本级|机关)\)|本级|机关)$")


@dataclass(frozen=True, slots=True)
class _Centre:
    division: Division
    prefixes: tuple[str, ...]
    names: frozenset[str]


def centre() -> Division:
    """The centre as a division above all others."""
    return _centre().division


def is_central(publisher: str) -> bool:
    """True for a department of the central government, called by a name of the list."""
    name = _ITSELF.sub("", publisher.replace("（", "(").replace("）", ")"))
    said = _centre()
    bare = (name.removeprefix(prefix) for prefix in said.prefixes)
    return name in said.names or any(short in said.names for short in bare)


def division_of_code(code: str) -> Division | None:
    """The division of a code, the centre included; None for a code that is not listed."""
    return centre() if code == centre().code else divisions().get(code)


@lru_cache(maxsize=1)
def _centre() -> _Centre:
    path = Path(__file__).parent / "centre.yml"
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    if set(said) != _KEYS or said["code"] in divisions():
        raise StandardsError(f"{path.name}: needs exactly {sorted(_KEYS)}, and a code of its own")
    division = Division(said["code"], said["name"], "nation", "", said["name"])
    return _Centre(division, tuple(said["prefix"]), frozenset(said["names"]))
