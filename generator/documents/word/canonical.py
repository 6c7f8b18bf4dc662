"""The main part of a docx brought to a simple form: paragraphs, tables, runs of text.

What is printed stays, in its place; wrappers (content controls, links, tracked insertions,
fields) are taken off, text boxes become paragraphs after the one they hang on, and what is
not printed or not text goes: deletions, hidden text, field codes, comments, pictures,
embedded objects, names of authors, links to other parts. Cells of tables whose whole text is
hidden stay, marked, and so do hidden rows. The form is a fixed point, so the stored copy of a
document reads as the document did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from generator.documents.limits_xml import Element, attribute, child, children, local
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
    hidden: set[Element] = set()
    kept = _hidden_in_cells(root, hidden_styles)
    for element in list(root.iter()):
        name = local(element)
        if name in _NOT_PRINTED or name.endswith("Change"):
            if name == "del" and local(element.getparent()) == "trPr":
                element = element.getparent().getparent()
            _remove(element)
        elif name == "cellDel" and local(element.getparent()) == "tcPr":
            _remove(element.getparent().getparent())
        elif name == "r" and element in kept:
            _mark_hidden(element)
        elif name == "r" and (_is_hidden(element, hidden_styles) or _is_white(element)):
            if any((e.text or "").strip() for e in children(element, "t")):
                hidden.add(element.getparent())
            _remove(element)
    return len(hidden)


def _hidden_in_cells(root: Element, hidden_styles: Set[str]) -> set[Element]:
    """The runs of cells that print nothing, because all of their text is hidden."""
    kept: set[Element] = set()
    if not hidden_styles and not any(local(e) == "vanish" for e in root.iter()):
        return kept
    for cell in (e for e in root.iter() if local(e) == "tc"):
        texts = [e for e in cell.iter() if local(e) == "t" and (e.text or "").strip()]
        runs = {e.getparent() for e in texts if not _is_deleted(e)}
        if runs and all(_is_hidden(run, hidden_styles) for run in runs):
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


def _is_hidden(run: Element, hidden_styles: Set[str]) -> bool:
    vanish = child(run, "rPr", "vanish")
    if vanish is not None:
        return is_on(vanish)
    own = child(run, "rPr", "rStyle")
    paragraph = next((e for e in run.iterancestors() if local(e) == "p"), None)
    around = child(paragraph, "pPr", "pStyle") if paragraph is not None else None
    return any(attribute(e, "val") in hidden_styles for e in (own, around) if e is not None)


def _is_white(run: Element) -> bool:
    """True for white letters on no ground of their own, beside others that are not white."""
    if not _has_white_letters(run):
        return False
    beside = [e for e in run.getparent() if local(e) == "r" and child(e, "t") is not None]
    return not all(map(_has_white_letters, beside))


def _has_white_letters(run: Element) -> bool:
    looks = child(run, "rPr")
    colour = child(looks, "color") if looks is not None else None
    if colour is None or attribute(colour, "val").upper() != "FFFFFF":
        return False
    return child(looks, "shd") is None and child(looks, "highlight") is None


def _hoist_text_boxes(root: Element) -> None:
    """Moves what is in text boxes behind the paragraph they hang on, inner boxes first."""
    for box in reversed([e for e in root.iter() if local(e) == "txbxContent"]):
        host = next((e for e in box.iterancestors() if local(e) == "p"), None)
        if host is None or host.getparent() is None:
            continue
        at = host.getparent().index(host) + 1
        host.getparent()[at:at] = list(box)


def _plain_runs(root: Element) -> None:
    """Formulas become runs of plain text; pictures, now without text boxes, go."""
    word = root.tag.rpartition("}")[0] + "}"
    for element in list(root.iter()):
        if local(element) in {"drawing", "pict", "sym"}:
            _remove(element)
        elif element.tag in {f"{_MATH}r", f"{_MATH}t"}:
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
