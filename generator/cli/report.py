"""What the command line says: errors on one line, a progress bar where somebody watches.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

_WIDTH = 24
_UNSEEN = {"Cc", "Cf", "Cs"}


def error(fault: object, *files: Path) -> None:
    """Each line of the fault as `mingzhang: error: …`, behind the file it is about."""
    text = _os_error(fault) if isinstance(fault, OSError) else str(fault)
    _clear_bar()
    for line in text.splitlines() or [type(fault).__name__]:
        print(f"mingzhang: error: {_named(_harmless(line), files)}", file=sys.stderr)


def _named(line: str, files: Sequence[Path]) -> str:
    """The line behind the path of the file that it names, else behind that of the first one."""
    paths = [_harmless(str(file)) for file in files]
    names = [_harmless(file.name) for file in files]
    own = [at for at, name in enumerate(names) if line.startswith(f"{name}: ")]
    if len(own) == 1:
        return paths[own[0]] + line[len(names[own[0]]) :]
    return line if not paths or paths[0] in line else f"{paths[0]}: {line}"


def _harmless(text: str) -> str:
    """Text on one line that no terminal obeys: names of files may hold anything."""
    return "".join(
        mark if unicodedata.category(mark) not in _UNSEEN else ascii(mark)[1:-1] for mark in text
    )


def internal_error(fault: Exception, *files: Path) -> None:
    """A mistake of the program's own, in one line; the trace when MINGZHANG_DEBUG is set."""
    if os.environ.get("MINGZHANG_DEBUG"):
        raise fault
    what = f"{type(fault).__name__}: {fault}".splitlines()[0]
    error(
        f"this is a fault of the program ({what}); please report it. MINGZHANG_DEBUG=1 shows where",
        *files,
    )


def result(text: object) -> None:
    """A line of the result, on standard output."""
    _clear_bar()
    print(text, flush=True)


def note(text: str) -> None:
    """A line for the person at the keyboard, not part of the result."""
    _clear_bar()
    print(text, file=sys.stderr)


def progress(stage: str, done: int, total: int) -> None:
    """A bar that is redrawn in its line; nothing at all when nobody watches."""
    if not sys.stderr.isatty() or total <= 0:
        return
    filled = _WIDTH * done // total
    bar = "█" * filled + "·" * (_WIDTH - filled)
    end = "\n" if done >= total else ""
    print(f"\r\033[K{bar} {done}/{total} {stage}", end=end, file=sys.stderr, flush=True)


def _clear_bar() -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _os_error(fault: OSError) -> str:
    reason = fault.strerror or str(fault)
    if isinstance(fault, FileExistsError | NotADirectoryError):
        reason = "not a directory: a file is in its place"
    return f"{fault.filename}: {reason}" if fault.filename else reason
