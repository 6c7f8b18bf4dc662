"""XML from strangers: no entities, no network, no DTD, bounded depth and size.

Elements are told apart by their local names, so that the transitional and the strict
namespaces of Office formats are one. Knows XML, not what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from generator.documents.limits import Meter
from generator.errors import UnusableInput

Element = Any  # lxml ships no types


def parse_xml(data: bytes, meter: Meter) -> Element:
    """The root element; UnusableInput for what is not well-formed or declares a DTD."""
    meter.check("elements", data.count(b"<") + data.count(b"="))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = str(error).splitlines()[0][:80] if str(error) else "empty"
        raise UnusableInput(f"{meter.name}: damaged: XML cannot be read ({said})") from error
    if root is None:
        raise UnusableInput(f"{meter.name}: damaged: a part of it is empty")
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnusableInput(f"{meter.name}: declares XML entities, which no office program does")
    check_depth(root, meter)
    return root


def check_depth(root: Element, meter: Meter) -> None:
    """UnusableInput when elements are nested more deeply than the limit."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > meter.limits.depth:
            meter.check("depth", depth)


def local(element: Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute by its local name."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


def child(element: Element, *names: str) -> Element | None:
    """The first element below `element` along a path of local names, or None."""
    for name in names:
        element = next((e for e in element if local(e) == name), None)
        if element is None:
            return None
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children with a local name."""
    if element is not None:
        yield from (e for e in element if local(e) == name)


def to_bytes(root: Element) -> bytes:
    """The document as UTF-8 XML."""
    written: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return written
