"""Grids and the paragraphs between them become published tables.

A grid takes the short paragraphs above it as caption. A grid with the same title and no
new number goes on with the table before it (a page break), with or without its header;
a grid without any caption does too. Page numbers between pages are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from generator.documents.model import Block, Grid, Paragraph, Row
from generator.standards import vocabulary
from generator.standards.template_words import table_words
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank, parse_amount
from generator.tables.captions import match_title, read_caption
from generator.tables.header import header_length
from generator.tables.model import Caption, RawTable
from generator.tables.publishers import organ_of_title_page, told_apart, unit_of_heading

_PAGE_NUMBER = re.compile(r"[-—–\s第]*\d{1,4}[-—–\s页]*")
_PROSE = re.compile(r"[。；]")
_TITLE = re.compile(r"[^。；，、:：]{4,60}表([(（][^()（）]{1,20}[)）])?")
_MOST_CAPTION_LINES = 8
_MOST_FRAGMENTS = 24  # lines of cells between a title and its table
_FRAGMENT = 12  # characters in such a line


@dataclass(frozen=True, slots=True)
class Assembly:
    """The tables of a document, and the paragraphs that belong to none of them."""

    tables: tuple[RawTable, ...]
    prose: tuple[Paragraph, ...]
    opening: tuple[Paragraph, ...] = ()  # the lines above the first sentence and the first table


def assemble(blocks: Sequence[Block]) -> Assembly:
    """Tables in document order; every paragraph is caption, note or prose."""
    tables: list[RawTable] = []
    prose: list[Paragraph] = []
    pending: list[Paragraph] = []
    title_pages: list[tuple[int, str]] = []
    above_last: list[str] = []
    parts: list[tuple[int, str]] = []
    level, of_unit = "department", False
    opening: tuple[Paragraph, ...] = ()
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
        notes, above, caption_lines = _split(pending, bool(tables), at_end=False)
        _add_below(tables, notes)
        leading = leading_rows(block.rows)
        inside = [cell.text for row in leading for cell in row.cells if cell.text]
        caption, unused = read_caption(caption_lines, inside)
        prose += notes + above + caption_lines[:unused]
        pending = []
        opening = opening if tables else _opening(prose)
        if of_unit:
            caption = replace(caption, level="")
        level = caption.level or level
        lines = [squash(paragraph.text) for paragraph in caption_lines]
        if tables and _is_next_page(tables[-1], block, lines, above_last):
            caption, unused = Caption(reason=caption.reason), len(caption_lines)
        elif lines:
            above_last = lines
        _place(tables, block, caption, level, len(caption_lines) > unused)
    notes, above, rest = _split(pending, bool(tables), at_end=True)
    _add_below(tables, notes)
    told = told_apart(tables, title_pages, parts)
    return Assembly(told, tuple(prose + notes + above + rest), opening)


def _opening(prose: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(takewhile(lambda paragraph: not _PROSE.search(paragraph.text), prose))


def _add_below(tables: list[RawTable], below: Sequence[Paragraph]) -> None:
    """The notes and the units printed right below the last table."""
    if below:
        units = tuple(p.text for p in below if _is_unit(p))
        notes = tuple(p.text for p in below if not _is_unit(p))
        last = tables[-1]
        tables[-1] = replace(last, notes=last.notes + notes, units_below=last.units_below + units)


def _is_next_page(last: RawTable, grid: Grid, lines: list[str], above_last: list[str]) -> bool:
    """True when a page prints the header again and the last lines above it, without a title."""
    is_again = 0 < len(lines) < len(above_last) and above_last[-len(lines) :] == lines
    if not is_again or any(map(match_title, lines)) or _opens_again(last, grid):
        return False
    return bool(_words(grid.rows[0])) and _words(grid.rows[0]) == _words(last.rows[0])


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
        head = _header_words(block.rows)
        starts = [
            at
            for at in range(1, len(block.rows))
            if _opens_table(block.rows, at) or _opens_header(block.rows, at, head)
        ]
        for first, last in zip([0, *starts], [*starts, len(block.rows)], strict=True):
            yield replace(block, rows=block.rows[first:last]) if starts else block


def _opens_table(rows: Sequence[Row], at: int) -> bool:
    """True at the first of at least two caption rows: number and title, title and unit."""
    if not _is_alone(rows[at]) or _is_alone(rows[at - 1]):
        return False
    words = [w for row in leading_rows(rows[at : at + 4]) for w in _words(row)]
    return len(words) > 1 and any(match_title(word) for word in words)


def _opens_header(rows: Sequence[Row], at: int, head: Sequence[str]) -> bool:
    """True at a row of header words alone, below amounts, that are not those of `head`."""
    columns, words = vocabulary.columns(), _words(rows[at])
    if len(words) < 2 or not all(map(columns.knows, words)) or not _is_header(words):
        return False
    above = next((row for row in reversed(rows[:at]) if _words(row)), rows[0])
    below_amounts = any(parse_amount(cell.text) for cell in above.cells)
    return below_amounts and _is_header(head) and not set(words) <= set(head)


def _is_header(words: Sequence[str]) -> bool:
    """True for words of labels and of money."""
    columns = vocabulary.columns()
    return any(map(columns.stub, words)) and any(map(columns.amount, words))


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
    pending: list[Paragraph], after_table: bool, *, at_end: bool
) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph]]:
    """Notes of the table above, prose, and the caption of the table below."""
    notes = 0
    while after_table and notes < len(pending) and _is_below(pending, notes, at_end):
        notes += 1
    first = len(pending)
    if told := _title_over_prose(pending, notes):
        title, prose = told
        return (
            pending[:notes],
            [*pending[notes:title], *prose],
            [pending[title], *(p for p in pending[title + 1 :] if p not in prose)],
        )
    while first > notes and len(pending) - first < _MOST_CAPTION_LINES:
        text = pending[first - 1].text
        if _PROSE.search(text) or len(squash(text)) > 90 or _is_note(pending[first - 1]):
            break
        first -= 1
        if vocabulary.lines().number.match(squash(text)):
            first -= _title_above_number(pending, first, notes)
            first -= first > notes and _is_unit(pending[first - 1])
            break
    first = _title_above_fragments(pending, first, notes)
    return pending[:notes], pending[notes:first], pending[first:]


def _title_over_prose(
    pending: Sequence[Paragraph], first: int
) -> tuple[int, list[Paragraph]] | None:
    """Number and title on one line, where nothing but sentences of the table follow it."""
    for at in range(len(pending) - 1, first - 1, -1):
        squashed = squash(pending[at].text)
        number = vocabulary.lines().number.match(squashed)
        if number and _is_heading(squashed[number.end() :]) and match_title(squashed):
            prose = [p for p in pending[at + 1 :] if _PROSE.search(p.text)]
            return (at, prose) if prose else None
        if not (_PROSE.search(pending[at].text) or _is_meta(squashed) or _is_note(pending[at])):
            return None
    return None


def _title_above_fragments(pending: list[Paragraph], first: int, notes: int) -> int:
    """Where the caption begins: at the title, when only lines of narrow cells are below it."""
    caption = [paragraph.text for paragraph in pending[first:]]
    if len(caption) < _MOST_CAPTION_LINES or any(map(match_title, caption)):
        return first
    for at in range(len(pending) - 1, max(notes, len(pending) - _MOST_FRAGMENTS) - 1, -1):
        if match_title(pending[at].text):
            return at
        if len(squash(pending[at].text)) > _FRAGMENT or _PROSE.search(pending[at].text):
            break
    return first


def _title_above_number(pending: list[Paragraph], number: int, notes: int) -> int:
    """1 when the title stands above the number's line and none below it, else 0."""
    below = any(match_title(paragraph.text) for paragraph in pending[number + 1 :])
    numbered = match_title(pending[number].text)
    above = number > notes and match_title(pending[number - 1].text)
    return 1 if above and not below and not numbered else 0


