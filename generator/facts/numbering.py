"""The printed numbers of tables: 表6, 附件十二, 公开06表; which are skipped, which are taken.

A number is taken by whatever bears it, read or not: a caption whose title or grid was not
made out, or a table whose own number was not. Only a number that nothing can bear is
skipped. This module knows nothing of what the law demands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.documents.model import Paragraph
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.model import RawTable

_DIGITS = "零一二三四五六七八九十"
_NUMBER = re.compile(
    r"(?P<stem>\D*?)(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<tail>表?)(?![\d一二三四五六七八九十])"
)
_WIDEST_GAP = 5
_LONGEST_CAPTION = 60
_LINES_BELOW = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: what stands before and after its digits, and its value."""

    stem: str
    digits: str
    tail: str
    value: int

    def like(self, value: int) -> str:
        """Another number in this form."""
        width = len(self.digits) if self.digits.startswith("0") else 0
        digits = f"{value:0{width}d}" if self.digits.isdecimal() else to_chinese(value)
        return f"{self.stem}{digits}{self.tail}"


@dataclass(frozen=True, slots=True)
class Gap:
    """A number missing between two printed ones, and what may bear it unread."""

    number: str
    kind_after: str  # kind of the table after a lone gap, else empty
    borne: str  # place of the caption or table that may bear it; empty when nothing does
    kinds: tuple[str, ...] = ()  # recognised kinds of the tables that may bear it


def number_of(printed: str) -> Number | None:
    """The parsed form of a printed number; of 表2-1 it is 2."""
    found = _NUMBER.match(printed)
    if not found:
        return None
    return Number(found["stem"], found["n"], found["tail"], to_number(found["n"]))


def to_number(text: str) -> int:
    """The value of `十二` or `12`."""
    if text.isdecimal():
        return int(text)
    if "十" not in text:
        return _DIGITS.index(text)
    tens, _, ones = text.partition("十")
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)


def to_chinese(number: int) -> str:
    """`12` as `十二`."""
    if number <= 10:
        return _DIGITS[number]
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def missing_between(before: str, after: str) -> list[str] | None:
    """The numbers between two printed ones of one form; None where they are no sequence.

    The forms of an internal system (财决01表) are numbered there: not all are for the public.
    """
    first, last = number_of(before), number_of(after)
    if not first or not last or first.stem != last.stem:
        return None
    if not vocabulary.lines().own_numbering.fullmatch(first.stem):
        return None
    if last.value - first.value > _WIDEST_GAP:
        return []
    return [first.like(value) for value in range(first.value + 1, last.value)]


def in_series(printed: Sequence[str]) -> list[set[str]]:
    """For each number the numbers of its series, which begins anew where its first one is again."""
    found: list[set[str]] = []
    first, series = "", set[str]()
    for number in printed:
        if not series or number == first:
            first, series = number, set()
        series.add(number)
        found.append(series)
    return found


def gaps(tables: Sequence[RawTable], prose: Sequence[Paragraph]) -> list[Gap]:
    """The numbers that no table read bears, in the order of the tables."""
    captions = {(n.stem, n.value): place for n, place in _lone_captions(prose)}
    numbered = [at for at, table in enumerate(tables) if number_of(table.caption.number)]
    series = dict(
        zip(numbered, in_series([tables[at].caption.number for at in numbered]), strict=True)
    )
    found = []
    for a, b in pairwise(numbered):
        between = tables[a + 1 : b]
        missing = missing_between(tables[a].caption.number, tables[b].caption.number) or []
        missing = [number for number in missing if number not in series[a] | series[b]]
        lone = tables[b].caption.kind if len(missing) == 1 else ""
        for number in missing:
            parsed = number_of(number)
            place = captions.get((parsed.stem, parsed.value), "") if parsed else ""
            borne = place or (between[0].rows[0].source if between else "")
            kinds = tuple(t.caption.kind for t in between if t.caption.kind != "other")
            found.append(Gap(number, lone, borne, kinds))
    return found


def _lone_captions(prose: Sequence[Paragraph]) -> Iterator[tuple[Number, str]]:
    """Numbers of captions left in the prose: their grid was not read, or not their title.

    A list of contents is no caption: its lines follow each other.
    """
    for at, paragraph in enumerate(prose):
        number = _caption_number(paragraph)
        below = prose[at + 1 : at + 1 + _LINES_BELOW]
        if not number or (at and _caption_number(prose[at - 1])):
            continue
        next_number = next((i for i, p in enumerate(below) if _caption_number(p)), len(below))
        unit = any(vocabulary.lines().unit.search(squash(p.text)) for p in below[:next_number])
        if unit or next_number:
            yield number, paragraph.source


def _caption_number(paragraph: Paragraph) -> Number | None:
    text = squash(paragraph.text)
    if len(text) > _LONGEST_CAPTION or "。" in text or "；" in text:
        return None
    found = vocabulary.lines().number.match(text)
    return number_of(found["number"]) if found else None
