"""How the letters of a workbook's cell styles look: crossed out, or white on no ground.

Reads fonts and fills of the styles. Colours of themes count as every theme has them; what
conditional formats and the styles of whole tables fill is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.documents.limits_xml import Element, attribute, child, children

_WHITE_INDEXES = {"1", "9"}
_LIGHT_THEME = "0"  # the ground of every theme
_UNTINTED = {"", "0", "0.0"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell style does to the letters in it."""

    is_struck: bool = False
    is_white: bool = False


def read_looks(styles: Element | None) -> list[Look]:
    """The looks of the cell styles, in their order."""
    fonts = [_font(font) for font in _listed(styles, "fonts", "font")]
    fills = [_is_filled(fill) for fill in _listed(styles, "fills", "fill")]
    looks = []
    for style in _listed(styles, "cellXfs", "xf"):
        font, fill = _index(style, "fontId"), _index(style, "fillId")
        own = fonts[font] if font < len(fonts) else Look()
        covered = fill < len(fills) and fills[fill]
        looks.append(Look(own.is_struck, own.is_white and not covered))
    return looks


def _listed(styles: Element | None, group: str, name: str) -> list[Element]:
    return list(children(child(styles, group) if styles is not None else None, name))


def _font(font: Element) -> Look:
    strike = child(font, "strike")
    is_struck = strike is not None and attribute(strike, "val", "1") not in {"0", "false"}
    return Look(is_struck, _is_white(child(font, "color")))


def _is_filled(fill: Element) -> bool:
    """True for a ground that white letters can be read on."""
    pattern = child(fill, "patternFill")
    if pattern is None:
        return child(fill, "gradientFill") is not None
    kind = attribute(pattern, "patternType", "none")
    return kind != "none" and not (kind == "solid" and _is_white(child(pattern, "fgColor")))


def _is_white(colour: Element | None) -> bool:
    if colour is None or attribute(colour, "tint") not in _UNTINTED:
        return False
    return (
        attribute(colour, "rgb").upper()[-6:] == "FFFFFF"
        or attribute(colour, "indexed") in _WHITE_INDEXES
        or attribute(colour, "theme") == _LIGHT_THEME
    )


def _index(style: Element, name: str) -> int:
    value = attribute(style, name)
    return int(value) if value.isdecimal() and len(value) < 7 else 0
