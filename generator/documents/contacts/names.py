"""Finds names of persons after a label; a name without a label is not recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.documents.contacts import shapes
from generator.documents.contacts.columns import below_header
from generator.documents.contacts.numbers import has_number, names_a_number
from generator.documents.contacts.shapes import Span
from generator.documents.contacts.words import words

_CONTEXT_LINES = 3


def names(text: str) -> Iterator[Span]:
    """Every name after a label of a name; 负责人 counts only among contact details."""
    for label in words().names.finditer(text):
        yield from _names_after(text, label.end())
    for label in words().names_in_context.finditer(text):
        if names_a_number(label[0]) or _in_contact_context(text, *label.span()):
            yield from _names_after(text, label.end())
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
    """The names of `张三、李四` that begin at a place, up to the next label."""
    while run := shapes.NAME_RUN.match(text, at):
        end = _cut_at_label(text, run.start(), run.end())
        if not _may_be_name(text[run.start() : end]):
            return
        yield run.start(), end
        more = shapes.NEXT_NAME.match(text, end)
        if not more:
            return
        at = more.end()


def _cut_at_label(text: str, start: int, end: int) -> int:
    label = words().any_label.search(text, start, min(len(text), end + 8))
    if label and label.start() < end:
        end = label.start()
    return start + len(text[start:end].rstrip(" 　"))


def _name_in_cell(text: str, at: int, *, far: bool) -> Iterator[Span]:
    """A name that fills the cell or line after its label, or stands before its number."""
    run = shapes.NAME_RUN.match(text, at)
    if not run or not shapes.CELL_END.match(text, run.end()):
        run = shapes.NAME_THEN_NUMBER.match(text, at)
    if run and _is_short_name(run[0]) and (not far or _has_surname(run[0])):
        yield run.span()


def _name_without_colon(text: str, at: int) -> Iterator[Span]:
    """`联系人 张三`, `联系人为张三。`, `联系人张三，电话…`; never `联系人大代表`."""
    for form in shapes.NAMES_WITHOUT_COLON:
        match = form.match(text, at)
        if match and _may_be_name(match[1]) and _has_surname(match[1]):
            yield match.span(1)
            return


def _fills_cell(cell: str) -> bool:
    if not shapes.NAME_RUN.fullmatch(cell):
        return False
    return _is_short_name(cell) and ("·" in cell or _has_surname(cell))


def _is_short_name(run: str) -> bool:
    return _may_be_name(run) and (len(_joined(run)) <= 4 or "·" in run)


def _has_surname(run: str) -> bool:
    return run[0] in words().surnames


def _may_be_name(run: str) -> bool:
    name = _joined(run)
    if not 2 <= len(name) <= 24 or name in words().not_names or words().any_label.search(name):
        return False
    if name.endswith(words().organisations):
        return len(name) <= 3 and _has_surname(name)
    return True


def _joined(run: str) -> str:
    return re.sub(r"[ 　]", "", run)


def _in_contact_context(text: str, start: int, end: int) -> bool:
    """Whether a contact label or a telephone number stands in the line or next to it."""
    before = text[_lines_back(text, start) : start]
    after = text[end : _lines_on(text, end)]
    return any(
        has_number(part) or names_a_number(part) or words().names.search(part)
        for part in (before, after)
    )


def _lines_back(text: str, at: int) -> int:
    for _ in range(_CONTEXT_LINES):
        at = text.rfind("\n", 0, max(0, at))
        if at < 0:
            return 0
    return at


def _lines_on(text: str, at: int) -> int:
    for _ in range(_CONTEXT_LINES):
        at = text.find("\n", at + 1)
        if at < 0:
            return len(text)
    return at
