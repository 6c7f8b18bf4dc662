"""A web page brought to a simple form: headings, paragraphs, tables, links to files.

Everything that runs, loads or is hidden goes: scripts, styles, frames, forms, comments,
event handlers, pictures, what `hidden` or `display:none` keeps from the reader; hidden rows
and cells of tables stay, marked, and so do numbers that are white. Of the attributes only
spans, these marks and the targets of links to files stay. The form is a fixed point and
holds nothing that a browser would run, so it can be stored and offered as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from generator.documents.encoding import decode
from generator.documents.limits import Meter
from generator.documents.limits_xml import Element, check_depth, local
from generator.documents.model import Link
from generator.documents.web.letters import is_white_number
from generator.errors import UnusableInput

_DROPPED = {
    "script", "style", "head", "iframe", "frame", "frameset", "object", "embed", "applet",
    "template", "noscript", "svg", "math", "canvas", "audio", "video", "source", "map", "area",
    "option", "button", "meta", "link", "base",
    "title", "param", "datalist", "noframes", "colgroup", "col", "img", "picture", "rp", "rt",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "ul", "ol",
    "li", "dl", "dt", "dd", "blockquote", "pre", "center", "address", "form", "fieldset",
    "figure", "figcaption", "body", "h1", "h2", "h3", "h4", "h5", "h6", "details", "summary",
    "legend", "dir", "menu", "hr",
}  # fmt: skip
_ENTERED = {"input", "select", "textarea"}
_FURNITURE_NAMES = {"nav", "footer"}
_FURNITURE = {
    "footer", "foot", "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb",
    "crumbs", "copyright", "contentinfo",
}  # fmt: skip
_LONGEST_FURNITURE = 1000
_FIGURE = re.compile(r"\d\.\d\d")
_TABLE = {"table", "tr", "td", "th", "caption"}
_GROUPS = {"thead", "tbody", "tfoot"}
_PARTS = {"tr", "td", "th", *_GROUPS}
_RAISED = {"sup": "sup", "sub": "sup", "del": "del", "s": "del", "strike": "del"}
_LOOKS = {
    "sup": re.compile(r"vertical-align\s*:\s*(?:super|sub)\b", re.I),
    "del": re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I),
}
INLINE = {"a", "sup", "del"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NO_SIZE = re.compile(r"font-size\s*:\s*0(?![.\d])", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_FILES = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|7z|pptx?|csv|txt)$", re.I)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.I)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_SERVER_CODE = re.compile(r"<%(?:[^<%]|<(?!%)|%(?!>)){0,2000}%>", re.S)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAKING = {"div", "table", "br", *HEADINGS}
_LONGEST_SHEET = 500_000
_REMARK = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|<!--|-->")
_MEDIA = re.compile(r"@media[^{}]{0,200}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,200}[^{}]{0,200}\}")
_SHEET_RULE = re.compile(r"([^{}]{1,1000})\{([^{}]{0,2000})\}")
_CLASS = re.compile(r"(?:^|,)\s*(?:[a-z]+)?\.([\w-]+)\s*(?=,|$)")
_TYPED = {"text", "number", "search", "tel"}
_WORD = re.compile(r"[a-z]+")
_FOLDER = re.compile(r"^.*/")
_SPAN = re.compile(r"\s*(\d{1,6})\b")


def parse_html(data: bytes, meter: Meter) -> Element:
    """The page's body as the parser mends it; UnusableInput when there is none."""
    text = _text(data, meter.name)
    if "<" not in text:
        raise UnusableInput(f"{meter.name}: not a web page: there is no element in it")
    meter.check("elements", text.count("<") + text.count("="))
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(_unmarked(text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnusableInput(f"{meter.name}: the web page cannot be read ({error})") from error
    frames = [] if root is None else [str(e.get("src") or "") for e in root.iter("frame")]
    if any(frames):
        named = "、".join(frame[:80] for frame in frames[:5] if frame)
        raise UnusableInput(f"{meter.name}: a page of frames; name the files in it: {named!r}")
    body = None if root is None else root.find("body")
    if body is None:
        raise UnusableInput(f"{meter.name}: the web page is empty")
    check_depth(body, meter)
    _hide_by_class(root, body)
    return body


def _hide_by_class(root: Element, body: Element) -> None:
    """Marks as hidden what a style sheet hides inside of cells, by the name of a class.

    Outside of cells such classes fold parts of the page, which a reader can open.
    """
    sheets = "".join("".join(e.itertext()) for e in root.iter("style"))[:_LONGEST_SHEET]
    plain = _MEDIA.sub("", _REMARK.sub("", sheets))
    hiding = [found[1] for found in _SHEET_RULE.finditer(plain) if _HIDDEN.search(found[2])]
    classes = {name for said in hiding for name in _CLASS.findall(said)}
    if not classes:
        return
    for cell in body.iter("td", "th"):
        for element in cell.iterdescendants():
            if classes.intersection(str(element.get("class") or "").split()):
                element.set("hidden", "")


@dataclass(frozen=True, slots=True)
class Page:
    """The simple form of a page, its links to files, and what was left out."""

    body: Element
    links: tuple[Link, ...]
    pictures: int
    hidden_tables: int
    furniture: int  # places where the page leads to others, or says whose it is


def simplify(body: Element) -> Page:
    """The simple form of a parsed body."""
    links = tuple(
        Link(" ".join("".join(a.itertext()).split()), str(a.get("href")).strip())
        for a in body.iter("a")
        if is_file(a.get("href")) and not _is_hidden_here(a)
    )
    shown = (e for e in body.iter("iframe", "embed", "object") if not _is_hidden_here(e))
    framed = [str(e.get("src") or e.get("data") or "").strip() for e in shown]
    links += tuple(Link(_FOLDER.sub("", target), target) for target in framed if is_file(target))
    pictures = sum(not _is_hidden_here(e) for e in body.iter("img"))
    furniture = [e for e in body.iterdescendants() if _is_furniture(e)]
    for element in furniture:
        _take_out(element)
    hidden = sum(_is_hidden_here(e) for e in body.iter("table"))
    root = etree.Element("body")
    _copy(_innermost_frame(body), etree.SubElement(root, "div"))
    return Page(root, links, pictures, hidden, len(furniture))


def to_html(body: Element) -> bytes:
    """The simple form as a page of its own."""
    written: bytes = etree.tostring(body, encoding="unicode", method="html").encode("utf-8")
    return b'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head>' + written + b"</html>\n"


def _text(data: bytes, name: str) -> str:
    """The page's text: what decodes counts, not what is declared; Big5 must be declared."""
    declared = _DECLARED.search(data[:4096])
    if declared and declared[1].lower().startswith(b"big5"):
        try:
            return data.decode("big5hkscs")
        except UnicodeDecodeError:
            pass
    return decode(data, name)


def _unmarked(text: str) -> str:
    """Without server code, the mark at the beginning, and a declaration of the encoding."""
    text = _SERVER_CODE.sub("", _CONTROLS.sub("", text))
    return re.sub(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>", "", text)


def _innermost_frame(element: Element) -> Element:
    """Down through blocks that hold nothing but one block."""
    while len(element) == 1 and local(element[0]).lower() == "div":
        inner = element[0]
        if (element.text or "").strip() or (inner.tail or "").strip() or _is_hidden(inner):
            break
        element = inner
    return element


def _copy(element: Element, into: Element) -> None:
    """Copies what is printed of an element's inside to the end of `into`."""
    keeps_lines = local(element).lower() == "pre"
    _append(into, element.text, keeps_lines)
    for inner in _in_printed_order(element):
        name = local(inner).lower()
        if name == "br":
            if into.tag not in {"table", "tr"}:
                etree.SubElement(into, "br")
        elif name in _ENTERED:
            _append(into, "" if _is_hidden(inner) else _entered(inner, name))
        elif name and name not in _DROPPED:
            if not _is_hidden(inner):
                _copy(inner, _place_for(inner, name, into))
            elif into.tag in {"table", "tr"} and name in _PARTS:
                _copy_hidden(inner, name, into)
        _append(into, inner.tail, keeps_lines)


def _copy_hidden(inner: Element, name: str, into: Element) -> None:
    """Copies hidden rows and cells, marked, where they print something, and no tables."""
    if name in _GROUPS:
        for row in inner.iterchildren("tr"):
            _copy_hidden(row, "tr", into)
    elif "".join(inner.itertext()).strip() and next(inner.iter("table"), None) is None:
        place = _place_for(inner, name, into)
        place.set("hidden", "")
        _copy(inner, place)


def _entered(element: Element, name: str) -> str:
    """What is entered in a field of a form: pages of systems print their tables so."""
    if name == "textarea":
        return element.text or ""
    if name == "select":
        chosen = [e for e in element.iter("option") if e.get("selected") is not None]
        first = chosen or list(element.iter("option"))[:1]
        return "".join(first[0].itertext()) if first else ""
    return str(element.get("value") or "") if element.get("type", "text") in _TYPED else ""


def _is_furniture(element: Element) -> bool:
    """True for a menu or a foot of the page, by its name; never where it holds figures."""
    said = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    words = set(_WORD.findall(said.lower()))
    if local(element).lower() not in _FURNITURE_NAMES and not words & _FURNITURE:
        return False
    text = "".join(element.itertext())
    return len(text) <= _LONGEST_FURNITURE and not _FIGURE.search(text)


def _take_out(element: Element) -> None:
    """Removes an element, and nothing of what follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _place_for(inner: Element, name: str, into: Element) -> Element:
    """Where an element's inside is copied to: a new element, or `into` for a mere wrapper."""
    if into.tag in {"table", "tr"}:
        return _place_in_table(inner, name, into)
    if name == "table":
        return etree.SubElement(into, name)
    if name in _BLOCKS or name in _TABLE:
        simple = name in HEADINGS and not _holds_blocks(inner)
        return _struck_in(etree.SubElement(into, name if simple else "div"), inner)
    if name == "a" and is_file(inner.get("href")) and not _holds_blocks(inner):
        return etree.SubElement(into, "a", href=_CONTROLS.sub("", str(inner.get("href"))).strip())
    look = _look(inner, name)
    said = look and look != into.tag and not _holds_blocks(inner)
    return etree.SubElement(into, look) if said else into


def _look(element: Element, name: str) -> str:
    """`sup` for what is raised or lowered, `del` for what is crossed out, else nothing."""
    style = str(element.get("style") or "")
    seen = next((look for look, said in _LOOKS.items() if said.search(style)), "")
    return _RAISED.get(name, seen)


def _place_in_table(inner: Element, name: str, into: Element) -> Element:
    """The same inside a table, where only rows, and in rows only cells, have a place."""
    if into.tag == "table" and name in {"tr", "caption"}:
        return etree.SubElement(into, name)
    if name not in {"td", "th"}:
        return into
    if into.tag == "table":
        before = inner.getprevious()
        is_first = before is None or local(before).lower() not in {"td", "th"}
        into = etree.SubElement(into, "tr") if is_first or not len(into) else into[-1]
    cell = etree.SubElement(into, name)
    for span in ("rowspan", "colspan"):
        found = _SPAN.match(str(inner.get(span) or ""))
        if found and int(found[1]) != 1:
            cell.set(span, str(int(found[1])))
    if is_white_number(inner):
        cell.set("style", "color:#fff")
    return _struck_in(cell, inner)


def _struck_in(place: Element, inner: Element) -> Element:
    """Where the text of a block or cell is copied to: into `del` when all is crossed out."""
    is_struck = _look(inner, "") == "del" and not _holds_blocks(inner)
    return etree.SubElement(place, "del") if is_struck else place


def _holds_blocks(element: Element) -> bool:
    return any(local(e).lower() in _BLOCKS | _TABLE for e in element.iterdescendants())


def _in_printed_order(element: Element) -> list[Element]:
    """The children; of a table the foot last, wherever it stands in the source."""
    inner = list(element)
    if local(element).lower() != "table" or not any(local(e) == "tfoot" for e in inner):
        return inner
    return sorted(inner, key=lambda e: local(e) == "tfoot")


def _append(into: Element, text: str | None, keeps_lines: bool = False) -> None:
    """Adds text, blanks run together; the lines of preformatted text are kept by breaks."""
    if not text or into.tag in {"table", "tr"}:
        return
    lines = text.splitlines() if keeps_lines else [text]
    for number, line in enumerate(lines):
        if number:
            etree.SubElement(into, "br")
        _append_line(into, _BLANKS.sub(" ", _CONTROLS.sub("", line)))


def _append_line(into: Element, text: str) -> None:
    if len(into):
        before = (into[-1].tail or "") or (" " if into[-1].tag in _BREAKING else "")
        into[-1].tail = (into[-1].tail or "") + (text.lstrip(" ") if before[-1:] == " " else text)
    else:
        before = into.text or " "
        into.text = (into.text or "") + (text.lstrip(" ") if before[-1] == " " else text)


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.get("type") == "hidden":
        return True
    style = str(element.get("style") or "")
    return bool(_HIDDEN.search(style) or (_NO_SIZE.search(style) and not len(element)))


def _is_hidden_here(element: Element) -> bool:
    return any(_is_hidden(e) for e in (element, *element.iterancestors()))


def is_file(target: str | None) -> bool:
    """True for a link to a document or archive that is no script."""
    if not target:
        return False
    try:
        parts = urlsplit(str(target).strip())
    except ValueError:
        return False
    named = _FILES.search(parts.path) or _FILES.search(parts.query)
    return parts.scheme.lower() in {"", "http", "https"} and bool(named)
