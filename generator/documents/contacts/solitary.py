"""Names of persons without contact details around them, known by where they stand.

Alone in a cell after 项目负责人 or 复核：, in `请与…联系`, in brackets after a number. Only
what begins with a family name and is short counts; a rare family name is missed.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.contacts import shapes
from generator.documents.contacts.numbers import numbers
from generator.documents.contacts.persons import has_surname, is_certain_name, name_end
from generator.documents.contacts.shapes import Span
from generator.documents.contacts.words import words


def name_in_own_cell(text: str, at: int) -> Iterator[Span]:
    """The name that is all there is in the cell or line after a label."""
    gap = shapes.LABEL_THEN_CELL.match(text, at)
    if not gap:
        return
    start = gap.end()
    end = name_end(text, start)
    if end > start and is_certain_name(text[start:end]) and _ends_there(text, end):
        yield start, end


def _ends_there(text: str, end: int) -> bool:
    if shapes.CELL_END.match(text, end):
        return True
    rest = text[end : end + 16]
    return rest[:1] in " 　" and bool(words().any_label.match(rest.lstrip(" 　")))


def names_asked_for(text: str) -> Iterator[Span]:
    """`请与张三联系`, also with an office before it or a title after; never `请与办公室联系`."""
    for asked in shapes.ASKED_FOR.finditer(text):
        start, end = asked.span(1)
        if titled := words().title_end.search(text, start, end):
            end = titled.start()
        for length in (4, 3, 2):
            name = text[end - length : end]
            before = text[start : end - length]
            if end - length >= start and _is_named(name, before):
                yield end - length, asked.end(1)
                break


def _is_named(name: str, before: str) -> bool:
    office = name.endswith(words().organisations)
    after_office = not before or before.endswith(words().organisations)
    return is_certain_name(name) and not office and after_office


def names_beside_numbers(text: str) -> Iterator[Span]:
    """In brackets after a number, a family name with a title: who answers the telephone."""
    for _, end in numbers(text):
        beside = shapes.IN_BRACKETS.match(text, end)
        if beside and words().titled.fullmatch(beside[1]) and has_surname(beside[1]):
            yield beside.span(1)
