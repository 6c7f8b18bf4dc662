"""The committed disclosures printed to PDF by Chromium, in styles that offices print in.

A style is what a page looks like; the words and the table are the same in all of them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import render
from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


# Where lines and pages break depends on the fonts: what is measured is measured with these.
FONTS = {"sans-serif": "Liberation Sans", "serif": "Liberation Serif"}
CHINESE = "WenQuanYi Zen Hei"


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is printed; `repeats` prints the header again on every page of a table.

    `ruled` says that lines show its rows and columns: then all of it must be read.
    """

    page: str
    font: str
    css: str = ""
    repeats: bool = False
    ruled: bool = True

    @property
    def sheet(self) -> str:
        """The style sheet."""
        return (
            f"@page{{size:{self.page};margin:15mm}}body{{font:{_named(self.font)}}}"
            "table{border-collapse:collapse}td{border:1px solid #000;padding:2px}"
            f"thead{{break-inside:avoid}}{self.css}"
        )


def _named(font: str) -> str:
    """A font of the styles with the names of what it is printed in: 11px 'Liberation Serif', …"""
    size, _, family = font.partition(" ")
    return f"{size} '{FONTS.get(family, family)}','{FONTS['serif']}','{CHINESE}'"


_UPRIGHT, _ACROSS = "A4 portrait", "A4 landscape"
_FULL = "table{width:100%}"
_WHOLE = "tr{break-inside:avoid}"
_NUMBERS_RIGHT = ".number{text-align:right}"
_HEADER_CENTRED = ".head td{text-align:center}"


def _bare(page: str, font: str, css: str, *, repeats: bool = False) -> Style:
    """A style in which no line is drawn unless its own sheet says so."""
    sheet = f"{_FULL}table,td{{border:0}}{css}"
    return Style(page, font, sheet, repeats=repeats, ruled=False)


