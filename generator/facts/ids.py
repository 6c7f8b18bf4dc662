"""Keys made from content, so that a document published again keeps them.

A fact's key is made of its table, row words, codes and column, never of row numbers;
facts alike in all of these are told apart by their order among themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from generator.tables.model import RawTable


class KeyMaker:
    """Gives every tuple of words a short key; a repeated tuple gets a counter."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._seen: dict[tuple[str, ...], int] = {}

    def key(self, words: Iterable[str]) -> str:
        """A key of twelve hexadecimal digits after the prefix."""
        content = tuple(words)
        number = self._seen[content] = self._seen.get(content, 0) + 1
        text = "\x1f".join((*content, str(number)) if number > 1 else content)
        return f"{self._prefix}{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def table_ids(tables: Iterable[RawTable]) -> tuple[str, ...]:
    """`<kind>`, with `-unit` for a unit's table and a number from the second on."""
    seen: dict[str, int] = {}
    ids = []
    for table in tables:
        base = table.caption.kind + ("-unit" if table.level == "unit" else "")
        seen[base] = seen.get(base, 0) + 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return tuple(ids)
