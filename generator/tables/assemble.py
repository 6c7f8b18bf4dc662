"""Grids and the paragraphs between them become published tables.

A grid takes the short paragraphs above it as caption. A grid with the same title and no
new number goes on with the table before it (a page break), with or without its header;
a grid without any caption does too. Page numbers between pages are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.documents.model import Block, Grid, Paragraph, Row
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.captions import match_title, read_caption
from generator.tables.model import Caption, RawTable
from generator.tables.publishers import organ_of_title_page, told_apart, unit_of_heading

_PAGE_NUMBER = re.compile(r"[-—–\s第]*\d{1,4}[-—–\s页]*")
_PROSE = re.compile(r"[。；]")
_TITLE = re.compile(r"[^。；，、:：]{4,60}表([(（][^()（）]{1,20}[)）])?")
_MOST_CAPTION_LINES = 8


@dataclass(frozen=True, slots=True)
class Assembly:
    """The tables of a document, and the paragraphs that belong to none of them."""

    tables: tuple[RawTable, ...]
    prose: tuple[Paragraph, ...]


def assemble(blocks: Sequence[Block]) -> Assembly:
    """Tables in document order; every paragraph is caption, note or prose."""
    tables: list[RawTable] = []
    prose: list[Paragraph] = []
    pending: list[Paragraph] = []
    title_pages: list[tuple[int, str]] = []
    parts: list[tuple[int, str]] = []
    level, of_unit = "department", False
    for block in _tables_apart(blocks):
        if isinstance(block, Paragraph):
            level, of_unit = _part(block, level, of_unit)
            if organ := organ_of_title_page(block.text):
                title_pages.append((len(tables), organ))
            elif organ := unit_of_heading(block.text):
                parts.append((len(tables), organ))
            if tables and not pending and _goes_on(block, tables[-1]):
                prose.append(block)
            elif not _PAGE_NUMBER.fullmatch(block.text):
                pending.append(block)
            continue
        notes, above, caption_lines = _split(pending, bool(tables))
        if notes and tables:
            tables[-1] = replace(tables[-1], notes=tables[-1].notes + tuple(n.text for n in notes))
        leading = leading_rows(block.rows)
        inside = [cell.text for row in leading for cell in row.cells if cell.text]
        caption, unused = read_caption(caption_lines, inside)
        prose += notes + above + caption_lines[:unused]
        pending = []
        if of_unit:
            caption = replace(caption, level="")
        level = caption.level or level
        _place(tables, block, caption, level, len(caption_lines) > unused)
    notes, above, rest = _split(pending, bool(tables))
    if notes and tables:
        tables[-1] = replace(tables[-1], notes=tables[-1].notes + tuple(n.text for n in notes))
    return Assembly(told_apart(tables, title_pages, parts), tuple(prose + notes + above + rest))


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
        starts = [at for at in range(1, len(block.rows)) if _opens_table(block.rows, at)]
        for first, last in zip([0, *starts], [*starts, len(block.rows)], strict=True):
            yield replace(block, rows=block.rows[first:last]) if starts else block


def _opens_table(rows: Sequence[Row], at: int) -> bool:
    """True at the first of at least two caption rows: number and title, title and unit."""
    if not _is_alone(rows[at]) or _is_alone(rows[at - 1]):
        return False
    words = [w for row in leading_rows(rows[at : at + 4]) for w in _words(row)]
    return len(words) > 1 and any(match_title(word) for word in words)


def _is_alone(row: Row) -> bool:
    """True for a number or a title that is called a table, alone on its row."""
    words = _words(row)
    return len(words) == 1 and _is_heading(words[0]) and "表" in words[0]


def _words(row: Row) -> list[str]:
    return [squash(cell.text) for cell in row.cells if cell.text.strip()]


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


def _split(
    pending: list[Paragraph], after_table: bool
) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph]]:
    """Notes of the table above, prose, and the caption of the table below."""
    notes = 0
    while after_table and notes < len(pending) and _is_note(pending[notes]):
        notes += 1
    first = len(pending)
    while first > notes and len(pending) - first < _MOST_CAPTION_LINES:
        text = pending[first - 1].text
        if _PROSE.search(text) or len(squash(text)) > 90 or _is_note(pending[first - 1]):
            break
        first -= 1
        if vocabulary.lines().number.match(squash(text)):
            first -= _title_above_number(pending, first, notes)
            break
    return pending[:notes], pending[notes:first], pending[first:]


def _title_above_number(pending: list[Paragraph], number: int, notes: int) -> int:
    """1 when the title stands above the number's line and none below it, else 0."""
    below = any(match_title(paragraph.text) for paragraph in pending[number + 1 :])
    numbered = match_title(pending[number].text)
    above = number > notes and match_title(pending[number - 1].text)
    return 1 if above and not below and not numbered else 0


