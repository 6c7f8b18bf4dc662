"""A line of text as the cells that stand in it, told from that line alone.

A locator names a cell by its line and its place among the cells of that line; so whoever
opens it needs no more than the line. Lines of tables are written in one of these ways, the
first that fits: between pipes or drawn lines, between HTML tags of a table, between tabs,
apart by two blanks or more, between commas.
"""

from __future__ import annotations

import csv
import re

from generator.documents.markup import clean_cell

_QUOTE = re.compile(r"(?:>\s?){1,8}")
_ONE_NUMBER = re.compile(r"[-(（]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?[)）]?")
_LONGEST = 100_000
# Where a stroke under some columns of a drawn table ends: a border of cells as well.
_STROKE_END = re.compile(r"[+├┼┤┌┐└┘┬┴╠╬╣┠┨](?=[-=─━═]{2})|(?<=[-=─━═]{2})[+├┼┤┌┐└┘┬┴╠╬╣┠┨]")
_DRAWN = str.maketrans("│┃║｜", "||||")
CELL_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>table|thead|tbody|tfoot|tr|td|th|caption)\b"
    # what is looked ahead at is not tried again in other ways
    r"(?=(?P<attributes>(?:\"[^\"<]{0,300}\"|'[^'<]{0,300}'|[^<>])*))(?P=attributes)>",
    re.I,
)
_BROKEN_HEAD = re.compile(r"^(?=[^<>]*>)[^<>]*=[^<>]*>")
_BROKEN_TAIL = re.compile(r"<[a-zA-Z/!][^<>]*$")
# Two blanks, or one that is as wide as a character; one blank between two numbers is enough.
GAP = re.compile(r"[ \xa0]*(?:  |\xa0 | \xa0|\xa0\xa0|\u3000)[\s]*|(?<=[\d%]) (?=[-(（]?\d)")


def split_fields(line: str) -> list[str]:
    """The cells of one line, in their order."""
    stripped = _STROKE_END.sub("|", unquoted(line).strip().translate(_DRAWN))
    if is_pipe_row(stripped):
        return _between_pipes(stripped)
    if "<" in line and CELL_TAG.search(line):
        return [clean_cell(inside) for _, inside in tag_fields(line)]
    if "\t" in line:
        return line.split("\t")
    if " |" in line or "| " in line or stripped.endswith("|"):
        return _between_pipes(f"|{unquoted(line).strip()}|")
    if GAP.search(line.strip()):
        return GAP.split(line.strip())
    if "|" in line:
        return _between_pipes(f"|{unquoted(line).strip()}|")
    return split_commas(line) or [line]


def is_pipe_row(stripped: str) -> bool:
    """True for `| a | b |`, and for `| a | b` with no pipe at its end."""
    if len(stripped) < 3 or not stripped.startswith("|"):
        return False
    return stripped.endswith("|") or stripped.count("|") > 1


def unquoted(line: str) -> str:
    """The line without the marks of a quotation that stands around it."""
    found = _QUOTE.match(line.lstrip())
    return line.lstrip()[found.end() :] if found else line


def split_commas(line: str) -> list[str] | None:
    """The cells of a line of a CSV file; None when it is none."""
    if "," not in line or len(line) > _LONGEST or _ONE_NUMBER.fullmatch(line.strip()):
        return None
    try:
        (fields,) = csv.reader([line], strict=True)
    except (csv.Error, ValueError):
        return None
    return fields if len(fields) > 1 else None


def _between_pipes(stripped: str) -> list[str]:
    inside = stripped[1:-1] if stripped.endswith("|") else stripped[1:]
    parts = inside.replace("\\|", "\x00").replace("|", "\x01").replace("\x00", "|")
    return parts.split("\x01")


def tag_fields(line: str) -> list[tuple[int, str]]:
    """The insides of the cells in a line of HTML, and where each begins.

    A line may begin inside of a cell, or inside of a tag, which is no part of one.
    """
    cut = _BROKEN_HEAD.match(line)
    at, opened = cut.end() if cut else 0, False
    found: list[tuple[int, str]] = []
    for tag in CELL_TAG.finditer(line, at):
        if opened or line[at : tag.start()].strip():
            found.append((at, line[at : tag.start()]))
        at, opened = tag.end(), not tag["end"] and tag["name"].lower() in {"td", "th"}
    rest = _BROKEN_TAIL.sub("", line[at:])
    return [*found, (at, rest)] if opened or rest.strip() else found
