"""Plain text and Markdown become paragraphs and grids of addressed cells.

These ways of writing a table are known, and told apart line by line:

* pipe tables: `| a | b |`, with or without outer pipes, the dashed line left out;
* a pipe after every cell: `a | b |`, one row or one cell a line;
* one cell a line and nothing between rows, where amounts or numbers of lines tell the rows;
* tab-separated rows: `a<TAB>b<TAB>c`, one printed row a line;
* cell dumps (as word processors print them): a tab opens a cell, every cell stands on
  its own line or lines, a blank line ends the row, cells covered by a merge are missing;
* HTML tables, drawn ones, commas, columns made of blanks: one module of `plain` for each.

Rows with nothing but blank lines between them are one grid. The reader does not know
what a budget table is; titles and units between tables come out as paragraphs.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator import locator
from generator.documents.contacts import mask_text
from generator.documents.encoding import decode
from generator.documents.limits import Meter
from generator.documents.markup import links, pictures
from generator.documents.model import Document, Link
from generator.documents.plain.fields import split_fields
from generator.documents.plain.flow import Flow
from generator.documents.spans import hidden_notes
from generator.documents.web.canonical import is_file


def read_text(path: Path, *, keep_public_landline: bool = False) -> Document:
    """The document in a text or Markdown file, personal contact details masked.

    Raises UnusableInput when the file is empty, binary or in no known encoding.
    """
    data = path.read_bytes()
    form = "md" if path.suffix.lower() in {".md", ".markdown"} else "txt"
    plain = decode(data, path.name)
    meter = Meter(path.name)
    meter.check("lines", plain.count("\n") + 1)
    meter.check("characters", len(plain))
    text, _ = mask_text(plain, keep_public_landline=keep_public_landline)
    return parse_text(text, path.name, form, hashlib.sha256(data).hexdigest())


def parse_text(text: str, name: str, form: str = "txt", sha256: str = "") -> Document:
    """The document in `text`; line numbers count `\\n`, from 1."""
    lines = tuple(text.split("\n"))
    meter = Meter(name)
    meter.check("lines", len(lines))
    for line in lines:
        meter.check("columns", max(line.count("|"), line.count("\t")))
    blocks = tuple(Flow(lines, meter, markdown=form == "md").blocks())
    unseen = hidden_notes(blocks)
    if form != "md":
        return Document(name, form, blocks, sha256, lines, notes=unseen)
    left_out = sum(map(pictures, lines))
    notes = (f"文件中有 {left_out} 张图片，图片中的内容没有读取",) if left_out else ()
    named = (Link(*link) for line in lines for link in links(line))
    offered = tuple(link for link in named if is_file(link.target))
    return Document(name, form, blocks, sha256, lines, links=offered, notes=notes + unseen)


def open_line(lines: tuple[str, ...], place: str) -> str | None:
    """What stands at a text locator: the cell, line or lines, as written; None if nowhere."""
    address = locator.parse_line(place)
    if address is None or not 1 <= address.first <= address.last <= len(lines):
        return None
    if not address.field:
        return "\n".join(lines[address.first - 1 : address.last])
    fields = split_fields(lines[address.first - 1])
    return fields[address.field - 1].strip() if address.field <= len(fields) else None
