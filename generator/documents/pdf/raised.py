"""Footnote marks printed small beside a word: put on its line, behind it.

A mark stands higher, or lower, than the character it follows in the file, and close to it. A
digit of one is no digit of the number before it: it is told apart as in other formats.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.documents.pdf.model import Glyph
from generator.documents.pieces import raised

_MARK = re.compile(r"[0-9a-z①-⑳*＊※†‡注()（）\[\]【】,，]")
_LONGEST = 4
# In sizes of the print the mark is at.
_SMALL = 0.82
_LEAST, _HIGHEST, _LOWEST = 0.1, 0.75, 0.35
_GAP = (-0.3, 0.2)


def with_raised(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The characters of a page, in the order of the file, marks on the line of their words."""
    kept: list[Glyph] = []
    at = 0
    while at < len(glyphs):
        end = _end(kept[-1], glyphs, at) if kept else at
        for glyph in glyphs[at:end]:
            kept.append(_behind(kept[-1], glyph))
        if end == at:
            kept.append(glyphs[at])
        at = max(end, at + 1)
    return tuple(kept)


def _behind(before: Glyph, glyph: Glyph) -> Glyph:
    return replace(glyph, char=raised(before.char, glyph.char), baseline=before.baseline)


def _end(word: Glyph, glyphs: Sequence[Glyph], first: int) -> int:
    """Where the mark that begins with a character ends; there if it is none."""
    if not _is_mark(word, glyphs[first]):
        return first
    end = first + 1
    while end < len(glyphs) and _is_next(glyphs[end - 1], glyphs[end]):
        end += 1
    marks = all(_MARK.fullmatch(glyph.char) for glyph in glyphs[first:end])
    return end if marks and end - first <= _LONGEST else first


def _is_mark(word: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands small, beside the end of a word, off its line."""
    gap, higher = glyph.box.x0 - word.box.x1, word.baseline - glyph.baseline
    is_off = _LEAST * word.size < higher < _HIGHEST * word.size or (
        _LEAST * word.size < -higher < _LOWEST * word.size
    )
    is_close = _GAP[0] * word.size < gap < _GAP[1] * word.size
    upright = not (word.turn or glyph.turn)
    return is_off and is_close and upright and glyph.size < _SMALL * word.size


def _is_next(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character goes on where another one ends, in the same print."""
    level = abs(glyph.baseline - before.baseline) < _LEAST * before.size
    alike = abs(glyph.size - before.size) < _LEAST * before.size
    gap = glyph.box.x0 - before.box.x1
    return level and alike and _GAP[0] * before.size < gap < _GAP[1] * before.size
