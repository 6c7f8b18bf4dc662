"""Words that a line of the table cuts go to the cell of the word they stand on or under.

Characters stacked upright, or lines of a wrapped word, that are too tall for their cell run
over its upper or lower line. Where the file does not cut them off there, the next character
of their stack tells whose they are. Knows no text but that of one table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.documents.numbers import NUMERIC
from generator.documents.pdf.lattice import Region
from generator.documents.pdf.model import Glyph, box_around

# In parts of the size of the print.
_CUT = 0.1  # so much of a character stands outside its cell
_ASIDE = 0.3  # the most from word to word to the side
_FAR = 2.0  # the most from line to line
_CLEAR = 0.15  # nearer than the word on the other side

Word = Sequence[Glyph]
Placed = tuple[Word, Region]


def with_stacks(placed: Sequence[Placed]) -> list[Placed]:
    """Each word with its cell; a word on a line with that of the nearest of its stack."""
    cut = {id(word) for word, region in placed if _is_cut(word, region)}
    whole = [(w, r) for w, r in placed if id(w) not in cut and not _is_number(w)]
    return [(w, _home(w, whole) or r) if id(w) in cut else (w, r) for w, r in placed]


def _is_cut(word: Word, region: Region) -> bool:
    if word[0].turn or _is_number(word):
        return False
    box, depth = box_around([glyph.box for glyph in word]), _CUT * word[0].size
    return box.top < region.box.top - depth or box.bottom > region.box.bottom + depth


def _is_number(word: Word) -> bool:
    return all(glyph.char in NUMERIC for glyph in word)


def _home(word: Word, whole: Sequence[Placed]) -> Region | None:
    """The cell of the nearest word above or below, when one is the nearest."""
    size, level = word[0].size, word[0].baseline
    near = [
        (distance, region)
        for other, region in whole
        if (distance := abs(other[0].baseline - level)) <= _FAR * size and _is_stacked(word, other)
    ]
    if not near:
        return None
    least, home = min(near, key=_distance)
    others = [distance for distance, region in near if region is not home]
    return home if all(distance > least + _CLEAR * size for distance in others) else None


def _distance(found: tuple[float, Region]) -> float:
    return found[0]


def _is_stacked(word: Word, other: Word) -> bool:
    """Whether two words are printed alike, one below the other."""
    near = _ASIDE * word[0].size
    ends: tuple[Callable[[Word], float], ...] = (_left, _middle)
    return abs(word[0].size - other[0].size) < near and any(
        abs(end(word) - end(other)) < near for end in ends
    )


def _left(word: Word) -> float:
    return word[0].box.x0


def _middle(word: Word) -> float:
    return (word[0].box.x0 + word[-1].box.x1) / 2
