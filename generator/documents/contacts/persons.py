"""Whether characters may be a person's name, and where a name ends; it knows no labels' rules."""

from __future__ import annotations

import re

from generator.documents.contacts import shapes
from generator.documents.contacts.words import words


def name_end(text: str, at: int) -> int:
    """Where the run of characters that may be a name ends; `at` when there is none.

    A blank after the family name belongs to the name: `王 小明`, `欧阳 娜娜`.
    """
    run = shapes.NAME_RUN.match(text, at)
    end = cut_at_label(text, at, run.end()) if run else at
    if end - at != 1 and text[at:end] not in words().compound_surnames:
        return end
    rest = shapes.REST_OF_NAME.match(text, end)
    if not rest or text[at:end] in words().not_names:
        return end
    rest_end = cut_at_label(text, *rest.span(1))
    given = text[rest.start(1) : rest_end]
    return rest_end if 1 <= len(given) <= 2 and given not in words().not_names else end


def cut_at_label(text: str, start: int, end: int) -> int:
    """The end of a run, or the beginning of the label that goes on within it."""
    label = words().any_label.search(text, start, min(len(text), end + 8))
    if label and label.start() < end:
        end = label.start()
    return start + len(text[start:end].rstrip(" 　"))


def may_be_name(run: str) -> bool:
    """Whether nothing speaks against a name: no label, no word of tables, no office."""
    name = joined(run)
    if not 2 <= len(name) <= 24 or name in words().not_names or words().any_label.search(name):
        return False
    if name.endswith(words().organisations):
        return len(name) <= 3 and has_surname(name)
    return True


def is_short_name(run: str) -> bool:
    """A possible name of at most four characters, or with the point of a foreign name."""
    return may_be_name(run) and (len(joined(run)) <= 4 or "·" in run)


def is_certain_name(run: str) -> bool:
    """A family name and one or two characters, and no office of three characters."""
    name = joined(run)
    longest = 4 if name[:2] in words().compound_surnames else 3
    office = len(name) > 2 and name.endswith(words().organisations)
    return len(name) <= longest and may_be_name(name) and has_surname(name) and not office


def has_surname(run: str) -> bool:
    """Whether it begins with a family name."""
    return run[0] in words().surnames or run[:2] in words().compound_surnames


def joined(run: str) -> str:
    """The run without blanks."""
    return re.sub(r"[ 　]", "", run)
