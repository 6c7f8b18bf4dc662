"""Where things are on the site: URLs of pages, and the anchor of a place in the source.

All links are relative, so the site works below any sub-path. Knows no content.
"""

from __future__ import annotations

import re

from generator import locator
from generator.pages.html import link, raw, slug

_LINES = re.compile(r"line:(\d+)(?:-\d+)?(?:#\d+)?")


def anchor(source: str) -> str:
    """The id of the element of the source page that holds a locator's place."""
    address = locator.parse_line(source)
    if address:
        return f"L{address.first}"
    return slug(source.split("#")[0].split("!")[0]) if source else ""


def source_url(to_source: str, source: str) -> str:
    """URL of a place; `to_source` is the way from the page to the source page."""
    place = anchor(source)
    return f"{to_source}#{place}" if place else to_source


def with_links(said: str, to_source: str) -> str:
    """HTML of a remark; the locators it mentions become links to the source."""
    parts, end = [], 0
    for found in _LINES.finditer(said):
        label = f"原文第 {found[1]} 行"
        place = link(source_url(to_source, found[0]), label) if to_source else label
        parts += [raw(said[end : found.start()]), place]
        end = found.end()
    return "".join((*parts, raw(said[end:])))
