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


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is printed; `repeats` prints the header again on every page of a table."""

    page: str
    font: str
    css: str = ""
    repeats: bool = False
    ruled: bool = True

    @property
    def sheet(self) -> str:
        """The style sheet."""
        line = "1px solid #000" if self.ruled else "0"
        return (
            f"@page{{size:{self.page};margin:15mm}}body{{font:{self.font}}}"
            f"table{{border-collapse:collapse}}td{{border:{line};padding:2px}}"
            f"thead{{break-inside:avoid}}{self.css}"
        )


_UPRIGHT, _ACROSS = "A4 portrait", "A4 landscape"
_FULL = "table{width:100%}"
STYLES = {
    "across": Style(_ACROSS, "10px sans-serif", _FULL),
    "upright-small": Style(_UPRIGHT, "9px sans-serif", _FULL),
    "noto": Style(_UPRIGHT, "10px 'Noto Sans CJK SC'", _FULL),
    "across-noto": Style(_ACROSS, "10px 'Noto Sans CJK SC'", _FULL),
    "across-repeated": Style(_ACROSS, "12px sans-serif", _FULL, repeats=True),
    "whole-rows": Style(_UPRIGHT, "11px serif", f"{_FULL}tr{{break-inside:avoid}}"),
    "whole-rows-repeated": Style(
        _UPRIGHT, "10px serif", f"{_FULL}tr{{break-inside:avoid}}", repeats=True
    ),
    "large": Style(_ACROSS, "14px sans-serif", "td{padding:4px}"),
    "narrow": Style(_UPRIGHT, "12px sans-serif"),
    "spaced": Style(_ACROSS, "11px sans-serif", "table{border-collapse:separate;width:100%}"),
    "thick": Style(_ACROSS, "11px serif", f"{_FULL}td{{border:2px solid #000;padding:3px 6px}}"),
    "centred": Style(_ACROSS, "11px serif", f"{_FULL}td{{text-align:center}}", repeats=True),
    "across-only": Style(_ACROSS, "11px serif", f"{_FULL}td{{border-width:1px 0;padding:3px 8px}}"),
    "unruled": Style(_ACROSS, "10px sans-serif", f"{_FULL}td{{padding:3px 10px}}", ruled=False),
    "unruled-repeated": Style(
        _ACROSS, "9px serif", f"{_FULL}td{{padding:4px 12px}}", repeats=True, ruled=False
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
