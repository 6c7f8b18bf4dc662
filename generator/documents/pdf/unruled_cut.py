"""Lines without rules cut where columns part: at wide gaps, and at narrow ones above each other.

A narrow gap parts two words of one cell or two cells. It parts cells when the rows with
numbers leave it blank at one place, all of them; a blank that the file itself prints, or one
within a piece of text it prints at once, never does. Two complete numbers are always two,
and so are a word and a complete number in the body of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.documents.numbers import OPENS_ITEM, is_finished, is_number, is_year
from generator.documents.pdf.model import Glyph, Piece, PrintedLine
from generator.documents.pdf.unruled_rows import SENTENCE
from generator.documents.pdf.words import glyphs_to_piece, printed_end

# In sizes of print.
_WIDE = 0.8
_NARROW = 0.2
_SPACE = 0.35
_OTHER_SIZE = 0.12
_GUTTER = 1.0  # the narrowest blank between two columns, in points

_DIGITS = frozenset("-0123456789")
_BRACKETS = frozenset("）】》」")

Span = tuple[float, float]
_LEADING_ZERO = re.compile(r"[-(（]?0\d")


def cut_lines(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """The lines of one table each, with a piece for every cell as far as gaps tell."""
    fine = [list(line.pieces) if line.is_stretched else _fine(line) for line in lines]
    for run in _runs(lines, fine):
        rows = [at for at in run if is_row_like(fine[at])]
        first = rows[0] if rows else run.stop
        is_table = len(rows) > 1 or any(is_amount_row(fine[at]) for at in rows)
        body = fine[first : rows[-1] + 1] if is_table else []
        between = gutters([piece for pieces in body for piece in pieces])
        yield [
            replace(lines[at], pieces=tuple(_joined(fine[at], between, is_header=at < first)))
            for at in run
        ]


def _runs(lines: Sequence[PrintedLine], fine: Sequence[Sequence[Piece]]) -> Iterator[range]:
    """The lines of one table each: between two stand words of another size, or a caption."""
    start = 0
    for at, (before, line) in enumerate(pairwise(lines), 1):
        is_other = abs(before.size - line.size) > _OTHER_SIZE * line.size
        if is_other or (is_caption(line) and not is_row_like(fine[at])):
            yield range(start, at)
            start = at
    yield range(start, len(lines))


def is_caption(line: PrintedLine) -> bool:
    """Whether a line is a sentence, or names a thing before a colon; no row does."""
    is_named = ("：" in line.text or ":" in line.text) and not any(
        OPENS_ITEM.match(piece.text) for piece in line.pieces
    )
    return is_named or SENTENCE.search(line.text) is not None


def is_row_like(pieces: Sequence[Piece]) -> bool:
    """Whether a line holds a number beside something else."""
    return len(pieces) > 1 and any(is_number(piece.text) for piece in pieces)


def is_amount_row(pieces: Sequence[Piece]) -> bool:
    """Whether a line holds several amounts."""
    return sum(is_finished(piece.text) for piece in pieces) > 1


def _fine(line: PrintedLine) -> list[Piece]:
    """The line cut at every gap that may part two cells."""
    parts: list[list[Glyph]] = []
    for glyph in (g for piece in line.pieces for g in piece.glyphs):
        if parts and not _may_part(parts[-1], glyph):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    every = [number for part in parts for number in _touching(part)]
    return [piece for part in every if (piece := glyphs_to_piece(part))]


def _touching(glyphs: Sequence[Glyph]) -> list[Sequence[Glyph]]:
    """Complete numbers without a gap between them, with as many decimals; else all as one."""
    text = "".join(glyph.char for glyph in glyphs)
    starts = [at for at in range(1, len(glyphs)) if glyphs[at - 1].run != glyphs[at].run]
    for decimals in (2, 1, 3, 4):
        ends = [found.end() for found in re.finditer(rf"[-(（\d,]+\.\d{{{decimals}}}[)）]?", text)]
        parts = [glyphs[a:b] for a, b in pairwise([0, *ends])]
        if len(parts) > 1 and ends[-1] == len(text) and set(ends[:-1]) <= set(starts):
            texts = ["".join(glyph.char for glyph in part) for part in parts]
            if all(map(is_finished, texts)) and not any(map(_LEADING_ZERO.match, texts)):
                return parts
    return [glyphs]


def _may_part(part: Sequence[Glyph], glyph: Glyph) -> bool:
    last = part[-1]
    size = min(last.size, glyph.size)
    gap = glyph.box.x0 - last.box.x1
    if gap > _WIDE * size:
        return True
    text = "".join(g.char for g in part)
    if glyph.char in _DIGITS and last.char in _BRACKETS:
        gap = glyph.box.x0 - printed_end(last)
    if gap <= _NARROW * size or is_year(text, glyph.char):
        return False
    if is_finished(text) and glyph.char in _DIGITS:
        return True
    return last.run != glyph.run and not glyph.spaced


def gutters(pieces: Sequence[Piece]) -> list[Span]:
    """What the rows of a table leave blank; a word merged over two columns fills no gap."""
    over = over_others(pieces)
    found: list[Span] = []
    reached: float | None = None
    for x0, x1 in sorted((p.box.x0, p.box.x1) for at, p in enumerate(pieces) if at not in over):
        if reached is not None and x0 - reached >= _GUTTER:
            found.append((reached, x0))
        reached = x1 if reached is None else max(reached, x1)
    return found


def over_others(pieces: Sequence[Piece]) -> set[int]:
    """The words that alone join what else would be two columns."""
    ends = sorted(
        [(p.box.x0, at, True) for at, p in enumerate(pieces)]
        + [(p.box.x1, at, False) for at, p in enumerate(pieces)]
    )
    found: set[int] = set()
    there: set[int] = set()
    for (x, at, begins), (after, _, _) in pairwise(ends):
        (there.add if begins else there.discard)(at)
        if len(there) == 1 and after - x > _GUTTER:
            (alone,) = there
            box = pieces[alone].box
            if box.x0 < x and after < box.x1 and not is_number(pieces[alone].text):
                found.add(alone)
    return found


def _joined(
    pieces: Sequence[Piece], between: Sequence[Span], *, is_header: bool
) -> Iterator[Piece]:
    """Pieces put together again where no column parts them."""
    if not pieces:
        return
    run = [pieces[0]]
    for left, right in pairwise(pieces):
        if _are_parted(left, right, between, is_header=is_header):
            yield _one(run)
            run = []
        run.append(right)
    yield _one(run)


def _are_parted(left: Piece, right: Piece, between: Sequence[Span], *, is_header: bool) -> bool:
    size = min(left.glyphs[-1].size, right.glyphs[0].size)
    if right.box.x0 - left.box.x1 > _WIDE * size:
        return True
    if is_finished(left.text) and is_number(right.text):
        return True
    if not is_header and between and is_finished(right.text):
        return True
    parting = [s for s in between if max(s[0], left.box.x1) < min(s[1], right.box.x0)]
    narrow = right.box.x0 - left.box.x1 <= _SPACE * size or 1 in (len(left.text), len(right.text))
    if is_header and narrow:
        # a blank in a word, unless each part of it stands over a column of its own
        return any(left.box.x0 < start and end < right.box.x1 for start, end in parting)
    return bool(parting)


def _one(pieces: Sequence[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    joined = glyphs_to_piece([glyph for piece in pieces for glyph in piece.glyphs])
    assert joined is not None
    return joined
