"""One run at a time writes packages or a site into a directory; another one waits for its turn.

The lock is the directory itself: nothing is left behind, and it ends with the process that
holds it, however that ends. Who holds it already need not wait for itself. Where the system has
no such locks, nobody waits.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_held: set[Path] = set()


@contextlib.contextmanager
def alone(directory: Path) -> Iterator[None]:
    """Holds the directory for as long as the context lasts."""
    place = directory.resolve()
    if sys.platform == "win32" or place in _held:
        yield
        return
    import fcntl

    held = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):  # file systems without locks
            fcntl.flock(held, fcntl.LOCK_EX)
        _held.add(place)
        yield
    finally:
        _held.discard(place)
        os.close(held)
