"""Page numbers printed over a table: a footer that reaches into it, or numbers stamped on later.

Such a number stands alone on its line in the middle of the page, near its end, and counts on
from the page before or to the next. Those outside tables are told as furniture as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.documents.pdf.model import Box, Glyph, Sheet, box_around

_MARGIN = 0.13  # of the height of the page
_NUMBER = re.compile(
    r"[-—–·~]*\s*(?:第\s*)?(\d{1,4})\s*(?:页)?\s*[-—–·~]*(?:[,，]?\s*[/／共]\s*共?\s*\d{1,4}\s*页?)?"
)
# In points.
_SAME = 0.5  # baseline
_MIDDLE = 12.0
_PLACE = 2.0


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A page number, where it stands from the middle and the nearer end of its page."""

    number: int
    x: float
    y: float
    glyphs: tuple[Glyph, ...]

    def counts_on(self, before: _Stamp) -> bool:
        """Whether it is the number after another one, at the same place."""
        near = abs(self.x - before.x) <= _PLACE and abs(self.y - before.y) <= _PLACE
        return near and self.number == before.number + 1


def without_stamps(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """The pages without the numbers that are seen to count them."""
    held: Sheet | None = None
    before: list[_Stamp] = []
    stamps: list[_Stamp] = []
    for sheet in sheets:
        after = list(_stamps(sheet))
        if held:
            yield _without(held, before, stamps, after)
        held, before, stamps = sheet, stamps, after
    if held:
        yield _without(held, before, stamps, [])


def _without(
    sheet: Sheet, before: Sequence[_Stamp], stamps: Sequence[_Stamp], after: Sequence[_Stamp]
) -> Sheet:
    counted = [
        stamp
        for stamp in stamps
        if any(map(stamp.counts_on, before)) or any(other.counts_on(stamp) for other in after)
    ]
    if not counted:
        return sheet
    taken = {id(glyph) for stamp in counted for glyph in stamp.glyphs}
    return replace(sheet, glyphs=tuple(g for g in sheet.glyphs if id(g) not in taken))


def _stamps(sheet: Sheet) -> Iterator[_Stamp]:
    """What may be the number of a page, above and below."""
    high = _MARGIN * sheet.height
    lines: list[list[Glyph]] = []
    for glyph in sorted(sheet.glyphs, key=lambda g: g.baseline):
        if not (glyph.baseline < high or glyph.baseline > sheet.height - high):
            continue
        if lines and glyph.baseline - lines[-1][-1].baseline <= _SAME:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    for line in lines:
        line.sort(key=lambda g: g.box.x0)
        found = _NUMBER.fullmatch("".join(glyph.char for glyph in line))
        box = box_around([glyph.box for glyph in line])
        if found and abs(box.x - sheet.width / 2) <= _MIDDLE:
            yield _Stamp(int(found[1]), box.x - sheet.width / 2, _from_end(box, sheet), tuple(line))


def _from_end(box: Box, sheet: Sheet) -> float:
    """How far it stands from the upper end of its page, or, less than zero, from the lower."""
    return box.bottom if box.y < sheet.height / 2 else box.bottom - sheet.height
