"""Specifications become static SVG: rendered at build time, text kept as text.

The result has no size of its own, no ids and no colours but custom properties, so it can
stand inline in a page, follow its colour scheme and have the same bytes everywhere.
"""

from __future__ import annotations

import re

from generator.pages.charts.draw import Spec
from generator.pages.html import raw

_ROOT = re.compile(r"^<svg [^>]*?viewBox=\"([^\"]*)\"[^>]*>")
_NOISE = re.compile(
    r"<path class=\"(?:background|foreground)\"[^>]*/>"
    r"| (?:role|aria-roledescription|aria-hidden|class|pointer-events|font-family)=\"[^\"]*\""
    r"| stroke-miterlimit=\"10\"| opacity=\"1\"| fill=\"none\"(?= transform)"
)
_EMPTY = re.compile(r"<g(?: transform=\"[^\"]*\")?></g>")


def svg(spec: Spec, label: str) -> str:
    """The picture as one inline `svg` element with its accessible name."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec)
    found = _ROOT.match(drawn)
    if not found:
        raise ValueError("the renderer gave no svg element")
    body = drawn[found.end() :]
    body = _NOISE.sub("", body).replace("{", "&#123;").replace("}", "&#125;")
    while _EMPTY.search(body):
        body = _EMPTY.sub("", body)
    head = (
        f'<svg class="mz-svg" role="img" aria-label="{raw(label)}"'
        f' viewBox="{found[1]}" xmlns="http://www.w3.org/2000/svg">'
    )
    return head + body
