"""Paragraphs between two tables: notes of the one above, prose, the caption of the one below.

It sees the paragraphs alone; what the caption says is read by `captions`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.documents.model import Paragraph
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.captions import match_title
from generator.tables.leading import is_heading, is_meta

# -3-, 第3页, 第 3 页 共 12 页, 3 / 12
_PAGE_NUMBER = re.compile(
    r"[-—–·~\s第]*\d{1,4}[-—–·~\s页]*(?:[/／共,，]\s*共?\s*\d{1,4}[-—–·~\s页]*)?"
)
_PROSE = re.compile(r"[。；]")
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))(?=.{2,40}表$)"
)
_MOST_SENTENCES = 5  # lines from such a heading to its table
_MOST_CAPTION_LINES = 8
_MOST_FRAGMENTS = 24  # lines of cells between a title and its table
_FRAGMENT = 12  # characters in such a line


def parted(
    pending: list[Paragraph], after_table: bool, *, at_end: bool
) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph]]:
    """Notes of the table above, prose, and the caption of the table below."""
    notes = 0
    while after_table and notes < len(pending) and _is_below(pending, notes, at_end):
        notes += 1
    first = len(pending)
    if told := _title_over_prose(pending, notes):
        title, prose = told
        return (
            pending[:notes],
            [*pending[notes:title], *prose],
            [pending[title], *(p for p in pending[title + 1 :] if p not in prose)],
        )
    while first > notes and len(pending) - first < _MOST_CAPTION_LINES:
        text = pending[first - 1].text
        if _PROSE.search(text) or len(squash(text)) > 90 or is_note(pending[first - 1]):
            break
        first -= 1
        if vocabulary.lines().number.match(squash(text)):
            first -= _title_above_number(pending, first, notes)
            first -= first > notes and is_unit(pending[first - 1])
            break
    first = _title_above_fragments(pending, first, notes)
    return pending[:notes], pending[notes:first], pending[first:]


def is_page_number(text: str) -> bool:
    """True for the number of a page, that of all pages beside it: -3-, 第3页共12页."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def is_prose(text: str) -> bool:
    """True for a sentence."""
    return _PROSE.search(text) is not None


def is_unit(paragraph: Paragraph) -> bool:
    """True for a line that says nothing but a unit (单位：万元)."""
    return vocabulary.lines().unit.fullmatch(squash(paragraph.text)) is not None


def _title_over_prose(
    pending: Sequence[Paragraph], first: int
) -> tuple[int, list[Paragraph]] | None:
    """Number and title on one line, where nothing but sentences of the table follow it.

    The number may be that of a heading (（三）部门支出总表) with a few sentences below it.
    """
    for at in range(len(pending) - 1, first - 1, -1):
        squashed = squash(pending[at].text)
        number = vocabulary.lines().number.match(squashed)
        if len(pending) - at <= _MOST_SENTENCES:
            number = number or _HEADING.match(squashed)
        if number and is_heading(squashed[number.end() :]) and match_title(squashed):
            prose = [p for p in pending[at + 1 :] if _PROSE.search(p.text)]
            return (at, prose) if prose else None
        if not (_PROSE.search(pending[at].text) or is_meta(squashed) or is_note(pending[at])):
            return None
    return None


def _title_above_fragments(pending: list[Paragraph], first: int, notes: int) -> int:
    """Where the caption begins: at the title, when only lines of narrow cells are below it."""
    caption = [paragraph.text for paragraph in pending[first:]]
    if len(caption) < _MOST_CAPTION_LINES or any(map(match_title, caption)):
        return first
    for at in range(len(pending) - 1, max(notes, len(pending) - _MOST_FRAGMENTS) - 1, -1):
        if match_title(pending[at].text):
            return at
        if len(squash(pending[at].text)) > _FRAGMENT or _PROSE.search(pending[at].text):
            break
    return first


def _title_above_number(pending: list[Paragraph], number: int, notes: int) -> int:
    """How far above the number's line the title stands where none stands below it, else 0.

    Between them may be the office, the year and the unit. A title of no known kind does where
    below the number there is nothing else.
    """
    below = [paragraph.text for paragraph in pending[number + 1 :]]
    if match_title(pending[number].text) or any(map(match_title, below)):
        return 0
    title = number - 1
    while title > max(notes, number - _MOST_CAPTION_LINES) and _is_aside(pending[title].text):
        title -= 1
    if title < notes:
        return 0
    rest = vocabulary.lines().number.sub("", squash(pending[number].text), count=1)
    above, nothing = squash(pending[title].text), not rest and all(map(_is_aside, below))
    unknown = nothing and vocabulary.lines().table_title.fullmatch(above)
    return number - title if match_title(pending[title].text) or unknown else 0


def _is_aside(text: str) -> bool:
    """True for the office, the unit or the year of a table."""
    squashed = squash(text)
    return is_meta(squashed) or table_words().year_alone.fullmatch(squashed) is not None


def _is_below(pending: Sequence[Paragraph], at: int, at_end: bool) -> bool:
    """True for a note, and for a unit where the caption of the next table is yet to come."""
    if is_unit(pending[at]):
        return at_end or any(not is_unit(p) and not is_note(p) for p in pending[at + 1 :])
    return is_note(pending[at])


def is_note(paragraph: Paragraph) -> bool:
    """True for a note, and for a sentence that says a table is empty."""
    squashed = squash(paragraph.text)
    if vocabulary.lines().notes.fullmatch(squashed):
        return True
    return any(e.words.fullmatch(squashed.rstrip("。")) for e in vocabulary.lines().empty)
