"""One run at a time writes packages into a directory; another one waits for its turn.

The lock is the directory itself: nothing is left behind, and it ends with the process that
holds it, however that ends. Where the system has no such locks, nobody waits.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def alone(directory: Path) -> Iterator[None]:
    """Holds the directory for as long as the context lasts."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    held = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):  # file systems without locks
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
