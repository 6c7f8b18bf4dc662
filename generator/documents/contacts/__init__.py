"""Masks personal contact details in the text of a disclosure, character for character.

Names after 联系人 and its like, telephone numbers, e-mail addresses and account numbers
become █ of the same length, so that every line and every locator stays where it was.
It does not know budgets: an amount, a code or a document number is left alone because
it does not have the shape of a number one can call, or stands among amounts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.documents.contacts import shapes
from generator.documents.contacts.names import names
from generator.documents.contacts.numbers import accounts, is_mobile, numbers
from generator.documents.contacts.shapes import Span
from generator.documents.radicals import unified
from generator.errors import UnusableInput

MASK = "█"
_PASSES = 40

__all__ = ["MASK", "find_contacts", "mask_text"]


def mask_text(text: str, *, keep_public_landline: bool = False) -> tuple[str, int]:
    """The text with contact details masked, and how many were found.

    Masking is repeated until nothing more is found, so masking twice changes nothing. Real
    texts need two or three passes; UnusableInput for one that is made to need ever more.
    """
    found = 0
    for _ in range(_PASSES):
        spans = _merged(_spans(text, keep_public_landline))
        if not spans:
            return text, found
        text = _masked(text, spans)
        found += len(spans)
    raise UnusableInput("contact details that show only when others are masked, without end")


def find_contacts(text: str, *, keep_public_landline: bool = False) -> list[str]:
    """The contact details that stand in the text, in order of appearance."""
    return [text[start:end] for start, end in _merged(_spans(text, keep_public_landline))]


def _spans(text: str, keep_public_landline: bool) -> Iterator[Span]:
    text = unified(text)  # of the same length
    yield from names(text)
    yield from accounts(text)
    yield from _addresses(text)
    for start, end in numbers(text):
        if is_mobile(text[start:end]) or not keep_public_landline:
            yield start, end


def _addresses(text: str) -> Iterator[Span]:
    """E-mail addresses, each from its at sign to both sides."""
    last = 0
    for domain in shapes.EMAIL_DOMAIN.finditer(text):
        start = domain.start()
        while start > last and text[start - 1] in shapes.EMAIL_NAME:
            start -= 1
        if start < domain.start():
            last = domain.end()
            yield start, last


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _masked(text: str, spans: list[Span]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], MASK * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])
