"""Finds telephone and account numbers; knows shapes and labels, not what an amount means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.documents.contacts import shapes
from generator.documents.contacts.columns import below_header
from generator.documents.contacts.lines import any_between, lines_of
from generator.documents.contacts.shapes import Span
from generator.documents.contacts.surroundings import (
    among_amounts,
    in_column_of_amounts,
    is_called_otherwise,
)
from generator.documents.contacts.words import words


def numbers(text: str) -> Iterator[Span]:
    """Every telephone number: shaped like one and alone, or after a label."""
    yield from _bare_numbers(text)
    for label in words().phones.finditer(text):
        yield from _numbers_after(text, label.end(), strong=True)
    for label in words().phones_weak.finditer(text):
        yield from _numbers_after(text, label.end(), strong=False)
    for label in words().names.finditer(text):
        yield from _numbers_after_name(text, label.end())
    for label in words().names_in_context.finditer(text):
        if names_a_number(label[0]):
            yield from _numbers_after_name(text, label.end())
    yield from below_header(text, words().phones, _is_number)


def accounts(text: str) -> Iterator[Span]:
    """Identity, QQ and WeChat numbers after their label."""
    for label in words().accounts.finditer(text):
        if match := shapes.ACCOUNT.match(text, label.end()):
            yield match.span(1)


def is_mobile(number: str) -> bool:
    """Whether a number found here is a mobile telephone's."""
    return bool(re.fullmatch(shapes.MOBILE, number))


def signs_of_numbers(text: str) -> Iterator[int]:
    """Where numbers that need no label, and labels of telephone numbers, begin."""
    for sign in (shapes.BARE_MOBILE, shapes.BARE_LANDLINE, words().phones, words().phones_weak):
        yield from (match.start() for match in sign.finditer(text))


def names_a_number(text: str) -> bool:
    """Whether the label of a telephone number stands in the text."""
    return bool(words().phones.search(text) or words().phones_weak.search(text))


def _bare_numbers(text: str) -> Iterator[Span]:
    for pattern in (shapes.BARE_MOBILE, shapes.BARE_LANDLINE):
        for match in pattern.finditer(text):
            if _can_be_called(text, *match.span(1)):
                yield match.span(1)


def _can_be_called(text: str, start: int, end: int) -> bool:
    if is_called_otherwise(text, start):
        return False
    if _label_in_line(text, start):
        return True
    return not among_amounts(text, start, end) and not in_column_of_amounts(text, start, end)


def _numbers_after(text: str, at: int, *, strong: bool) -> Iterator[Span]:
    """The list of numbers that follows a telephone label, in its cell or the next."""
    gap = shapes.LABEL_GAP.match(text, at)
    spans = list(_number_list(text, gap.end() if gap else at))
    after = shapes.NEXT_CELL.match(text, at)
    if not spans and after:
        found = _number_list(text, after.end())
        spans = [span for span in found if strong or not among_amounts(text, *span)]
    yield from spans


def _number_list(text: str, at: int) -> Iterator[Span]:
    while match := shapes.NUMBER.match(text, at):
        yield match.span(1)
        more = shapes.NEXT_NUMBER.match(text, match.end(1))
        if not more:
            return
        at = more.end()


def _numbers_after_name(text: str, at: int) -> Iterator[Span]:
    """The number that follows a name: `联系人：张三，6300 0000`, or stands in the next cell."""
    between = _name_between(text, at)
    if between and not re.search(r"[元年月]", text[at:between]):
        yield from _number_list(text, between)
    cell = shapes.NAME_BEFORE_CELL.match(text, at)
    number = shapes.BARE_MOBILE.match(text, cell.end()) if cell else None
    if number and shapes.CELL_END.match(text, number.end()):
        yield number.span(1)


def _name_between(text: str, at: int) -> int | None:
    """Where a number may begin after the name that follows a label; a blank counts as a name."""
    gap = shapes.GAP_BEFORE_NAME.match(text, at)
    start = gap.end() if gap else at
    if name := shapes.NAME_BEFORE_NUMBER.match(text, start):
        return name.end()
    blank = gap and re.search("[ 　]", gap[1] if gap[1] is not None else gap[0])
    no_name = shapes.NO_NAME_BEFORE_NUMBER.match(text, start) if blank else None
    return no_name.end() if no_name else None


def _label_in_line(text: str, start: int) -> bool:
    lines = lines_of(text)
    first, _ = lines.span(lines.number(start))
    return any_between(_phone_labels(text), first, start)


@lru_cache(maxsize=1)
def _phone_labels(text: str) -> list[int]:
    return [label.start() for label in words().phones.finditer(text)]


def _is_number(cell: str) -> bool:
    return bool(shapes.NUMBER.fullmatch(cell))
