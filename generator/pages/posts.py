"""How many posts a department has, where its prose says so.

Authorised posts (编制) are preferred to people in post; when kinds of posts are listed, they
are added up. A number that is said twice with different values gives no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.facts.model import Reading
from generator.standards.template_words import prose_words
from generator.standards.vocabulary import squash


@dataclass(frozen=True, slots=True)
class Posts:
    """Authorised posts, how they are said, and where."""

    number: int
    said: str
    source: str
    present: int | None = None  # people in post, where the same paragraph counts them


def posts(reading: Reading) -> Posts | None:
    """The posts of the department, or None when it does not say or contradicts itself.

    Where its tables list several units, the posts must be said of all of them.
    """
    several = units(reading) > 1
    found = [p for p, text in _found(reading) if not several or _of_all(text)]
    if len({p.number for p in found}) != 1:
        return None
    return found[0]


def units(reading: Reading) -> int:
    """How many units the summaries list, each in a row of its own."""
    listed = (
        {fact.unit_code or fact.unit_name for fact in reading.facts
         if fact.table_kind == kind and fact.row_role == "item"}
        for kind in ("revenue-summary", "expenditure-summary")
    )  # fmt: skip
    return max(len(names - {""}) for names in listed)


def _of_all(text: str) -> bool:
    return prose_words().posts_of_all.search(squash(text)) is not None


def _found(reading: Reading) -> Iterator[tuple[Posts, str]]:
    """Posts as they are said, each with its paragraph."""
    for block in reading.narrative:
        if block.level:
            continue
        wholes = list(prose_words().posts.finditer(block.text))
        parts = list(prose_words().posts_of_kind.finditer(block.text))
        for whole in wholes:
            yield Posts(int(whole[1]), whole[0], block.source, _present(block.text)), block.text
        if wholes:
            continue
        if parts and len({p[1] for p in parts}) == len(parts):
            total = sum(int(p[2]) for p in parts)
            said = "、".join(p[0] for p in parts)
            yield Posts(total, said, block.source, _present(block.text)), block.text


def _present(text: str) -> int | None:
    found = prose_words().in_post.search(squash(text))
    return int(found["whole"]) if found else None
