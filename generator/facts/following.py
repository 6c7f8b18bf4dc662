"""Where below each row the rows are the same or others, in one pass for all of them.

Knows what is compared as keys, a key for every row; a row without one has an empty key.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence


def ends_of_runs(keys: Sequence[Hashable]) -> list[int]:
    """For every row the end of the rows with its key that it stands in."""
    ends = list(range(1, len(keys) + 1))
    for at in reversed(range(len(keys) - 1)):
        if keys[at] == keys[at + 1]:
            ends[at] = ends[at + 1]
    return ends


def next_same(keys: Sequence[Hashable]) -> list[int]:
    """For every row the next one with its key; the number of rows where there is none."""
    found, nearest = [len(keys)] * len(keys), dict[Hashable, int]()
    for at in reversed(range(len(keys))):
        found[at] = nearest.get(keys[at], len(keys))
        nearest[keys[at]] = at
    return found


def next_other(keys: Sequence[Hashable]) -> list[int]:
    """For every row with a key the next one that has another; else the number of rows."""
    found, below = [len(keys)] * len(keys), len(keys)
    for at in reversed(range(len(keys))):
        if not keys[at]:
            continue
        if below < len(keys):
            found[at] = found[below] if keys[below] == keys[at] else below
        below = at
    return found
