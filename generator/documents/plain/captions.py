"""Lines above a table of blanks: its number, its title, who reports and in which unit.

They say that the table above them has ended, whatever their words stand below.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.layout import layout_words
from generator.documents.plain.fields import GAP

_MOST_ABOVE = 3  # lines of titles
_LONGEST = 200


def is_caption(lines: Sequence[str], index: int) -> bool:
    """Whether a line stands above a table that it begins, never in one.

    A title alone does where a blank line parts it from what is above it, or where a line of
    another kind follows.
    """
    line = lines[index]
    if len(line) > _LONGEST:
        return False
    if _is_number(line) or _is_unit(line):
        return True
    if not _is_title(line):
        return False
    below = range(index + 1, min(index + 1 + _MOST_ABOVE, len(lines)))
    next_one = next((lines[at] for at in below if not _is_title(lines[at])), "")
    parted = index > 0 and not lines[index - 1].strip()
    return parted or _is_number(next_one) or _is_unit(next_one)


def _is_number(line: str) -> bool:
    first, *others = _parts(line)
    number = layout_words().number.match(first)
    titles = [first[number.end() :].strip(), *others] if number else []
    return bool(titles) and all(not title or _is_titled(title) for title in titles)


def _is_unit(line: str) -> bool:
    """Who reports and in which unit: every part of the line says such a thing."""
    parts = _parts(line)
    words = layout_words()
    named = [part for part in parts if words.unit.fullmatch(part) or words.reports.fullmatch(part)]
    others = [part for part in parts if part not in named]
    return bool(named) and all(map(words.year.fullmatch, others))


def _is_title(line: str) -> bool:
    parts = _parts(line)
    return len(parts) == 1 and _is_titled(parts[0])


def _is_titled(words: str) -> bool:
    return layout_words().title.fullmatch(words) is not None


def _parts(line: str) -> list[str]:
    return GAP.split(line.strip())
