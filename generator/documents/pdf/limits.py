"""How much of a PDF is read at most; a file beyond a limit is refused with one line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """A departmental budget has 10–200 pages and at most some 3,000 characters on one."""

    pages: int = 1_000
    glyphs: int = 4_000_000
    glyphs_of_a_page: int = 60_000
    objects_of_a_page: int = 60_000
    cells_of_a_page: int = 40_000
    seconds: float = 180.0
    recognised_pages: int = 60
    seconds_of_a_recognised_page: float = 30.0


LIMITS = Limits()
