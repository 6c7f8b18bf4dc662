"""Lines become paragraphs, by where they begin and end.

A line goes on in the next when it reaches the right margin and the next begins at the
left one; one that ends a sentence, when nothing on the page stands much further to the
right. A line set in the middle does not go on at the left margin, nor a sentence in a short
line that ends none (a caption below a note). Parts of a line that stand far apart
(编制部门 at the left, 单位：元 at the right) are paragraphs of their own; a line of a table of
contents loses its leaders.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from generator.documents.pdf.model import Box, Glyph, Piece, PrintedLine, box_around
from generator.documents.pdf.words import (
    glyphs_to_lines,
    glyphs_to_piece,
    join_lines,
    split_at_gaps,
)

_OPENING = frozenset("（(《〈“‘【「")
_CLOSING = frozenset("）)》〉”’】」，。；：、！？,.;:!?%％")
_SENTENCE_END = re.compile(r"[。；：！？]$")
_FULL_STOP = re.compile(r"[。！？]$")
_ENUMERATED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、．.](?!\d))"
)
_PIECE_GAP = 0.8
_CLAUSE = frozenset("，、；。")
_STRETCHED = 0.15  # of the size of print, between all characters of a stretched line
_WIDEST = 4.0  # times as far stand words and numbers in it
_FEWEST_LETTERS = 1
_FAR = 3.0
_DEEPEST = 4.0  # how far the first line of a paragraph is indented, at most
_LOOSE = 4.0
_LEADERS = re.compile(
    r"(?<!\s)\s*+(?:(?<!\.)\.{3,}+|(?<!…)…++|(?<!·)·{3,}+|(?<!．)．{3,}+|(?<!-)-{4,}+)"
    r"\s*+\d{0,4}\s*+$"
)


def glyphs_to_printed_lines(glyphs: Sequence[Glyph], page: int) -> list[PrintedLine]:
    """The lines of a page outside its ruled tables, in pieces."""
    lines = []
    for line in glyphs_to_lines(glyphs):
        stretched = _is_stretched(line)
        gap = math.inf if stretched else _PIECE_GAP
        parts = [glyphs_to_piece(part) for part in split_at_gaps(line, gap)]
        pieces = tuple(part for part in parts if part)
        if stretched:  # its blanks are those of the margin
            pieces = tuple(replace(piece, text="".join(piece.text.split())) for piece in pieces)
        box = box_around([piece.box for piece in pieces])
        size = sorted(glyph.size for glyph in line)[len(line) // 2]
        lines.append(PrintedLine(page, box, pieces, size, is_stretched=stretched))
    return lines


def _is_stretched(line: Sequence[Glyph]) -> bool:
    """True for prose stretched to both margins: all its characters stand apart, alike far.

    A mark between clauses tells it from words spaced out in the head of a table.
    """
    if not any(glyph.char in _CLAUSE for glyph in line):
        return False
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(line) if _are_letters(a, b)]
    if len(gaps) < _FEWEST_LETTERS:
        return False
    typical = median(gaps)
    alike = all(typical / 2 <= gap <= typical * 2 for gap in gaps)
    widest = max(b.box.x0 - a.box.x1 for a, b in pairwise(line))
    return typical > _STRETCHED * line[0].size and alike and widest <= _WIDEST * typical


def _are_letters(a: Glyph, b: Glyph) -> bool:
    """True for two characters of Chinese text."""
    return all("\u4e00" <= glyph.char <= "\u9fff" or glyph.char in _CLAUSE for glyph in (a, b))


@dataclass(frozen=True, slots=True)
class Margins:
    """Where lines begin and end; `far` is where the rightmost thing of the page ends."""

    left: float
    right: float
    far: float


def lines_to_paragraphs(
    lines: Sequence[PrintedLine], shortest: float, far: float
) -> Iterator[tuple[str, Box]]:
    """Text and rectangle of the paragraphs of a run of lines; a full line is not `shortest`."""
    if not lines:
        return
    left = min(line.box.x0 for line in lines)
    right = max(left + shortest, *(line.box.x1 for line in lines))
    margins = Margins(left, right, max(far, right))
    pending: list[PrintedLine] = []
    for line in lines:
        if pending and not _goes_on(pending[-1], line, margins):
            yield from _paragraphs(pending)
            pending = []
        pending.append(line)
    if pending:
        yield from _paragraphs(pending)


def _goes_on(line: PrintedLine, after: PrintedLine, margins: Margins) -> bool:
    """Whether `after` is the next line of the paragraph of `line`."""
    size = line.size
    ends = _SENTENCE_END.search(line.text)
    if ends and _ENUMERATED.match(after.text):
        return False
    right = max(margins.right, margins.far - _LOOSE * size) if ends else margins.right
    return (
        abs(size - after.size) < 0.12 * size
        and line.box.x1 + _first_word_width(after) >= right - 1.2 * size
        and after.box.x0 <= margins.left + 1.2 * size
        and line.box.x0 - after.box.x0 <= _DEEPEST * size
        and line.box.x1 - line.box.x0 > 12 * size
        and after.box.top - line.box.bottom < 1.8 * size
        and not _LEADERS.search(line.text)
        and not _is_caption_below(line, after, right)
        and not _far_parts(line)
        and not _far_parts(after)
    )


def _is_caption_below(line: PrintedLine, after: PrintedLine, right: float) -> bool:
    """Whether a full stop is followed by a short line without any: no end of a paragraph."""
    is_short = after.box.x1 < right - 2 * after.size
    return bool(is_short and _FULL_STOP.search(line.text)) and not _SENTENCE_END.search(after.text)


def _first_word_width(line: PrintedLine) -> float:
    """How wide the part of a line is that could not have been left on the line before."""
    glyphs = line.pieces[0].glyphs
    end = 1
    while end < len(glyphs) and _sticks(glyphs[end - 1].char, glyphs[end].char):
        end += 1
    return glyphs[end - 1].box.x1 - glyphs[0].box.x0


def _sticks(before: str, char: str) -> bool:
    """True when no line may be broken between two characters."""
    if before in _OPENING or char in _CLOSING:
        return True
    return before.isascii() and char.isascii()


def _far_parts(line: PrintedLine) -> bool:
    return len(_parts(line)) > 1


def _parts(line: PrintedLine) -> list[list[Piece]]:
    """The pieces of a line, grouped where they stand far apart; single characters stay."""
    groups: list[list[Piece]] = []
    for piece in line.pieces:
        near = groups and (
            piece.box.x0 - groups[-1][-1].box.x1 <= _FAR * line.size
            or len(piece.text) == 1
            or len(groups[-1][-1].text) == 1
        )
        if near:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _paragraphs(lines: Sequence[PrintedLine]) -> Iterator[tuple[str, Box]]:
    if len(lines) > 1:
        text = join_lines([line.text for line in lines])
        yield text, box_around([line.box for line in lines])
        return
    if _LEADERS.search(lines[0].text):
        yield _LEADERS.sub("", lines[0].text), lines[0].box
        return
    for group in _parts(lines[0]):
        yield " ".join(p.text for p in group), box_around([p.box for p in group])