def _is_below(pending: Sequence[Paragraph], at: int, at_end: bool) -> bool:
    """True for a note, and for a unit where the caption of the next table is yet to come."""
    if _is_unit(pending[at]):
        return at_end or any(not _is_unit(p) and not _is_note(p) for p in pending[at + 1 :])
    return _is_note(pending[at])


def _is_unit(paragraph: Paragraph) -> bool:
    return vocabulary.lines().unit.fullmatch(squash(paragraph.text)) is not None


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
            hidden=last.hidden + grid.hidden,
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
            hidden=grid.hidden,
        )
    )


def _continues(last: RawTable, grid: Grid, caption: Caption, has_caption: bool) -> bool:
    """True when `grid` is a further page of `last`."""
    if grid.unread and not last.unread:
        return False
    before = last.caption
    if caption.unit and caption.unit != before.unit and _counts_otherwise(last, caption):
        return False
    if not has_caption and not caption.title:
        return not last.notes and not _other_header(last, grid)
    if caption.number and caption.number != before.number:
        return False
    if caption.kind == "other" or (caption.kind, caption.core) != (before.kind, before.core):
        return False
    if caption.office and before.office and caption.office != before.office:
        return False
    if caption.suffix != before.suffix or (caption.level and caption.level != last.level):
        return False
    return not _opens_again(last, grid) and not _other_columns(last, grid)


def _counts_otherwise(last: RawTable, caption: Caption) -> bool:
    """True where amounts of the table stand above a unit that is not theirs."""
    if not last.caption.unit and caption.title:
        return False
    return any(parse_amount(cell.text) for row in last.rows for cell in row.cells)


def _other_header(last: RawTable, grid: Grid) -> bool:
    """True where the grid begins with a header that says what the table's header does not.

    Its numbers would come under the words of another table.
    """
    words, head = _header_words(grid.rows), _header_words(last.rows)
    above, columns = "".join(head), vocabulary.columns()
    new = [word for word in words if columns.knows(word) and word not in above]
    if vocabulary.kind(last.caption.kind).layout == "form" or not _is_header(head):
        return False
    if not any(parse_amount(cell.text) for row in last.rows for cell in row.cells):
        return False
    return bool(new and _is_header(words)) or _words_over_money(last.rows, grid.rows, above)


def _words_over_money(rows: Sequence[Row], more: Sequence[Row], header: str) -> bool:
    """True where the first of the further rows prints new words in the last column of money."""
    width = {len(row.cells) for row in (*rows, *more)}
    places = [at for row in rows for at, cell in enumerate(row.cells) if parse_amount(cell.text)]
    if len(width) > 1 or len(more) < 2 or not places:
        return False
    first, *below = (row.cells[max(places)].text for row in more)
    is_word = not is_blank(first) and parse_amount(first) is None
    return is_word and squash(first) not in header and any(map(parse_amount, below))


def _header_words(rows: Sequence[Row]) -> list[str]:
    rest = rows[len(leading_rows(rows)) :]
    return [word for row in rest[: header_length(rest)] for word in _words(row)]


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
