"""The column types of a Fiscal Data Package: the budget taxonomy, and our own.

`budget_columntypes.json` holds the 143 types of the Fiscal Data Package 1.0.0 budget taxonomy
with the defects of its text put right:

* 24 `labelOf` pointed to the wrong type, because a template was not filled in: each
  `level<n>:label` (and `geo:target:level<n>:title`) to the code of level 1, and
  `value-currency:label` to `value-kind:code`. Each now points to its own code.
* `prior` was missing on the generic levels (`level2:code` and further) although the prose
  demands it: 23 were added.
* `unique` was the text "True"; it is a boolean.

`own_columntypes.json` holds what Chinese budgets need besides (`cn:…`). This module looks types
up; it does not judge a descriptor.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

CANONICAL_URL = "https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json"

ColumnType = Mapping[str, Any]


@cache
def budget_types() -> tuple[ColumnType, ...]:
    """The corrected budget taxonomy."""
    return _load("budget_columntypes.json")


@cache
def own_types() -> tuple[ColumnType, ...]:
    """The types of our own."""
    return _load("own_columntypes.json")


class Taxonomy:
    """Types by name; an undeclared name takes the properties of the declared ones it extends."""

    def __init__(self, types: Iterable[ColumnType]) -> None:
        self._types: dict[str, ColumnType] = {str(one["name"]): one for one in types}

    def __iter__(self) -> Iterator[ColumnType]:
        return iter(self._types.values())

    def find(self, name: str) -> ColumnType | None:
        """The properties of a type: its own, else those of its prefixes, longest first."""
        if name in self._types:
            return self._types[name]
        parts = name.split(":")
        prefixes = [":".join(parts[:length]) for length in range(1, len(parts))]
        found = [self._types[prefix] for prefix in prefixes if prefix in self._types]
        if not found:
            return None
        merged: dict[str, Any] = {}
        for properties in found:
            merged |= properties
        return merged | {"name": name}


def _load(name: str) -> tuple[ColumnType, ...]:
    text = files("generator.package").joinpath(name).read_text(encoding="utf-8")
    return tuple(json.loads(text))
