"""The main part of a docx brought to a simple form: paragraphs, tables, runs of text.

What is printed stays, in its place; wrappers (content controls, links, tracked insertions,
fields) are taken off, text boxes become paragraphs after the one they hang on, and what is
not printed or not text goes: deletions, hidden text, field codes, comments, pictures,
embedded objects, names of authors, links to other parts. Cells of tables whose whole text is
hidden or a white number stay, marked, and so do hidden rows. The form is a fixed point, so the
stored copy of a document reads as the document did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from generator.documents.limits_xml import Element, attribute, child, children, local
from generator.documents.word.letters import has_white_letters, white_numbers
from generator.documents.word.styles import is_on

_KEPT = {
    "document": {"body"},
    "body": {"p", "tbl", "sectPr"},
    "p": {"pPr", "r"},
    "r": {"rPr", "t", "tab", "br", "cr", "noBreakHyphen", "ptab"},
    "tbl": {"tblPr", "tblGrid", "tr"},
    "tr": {"trPr", "tblPrEx", "tc"},
    "tc": {"tcPr", "p", "tbl"},
}
_PROPERTIES = {"sectPr", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tblPrEx", "tcPr"}
_NOT_PRINTED = {
    "del", "moveFrom", "delText", "instrText", "Fallback", "rt", "rubyPr", "sdtPr", "sdtEndPr",
    "object", "altChunk", "annotation", "customXmlPr", "smartTagPr", "fldData",
}  # fmt: skip
_NOT_A_PROPERTY = {"headerReference", "footerReference", "sectPr", "ins", "moveTo", "background"}
_POINT = 12_700  # in the unit of drawings
_LEAST_WIDE, _LEAST_HIGH = 200.0, 70.0  # points: 7 by 2.5 cm
_SIDE = re.compile(r"(?<![\w-])(?:width|height):(\d{1,5}(?:\.\d{1,4})?)pt")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PERSONAL = {"author", "date", "initials", "id", "rsidR", "rsidRPr", "rsidRDefault", "rsidP"}
_PERSONAL |= {"rsidTr", "rsidSect", "rsidDel", "paraId", "textId"}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How much of a document is not read: pictures, files put into it, hidden text."""

    pictures: int
    large: int  # of the pictures: as large as a table
    files: int
    hidden: int  # paragraphs


def simplify(root: Element, hidden_styles: Set[str] = frozenset()) -> LeftOut:
    """Brings the tree of `word/document.xml` to the simple form; what is left out of it."""
    pictures = [e for e in root.iter() if local(e) in {"blip", "imagedata"} and not _is_file(e)]
    files = sum(local(e) in {"altChunk", "OLEObject"} for e in root.iter())
    left_out = LeftOut(len(pictures), sum(map(_is_large, pictures)), files, 0)
    hidden = _drop_unprinted(root, hidden_styles)
    _hoist_text_boxes(root)
    _plain_runs(root)
    _keep_only(root)
    for element in root.iter():
        for key in list(element.attrib):
            if key.rpartition("}")[2] in _PERSONAL:
                del element.attrib[key]
    return replace(left_out, hidden=hidden)


def _is_file(picture: Element) -> bool:
    """True for the picture that stands for a file put into the document."""
    return any(local(e) == "object" for e in picture.iterancestors())


def _is_large(picture: Element) -> bool:
    """True for a picture that a table may be in, by the size it is shown in."""
    for around in picture.iterancestors():
        if local(around) in {"inline", "anchor"}:
            extent = child(around, "extent")
            sides = [attribute(extent, side) for side in ("cx", "cy")] if extent is not None else []
            return _reaches([int(s) / _POINT for s in sides if s.isdecimal() and len(s) < 12])
        if local(around) == "shape":
            return _reaches(
                [float(found[1]) for found in _SIDE.finditer(attribute(around, "style"))]
            )
    return False


def _reaches(sides: Sequence[float]) -> bool:
    """Whether width and height, in points, are those of a table; of no size, nobody knows."""
    return len(sides) != 2 or (sides[0] >= _LEAST_WIDE and sides[1] >= _LEAST_HIGH)


def _drop_unprinted(root: Element, hidden_styles: Set[str]) -> int:
    """Takes out what is not printed; in how many paragraphs text was hidden."""
    looks = _Looks(hidden_styles)
    kept = _hidden_in_cells(root, looks)
    for element in [e for e in root.iter() if _is_unprinted(local(e))]:
        parent = element.getparent()
        if local(element) == "del" and local(parent) == "trPr":
            _remove(parent.getparent())
        elif local(element) != "cellDel":
            _remove(element)
        elif local(parent) == "tcPr":
            _remove(parent.getparent())
    unseen = [e for e in root.iter() if local(e) == "r" and (e in kept or looks.is_unseen(e))]
    hidden: set[Element] = set()
    for run in unseen:
        if run in kept:
            _mark_hidden(run)
            continue
        if any((e.text or "").strip() for e in children(run, "t")):
            hidden.add(run.getparent())
        _remove(run)
    return len(hidden)


def _is_unprinted(name: str) -> bool:
    return name in _NOT_PRINTED or name.endswith("Change") or name == "cellDel"


