"""What is worked out of a whole reading is worked out once, not by everyone who asks.

Readings are told apart by identity, as they never change; the last few are kept. Knows
nothing of what is worked out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from generator.facts.model import Reading

_T = TypeVar("_T")


def remembered(keep: int = 1) -> Callable[[Callable[[Reading], _T]], Callable[[Reading], _T]]:
    """Keeps what a function made of the last `keep` readings."""

    def made(work: Callable[[Reading], _T]) -> Callable[[Reading], _T]:
        known: dict[int, tuple[Reading, _T]] = {}

        @wraps(work)
        def asked(reading: Reading) -> _T:
            found = known.get(id(reading))
            if found is None:
                while len(known) >= keep:
                    del known[next(iter(known))]
                found = known[id(reading)] = (reading, work(reading))  # held: its id stays its own
            return found[1]

        return asked

    return made
