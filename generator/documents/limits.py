"""How much a reader takes on: limits per file, and the meter that holds a reader to them.

The limits keep a hostile or broken file from filling the memory or running for ever; real
disclosures stay far below. Each can be set in the environment variable MINGZHANG_LIMITS,
as `cells=2000000,seconds=300`. Knows no format.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace

from generator.errors import UnusableInput, UsageError

VARIABLE = "MINGZHANG_LIMITS"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may hold, unpacked and read."""

    file_bytes: int = 64 * 1024 * 1024
    unpacked_bytes: int = 128 * 1024 * 1024  # all members of a zip together
    ratio: int = 300  # unpacked to packed, for zips that unpack to more than 8 MB
    members: int = 5_000  # files in a zip
    depth: int = 200  # elements inside each other
    elements: int = 2_500_000  # tags and attributes of a part of a document: a tree of 500 MB
    cells: int = 500_000
    rows: int = 100_000
    columns: int = 1_000
    paragraphs: int = 100_000
    lines: int = 400_000  # of a text
    pages: int = 2_000
    characters: int = 20_000_000  # text read from one file
    characters_together: int = 500_000  # in one paragraph, line or cell
    seconds: int = 120
    seconds_of_thought: int = 600  # of computing: tables, sentences and checks of a disclosure


def current_limits() -> Limits:
    """The limits of this run: the defaults, changed as the environment says."""
    known = {field.name for field in fields(Limits)}
    chosen: dict[str, int] = {}
    for part in filter(None, os.environ.get(VARIABLE, "").replace(" ", "").split(",")):
        name, _, value = part.partition("=")
        if name not in known or not value.isdecimal() or not int(value):
            raise UsageError(f"{VARIABLE}: not understood: {part!r}; known: {sorted(known)}")
        chosen[name] = int(value)
    return replace(Limits(), **chosen)


class Stopwatch:
    """How long a reader has been at work: by the clock or in computing, whichever is less.

    So neither other work on the machine nor the many threads of text recognition, each of which
    computes for itself, refuse a file that is read elsewhere.
    """

    def __init__(self) -> None:
        self._clock, self._computing = time.monotonic(), time.process_time()

    def is_over(self, seconds: float) -> bool:
        """True when more than `seconds` are spent."""
        by_clock = time.monotonic() - self._clock > seconds
        return by_clock and time.process_time() - self._computing > seconds


class Meter:
    """Counts what is read from one file and stops the reader at a limit."""

    def __init__(self, name: str, limits: Limits | None = None) -> None:
        self.name = name
        self.limits = limits or current_limits()
        self._counts: dict[str, int] = {}
        self._watch = Stopwatch()

    def count(self, what: str, number: int = 1) -> None:
        """Adds to `cells`, `rows`, `paragraphs` …; UnusableInput above its limit."""
        total = self._counts.get(what, 0) + number
        self._counts[what] = total
        self.check(what, total)
        if self._watch.is_over(self.limits.seconds):
            raise UnusableInput(
                f"{self.name}: not read within {self.limits.seconds} seconds ({VARIABLE}=seconds=…)"
            )

    def check(self, what: str, value: int) -> None:
        """UnusableInput when `value` is above the limit called `what`."""
        limit = int(getattr(self.limits, what))
        if value > limit:
            raise UnusableInput(
                f"{self.name}: more than {limit:,} {what.replace('_', ' ')} "
                f"({VARIABLE}={what}=… raises the limit)"
            )


@contextmanager
def thinking(name: str) -> Iterator[None]:
    """Ends what runs in it, wherever it is, after so many seconds of computing.

    For stages that read no file and write none: there is nothing to be left half-done. Only
    where the system counts them, and in the main thread.
    """
    seconds = current_limits().seconds_of_thought
    is_main = threading.current_thread() is threading.main_thread()
    if not (hasattr(signal, "setitimer") and is_main):
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise UnusableInput(
            f"{name}: not understood within {seconds} seconds of computing "
            f"({VARIABLE}=seconds_of_thought=…)"
        )

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
