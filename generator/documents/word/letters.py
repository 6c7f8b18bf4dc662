"""Which numbers of a Word table are white letters on no ground, so that nobody sees them.

Colours and shadings are those set in the document itself; what the style of a table shades
is not known, so a number counts as white only beside a cell of its row that is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.documents.limits_xml import Element, attribute, child, children, local

_NUMBER = re.compile(r"[(（]?[-+−－]?[¥￥]?\d[\d,，]*(?:\.\d+)?%?[)）]?")
_WHITE = "FFFFFF"
_NO_GROUND = {"", "AUTO", _WHITE}


def white_numbers(root: Element) -> Iterator[Element]:
    """The cells of white numbers, each beside one that can be read."""
    if not any(local(e) == "color" and attribute(e, "val").upper() == _WHITE for e in root.iter()):
        return
    for row in (e for e in root.iter() if local(e) == "tr"):
        cells = list(children(row, "tc"))
        white = [cell for cell in cells if _is_white(cell)]
        if white and any(cell not in white and _text(cell) for cell in cells):
            yield from (cell for cell in white if _NUMBER.fullmatch(_text(cell)))


def has_white_letters(run: Element) -> bool:
    """True for a run of white letters with nothing marked behind them."""
    looks = child(run, "rPr")
    colour = child(looks, "color") if looks is not None else None
    if colour is None or attribute(colour, "val").upper() != _WHITE:
        return False
    return child(looks, "shd") is None and child(looks, "highlight") is None


def _text(cell: Element) -> str:
    return "".join(e.text or "" for e in cell.iter() if local(e) == "t").strip()


def _is_white(cell: Element) -> bool:
    texts = [e for e in cell.iter() if local(e) == "t" and (e.text or "").strip()]
    runs = {e.getparent() for e in texts}
    return bool(runs) and all(map(has_white_letters, runs)) and not any(map(_is_filled, _of(cell)))


def _of(cell: Element) -> Iterator[Element]:
    """What may be shaded behind the letters of a cell: it, its paragraphs, its table."""
    yield from cell.iter()
    table = next((e for e in cell.iterancestors() if local(e) == "tbl"), None)
    yield from (e for e in table if local(e) == "tblPr") if table is not None else ()


def _is_filled(holder: Element) -> bool:
    if local(holder) not in {"tcPr", "pPr", "tblPr"}:
        return False
    shade = child(holder, "shd")
    if shade is None:
        return False
    pattern = attribute(shade, "val", "clear") not in {"clear", "nil"}
    return pattern or attribute(shade, "fill").upper() not in _NO_GROUND
