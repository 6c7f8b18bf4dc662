"""Glyphs become lines and words, and words the text a reader would copy out.

A blank is a wide gap that one sees, or a narrow one where the file has a blank too: files
have blanks that no one sees, and gaps that are no blanks. Knows no tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.documents.pdf.model import Glyph, Piece, box_around

_WIDE = re.compile(r"[⺀-鿿豈-﫿︰-﹏＀-￯　-〿“”‘’—…]")
_CODE = re.compile(r"\d{3}|\d{5}|\d{7}")
_CLOSING = frozenset("）】》」，。、；：")
# Gaps in parts of the size of the print.
_BLANK = 0.45
_PRINTED_BLANK = 0.12
_SAME_LINE = 0.4
_OVER = 0.45  # of the narrower of two characters: so much of it lies on the other
_UNKNOWN = "\ufffd"


def glyphs_to_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs on one baseline, left to right; the lines from top to bottom."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.baseline, g.box.x0)):
        if lines and _on_line(lines[-1], glyph):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda g: (g.box.x0, g.baseline)) for line in lines]


def _on_line(line: Sequence[Glyph], glyph: Glyph) -> bool:
    size = min(glyph.size, line[0].size)
    return glyph.baseline - line[0].baseline <= _SAME_LINE * size


def line_to_text(line: Sequence[Glyph]) -> str:
    """The characters of a line, a blank where a gap is seen; less will do after a code."""
    text = ""
    for before, glyph in zip((None, *line), line, strict=False):
        coded = _CODE.fullmatch(text) and _WIDE.match(glyph.char)
        least = _PRINTED_BLANK if glyph.spaced or coded else _BLANK
        if before and glyph.box.x0 - before.box.x1 > least * min(before.size, glyph.size):
            text += " "
        elif before and _is_over(before, glyph):
            text += _UNKNOWN
        text += glyph.char
    return text


def _is_over(before: Glyph, glyph: Glyph) -> bool:
    """Whether a digit is printed over another character: no number is made of the two."""
    if not (before.char.isdigit() or glyph.char.isdigit()) or before.turn or glyph.turn:
        return False
    narrow = min(before.box.x1 - before.box.x0, glyph.box.x1 - glyph.box.x0)
    is_seen = before.confidence == glyph.confidence == 1.0
    return is_seen and before.box.x1 - glyph.box.x0 > _OVER * narrow


def printed_end(glyph: Glyph) -> float:
    """Where a character ends in print: closing marks fill but half of their place."""
    return glyph.box.x if glyph.char in _CLOSING else glyph.box.x1


def glyphs_to_piece(glyphs: Sequence[Glyph]) -> Piece | None:
    """The content of a rectangle: its lines put together; None when there is none."""
    if not glyphs:
        return None
    lines = _in_order(glyphs)
    ordered = tuple(glyph for line in lines for glyph in line)
    text = join_lines([line_to_text(line) for line in lines])
    return Piece(text, box_around([glyph.box for glyph in ordered]), ordered)


def _in_order(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The lines of a cell, in the order in which they are read; turned ones after others."""
    if not any(glyph.turn for glyph in glyphs):
        return glyphs_to_lines(glyphs)
    lines = glyphs_to_lines(glyph for glyph in glyphs if not glyph.turn)
    for turn in (1, 2, 3):
        places = sorted((*_read_place(g), at) for at, g in enumerate(glyphs) if g.turn == turn)
        reached = float("inf")
        for down, _, at in places:
            if abs(down - reached) > _SAME_LINE * glyphs[at].size:
                lines.append([])
                reached = down
            lines[-1].append(glyphs[at])
        lines = [_along(line) for line in lines]
    return lines


def _along(line: list[Glyph]) -> list[Glyph]:
    return sorted(line, key=lambda g: _read_place(g)[1]) if line[0].turn else line


def _read_place(glyph: Glyph) -> tuple[float, float]:
    """How far down and along a glyph stands for one who reads turned text."""
    box = glyph.box
    match glyph.turn:
        case 1:
            return box.x, -box.y
        case 2:
            return -box.y, -box.x
        case _:
            return -box.x, box.y


def join_lines(lines: Sequence[str]) -> str:
    """Lines of one cell or paragraph; a blank only between words of Latin letters.

    And where a line ends after a code of a classification, with its name below: lines end at
    blanks.
    """
    text = ""
    for line in lines:
        latin = text and line and not _WIDE.match(text[-1]) and not _WIDE.match(line[0])
        coded = line and _CODE.fullmatch(text) and _WIDE.match(line[0])
        if coded or (latin and text[-1].isalpha() and line[0].isalpha()):
            text += " "
        text += line
    return text


def split_at_gaps(line: Sequence[Glyph], gap: float) -> list[list[Glyph]]:
    """A line cut at gaps wider than `gap` times the size of the print, and at turned text."""
    parts: list[list[Glyph]] = []
    for glyph in line:
        is_close = parts and glyph.box.x0 - parts[-1][-1].box.x1 <= gap * glyph.size
        if is_close and glyph.turn == parts[-1][-1].turn:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return parts