STYLES = {
    "across": Style(_ACROSS, "10px sans-serif", _FULL),
    "upright, small": Style(_UPRIGHT, "9px sans-serif", _FULL),
    "upright, Noto": Style(_UPRIGHT, "10px Noto Sans CJK SC", _FULL),
    "across, Noto": Style(_ACROSS, "10px Noto Sans CJK SC", _FULL),
    "across, header repeated": Style(_ACROSS, "12px sans-serif", _FULL, repeats=True),
    "upright, rows whole": Style(_UPRIGHT, "11px serif", _FULL + _WHOLE),
    "upright, rows whole, header repeated": Style(
        _UPRIGHT, "10px serif", _FULL + _WHOLE, repeats=True
    ),
    "across, large": Style(_ACROSS, "14px sans-serif", "td{padding:4px}"),
    "upright, as wide as its words": Style(_UPRIGHT, "12px sans-serif"),
    "across, borders apart": Style(
        _ACROSS, "11px sans-serif", f"{_FULL}table{{border-collapse:separate}}"
    ),
    "across, thick lines": Style(
        _ACROSS, "11px serif", f"{_FULL}td{{border:2px solid #000;padding:3px 6px}}"
    ),
    "across, centred, header repeated": Style(
        _ACROSS, "11px serif", f"{_FULL}td{{text-align:center}}", repeats=True
    ),
    "across, lines between rows only": Style(
        _ACROSS, "11px serif", f"{_FULL}td{{border-width:1px 0;padding:3px 8px}}"
    ),
    "across, lines between rows only, centred": Style(
        _ACROSS,
        "11px serif",
        f"{_FULL}table{{border:0}}td{{border-width:1px 0;padding:3px 8px;text-align:center}}",
        ruled=False,
    ),
    "across, no lines": _bare(_ACROSS, "10px sans-serif", "td{padding:3px 10px}"),
    "across, no lines, centred": _bare(
        _ACROSS, "11px serif", "td{padding:3px 10px;text-align:center}"
    ),
    "across, no lines, right": _bare(
        _ACROSS, "11px serif", "td{padding:3px 10px;text-align:right}"
    ),
    "across, no lines, numbers right": _bare(
        _ACROSS, "11px sans-serif", f"td{{padding:3px 10px}}{_NUMBERS_RIGHT}"
    ),
    "across, no lines, numbers right, header centred, repeated": _bare(
        _ACROSS,
        "10px Noto Sans CJK SC",
        f"td{{padding:3px 8px}}{_HEADER_CENTRED}{_NUMBERS_RIGHT}",
        repeats=True,
    ),
    "across, no lines, numbers centred": _bare(
        _ACROSS, "11px serif", f"td{{padding:4px 8px}}{_HEADER_CENTRED}.number{{text-align:center}}"
    ),
    "across, no lines, tight": _bare(_ACROSS, "10px sans-serif", "td{padding:2px}"),
    "across, no lines, tight, numbers right": _bare(
        _ACROSS, "10px sans-serif", f"td{{padding:2px 4px}}{_HEADER_CENTRED}{_NUMBERS_RIGHT}"
    ),
    "upright, no lines": _bare(
        _UPRIGHT, "9px serif", f"td{{padding:3px 5px}}{_HEADER_CENTRED}{_NUMBERS_RIGHT}"
    ),
    "upright, no lines, as wide as its words": _bare(
        _UPRIGHT, "9px sans-serif", "table{width:auto}td{padding:3px 6px}"
    ),
    "large page, no lines, loose rows": _bare(
        "A3 landscape", "14px serif", f"td{{padding:8px 12px}}{_HEADER_CENTRED}{_NUMBERS_RIGHT}"
    ),
    "across, three lines": _bare(
        _ACROSS,
        "11px serif",
        f"td{{padding:3px 8px}}{_HEADER_CENTRED}{_NUMBERS_RIGHT}"
        "table{border-top:2px solid #000;border-bottom:2px solid #000}"
        "tr.head-end td{border-bottom:1px solid #000}",
    ),
    "across, zebra": _bare(
        _ACROSS,
        "11px sans-serif",
        f"td{{padding:3px 8px}}{_HEADER_CENTRED}{_NUMBERS_RIGHT}"
        "tr:nth-child(even){background:#ddd}",
    ),
    "across, lines between columns only": _bare(
        _ACROSS,
        "11px serif",
        f"td{{padding:3px 8px;border-width:0 1px;border-style:solid}}{_NUMBERS_RIGHT}",
    ),
    "across, lines around and between columns only": _bare(
        _ACROSS,
        "11px serif",
        f"table{{border:1px solid #000}}td{{padding:3px 8px;border:0 solid #000;"
        f"border-width:0 1px}}{_NUMBERS_RIGHT}",
    ),
    "across, dotted lines": Style(
        _ACROSS, "11px serif", f"{_FULL}td{{border:1px dotted #000;padding:3px 6px}}"
    ),
    "across, dashed lines, numbers right": Style(
        _ACROSS,
        "11px sans-serif",
        f"{_FULL}td{{border:1px dashed #000;padding:3px 6px}}{_NUMBERS_RIGHT}",
    ),
    "across, dotted lines between rows only": _bare(
        _ACROSS,
        "11px serif",
        f"td{{border-width:1px 0;border-style:dotted;padding:3px 8px}}{_NUMBERS_RIGHT}",
    ),
    "across, coloured cells": _bare(
        _ACROSS,
        "11px sans-serif",
        f"table{{border-collapse:separate;border-spacing:1px}}td{{background:#eee;padding:3px}}"
        f"{_NUMBERS_RIGHT}",
    ),
    "across, lines under cells": _bare(
        _ACROSS,
        "11px sans-serif",
        "table{border-collapse:separate;border-spacing:0}"
        f"td{{border-bottom:1px solid #000;padding:3px 8px}}{_HEADER_CENTRED}{_NUMBERS_RIGHT}",
    ),
    "across, lines above cells": _bare(
        _ACROSS,
        "11px sans-serif",
        "table{border-collapse:separate;border-spacing:0}"
        f"td{{border-top:1px solid #000;padding:3px 8px}}{_HEADER_CENTRED}{_NUMBERS_RIGHT}",
    ),
    "upright, lines above cells, tight": _bare(
        _UPRIGHT,
        "9px Noto Sans CJK SC",
        "table{border-collapse:separate;border-spacing:0}"
        f"td{{border-top:1px solid #000;padding:2px 4px}}{_HEADER_CENTRED}{_NUMBERS_RIGHT}",
    ),
    "across, three lines, centred, rows whole": _bare(
        _ACROSS,
        "12px serif",
        f"td{{padding:3px 6px;text-align:center}}{_WHOLE}"
        "table{border-top:2px solid #000;border-bottom:2px solid #000}"
        "tr.head-end td{border-bottom:1px solid #000}",
    ),
    "upright, three lines, tight": _bare(
        _UPRIGHT,
        "10px sans-serif",
        "td{padding:1px 4px}p{margin:0}"
        "table{border-top:1px solid #000;border-bottom:1px solid #000}"
        "tr.head-end td{border-bottom:1px solid #000}@page{margin:25mm}",
    ),
    "across, lines below rows": _bare(
        _ACROSS,
        "11px sans-serif",
        f"td{{border-bottom:1px solid #000;padding:3px 8px}}{_HEADER_CENTRED}{_NUMBERS_RIGHT}",
    ),
}


def chromium() -> str | None:
    """An installed Chromium or Chrome."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """A running browser."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


def print_pdf(running: Browser, blocks: Sequence[render.Rendered], style: Style, to: Path) -> None:
    """The blocks of a document, printed."""
    tab = running.new_page()
    tab.set_content(render.printed_page(blocks, style.sheet, repeats=style.repeats))
    tab.pdf(path=to, prefer_css_page_size=True)
    tab.close()
