"""Addresses of cells and paragraphs in a source document, and what they look like.

Forms (data contract, “Locators”):

    line:<n>               a line of text, 1-based
    line:<n>#<field>       a cell of that line, 1-based
    line:<n>-<m>           a paragraph or table over several lines
    sheet:<name>!<A1>      a spreadsheet cell
    page:<n>#x0,top,x1,bottom   a rectangle on a PDF page, in points
    table:<n>!r<row>c<col>      a cell of the n-th table of a Word or HTML document
    paragraph:<n>          the n-th paragraph of a Word or HTML document

In a disclosure of several files a locator ends in `@2` for the second file, `@3` for the
third; without it, it is in the first.

A locator is kept as its string. This module writes and parses them; opening one is the
business of the reader that made it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"^line:(\d+)(?:-(\d+))?(?:#(\d+))?(?:@(\d+))?$")
_PAGE = re.compile(r"(page:\d+)#")
_FILE = re.compile(r"@(\d+)$")
_RECTANGLE = r"page:\d+#-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?){3}"
_CELL = r"table:\d+!r\d+c\d+"
_SHEET_CELL = r"sheet:[^!，。；（）]+![A-Z]{1,3}\d+"
MENTIONED = re.compile(
    r"(?:line:(?P<line>\d+)(?:-\d+)?(?:#\d+)?|paragraph:(?P<paragraph>\d+)"
    rf"|(?P<page>{_RECTANGLE})(?:(?:@\d+)?\.\.{_RECTANGLE})*|(?P<cell>{_CELL})(?:(?:@\d+)?\.\.{_CELL})*"
    rf"|(?P<sheet>{_SHEET_CELL})(?:(?:@\d+)?\.\.{_SHEET_CELL})*)(?:@(?P<file>\d+))?"
)


@dataclass(frozen=True, slots=True)
class LineAddress:
    """A parsed text locator; `field` is 0 for a whole line, `file` counts from 1."""

    first: int
    last: int
    field: int
    file: int = 1


def line(number: int, field: int = 0) -> str:
    """Locator of a text line, or of one of its cells."""
    return f"line:{number}#{field}" if field else f"line:{number}"


def lines(first: int, last: int) -> str:
    """Locator of a run of text lines."""
    return f"line:{first}" if first == last else f"line:{first}-{last}"


def parse_line(locator: str) -> LineAddress | None:
    """The parsed form of a text locator, or None when it is of another kind."""
    found = _LINE.match(locator)
    if not found:
        return None
    first = int(found[1])
    return LineAddress(first, int(found[2] or first), int(found[3] or 0), int(found[4] or 1))


def span(first: str, last: str) -> str:
    """Locator from the place `first` to the place `last` of one document."""
    a, b = parse_line(first), parse_line(last)
    if a and b and a.file == b.file:
        return in_file(lines(a.first, b.last), a.file)
    return first if first == last else f"{first}..{last}"


def beginning(source: str) -> str:
    """Locator of the place a span begins at; of any other place, itself."""
    first, _, last = source.partition("..")
    return first if not last or file_of(first) > 1 else in_file(first, file_of(last))


def in_file(locator: str, file: int) -> str:
    """The locator in the numbered file of its disclosure."""
    return f"{locator}@{file}" if locator and file > 1 else locator


def file_of(locator: str) -> int:
    """The number of the file a locator is in, from 1."""
    found = _FILE.search(locator)
    return int(found[1]) if found else 1


def in_words(found: re.Match[str]) -> str:
    """A locator in words: 原文第 4 段（第 2 个文件）."""
    page = (found["page"] or "").partition("#")[0].removeprefix("page:")
    cell = re.fullmatch(r"table:(\d+)!r(\d+)c(\d+)", found["cell"] or "")
    said = (
        f"原文第 {found['line']} 行" if found["line"]
        else f"原文第 {found['paragraph']} 段" if found["paragraph"]
        else f"原文第 {page} 页" if page
        else f"原文表 {cell[1]} 第 {cell[2]} 行第 {cell[3]} 格" if cell
        else "原文" + (found["sheet"] or "").removeprefix("sheet:").replace("!", " ")
    )  # fmt: skip
    return said + (f"（第 {found['file']} 个文件）" if found["file"] else "")


def pages(locator: str) -> frozenset[str]:
    """The pages a locator of a PDF or picture is on: `page:3`, of the second file `page:3@2`."""
    file = file_of(locator)
    found = (_PAGE.match(place) for place in locator.split(".."))
    return frozenset(in_file(page[1], file) for page in found if page)


def readable(said: str) -> str:
    """A remark for people; the locators it mentions are said in words."""
    return MENTIONED.sub(in_words, said)
