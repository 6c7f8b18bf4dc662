"""What a command leaves: its type, and what must hold of errors."""

from __future__ import annotations

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]


def assert_one_line_each(err: str, count: int = 1) -> None:
    """That many errors, each in a line of its own, and no trace."""
    lines = [line for line in err.splitlines() if line]
    assert len(lines) == count, err
    assert all(line.startswith("mingzhang: error: ") for line in lines)
