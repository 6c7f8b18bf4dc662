"""Grids and the paragraphs between them become published tables.

A grid takes the short paragraphs above it as caption. A grid with the same title and no
new number goes on with the table before it (a page break), with or without its header;
a grid without any caption does too. Page numbers between pages are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from generator.documents.model import Block, Grid, Hidden, Paragraph, Row
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import parse_amount
from generator.tables.between import is_note, is_page_number, is_prose, is_unit, parted
from generator.tables.captions import match_title, read_caption
from generator.tables.further_pages import continues, is_next_page
from generator.tables.leading import header_words, is_header, is_heading, leading_rows, words_of
from generator.tables.model import Caption, RawTable
from generator.tables.page_columns import joined_rows
from generator.tables.parts import part_after
from generator.tables.publishers import organ_of_title_page, told_apart, unit_of_heading
from generator.tables.two_halves import with_halves_joined

_OPENING = 3  # blocks that may name the whole document


@dataclass(frozen=True, slots=True)
class Assembly:
    """The tables of a document, and the paragraphs that belong to none of them."""

    tables: tuple[RawTable, ...]
    prose: tuple[Paragraph, ...]
    opening: tuple[Paragraph, ...] = ()  # the lines above the first sentence and the first table


@dataclass(slots=True)
class _Walk:
    """What is known between two blocks; tables and prose grow with every block."""

    headings: frozenset[str]  # titles of the document, which may be printed above every page
    listed: frozenset[str]  # where a list of contents names the parts of units
    tables: list[RawTable] = field(default_factory=list)
    prose: list[Paragraph] = field(default_factory=list)
    opening: tuple[Paragraph, ...] = ()
    pending: list[Paragraph] = field(default_factory=list)  # since the last table
    above_last: list[str] = field(default_factory=list)  # the last lines that were a caption
    # Title pages, and headings of the parts of units, by the number of tables before them.
    title_pages: list[tuple[int, str]] = field(default_factory=list)
    parts: list[tuple[int, str]] = field(default_factory=list)
    part: tuple[str, str] = ("", "")  # the heading and the office's name above what follows
    level: str = "department"
    of_unit: bool = False  # in a whole document of one unit
    said_on: bool = False  # 续表 was said since the last table

    def paragraph(self, block: Paragraph) -> None:
        """A note of the table above, part of the caption below, or prose."""
        self._opens_part(block)
        is_open = bool(self.tables) and all(map(is_note, self.pending))
        if is_open and _goes_on(block, self.tables[-1]):
            self.said_on = True
            self.prose.append(block)
        elif is_open and squash(block.text) in self.headings:
            self.prose.append(block)
        elif not is_page_number(block.text):
            self.pending.append(block)

    def _opens_part(self, block: Paragraph) -> None:
        in_contents = block.source in self.listed
        self.part = part_after(block.text, self.part)
        if not in_contents:
            self.level, self.of_unit = _part(block, self.level, self.of_unit)
        if organ := organ_of_title_page(block.text):
            self.title_pages.append((len(self.tables), organ))
        elif not in_contents and (organ := unit_of_heading(block.text)):
            self.parts.append((len(self.tables), organ))

    def grid(self, block: Grid) -> None:
        """A new table, or a further page of the last one."""
        caption, lines, has_caption = self._caption(block)
        is_again = self.tables and is_next_page(self.tables[-1], block, lines, self.above_last)
        if is_again or (self.said_on and _says_no_other(caption, self.tables[-1].caption)):
            caption, has_caption = Caption(reason=caption.reason), False
        elif lines:
            self.above_last = lines
        _place(
            self.tables, block, caption, self.level, self.part, has_caption, said_on=self.said_on
        )
        self.said_on = False

    def _caption(self, block: Grid) -> tuple[Caption, list[str], bool]:
        """The caption, the lines above the grid, and whether any of them is part of it."""
        above = self.between(at_end=False)
        leading = leading_rows(block.rows)
        inside = [cell.text for row in leading for cell in row.cells if cell.text]
        caption, unused = read_caption(above, inside)
        self.prose += above[:unused]
        self.opening = self.opening if self.tables else _opening(self.prose)
        if self.of_unit:
            caption = replace(caption, level="")
        self.level = caption.level or self.level
        lines = [squash(paragraph.text) for paragraph in above]
        return caption, lines, len(above) > unused

    def between(self, *, at_end: bool) -> Sequence[Paragraph]:
        """What may be a caption of the paragraphs since the last table; the others are placed."""
        notes, above, rest = parted(self.pending, bool(self.tables), at_end=at_end)
        _add_below(self.tables, notes)
        self.prose += notes + above
        self.pending = []
        return rest


def assemble(blocks: Sequence[Block]) -> Assembly:
    """Tables in document order; every paragraph is caption, note or prose."""
    walk = _Walk(_titles(blocks), _listed_parts(blocks))
    for block in _tables_apart(tuple(with_halves_joined(blocks))):
        if isinstance(block, Paragraph):
            walk.paragraph(block)
        else:
            walk.grid(block)
    walk.prose += walk.between(at_end=True)
    told = told_apart(walk.tables, walk.title_pages, walk.parts)
    return Assembly(told, tuple(walk.prose), walk.opening)


def _opening(prose: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(takewhile(lambda paragraph: not is_prose(paragraph.text), prose))


def _titles(blocks: Sequence[Block]) -> frozenset[str]:
    """The title of a document, as its first lines say it."""
    first = [block.text for block in blocks[:_OPENING] if isinstance(block, Paragraph)]
    return frozenset(squash(text) for text in first if organ_of_title_page(text))


def _listed_parts(blocks: Sequence[Block]) -> frozenset[str]:
    """Where the parts of several units are named without a table between: a list of contents."""
    listed: set[str] = set()
    named: dict[str, str] = {}
    for block in [*blocks, None]:
        if isinstance(block, Paragraph):
            if organ := unit_of_heading(block.text):
                named[block.source] = organ
        else:
            listed |= named.keys() if len(set(named.values())) > 1 else set()
            named = {}
    return frozenset(listed)


def _add_below(tables: list[RawTable], below: Sequence[Paragraph]) -> None:
    """The notes and the units printed right below the last table."""
    if below:
        units = tuple(p.text for p in below if is_unit(p))
        notes = tuple(p.text for p in below if not is_unit(p))
        last = tables[-1]
        tables[-1] = replace(last, notes=last.notes + notes, units_below=last.units_below + units)


def _goes_on(paragraph: Paragraph, last: RawTable) -> bool:
    """True for 续表, 表2（续）: what follows is a further part of the table above."""
    found = table_words().continued.fullmatch(squash(paragraph.text))
    return found is not None and found["number"] in (None, last.caption.number)


def _tables_apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a grid cut where a caption inside it opens the next table.

    Nothing but blank lines may stand between two tables that print number, title and unit
    as rows of their own.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        head = header_words(block.rows)
        starts = [
            at
            for at in range(1, len(block.rows))
            if _opens_table(block.rows, at) or _opens_header(block.rows, at, head)
        ]
        for first, last in zip([0, *starts], [*starts, len(block.rows)], strict=True):
            yield replace(block, rows=block.rows[first:last]) if starts else block


def _opens_table(rows: Sequence[Row], at: int) -> bool:
    """True at the first of at least two caption rows: number and title, title and unit.

    Below its number a title may be of no known kind.
    """
    if not _is_alone(rows[at]) or _is_alone(rows[at - 1]):
        return False
    words = [w for row in leading_rows(rows[at : at + 4]) for w in words_of(row)]
    lines = vocabulary.lines()
    if len(words) < 2 or not lines.number.match(words[0]):
        return len(words) > 1 and any(match_title(word) for word in words)
    return any(match_title(word) or lines.table_title.fullmatch(word) for word in words)


def _opens_header(rows: Sequence[Row], at: int, head: Sequence[str]) -> bool:
    """True at a row of header words alone, below amounts, that are not those of `head`."""
    columns, words = vocabulary.columns(), words_of(rows[at])
    if len(words) < 2 or not all(map(columns.knows, words)) or not is_header(words):
        return False
    above = next((row for row in reversed(rows[:at]) if words_of(row)), rows[0])
    below_amounts = any(parse_amount(cell.text) for cell in above.cells)
    return below_amounts and is_header(head) and not set(words) <= set(head)


def _is_alone(row: Row) -> bool:
    """True for a number or a title that is called a table, alone on its row."""
    words = words_of(row)
    return len(words) == 1 and is_heading(words[0]) and "表" in words[0]


def _part(paragraph: Paragraph, level: str, of_unit: bool) -> tuple[str, bool]:
    """The level after a paragraph, and whether a whole document of one unit was opened.

    A heading opens the department's or the units' part of a document.
    """
    squashed, lines = squash(paragraph.text), vocabulary.lines()
    if len(squashed) <= 60 and lines.unit_title.fullmatch(squashed):
        return "unit", True
    if unit_of_heading(paragraph.text):
        return "unit", True
    if len(squashed) > 30:
        return level, of_unit
    if lines.unit_part.fullmatch(squashed):
        return "unit", of_unit
    if lines.department_part.fullmatch(squashed):
        return "department", False
    return level, of_unit


def _place(
    tables: list[RawTable],
    grid: Grid,
    caption: Caption,
    level: str,
    part: tuple[str, str],
    has_caption: bool,
    *,
    said_on: bool,
) -> None:
    """Adds `grid` as a new table or as a further page of the last one."""
    if tables and continues(tables[-1], grid, caption, has_caption, said_on=said_on):
        last = tables[-1]
        rows, places = joined_rows(last, grid)
        tables[-1] = replace(
            last,
            rows=rows,
            places=places,
            pages=(*last.pages, len(last.rows)),
            page_captions=(*last.page_captions, *([caption] if caption.source else [])),
            merged_cells_missing=last.merged_cells_missing or grid.merged_cells_missing,
            hidden=(*last.hidden, *_hidden(grid)),
            rows_open=last.rows_open or grid.rows_open,
        )
        return
    if tables and caption.suffix and not caption.number:
        base = tables[-1].caption.number.rpartition("-")[0]
        if base and tables[-1].caption.kind == caption.kind:
            caption = replace(caption, number=f"{base}-{caption.suffix}")
    tables.append(
        RawTable(
            caption,
            grid.rows,
            grid.merged_cells_missing,
            level,
            unread=grid.unread,
            hidden=_hidden(grid),
            places=grid.places,
            part=part,
            rows_open=grid.rows_open,
        )
    )


def _says_no_other(caption: Caption, before: Caption) -> bool:
    """True where a caption names no table, and no other unit than that of the table before."""
    named = caption.title or caption.number or caption.units
    return not named and caption.unit in ("", before.unit)


def _hidden(grid: Grid) -> tuple[Hidden, ...]:
    return (grid.hidden,) if grid.hidden else ()
