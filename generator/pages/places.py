"""Where things are on the site: URLs of pages, and the anchor of a place in the source.

All links are relative, so the site works below any sub-path. Knows no content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator import locator
from generator.facts.model import Reading
from generator.facts.remembered import remembered
from generator.pages.html import link, raw, slug

_RECTANGLE = r"page:\d+#-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?){3}"
_CELL = r"table:\d+!r\d+c\d+"
_SHEET_CELL = r"sheet:[^!，。；（）]+![A-Z]{1,3}\d+"
_LOCATOR = re.compile(
    r"(?:line:(?P<line>\d+)(?:-\d+)?(?:#\d+)?|paragraph:(?P<paragraph>\d+)"
    rf"|(?P<page>{_RECTANGLE})(?:(?:@\d+)?\.\.{_RECTANGLE})*|(?P<cell>{_CELL})(?:(?:@\d+)?\.\.{_CELL})*"
    rf"|(?P<sheet>{_SHEET_CELL})(?:(?:@\d+)?\.\.{_SHEET_CELL})*)(?:@(?P<file>\d+))?"
)


@dataclass(frozen=True, slots=True)
class Way:
    """The way from one page to the source and to the passports of one disclosure."""

    source: str = ""  # URL of the source page; empty: no links
    facts: str = ""  # URL of the folder of passports
    passports: Mapping[str, str] = field(default_factory=dict)  # locator -> URL below `facts`

    def place(self, source: str) -> str:
        """URL of a place in the source; of the very number where the source page marks it."""
        if not self.source:
            return ""
        find = number_url if source in self.passports else source_url
        return find(self.source, source)

    def passport(self, source: str) -> str:
        """URL of the passport of the number printed at a place; empty when it has none."""
        inside = self.passports.get(source, "")
        return self.facts + inside if inside else ""

    def mark(self, source: str, written: str) -> str:
        """The small mark after a number that leads to its passport."""
        url = self.passport(source)
        if not url:
            return ""
        return f'<a class="mz-pass" href="{url}" aria-label="{raw(written)}的数字档案"></a>'


NOWHERE = Way()


def way(reading: Reading, up: str) -> Way:
    """The way from a page to the source and the passports; `up` leads to the overview."""
    return Way(f"{up}source/", f"{up}facts/", _passports(reading))


@remembered(keep=500)
def _passports(reading: Reading) -> dict[str, str]:
    """Where the passport of every number is, below the folder of passports."""
    return {fact.source: f"{slug(fact.table_id)}/#{slug(fact.fact_id)}" for fact in reading.facts}


def anchor(source: str) -> str:
    """The id of the element of the source page that holds a locator's place."""
    address = locator.parse_line(source)
    if address:
        return f"{file_prefix(address.file)}L{address.first}"
    return slug(source)


def file_prefix(file: int) -> str:
    """What the anchors of a further file of a disclosure begin with."""
    return f"f{file}-" if file > 1 else ""


def number_anchor(address: locator.LineAddress) -> str:
    """The id of the number in a cell of a line."""
    return f"{file_prefix(address.file)}L{address.first}-{address.field}"


def source_url(to_source: str, source: str) -> str:
    """URL of a place; `to_source` is the way from the page to the source page."""
    place = anchor(source)
    return f"{to_source}#{place}" if place else to_source


def number_url(to_source: str, source: str) -> str:
    """URL of the number printed at the place of a fact."""
    address = locator.parse_line(source)
    if address and address.field:
        return f"{to_source}#{number_anchor(address)}"
    return source_url(to_source, source)


def with_links(said: str, to_source: str) -> str:
    """HTML of a remark; the locators it mentions become links to the source."""
    parts, end = [], 0
    for found in _LOCATOR.finditer(said):
        place = _label(found)
        if to_source:
            place = link(source_url(to_source, found[0]), place)
        parts += [raw(said[end : found.start()]), place]
        end = found.end()
    return "".join((*parts, raw(said[end:])))


def _label(found: re.Match[str]) -> str:
    """A locator in words: 原文第 4 段（第 2 个文件）."""
    page = (found["page"] or "").partition("#")[0].removeprefix("page:")
    cell = re.fullmatch(r"table:(\d+)!r(\d+)c(\d+)", found["cell"] or "")
    said = (
        f"原文第 {found['line']} 行" if found["line"]
        else f"原文第 {found['paragraph']} 段" if found["paragraph"]
        else f"原文第 {page} 页" if page
        else f"原文表 {cell[1]} 第 {cell[2]} 行第 {cell[3]} 格" if cell
        else "原文" + raw((found["sheet"] or "").removeprefix("sheet:").replace("!", " "))
    )  # fmt: skip
    return said + (f"（第 {found['file']} 个文件）" if found["file"] else "")
