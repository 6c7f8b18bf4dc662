"""A document as every reader gives it: paragraphs and grids of addressed cells.

Readers know formats, not budgets. Text is cleaned of mark-up only (tags, LaTeX, list
marks); spaces inside words are kept, because taking them out is an interpretation.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: `text` without mark-up, `raw` exactly as it stands at `source`."""

    text: str
    raw: str
    source: str = field(compare=False)
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one printed row, left to right, blank ones included."""

    cells: tuple[Cell, ...]
    source: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """Printed rows that follow each other without prose between them.

    `merged_cells_missing` is true when the format drops the cells a merged cell covers,
    so that rows have different lengths (a Word dump); otherwise covered cells are there
    as blanks, or are given by spans.
    """

    rows: tuple[Row, ...]
    source: str = field(compare=False)
    merged_cells_missing: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading; `level` is 1–6 for a marked heading, else 0."""

    text: str
    level: int
    source: str = field(compare=False)


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A file read whole: its blocks in order, and its text lines when it has lines."""

    name: str
    format: str  # txt | md | html | docx | doc | xlsx | xls | pdf
    blocks: tuple[Block, ...]
    sha256: str  # of the file's bytes
    lines: tuple[str, ...] = ()
