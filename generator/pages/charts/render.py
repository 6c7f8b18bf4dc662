"""Specifications become static SVG and PNG: rendered at build time, text kept as text.

An inline picture has no size of its own, no ids and no colours but custom properties, so
it follows the colour scheme of its page and has the same bytes everywhere; a picture to be
taken away has the light colours written in. What was rendered once is kept in a folder by
the hash of its specification. PNG depends on the fonts of the machine.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.pages.charts.draw import Spec
from generator.pages.html import raw

_VERSION = "2"  # of this module: another one renders everything anew
_ROOT = re.compile(r"^<svg [^>]*?viewBox=\"([^\"]*)\"[^>]*>")
_NOISE = re.compile(
    r"<path class=\"(?:background|foreground)\"[^>]*/>"
    r"| (?:role|aria-roledescription|aria-hidden|class|pointer-events|font-family)=\"[^\"]*\""
    r"| stroke-miterlimit=\"10\"| opacity=\"1\"| fill=\"none\"(?= transform)"
)
_EMPTY = re.compile(r"<g(?: transform=\"[^\"]*\")?></g>")
_COLOUR = re.compile(r"var\(--[\w-]+, (#[0-9a-f]{6})\)")
_FAMILY = "Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
_SCALE = 2.0


@dataclass(frozen=True, slots=True)
class Pictures:
    """Renders, and remembers in `folder` where there is one."""

    folder: Path | None = None

    def svg(self, spec: Spec, label: str) -> str:
        """The picture as one inline `svg` element with its accessible name."""
        box, body = self._body(spec)
        return (
            f'<svg class="mz-svg" role="img" aria-label="{raw(label)}"'
            f' viewBox="{box}" xmlns="http://www.w3.org/2000/svg">{body}'
        )

    def file(self, spec: Spec, label: str) -> str:
        """The picture as a file of its own, on white, in the light colours."""
        box, body = self._body(spec)
        _, _, width, height = box.split()
        plain = _COLOUR.sub(r"\1", body)
        return (
            f'<svg role="img" xmlns="http://www.w3.org/2000/svg" viewBox="{box}" '
            f'width="{width}" height="{height}" font-family="{_FAMILY}">'
            f"<title>{raw(label)}</title>"
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>{plain}\n'
        )

    def png(self, picture: str, scale: float = _SCALE) -> bytes:
        """A whole picture in pixels."""

        def drawn() -> bytes:
            import vl_convert

            made: bytes = vl_convert.svg_to_png(picture, scale=scale)
            return made

        return self._kept(f"png {scale} {picture}", "png", drawn)

    def _body(self, spec: Spec) -> tuple[str, str]:
        """View box and content, without the opening tag."""
        key = json.dumps(spec, ensure_ascii=False, sort_keys=True)
        kept = self._kept(f"svg {key}", "svg", lambda: _render(spec).encode()).decode()
        box, body = kept.split("\n", 1)
        return box, body

    def _kept(self, key: str, kind: str, make: Callable[[], bytes]) -> bytes:
        if self.folder is None:
            return make()
        name = hashlib.sha256(f"{_VERSION} {_renderer()} {key}".encode()).hexdigest()[:32]
        path = self.folder / f"{name}.{kind}"
        if path.is_file():
            return path.read_bytes()
        made = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        temporary.write_bytes(made)
        os.replace(temporary, path)
        return made


def svg(spec: Spec, label: str) -> str:
    """The inline picture, rendered anew."""
    return Pictures().svg(spec, label)


@cache
def _renderer() -> str:
    from importlib.metadata import version

    return version("vl-convert-python")


def _render(spec: Spec) -> str:
    """View box on the first line, then the content of the svg element."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec)
    found = _ROOT.match(drawn)
    if not found:
        raise ValueError("the renderer gave no svg element")
    body = drawn[found.end() :]
    body = _NOISE.sub("", body).replace("{", "&#123;").replace("}", "&#125;")
    while _EMPTY.search(body):
        body = _EMPTY.sub("", body)
    return f"{found[1]}\n{body}"
