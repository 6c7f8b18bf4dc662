"""Finds names of persons after a label; a name without a label is not recognised."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.documents.contacts import shapes
from generator.documents.contacts.columns import below_header
from generator.documents.contacts.lines import any_between, lines_of
from generator.documents.contacts.numbers import names_a_number, signs_of_numbers
from generator.documents.contacts.persons import (
    has_surname,
    is_certain_name,
    is_short_name,
    may_be_name,
    name_end,
)
from generator.documents.contacts.shapes import Span
from generator.documents.contacts.solitary import (
    name_in_own_cell,
    names_asked_for,
    names_beside_numbers,
)
from generator.documents.contacts.words import words

_CONTEXT_LINES = 2  # above and below


def names(text: str) -> Iterator[Span]:
    """Every name after a label of a name; 负责人 counts only among contact details or alone."""
    for label in words().names.finditer(text):
        yield from _names_after(text, label.end())
    for label in words().names_in_context.finditer(text):
        if names_a_number(label[0]) or _in_contact_context(text, *label.span()):
            yield from _names_after(text, label.end())
        else:
            yield from name_in_own_cell(text, label.end())
    for label in words().names_with_colon.finditer(text):
        yield from name_in_own_cell(text, label.end())
    yield from names_asked_for(text)
    yield from names_beside_numbers(text)
    yield from below_header(text, words().names, _fills_cell)


def _names_after(text: str, at: int) -> Iterator[Span]:
    if gap := shapes.COLON_GAP.match(text, at):
        spans = list(_name_list(text, gap.end()))
        if spans or not shapes.CELL_END.match(text, gap.end()):
            yield from spans
            return
    if after := shapes.NEXT_CELL.match(text, at):
        yield from _name_in_cell(text, after.end(), far="\n" in after[0])
    else:
        yield from _name_without_colon(text, at)


def _name_list(text: str, at: int) -> Iterator[Span]:
    """The names of `张三、李四` or `张三 李四` that begin at a place, up to the next label."""
    while (end := name_end(text, at)) > at and may_be_name(text[at:end]):
        yield at, end
        if more := shapes.NEXT_NAME.match(text, end):
            at = more.end()
            continue
        apart = shapes.NAME_AFTER_BLANK.match(text, end)
        if not apart or not is_certain_name(apart[1]):
            return
        at = apart.start(1)


def _name_in_cell(text: str, at: int, *, far: bool) -> Iterator[Span]:
    """A name that fills the cell or line after its label, or stands before its number."""
    end = name_end(text, at)
    if end == at or not shapes.CELL_END.match(text, end):
        run = shapes.NAME_THEN_NUMBER.match(text, at)
        end = run.end() if run else at
    name = text[at:end]
    if name and is_short_name(name) and (not far or has_surname(name)):
        yield at, end


def _name_without_colon(text: str, at: int) -> Iterator[Span]:
    """`联系人 张三`, `联系人为张三。`, `联系人张三，电话…`; never `联系人大代表`."""
    for form in shapes.NAMES_WITHOUT_COLON:
        match = form.match(text, at)
        if match and may_be_name(match[1]) and has_surname(match[1]):
            yield match.span(1)
            return


def _fills_cell(cell: str) -> bool:
    if not cell or name_end(cell, 0) < len(cell):
        return False
    return is_short_name(cell) and ("·" in cell or has_surname(cell))


def _in_contact_context(text: str, start: int, end: int) -> bool:
    """Whether a contact label or a telephone number stands in the line or next to it."""
    lines, signs = lines_of(text), _signs(text)
    first, _ = lines.span(max(0, lines.number(start) - _CONTEXT_LINES))
    _, last = lines.span(min(len(lines) - 1, lines.number(end + 1) + _CONTEXT_LINES))
    return any_between(signs, first, start) or any_between(signs, end, last)


@lru_cache(maxsize=1)
def _signs(text: str) -> list[int]:
    """Where contact details or their labels begin, in order."""
    names = (label.start() for label in words().names.finditer(text))
    return sorted([*signs_of_numbers(text), *names])
