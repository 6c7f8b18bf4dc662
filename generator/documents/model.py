"""A document as every reader gives it: paragraphs and grids of addressed cells.

Readers know formats, not budgets. Text is cleaned of mark-up only (tags, LaTeX, list
marks); spaces inside words are kept, because taking them out is an interpretation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: `text` without mark-up, `raw` exactly as it stands at `source`.

    `confidence`, from 0 to 1, is there when the text was recognised in a picture: what is
    printed may be another text, and a figure counts only when sums prove it. A blank cell
    `hangs` where a merged one begins above it and covers its place.
    """

    text: str
    raw: str
    source: str = field(compare=False)
    rowspan: int = 1
    colspan: int = 1
    confidence: float | None = field(default=None, compare=False)
    hangs: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one printed row, left to right, blank ones included."""

    cells: tuple[Cell, ...]
    source: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What hidden rows and columns of a table hold: nobody sees it, but sums may count it.

    `cells` are row, column and cell, `shown` the row and column of each visible cell by its
    locator; parts of one `table` number their rows and columns alike. `white` are the locators
    of those cells that have their place on the page, but letters as white as it.
    """

    table: str
    cells: tuple[tuple[int, int, Cell], ...]
    shown: Mapping[str, tuple[int, int]] = field(compare=False)
    white: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """Printed rows that follow each other without prose between them.

    `merged_cells_missing` is true when the format drops the cells a merged cell covers,
    so that rows have different lengths (a Word dump); otherwise covered cells are there
    as blanks, or are given by spans. `columns_seen` is true when the columns are those seen
    on the page, so that a page with more or fewer of them has other columns. `unread` says
    why nothing may be read from it: its cells are the printed words, in no columns.
    `rows_open` is true where no lines part its rows: which lines of words are of one cell is
    then known by how they stand alone.
    `places` are the columns of the document that the cells of each row stand in, where the
    format says so: columns in which nothing is printed are left out of the rows.
    """

    rows: tuple[Row, ...]
    source: str = field(compare=False)
    merged_cells_missing: bool = False
    columns_seen: bool = False
    unread: str = ""
    hidden: Hidden | None = None
    places: tuple[int, ...] = ()
    rows_open: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading; `level` is 1–6 for a marked heading, else 0."""

    text: str
    level: int
    source: str = field(compare=False)


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Link:
    """A file that a web page offers for download: the words of the link, and its target."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file read whole: its blocks in order, and its text lines when it has lines."""

    name: str
    format: str  # txt | md | html | docx | doc | xlsx | xls | pdf
    blocks: tuple[Block, ...]
    sha256: str  # of the file's bytes
    lines: tuple[str, ...] = ()
    stored: bytes = field(default=b"", compare=False, repr=False)  # masked copy, same format
    links: tuple[Link, ...] = ()  # files the document refers to
    notes: tuple[str, ...] = ()  # what was left out: hidden rows, pictures
    unseen: tuple[str, ...] = ()  # those of the notes that whole tables may hide behind
    recognised: tuple[str, ...] = ()  # pages whose text was read from a picture: page:3, page:3@2