def _hidden_in_cells(root: Element, looks: _Looks) -> set[Element]:
    """The runs of cells that print nothing: all of their text is hidden, or a white number."""
    kept = {e for cell in white_numbers(root) for e in cell.iter() if local(e) == "r"}
    if not looks.hidden_styles and not any(local(e) == "vanish" for e in root.iter()):
        return kept
    for cell in (e for e in root.iter() if local(e) == "tc"):
        texts = [e for e in cell.iter() if local(e) == "t" and (e.text or "").strip()]
        runs = {e.getparent() for e in texts if not _is_deleted(e)}
        if runs and all(map(looks.is_hidden, runs)):
            kept |= runs
    return kept


def _is_deleted(element: Element) -> bool:
    return any(local(e) in _NOT_PRINTED for e in element.iterancestors())


def _mark_hidden(run: Element) -> None:
    """Says of a run itself that it is hidden, whatever its style says."""
    word = run.tag.rpartition("}")[0] + "}"
    looks = child(run, "rPr")
    if looks is None:
        looks = run.makeelement(f"{word}rPr")
        run.insert(0, looks)
    for vanish in list(children(looks, "vanish")):
        looks.remove(vanish)
    looks.append(looks.makeelement(f"{word}vanish"))


class _Looks:
    """Which runs are not seen; what is so of a whole paragraph is looked up once."""

    def __init__(self, hidden_styles: Set[str]) -> None:
        self.hidden_styles = hidden_styles
        self._hidden: dict[Element, bool] = {}  # paragraphs, by their style
        self._mixed: dict[Element, bool] = {}  # those of letters white and others

    def is_hidden(self, run: Element) -> bool:
        """True for hidden text, by itself or by a style."""
        looks = child(run, "rPr")
        vanish = child(looks, "vanish") if looks is not None else None
        if vanish is not None:
            return is_on(vanish)
        if not self.hidden_styles:
            return False
        own = child(looks, "rStyle") if looks is not None else None
        if own is not None and attribute(own, "val") in self.hidden_styles:
            return True
        return self._in_hidden(next((e for e in run.iterancestors() if local(e) == "p"), None))

    def _in_hidden(self, paragraph: Element | None) -> bool:
        if paragraph is None:
            return False
        if paragraph not in self._hidden:
            style = child(paragraph, "pPr", "pStyle")
            named = style is not None and attribute(style, "val") in self.hidden_styles
            self._hidden[paragraph] = named
        return self._hidden[paragraph]

    def is_unseen(self, run: Element) -> bool:
        """True for hidden text, and for white letters on no ground beside others in colour."""
        return self.is_hidden(run) or self._is_white(run)

    def _is_white(self, run: Element) -> bool:
        if not has_white_letters(run):
            return False
        parent = run.getparent()
        if parent not in self._mixed:
            beside = (e for e in children(parent, "r") if child(e, "t") is not None)
            seen = (e for e in beside if not self.is_hidden(e))
            self._mixed[parent] = not all(map(has_white_letters, seen))
        return self._mixed[parent]


def _hoist_text_boxes(root: Element) -> None:
    """Moves what is in text boxes behind the paragraph they hang on, inner boxes first."""
    for box in reversed([e for e in root.iter() if local(e) == "txbxContent"]):
        host = next((e for e in box.iterancestors() if local(e) == "p"), None)
        if host is None or host.getparent() is None:
            continue
        for inner in reversed(box):
            host.addnext(inner)


def _plain_runs(root: Element) -> None:
    """Formulas become runs of plain text; pictures, now without text boxes, go."""
    word = root.tag.rpartition("}")[0] + "}"
    for element in [e for e in root.iter() if local(e) in {"drawing", "pict", "sym"}]:
        _remove(element)
    for element in root.iter(f"{_MATH}r", f"{_MATH}t"):
        element.tag = word + local(element)


def _keep_only(element: Element) -> None:
    """Takes off wrappers and removes what has no place in the simple form."""
    kept = _KEPT.get(local(element), set())
    inner = element[0] if len(element) else None
    while inner is not None:
        name = local(inner)
        if name in kept:
            if name in _PROPERTIES:
                _keep_properties(inner)
            else:
                _keep_only(inner)
            inner = inner.getnext()
        elif name and _has_text(inner, kept):
            inner = _unwrap(inner)
        else:
            following = inner.getnext()
            _remove(inner)
            inner = following


def _has_text(wrapper: Element, kept: set[str]) -> bool:
    """True when something that may stand here is somewhere in the wrapper."""
    return any(local(e) in kept - _PROPERTIES for e in wrapper.iter() if e is not wrapper)


def _unwrap(wrapper: Element) -> Element | None:
    """Puts what is in a wrapper in its place; the element that then stands there."""
    parts = list(wrapper)
    following = parts[0] if parts else wrapper.getnext()
    for part in parts:
        wrapper.addprevious(part)
    _remove(wrapper)
    return following


def _keep_properties(properties: Element) -> None:
    """Formatting stays; sections inside paragraphs and references to other parts go."""
    for element in list(properties.iterdescendants()):
        if local(element) in _NOT_A_PROPERTY:
            _remove(element)


def _remove(element: Element) -> None:
    """Removes an element, and nothing of what follows it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
