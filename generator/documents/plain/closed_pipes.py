"""Tables in which every cell ends with a pipe, as programs write that take text out of pages.

A row is one line, `a | b |`, or as many lines as it has cells, `a |` and below it `b |`; a
pipe may have a line of its own below its cell, and one more may open each row. Where cells are
merged, pipes at the end of the row make up for those that are missing. How
many cells a row has is nowhere said: it is the number that lets all rows end at the end of a
line, labels stand below labels and amounts below amounts. Where no number does, or two do,
nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, takewhile

from generator import locator
from generator.documents.markup import clean
from generator.documents.model import Cell, Grid, Row
from generator.documents.numbers import is_finished, is_number, says_money
from generator.documents.plain.cell_rows import (
    Part,
    Rows,
    Words,
    body_of,
    has_number,
    header_words,
    is_form,
    is_money_form,
    is_table,
    is_titled,
    sections,
)
from generator.documents.plain.fields import split_fields, unquoted

UNKNOWN_ROWS = "表格的各格以竖线结尾，无法确定每行有几格，表中的数字没有读取"
_NO_CELL = re.compile(r"[。；：:\t]|^\s*#")
_SENTENCE = re.compile(r"[。；\t]")
_RULE = re.compile(r"(?=[|\s:]*--)[|\s:\-]+")
_TIGHT = re.compile(r"[^\s|]\|[^\s|]")  # a||b: a blank cell, no missing one
_PIPE = "|"
_LONGEST_HEAD = 12  # of the first cell, where pipes have lines of their own
_SEEN = 16  # lines
_FEWEST_ALONE = 4  # pipes with a line of their own
_LONGEST_CELL = 40  # of a line that goes on in the next one
_MOST_LINES = 5000
_MOST_TORN = 20  # rows below each other that lost a pipe
_MOST_CELLS = 60  # of a row
_FEWEST_CELLS = 12  # of what is told not to be read for whole numbers alone
_FEWEST_PIPES = 2  # of a line that is a row
_FEWEST_NUMBERS = 2
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Closed:
    """A grid, and the index after its lines."""

    grid: Grid
    after: int


def closed_tables(lines: Sequence[str], others: Collection[int] = ()) -> dict[int, Closed]:
    """The tables by the index of the line they begin in; `others` are rows of other tables."""
    found: dict[int, Closed] = {}
    headers: set[Words] = set()  # of tables that were read: another page prints them again
    index = 0
    while index < len(lines):
        opens = _is_closed(lines[index]) or _is_led(lines, index) or _opens_cells(lines, index)
        if index in others or not opens or lacks_a_pipe(lines, index):
            index += 1
            continue
        table, end = _table(lines, index, headers)
        if table is not None:
            found[index] = table
        index = max(end, index + 1)
    return found


def _is_closed(line: str) -> bool:
    """True for a line that ends with a pipe and does not begin with one."""
    stripped = unquoted(line).strip()
    return stripped.endswith("|") and not stripped.startswith("|")


def lacks_a_pipe(lines: Sequence[str], index: int) -> bool:
    """True for a row of a table between pipes whose first pipe was lost."""
    pipes, at = _pipes(lines[index]), index
    while at >= max(0, index - _MOST_TORN) and _is_closed(lines[at]):
        if _pipes(lines[at]) != pipes:
            return False
        at -= 1
    above = lines[at].strip() if 0 <= at < index else ""
    is_row = above.startswith("|") and above.endswith("|")
    return is_row and _pipes(above) == pipes + 1 > _FEWEST_PIPES


def _is_led(lines: Sequence[str], index: int) -> bool:
    """True for a line with a blank first cell: the next one has as many pipes, but closes them."""
    line = lines[index].strip()
    if not line.startswith("|") or not line.endswith("|") or index + 1 == len(lines):
        return False
    return _is_closed(lines[index + 1]) and _pipes(lines[index + 1]) == _pipes(line) > 1


def _opens_cells(lines: Sequence[str], index: int) -> bool:
    """True where pipes have lines of their own, at the one that opens a row or at its first cell.

    Longer words above them are a title.
    """
    line = lines[index].strip()
    below = [text for raw in lines[index + 1 : index + _SEEN] if (text := raw.strip())]
    if line == _PIPE and below and _is_closed(below[0]):
        return True
    begins = line == _PIPE or (0 < len(line) <= _LONGEST_HEAD and below[:1] == [_PIPE])
    return begins and below.count(_PIPE) >= _FEWEST_ALONE and not any(map(_is_row, below))


def _is_row(line: str) -> bool:
    return "|" in line and line != _PIPE


def _is_above_pipe(lines: Sequence[str], at: int) -> bool:
    """True for words that the pipe on the line below them closes."""
    words = lines[at].strip()
    below = next((text for raw in lines[at + 1 : at + 3] if (text := raw.strip())), "")
    return below == _PIPE and len(words) <= _LONGEST_CELL and not _SENTENCE.search(words)


def _ends(lines: Sequence[str], index: int) -> Iterator[int]:
    """Where the lines of a table may end: at a line without a pipe that may be a part of a cell."""
    at, last = index, index
    while at < min(len(lines), index + _MOST_LINES):
        line = lines[at]
        if "|" in line and "\t" not in line and line.strip().endswith("|"):
            last = at
        elif line.strip() and not _is_above_pipe(lines, at):
            yield last + 1
            if len(line) > _LONGEST_CELL or "|" in line or _NO_CELL.search(line):
                return
        at += 1
    yield last + 1


def _table(lines: Sequence[str], index: int, headers: set[Words]) -> tuple[Closed | None, int]:
    """The table that begins in a line, None where none does, and the index after its lines."""
    ends = list(_ends(lines, index))
    if not _parts(lines, index, ends[-1]):
        return None, index + 1  # nothing but rules
    alike = _alike(lines, index, ends[0])
    begins = _begins(_lines_to_rows(_parts(lines, index, alike))) if alike else index
    if begins > index:
        return None, begins
    for end in [alike] if alike else ends:
        parts = _parts(lines, index, end)
        told = _lines_to_rows(parts) if alike else _parted_by_blanks(lines, parts)
        read = list(_readings(parts, headers, told))
        if len(read) == 1:
            keyed = bool(told) and not is_table(read[0], headers, are_told=True)
            headers.update(header_words(part) for part in sections(read[0]))
            after = read[0][-1][-1].last + 1
            return Closed(_grid(lines, read[0], keyed=keyed), after), after
    end = alike or ends[0]
    parts = _parts(lines, index, end)
    return Closed(_untold(lines, parts), end) if _holds_amounts(parts) else None, end


def _alike(lines: Sequence[str], index: int, end: int) -> int:
    """Where lines of as many cells as the first one end; 0 when a line is no row."""
    pipes = _pipes(lines[index])
    if pipes < _FEWEST_PIPES:
        return 0
    filled = [at for at in range(index, end) if lines[at].strip()]
    run = list(takewhile(lambda at: _pipes(lines[at]) == pipes, filled))
    return run[-1] + 1 if len(run) > 1 else 0


def _pipes(line: str) -> int:
    return line.replace("\\|", "").count("|")


def _holds_amounts(parts: Sequence[Part]) -> bool:
    """Whether the cells may hold amounts: a whole number alone is one in a larger table only."""
    is_large = len(parts) >= _FEWEST_CELLS
    return any(
        is_finished(p.text) or says_money(p.text) or (is_large and is_number(p.text)) for p in parts
    )


def _parts(lines: Sequence[str], start: int, end: int) -> list[Part]:
    """The cells from one line to another, each before its pipe."""
    found: list[Part] = []
    tight = any(_TIGHT.search(line) for line in lines[start:end])
    pending: list[int] = []  # lines without a pipe, that go on in the next one
    for at in range(start, end):
        line = unquoted(lines[at]).strip()
        if _RULE.fullmatch(line):
            continue
        if "|" not in line:
            pending += [at] if line else []
            continue
        cut = line.replace("\\|", "\0\0").split("|")
        led = line.startswith("|")
        for place, raw in enumerate(cut[:-1]):
            text = raw.replace("\0\0", "\\|").strip()
            first = last = at
            if place == 0 and pending:
                first, text = pending[0], " ".join([*(lines[n].strip() for n in pending), text])
                last = pending[-1] if line == _PIPE else at
            found.append(
                Part(
                    clean(text),
                    first,
                    last,
                    place + (not led),
                    place == len(cut) - 2,
                    not tight and _is_padding(cut, place),
                )
            )
        pending = []
    return found


def _is_padding(cut: Sequence[str], place: int) -> bool:
    """Whether a pipe stands right behind another one, or right before it at the beginning."""
    beside = place or 1
    return not cut[place] and beside < len(cut) - 1 and not cut[beside]


def _readings(parts: Sequence[Part], headers: Set[Words], told: Rows) -> Iterator[Rows]:
    """The rows that lines tell; else the ways to part cells that nothing speaks against."""
    if told:
        if len({len(row) for row in told}) == 1 and _is_read(told, parts, headers):
            yield told
        return
    if sum(is_number(part.text) for part in parts) < _FEWEST_NUMBERS:
        return
    found: list[int] = []
    for width in range(2, min(len(parts) // _FEWEST_ROWS, _MOST_CELLS) + 1):
        if any(width % less == 0 for less in found):
            continue  # rows beside each other that stand below each other
        rows = _rows(parts, width)
        if rows and is_table(rows, headers):
            found.append(width)
            yield rows


def _is_read(told: Rows, parts: Sequence[Part], headers: Set[Words]) -> bool:
    """Whether rows that lines tell are a table, a form, or keys with money and its unit."""
    if sum(is_number(part.text) for part in parts) < _FEWEST_NUMBERS:
        return is_money_form(told)
    return is_table(told, headers, are_told=True) or is_form(told) or is_money_form(told)


def _parted_by_blanks(lines: Sequence[str], parts: Sequence[Part]) -> Rows:
    """Rows with a blank line after each; none where they do not have as many cells each."""
    if not parts:
        return []
    first, last = parts[0].first, parts[-1].last
    blanks = list(accumulate(not line.strip() for line in lines[first : last + 1]))
    rows = [list(row) for _, row in groupby(parts, key=lambda part: blanks[part.last - first])]
    lengths = {len(row) for row in rows}
    return rows if len(rows) > 1 and len(lengths) == 1 and lengths != {1} else []


def _lines_to_rows(parts: Sequence[Part]) -> Rows:
    return [list(row) for _, row in groupby(parts, key=lambda part: part.last)]


def _begins(rows: Rows) -> int:
    """The line of the first row, below what says of which file it is: 索引号, 发布日期."""
    tables = sections(rows)
    above = sum(map(has_number, tables[0]))
    is_none = above < _FEWEST_ROWS and not is_titled(tables[0])
    return tables[is_none and len(tables) > 1][0][0].first


def _rows(parts: Sequence[Part], width: int) -> Rows:
    """Rows of so many cells; empty when a row does not end with a line.

    Words below the last row are no part of the table.
    """
    whole = len(parts) // width * width
    rest = parts[whole:]
    if any(is_number(part.text) for part in rest):
        return []
    rows = [list(parts[at : at + width]) for at in range(0, whole, width)]
    if not all(row[-1].ends_line and row[0].first == row[0].last for row in rows):
        return []
    return rows


def _grid(lines: Sequence[str], rows: Rows, *, keyed: bool) -> Grid:
    """The rows as a grid; in a form of keys and values no row is a header."""
    made = []
    for part in sections(rows):
        body = 0 if keyed else body_of(part) or len(part)
        made += [_row(lines, _unpadded(row) if at < body else row) for at, row in enumerate(part)]
    ragged = len({len(row.cells) for row in made}) > 1
    return Grid(tuple(made), locator.span(made[0].source, made[-1].source), ragged)


def _unpadded(row: Sequence[Part]) -> Sequence[Part]:
    """A row of a header without the blanks at its end that stand for merged cells.

    Blank cells may stand there as well: but not alone behind a row that has no other blank,
    and not where pipes touch.
    """
    end = len(row)
    while end > 1 and row[end - 1].is_blank:
        end -= 1
    is_missing = any(part.is_padding for part in row[end:])
    is_full = end == len(row) - 1 and not any(part.is_blank for part in row[:end])
    return row[:end] if is_missing or is_full else row


def _row(lines: Sequence[str], parts: Sequence[Part]) -> Row:
    place = locator.lines(parts[0].first + 1, parts[-1].last + 1)
    return Row(tuple(_cell(lines, part) for part in parts), place)


def _cell(lines: Sequence[str], part: Part) -> Cell:
    if part.first < part.last:
        raw = "\n".join(lines[part.first : part.last + 1])
        return Cell(part.text, raw.strip(), locator.lines(part.first + 1, part.last + 1))
    if part.text and not part.field:
        return Cell(part.text, lines[part.first].strip(), locator.line(part.first + 1))
    fields = split_fields(lines[part.first])
    raw = fields[part.field - 1].strip() if 0 < part.field <= len(fields) else part.text
    return Cell(part.text, raw, locator.line(part.first + 1, part.field))


def _untold(lines: Sequence[str], parts: Sequence[Part]) -> Grid:
    """The cells in no columns, because these are not known."""
    rows = [_row(lines, [replace(part, is_padding=False)]) for part in parts if part.text]
    source = locator.lines(parts[0].first + 1, parts[-1].last + 1)
    return Grid(tuple(rows), source, unread=UNKNOWN_ROWS)