def _is_note(paragraph: Paragraph) -> bool:
    squashed = squash(paragraph.text)
    if vocabulary.lines().notes.fullmatch(squashed):
        return True
    return any(e.words.fullmatch(squashed.rstrip("。")) for e in vocabulary.lines().empty)


def leading_rows(rows: Sequence[Row]) -> list[Row]:
    """Title, unit and office rows printed inside the grid, above the header."""
    leading: list[Row] = []
    for row in rows[:4]:
        texts = [squash(cell.text) for cell in row.cells if cell.text.strip()]
        if not texts or all(map(_is_meta, texts)) or (len(texts) == 1 and _is_heading(texts[0])):
            leading.append(row)
        elif _is_labelled_meta(texts):
            leading.append(row)
        else:
            break
    return leading


def _is_meta(squashed: str) -> bool:
    lines = vocabulary.lines()
    return bool(lines.meta.fullmatch(squashed) or lines.unit.fullmatch(squashed))


def _is_heading(squashed: str) -> bool:
    """A number (公开01表) or a title alone on its row."""
    numbered = vocabulary.lines().number.fullmatch(squashed)
    return bool(numbered or match_title(squashed) or _TITLE.fullmatch(squashed))


def _is_labelled_meta(texts: list[str]) -> bool:
    """`编制单位： | 某某办公室 | 单位：万元`: whatever is said of the office, and the unit."""
    if len(texts) == 3 and _is_meta(texts[0]) and _is_meta(texts[2]):
        return True
    return len(texts) <= 3 and any(vocabulary.lines().unit.fullmatch(text) for text in texts)


def _place(
    tables: list[RawTable], grid: Grid, caption: Caption, level: str, has_caption: bool
) -> None:
    """Adds `grid` as a new table or as a further page of the last one."""
    if tables and _continues(tables[-1], grid, caption, has_caption):
        last = tables[-1]
        tables[-1] = replace(
            last,
            rows=last.rows + grid.rows,
            pages=(*last.pages, len(last.rows)),
            page_captions=(*last.page_captions, *([caption] if caption.source else [])),
            merged_cells_missing=last.merged_cells_missing or grid.merged_cells_missing,
        )
        return
    if tables and caption.suffix and not caption.number:
        base = tables[-1].caption.number.rpartition("-")[0]
        if base and tables[-1].caption.kind == caption.kind:
            caption = replace(caption, number=f"{base}-{caption.suffix}")
    tables.append(
        RawTable(caption, grid.rows, grid.merged_cells_missing, level, unread=grid.unread)
    )


def _continues(last: RawTable, grid: Grid, caption: Caption, has_caption: bool) -> bool:
    """True when `grid` is a further page of `last`."""
    if grid.unread and not last.unread:
        return False
    if not has_caption and not caption.title:
        return not last.notes
    before = last.caption
    if caption.number and caption.number != before.number:
        return False
    if caption.kind == "other" or (caption.kind, caption.core) != (before.kind, before.core):
        return False
    if caption.suffix != before.suffix or (caption.level and caption.level != last.level):
        return False
    return not _opens_again(last, grid) and not _other_columns(last, grid)


def _other_columns(last: RawTable, grid: Grid) -> bool:
    """True for a page on which another number of columns is seen.

    With a title of its own it begins anew then: its numbers would come under the columns
    of another page.
    """
    is_form = vocabulary.kind(last.caption.kind).layout == "form"
    widths = {len(row.cells) for row in (*last.rows, *grid.rows)}
    return grid.columns_seen and not is_form and len(widths) > 1


def _opens_again(last: RawTable, grid: Grid) -> bool:
    """True when the grid begins like a new form, or a second table with its own total."""
    if vocabulary.kind(last.caption.kind).layout == "form":
        return _first_key(last.rows) == _first_key(grid.rows)
    return _has_total(last.rows) and _has_total(grid.rows)


def _first_key(rows: Sequence[Row]) -> str:
    skip = len(leading_rows(rows))
    return next((squash(c.text) for row in rows[skip:] for c in row.cells if c.text), "")


def _has_total(rows: Sequence[Row]) -> bool:
    totals = vocabulary.lines().totals
    return any(
        totals.fullmatch(squash(c.text)) and any("." in o.text for o in row.cells)
        for row in rows
        for c in row.cells[:6]
        if c.text
    )
