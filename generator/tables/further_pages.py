"""Whether a grid is a further page of the table before it or begins a table of its own.

A table that goes on under the words of another one would be wrong, so a header that says
something else, another number of columns or a second total begin a new table.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.model import Grid, Row
from generator.standards import vocabulary
from generator.standards.vocabulary import squash
from generator.tables.amounts import is_blank, parse_amount
from generator.tables.captions import match_title
from generator.tables.header import header_length
from generator.tables.leading import header_words, is_header, leading_rows, words_of
from generator.tables.model import Caption, RawTable


def continues(
    last: RawTable, grid: Grid, caption: Caption, has_caption: bool, *, said_on: bool = False
) -> bool:
    """True when `grid` is a further page of `last`; `said_on` where it is called so (续表).

    A note between them ends a table that nothing goes on with: neither such words nor the
    header once more.
    """
    if grid.unread and not last.unread:
        return False
    before = last.caption
    if caption.unit and caption.unit != before.unit and _counts_otherwise(last, caption):
        return False
    if not has_caption and not caption.title:
        goes_on = said_on or not last.notes or _is_header_again(last, grid)
        return goes_on and not _other_header(last, grid)
    if caption.number and caption.number != before.number:
        return False
    if not caption.core or (caption.kind, caption.core) != (before.kind, before.core):
        return False
    if caption.office and before.office and squash(caption.office) != squash(before.office):
        return False
    if caption.suffix != before.suffix or (caption.level and caption.level != last.level):
        return False
    return not _opens_again(last, grid) and not _other_columns(last, grid)


def is_next_page(last: RawTable, grid: Grid, lines: list[str], above_last: list[str]) -> bool:
    """True when a page prints the header again and the last lines above it, without a title."""
    is_again = 0 < len(lines) < len(above_last) and above_last[-len(lines) :] == lines
    if not is_again or any(map(match_title, lines)) or _opens_again(last, grid):
        return False
    return bool(words_of(grid.rows[0])) and words_of(grid.rows[0]) == words_of(last.rows[0])


def _is_header_again(last: RawTable, grid: Grid) -> bool:
    """True where the grid begins with the header of the table, and no total of its own."""
    words = header_words(grid.rows)
    return is_header(words) and words == header_words(last.rows) and not _opens_again(last, grid)


def _counts_otherwise(last: RawTable, caption: Caption) -> bool:
    """True where amounts of the table stand above a unit that is not theirs."""
    if not last.caption.unit and caption.title:
        return False
    return _has_amounts(last)


def _other_header(last: RawTable, grid: Grid) -> bool:
    """True where the grid begins with a header that says what the table's header does not.

    Its numbers would come under the words of another table.
    """
    words, head = header_words(grid.rows), header_words(last.rows)
    above, columns = "".join(head), vocabulary.columns()
    new = [word for word in words if columns.knows(word) and word not in above]
    if vocabulary.kind(last.caption.kind).layout == "form" or not is_header(head):
        return False
    if not _has_amounts(last) or _begins_with_header_of(last, grid):
        return False
    return bool(new and is_header(words)) or _words_over_money(last.rows, grid.rows, above)


def _begins_with_header_of(last: RawTable, grid: Grid) -> bool:
    """True where the header is printed again; words below it are those of a row."""
    rows, more = (r[len(leading_rows(r)) :] for r in (last.rows, grid.rows))
    length = header_length(rows)
    return length > 0 and [*map(words_of, more[:length])] == [*map(words_of, rows[:length])]


def _words_over_money(rows: Sequence[Row], more: Sequence[Row], header: str) -> bool:
    """True where the first of the further rows prints new words in the last column of money."""
    width = {len(row.cells) for row in (*rows, *more)}
    places = [at for row in rows for at, cell in enumerate(row.cells) if parse_amount(cell.text)]
    if len(width) > 1 or len(more) < 2 or not places:
        return False
    first, *below = (row.cells[max(places)].text for row in more)
    is_word = not is_blank(first) and parse_amount(first) is None
    return is_word and squash(first) not in header and any(map(parse_amount, below))


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


def _has_amounts(table: RawTable) -> bool:
    return any(parse_amount(cell.text) for row in table.rows for cell in row.cells)


def _has_total(rows: Sequence[Row]) -> bool:
    totals = vocabulary.lines().totals
    return any(
        totals.fullmatch(squash(c.text)) and any("." in o.text for o in row.cells)
        for row in rows
        for c in row.cells[:6]
        if c.text
    )
